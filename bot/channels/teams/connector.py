"""Bot Framework's connector, the REST service through which a bot speaks in Teams.

One way to the wire: `Connector.call`. Teams asks for patience on 429, 412, 502 and 504, for new
messages as well (learn.microsoft.com, "Optimize your bot with rate limiting in Teams"); nothing
else is repeated, as a message sent twice is worse than one reported as unsure.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from random import SystemRandom
from typing import Any, Protocol
from urllib.parse import quote

import aiohttp
import msgspec
import structlog
from yarl import URL

from bot.channels.teams.http_session import SharedSession
from bot.domain.errors import BotError, Effect, Gone, OutsideTrouble, Unreachable

ATTEMPTS = 4
PATIENCE_SECONDS = 20.0
_BUSY = frozenset({412, 429, 502, 504})
_UNSENT = 0
"""Stands for a status where no connection could be made: nothing was sent."""

_chance = SystemRandom()
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
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Speak for the bot that `bearer` stands for; with None unsigned, for the sandbox."""
        self._pool = pool
        self._bearer = bearer
        self._has_plain_http = has_plain_http or bearer is None
        self._pause = pause

    async def call(
        self, method: str, url: str, body: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Return the answer; raises Unreachable (403), Gone (404) or OutsideTrouble (the rest)."""
        if not (self._has_plain_http or url.startswith("https://")):
            raise OutsideTrouble(service="Teams", why="address without encryption")
        payload = None if body is None else msgspec.json.encode(body)
        reply = await self._patiently(method, url, payload)
        if reply.status not in (200, 201, 202, 204):
            raise _trouble(method, reply)
        return _object(reply.body)

    async def _patiently(self, method: str, url: str, payload: bytes | None) -> _Reply:
        left, was_refused = PATIENCE_SECONDS, False
        for attempt in range(1, ATTEMPTS + 1):
            reply = await self._once(method, url, payload)
            is_refused = reply.status == HTTPStatus.UNAUTHORIZED
            if is_refused and self._bearer is not None and not was_refused:
                self._bearer.forget(reply.token)
                was_refused = True
                continue
            wait = _wait(reply, attempt)
            if wait is None or wait > left or attempt == ATTEMPTS:
                break
            left -= wait
            await self._pause(wait)
        return reply

    async def _once(self, method: str, url: str, payload: bytes | None) -> _Reply:
        headers = {"Content-Type": "application/json; charset=utf-8"} if payload else {}
        token = await self._bearer.token() if self._bearer is not None else ""
        if token:
            headers["Authorization"] = f"Bearer {token}"
        try:
            # A redirect would carry the token to another host; quoted ids must stay as they are.
            async with self._pool.session().request(
                method,
                URL(url, encoded=True),
                data=payload,
                headers=headers,
                allow_redirects=False,
            ) as response:
                return _Reply(
                    response.status,
                    await response.read(),
                    response.headers.get("Retry-After", ""),
                    response.headers.get("MS-CV", ""),
                    token,
                )
        except aiohttp.ClientConnectorError:
            return _Reply(_UNSENT)
        except (aiohttp.ClientError, TimeoutError) as error:
            raise OutsideTrouble(service="Teams", changed="unknown") from error


def _wait(reply: _Reply, attempt: int) -> float | None:
    """Return the seconds to wait before asking again, or None where asking again is no use."""
    if reply.status not in _BUSY and reply.status != _UNSENT:
        return None
    try:
        return max(0.0, float(reply.retry_after))
    except ValueError:
        return 0.5 * 2.0 ** (attempt - 1) * _chance.uniform(0.75, 1.25)


def _trouble(method: str, reply: _Reply) -> BotError:
    error = _object(reply.body).get("error")
    code = str(error.get("code", "")) if isinstance(error, dict) else ""
    _log.warning(
        "teams.refused",
        method=method,
        status=reply.status,
        code=code[:60],
        reference=reply.reference,
    )
    match reply.status:
        case HTTPStatus.FORBIDDEN:
            return Unreachable(service="Teams", reference=reply.reference)
        case HTTPStatus.NOT_FOUND:
            return Gone(service="Teams", reference=reply.reference)
    is_sure = reply.status < HTTPStatus.INTERNAL_SERVER_ERROR
    changed: Effect = "no" if is_sure else "unknown"
    return OutsideTrouble(service="Teams", reference=reply.reference, changed=changed)


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
