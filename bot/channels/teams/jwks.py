"""The keys with which Bot Framework signs what it sends, as it publishes them.

The SDK fetches them on the event loop, without a timeout, and fails on a key it has not seen. Here
an unknown key is looked up, at most every few seconds; while the publisher is away, the keys that
are known keep their worth.
"""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import jwt
import structlog
from msgspec import Struct

from bot.channels.teams.http_session import SharedSession
from bot.channels.teams.request_parsing import parts_at, text_at
from bot.runtime.ports import Clock

GROWS_OLD = timedelta(hours=24)
UNKNOWN_ASKED_AGAIN_AFTER = timedelta(seconds=10)
"""How soon keys are read again for the sake of one that was not among them."""
FAILED_ASKED_AGAIN_AFTER = timedelta(seconds=2)
OLD_ASKED_AGAIN_AFTER = timedelta(minutes=5)
"""Of keys that are known, and only grow old: who brings one waits for the answer."""
_TIMEOUT = aiohttp.ClientTimeout(total=5)

_log = structlog.get_logger()


class SigningKey(Struct, frozen=True):
    """A public key, and the channels it may speak for; none named means any."""

    key: Any
    endorsements: frozenset[str]


class SigningKeys:
    """All keys published now, by their id."""

    def __init__(self, pool: SharedSession, clock: Clock, published_at: str) -> None:
        """Know no key yet; the first question fetches them."""
        self._pool = pool
        self._clock = clock
        self._published_at = published_at
        self._keys: Mapping[str, SigningKey] = {}
        self._fetched: datetime | None = None
        self._asked: datetime | None = None
        self._has_failed = False
        self._lock = asyncio.Lock()

    async def key(self, name: str) -> SigningKey | None:
        """Return the key of this id, or None where nobody publishes it."""
        if name not in self._keys or self._is_past(self._fetched, GROWS_OLD):
            # Who comes while another asks waits here, and then finds the answer.
            async with self._lock:
                if self._is_past(self._asked, self._pause(name)):
                    await self._refresh()
        return self._keys.get(name)

    async def are_readable(self) -> bool:
        """Whether keys that can be used are published now; reads them."""
        async with self._lock:
            await self._refresh()
        return not self._has_failed

    def _pause(self, name: str) -> timedelta:
        if name in self._keys:
            return OLD_ASKED_AGAIN_AFTER
        return FAILED_ASKED_AGAIN_AFTER if self._has_failed else UNKNOWN_ASKED_AGAIN_AFTER

    def _is_past(self, moment: datetime | None, age: timedelta) -> bool:
        return moment is None or self._clock.now() - moment >= age

    async def _refresh(self) -> None:
        self._asked, self._has_failed = self._clock.now(), True
        try:
            published = await self._read(self._published_at)
            keys = _usable(await self._read(text_at(published, "jwks_uri")))
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            _log.warning("teams.keys_unread", error=type(error).__name__)
            return
        if keys:
            self._keys, self._fetched, self._has_failed = keys, self._clock.now(), False

    async def _read(self, url: str) -> Mapping[str, Any]:
        async with self._pool.session().get(url, timeout=_TIMEOUT) as response:
            response.raise_for_status()
            # Any content type: it is the address that is trusted.
            document = await response.json(content_type=None)
        return document if isinstance(document, dict) else {}


def _usable(document: Mapping[str, Any]) -> dict[str, SigningKey]:
    keys = {}
    for one in parts_at(document, "keys"):
        if text_at(one, "kty") == "RSA" and text_at(one, "kid"):
            try:
                key = jwt.PyJWK(dict(one), algorithm="RS256").key
            except jwt.PyJWTError:
                _log.warning("teams.key_unusable", kid=text_at(one, "kid"))
                continue
            keys[text_at(one, "kid")] = SigningKey(key, _endorsements(one))
    return keys


def _endorsements(key: Mapping[str, Any]) -> frozenset[str]:
    named = key.get("endorsements")
    return (
        frozenset(one for one in named if isinstance(one, str))
        if isinstance(named, list)
        else frozenset()
    )
