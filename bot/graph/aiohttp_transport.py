"""How httpx reaches the network: over aiohttp, whose pool and parser cost a quarter of httpx's own.

The published transport of this kind, httpx-aiohttp, tells a line that broke after the request was
sent as one that never came about, and a booking would be reported as not made that may well stand.
"""

from urllib.request import getproxies

import aiohttp
import httpx
from yarl import URL


class AiohttpTransport(httpx.AsyncBaseTransport):
    """One pool of connections, opened when it is first needed, since it belongs to the running loop."""

    def __init__(self, limits: httpx.Limits, *, trust_env: bool) -> None:
        """Keep within these limits; `trust_env` obeys the proxy of the surroundings."""
        self._limits = limits
        self._trust_env = trust_env
        self._session: aiohttp.ClientSession | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the whole answer; raises httpx's errors, ConnectError and ConnectTimeout only where nothing was sent."""
        sending = self._opened().request(
            request.method,
            URL(str(request.url), encoded=True),
            headers=request.headers,
            data=request.content or None,
            allow_redirects=False,
            timeout=_timeout(request),
        )
        try:
            async with sending as answer:
                body = await answer.read()
        except (aiohttp.ConnectionTimeoutError, aiohttp.SocketTimeoutError) as error:
            has_connected = isinstance(error, aiohttp.SocketTimeoutError)
            slow = httpx.ReadTimeout if has_connected else httpx.ConnectTimeout
            raise slow(str(error), request=request) from error
        except aiohttp.ClientConnectorError as error:
            raise httpx.ConnectError(str(error), request=request) from error
        except (TimeoutError, aiohttp.ClientError) as error:
            raise httpx.ReadError(str(error), request=request) from error
        # What httpx takes for encoded is still so: it decodes what it is given.
        return httpx.Response(answer.status, headers=answer.raw_headers, content=body)

    async def aclose(self) -> None:
        """Close all connections."""
        if self._session is not None:
            await self._session.close()

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._limits.max_connections or 0)
            self._session = aiohttp.ClientSession(
                connector=connector,
                cookie_jar=aiohttp.DummyCookieJar(),
                # Told to obey it, aiohttp looks for a proxy anew for each request, in a thread, and again for a `.netrc`.
                trust_env=self._trust_env and bool(getproxies()),
                auto_decompress=False,
            )
        return self._session


def _timeout(request: httpx.Request) -> aiohttp.ClientTimeout:
    told = request.extensions["timeout"]
    return aiohttp.ClientTimeout(
        total=None, connect=told["pool"], sock_connect=told["connect"], sock_read=told["read"]
    )
