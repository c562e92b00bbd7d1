"""The work that this copy of the bot has in hand: taken under leases, renewed, finished or handed back.

A lease is noted on the row itself, by the clock of who takes it. Whoever finds it lapsed takes the
row over, so work is done at least once; saving by version decides which copy's result counts. A
lease is renewed only inside `LeaseManager.hold`: whatever ends the block ends the renewing, so no
row can stay leased that nobody is at work on.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import structlog

from bot.domain.errors import BotError, Changed, Unreachable
from bot.domain.jobs import LEASE, Job, JobKind, dead_letter, hand_back, lease, postpone
from bot.runtime.dead_letters import is_about_itself
from bot.runtime.ports import Clock, DocumentChange, Store, Stored

log = structlog.get_logger()


@dataclass(slots=True, eq=False)
class LeasedJob:
    """A row under this copy's lease."""

    row: Stored[Job]
    is_ending: bool = False
    """Its last save is under way: it is not to be renewed any more."""
    saving: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def due(self) -> Job:
        """Return the work."""
        return self.row.value


class LeaseManager:
    """All that is in hand."""

    def __init__(self, store: Store, clock: Clock) -> None:
        """Begin with nothing in hand."""
        self._store = store
        self._clock = clock
        self._held: set[LeasedJob] = set()
        self._unsaved: dict[LeasedJob, DocumentChange] = {}
        """Last saves still to be done, since the store was away: tried again until another copy has the row."""

    async def take(self, row: Stored[Job]) -> Stored[Job] | None:
        """Return the row under a lease of ours, to be run inside `hold`; None where another copy is faster."""
        due = lease(row.value, self._clock.now())
        try:
            await self._store.save([DocumentChange(Job, due.key, due, row.version)])
        except Changed:
            return None
        return Stored(due, row.version + 1)

    @contextmanager
    def hold(self, *rows: Stored[Job]) -> Iterator[list[LeasedJob]]:
        """Renew the leases of these rows while the block runs; what it leaves unfinished is handed back."""
        held = [LeasedJob(row) for row in rows]
        self._held.update(held)
        try:
            yield held
        finally:
            for one in self._held.intersection(held):
                log.info("work.left", kind=one.due.kind)
                self.release(one)
                self._unsaved[one] = _change(one, hand_back(one.due))

    def release(self, held: LeasedJob) -> None:
        """Think no more of a row that was saved with something else, or that is another copy's."""
        self._held.discard(held)

    async def renew(self) -> None:
        """Renew all leases, and finish what the store was away for; raises OutsideTrouble."""
        await self._finish_saves()
        for held in list(self._held):
            async with held.saving:
                if not held.is_ending and not await self._renew_one(held):
                    self.release(held)

    async def is_ours(self, held: LeasedJob) -> bool:
        """Whether a row is still under our lease, also after this copy stood still for a while."""
        until = held.due.leased_until
        if until and until - self._clock.now() > LEASE / 4:
            return True
        async with held.saving:
            return await self._renew_one(held)

    async def done(self, held: LeasedJob) -> None:
        """Delete a row whose work is done, also when this task is cancelled meanwhile: or it would be done again."""
        await asyncio.shield(self._last_save(held, None))

    async def postpone(self, held: LeasedJob, error: BotError) -> None:
        """Leave a row for later; what cannot succeed or has failed too often is set aside, and admins are told."""
        now = self._clock.now()
        put_off = dead_letter if isinstance(error, Unreachable) else postpone
        again = put_off(held.due, error.key, now)
        log.warning(
            "work.postponed",
            kind=again.kind,
            trouble=error.key,
            attempts=again.attempts,
            aside=again.is_aside,
        )
        await self._last_save(held, again)
        if again.is_aside and not is_about_itself(again):
            await self._announce(again)

    async def hand_back(self) -> None:
        """Let other copies have what is still in hand."""
        await self._finish_saves()
        for held in list(self._held):
            await self._last_save(held, hand_back(held.due))

    async def _renew_one(self, held: LeasedJob) -> bool:
        due = replace(held.due, leased_until=self._clock.now() + LEASE)
        try:
            await self._store.save([DocumentChange(Job, due.key, due, held.row.version)])
        except Changed:
            return False
        held.row = Stored(due, held.row.version + 1)
        return True

    async def _last_save(self, held: LeasedJob, due: Job | None) -> None:
        self.release(held)
        async with held.saving:
            held.is_ending = True
            await self._end(held, _change(held, due))

    async def _finish_saves(self) -> None:
        for held, change in list(self._unsaved.items()):
            del self._unsaved[held]
            await self._end(held, change)

    async def _end(self, held: LeasedJob, change: DocumentChange) -> None:
        try:
            await self._store.save([change])
        except Changed:
            log.info("work.overtaken", kind=held.due.kind)
        except BotError as error:
            log.warning("work.unsaved", kind=held.due.kind, key=error.key)
            self._unsaved[held] = change

    async def _announce(self, due: Job) -> None:
        now = self._clock.now()
        telling = Job(kind=JobKind.ASIDE, subject=due.tenant, tenant=due.tenant, at=now + LEASE)
        try:
            await self._store.save([DocumentChange(Job, telling.key, telling, 0)])
        except Changed:
            log.debug("work.announced")
        except BotError as error:
            log.warning("work.unsaved", kind=telling.kind, key=error.key)


def _change(held: LeasedJob, due: Job | None) -> DocumentChange:
    return DocumentChange(Job, held.due.key, due, held.row.version)
