"""A change of a whole loop of which Microsoft 365 refuses one session for good: all go back to where they were, or none does.

The refused one stays where it stood. The others may be being written just then, so they go back as work of the loop's
own, once each of them stands: where their events are is known by then.
"""

from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings import claims
from bot.domain.bookings.interview_changes import mark_ended, reshape
from bot.domain.bookings.interviews import Ending, Interview, Stage
from bot.domain.bookings.loops import Loop, LoopPlaces, as_before
from bot.domain.jobs import Job
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import message
from dialogs.authorization import may_see_candidates, zone_of
from dialogs.interviews.booking.book import enqueue_advance
from dialogs.interviews.booking.claims import release_previous, resource_days
from dialogs.loops.loop_card import last_changed, loop_card
from dialogs.loops.members import by_time, live_sessions, sessions_of

WAIT = timedelta(seconds=5)
"""How long the others are given before it is looked again whether each of them stands."""


async def with_refused_session(
    interview: Interview, back: Interview, why: str, unit_of_work: UnitOfWork
) -> Loop | None:
    """Return the loop whose last change is refused for one of its sessions, and that goes back; None where nothing else moves."""
    loop = await unit_of_work.load(Loop, interview.loop) if interview.loop else None
    if loop is None or loop.before is None or _place(interview) == _place(back):
        return None
    every = await sessions_of(loop, unit_of_work)
    is_latest = last_changed(loop, every) is loop
    is_of_it = _places(loop.before).get(back.id) == _place(back)
    others = [one for one in every if one.is_live and one.id != back.id]
    if not (is_latest and is_of_it and any(_has_moved(one, loop.before) for one in others)):
        return None
    return replace(loop, going_back=why, revision=loop.revision + 1)


async def put_sessions_back(
    loop: Loop, organizer: Person, due: Job, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return the sessions of a loop to where they were before its last change; where others have taken that, none moves."""
    sessions = await live_sessions(loop, unit_of_work)
    if any(one.stage is not Stage.STANDING for one in sessions):
        return Outcome(save=[due.rescheduled(ports.clock.now() + WAIT)])
    moved = [one for one in sessions if loop.before and _has_moved(one, loop.before)]
    back = [_put_back(one, loop.before) for one in moved if loop.before]
    unit_of_work.apply(Outcome(save=back))
    days, is_free = await _days(moved, back, organizer, unit_of_work)
    changed = back if is_free else []
    stand = [*changed, *[one for one in sessions if not changed or one not in moved]]
    was = as_before(loop) if is_free else loop
    ended = replace(was, going_back="", before=None, changed_at=None, revision=loop.revision + 1)
    told = await _told(ended, stand, organizer, loop.going_back, unit_of_work, is_back=is_free)
    return Outcome(
        show=[told, await loop_card(organizer, ended, unit_of_work, ports)],
        save=[
            ended,
            due.rescheduled(ports.clock.now()),
            *(changed or moved),
            *(days if is_free else []),
            *[await enqueue_advance(one, unit_of_work, ports) for one in changed],
        ],
    )


def _put_back(one: Interview, before: LoopPlaces) -> Interview:
    """Return a session where it was; one that was added goes."""
    place = _places(before).get(one.id)
    if place is None:
        return mark_ended(one, Ending.CANCELLED)
    start, end, room = place
    there = reshape(one, replace(one.shape, start=start, end=end, room=room), is_back=True)
    return replace(there, before=None, changed_at=None)


async def _days(
    moved: Sequence[Interview],
    back: Sequence[Interview],
    organizer: Person,
    unit_of_work: UnitOfWork,
) -> tuple[list[object], bool]:
    """Return the resource days of sessions that go back, and whether nobody else has taken their places since."""
    taken: dict[str, object] = {}
    own = {one.id for one in back}
    for was, one in zip(moved, back, strict=True):
        days = await resource_days(one, unit_of_work)
        held = [claim for day in claims.release(days, one) for claim in day.claims]
        is_taken = any(
            each.interview not in own and each.start < one.end and one.start < each.end
            for each in held
        )
        if is_taken and one.is_live:
            return [], False
        noted = claims.note(days, one, organizer_name=organizer.name) if one.is_live else []
        left = await release_previous(was, noted, unit_of_work)
        unit_of_work.apply(Outcome(save=[*noted, *left]))
        taken.update((day.key, day) for day in (*noted, *left))
    return list(taken.values()), True


def _places(before: LoopPlaces) -> dict[str, tuple[object, object, str]]:
    return dict(zip(before.interviews, before.places, strict=True))


def _place(one: Interview) -> tuple[object, object, str]:
    return one.start, one.end, one.room


def _has_moved(one: Interview, before: LoopPlaces) -> bool:
    """Whether a session is not where it was before the change, or was not there at all."""
    return _places(before).get(one.id) != _place(one)


async def _told(  # noqa: PLR0913 - what stands, and why
    loop: Loop,
    stand: Sequence[Interview],
    organizer: Person,
    why: str,
    unit_of_work: UnitOfWork,
    *,
    is_back: bool,
) -> OutgoingView:
    """Return what tells the organizer where the sessions stand from now on."""
    zone = zone_of(organizer, await unit_of_work.account(loop.tenant))
    live = by_time(one for one in stand if one.is_live)
    view = message(
        "loop-change-refused",
        why=why,
        is_back=is_back,
        candidate=loop.candidate if may_see_candidates(organizer) else "",
        starts=tuple(one.start.astimezone(zone).isoformat() for one in live),
        people=tuple(", ".join(each.name for each in one.people) for one in live),
    )
    return OutgoingView(view=view, to=organizer.id)
