"""Which rooms a person could write to directly, remembered for a day."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings.interviews import Interview, RoomPath

REMEMBER_PATH = timedelta(days=1)


def is_write_denied(organizer: Person, room: str, now: datetime) -> bool:
    """Whether the room's own calendar refused this person within the last day."""
    seen = organizer.direct_rooms.get(f"-{room}")
    return seen is not None and now - seen < REMEMBER_PATH


def known_path(person: Person, room: str) -> RoomPath | None:
    """Return which way this person reserved this room last; None where neither was tried."""
    if f"+{room}" in person.direct_rooms:
        return RoomPath.DIRECT
    return RoomPath.SCHEDULER if f"-{room}" in person.direct_rooms else None


def with_path(organizer: Person, interview: Interview, now: datetime) -> Person:
    """Return the organizer who remembers which way this room could be reserved: for a day from when it was found out."""
    if interview.path is None:
        return organizer
    sign = "+" if interview.path is RoomPath.DIRECT else "-"
    seen = organizer.direct_rooms.get(f"{sign}{interview.room}")
    if seen is not None and now - seen < REMEMBER_PATH:
        return organizer
    others = {k: v for k, v in organizer.direct_rooms.items() if k[1:] != interview.room}
    return replace(organizer, direct_rooms={**others, f"{sign}{interview.room}": now})
