"""Room diagnostics: whether each room's calendar can be read, and how the room is reserved."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Literal

from bot.domain.accounts import Account, Person
from bot.domain.bookings.interviews import RoomPath
from bot.domain.errors import SignInNeeded
from bot.domain.intervals import Interval
from bot.domain.room_write_access import known_path
from bot.domain.rooms import Room
from bot.runtime.delivery.card_publisher import while_typing
from bot.runtime.ports import FreeBusy, Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.account_views import RoomCheck, RoomChecksView
from cards.view_models import message
from dialogs.authorization import enabled_account, is_connected, require_admin

WINDOW = timedelta(hours=24)
WRITING = "Calendars.ReadWrite.Shared"
"""What Microsoft asks for before an app may write into a calendar that is shared with its user."""


async def check_rooms(turn: Turn, _wish: object, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Look at each room's calendar and say what was found."""
    person = await require_admin(turn, unit_of_work, ports.rules)
    account = await enabled_account(turn, unit_of_work)
    if not account.rooms:
        return Outcome(show=[OutgoingView(view=message("no-rooms-to-check"))])
    reader = await _reader(person, account, unit_of_work)
    mails = [room.mail for room in account.rooms]
    window = Interval(turn.now, turn.now + WINDOW)
    work = ports.calendars.free_busy(reader, mails, window)
    read = await while_typing(work, turn.address, ports)
    return Outcome(show=[OutgoingView(view=_view(account, reader, read, ports))])


async def _reader(person: Person, account: Account, unit_of_work: UnitOfWork) -> Person:
    """Return who reads: the admin, else the scheduling user; raises SignInNeeded for neither."""
    user = await unit_of_work.person(account.scheduling_user) if account.scheduling_user else None
    for one in (person, user):
        if one is not None and is_connected(one):
            return one
    raise SignInNeeded


def _view(
    account: Account, reader: Person, read: Mapping[str, FreeBusy], ports: Ports
) -> RoomChecksView:
    rooms = sorted(account.rooms, key=lambda room: room.name)
    return RoomChecksView(
        rooms=tuple(_check(room, reader, read[room.mail], ports) for room in rooms),
        reader=reader.name,
        reader_mail=reader.mail,
        calendar=ports.rules.scheduler_calendar,
        write_scope=WRITING,
        may_write=WRITING in ports.rules.scopes,
    )


def _check(room: Room, reader: Person, read: FreeBusy, ports: Ports) -> RoomCheck:
    return RoomCheck(
        name=room.name,
        mail=room.mail,
        unread=read.unread,
        path="" if read.unread else _path(room, reader, ports),
        has_seats=bool(room.capacity),
    )


def _path(room: Room, reader: Person, ports: Ports) -> Literal["direct", "scheduler", "unknown"]:
    path = known_path(reader, room.mail)
    if path is RoomPath.DIRECT:
        return "direct"
    is_refused = path is RoomPath.SCHEDULER
    return "scheduler" if is_refused or WRITING not in ports.rules.scopes else "unknown"
