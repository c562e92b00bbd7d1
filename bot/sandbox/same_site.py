"""A guard for the tenant on a port of its own: a page of another site may not change anything in it.

Browsers let any page post to localhost, and say in Origin and Sec-Fetch-Site whose page it was.
"""

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

_ONLY_READ = frozenset({"GET", "HEAD", "OPTIONS"})
_REFUSED = "The tenant is changed by its own pages and by programs, by no other site's page."


def same_site_only(host: str, port: int) -> Middleware:
    """Return a middleware that answers 403 to changes which a page of another site asks for."""
    own = {f"http://{name}:{port}" for name in (host, "localhost", "127.0.0.1", "[::1]")}

    @web.middleware
    async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
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
