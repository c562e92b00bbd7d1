"""The account's rooms."""

from collections.abc import Iterator

from cards.components import Facts, Heading, Part, Text
from cards.view_models import RoomLine, RoomList
from cards.words.formatting import count_of, display

ROOMS_MOST = 30


def room_list(view: RoomList) -> list[Part]:
    """Return each room with its seats, place and features; for admins, how to change them."""
    if not view.rooms:
        return [Heading("Rooms"), Text("No rooms are registered yet."), *_ways(view)]
    rows = tuple((display(room.name, 40), _said_of(room)) for room in view.rooms[:ROOMS_MOST])
    left = len(view.rooms) - len(rows)
    more: list[Part] = [Text(f"… and {count_of(left, 'more room')}.")] if left > 0 else []
    return [Heading(count_of(len(view.rooms), "room")), Facts(rows), *more, *_ways(view)]


def _said_of(room: RoomLine) -> str:
    return " · ".join(_traits(room)) or "nothing known yet"


def _traits(room: RoomLine) -> Iterator[str]:
    if room.capacity:
        yield count_of(room.capacity, "seat")
    place = ", ".join(display(one, 40) for one in (room.building, room.floor) if one)
    if place:
        yield place
    if room.features:
        yield ", ".join(display(one, 30) for one in room.features[:8])


def _ways(view: RoomList) -> list[Part]:
    if not view.may_administer:
        return [Text("An Owner, Admin or IT manager adds and removes rooms.", "quiet")]
    return [
        Text("To add: “add room thames@contoso.example for 4 in London”.", "quiet"),
        Text("To remove: “remove room Thames”.", "quiet"),
    ]
