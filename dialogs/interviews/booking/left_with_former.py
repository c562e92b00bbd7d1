"""Who is told where a hand-over leaves an event in the calendar of who organized it before."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from bot.domain.accounts import Person
from bot.domain.bookings.interviews import Ending, Interview
from bot.runtime.turn import OutgoingView
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import message
from dialogs.authorization import may_see_candidates, zone_of


class LeftEvent(Struct, frozen=True):
    """What is left: an interview's own event, or of a loop the plan of its candidate."""

    what: Literal["interview", "plan"]
    start: datetime
    candidate: str
    is_over: bool = False
    """Whether what took its place does not stand either."""


async def tell_of_leftovers(
    interview: Interview, before: Person | None, organizer: Person, unit_of_work: UnitOfWork
) -> list[OutgoingView]:
    """Return what both organizers are told of events that could not be taken back; nothing where all could."""
    if interview.handed_over is None or before is None:
        return []
    is_over = not interview.is_live or interview.ending is not Ending.NONE
    left = LeftEvent("interview", interview.start, interview.candidate, is_over)
    return await tell_both(before, organizer, left, unit_of_work)


async def tell_both(
    before: Person, organizer: Person, left: LeftEvent, unit_of_work: UnitOfWork
) -> list[OutgoingView]:
    """Return what the organizer before and the new one are told of what is left in the first one's calendar."""
    account = await unit_of_work.account(organizer.tenant)
    theirs, ours = (left.start.astimezone(zone_of(one, account)) for one in (before, organizer))
    to_before = message(
        "left-with-you",
        to_name=organizer.name,
        what=left.what,
        start=theirs.isoformat(),
        candidate=left.candidate if may_see_candidates(before) else "",
        is_over=left.is_over,
    )
    to_organizer = message(
        "left-with-former",
        name=before.name,
        what=left.what,
        start=ours.isoformat(),
        candidate=left.candidate if may_see_candidates(organizer) else "",
        is_over=left.is_over,
    )
    return [
        OutgoingView(view=to_before, to=before.id),
        OutgoingView(view=to_organizer, to=organizer.id),
    ]
