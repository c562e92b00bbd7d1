"""The words of the list of rooms, and what the bot says of a room that is added, changed or removed."""

from collections.abc import Iterator, Sequence

from cards.view_models import RoomLine
from cards.words.formatting import count_of, display, join_names
from cards.words.short_messages import ShortMessage, good, message_words, plain

TITLE = "Rooms"
NO_ROOMS = "No rooms are registered yet."
WHO_CHANGES = "An Owner, Admin or IT manager adds and removes rooms."
HOW_TO_CHANGE = (
    "To add: “add room thames@contoso.example for 4 in London”.",
    "To remove: “remove room Thames”.",
)


def title(count: int, seats: int = 0) -> str:
    """Return how many there are, of those for so many people where that was asked for."""
    fitting = f" for {count_of(seats, 'person')}" if seats else ""
    return f"{count_of(count, 'room')}{fitting}"


def none_for(seats: int) -> str:
    """Return that no room is so large."""
    return f"No room has {count_of(seats, 'seat')} or more. “rooms” lists all of them."


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


@message_words("room-added")
def room_added(room: str) -> ShortMessage:
    """Say that a room is registered."""
    return good(f"{room} is added. Type “check rooms” to try it.")


@message_words("room-changed")
def room_changed(
    room: str, seats: int, place: Sequence[str], features: Sequence[str]
) -> ShortMessage:
    """Say what is known of a room now; its place is building, floor and address."""
    building, floor, mail = place
    traits = (
        count_of(seats, "seat") if seats else "",
        building,
        f"floor {floor}" if floor else "",
        *features,
        mail,
    )
    return good(f"{room}: {', '.join(one for one in traits if one)}.")


@message_words("rooms-added")
def rooms_added(rooms: Sequence[str]) -> ShortMessage:
    """Say which rooms are new."""
    if not rooms:
        return plain("I know those rooms already.")
    return good(
        f"{count_of(len(rooms), 'room')} added: {join_names(rooms, most=8)}.",
        "Say how many seats each has, for example “Hopper seats 4”, then type “check rooms”.",
    )


@message_words("room-removed")
def room_removed(room: str, mail: str) -> ShortMessage:
    """Say that a room is off the list."""
    return good(
        f"{room} is removed. What’s booked there stays booked.",
        f"To bring it back: “add room {mail}”.",
    )


@message_words("no-rooms-to-check")
def no_rooms_to_check() -> ShortMessage:
    """Say that there is no room to look at."""
    return plain("There are no rooms yet. Type, for example, “add room thames@contoso.example”.")
