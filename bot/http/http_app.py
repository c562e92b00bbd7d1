"""The server and the bot's own pages: sign-in and back, the audit log and the report as files.

Every answer of the server carries SECURITY_HEADERS.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from uuid import uuid4

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from msgspec import Struct

from bot.domain.errors import BotError
from bot.http.form_fields import form_fields
from bot.http.health import OPENED
from bot.http.html_pages import SECURITY_HEADERS, page, question
from bot.runtime.logs import trace_of
from cards.words import pages as words

AUDIT, REPORT = "/audit", "/report"
LARGEST_BODY = 256 * 1024
log = structlog.get_logger()


def build_application(*more: Middleware) -> web.Application:
    """Return the server without its addresses: bodies are small, and no answer tells more than it must.

    `more` are asked first, and may refuse.
    """
    server = web.Application(client_max_size=LARGEST_BODY, middlewares=[*more, _guarded])
    server[OPENED] = asyncio.Event()
    server.on_response_prepare.append(_secured)
    return server


@web.middleware
async def _guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer what nobody expected with a reference: the log says where it happened, never about what."""
    try:
        return await handler(request)
    except web.HTTPException:
        raise
    except Exception as error:  # noqa: BLE001 - the last resort: the browser hears a reference, the log has the rest
        if error is request.content.exception():
            return _cut_short(error)
        reference = uuid4().hex[:8]
        log.error("page.failed", reference=reference, error=trace_of(error))  # noqa: TRY400 - a message may hold what must not be logged
        return page(*words.failed(reference), status=500)


def _cut_short(error: Exception) -> web.Response:
    """Return the answer to a body that did not arrive: see `bot.http.connections`."""
    is_slow = isinstance(error, TimeoutError)
    text = words.TOO_SLOW if is_slow else words.UNREADABLE
    response = web.Response(status=408 if is_slow else 400, text=text)
    response.force_close()
    return response


async def _secured(_: web.Request, response: web.StreamResponse) -> None:
    """Add the security headers to an answer, wherever it comes from, but keep what it says itself."""
    response.headers.pop("Server", None)
    for name, value in SECURITY_HEADERS.items():
        response.headers.setdefault(name, value)


class SignInEndpoints(Struct, frozen=True):
    """What happens when a browser comes to sign in, and when it comes back."""

    opened: Callable[[str], Awaitable[str]]
    """From a prompt's ticket to the address of the sign-in page."""
    came_back: Callable[[Mapping[str, str]], Awaitable[str]]
    """From what the sign-in page sent back to the person's name; empty where nobody signed in."""
    exported: Callable[[str], Awaitable[str]]
    """From a download's ticket to the audit log as a table; raises Gone."""
    reported: Callable[[str], Awaitable[str]]
    """From a download's ticket to the report of interviews as a table; raises Gone."""
    words: Callable[[BotError], tuple[str, tuple[str, ...]]]
    """A title and sentences for what went wrong."""


def routes(doors: SignInEndpoints) -> list[web.RouteDef]:
    """Return the addresses of the bot's own pages."""

    async def start(request: web.Request) -> web.Response:
        try:
            url = await doors.opened(request.query.get("ticket", ""))
        except BotError as error:
            return _refusal(error, doors)
        return web.Response(status=302, headers={**SECURITY_HEADERS, "Location": url})

    async def callback(request: web.Request) -> web.Response:
        try:
            name = await doors.came_back(dict(request.query))
        except BotError as error:
            return _refusal(error, doors)
        return page(*words.signed_in(name))

    return [
        # No HEAD: to look at them is to use them.
        web.get("/auth/start", start, allow_head=False),
        web.get("/auth/callback", callback, allow_head=False),
        *_download_routes(
            doors, _File(AUDIT, words.AUDIT, words.AUDIT_BUTTON, "audit-log.csv", doors.exported)
        ),
        *_download_routes(
            doors,
            _File(REPORT, words.REPORT, words.REPORT_BUTTON, "interviews.csv", doors.reported),
        ),
    ]


class _File(Struct, frozen=True):
    """A file that a link in a chat leads to."""

    path: str
    page: tuple[str, ...]
    button: str
    name: str
    table: Callable[[str], Awaitable[str]]
    """From a download's ticket; raises Gone."""


def _download_routes(doors: SignInEndpoints, file: _File) -> list[web.RouteDef]:
    """Return the page that asks before it hands the file over: chats look at every link by themselves."""

    async def ask(request: web.Request) -> web.Response:
        return question(
            *file.page,
            action=file.path,
            hidden={"ticket": request.query.get("ticket", "")},
            buttons={"download": file.button},
        )

    async def give(request: web.Request) -> web.Response:
        asked = await form_fields(request)
        try:
            table = await file.table(asked.get("ticket", ""))
        except BotError as error:
            return _refusal(error, doors)
        named = {"Content-Disposition": f'attachment; filename="{file.name}"'}
        headers = SECURITY_HEADERS | named
        return web.Response(text=table, content_type="text/csv", headers=headers)

    return [web.get(file.path, ask), web.post(file.path, give)]


def _refusal(error: BotError, doors: SignInEndpoints) -> web.Response:
    title, lines = doors.words(error)
    return page(title, *lines, status=400)
