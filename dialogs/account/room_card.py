"""The card of one room, and the forms that add, change and remove rooms, for those who administer the account."""

from msgspec.structs import replace

from bot.domain.accounts import Account
from bot.domain.audit import Deed
from bot.domain.errors import BadInput, Gone
from bot.domain.form_validation import collapse_spaces, mark_of
from bot.domain.rooms import Room, room_key
from bot.language.requests import AdminRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn, pressed_message
from bot.runtime.unit_of_work import UnitOfWork
from cards.account_views import FormResult, RoomView
from cards.actions import RemoveRoom, SaveRoom
from dialogs.account.audit_log import record_deed
from dialogs.account.form_fields import filled_in, listed, number
from dialogs.account.rooms import name_from, remove_room, require_no_person, with_room
from dialogs.authorization import require_admin

PLACE_MOST = 60


async def show_room(turn: Turn, key: str, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Show an admin one room with the form that changes it."""
    admin = await require_admin(turn, unit_of_work, ports.rules)
    return _shown(turn, _room(await unit_of_work.account(admin.tenant), key))


def _shown(turn: Turn, room: Room, change: FormResult = "") -> Outcome:
    view = RoomView(
        key=room_key(room.mail),
        name=room.name,
        mail=room.mail,
        seats=room.capacity,
        building=room.building,
        floor=room.floor,
        features=room.features,
        seen=mark_of(room),
        change=change,
    )
    return Outcome(show=[OutgoingView(view=view, onto=pressed_message(turn))])


def _room(account: Account, key: str) -> Room:
    found = next((room for room in account.rooms if room_key(room.mail) == key), None)
    if found is None:
        raise Gone(what="room")
    return found


async def save(turn: Turn, action: SaveRoom, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Change a room as the form says, or register a new one."""
    admin = await require_admin(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(admin.tenant)
    before = _room(account, action.subject) if action.subject else _new(turn, account)
    if action.subject and action.seen != mark_of(before):
        return _shown(turn, before, "meanwhile")
    if not action.subject:
        await require_no_person(before.mail, turn, unit_of_work)
    room = _as_filled_in(turn, before)
    if room == before and action.subject:
        return _shown(turn, room, "same")
    deed = Deed.ROOM_CHANGED if action.subject else Deed.ROOM_ADDED
    entry = record_deed(turn, deed, about=room.name)
    return replace(_shown(turn, room, "saved"), save=[with_room(account, room), entry])


def _new(turn: Turn, account: Account) -> Room:
    mail = filled_in(turn).get("room_mail", "").strip().casefold()
    if not mail:
        raise BadInput(why="room-address", field="room_mail")
    if account.room(mail):
        raise BadInput(why="room-known", field="room_mail")
    return Room(name=name_from(mail), mail=mail)


def _as_filled_in(turn: Turn, before: Room) -> Room:
    inputs = filled_in(turn)
    for field in ("room_name", "building", "floor"):
        if len(inputs.get(field, "")) > PLACE_MOST:
            raise BadInput(why="too-long", field=field)
    text = {field: collapse_spaces(value) for field, value in inputs.items()}
    return replace(
        before,
        name=text.get("room_name") or before.name,
        capacity=number(inputs, "seats", 0, why="room-size"),
        building=text.get("building", ""),
        floor=text.get("floor", ""),
        features=listed(inputs, "features"),
    )


async def remove(turn: Turn, action: RemoveRoom, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Take a room off the list; what is booked there stays booked."""
    admin = await require_admin(turn, unit_of_work, ports.rules)
    room = _room(await unit_of_work.account(admin.tenant), action.subject)
    request = AdminRequest("remove_room", "remove_room", mails=(room.mail,))
    outcome = await remove_room(turn, request, unit_of_work, ports)
    onto = pressed_message(turn)
    return replace(outcome, show=[replace(one, onto=onto) for one in outcome.show])
