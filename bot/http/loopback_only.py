"""The sandbox's own front door: requests from this machine, asked for by this machine's name, and passed on by nobody.

Unsigned messages are accepted there. A page elsewhere can point a name of its own at 127.0.0.1 ("DNS
rebinding"), which its browser then writes into Host; and a proxy or tunnel would let strangers in.
"""

from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
PASSED_ON = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP")
"""Headers with which a proxy says that the request is somebody else's."""

_ELSEWHERE = "The sandbox answers at localhost and 127.0.0.1 alone."
_FORWARDED = (
    "The sandbox takes no requests that a proxy or tunnel passes on: unsigned messages are accepted"
    " here. Set MicrosoftAppId to serve others."
)


@web.middleware
async def loopback_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse what is meant for another host (421), or comes through a proxy (403)."""
    if _name(request.headers.get("Host", "")) not in LOOPBACK:
        raise web.HTTPMisdirectedRequest(text=_ELSEWHERE)
    if any(name in request.headers for name in PASSED_ON):
        raise web.HTTPForbidden(text=_FORWARDED)
    return await handler(request)


def _name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
