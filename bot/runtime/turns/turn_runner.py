"""Run a turn: load, decide, save if nobody was faster, show. The one place where errors become views.

Turns of one chat run one after the other, those of different chats side by side, so many at a time.
A delivery seen before is not run again, by this copy of the bot or by another. Work that is due
later runs through the same `decide_and_save`: whatever happens is saved first, together with what is to be
shown, and shown afterwards.
"""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from random import SystemRandom
from typing import Protocol
from uuid import uuid4
from weakref import WeakValueDictionary

import structlog
from cachetools import FIFOCache
from msgspec import Struct
from msgspec.structs import replace

from bot.domain.accounts import PersonId, Place
from bot.domain.conversation_state import REMEMBERED, Conversation, conversation_key
from bot.domain.errors import BotError, Changed, OutsideTrouble
from bot.domain.jobs import CardLocation, Job, is_startable, lease
from bot.runtime import metrics
from bot.runtime.delivery.card_claims import claim_location
from bot.runtime.delivery.card_publisher import CardPublisher
from bot.runtime.delivery.outbox import Origin, from_outbox, row_key, to_outbox
from bot.runtime.delivery.outbox_delivery import OutboxDelivery
from bot.runtime.handlers import TurnHandler
from bot.runtime.jobs.job_leases import LeaseManager
from bot.runtime.jobs.retention import row_key as expiry_key
from bot.runtime.jobs.retention import schedule_expiry
from bot.runtime.logs import trace_of, tracing
from bot.runtime.ports import DocumentChange, Lookup, Ports, Store, Stored, View
from bot.runtime.turn import Arrived, Outcome, OutgoingView, Pressed, Said, Turn
from bot.runtime.turns import kept_turns
from bot.runtime.turns.concurrency_limits import FairShares
from bot.runtime.turns.pending_work import PendingWork
from bot.runtime.turns.press_replies import is_reply, is_reply_only, reply_view
from bot.runtime.unit_of_work import Decide, Reads, UnitOfWork, kept_talk, with_saved

TRIES = 12
"""How often a turn starts over when others are faster, before it says so."""
AT_ONCE, OF_A_TENANT, OF_A_PERSON = 128, 64, 4
"""Turns that are decided side by side, in all and at most for one; a chat has one place in the row."""
WAITING = 10_000
"""Turns that may wait; what comes then is refused, and the channel or the sender tries again."""
RECENT = 4_000
"""Deliveries whose answers are kept in memory, for a channel that delivers twice."""


_chance = SystemRandom()
log = structlog.get_logger()


class Worker(Protocol):
    """What the runner needs of the worker of this copy of the bot."""

    def has_room(self, others: Sequence[Stored[Job]], row: Job) -> bool:
        """Whether it can begin this work too, beside that of others, at once."""

    def start(self, row: Stored[Job]) -> None:
        """Begin work that was saved under this copy's lease."""

    def wake(self) -> None:
        """Look for work that is due."""


class CommittedTurn(Struct, frozen=True):
    """What was decided, and what of it is to be shown: rows that were saved with it, or views that could not be."""

    outcome: Outcome
    rows: Sequence[Stored[Job]] = ()
    unsaved: Sequence[OutgoingView] = ()
    owed: Sequence[Stored[Job]] = ()
    """What the speaker's chat did not take before."""
    replies: Sequence[OutgoingView] = ()
    """What goes out with the channel's answer to a press, and follows in the chat where that comes too late."""


class TurnRunner:
    """All talks with all people."""

    def __init__(
        self,
        handler: TurnHandler,
        ports: Ports,
        *,
        store: Store,
        screen: CardPublisher,
        foresee: Callable[[Turn], Reads] = lambda _: Reads(),
    ) -> None:
        """Answer every turn with this handler, whose reads are foreseen and made together."""
        self._handler = handler
        self._foresee = foresee
        self._ports = ports
        self._store = store
        self._screen = screen
        self._chats: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._places = FairShares(AT_ONCE, OF_A_TENANT, OF_A_PERSON)
        self._recent: FIFOCache[str, asyncio.Future[View | None]] = FIFOCache(RECENT)
        self._running: set[asyncio.Task[None]] = set()
        self.leases = LeaseManager(store, ports.clock)
        self.outbox = OutboxDelivery(screen, self.leases, ports)
        self.kept = kept_turns.KeptTurns(store, self.leases, ports.clock)
        self.pending = PendingWork(store, ports)
        self.worker: Worker | None = None
        """Who does work that is due at once, while there is one."""

    def take(self, turn: Turn) -> asyncio.Future[View | None]:
        """Run a turn in the background; the future holds its reply as soon as the turn is saved.

        A reply is the view that the pressed card becomes, or a short word to who pressed. Raises
        OutsideTrouble where more wait than can be answered in time.
        """
        if turn.id and turn.delivery in self._recent:
            return self._recent[turn.delivery]
        if len(self._running) >= WAITING:
            raise OutsideTrouble(service="bot", why="busy")
        reply: asyncio.Future[View | None] = asyncio.get_running_loop().create_future()
        if turn.id:
            self._recent[turn.delivery] = reply
        task = asyncio.create_task(self._run(turn, reply))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return reply

    def _now(self) -> datetime:
        return self._ports.clock.now()

    @property
    def depth(self) -> int:
        """Return how many turns are in hand or wait."""
        return len(self._running)

    async def drain(self) -> None:
        """Wait until the turns in hand are finished."""
        while self._running:
            await asyncio.wait(self._running)

    async def end(self, seconds: float) -> None:
        """Wait so long for the turns in hand, and cut off what is left."""
        self.pending.stop()
        if self._running:
            await asyncio.wait(self._running, timeout=seconds)
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def decide_and_save(
        self, decide: Decide, *, origin: Origin, turn: Turn | None = None
    ) -> CommittedTurn:
        """Decide and save, starting over while others are faster; return what was decided. Raises Changed after many tries."""
        for attempt in range(TRIES):
            unit_of_work = UnitOfWork(self._store)
            outcome = await decide(unit_of_work)
            committed = await self._save_outcome(outcome, unit_of_work, origin, turn)
            if committed is not None:
                return committed
            # Whoever was faster is perhaps about to be so again: not in step.
            await asyncio.sleep(_chance.uniform(0, 0.01 * attempt))
        raise Changed

    async def _save_outcome(
        self, outcome: Outcome, unit_of_work: UnitOfWork, origin: Origin, turn: Turn | None
    ) -> CommittedTurn | None:
        """Save what was decided with the rows of what is to be shown; None where somebody else was faster."""
        now = self._now()
        await unit_of_work.read_work(outcome)
        changes = unit_of_work.changes(outcome)
        shows = [show for show in outcome.show if not is_reply_only(turn, show)]
        unsent = to_outbox(shows, origin, now, self._ports.cipher)
        fresh = [DocumentChange(Job, row.key, row, 0) for row in unsent]
        written = {one.key for one in changes if one.kind is CardLocation}
        claims = await self._claims(shows, unsent, origin, unit_of_work)
        changes += await schedule_expiry(changes, unit_of_work, now)
        changes, started = self._lease_due(changes, now)
        try:
            await self._save([*changes, *fresh], [one for one in claims if one.key not in written])
        except Changed:
            return None
        self._begin(started, outcome, now)
        replies = [show for show in outcome.show if is_reply(turn, show) and show not in shows]
        owed = await unit_of_work.stored(_owed(turn)) if turn else ()
        rows = [Stored(row, 1) for row in unsent]
        return CommittedTurn(outcome, rows, owed=owed, replies=replies)

    def _lease_due(
        self, changes: list[DocumentChange], now: datetime
    ) -> tuple[list[DocumentChange], list[Stored[Job]]]:
        """Return the changes with work that is due now under our lease, as far as there is room, and that work.

        So it begins at once, without being found and leased first: each would be a save of its own.
        """
        worker, started = self.worker, list[Stored[Job]]()
        if worker is None:
            return changes, started
        leased = []
        for change in changes:
            row = change.value
            if isinstance(row, Job) and is_startable(row, now) and worker.has_room(started, row):
                held = lease(row, now)
                started.append(Stored(held, change.version + 1))
                leased.append(replace(change, value=held))
            else:
                leased.append(change)
        return leased, started

    def _begin(self, started: Sequence[Stored[Job]], outcome: Outcome, now: datetime) -> None:
        if self.worker is None:
            return
        for row in started:
            self.worker.start(row)
        due = [one for one in outcome.save if isinstance(one, Job) and one.at <= now]
        if len(due) > len(started):
            self.worker.wake()

    async def _save(
        self, changes: Sequence[DocumentChange], claims: Sequence[DocumentChange]
    ) -> None:
        new = [one for one in claims if one.version == 0]
        try:
            await self._store.save([*changes, *claims])
        except Changed:
            if len(new) == len(claims):
                raise
            # A card that stands may just be drawn anew: its claim then waits for that.
            await self._store.save([*changes, *new])
            claims = new
        self._screen.keep_claims(claims)

    async def _claims(
        self,
        shows: Sequence[OutgoingView],
        unsent: Sequence[Job],
        origin: Origin,
        unit_of_work: UnitOfWork,
    ) -> Sequence[DocumentChange]:
        claims = []
        for show, row in zip(shows, unsent, strict=True):
            person = await unit_of_work.person(show.to) if show.subject and show.to else None
            own = person.address if person else None
            claims.append(self._screen.claim(show, origin, own, row=row.key))
        # Of two views of one subject the first has it; the second waits for the first's end.
        first = {one.key: one for one in reversed(claims) if one is not None}
        known = await unit_of_work.load_all(CardLocation, list(first))
        claimed = [
            claim_location(one, wanted, self._now())
            for wanted, one in zip(first.values(), known, strict=True)
        ]
        return unit_of_work.changes(Outcome(save=[one for one in claimed if one is not None]))

    async def perform(self, decide: Decide, *, speaker: PersonId | None = None) -> Outcome:
        """Settle what no chat asked for, and show it."""
        committed = await self.decide_and_save(decide, origin=Origin(speaker=speaker))
        await self.outbox.deliver(*committed.rows)
        return committed.outcome

    async def perform_once_written(self, decide: Decide) -> Outcome:
        """Settle what a page asks for, once what it speaks of is written, and show it."""
        return await self.pending.once_written(decide, self.perform)

    async def _run(self, turn: Turn, reply: asyncio.Future[View | None]) -> None:
        with metrics.turn(), tracing(turn.delivery, turn=turn.id):
            async with self.kept.while_answered(turn):
                await self._answer(turn, reply)

    async def resume(self, row: Stored[Job]) -> None:
        """Answer a message that another copy kept and did not come to answer."""
        with self.leases.hold(row) as (held,):
            try:
                turn = kept_turns.from_row(row.value)
            except ValueError:
                await self.leases.postpone(held, BotError())
                return
            await self._answer(turn, asyncio.get_running_loop().create_future())
            await self.leases.done(held)

    async def _answer(self, turn: Turn, reply: asyncio.Future[View | None]) -> None:
        """Decide, save and show."""
        lock = self._chats.setdefault(turn.address.key, asyncio.Lock())
        async with lock:
            committed = await self._decide_turn(turn)
            late = () if turn.patience.meet() else committed.replies
            reply.set_result(reply_view(turn, committed.outcome))
            await self.outbox.deliver(*committed.rows)
            for show in committed.unsaved:
                await self._show(turn, show)
            if late:
                await self._follow(turn, [*late, *self._given_back(turn)])
            if turn.address.place is Place.PERSONAL and isinstance(turn.content, Said | Arrived):
                await self.outbox.deliver_owed(turn, committed.owed)

    async def _decide_turn(self, turn: Turn) -> CommittedTurn:
        origin = Origin(id=turn.delivery, speaker=turn.speaker.id, here=turn.address)

        async def save(decide: Decide) -> CommittedTurn:
            # Asked for inside the chat's lock, so that a chat with much to say waits once.
            async with self._places.place(turn.speaker.tenant, turn.speaker.id):
                return await self.decide_and_save(decide, origin=origin, turn=turn)

        try:
            return await self.pending.once_written(
                lambda unit_of_work: self._decide(turn, unit_of_work),
                save,
                at=turn.address if isinstance(turn.content, Said) else None,
            )
        except _SeenBefore as seen:
            return CommittedTurn(Outcome(show=seen.shows))
        except BotError as error:
            return self._unsaved(turn, self._ports.views.problem(error))
        except Exception as error:  # noqa: BLE001 - the last resort: the person hears a reference, the log has the rest
            return self._unsaved(turn, self._unexpected(error))

    async def _decide(self, turn: Turn, unit_of_work: UnitOfWork) -> Outcome:
        speaker = turn.speaker.id
        foreseen = self._foresee(turn)
        talk_key = conversation_key(turn.address.key, speaker)
        await unit_of_work.read_ahead(
            [(Conversation, talk_key), (Job, expiry_key(speaker)), *foreseen.documents],
            [_owed(turn), *foreseen.lookups],
        )
        talk = await unit_of_work.conversation(turn.address, speaker)
        if turn.id and turn.id in talk.seen:
            raise _SeenBefore(await self._still_unsent(turn))
        try:
            outcome = await self._handler(turn, unit_of_work, self._ports)
        except Changed:
            raise
        except BotError as error:
            log.info("turn.refused", key=error.key)
            problem = OutgoingView(view=self._ports.views.problem(error))
            outcome = Outcome(show=[problem, *self._given_back(turn)])
            talk = replace(talk, aside_at=turn.now)
        return outcome if outcome.is_traceless else with_delivery(outcome, talk, turn.id)

    async def _still_unsent(self, turn: Turn) -> Sequence[OutgoingView]:
        """Return what another copy is about to show for a delivery: it answers a repeated press."""
        row = await self._store.load(Job, row_key(turn.delivery, 0))
        ports = self._ports
        return [from_outbox(row.value, ports.views, ports.cipher)[0]] if row else []

    def _unexpected(self, error: Exception) -> View:
        """Log an exception under a fresh reference, and return the card that names it."""
        reference = uuid4().hex[:8]
        log.error("turn.failed", reference=reference, error=trace_of(error))
        return self._ports.views.unexpected(reference)

    def _given_back(self, turn: Turn) -> Sequence[OutgoingView]:
        """Return what somebody wrote into a form that has closed meanwhile."""
        written = turn.content.written if isinstance(turn.content, Pressed) else ""
        is_needed = written and turn.patience.is_over
        return [OutgoingView(view=self._ports.views.given_back(written))] if is_needed else []

    def _unsaved(self, turn: Turn, view: View) -> CommittedTurn:
        show = OutgoingView(view=view)
        if is_reply_only(turn, show):
            replies = [show] if is_reply(turn, show) else ()
            return CommittedTurn(Outcome(show=[show]), replies=replies)
        return CommittedTurn(Outcome(show=[show]), unsaved=[show, *self._given_back(turn)])

    async def _follow(self, turn: Turn, shows: Sequence[OutgoingView]) -> None:
        """Show in the chat what the channel's own answer was to carry, kept until the chat has it."""
        origin = Origin(speaker=turn.speaker.id, here=turn.address)
        try:
            rows = (
                await self.decide_and_save(lambda _: _at_once(Outcome(show=shows)), origin=origin)
            ).rows
        except BotError as error:
            log.warning("reply.unsaved", key=error.key)
            for show in shows:
                await self._show(turn, show)
        else:
            await self.outbox.deliver(*rows)

    async def _show(self, turn: Turn, show: OutgoingView) -> None:
        try:
            origin = Origin(speaker=turn.speaker.id, here=turn.address)
            await self._screen.show(show, origin=origin)
        except BotError as error:
            log.warning("show.failed", key=error.key)


class _SeenBefore(Exception):
    """The delivery was saved already, here or by another copy of the bot: `decide_and_save` is left without a save."""

    def __init__(self, shows: Sequence[OutgoingView]) -> None:
        super().__init__()
        self.shows = shows


def _owed(turn: Turn) -> Lookup:
    return Lookup(Job, "owed", turn.speaker.id)


async def _at_once(outcome: Outcome) -> Outcome:
    return outcome


def with_delivery(outcome: Outcome, talk: Conversation, delivery: str) -> Outcome:
    """Return the outcome that also remembers the delivery, beside what the handler keeps of the talk."""
    latest = kept_talk(outcome, talk)
    return with_saved(outcome, replace(latest, seen=(*latest.seen, delivery)[-REMEMBERED:]))
