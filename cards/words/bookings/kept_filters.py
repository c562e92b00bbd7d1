"""The words of what was kept of the question before: what each part says, and how it is dropped."""

from collections.abc import Sequence

from cards.offer_views import HoursLine, KeptLine
from cards.words.bookings.offers import NAMED_MOST, date_span, room_asked
from cards.words.formatting import (
    display,
    join_names,
    length,
    short_day,
    short_names,
)

_NOON = 12 * 60
KEPT = "Kept from your last question:"


def kept_filter(line: KeptLine) -> str:
    """Return what a part that was kept says: "Ian", "afternoon", "Camden"."""
    match line.part:
        case "people":
            return join_names(short_names(line.names), NAMED_MOST)
        case "length":
            return length(line.minutes)
        case "room":
            return room_asked(line.room)
        case "candidate":
            return display(line.candidate, 60)
        case "online":
            return "online"
        case _:
            return " ".join(filter(None, (_kept_days(line), _kept_hours(line))))


def _kept_days(line: KeptLine) -> str:
    if line.days is None:
        return ""
    first, last = line.days
    return short_day(first) if first == last else date_span(first, last)


def _kept_hours(line: KeptLine) -> str:
    return join_names([_hours(one) for one in line.hours], NAMED_MOST, last="or")


def _hours(one: HoursLine) -> str:
    start, end = (f"{minute // 60:02}:{minute % 60:02}" for minute in (one.start, one.end))
    if one.is_start and one.start == one.end:
        return f"at {start}"
    if one.is_from_opening and not one.is_to_closing:
        return "morning" if one.end == _NOON else f"before {end}"
    if one.is_to_closing and not one.is_from_opening:
        return "afternoon" if one.start == _NOON else f"after {start}"
    return f"{start}–{end}"


def drop(line: KeptLine, most: int) -> str:
    """Return the title of the button that drops a part which was kept, of at most so many characters."""
    return f"{display(kept_filter(line), most - 2)} ×"


def drop_spoken(line: KeptLine) -> str:
    """Return the same for a screen reader."""
    return f"Search without {kept_filter(line)}"


def drop_typed(line: KeptLine) -> str:
    """Return what can be typed instead of pressing."""
    return f"drop {_DROPPED[line.part]}"


_DROPPED = {
    "people": "the people",
    "time": "the time",
    "days": "the days",
    "hours": "the hours",
    "length": "the length",
    "room": "the room",
    "online": "online",
    "candidate": "the candidate",
}


def kept(parts: Sequence[str]) -> str:
    """Return which parts of the question before were kept, for rows that do not hold what they say."""
    said = join_names([_DROPPED[one] for one in parts], 5)
    return f"Kept from before: {said}. To drop it, type “start over”."
