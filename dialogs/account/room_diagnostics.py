"""How rooms are: can each be read, how is it reserved, and the text for IT that names what is missing."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from bot.domain.accounts import Account, Person
from bot.domain.errors import SignInNeeded
from bot.domain.intervals import Interval
from bot.domain.interviews import Path
from bot.domain.room_write_access import known_path
from bot.domain.rooms import Room
from bot.runtime.card_publisher import while_typing
from bot.runtime.ports import FreeBusy, Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.formatting import listed
from cards.view_models import Notice, Sheet
from dialogs.authorization import enabled_account, is_connected, require_admin

WINDOW = timedelta(hours=24)
WRITING = "Calendars.ReadWrite.Shared"
"""What Microsoft asks for before an app may write into a calendar that is shared with its user."""


async def check_rooms(turn: Turn, _wish: object, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Look at each room's calendar and say what was found."""
    person = await require_admin(turn, unit_of_work, ports.rules)
    account = await enabled_account(turn, unit_of_work)
    if not account.rooms:
        line = "No rooms are registered. Type, for example, “add room thames@contoso.example”."
        return Outcome(show=[OutgoingView(view=Notice(lines=(line,)))])
    reader = await _reader(person, account, unit_of_work)
    mails = [room.mail for room in account.rooms]
    window = Interval(turn.now, turn.now + WINDOW)
    work = ports.calendars.free_busy(reader, mails, window)
    read = await while_typing(work, turn.address, ports)
    return Outcome(show=[OutgoingView(view=_sheet(account, reader, read, ports))])


async def _reader(person: Person, account: Account, unit_of_work: UnitOfWork) -> Person:
    """Return who reads: the admin, else the scheduling user; raises SignInNeeded for neither."""
    user = await unit_of_work.person(account.scheduling_user) if account.scheduling_user else None
    for one in (person, user):
        if one is not None and is_connected(one):
            return one
    raise SignInNeeded


def _sheet(account: Account, reader: Person, read: Mapping[str, FreeBusy], ports: Ports) -> Sheet:
    rooms = sorted(account.rooms, key=lambda room: room.name)
    missing = [one for one in rooms if read[one.mail].unread]
    fine = len(rooms) - len(missing)
    may_write = WRITING in ports.rules.scopes
    rows = tuple((room.name, _said(room, reader, read[room.mail], ports)) for room in rooms)
    return Sheet(
        title="How rooms are",
        summary=f"{fine} of {len(rooms)} rooms can be read.",
        tone="warning" if missing else "good",
        rows=rows,
        lines=(f"Read with the sign-in of {reader.name}.",),
        forward_title="Text for IT",
        forward=_text_for_it(missing, read, reader, may_write=may_write),
        hints=("To correct an address: “address of Thames is thames@contoso.example”.",),
    )


def _said(room: Room, reader: Person, read: FreeBusy, ports: Ports) -> str:
    parts = (
        _READABLE.get(read.unread, "cannot be read: no permission to see when it is free"),
        _path(room, reader, ports) if not read.unread else "",
        "" if room.capacity else "seats not known",
    )
    return " · ".join(part for part in parts if part)


_READABLE = {
    "": "can be read",
    "no-mailbox": "no mailbox answers at this address",
    "no-answer": "did not answer just now; try again",
}


def _path(room: Room, reader: Person, ports: Ports) -> str:
    calendar = ports.rules.scheduler_calendar
    path = known_path(reader, room.mail)
    if path is Path.DIRECT:
        return "reserved directly"
    if WRITING not in ports.rules.scopes or path is Path.SCHEDULER:
        return f"reserved through {calendar}"
    return f"reserved directly where allowed, else through {calendar}; not tried yet"


def _text_for_it(
    missing: Sequence[Room], read: Mapping[str, FreeBusy], reader: Person, *, may_write: bool
) -> tuple[str, ...]:
    unknown = [room.mail for room in missing if read[room.mail].unread == "no-mailbox"]
    closed = [room.mail for room in missing if room.mail not in unknown]
    lines = []
    if unknown:
        lines.append(f"Is there a room mailbox in Exchange Online for {listed(unknown)}?")
    lines += [
        "Please let everybody see when this room is free: Set-MailboxFolderPermission "
        f"-Identity {mail}:\\Calendar -User Default -AccessRights AvailabilityOnly"
        for mail in closed
    ]
    if may_write:
        lines.append(
            "To let somebody reserve a room directly: Add-MailboxFolderPermission "
            f"-Identity ROOM:\\Calendar -User {reader.mail} -AccessRights Editor. "
            "Without it the room is invited instead, which needs no permission."
        )
    else:
        lines.append(
            "Rooms are invited to each interview, as from Outlook; that needs no permission. To "
            f"write into their calendars directly, the app needs the delegated permission {WRITING} "
            "(GRAPH_EXTRA_SCOPES) and each recruiter Editor rights on the room's calendar."
        )
    return tuple(lines)
