"""What Microsoft 365 refuses for good of an interview that stands: put back, and its organizer told once.

To wait for it would be to wait for ever. The interview stays as it is in the calendars; what had been written of the
change before the refusal is written back by the same steps that write anything else.
"""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings import claims
from bot.domain.bookings.interview_changes import BY_CANDIDATE, DELETED
from bot.domain.bookings.interviews import Ending, Interview, ResourceDay, Stage
from bot.domain.errors import BadAddress, Effect, OutsideTrouble
from bot.domain.jobs import Job
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import message
from dialogs.authorization import may_see_candidates, zone_of
from dialogs.interviews.booking.book import enqueue_advance
from dialogs.interviews.booking.claims import release_previous, resource_days
from dialogs.interviews.booking.exchange import (
    exchange_told,
    partner_left,
    put_partner_back,
    refusal,
)
from dialogs.interviews.calendar.read_events import look_job
from dialogs.interviews.calendar.write_events import ChangeRefused
from dialogs.interviews.interview_cards import interviewer_cards
from dialogs.loops.loop_card import organizer_cards
from dialogs.loops.members import enqueue_loop
from dialogs.loops.put_back import with_refused_session

Refused = Literal[
    "handed over", "time", "room", "people", "online", "details", "cancel", "called off"
]
"""What of an interview was to be different, in the order in which one is named before the others."""


async def change_refused(
    interview: Interview,
    refused: ChangeRefused,
    due: Job,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Return the outcome of a change that is refused: the interview as it stood, whoever organizes that told."""
    now, back = ports.clock.now(), refused.back
    if interview.ending is not Ending.NONE:
        # It was cancelled meanwhile: what stands of it is taken out, whatever it was to become.
        ending = replace(
            back,
            stage=Stage.ENDING,
            ending=interview.ending,
            why=interview.why,
            reason=interview.reason,
        )
        kept = await resource_days(back, unit_of_work)
        left = await release_previous(interview, kept, unit_of_work)
        return Outcome(save=[ending, *left, due.rescheduled(now)])
    organizer = await unit_of_work.person(back.by)
    days = await _own_days(interview, back, organizer.name if organizer else "", unit_of_work)
    if organizer is None:
        return Outcome(save=[back, *days])
    if other := await partner_left(interview, back, unit_of_work):
        return await _both_back(interview, other, refused, due, unit_of_work, ports)
    loop = await with_refused_session(interview, back, refusal(refused.error), unit_of_work)
    if loop is not None:
        # It is told once all its sessions are where they were.
        stands = await _as_it_stood(back, organizer, due, unit_of_work, ports)
        work = await enqueue_loop(loop, now, unit_of_work)
        return replace(stands, save=[*stands.save, *days, loop, work])
    facts = _changed(interview, back)
    told = await _told(back, organizer, facts, refused.error, unit_of_work)
    stands = await _as_it_stood(back, organizer, due, unit_of_work, ports)
    return replace(stands, show=[told, *stands.show], save=[*stands.save, *days])


async def _both_back(  # noqa: PLR0913, PLR0917 - what a step has, and the two of a swap
    interview: Interview,
    other: Interview,
    refused: ChangeRefused,
    due: Job,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Return the outcome of a swap of times of which one is refused: where both stand, and that told."""
    back = replace(refused.back, exchanged_with="")
    organizer = await unit_of_work.person(back.by)
    assert organizer is not None  # noqa: S101 - who swapped them; tells the type checker
    days = await _own_days(interview, back, organizer.name, unit_of_work)
    unit_of_work.apply(Outcome(save=[back, *days]))
    returned = await put_partner_back(other, interview, organizer, unit_of_work)
    partner, taken = returned or (other, ())
    told = await exchange_told(
        (back, partner),
        organizer,
        refused.error,
        unit_of_work,
        is_of_people=interview.start == back.start,
    )
    stands = await _as_it_stood(back, organizer, due, unit_of_work, ports)
    work = await enqueue_advance(partner, unit_of_work, ports)
    rest = await _as_it_stood(partner, organizer, work, unit_of_work, ports)
    return Outcome(
        show=[told, *stands.show, *rest.show],
        save=[*stands.save, *days, *rest.save, *taken],
    )


async def _as_it_stood(
    back: Interview, organizer: Person, due: Job, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return the outcome of an interview that stands as before, once what was written of its change is written back."""
    if back.stage is Stage.CHECKED:
        return Outcome(save=[back, due.rescheduled(ports.clock.now())])
    return await _standing(back, organizer, unit_of_work, ports)


def is_kept(interview: Interview) -> bool:
    """Whether an interview stays where its end is refused: somebody wanted it, and its event is in the calendar still."""
    is_wanted = interview.ending in {Ending.CANCELLED, Ending.UNDONE} and interview.why != DELETED
    return is_wanted and interview.event is not None


async def cancel_refused(
    interview: Interview, error: OutsideTrouble, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return the outcome of an end that is refused: the interview stands, and its organizer is told."""
    organizer = await unit_of_work.person(interview.by)
    back = replace(
        interview,
        stage=Stage.STANDING,
        ending=Ending.NONE,
        why="",
        reason="",
        looks=0,
        revision=interview.revision + 1,
    )
    if organizer is None:
        return Outcome(save=[back])
    what: Refused = "called off" if interview.why == BY_CANDIDATE else "cancel"
    told = await _told(back, organizer, _Told(what, "no"), error, unit_of_work)
    stands = await _standing(back, organizer, unit_of_work, ports)
    return replace(stands, show=[told, *stands.show])


def left_in_calendar(interview: Interview) -> Interview:
    """Return an interview ended, what it has in a calendar left there."""
    return replace(
        interview,
        stage=Stage.ENDED,
        reservation=None,
        event=None,
        leftovers=(),
        stood=None,
        is_left_in_calendar=True,
        revision=interview.revision + 1,
    )


class _Told(Struct, frozen=True):
    """What was refused, and whether something of it was done before the refusal."""

    what: Refused
    changed: Effect


def _changed(interview: Interview, back: Interview) -> _Told:
    differences = _differences(interview, back)
    what: Refused = next((name for name, is_other in differences if is_other), "details")
    if interview.stood is None:
        return _Told(what, "unknown")
    return _Told(what, "yes" if back.stage is Stage.CHECKED else "no")


def _differences(now: Interview, back: Interview) -> Sequence[tuple[Refused, bool]]:
    return (
        ("handed over", now.by != back.by),
        ("time", now.span != back.span),
        ("room", now.room != back.room),
        ("people", {mail for mail, _ in now.shape.people} != {m for m, _ in back.shape.people}),
        ("online", now.online != back.online),
    )


async def _told(
    back: Interview,
    organizer: Person,
    facts: _Told,
    error: OutsideTrouble | BadAddress,
    unit_of_work: UnitOfWork,
) -> OutgoingView:
    zone = zone_of(organizer, await unit_of_work.account(back.tenant))
    view = message(
        "change-refused",
        what=facts.what,
        changed=facts.changed,
        why=refusal(error),
        start=back.start.astimezone(zone).isoformat(),
        candidate=back.candidate if may_see_candidates(organizer) else "",
    )
    return OutgoingView(view=view, to=organizer.id)


async def _own_days(
    interview: Interview, back: Interview, organizer_name: str, unit_of_work: UnitOfWork
) -> list[ResourceDay]:
    """Return the resource days with the interview where it stood, and nowhere else."""
    claimed = await resource_days(back, unit_of_work)
    taken = claims.note(claimed, back, organizer_name=organizer_name)
    return [*taken, *await release_previous(interview, taken, unit_of_work)]


async def _standing(
    back: Interview, organizer: Person, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return the outcome of an interview that stands as before, and is looked at soon."""
    look = look_job(back, ports.clock.now())
    return Outcome(
        show=[
            *await organizer_cards(organizer, back, unit_of_work, ports),
            *await interviewer_cards(back, unit_of_work, ports),
        ],
        save=[back, await unit_of_work.enqueue(look)],
    )
