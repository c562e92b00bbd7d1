"""A room for each of several interviews, after one question: “get a room for all sessions”, “sessions 1 and 2 need a room for 6”.

Where one room is free for all of them they share it. Those that have such a room keep it; those for which none is free
stay as they are, which is said.
"""

from collections.abc import Sequence

from bot.domain.accounts import Account, Person
from bot.domain.bookings.interviews import Interview, InterviewId
from bot.domain.errors import Gone
from bot.language.requests import AskedRoom, ChangeRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import message
from dialogs.authorization import enabled_account, require_scheduler, zone_of
from dialogs.interviews.changes.bulk_actions import MOST, ask_about_several
from dialogs.interviews.changes.change_with_move import asked_room
from dialogs.interviews.changes.change_with_room import finds_room
from dialogs.interviews.changes.other_rooms import rooms_at_its_time, suits
from dialogs.interviews.changes.same_change import EachChange, SameChange


def asks_for_rooms(request: ChangeRequest) -> bool:
    """Whether a room is all that a change asks for, without saying which."""
    return finds_room(request.room) and request == ChangeRequest(request.target, room=request.room)


async def ask_for_rooms(
    turn: Turn,
    request: ChangeRequest,
    ids: Sequence[str],
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Ask once whether each of these interviews is to have the room that is found for it; say for which none is."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    account = await enabled_account(turn, unit_of_work)
    loaded = await unit_of_work.load_all(Interview, [InterviewId(one) for one in ids[:MOST]])
    live = [one for one in loaded if one is not None and one.is_live]
    if not live:
        raise Gone(what="interview")
    lacking = sorted((one for one in live if not _has_one(one, request, account)), key=lambda one: one.start)  # fmt: skip
    if not lacking:
        return Outcome(show=[OutgoingView(view=message("rooms-fit"))])
    found = {}
    for one in lacking:
        asked = asked_room(request.room, one, account) or AskedRoom()
        if rooms := await _rooms(one, asked, person, unit_of_work, ports):
            found[one.id] = rooms
    shared = [room for rooms in found.values() for room in rooms if all(room in one for one in found.values())]  # fmt: skip
    changes: dict[str, SameChange] = {
        one: SameChange(room=(shared or rooms)[0]) for one, rooms in found.items()
    }
    zone = zone_of(person, account)
    left = tuple(one.start.astimezone(zone).isoformat() for one in lacking if one.id not in found)
    told = [OutgoingView(view=message("no-room-for", starts=left))] if left else []
    if not found:
        return Outcome(show=told)
    each = EachChange(changes)
    question = await ask_about_several(
        turn, "change_each", tuple(changes), unit_of_work, ports, each=each
    )
    return Outcome(show=[*told, *question.show], save=question.save)


def _has_one(interview: Interview, request: ChangeRequest, account: Account) -> bool:
    """Whether an interview has such a room already: none is looked for then."""
    wanted = request.room
    room = account.room(interview.room)
    return wanted is not None and wanted.kind == "wish" and suits(room, wanted.wish)


async def _rooms(
    interview: Interview, asked: AskedRoom, person: Person, unit_of_work: UnitOfWork, ports: Ports
) -> tuple[str, ...]:
    """Return the rooms that an interview could have, those with seats for all who come first."""
    rooms = await rooms_at_its_time(interview, person, unit_of_work, ports, asked=asked)
    account = await unit_of_work.account(interview.tenant)
    large = {one.mail for one in account.rooms if one.capacity >= interview.seats}
    return tuple(sorted(rooms, key=lambda mail: mail not in large))
