"""The candidate's page: `GET` shows times or the interview, `POST` chooses. Nobody signs in: who has the link is the candidate.

A look changes nothing, as mail programs open every link by themselves. The page works without scripts; the one script
that there is tells the reader's time zone, and lets what was just done be said once.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlencode

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from msgspec import Struct

from bot.domain.errors import BotError
from bot.http.calendar_file import calendar_file
from bot.http.form_fields import form_fields
from bot.http.html_pages import SECURITY_HEADERS
from bot.http.token_buckets import TokenBuckets
from bot.runtime.ports import Clock
from cards.candidate_views import CandidatePage, Done
from cards.words.bookings.candidate_page import MESSAGE_MOST, page_text
from cards.words.pages import LANGUAGE

HERE = Path(__file__).parent
BASE = "/c"
LOOKS_A_MINUTE, POSTS_AN_HOUR = 30, 10
"""Of one link, wherever from."""
ALL_LOOKS_A_MINUTE = 300
"""At links that there are, however many: each may make calendars be read."""
MISSES_A_MINUTE = 30
"""Of one address, at links that there are not."""
SAID_ONCE = frozenset({"moved", "passed-on"})
"""What the page says was done; the others it shows."""
SETTLES_WITHIN, LOOK_AGAIN = 8.0, 0.2
"""Seconds that a choice is waited for, and between two looks."""
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors {frames}"
)
_STATUS = {
    "unknown": 404,
    "expired": 410,
    "withdrawn": 410,
    "replaced": 410,
    "unavailable": 503,
    "busy": 429,
}

_templates = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    trim_blocks=True,
    undefined=StrictUndefined,
)


class CandidateEndpoints(Struct, frozen=True):
    """What happens when somebody opens a candidate's link, and presses a button there."""

    opened: Callable[[str, Mapping[str, str]], Awaitable[CandidatePage]]
    """From the token and what the address says besides (`zone`, `page`, `move`)."""
    decided: Callable[[str, Mapping[str, str], Mapping[str, str]], Awaitable[CandidatePage]]
    """From the token, the same, and the fields of the form (`decision`, `slot`, `message`)."""


class CandidatePages:
    """The pages of all links, and how often each may be asked for."""

    def __init__(
        self,
        doors: CandidateEndpoints,
        clock: Clock,
        address_of: Callable[[web.Request], str],
        *,
        is_framed: bool = False,
    ) -> None:
        """Serve these; `is_framed` lets a page of our own show them inside itself."""
        self._doors = doors
        self._clock = clock
        self._address_of = address_of
        self._frames = "'self'" if is_framed else "'none'"
        self._looks = TokenBuckets(clock, LOOKS_A_MINUTE, 60)
        self._all_looks = TokenBuckets(clock, ALL_LOOKS_A_MINUTE, 60)
        self._posts = TokenBuckets(clock, POSTS_AN_HOUR, 3600)
        self._misses = TokenBuckets(clock, MISSES_A_MINUTE, 60)

    def routes(self) -> list[web.RouteDef]:
        """Return the addresses of the candidate's page."""
        return [
            web.get(f"{BASE}/static/{{name}}", _static),
            web.get(f"{BASE}/{{token}}", self._look),
            web.post(f"{BASE}/{{token}}", self._press),
            web.get(f"{BASE}/{{token}}/interview.ics", self._calendar),
        ]

    async def _look(self, request: web.Request) -> web.Response:
        return self._answer(await self._looked_at(request), request)

    async def _looked_at(self, request: web.Request) -> CandidatePage:
        """Return what a link shows; the page that asks to wait where it, or all of them, are looked at too often."""
        if self._is_too_often(self._looks, request) or not self._all_looks.has_room(""):
            return CandidatePage(state="busy")
        opened = self._doors.opened(request.match_info["token"], request.query)
        page = await _unless_in_trouble(opened)
        # Who tries tokens does not use up what is there for those who have a link.
        if page.state != "unknown":
            self._all_looks.take("")
        return page

    async def _press(self, request: web.Request) -> web.Response:
        token = request.match_info["token"]
        fields = await form_fields(request)
        if self._is_too_often(self._posts, request):
            return self._answer(CandidatePage(state="busy"), request)
        page = await _unless_in_trouble(self._doors.decided(token, request.query, fields))
        if page.done in {"booked", "moved"}:
            await self._settled(request)
        if page.done:
            raise web.HTTPSeeOther(_address(request, page.done), headers=SECURITY_HEADERS)
        return self._answer(page, request)

    async def _calendar(self, request: web.Request) -> web.Response:
        token = request.match_info["token"]
        page = await self._looked_at(request)
        if page.state == "busy":
            raise web.HTTPTooManyRequests(headers={"Retry-After": "60"})
        address = str(request.url.origin().with_path(f"{BASE}/{token}"))
        body = calendar_file(page, address, self._clock.now())
        if not body:
            raise web.HTTPNotFound
        named = {"Content-Disposition": 'attachment; filename="interview.ics"'}
        return web.Response(
            body=body,
            content_type="text/calendar",
            charset="utf-8",
            headers=SECURITY_HEADERS | named,
        )

    def _is_too_often(self, pace: TokenBuckets, request: web.Request) -> bool:
        """Whether a link is asked for too often, wherever from."""
        return not pace.take(_whose(request.match_info["token"]))

    def _answer(self, page: CandidatePage, request: web.Request) -> web.Response:
        # Who tries tokens is slowed down; whoever has a link from the same address is not kept out by it.
        if page.state == "unknown" and not self._misses.take(self._address_of(request)):
            page = CandidatePage(state="busy")
        return draw(page, request, self._frames)

    async def _settled(self, request: web.Request) -> None:
        """Wait a few seconds until a chosen time is written, so that the next page can say so."""
        token = request.match_info["token"]
        for _ in range(round(SETTLES_WITHIN / LOOK_AGAIN)):
            page = await _unless_in_trouble(self._doors.opened(token, request.query))
            if page.interview is None or page.interview.is_settled:
                return
            await asyncio.sleep(LOOK_AGAIN)


async def _unless_in_trouble(page: Awaitable[CandidatePage]) -> CandidatePage:
    """Return the page; one that says so where calendars or the store are away."""
    try:
        return await page
    except BotError:
        return CandidatePage(state="unavailable")


def _address(request: web.Request, done: Done) -> str:
    """Return where the page stands, in the zone that was chosen, and what it is to say was done."""
    told = done if done in SAID_ONCE else ""
    return request.path + _query(zone=request.query.get("zone", ""), done=told)


def _query(**said: str) -> str:
    """Return what an address says besides the token; empty where that is nothing."""
    query = urlencode({name: text for name, text in said.items() if text})
    return f"?{query}" if query else ""


def _whose(token: str) -> str:
    return sha256(token.encode(errors="surrogateescape")).hexdigest()


def draw(page: CandidatePage, request: web.Request, frames: str) -> web.Response:
    """Return the page as HTML: everything is escaped, and nothing is loaded from elsewhere."""
    zone = page.zone if request.query.get("zone", "") else ""
    is_moving = page.state == "moving"
    where = {"page": str(page.page) if page.page else "", "move": "1" if is_moving else ""}
    text = _templates.get_template("candidate_page.html.j2").render(
        language=LANGUAGE,
        page=page_text(page),
        base=request.path,
        query=_query(zone=zone),
        times_query=_query(zone=zone, **where),
        is_moving=is_moving,
        zone=page.zone,
        # What came of a press is told once: to go to another address would lose it.
        is_zone_chosen=page.is_zone_chosen or request.method == "POST",
        message_most=MESSAGE_MOST,
    )
    return web.Response(
        text=text,
        status=_STATUS.get(page.state, 200),
        content_type="text/html",
        headers=_headers(page, frames),
    )


def _headers(page: CandidatePage, frames: str) -> Mapping[str, str]:
    framed = {} if frames == "'none'" else {"X-Frame-Options": "SAMEORIGIN"}
    wait = {"Retry-After": "60"} if page.state in {"busy", "unavailable"} else {}
    policy = {"Content-Security-Policy": _POLICY.format(frames=frames)}
    return SECURITY_HEADERS | policy | framed | wait | {"X-Robots-Tag": "noindex, nofollow"}


_STATIC = {
    name: (content_type, (HERE / "static" / name).read_bytes())
    for name, content_type in (("candidate.css", "text/css"), ("candidate.js", "text/javascript"))
}


async def _static(request: web.Request) -> web.Response:
    """Return the page's style or script."""
    if request.match_info["name"] not in _STATIC:
        raise web.HTTPNotFound
    content_type, body = _STATIC[request.match_info["name"]]
    return web.Response(
        body=body, content_type=content_type, charset="utf-8", headers={"Cache-Control": "no-cache"}
    )
