"""Two interviews that take each other's time: claimed and checked together, or neither is moved.

Each keeps its people, its room and its length; people are asked anew. Their events are then written one after the other
(`booking.exchange`): where Microsoft 365 refuses one for good, both are put back, and their organizer told.
"""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from bot.domain.bookings.interview_changes import before_change, reshape, undoable
from bot.domain.bookings.interviews import Interview, InterviewId, InterviewShape
from bot.domain.errors import SlotTaken
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Turn
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.authorization import enabled_account, require_scheduler
from dialogs.candidates.overlaps import told_of_overlap
from dialogs.interviews.booking.book import as_in_outlook, enqueue_advance, own_card
from dialogs.interviews.booking.in_calendars import require_standing
from dialogs.interviews.interview_cards import notify_removed
from dialogs.loops.claims import claim_all
from dialogs.scheduling.availability_check import CheckRequest, expect_free

Pair = tuple[Interview, Interview]


async def exchange_times(turn: Turn, pair: Pair, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Let two interviews of the speaker's own take each other's time; SlotTaken where one of them is not free then."""
    one, other = pair
    shapes = (_starting(one, other), _starting(other, one))
    return await exchange_shapes(turn, pair, shapes, unit_of_work, ports)


def _starting(one: Interview, other: Interview) -> InterviewShape:
    start, end = time_of_other(one, other)
    return replace(one.shape, start=start, end=end)


def time_of_other(one: Interview, other: Interview) -> tuple[datetime, datetime]:
    """Return start and end of an interview that takes another's time and keeps its own length."""
    return other.start, other.start + (one.end - one.start)


async def partner_of(interview: Interview, unit_of_work: UnitOfWork) -> Interview | None:
    """Return the interview that this one swapped times with, where that is the last change of both."""
    if not interview.exchanged_with:
        return None
    other = await unit_of_work.load(Interview, InterviewId(interview.exchanged_with))
    is_so = other is not None and other.is_live and other.exchanged_with == interview.id
    return other if is_so and other and other.before else None


async def exchange_back(turn: Turn, pair: Pair, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Return both interviews the shape that they had before they swapped their times."""
    shapes = tuple(one.before or one.shape for one in pair)
    outcome = await exchange_shapes(turn, pair, shapes, unit_of_work, ports, is_back=True)
    undone = [
        replace(one, before=None, changed_at=None, is_change_undone=True)
        if isinstance(one, Interview)
        else one
        for one in outcome.save
    ]
    return replace(outcome, save=undone)


async def exchange_shapes(  # noqa: PLR0913 - a part of a handler
    turn: Turn,
    pair: Pair,
    shapes: Sequence[InterviewShape],
    unit_of_work: UnitOfWork,
    ports: Ports,
    *,
    is_back: bool = False,
) -> Outcome:
    """Change two interviews of the speaker's own to new shapes, both or neither; SlotTaken where one of them cannot have it."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    await enabled_account(turn, unit_of_work)
    for one in pair:
        require_standing(one, turn.now, unit_of_work)
    before = [await as_in_outlook(one, person, unit_of_work, ports) for one in pair]
    names = (pair[1].id, pair[0].id)
    after = [
        replace(undoable(reshape(now, shape, is_back=is_back), now, turn.now), exchanged_with=other)
        for now, shape, other in zip(before, shapes, names, strict=True)
    ]
    trial = unit_of_work.trial()
    try:
        books = await claim_all(after, person, trial, ports, before=before)
        for moved, now, other in zip(after, before, reversed(before), strict=True):
            siblings = (other, *map(before_change, pair))
            wanted = CheckRequest(moved, person, before=now, siblings=siblings)
            await expect_free(wanted, trial, ports)
    except SlotTaken as refused:
        facts = {**refused.facts, "doing": "change"}
        raise SlotTaken(changed="no", **facts) from refused
    unit_of_work.accept(trial)
    cards = [await own_card(one, turn, unit_of_work, ports) for one in after]
    works = [await enqueue_advance(one, unit_of_work, ports) for one in after]
    told = [
        job
        for old, new in zip(pair, after, strict=True)
        for job in await notify_removed(old, new, unit_of_work, ports)
    ]
    unit_of_work.apply(Outcome(save=after))
    overlaps = [
        show
        for old, new in zip(pair, after, strict=True)
        for show in await told_of_overlap([(old, new)], person, unit_of_work, what="move")
    ]
    return Outcome(
        show=[cards[0], replace(cards[1], onto=""), *overlaps],
        save=[*after, *books, *works, *told],
    )
