"""Rooms: resource mailboxes that an admin registered, since no granted scope lists them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
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
