"""LISTEN and NOTIFY: a save that leaves work for whoever takes it first tells all copies when that work is due.

A connection of its own listens and is made anew when it is lost. What proves that it hears is a notification that comes
back to it: a proxy between, or a connection that was cut without a word, looks like a quiet one.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import asyncpg
import structlog

from bot.domain.errors import BotError
from bot.domain.jobs import Job
from bot.store.document_types import document_type_of
from bot.store.postgres.combined_read import Rows

CHANNEL = "bot_due"
PROBED_EVERY = 30.0
"""Seconds between two proofs that notifications arrive."""
PROBE_SECONDS = 5.0
RECONNECT_SECONDS = 1.0
LONG_PAST = datetime.min.replace(tzinfo=UTC)

_PROBE = f"SELECT pg_notify('{CHANNEL}', $1)"
# What is due and yet not given out is under another copy's lease, or just being leased.
_NEXT = """
    SELECT least(
        (SELECT min(coalesce(leased_until, at)) FROM bot_documents WHERE kind = $1 AND at <= $2),
        (SELECT at FROM bot_documents WHERE kind = $1 AND at > $2 ORDER BY at, id LIMIT 1)
    )
"""

_log = structlog.get_logger()


class PostgresJobNotifications:
    """The notifications of one copy; begun by the first `subscribe`."""

    def __init__(self, connect: Callable[[], Awaitable[asyncpg.Connection]], rows: Rows) -> None:
        """Listen on a connection of its own, and ask by `rows(query, *values)`."""
        self._connect = connect
        self._rows = rows
        self._told: list[Callable[[datetime], None]] = []
        self._listening: asyncio.Task[None] | None = None
        self._probe = ""
        self._heard = asyncio.Event()
        self.is_complete = False

    def subscribe(self, told: Callable[[datetime], None]) -> None:
        """Have a function called with when work is due that a save leaves for whoever takes it."""
        self._told.append(told)
        if self._listening is None:
            self._listening = asyncio.create_task(self._listen())

    async def next_due(self, now: datetime) -> datetime | None:
        """Return when the first work can be taken; None where there is none."""
        rows = await self._rows(_NEXT, document_type_of(Job).name, now)
        found: datetime | None = rows[0][0]
        return found

    async def close(self) -> None:
        """Listen no more."""
        if self._listening is not None:
            self._listening.cancel()
            await asyncio.gather(self._listening, return_exceptions=True)

    async def _listen(self) -> None:
        while True:
            try:
                await self._listen_once()
            except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, BotError) as error:
                # TimeoutError, for a probe that did not come back, is an OSError.
                _log.warning("store.not-notified", error=type(error).__name__)
            await asyncio.sleep(RECONNECT_SECONDS)

    async def _listen_once(self) -> None:
        """Hear until the connection is lost."""
        connection, lost = await self._connect(), asyncio.Event()
        try:
            connection.add_termination_listener(lambda _: lost.set())
            await connection.add_listener(CHANNEL, self._hear)
            while not lost.is_set():
                await self._prove()
                with suppress(TimeoutError):
                    await asyncio.wait_for(lost.wait(), PROBED_EVERY)
        finally:
            self.is_complete = False
            connection.terminate()

    async def _prove(self) -> None:
        """Wait for a notification of our own; TimeoutError where it does not come back."""
        self._probe = uuid4().hex
        self._heard.clear()
        await self._rows(_PROBE, self._probe)
        async with asyncio.timeout(PROBE_SECONDS):
            await self._heard.wait()
        if not self.is_complete:
            self.is_complete = True
            self._tell(LONG_PAST)

    def _hear(self, _connection: object, _process: int, _channel: str, payload: Any) -> None:
        if payload == self._probe:
            self._heard.set()
        # Other copies' probes are no moments.
        with suppress(ValueError):
            self._tell(datetime.fromisoformat(payload))

    def _tell(self, at: datetime) -> None:
        for told in self._told:
            told(at)


def earliest_unleased(works: Sequence[tuple[datetime | None, datetime | None]]) -> datetime | None:
    """Return when the first is due of what a save leaves for whoever takes it, of moments and leases; None for nothing."""
    return min((at for at, leased_until in works if at and leased_until is None), default=None)
