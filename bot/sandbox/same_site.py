"""A guard for the tenant on a port of its own: a page of another site may neither change nor read anything in it.

Browsers let any page post to localhost, and say in Origin and Sec-Fetch-Site whose page it was. A page that
points a name of its own at this machine ("DNS rebinding") is told by Host.
"""

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

_ONLY_READ = frozenset({"GET", "HEAD", "OPTIONS"})
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_REFUSED = "The tenant is changed by its own pages and by programs, by no other site's page."
_ELSEWHERE = "The tenant answers at localhost and 127.0.0.1 alone."


def same_site_only(host: str, port: int) -> Middleware:
    """Return a middleware: 403 for changes that a page of another site asks for, 421 for a Host that is not loopback.

    On a host that is not loopback either it is meant for other machines, whatever they call it.
    """
    own = {f"http://{name}:{port}" for name in (host, "localhost", "127.0.0.1", "[::1]")}

    @web.middleware
    async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
        if host in _LOOPBACK and request.url.host not in _LOOPBACK:
            raise web.HTTPMisdirectedRequest(text=_ELSEWHERE)
        if request.method not in _ONLY_READ and not _is_from(own, request):
            raise web.HTTPForbidden(text=_REFUSED)
        return await handler(request)

    return guarded


def _is_from(own: set[str], request: web.Request) -> bool:
    """Whether a page of the tenant asks, or a program; forms of pages without referrer have the origin “null”."""
    site = request.headers.get("Sec-Fetch-Site")
    if site not in {None, "same-origin", "none"}:
        return False
    allowed = own | {"null"} if site == "same-origin" else own
    return all(one.casefold() in allowed for one in request.headers.getall("Origin", []))
