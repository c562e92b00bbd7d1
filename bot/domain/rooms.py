"""Rooms: resource mailboxes that an admin registered, since no granted scope lists them."""

from hashlib import sha256

from msgspec import Struct


class Room(Struct, frozen=True, kw_only=True):
    """A meeting room and what is said of it."""

    name: str
    mail: str
    """Lower case."""
    capacity: int = 0
    """Seats; zero where nobody said."""
    building: str = ""
    floor: str = ""
    features: tuple[str, ...] = ()
    zone: str = ""
    """IANA; empty means the account's."""


def seats_for(interviewers: int) -> int:
    """Return how many sit in the room: those who interview, and the candidate."""
    return interviewers + 1


def room_key(mail: str) -> str:
    """Return what buttons name a room by: they carry no address."""
    return sha256(mail.encode()).hexdigest()[:16]
