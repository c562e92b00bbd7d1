"""Messages that take long to answer, kept so that another copy of the bot answers them if this one is killed.

A channel is answered when a turn is saved, or when its patience ends, and delivers the message no more. From a
moment before that the message is a row of work, under this copy's lease until it has been answered.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial

import msgspec
import structlog

from bot.domain.accounts import Address
from bot.domain.errors import BotError
from bot.domain.jobs import Job, JobKind, lease
from bot.runtime.jobs.job_leases import LeaseManager
from bot.runtime.ports import Clock, DocumentChange, Store, Stored
from bot.runtime.side_by_side import Delayed
from bot.runtime.turn import Said, Speaker, Turn

KEPT_AFTER = 1.5
"""Seconds: before the least patient channel, Slack, is answered."""

log = structlog.get_logger()


class KeptTurns:
    """The messages in hand that take long."""

    def __init__(self, store: Store, leases: LeaseManager, clock: Clock) -> None:
        """Keep messages that have not been answered after a while."""
        self._store = store
        self._leases = leases
        self._clock = clock
        self.after = KEPT_AFTER

    @asynccontextmanager
    async def while_answered(self, turn: Turn) -> AsyncIterator[None]:
        """Keep a message while the block answers it, where that takes long; cut off, it is handed back."""
        if not isinstance(turn.content, Said) or not turn.id:
            yield
            return
        answered = asyncio.Event()
        keeping = Delayed(self.after, partial(self._keep, turn, turn.content.text, answered))
        try:
            yield
            answered.set()
            await keeping.finish()
        finally:
            keeping.cancel()

    async def _keep(self, turn: Turn, text: str, answered: asyncio.Event) -> None:
        row = to_row(turn, text, self._clock.now())
        try:
            # Kept for a copy that is killed, not for a machine or a database that goes down in that second.
            await self._store.save([DocumentChange(Job, row.key, row, 0)], durable=False)
        except BotError as error:
            # Another copy keeps it already, or nothing can be kept now.
            log.warning("turn.unkept", key=error.key)
            return
        with self._leases.hold(Stored(row, 1)) as (held,):
            await answered.wait()
            await self._leases.done(held)


class _Message(msgspec.Struct, omit_defaults=True):
    id: str
    speaker: Speaker
    address: Address
    text: str
    now: datetime
    locale: str
    zone: str = ""


def to_row(turn: Turn, text: str, now: datetime) -> Job:
    """Return the row that keeps a message, under a lease of whoever saves it."""
    message = _Message(
        id=turn.id,
        speaker=turn.speaker,
        address=turn.address,
        text=text,
        now=turn.now,
        locale=turn.locale,
        zone=turn.zone,
    )
    row = Job(
        kind=JobKind.TURN,
        subject=turn.delivery,
        tenant=turn.speaker.tenant,
        person=turn.speaker.id,
        at=now,
        what={"turn": msgspec.to_builtins(message)},
    )
    return lease(row, now)


def from_row(row: Job) -> Turn:
    """Return the turn of a kept message, as it was said then; ValueError for a row that holds none."""
    message = msgspec.convert((row.what or {}).get("turn"), _Message)
    return Turn(
        id=message.id,
        speaker=message.speaker,
        address=message.address,
        content=Said(message.text),
        now=message.now,
        locale=message.locale,
        zone=message.zone,
    )
