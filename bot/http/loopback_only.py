"""The sandbox's own front door: requests from this machine, asked for by this machine's name, and passed on by nobody.

Unsigned messages are accepted there. A page elsewhere can point a name of its own at 127.0.0.1 ("DNS
rebinding"), which its browser then writes into Host; it can post to localhost without reading the answer
("cross-site request forgery"), which its browser says in Origin and Sec-Fetch-Site; and a proxy or tunnel
would let strangers in.
"""

import re

from aiohttp import web
from aiohttp.typedefs import Handler

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
PASSED_ON = (
    "Forwarded",
    "Via",
    "X-Real-IP",
    "X-Client-IP",
    "X-Cluster-Client-IP",
    "X-Original-Host",
    "X-Original-URL",
    "X-ProxyUser-IP",
    "X-ARR-SSL",
    "X-Azure-ClientIP",
    "X-Azure-SocketIP",
    "X-Azure-FDID",
    "CF-Connecting-IP",
    "CF-Connecting-IPv6",
    "CF-Ray",
    "True-Client-IP",
    "Fastly-Client-IP",
    "Fly-Client-IP",
    "Tailscale-User-Login",
)
"""Headers with which a proxy says that the request is somebody else's, beside those that begin with _FORWARDS."""
_PASSED_ON = frozenset(name.casefold() for name in PASSED_ON)
_FORWARDS = ("x-forwarded", "x-envoy-")
_HOST = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(?::([0-9]{1,5}))?", re.IGNORECASE)
_PORT_MOST = 65535
_ONLY_READ = frozenset({"GET", "HEAD", "OPTIONS"})

_ELSEWHERE = "The sandbox answers at localhost and 127.0.0.1 alone."
_FORWARDED = (
    "The sandbox takes no requests that a proxy or tunnel passes on: unsigned messages are accepted"
    " here. Set MicrosoftAppId to serve others."
)
_ANOTHER_SITE = (
    "The sandbox is changed by its own pages and by programs on this machine, by no other site."
)


@web.middleware
async def loopback_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse what is meant for another host (421), or comes through a proxy or from another site's page (403)."""
    if not _is_meant_for_here(request):
        raise web.HTTPMisdirectedRequest(text=_ELSEWHERE)
    if any(_is_passed_on(name) for name in request.headers):
        raise web.HTTPForbidden(text=_FORWARDED)
    if request.method not in _ONLY_READ and not _is_from_here(request):
        raise web.HTTPForbidden(text=_ANOTHER_SITE)
    return await handler(request)


def _is_meant_for_here(request: web.Request) -> bool:
    """Whether Host, and the target where that names one too, are this machine."""
    hosts = request.headers.getall("Host", [])
    if len(hosts) != 1 or not _is_own(hosts[0]):
        return False
    url = request.url  # of a target such as “http://elsewhere/”, that address
    return url.user is None and url.password is None and url.host in LOOPBACK


def _is_own(host: str) -> bool:
    own = _HOST.fullmatch(host)
    return own is not None and int(own[2] or 0) <= _PORT_MOST


def _is_passed_on(name: str) -> bool:
    return name.casefold() in _PASSED_ON or name.casefold().startswith(_FORWARDS)


def _is_from_here(request: web.Request) -> bool:
    """Whether a page of this server asks, or a program, which names no origin.

    The bot's own forms have the origin “null”, as their pages give no referrer: their browser says it otherwise.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site not in {None, "same-origin", "none"}:
        return False
    origins = request.headers.getall("Origin", [])
    if origins == ["null"]:
        return site == "same-origin"
    own = f"http://{request.headers['Host']}".casefold()
    return all(one.casefold() == own for one in origins)
