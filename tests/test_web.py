"""The server around all doors: what it says of itself, and what it answers to what nobody expected."""

import asyncio
import json
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network

import pytest
import structlog
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer, make_mocked_request

from bot.domain.errors import Gone
from bot.http.client_address import PAGES, client_address, limit_pages
from bot.http.connections import UNREADABLE, Deadlines, Runner
from bot.http.form_fields import FORM
from bot.http.health import OPENED, health_routes, metrics_routes
from bot.http.html_pages import SECURITY_HEADERS
from bot.http.http_app import AUDIT, SignInEndpoints, build_application, routes
from bot.http.loopback_only import PASSED_ON, loopback_only
from tests.fakes.store import FakeStore
from tests.harness.patience import PATIENCE

SECRET = "1.AQUABcode"


@pytest.fixture
async def browser():
    async def fails(*_):
        raise RuntimeError(f"with {SECRET}")

    async def gone(_):
        raise Gone(what="download")

    doors = SignInEndpoints(
        opened=fails,
        came_back=fails,
        exported=gone,
        reported=gone,
        words=lambda error: (error.key, ()),
    )
    server = build_application()
    server.add_routes([*routes(doors), *health_routes(FakeStore())])
    async with TestClient(TestServer(server)) as client:
        yield client


async def test_what_nobody_expected_is_a_page_with_a_reference_and_a_line_without_secrets(browser):
    with structlog.testing.capture_logs() as logged:
        answer = await browser.get("/auth/callback", params={"state": "s", "code": SECRET})
    page = await answer.text()
    assert (answer.status, answer.content_type) == (500, "text/html")
    assert logged[0]["reference"] in page
    assert "RuntimeError at " in logged[0]["error"]
    assert SECRET not in json.dumps(logged) + page


@pytest.mark.parametrize("path", ["/auth/start", "/auth/callback"])
async def test_a_look_at_the_head_uses_nothing_up(browser, path):
    assert (await browser.head(path)).status == 405


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        (FORM, b"ticket=x", 400),
        (FORM, b"ticket=%ED%A0%80", 400),
        (FORM, b"ticket=\xff\xfe", 400),
        (f"{FORM}; charset=nope", b"ticket=x", 400),
        (FORM, b"ticket=" + b"x" * 300_000, 413),
        ("multipart/form-data", b"--x\r\nzzz", 415),
        ("multipart/form-data; boundary=x", b"--x\r\nzzz", 415),
        ("application/json", b"{}", 415),
        ("", b"ticket=x", 415),
    ],
)
async def test_a_form_that_cannot_be_read_is_refused(browser, kind, body, status):
    answer = await browser.post(AUDIT, data=body, headers={"Content-Type": kind})
    assert answer.status == status
    assert "Content-Security-Policy" in answer.headers


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/healthz"), ("GET", "/no"), ("PUT", AUDIT), ("GET", "/auth/start"), ("OPTIONS", "/")],
)
async def test_no_answer_says_what_serves_it(browser, method, path):
    answer = await browser.request(method, path)
    assert "Server" not in answer.headers
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.fixture
async def address():
    async def fails(_):
        raise RuntimeError("secret")

    server = build_application()
    server.router.add_post("/fails", fails, expect_handler=fails)
    runner = Runner(server, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield runner.addresses[0]
    await runner.cleanup()


async def answered(address, sent):
    """Return the status line, the headers and the body of the answer to these bytes."""
    reader, writer = await asyncio.open_connection(*address)
    writer.write(sent)
    head, _, body = (await reader.read()).decode().partition("\r\n\r\n")
    writer.close()
    await writer.wait_closed()
    status, *lines = head.split("\r\n")
    return status, dict(line.split(": ", 1) for line in lines), body


@pytest.mark.parametrize(
    "sent",
    [
        b"secret\r\n\r\n",
        b"GET /secret HTTP/9.9.9\r\n\r\n",
        b"\x16\x03\x01secret",
        b"GET / HTTP/1.1\r\nHost: x\r\nBad Name: secret\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nLong: " + b"secret" * 5000 + b"\r\n\r\n",
        b"GET /" + b"secret" * 5000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\n" + b"secret: x\r\n" * 500 + b"\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: secret\r\n\r\n",
    ],
    ids=["no-http", "version", "tls", "name", "header", "line", "headers", "length"],
)
async def test_what_is_no_http_gets_a_short_answer_with_the_headers_of_every_other(
    address, sent, caplog
):
    with structlog.testing.capture_logs() as logged:
        status, headers, body = await answered(address, sent)
    assert status.split()[1] == "400"
    assert body == UNREADABLE
    assert {one["log_level"] for one in logged} <= {"debug"}
    assert "secret" not in json.dumps(logged)
    assert headers["Content-Type"] == "text/plain; charset=utf-8"
    assert {name: headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS
    assert headers["Server"] == ""
    assert [one for one in caplog.records if one.levelname == "ERROR"] == []


async def test_what_is_no_http_can_be_seen_in_the_log_of_details(address):
    with structlog.testing.capture_logs() as logged:
        await answered(address, b"GET /secret HTTP/9.9.9\r\n\r\n")
    (line,) = logged
    assert (line["event"], line["error"]) == ("request.unreadable", "BadStatusLine")


async def test_what_fails_before_any_page_is_asked_is_answered_as_carefully(address, caplog):
    sent = b"POST /fails HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n\r\n"
    status, headers, body = await answered(address, sent)
    assert (status.split()[1], body) == ("500", "Internal Server Error")
    assert "ERROR" in {one.levelname for one in caplog.records}
    assert {name: headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS


async def test_a_request_that_can_be_read_is_the_applications(address):
    sent = b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    status, headers, _ = await answered(address, sent)
    assert (status.split()[1], "Server" in headers) == ("404", False)


async def test_nobody_is_sent_here_before_everything_is_in_place(browser):
    answer = await browser.get("/readyz")
    assert (answer.status, await answer.json()) == (503, {"status": "starting"})
    browser.app[OPENED].set()
    assert (await browser.get("/readyz")).status == 200


async def test_what_a_page_says_of_itself_stands():
    async def own(_):
        return web.Response(headers={"Cache-Control": "max-age=60"})

    server = build_application()
    server.router.add_get("/", own)
    async with TestClient(TestServer(server)) as client:
        assert (await client.get("/")).headers["Cache-Control"] == "max-age=60"


SOON = 0.2


@asynccontextmanager
async def reading(**deadlines):
    """Return the address of a server that reads what it is sent, with these deadlines and for all else the usual ones."""

    async def reads(request):
        return web.Response(text=f"{len(await request.read())}")

    server = build_application()
    server.router.add_post("/reads", reads)
    runner = Runner(server, deadlines=Deadlines(**deadlines), shutdown_timeout=0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield runner.addresses[0]
    await runner.cleanup()


@pytest.fixture
async def hasty():
    """The address of a server that waits for no head longer than a moment."""
    async with reading(head=SOON) as address:
        yield address


@asynccontextmanager
async def connected(address):
    reader, writer = await asyncio.open_connection(*address)
    try:
        yield reader, writer
    finally:
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()


POST = b"POST /reads HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n"


@pytest.mark.parametrize(
    "sent",
    [b"", b"POST /reads HTTP/1.1\r\nHo", b"POST /nowhere HTTP/1.1\r\n"],
    ids=["nothing", "half a head", "another path"],
)
async def test_a_head_that_does_not_come_ends_the_connection(hasty, sent):
    async with connected(hasty) as (reader, writer), asyncio.timeout(PATIENCE):
        writer.write(sent)
        assert await reader.read() == b""


async def test_half_a_second_head_ends_the_connection_too():
    async with (
        # Time for the first, also where the machine has much else to do.
        reading(head=1.0) as address,
        connected(address) as (reader, writer),
        asyncio.timeout(PATIENCE),
    ):
        writer.write(POST + b"\r\nbody")
        assert b" 200 " in await reader.readuntil(b"\r\n\r\n")
        writer.write(POST)
        assert await reader.read() == b"4"


async def test_a_head_that_comes_in_drops_ends_all_the_same(hasty):
    async with connected(hasty) as (reader, writer), asyncio.timeout(PATIENCE):
        ended = asyncio.ensure_future(reader.read())
        writer.write(b"GET / HTTP/1.1\r\n")
        while not ended.done():
            writer.write(b"X: y\r\n")
            await asyncio.wait({ended}, timeout=0.05)
        with suppress(ConnectionError):
            assert await ended == b""


@pytest.mark.parametrize("length", [b"Content-Length: 4", b"Transfer-Encoding: chunked"])
async def test_a_body_that_does_not_come_is_told_so_on_every_path(length):
    head = b"POST /reads HTTP/1.1\r\nHost: x\r\n" + length + b"\r\n\r\n"
    async with reading(body=SOON) as address, asyncio.timeout(PATIENCE):
        status, _, body = await answered(address, head)
        assert (status.split()[1], body) == ("408", "The request didn’t arrive in time.")
        status, _, _ = await answered(address, head.replace(b"/reads", b"/nowhere"))
        assert status.split()[1] == "404"


async def test_who_is_in_time_is_answered_again_and_again():
    async with (
        reading() as address,
        connected(address) as (reader, writer),
        asyncio.timeout(PATIENCE),
    ):
        for _ in range(3):
            writer.write(POST + b"\r\nbo")
            await writer.drain()
            writer.write(b"dy")
            assert b" 200 " in await reader.readuntil(b"\r\n\r\n")
            assert await reader.readexactly(1) == b"4"


CHANGING = ("POST", "PUT", "PATCH", "DELETE")


@pytest.fixture
async def sandbox():
    async def changed(_):
        return web.Response(text="changed")

    server = build_application(loopback_only)
    server.add_routes(metrics_routes(lambda: "figures"))
    server.add_routes([web.route(method, "/change", changed) for method in CHANGING])
    async with TestClient(TestServer(server)) as client:
        yield client


def where(client):
    return client.server.host, client.server.port


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("evil.example", 421),
        ("localhost.evil.example:3978", 421),
        ("127.0.0.1.nip.io", 421),
        ("[", 421),
        ("", 421),
        ("evil.example@localhost", 421),
        ("localhost/evil.example", 421),
        ("localhost?evil.example", 421),
        ("localhost#evil.example", 421),
        ("localhost:3978@evil.example", 421),
        ("127.0.0.1:99999", 421),
        ("127.0.0.1:evil", 421),
        ("localhost.", 421),
        ("::1", 421),
        ("localhost:3978", 200),
        ("LOCALHOST", 200),
        ("[::1]:3978", 200),
    ],
)
async def test_the_sandbox_answers_at_its_own_name_alone(sandbox, host, status):
    answer = await sandbox.get("/metrics", headers={"Host": host})
    assert answer.status == status
    assert "Content-Security-Policy" in answer.headers


@pytest.mark.parametrize(
    "target",
    [
        b"http://evil.example/metrics",
        b"http://localhost@evil.example/metrics",
        b"http://evil.example@localhost/metrics",
        b"http://localhost:99999/metrics",
    ],
)
async def test_the_sandbox_is_no_proxy_to_elsewhere(sandbox, target):
    head = b"GET " + target + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    status, _, body = await answered(where(sandbox), head)
    assert status.split()[1] in {"400", "421"}
    assert "figures" not in body


async def test_the_sandbox_reads_its_own_name_in_a_target(sandbox):
    head = b"GET http://localhost:3978/metrics HTTP/1.1\r\nHost: localhost:3978\r\nConnection: close\r\n\r\n"
    assert (await answered(where(sandbox), head))[2] == "figures"


@pytest.mark.parametrize("method", CHANGING)
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "http://localhost:3978"}, 200),
        ({"Origin": "http://localhost:3978", "Sec-Fetch-Site": "same-origin"}, 200),
        ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Origin": "null"}, 403),
        ({"Origin": "null", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "https://localhost:3978"}, 403),
        ({"Origin": "http://localhost:8000"}, 403),
        ({"Origin": "http://localhost:3978.evil.example"}, 403),
        ({"Origin": ""}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
    ],
)
async def test_the_sandbox_is_changed_by_no_page_of_another_site(sandbox, method, headers, status):
    host = {"Host": "localhost:3978", "Content-Type": "text/plain"}
    answer = await sandbox.request(method, "/change", headers={**host, **headers}, data="{}")
    assert answer.status == status


@pytest.mark.parametrize(
    "name",
    [*PASSED_ON, "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "x-forwarded-by"],
)
async def test_the_sandbox_takes_nothing_that_a_proxy_passes_on(sandbox, name):
    answer = await sandbox.get("/metrics", headers={name: "192.0.2.1"})
    assert answer.status == 403


async def test_figures_are_for_who_has_the_token():
    server = build_application()
    server.add_routes(metrics_routes(lambda: "figures", token="hush"))
    async with TestClient(TestServer(server)) as client:
        for given in ({}, {"Authorization": "Bearer other"}, {"Authorization": "hush"}):
            assert (await client.get("/metrics", headers=given)).status == 401
        answer = await client.get("/metrics", headers={"Authorization": "Bearer hush"})
        assert await answer.text() == "figures"


NEAR = [ip_network("10.0.0.0/8"), ip_network("::1/128")]


@pytest.mark.parametrize(
    ("remote", "forwarded", "client"),
    [
        ("192.0.2.1", "198.51.100.9", "192.0.2.1"),
        ("10.0.0.1", "198.51.100.9", "198.51.100.9"),
        ("10.0.0.1", "203.0.113.7, 198.51.100.9", "198.51.100.9"),
        ("10.0.0.1", "203.0.113.7, 198.51.100.9, 10.0.0.2", "198.51.100.9"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("::ffff:10.0.0.1", "198.51.100.9", "198.51.100.9"),
        ("10.0.0.1", "198.51.100.9:4711", "198.51.100.9"),
        ("10.0.0.1", "198.51.100.9:4711, 10.0.0.2:443", "198.51.100.9"),
        ("10.0.0.1", "[2001:db8::1]:4711", "2001:db8::1"),
        ("10.0.0.1", "2001:db8::1", "2001:db8::1"),
        ("10.0.0.1", "[]:1", "10.0.0.1"),
    ],
)
def test_a_forwarded_address_is_believed_of_a_trusted_proxy_alone(remote, forwarded, client):
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    request = make_mocked_request("GET", "/", headers=headers).clone(remote=remote)
    assert client_address(request, NEAR) == client
    assert client_address(request, []) == remote


async def test_an_address_that_asks_for_pages_without_end_waits():
    class Clock:
        moment = datetime(2026, 11, 22, tzinfo=UTC)

        def now(self):
            return self.moment

    clock = Clock()
    server = build_application(limit_pages(clock, []))
    async with TestClient(TestServer(server)) as client:
        for _ in range(PAGES.burst):
            assert (await client.get("/auth/no")).status == 404
        assert (await client.get("/auth/no")).status == 429
        assert (await client.get("/elsewhere")).status == 404
        clock.moment += timedelta(seconds=1)
        assert (await client.get("/auth/no")).status == 404
