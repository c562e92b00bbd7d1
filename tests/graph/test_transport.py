"""The transport tells what reached the other side from what never left: a booking's truth hangs on it."""

import asyncio
import gzip
from contextlib import asynccontextmanager

import httpx
import pytest

from bot.graph.aiohttp_transport import AiohttpTransport
from bot.graph.factory import CONNECTIONS

QUICK = httpx.Timeout(0.05)


@asynccontextmanager
async def serving(answer):
    """Return the address of a server that does this with each connection, once the request is there."""

    async def served(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        await answer(writer)
        writer.close()

    server = await asyncio.start_server(served, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}/a%2Fb?c=%24d"


def client(limits=CONNECTIONS, **options):
    return httpx.AsyncClient(
        transport=AiohttpTransport(limits, trust_env=False), trust_env=False, **options
    )


async def hangs_up(writer):
    pass


async def says_half(writer):
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")
    await writer.drain()


async def says_nonsense(writer):
    writer.write(b"nonsense\r\n\r\n")
    await writer.drain()


@pytest.mark.parametrize("answer", [hangs_up, says_half, says_nonsense])
async def test_a_line_that_breaks_after_the_request_may_have_worked(answer):
    async with serving(answer) as url, client() as http:
        with pytest.raises(httpx.ReadError):
            await http.post(url, content=b"{}")


async def test_silence_after_the_request_may_have_worked():
    held = asyncio.Event()

    async def waits(_):
        await held.wait()

    async with serving(waits) as url, client(timeout=QUICK) as http:
        with pytest.raises(httpx.ReadTimeout):
            await http.post(url, content=b"{}")
        held.set()


async def test_a_port_that_nobody_listens_on_was_never_reached():
    async with serving(hangs_up) as url:
        pass
    async with client() as http:
        with pytest.raises(httpx.ConnectError):
            await http.post(url, content=b"{}")


async def test_a_request_that_found_no_free_connection_was_never_sent():
    held = asyncio.Event()
    reached = asyncio.Event()

    async def waits(_):
        reached.set()
        await held.wait()

    async with serving(waits) as url, client(httpx.Limits(max_connections=1)) as http:
        first = asyncio.create_task(http.post(url))
        await reached.wait()
        with pytest.raises(httpx.ConnectTimeout):
            await http.post(url, timeout=QUICK)
        held.set()
        with pytest.raises(httpx.ReadError):
            await first


async def test_an_answer_comes_whole_with_its_headers():
    seen = []

    async def answers(writer):
        body = gzip.compress("Grüße".encode())
        head = b"HTTP/1.1 429 Slow\r\nContent-Encoding: gzip\r\nRetry-After: 7\r\n"
        writer.write(b"%sContent-Length: %d\r\n\r\n%s" % (head, len(body), body))
        seen.append(writer.get_extra_info("peername"))
        await writer.drain()

    async with serving(answers) as url, client() as http:
        answer = await http.get(url)
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "7")
    assert answer.text == "Grüße"
    assert str(answer.request.url).endswith("/a%2Fb?c=%24d")


async def test_it_follows_nobody_elsewhere():
    async def points_away(writer):
        writer.write(b"HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n")
        await writer.drain()

    async with serving(points_away) as url, client() as http:
        assert (await http.get(url)).status_code == 302
