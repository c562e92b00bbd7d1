"""Two interviews that swap their times as their events are written: one after the other, and both or neither.

The second waits until the first stands. Where Microsoft 365 refuses one for good, the other goes back, too: one that goes
back alone would meet the other, which is where it stood.
"""

from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings import claims
from bot.domain.bookings.interview_changes import put_back, reshape
from bot.domain.bookings.interviews import Ending, Interview, InterviewId, InterviewShape, Stage
from bot.domain.errors import BadAddress, OutsideTrouble
from bot.domain.jobs import Job
from bot.runtime.ports import Ports
from bot.runtime.turn import OutgoingView
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import message
from dialogs.authorization import may_see_candidates, zone_of
from dialogs.interviews.booking.book import enqueue_advance
from dialogs.interviews.booking.claims import release_previous, resource_days

WAIT = timedelta(seconds=30)
"""How long the second waits before it looks again; the first, once it stands, calls it at once."""


async def waits_for_partner(interview: Interview, unit_of_work: UnitOfWork) -> bool:
    """Whether an interview is the second of a swap of which the first is being written still; not one that is to end."""
    if interview.ending is not Ending.NONE:
        return False
    other = await _partner(interview, unit_of_work)
    return other is not None and other.stage is Stage.CHECKED and other.id < interview.id


async def enqueue_second(interview: Interview, unit_of_work: UnitOfWork, ports: Ports) -> list[Job]:
    """Return the work of writing the second of a swap, now that the first stands."""
    other = await _partner(interview, unit_of_work)
    is_next = other is not None and other.stage is Stage.CHECKED and interview.id < other.id
    return [await enqueue_advance(other, unit_of_work, ports)] if other and is_next else []


async def partner_left(
    wanted: Interview, back: Interview, unit_of_work: UnitOfWork
) -> Interview | None:
    """Return the interview with which one was to swap its time or its interviewer, where that is to have, or has, what this one keeps."""
    other = await _partner(wanted, unit_of_work)
    if other is None or wanted.start == back.start:
        return other if other and _new_people(other) & {one.mail for one in back.people} else None
    return other if other.start == back.start else None


def _new_people(interview: Interview) -> set[str]:
    """Return who came to an interview with its last change."""
    before = {mail for mail, _ in interview.before.people} if interview.before else set()
    return {one.mail for one in interview.people} - before if before else set()


async def _partner(interview: Interview, unit_of_work: UnitOfWork) -> Interview | None:
    """Return the other of a swap, if that was the last change of both and it is not on its way out."""
    if not interview.exchanged_with:
        return None
    other = await unit_of_work.load(Interview, InterviewId(interview.exchanged_with))
    if other is None or not other.is_live or other.ending is not Ending.NONE:
        return None
    return other if other.exchanged_with == interview.id else None


async def put_partner_back(
    other: Interview, refused: Interview, organizer: Person, unit_of_work: UnitOfWork
) -> tuple[Interview, Sequence[object]] | None:
    """Return a partner where the refused one was to go, and what it takes; None where others have taken that since.

    One that still waits has nothing new in any calendar.
    """
    if other.stage is Stage.CHECKED and other.stood is not None:
        back = put_back(other, written=(), is_unsure=False)
    else:
        there = reshape(other, _shape_before(other, refused), is_back=True)
        back = replace(there, before=None, changed_at=None)
    back = replace(back, exchanged_with="")
    days = await resource_days(back, unit_of_work)
    if claims.of_others(days, back):
        return None
    taken = claims.note(days, back, organizer_name=organizer.name)
    left = await release_previous(other, taken, unit_of_work)
    return back, [*taken, *left]


def _shape_before(other: Interview, refused: Interview) -> InterviewShape:
    """Return a partner as it is when it gives back what it took: the time that the refused one was to have, or its own interviewers."""
    if other.before and _new_people(other):
        return replace(other.shape, people=other.before.people)
    return replace(other.shape, start=refused.start, end=refused.start + (other.end - other.start))


async def exchange_told(
    stand: Sequence[Interview],
    organizer: Person,
    error: OutsideTrouble | BadAddress,
    unit_of_work: UnitOfWork,
    *,
    is_of_people: bool,
) -> OutgoingView:
    """Return what tells where the two interviews of a swap that is refused stand from now on."""
    zone = zone_of(organizer, await unit_of_work.account(organizer.tenant))
    is_shown = may_see_candidates(organizer)
    view = message(
        "exchange-refused",
        what="people" if is_of_people else "times",
        why=refusal(error),
        starts=tuple(one.start.astimezone(zone).isoformat() for one in stand),
        candidates=tuple(one.candidate if is_shown else "" for one in stand),
    )
    return OutgoingView(view=view, to=organizer.id)


def refusal(error: OutsideTrouble | BadAddress) -> str:
    """Return why Microsoft 365 refuses something for good, as a code."""
    return "room" if isinstance(error, BadAddress) else str(error.facts["why"])
