"""Other rooms at the time of a booked interview: asked for, or needed because its own said no."""

from msgspec.structs import replace

from bot.domain.accounts import Account, Person
from bot.domain.bookings.interviews import Interview, RoomState
from bot.domain.bookings.offers import Purpose
from bot.domain.errors import Gone, OutsideTrouble, SignInNeeded, SlotTaken
from bot.domain.rooms import Room
from bot.language.requests import AskedRoom
from bot.runtime.ports import Ports
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import Message, message
from dialogs.authorization import zone_of
from dialogs.interviews.answers.proposal_offers import question_about
from dialogs.interviews.interview_cards import is_too_small
from dialogs.scheduling.availability_search import SearchRequest, search_availability
from dialogs.scheduling.search_inputs import Requester

MOST = 5
_ANY = AskedRoom()


def suits(room: Room | None, asked: AskedRoom) -> bool:
    """Whether a room is what is asked for."""
    return (
        room is not None
        and room.mail not in asked.without
        and room.capacity >= (asked.capacity or 0)
        and asked.building in {None, room.building}
        and {*asked.features} <= {*room.features}
    )


def bigger_room_for(interview: Interview, account: Account) -> AskedRoom:
    """Return what a bigger room is: bigger than the interview's, or the one it had last, and for all who come; without any for more than come."""
    own = account.room(interview.room or interview.room_before)
    more = own.capacity if own else interview.seats
    return AskedRoom(capacity=max(more + 1, interview.seats))


def none_bigger(interview: Interview, account: Account) -> Message | None:
    """Return that no room is bigger than the interview's, or the one it had last; None where there is one, or that is not what is lacking."""
    own = account.room(interview.room or interview.room_before)
    more = bigger_room_for(interview, account).capacity or 0
    if own is None or not own.capacity or any(one.capacity >= more for one in account.rooms):
        return None
    if not interview.room and more > own.capacity + 1:
        return None
    return message("no-bigger-room", room=own.name, seats=own.capacity, wanted=more)


async def with_bigger_rooms(
    interview: Interview,
    before: Interview,
    organizer: Person,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Interview:
    """Return a changed interview whose room is too small with those first that are large enough and free.

    The room that it leaves still shows the time as taken, by itself. Where calendars cannot be read, it is as it was.
    """
    account = await unit_of_work.account(interview.tenant)
    if not is_too_small(interview, account):
        return interview
    try:
        bigger = await rooms_at_its_time(
            interview, organizer, unit_of_work, ports, asked=AskedRoom(capacity=interview.seats)
        )
    except (SignInNeeded, OutsideTrouble, SlotTaken, Gone):
        return interview
    left = (before.room,) if _may_return(interview, before, account) else ()
    first = dict.fromkeys((*left, *bigger))
    rest = (one for one in interview.spare_rooms if one not in first)
    return replace(interview, spare_rooms=(*first, *rest))


def _may_return(interview: Interview, before: Interview, account: Account) -> bool:
    """Whether the room that an interview leaves is large enough, and was not refused."""
    is_left = before.room not in {"", interview.room} and before.span == interview.span
    there = replace(interview, room=before.room)
    is_refused = before.room_state is RoomState.DECLINED
    return is_left and not is_refused and not is_too_small(there, account)


async def rooms_at_its_time(
    interview: Interview,
    organizer: Person,
    unit_of_work: UnitOfWork,
    ports: Ports,
    *,
    asked: AskedRoom = _ANY,
) -> tuple[str, ...]:
    """Return the addresses of rooms that are free when an interview is, its own aside, the best first.

    Who attends tells where the rooms are; that somebody is not free then by now takes none away.
    """
    coming = tuple(one for one in interview.people if one.mail not in interview.declined)
    for people in dict.fromkeys((coming, ())):
        wanted = replace(interview, people=people)
        if found := await _rooms(wanted, organizer, unit_of_work, ports, asked=asked):
            return found
    return ()


async def _rooms(
    interview: Interview,
    organizer: Person,
    unit_of_work: UnitOfWork,
    ports: Ports,
    *,
    asked: AskedRoom,
) -> tuple[str, ...]:
    account = await unit_of_work.account(interview.tenant)
    zone = zone_of(organizer, account)
    start, end = (
        moment.astimezone(zone).replace(tzinfo=None) for moment in (interview.start, interview.end)
    )
    question = replace(
        question_about(interview, ((start, end),)),
        room=asked,
        need="all" if interview.people else "none",
    )
    wanted = SearchRequest(
        question, tentative_is_free=True, purpose=Purpose.MOVE, interview=interview
    )
    asker = Requester(organizer, account)
    seen = await search_availability(wanted, asker, unit_of_work, ports, is_further=True)
    rooms = (slot.rooms for slot in seen.found.slots if slot.span == interview.span)
    return tuple(one for one in next(rooms, ()) if one != interview.room)[:MOST]
