"""The work that this copy of the bot has in hand: taken under leases, renewed, finished or handed back.

A lease is noted on the row itself, by the clock of who takes it. Whoever finds it lapsed takes the
row over, so work is done at least once; saving by version decides which copy's result counts. A
lease is renewed only inside `LeaseManager.hold`: whatever ends the block ends the renewing, so no
row can stay leased that nobody is at work on.
"""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

import structlog
from msgspec.structs import replace

from bot.domain.card_subjects import interview_of
from bot.domain.errors import BotError, Changed
from bot.domain.job_retries import postpone
from bot.domain.jobs import AT_MOST_ONCE, LEASE, Job, JobKind, hand_back, lease
from bot.runtime.jobs.dead_letters import is_about_itself
from bot.runtime.ports import Clock, DocumentChange, Store, Stored

TOLD_AFTER = timedelta(seconds=2)
"""Several people of one interview who cannot be reached are told of in one go."""

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

    @property
    def was_late(self) -> bool:
        """Whether it was late before this attempt."""
        return hand_back(self.due).is_late


class LeaseManager:
    """All that is in hand."""

    def __init__(self, store: Store, clock: Clock) -> None:
        """Begin with nothing in hand."""
        self._store = store
        self._clock = clock
        self._held: set[LeasedJob] = set()
        self._unsaved: dict[LeasedJob, Sequence[DocumentChange]] = {}
        """Last saves still to be done, since the store was away: tried again until another copy has the row."""

    async def take(self, row: Stored[Job]) -> Stored[Job] | None:
        """Return the row under a lease of ours, to be run inside `hold`; None where another copy is faster.

        Also None for what is in hand here: a clock that jumps, as after a pause of the machine, ends no work.
        """
        if any(one.due.key == row.value.key for one in self._held):
            return None
        due = lease(row.value, self._clock.now())
        try:
            change = DocumentChange(Job, due.key, due, row.version)
            await self._store.save([change], durable=due.kind in AT_MOST_ONCE)
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
                self._unsaved[one] = [_change(one, hand_back(one.due))]

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

    async def done(self, held: LeasedJob, *noted: DocumentChange) -> Sequence[DocumentChange]:
        """Delete a row whose work is done, and save what is to be noted of it, all in one.

        Also when this task is cancelled meanwhile: or it would be done again. Returns what was not saved, since
        somebody else had changed it.
        """
        overtaken = await asyncio.shield(self._last_save(held, None, *noted))
        if held.was_late:
            await self._tell_of_delay(held.due)
        return overtaken

    async def postpone(self, held: LeasedJob, error: BotError) -> None:
        """Leave a row for later, as `bot.domain.job_retries.postpone` says, and have those told whom it concerns."""
        now = self._clock.now()
        again = postpone(held.due, error, now)
        log.warning(
            "work.postponed",
            kind=held.due.kind,
            trouble=error.key,
            attempts=held.due.attempts,
            aside=bool(again and again.is_aside),
        )
        await self._last_save(held, again)
        if again is None:
            return
        if again.is_late and not held.was_late:
            await self._tell_of_delay(again)
        if again.is_aside and not is_about_itself(again):
            tenant = again.tenant
            await self._ask_for(
                Job(kind=JobKind.ASIDE, subject=tenant, tenant=tenant, at=now + LEASE)
            )

    async def wait(self, held: LeasedJob, due: Job) -> None:
        """Leave a row for the moment that it is due at now: nothing went wrong."""
        await self._last_save(held, due)

    async def hand_back(self) -> None:
        """Let other copies have what is still in hand."""
        await self._finish_saves()
        for held in list(self._held):
            await self._last_save(held, hand_back(held.due))

    async def _renew_one(self, held: LeasedJob) -> bool:
        due = replace(held.due, leased_until=self._clock.now() + LEASE)
        try:
            change = DocumentChange(Job, due.key, due, held.row.version)
            await self._store.save([change], durable=False)
        except Changed:
            return False
        held.row = Stored(due, held.row.version + 1)
        return True

    async def _last_save(
        self, held: LeasedJob, due: Job | None, *noted: DocumentChange
    ) -> Sequence[DocumentChange]:
        self.release(held)
        async with held.saving:
            held.is_ending = True
            return await self._end(held, [_change(held, due), *noted])

    async def _finish_saves(self) -> None:
        for held, changes in list(self._unsaved.items()):
            del self._unsaved[held]
            await self._end(held, changes)

    async def _end(
        self, held: LeasedJob, changes: Sequence[DocumentChange]
    ) -> Sequence[DocumentChange]:
        """Save the last of a row; return what somebody else had changed."""
        try:
            await self._store.save(changes, durable=False)
        except Changed:
            log.info("work.overtaken", kind=held.due.kind)
            if len(changes) == 1:
                return changes
            # One of them is somebody else's by now; the others still hold.
            return [other for one in changes for other in await self._end(held, [one])]
        except BotError as error:
            log.warning("work.unsaved", kind=held.due.kind, key=error.key)
            self._unsaved[held] = [*self._unsaved.get(held, ()), *changes]
        return ()

    async def _tell_of_delay(self, late: Job) -> None:
        """Have an organizer told whom a card has not reached, or has reached after all."""
        if id_ := interview_of(late.card_subject):
            at = self._clock.now() + TOLD_AFTER
            await self._ask_for(
                Job(kind=JobKind.UNDELIVERED, subject=id_, tenant=late.tenant, at=at)
            )

    async def _ask_for(self, work: Job) -> None:
        """Save work that tells of other work; where it waits already, once is enough.

        One that is in hand has perhaps looked already: it is to be done once more.
        """
        try:
            known = await self._store.load(Job, work.key)
            while known is None or known.value.leased_until is not None:
                try:
                    await self._store.save(
                        [DocumentChange(Job, work.key, work, known.version if known else 0)]
                    )
                except Changed:
                    known = await self._store.load(Job, work.key)
                else:
                    return
            log.debug("work.announced")
        except BotError as error:
            log.warning("work.unsaved", kind=work.kind, key=error.key)


def _change(held: LeasedJob, due: Job | None) -> DocumentChange:
    return DocumentChange(Job, held.due.key, due, held.row.version)
