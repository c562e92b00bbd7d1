"""A change of an interview that also moves it: "add Mei and move it to Friday".

Times are looked for at which the interview can be held as it is to be. Choosing one does all of it at once: one check,
one claim, one update of its events, one Undo.
"""

from msgspec import Struct
from msgspec.structs import replace

from bot.domain.accounts import Account
from bot.domain.bookings.interviews import Attendee, Interview
from bot.domain.bookings.offers import OfferedSlot
from bot.domain.bookings.wanted_changes import InterviewChange
from bot.domain.errors import NotUnderstood
from bot.language.requests import AskedRoom, ChangeRequest, RoomChange, Window
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Turn
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.authorization import enabled_account, require_scheduler
from dialogs.interviews.booking.book import own_interview
from dialogs.interviews.booking.in_calendars import require_standing
from dialogs.interviews.changes.change_in_place import (
    ask_to_go_offline,
    move_reshaped,
    wanted_shape,
)
from dialogs.interviews.changes.change_in_words import wanted_change
from dialogs.interviews.changes.other_rooms import bigger_room_for
from dialogs.interviews.changes.other_times import move_request, offer_times
from dialogs.scheduling.offer_cards import in_known_rooms


async def offer_times_for(
    turn: Turn, target: str, request: ChangeRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Offer the organizer times at which an interview can be held as it is to be."""
    await require_scheduler(turn, unit_of_work, ports.rules)
    interview = await own_interview(target, turn, unit_of_work)
    require_standing(interview, turn.now, unit_of_work)
    if request.is_stand_in or request.move is None:
        raise NotUnderstood(what="change")
    is_chosen = request.room is not None and not _is_fixed(request.room)
    fixed = replace(request, room=None) if is_chosen else request
    change, windows = wanted_change(fixed, interview), request.move.windows
    return await offer_times_with(
        turn, interview, change, windows, unit_of_work, ports, room=request.room
    )


async def offer_times_with(  # noqa: PLR0913, PLR0917 - a part of a handler
    turn: Turn,
    interview: Interview,
    change: InterviewChange,
    windows: tuple[Window, ...],
    unit_of_work: UnitOfWork,
    ports: Ports,
    *,
    room: RoomChange | None = None,
) -> Outcome:
    """Offer times within these windows at which an interview can be held once it is changed."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    account = await enabled_account(turn, unit_of_work)
    there = await as_it_is_to_be(interview, change, unit_of_work)
    search = await move_request(there, person, windows, turn.now, unit_of_work)
    asked = asked_room(room, there, account)
    question = replace(search.question, room=asked) if asked else search.question
    wanted = replace(search, question=question, interview=interview, change=change)
    return await offer_times(turn, wanted, person, unit_of_work, ports)


def _is_fixed(room: RoomChange) -> bool:
    """Whether it is said which room it is to be, or that it is to be none."""
    return room.kind == "none" or bool(room.wish.mail)


async def as_it_is_to_be(
    interview: Interview, change: InterviewChange, unit_of_work: UnitOfWork
) -> Interview:
    """Return an interview as it is to be, at the time that it has."""
    shape = await wanted_shape(interview, change, unit_of_work)
    people = tuple(Attendee(mail=mail, name=name) for mail, name in shape.people)
    return replace(interview, people=people, end=shape.end, room=shape.room, online=shape.online)


def asked_room(room: RoomChange | None, there: Interview, account: Account) -> AskedRoom | None:
    """Return what room is looked for, for the seats that are needed then; None where it is as the interview says by itself."""
    if room is None or room.kind == "none":
        return None
    if room.kind == "wish":
        return room.wish
    own = account.room(there.room)
    if room.kind == "smaller" and own is not None:
        as_large = tuple(one.mail for one in account.rooms if one.capacity >= own.capacity)
        return AskedRoom(capacity=there.seats, without=as_large)
    if room.kind in {"another", "smaller"}:
        left = there.room or there.room_before
        return AskedRoom(without=(left,) if left else ())
    return bigger_room_for(there, account)


class ChosenMove(Struct, frozen=True):
    """The time that was chosen for an interview, and what else becomes of it."""

    interview: Interview
    slot: OfferedSlot
    change: InterviewChange


async def move_and_change(
    turn: Turn, chosen: ChosenMove, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Move an interview to a time and change it, in one; SlotTaken where that is not free any more."""
    interview, slot, change = chosen.interview, chosen.slot, chosen.change
    rooms = in_known_rooms(slot, await enabled_account(turn, unit_of_work)).rooms
    shape = await wanted_shape(interview, change, unit_of_work)
    room = "" if change.room == "" else next(iter(rooms), "")
    stays_online = interview.online and not shape.online
    there = replace(
        shape, start=slot.start, end=slot.end, room=room, online=shape.online or stays_online
    )
    done = await move_reshaped(turn, interview, there, unit_of_work, ports, rooms=rooms)
    if not stays_online:
        return done
    asked = await ask_to_go_offline(turn, interview, unit_of_work)
    return replace(done, show=[*done.show, *asked.show], save=[*done.save, *asked.save])
