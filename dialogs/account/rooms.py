"""Rooms: list them, and, for those who administer the account, add, change and remove them."""

from collections.abc import Callable

from msgspec.structs import replace

from bot.domain.accounts import Account
from bot.domain.audit import Deed
from bot.domain.errors import BadInput, Gone
from bot.domain.rooms import Room, room_key
from bot.language.requests import AdminRequest, RoomDetails
from bot.runtime.handlers import Handler
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn, pressed_message
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import Message, RoomLine, RoomList, message
from dialogs.account.audit_log import record_deed
from dialogs.account.form_fields import is_private
from dialogs.authorization import current_person, require_admin

ROOMS_MOST = 500
SEATS_MOST = 1000
NAME_MOST = 60
FEATURES_MOST = 12


async def rooms(turn: Turn, request: object, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """List the registered rooms, only those that are large enough where a number of people was said."""
    person = await current_person(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(turn.speaker.tenant)
    wanted = request.room if isinstance(request, AdminRequest) else None
    seats = (wanted.capacity if wanted else None) or 0
    view = _list(account, seats, may_administer=person.may_administer)
    shown = replace(view, has_form=person.may_administer and is_private(turn))
    return Outcome(show=[OutgoingView(view=shown, onto=pressed_message(turn))])


def _list(account: Account, seats: int = 0, *, may_administer: bool) -> RoomList:
    fitting = [room for room in account.rooms if not seats or (room.capacity or 0) >= seats]
    ordered = sorted(fitting, key=lambda room: (room.building, room.name))
    lines = (
        RoomLine(
            key=room_key(room.mail),
            name=room.name,
            capacity=room.capacity,
            building=room.building,
            floor=room.floor,
            features=room.features,
        )
        for room in ordered
    )
    return RoomList(rooms=tuple(lines), seats=seats, may_administer=may_administer)


async def add_room(
    turn: Turn, request: AdminRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Register a room, or change what is said of one that is registered."""
    await require_admin(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(turn.speaker.tenant)
    said = _described(request)
    if said is None or not said.mail:
        raise BadInput(why="room-address")
    known = account.room(said.mail.casefold())
    if known is None:
        await require_no_person(said.mail.casefold(), turn, unit_of_work)
    old = known or Room(name=said.name or name_from(said.mail), mail=said.mail.casefold())
    room = replace(
        old,
        name=said.name or old.name,
        capacity=said.capacity or old.capacity,
        building=said.building or old.building,
        floor=said.floor or old.floor,
        features=said.features or old.features,
    )
    deed = Deed.ROOM_CHANGED if known else Deed.ROOM_ADDED
    entry = record_deed(turn, deed, about=room.name)
    told = _changed(room) if known else message("room-added", room=room.name)
    return Outcome(show=[OutgoingView(view=told)], save=[with_room(account, room), entry])


async def add_rooms(
    turn: Turn, request: AdminRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Register several rooms by their addresses."""
    await require_admin(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(turn.speaker.tenant)
    new = [mail for mail in dict.fromkeys(request.mails) if account.room(mail) is None]
    for mail in new:
        await require_no_person(mail, turn, unit_of_work)
    added = [Room(name=name_from(mail), mail=mail) for mail in new]
    for room in added:
        account = with_room(account, room)
    entries = [record_deed(turn, Deed.ROOM_ADDED, about=room.name) for room in added]
    told = message("rooms-added", rooms=tuple(room.name for room in added))
    return Outcome(show=[OutgoingView(view=told)], save=[account, *entries])


async def require_no_person(mail: str, turn: Turn, unit_of_work: UnitOfWork) -> None:
    """Raise BadInput where a room would have the address of somebody of the account: their day is no room's."""
    if mail in await unit_of_work.people_by_mail(turn.speaker.tenant):
        raise BadInput(why="room-person", field="room_mail")


def with_room(account: Account, room: Room) -> Account:
    """Return the account with a room, in place of the one with its address; checks what it may be."""
    others = tuple(one for one in account.rooms if one.mail != room.mail)
    same_name = {one.name.casefold() for one in others}
    if room.name.casefold() in same_name or not 0 < len(room.name) <= NAME_MOST:
        raise BadInput(why="room-name")
    if room.capacity > SEATS_MOST or len(room.features) > FEATURES_MOST:
        raise BadInput(why="room-size")
    if len(others) >= ROOMS_MOST:
        raise BadInput(why="too-many")
    return replace(account, rooms=(*others, room))


async def remove_room(
    turn: Turn, request: AdminRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Take a room off the list; what is booked there stays booked."""
    mail = next(iter(request.mails), "")
    await require_admin(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(turn.speaker.tenant)
    room = _known(account, mail)
    others = tuple(one for one in account.rooms if one.mail != room.mail)
    entry = record_deed(turn, Deed.ROOM_REMOVED, about=room.name)
    told = message("room-removed", room=room.name, mail=room.mail)
    return Outcome(show=[OutgoingView(view=told)], save=[replace(account, rooms=others), entry])


def _described(request: AdminRequest) -> RoomDetails | None:
    """Return a room as it was described, with its address wherever that was said."""
    said = request.room
    mail = next(iter(request.mails), None)
    if said is None:
        return RoomDetails(mail=mail) if mail else None
    return said if said.mail else replace(said, mail=mail)


# --- changing one --------------------------------------------------------------------------------

Edit = Callable[[Room, RoomDetails], Room]


def room_edit(change: Edit) -> Handler[AdminRequest]:
    """Return the handler that changes a room, for those who administer the account alone."""

    async def handler(
        turn: Turn, request: AdminRequest, unit_of_work: UnitOfWork, ports: Ports
    ) -> Outcome:
        await require_admin(turn, unit_of_work, ports.rules)
        account = await unit_of_work.account(turn.speaker.tenant)
        known = _known(account, next(iter(request.mails), ""))
        room = change(known, request.room or RoomDetails())
        others = replace(
            account, rooms=tuple(one for one in account.rooms if one.mail != known.mail)
        )
        if others.room(room.mail):
            raise BadInput(why="room-name")
        entry = record_deed(turn, Deed.ROOM_CHANGED, about=room.name)
        changed = with_room(others, room)
        return Outcome(show=[OutgoingView(view=_changed(room))], save=[changed, entry])

    return handler


def rename_room(room: Room, said: RoomDetails) -> Room:
    """Return the room under another name."""
    return replace(room, name=said.name or room.name)


def change_address(room: Room, said: RoomDetails) -> Room:
    """Return the room with another mailbox."""
    return replace(room, mail=said.mail or room.mail)


def update_room(room: Room, said: RoomDetails) -> Room:
    """Return the room with what was said of it: seats, place or features."""
    return replace(
        room,
        capacity=said.capacity or room.capacity,
        building=said.building or room.building,
        floor=said.floor or room.floor,
        features=tuple(sorted({*room.features, *said.features})),
    )


def _known(account: Account, mail: str) -> Room:
    room = account.room(mail)
    if room is None:
        raise Gone(what="room")
    return room


def _changed(room: Room) -> Message:
    return message(
        "room-changed",
        room=room.name,
        seats=room.capacity,
        place=(room.building, room.floor, room.mail),
        features=room.features,
    )


def name_from(mail: str) -> str:
    """Return the name that an address suggests: "Focus 1" for `focus-1@…`."""
    return mail.split("@", maxsplit=1)[0].replace(".", " ").replace("-", " ").title()
