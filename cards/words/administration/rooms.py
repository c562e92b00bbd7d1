"""The words of the list of rooms."""

from collections.abc import Iterator

from cards.view_models import RoomLine
from cards.words.formatting import count_of, display

TITLE = "Rooms"
NO_ROOMS = "No rooms are registered yet."
WHO_CHANGES = "An Owner, Admin or IT manager adds and removes rooms."
HOW_TO_CHANGE = (
    "To add: “add room thames@contoso.example for 4 in London”.",
    "To remove: “remove room Thames”.",
)


def title(count: int) -> str:
    """Return how many there are."""
    return count_of(count, "room")


def and_more(left: int) -> str:
    """Return that the list goes on."""
    return f"… and {count_of(left, 'more room')}."


def room(one: RoomLine) -> str:
    """Return what is known of a room."""
    return " · ".join(_traits(one)) or "nothing known yet"


def _traits(room: RoomLine) -> Iterator[str]:
    if room.capacity:
        yield count_of(room.capacity, "seat")
    floor = f"floor {room.floor}" if room.floor.isdecimal() else room.floor
    place = ", ".join(display(one, 40) for one in (room.building, floor) if one)
    if place:
        yield place
    if room.features:
        yield ", ".join(display(one, 30) for one in room.features[:8])
