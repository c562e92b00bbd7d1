"""The page on which one plays the people of the tenant: its files, its live stream, what it may operation.

The page itself is plain HTML, CSS and ES modules in `static/`; only Microsoft's card renderer and a
markdown reader come from npm, and without them the page shows cards as text.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.sandbox.fault_injection import ControlError
from bot.sandbox.page.calendar_view import LONGEST_SPAN, CalendarView, calendar_view_json
from bot.sandbox.teams.client import install_app, parse_speaker, press_button, send_message
from bot.sandbox.tenant import Tenant

PACKAGES = Path(__file__).with_name("node_modules")
FOLDER = Path(__file__).with_name("static")
LIBRARIES = {
    "adaptivecards.js": "adaptivecards/dist/adaptivecards.min.js",
    "markdown-it.js": "markdown-it/dist/browser/markdown-it.umd.min.js",
}
KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
HEARTBEAT_SECONDS = 15.0
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
Json = dict[str, Any]
Answering = Callable[[Tenant, web.Request], Awaitable[web.StreamResponse]]


def routes(tenant: Tenant) -> list[web.RouteDef]:
    """Return the routes of the page."""
    table: list[tuple[str, str, Answering]] = [
        ("GET", "/", _index),
        ("GET", "/favicon.ico", _icon),
        ("GET", "/sandbox/page/{name}", _file),
        ("GET", "/sandbox/page/lib/{name}", _library),
        ("GET", "/sandbox/chats/stream", _stream),
        ("POST", "/sandbox/chats/{chat}/messages", _message),
        ("POST", "/sandbox/chats/{chat}/presses", _press),
        ("POST", "/sandbox/chats/{chat}/arrival", _arrival),
        ("GET", "/sandbox/lanes", _lanes),
    ]
    return [web.route(method, path, _with_errors(tenant, go)) for method, path, go in table]


def _with_errors(
    tenant: Tenant, answering: Answering
) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            return await answering(tenant, request)
        except ControlError as mistake:
            return web.json_response({"error": str(mistake)}, status=400, headers=HEADERS)

    return handle


async def _index(_: Tenant, __: web.Request) -> web.Response:
    return _served(FOLDER / "index.html")


async def _icon(_: Tenant, __: web.Request) -> web.Response:
    return _served(FOLDER / "icon.svg")


async def _file(_: Tenant, request: web.Request) -> web.Response:
    # Looked up in a listing, so that no name can lead out of the folder.
    files = {one.name: one for one in FOLDER.iterdir() if one.suffix in KINDS}
    return _served(files.get(request.match_info["name"]))


async def _library(_: Tenant, request: web.Request) -> web.Response:
    name = LIBRARIES.get(request.match_info["name"])
    return _served(PACKAGES / name if name else None)


def _served(path: Path | None) -> web.Response:
    if path is None or not path.is_file():
        return web.Response(status=404, text="There is no such file.", headers=HEADERS)
    kind = KINDS[path.suffix]
    return web.Response(body=path.read_bytes(), content_type=kind, charset="utf-8", headers=HEADERS)


async def _stream(tenant: Tenant, request: web.Request) -> web.StreamResponse:
    """Send everything there is, then every change, as server-sent events, until either side ends."""
    headers = {**HEADERS, "Content-Type": "text/event-stream; charset=utf-8"}
    response = web.StreamResponse(headers=headers)
    await response.prepare(request)
    with suppress(ConnectionResetError), tenant.chats.subscribe() as news:
        await response.write(_event(tenant.chats.snapshot()))
        while (said := await _next(news)) is not None:
            await response.write(_event(said) if said else b": still here\n\n")
    return response


async def _next(news: asyncio.Queue[Json | None]) -> Json | None:
    """Return the next change, None at the end, {} as a heartbeat that notices closed connections."""
    try:
        async with asyncio.timeout(HEARTBEAT_SECONDS):
            return await news.get()
    except TimeoutError:
        return {}


def _event(news: Json) -> bytes:
    return f"data: {json.dumps(news, ensure_ascii=False)}\n\n".encode()


async def _message(tenant: Tenant, request: web.Request) -> web.Response:
    body = await _body(request)
    place = parse_speaker(tenant, request.match_info["chat"], body)
    return web.json_response(await send_message(tenant, place, body.get("text")), headers=HEADERS)


async def _press(tenant: Tenant, request: web.Request) -> web.Response:
    body = await _body(request)
    place = parse_speaker(tenant, request.match_info["chat"], body)
    return web.json_response(await press_button(tenant, place, body), headers=HEADERS)


async def _arrival(tenant: Tenant, request: web.Request) -> web.Response:
    place = parse_speaker(tenant, request.match_info["chat"], await _body(request))
    await install_app(tenant, place)
    return web.json_response({}, headers=HEADERS)


async def _lanes(tenant: Tenant, request: web.Request) -> web.Response:
    viewer = tenant.directory.people.get(request.query.get("viewer", "").casefold())
    if viewer is None:
        raise ControlError("'viewer' must be the mail of one of the tenant's people.")
    try:
        first = date.fromisoformat(request.query.get("day") or str(tenant.now().date()))
        days = int(request.query.get("days", "1"))
    except ValueError as error:
        raise ControlError("'day' must be a date such as 2026-11-24, 'days' a number.") from error
    if not 1 <= days <= LONGEST_SPAN:
        raise ControlError(f"'days' must be 1 to {LONGEST_SPAN}.")
    return web.json_response(
        calendar_view_json(tenant, CalendarView(viewer, first, days)), headers=HEADERS
    )


async def _body(request: web.Request) -> Mapping[str, Any]:
    # Other sites' pages cannot send this type without asking first, and are then refused.
    if request.content_type != "application/json":
        raise ControlError("Send application/json.")
    try:
        body = await request.json()
    except ValueError as error:
        raise ControlError("The body is not JSON.") from error
    if not isinstance(body, dict):
        raise ControlError("The body must be a JSON object.")
    return body
