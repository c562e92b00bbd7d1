"""Sessions of a loop that take other places: claimed together, each written by its own work, all of it or nothing."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from bot.domain.bookings.interview_changes import reshape
from bot.domain.bookings.interviews import Ending, Interview, InterviewId, Stage
from bot.domain.bookings.loops import Loop, LoopPlaces
from bot.domain.intervals import Interval
from bot.domain.jobs import Job
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Turn
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.candidates.overlaps import told_of_overlap
from dialogs.interviews.booking.book import enqueue_advance
from dialogs.loops.book import own_loop_card
from dialogs.loops.booked_loop import BookedLoop
from dialogs.loops.claims import claim_all
from dialogs.loops.members import enqueue_loop, require_written
from dialogs.scheduling.availability_check import CheckRequest, expect_free


class Places(Struct, frozen=True):
    """When and where each session is to be, and the sessions that are new."""

    of: Mapping[InterviewId, tuple[Interval, str]]
    new: Sequence[Interview] = ()
    asked: Mapping[str, Any] | None = None
    """How the loop is asked for from now on, where that changes."""
    days_most: int | None = None
    """On how many days, at most, it may lie from now on, where that changes."""
    is_back: bool = False
    """They go back there: who has declined that declines it still."""

    def is_other(self, one: Interview) -> bool:
        """Whether a session is to be at another time or in another room."""
        return one.id in self.of and self.of[one.id] != (one.span, one.room)

    def at(self, one: Interview) -> Interview:
        """Return a session at its place; its people are asked anew where the time is another one."""
        span, room = self.of[one.id]
        shape = replace(one.shape, start=span.start, end=span.end, room=room)
        return reshape(one, shape, is_back=self.is_back)


async def move_sessions(
    turn: Turn, booked: BookedLoop, places: Places, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return the outcome of a loop whose sessions take these places: claimed together, each written by its own work.

    A session without a place is taken out. Raises SlotTaken where one of them is not free.
    """
    require_written(booked.sessions, unit_of_work)
    before = [one for one in booked.sessions if places.is_other(one)]
    after = [*map(places.at, before), *places.new]
    leaving = [one for one in booked.sessions if one.id not in places.of]
    given_back = [*before, *leaving]
    claimed = await claim_all(after, booked.organizer, unit_of_work, ports, before=given_back)
    old = {one.id: one for one in before}
    for one in after:
        own = old.get(one.id)
        others = tuple(each for each in given_back if each.id != one.id)
        wanted = CheckRequest(one, booked.organizer, before=own, siblings=others)
        await expect_free(wanted, unit_of_work, ports)
    loop = replace(
        booked.loop,
        interviews=(*booked.loop.interviews, *(one.id for one in places.new)),
        asked=dict(places.asked or booked.loop.asked),
        days_most=places.days_most or booked.loop.days_most,
        before=_places(booked),
        changed_at=turn.now,
        is_candidate_urgent=False,
        revision=booked.loop.revision + 1,
    )
    changed = [*after, *map(_out, leaving)]
    told = await told_of_overlap(
        [(old.get(one.id), one) for one in after],
        booked.organizer,
        unit_of_work,
        what="change",
    )
    return Outcome(
        show=[await own_loop_card(loop, turn, unit_of_work, ports, changed=changed), *told],
        save=[loop, *changed, *claimed, *await _work(loop, changed, unit_of_work, ports)],
    )


def _out(one: Interview) -> Interview:
    return replace(one, stage=Stage.ENDING, ending=Ending.CANCELLED, revision=one.revision + 1)


def _places(booked: BookedLoop) -> LoopPlaces:
    return LoopPlaces(
        interviews=tuple(one.id for one in booked.sessions),
        places=tuple((one.start, one.end, one.room) for one in booked.sessions),
        asked=booked.loop.asked,
        days_most=booked.loop.days_most,
    )


async def _work(
    loop: Loop, changed: Sequence[Interview], unit_of_work: UnitOfWork, ports: Ports
) -> list[Job]:
    own = [await enqueue_advance(one, unit_of_work, ports) for one in changed]
    if not loop.is_candidate_due:
        return own
    return [*own, await enqueue_loop(loop, ports.clock.now(), unit_of_work)]
