"""A question about availability, as a value: who, how long, when, which room, online or not.

Holds only strings, numbers, datetimes, tuples and None, so that a codec can write it down and read it back
without help. `asked` and `barred` keep what was said of days and times, so that a follow-up can change one of them;
`windows` is what follows from them for the moment the sentence was read.
"""

from dataclasses import dataclass
from datetime import datetime

Window = tuple[datetime, datetime]
"""A start and an end, naive, on the asker's wall clock."""


@dataclass(frozen=True, slots=True)
class RoomWish:
    """What was asked of a room; all empty means any room."""

    name: str | None = None
    """The room's address."""
    capacity: int | None = None
    building: str | None = None
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hours:
    """A part of a day, in minutes after its midnight; if `is_start`, where the interview may start."""

    start: int
    end: int
    is_start: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """Days (as midnights) and the hours wanted on each; no days means the next ones, no hours the working day."""

    days: tuple[datetime, ...] = ()
    hours: tuple[Hours, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What a recruiter asks for."""

    people: tuple[str, ...] = ()
    """Addresses, sorted; empty means all interviewers the account knows."""
    need: str | int = "any"
    """`all`, `any` (whoever is free), or how many of the people."""
    minutes: int = 60
    windows: tuple[Window, ...] = ()
    room: RoomWish | None = None
    online: bool = False
    must: tuple[str, ...] = ()
    """Those of `people` who have to be among the `need`: "Ian plus either Mei or Sam"."""
    optional: tuple[str, ...] = ()
    """People who would be welcome, not in `people`: "and ideally Priya"."""
    excluded: tuple[str, ...] = ()
    """People not to be chosen where `people` is empty: "anyone but Ian"."""
    asked: tuple[Asked, ...] = ()
    barred: tuple[Asked, ...] = ()
