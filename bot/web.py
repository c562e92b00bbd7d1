"""The bot's own pages: the way to the sign-in and back, the audit log as a file, and how it fares.

How it fares: `healthz`, `readyz`, `metrics`. Every answer of the server carries SECURITY_HEADERS.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from aiohttp import web

from bot.domain.errors import BotError
from bot.pages import SECURITY_HEADERS, page, question
from bot.ports import Store

AUDIT = "/audit"


@dataclass(frozen=True, slots=True)
class SignInDoors:
    """What happens when a browser comes to sign in, and when it comes back."""

    opened: Callable[[str], Awaitable[str]]
    """From a prompt's ticket to the address of the sign-in page."""
    came_back: Callable[[Mapping[str, str]], Awaitable[str]]
    """From what the sign-in page sent back to the person's name; empty where nobody signed in."""
    exported: Callable[[str], Awaitable[str]]
    """From a download's ticket to the audit log as a table; raises Gone."""
    words: Callable[[BotError], tuple[str, tuple[str, ...]]]
    """A title and sentences for what went wrong."""


def routes(doors: SignInDoors, store: Store, metrics: Callable[[], str]) -> list[web.RouteDef]:
    """Give the addresses of the bot's own pages."""

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
        return page(
            "You are connected" if name else "Thank you",
            f"Thank you, {name}." if name else "Microsoft has told me.",
            "You can close this page and go back to the chat: the answer is there.",
        )

    async def healthz(_: web.Request) -> web.Response:
        return web.json_response({"status": "alive"})

    async def readyz(_: web.Request) -> web.Response:
        is_ready = await store.ready()
        status = "ready" if is_ready else "the store cannot be read or written"
        return web.json_response({"status": status}, status=200 if is_ready else 503)

    async def measured(_: web.Request) -> web.Response:
        return web.Response(text=metrics(), content_type="text/plain")

    return [
        web.get("/auth/start", start),
        web.get("/auth/callback", callback),
        *_audit_routes(doors),
        web.get("/healthz", healthz),
        web.get("/readyz", readyz),
        web.get("/metrics", measured),
    ]


async def secured(_: web.Request, response: web.StreamResponse) -> None:
    """Add the security headers to an answer, wherever it comes from, but keep what it says itself."""
    for name, value in SECURITY_HEADERS.items():
        response.headers.setdefault(name, value)


def _audit_routes(doors: SignInDoors) -> list[web.RouteDef]:
    """Give the page that asks before it hands the file over: chats look at every link by themselves."""

    async def ask(request: web.Request) -> web.Response:
        return question(
            "The audit log",
            "The link works once. Whoever has the file can read who did what in your company's account.",
            action=AUDIT,
            hidden={"ticket": request.query.get("ticket", "")},
            buttons={"download": "Download the last year as a table (CSV)"},
        )

    async def give(request: web.Request) -> web.Response:
        asked = await request.post()
        try:
            table = await doors.exported(str(asked.get("ticket", "")))
        except BotError as error:
            return _refusal(error, doors)
        named = {"Content-Disposition": 'attachment; filename="audit-log.csv"'}
        headers = SECURITY_HEADERS | named
        return web.Response(text=table, content_type="text/csv", headers=headers)

    return [web.get(AUDIT, ask), web.post(AUDIT, give)]


def _refusal(error: BotError, doors: SignInDoors) -> web.Response:
    title, lines = doors.words(error)
    return page(title, *lines, status=400)
