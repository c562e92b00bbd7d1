"""A change of an interview that also finds it a room: "add Priya and get a bigger room".

The room is chosen for the seats that are needed then, of those that are free at the interview's time; with it all is one change: one
check, one claim, one update of its events, one Undo. Where there is none, times are offered at which there is.
"""

from msgspec.structs import replace

from bot.domain.accounts import Account
from bot.domain.bookings.interviews import Interview
from bot.domain.bookings.wanted_changes import InterviewChange
from bot.language.requests import AskedRoom, ChangeRequest, RescheduleRequest, RoomChange
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import message
from dialogs.authorization import enabled_account, require_scheduler
from dialogs.interviews.booking.in_calendars import require_standing
from dialogs.interviews.changes.change_in_place import change_interview
from dialogs.interviews.changes.change_in_words import wanted_change
from dialogs.interviews.changes.change_with_move import as_it_is_to_be, asked_room, offer_times_for
from dialogs.interviews.changes.other_rooms import none_bigger, rooms_at_its_time, suits


def finds_room(room: RoomChange | None) -> bool:
    """Whether a room is asked for without saying which."""
    return room is not None and room.kind != "none" and not room.wish.mail


async def change_with_room(
    turn: Turn, interview: Interview, request: ChangeRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Change an interview, in a room that is chosen for it as it is to be."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    account = await enabled_account(turn, unit_of_work)
    require_standing(interview, turn.now, unit_of_work)
    change = wanted_change(replace(request, room=None), interview)
    there = await as_it_is_to_be(interview, change, unit_of_work)
    asked = asked_room(request.room, there, account) or AskedRoom()
    is_bigger = request.room is not None and request.room.kind == "bigger"
    if is_bigger and (told := none_bigger(there, account)):
        return Outcome(show=[OutgoingView(view=told)])
    own = account.room(interview.room)
    if own is not None and suits(own, asked):
        changed = await change_interview(turn, interview, change, unit_of_work, ports)
        fits = message("room-fits", room=own.name, seats=own.capacity, wanted=asked.capacity or 0)
        return replace(changed, show=[*changed.show, OutgoingView(view=fits)])
    found = await rooms_at_its_time(there, person, unit_of_work, ports, asked=asked)
    if not found:
        return await _offer_times(turn, interview, request, asked, unit_of_work, ports)
    room, *others = sorted(found, key=lambda one: _seats(one, account) < there.seats)
    wanted: InterviewChange = replace(change, room=room)
    spare = replace(interview, spare_rooms=tuple(others))
    return await change_interview(turn, spare, wanted, unit_of_work, ports)


def _seats(mail: str, account: Account) -> int:
    room = account.room(mail)
    return room.capacity if room else 0


async def _offer_times(  # noqa: PLR0913, PLR0917 - all that a handler is given
    turn: Turn,
    interview: Interview,
    request: ChangeRequest,
    asked: AskedRoom,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Say that no such room is free when the interview is, and offer times at which one is, and everybody."""
    with_move = replace(request, move=RescheduleRequest())
    offered = await offer_times_for(turn, interview.id, with_move, unit_of_work, ports)
    seats, building = asked.capacity or 0, asked.building or ""
    told = OutgoingView(view=message("no-such-room-then", seats=seats, building=building))
    return replace(offered, show=[told, *offered.show])
