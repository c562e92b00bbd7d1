"""Whose request it is, by the address it comes from, and how many one address may make.

A proxy writes the address it sees behind those that are written already (`X-Forwarded-For`), so the
last one that no proxy of our own has is believed, and nothing in front of it. Some write the port beside it
(Azure's App Service and Application Gateway), which is another for each connection.
"""

import re
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from msgspec import Struct

from bot.http.token_buckets import TokenBuckets
from bot.runtime.ports import Clock
from cards.words.pages import TOO_MANY_REQUESTS

Network = IPv4Network | IPv6Network
ADDRESSES_MOST = 10_000


class AddressPace(Struct, frozen=True):
    """How many requests one address may make to some pages: so many at once, then so many a second."""

    burst: int
    a_second: float
    paths: tuple[str, ...]


PAGES = AddressPace(
    200, 20.0, ("/auth/", "/audit", "/report", "/slack/join", "/slack/install", "/slack/oauth")
)
"""What browsers come to. Teams and Slack sign what they send, and are not counted."""
CANDIDATE_PAGES = AddressPace(1000, 50.0, ("/c/",))
"""Generous: a university or a telephone company is one address. What protects them is counted for each link, and for
those who try tokens: see `bot.http.candidate_page`."""
FILES = "/c/static/"
"""Served from memory, and not counted."""
_WITH_PORT = re.compile(r"(?:\[(?P<six>[^\]]*)\]|(?P<four>[0-9.]+))(?::[0-9]+)?")


def client_address(request: web.Request, proxies: Sequence[Network]) -> str:
    """Return the address that a request comes from, behind the proxies that are trusted."""
    written = ",".join(request.headers.getall("X-Forwarded-For", ())).split(",")
    client = request.remote or ""
    for one in map(_without_port, reversed(written)):
        if not one or not _is_in(client, proxies):
            break
        client = one
    return client


def _without_port(text: str) -> str:
    found = _WITH_PORT.fullmatch(text.strip())
    return (found["six"] or found["four"] or "") if found else text.strip()


def _is_in(address: str, networks: Sequence[Network]) -> bool:
    known = _address(address)
    return known is not None and any(known in one for one in networks)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(text)
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def limit_pages(clock: Clock, proxies: Sequence[Network]) -> Middleware:
    """Return what answers 429 to an address that asks for pages faster than people do."""
    buckets = {
        one: TokenBuckets(clock, one.burst, one.burst / one.a_second, kept=ADDRESSES_MOST, debt=1.0)
        for one in (PAGES, CANDIDATE_PAGES)
    }

    @web.middleware
    async def paced(request: web.Request, handler: Handler) -> web.StreamResponse:
        pace = _pace_of(request.path)
        if pace and not buckets[pace].take(_neighbourhood(client_address(request, proxies))):
            headers = {"Retry-After": "5"}
            raise web.HTTPTooManyRequests(text=TOO_MANY_REQUESTS, headers=headers)
        return await handler(request)

    return paced


def _pace_of(path: str) -> AddressPace | None:
    if path.startswith(FILES):
        return None
    return next((one for one in (PAGES, CANDIDATE_PAGES) if path.startswith(one.paths)), None)


def _neighbourhood(address: str) -> str:
    """Return what one household or office has: an IPv4 address, or the /64 of an IPv6 one."""
    known = _address(address)
    if isinstance(known, IPv6Address):
        return str(ip_network((known, 64), strict=False))
    return address
