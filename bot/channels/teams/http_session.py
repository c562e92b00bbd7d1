"""One HTTP session for everything this channel asks of others.

The SDK opens a connection for each message it sends and waits for it in one of a few threads;
here connections are kept and no thread waits.
"""

from urllib.request import getproxies

import aiohttp

ANSWER_SECONDS = 15.0
CONNECT_SECONDS = 5.0


class SharedSession:
    """A session that opens when it is first needed, since it belongs to the running loop."""

    def __init__(self, seconds: float = ANSWER_SECONDS, *, trust_env: bool = False) -> None:
        """Open nothing yet; each call will end after so many seconds.

        `trust_env` obeys the proxy of the surroundings, which reaches no sandbox on this machine.
        """
        self._seconds = seconds
        self._trust_env = trust_env
        self._session: aiohttp.ClientSession | None = None

    def session(self) -> aiohttp.ClientSession:
        """Return the session."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=100),
                timeout=aiohttp.ClientTimeout(total=self._seconds, sock_connect=CONNECT_SECONDS),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": "comeet-scheduler"},
                # Told to obey it, aiohttp looks for a proxy anew for each request, in a thread, and again for a `.netrc`.
                trust_env=self._trust_env and bool(getproxies()),
            )
        return self._session

    async def close(self) -> None:
        """Close what is open."""
        if self._session is not None:
            await self._session.close()
            self._session = None
