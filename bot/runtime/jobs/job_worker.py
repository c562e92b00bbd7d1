"""Work that is due later or in bulk, kept in the store, done by whichever copy of the bot takes it.

A row is taken under a lease and done at least once; its effects are safe to repeat. What keeps
failing is tried again at growing intervals and set aside after too many, where admins see it.
"""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from random import SystemRandom

import structlog
from msgspec.structs import replace

from bot.domain.errors import BotError, Changed
from bot.domain.jobs import LEASE, Job, JobKind
from bot.runtime.handlers import JobHandler
from bot.runtime.jobs import dead_letters, retention
from bot.runtime.jobs.job_leases import LeasedJob, LeaseManager
from bot.runtime.logs import trace_of, tracing
from bot.runtime.ports import JobNotifications, Ports, Store, Stored
from bot.runtime.turn import Outcome
from bot.runtime.turns.turn_runner import TurnRunner
from bot.runtime.unit_of_work import UnitOfWork

AT_ONCE, OF_A_TENANT = 48, 16
"""Rows in hand, in all and at most of one account: its slow Microsoft 365 keeps no other's work waiting."""
KEPT_FREE = 4
"""Of an account's rows, those that what is due for thousands at the same minute leaves to what somebody waits for."""
_IN_BULK = frozenset({JobKind.DIGEST, JobKind.INVITE})
LOOKED_AT = 1_000
"""Due rows that are looked at where one account has more of them than its share."""
PAUSE = 1.0
"""Seconds between two looks when nothing wakes the worker, and work of other copies is not told of."""
SAFETY_NET = LEASE.total_seconds()
"""Seconds between two looks where all work is told of. No longer than a lease, so that each lease is seen before it lapses."""
SPREAD = 0.05
"""Seconds over which the copies spread their looks at work that all of them were told of."""
DELAYED_AFTER = timedelta(seconds=15)
"""Work that somebody waits for and that is not done by then has its person told so."""
RENEWED_EVERY = 2.5
"""Seconds; a quarter of a lease, so that one missed renewal loses nothing."""

_chance = SystemRandom()
log = structlog.get_logger()


class JobWorker:
    """The worker of one copy of the bot."""

    def __init__(
        self,
        jobs: Mapping[JobKind, JobHandler],
        ports: Ports,
        *,
        store: Store,
        delays: Mapping[JobKind, JobHandler] | None = None,
        notifications: JobNotifications | None = None,
    ) -> None:
        """Do each kind of work with its handler; `delays` hold the handlers that tell of work that takes long."""
        self._delays = delays or {}
        self._notifications = notifications
        self._told: dict[str, datetime] = {}
        """Delays that were told of: the work, and when it was tried first."""
        self._jobs = {
            **jobs,
            JobKind.ASIDE: dead_letters.notify_admins,
            JobKind.LAPSE: retention.delete_expired,
        }
        self._ports = ports
        self._store = store
        self._woken = asyncio.Event()
        self._running: dict[asyncio.Task[None], Job] = {}
        """What is in hand."""
        self._conversations: TurnRunner | None = None
        self._is_stopping = False
        self._looks_far_at = 0.0

    @property
    def depth(self) -> int:
        """Return how much work is in hand."""
        return len(self._running)

    def wake(self) -> None:
        """Look for due work now."""
        self._woken.set()

    def has_room(self, others: Sequence[Stored[Job]], row: Job) -> bool:
        """Whether a row can be begun beside what is in hand and these others."""
        in_hand = [*self._running.values(), *(one.value for one in others)]
        of_tenant = sum(one.tenant == row.tenant for one in in_hand)
        most = OF_A_TENANT - KEPT_FREE if row.kind in _IN_BULK else OF_A_TENANT
        return len(in_hand) < AT_ONCE and of_tenant < most

    def stop(self) -> None:
        """Take nothing more."""
        self._is_stopping = True
        self._woken.set()

    async def work(self, conversations: TurnRunner) -> None:
        """Take due work until stopped; finish what is in hand."""
        renewing = asyncio.create_task(_renew(conversations.leases))
        self._conversations = conversations
        conversations.worker = self
        if self._notifications:
            self._notifications.subscribe(self._wake_at)
        try:
            while not self._is_stopping:
                self._woken.clear()
                pause = await self._start_due(conversations.leases)
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._woken.wait(), pause)
            conversations.worker = None
            if self._running:
                await asyncio.wait(self._running)
        finally:
            conversations.worker = None
            rest = (renewing, *self._running)
            for task in rest:
                task.cancel()
            await asyncio.gather(*rest, return_exceptions=True)

    def _wake_at(self, at: datetime) -> None:
        """Look when work is due that was told of; what is due late, the looks in between see coming."""
        seconds = self._seconds_until(at)
        if seconds < SAFETY_NET:
            soon = max(0.0, seconds) + _chance.uniform(0, SPREAD)
            asyncio.get_running_loop().call_later(soon, self.wake)

    def _seconds_until(self, at: datetime) -> float:
        return (at - self._ports.clock.now()).total_seconds()

    async def _start_due(self, leases: LeaseManager) -> float:
        """Take what is due and start each row as soon as it is ours; give the seconds until the next look.

        Trouble with one row loses none before it.
        """
        try:
            rows = await self._due()
            for row in rows:
                if self.has_room((), row.value) and (leased := await leases.take(row)):
                    self.start(leased)
            return PAUSE if rows else await self._pause()
        except BotError as error:
            log.warning("later.unreadable", key=error.key)
            return PAUSE

    async def _pause(self) -> float:
        """Return the seconds until the next look where nothing was due."""
        told = self._notifications
        if told is None or not told.is_complete:
            return PAUSE
        at = await told.next_due(self._ports.clock.now())
        if at is None:
            return SAFETY_NET
        seconds = self._seconds_until(at)
        return min(seconds + _chance.uniform(0, SPREAD), SAFETY_NET) if seconds > 0 else PAUSE

    async def _due(self) -> Sequence[Stored[Job]]:
        room = AT_ONCE - len(self._running)
        if room <= 0:
            return ()
        rows = list(await self._store.due(self._ports.clock.now(), room))
        now = asyncio.get_running_loop().time()
        if all(self.has_room((), row.value) for row in rows):
            return rows
        if len(rows) == room and now >= self._looks_far_at:
            # One account's backlog stands first in the row: others may be due behind it.
            self._looks_far_at = now + PAUSE
            rows = list(await self._store.due(self._ports.clock.now(), LOOKED_AT))
        # Of a backlog every copy sees the same rows: each tries others, so that few are taken by two; what is due
        # first still comes first, but for about as many rows as are in hand.
        places = sorted(range(len(rows)), key=lambda place: place + _chance.uniform(0, AT_ONCE))
        return [rows[place] for place in places]

    def start(self, row: Stored[Job]) -> None:
        """Begin a row under our lease."""
        assert self._conversations is not None  # noqa: S101 - it works only inside `work`
        task = asyncio.create_task(self._do(row, self._conversations))
        self._running[task] = row.value
        task.add_done_callback(self._end)

    def _end(self, task: asyncio.Task[None]) -> None:
        self._running.pop(task, None)
        self._woken.set()

    async def _do(self, row: Stored[Job], conversations: TurnRunner) -> None:
        due, leases = row.value, conversations.leases
        with tracing(due.key, work=due.kind, subject=due.subject):
            if due.kind is JobKind.SHOW and not due.is_aside and not due.is_waiting:
                await conversations.outbox.deliver(row)
                return
            if due.kind is JobKind.TURN:
                await conversations.resume(row)
                return
            with leases.hold(row) as (held,):
                if due.is_aside or due.is_waiting:
                    log.info("later.forgotten", trouble=due.trouble)
                    await leases.done(held)
                else:
                    await self._perform(held, conversations)

    async def _perform(self, held: LeasedJob, conversations: TurnRunner) -> None:
        leases = conversations.leases
        telling = asyncio.create_task(self._tell_of_delay(held.due, conversations))
        try:
            await conversations.perform(
                lambda unit_of_work: self._decide(held, unit_of_work), speaker=held.due.person
            )
        except Changed:
            log.info("later.overtaken")
            leases.release(held)
        except BotError as error:
            await leases.postpone(held, error)
        except Exception as error:  # noqa: BLE001 - one bad row must not stop the others
            log.error("later.failed", error=trace_of(error))  # noqa: TRY400 - a message may hold what must not be logged
            await leases.postpone(held, BotError())
        else:
            leases.release(held)
            self._told.pop(held.due.key, None)
        finally:
            telling.cancel()
            await asyncio.wait([telling])

    async def _tell_of_delay(self, due: Job, conversations: TurnRunner) -> None:
        """Wait until work takes long, and have its person told, once; cancelled when the attempt ends."""
        handler, since = self._delays.get(due.kind), due.since
        if handler is None or since is None or self._told.get(due.key) == since:
            return
        left = since + DELAYED_AFTER - self._ports.clock.now()
        await asyncio.sleep(max(0.0, left.total_seconds()))
        try:
            await conversations.perform(
                lambda unit_of_work: handler(due, unit_of_work, self._ports)
            )
            self._told[due.key] = since
        except BotError as error:
            log.warning("later.delay-not-told", key=error.key)

    async def _decide(self, held: LeasedJob, unit_of_work: UnitOfWork) -> Outcome:
        if held.is_ending:
            await self._again(held)
        due = unit_of_work.adopt(held.row)
        outcome = await self._jobs[due.kind](due, unit_of_work, self._ports)
        async with held.saving:
            # Its lease may have been renewed meanwhile; from here on it is not.
            unit_of_work.adopt(held.row)
            held.is_ending = True
        if any(isinstance(one, Job) and one.key == due.key for one in outcome.save):
            return outcome
        return replace(outcome, delete=(*outcome.delete, due))

    async def _again(self, held: LeasedJob) -> None:
        """Start over, unless it was this row that somebody else changed: then it is theirs."""
        row = await self._store.load(Job, held.due.key)
        if row is None or row.version != held.row.version:
            raise Changed
        held.is_ending = False


async def _renew(leases: LeaseManager) -> None:
    while True:
        await asyncio.sleep(RENEWED_EVERY)
        try:
            await leases.renew()
        except BotError as error:
            log.warning("later.not-renewed", key=error.key)
