"""Bot Framework's connector, the REST service through which a bot speaks in Teams.

One way to the wire: `Connector.call`. What Teams has not taken (429, 412, 503, no connection) is sent
again for as long as a person is patient (learn.microsoft.com, "Optimize your bot with rate limiting
in Teams"). Where it may have taken a message (500, 502, 504, no answer) nothing is repeated here: the
outbox sends it once more at most. Changing a message twice is the same as once, so that may be repeated.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Protocol
from urllib.parse import quote

import aiohttp
import msgspec
import structlog
from yarl import URL

from bot.channels.teams.http_session import SharedSession
from bot.domain.errors import BotError, Gone, NotTaken, OutsideTrouble, Unreachable, Unsure
from bot.runtime.retry import PATIENCE, RetryPolicy

ATTEMPTS = 4
_BUSY = frozenset({412, 429, 503})
_UNSURE = frozenset({500, 502, 504})
_LATER = PATIENCE
"""Seconds after which asking again makes sense where nothing was answered: more than a person waits."""

_log = structlog.get_logger()


class Bearer(Protocol):
    """Who gives the bot's own access token for the connector."""

    async def token(self) -> str:
        """Return a token that is good for some minutes; raises OutsideTrouble."""

    def forget(self, token: str) -> None:
        """Drop this token if it is the one that is kept: it was refused."""


@dataclass(frozen=True, slots=True)
class _Reply:
    status: int
    body: bytes = b""
    retry_after: str = ""
    reference: str = ""
    token: str = field(default="", repr=False)
    """The one it was asked with."""


class Connector:
    """The connector of every region; which one, each call's service address says."""

    def __init__(
        self,
        pool: SharedSession,
        *,
        bearer: Bearer | None,
        has_plain_http: bool = False,
    ) -> None:
        """Speak for the bot that `bearer` stands for; with None unsigned, for the sandbox."""
        self._pool = pool
        self._bearer = bearer
        self._has_plain_http = has_plain_http or bearer is None

    async def call(
        self,
        method: str,
        url: str,
        body: Mapping[str, Any] | None = None,
        *,
        is_repeatable: bool | None = None,
    ) -> dict[str, Any]:
        """Return the answer.

        Raises Unreachable (403), Gone (404), NotTaken, Unsure for what must not be done twice
        (unless told otherwise, a POST), or OutsideTrouble where the connector cannot use what it got.
        """
        if not (self._has_plain_http or url.startswith("https://")):
            raise OutsideTrouble(service="Teams", why="address without encryption")
        payload = None if body is None else msgspec.json.encode(body)
        repeatable = method != "POST" if is_repeatable is None else is_repeatable
        policy = RetryPolicy(_passes, attempts=ATTEMPTS)
        async for attempt in policy.attempts():
            with attempt:
                reply = await self._send_signed(method, url, payload, is_repeatable=repeatable)
                if reply.status not in (200, 201, 202, 204):
                    raise _trouble(method, reply, is_repeatable=repeatable)
                return _object(reply.body)
        raise NotTaken(service="Teams")

    async def _send_signed(
        self, method: str, url: str, payload: bytes | None, *, is_repeatable: bool
    ) -> _Reply:
        """Return the reply, to a fresh token where the first was refused."""
        try:
            reply = await self._send(method, url, payload)
            if reply.status == HTTPStatus.UNAUTHORIZED and self._bearer is not None:
                self._bearer.forget(reply.token)
                reply = await self._send(method, url, payload)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotTaken(service="Teams") from error
        except (aiohttp.ClientError, TimeoutError) as error:
            if is_repeatable:
                raise NotTaken(service="Teams", retry_after=_LATER) from error
            raise Unsure(service="Teams") from error
        return reply

    async def _send(self, method: str, url: str, payload: bytes | None) -> _Reply:
        headers = {"Content-Type": "application/json; charset=utf-8"} if payload else {}
        token = await self._token()
        if token:
            headers["Authorization"] = f"Bearer {token}"
        # A redirect would carry the token to another host; quoted ids must stay as they are.
        async with self._pool.session().request(
            method, URL(url, encoded=True), data=payload, headers=headers, allow_redirects=False
        ) as response:
            return _Reply(
                response.status,
                await response.read(),
                response.headers.get("Retry-After", ""),
                response.headers.get("MS-CV", ""),
                token,
            )

    async def _token(self) -> str:
        if self._bearer is None:
            return ""
        try:
            return await self._bearer.token()
        except OutsideTrouble as error:
            raise NotTaken(service=error.facts["service"], retry_after=_LATER) from error


def _passes(error: Exception) -> bool:
    return isinstance(error, NotTaken)


def _trouble(method: str, reply: _Reply, *, is_repeatable: bool) -> BotError:
    error = _object(reply.body).get("error")
    code = str(error.get("code", "")) if isinstance(error, dict) else ""
    reference = reply.reference
    _log.warning(
        "teams.refused", method=method, status=reply.status, code=code[:60], reference=reference
    )
    match reply.status:
        case HTTPStatus.FORBIDDEN:
            return Unreachable(service="Teams", reference=reference)
        case HTTPStatus.NOT_FOUND:
            return Gone(service="Teams", reference=reference)
        case HTTPStatus.UNAUTHORIZED:
            return NotTaken(service="Teams", reference=reference, retry_after=_LATER)
    if reply.status in _BUSY or (reply.status in _UNSURE and is_repeatable):
        asked = _seconds(reply.retry_after)
        return NotTaken(service="Teams", reference=reference, retry_after=asked)
    if reply.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Unsure(service="Teams", reference=reference)
    return OutsideTrouble(service="Teams", reference=reference)


def _seconds(header: str) -> float | None:
    try:
        seconds = float(header)
    except ValueError:
        return None
    return seconds if seconds >= 0 else None


def _object(body: bytes) -> dict[str, Any]:
    try:
        value = msgspec.json.decode(body) if body else {}
    except (msgspec.DecodeError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def conversations_url(service_url: str, *path: str) -> str:
    """Return an address below `/v3/conversations`; ids hold `:`, `;` and `/` and are quoted whole."""
    steps = "".join(f"/{quote(step, safe='')}" for step in path)
    return f"{service_url.rstrip('/')}/v3/conversations{steps}"
