"""The server around all doors: what it says of itself, and what it answers to what nobody expected."""

import asyncio
import json

import pytest
import structlog
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.domain.errors import Gone
from bot.http.html_pages import SECURITY_HEADERS
from bot.http.http_app import (
    AUDIT,
    FORM,
    OPENED,
    UNREADABLE,
    Runner,
    SignInEndpoints,
    build_application,
    routes,
)
from tests.fakes.store import FakeStore

SECRET = "1.AQUABcode"


@pytest.fixture
async def browser():
    async def fails(*_):
        raise RuntimeError(f"with {SECRET}")

    async def gone(_):
        raise Gone(what="download")

    doors = SignInEndpoints(
        opened=fails, came_back=fails, exported=gone, words=lambda error: (error.key, ())
    )
    server = build_application()
    server.add_routes(routes(doors, FakeStore(), lambda: ""))
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
async def test_what_is_no_http_gets_a_short_answer_with_the_headers_of_every_other(address, sent):
    status, headers, body = await answered(address, sent)
    assert status.split()[1] == "400"
    assert body == UNREADABLE
    assert headers["Content-Type"] == "text/plain; charset=utf-8"
    assert {name: headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS
    assert headers["Server"] == ""


async def test_what_fails_before_any_page_is_asked_is_answered_as_carefully(address):
    sent = b"POST /fails HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n\r\n"
    status, headers, body = await answered(address, sent)
    assert (status.split()[1], body) == ("500", "Internal Server Error")
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
