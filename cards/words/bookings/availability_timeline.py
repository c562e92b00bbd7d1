"""The words of the picture of who is free: what stands before a row, and what a row shows for who hears it."""

from collections.abc import Sequence

from cards.offer_views import SlotLine, TimelineLine
from cards.words.formatting import (
    WEEKDAYS,
    clock,
    display,
    short_name,
)

LEGEND = {"#": "busy", "~": "maybe", "-": "outside working hours", "?": "couldn’t read"}


LABEL_MOST = 14
"""Characters that fit beside a picture; the names are said in full elsewhere."""


def row_label(line: TimelineLine, names: Sequence[str]) -> str:
    """Return what stands before a row: a first name, a room, "Tue 24"."""
    if line.kind == "day":
        return _short_date(line)
    if line.kind == "person" and line.label in names:
        return display(short_name(line.label, names), LABEL_MOST)
    return display(line.label, LABEL_MOST)


def _short_date(line: TimelineLine) -> str:
    return f"{WEEKDAYS[line.start.weekday()][:3]} {line.start.day}"


def row_spoken(label: str, spans: Sequence[tuple[str, str]]) -> str:
    """Return a row in words, from what it shows and when, in order."""
    by_kind: dict[str, list[str]] = {}
    for kind, span in spans:
        by_kind.setdefault(kind, []).append(span)
    if set(by_kind) == {"?"}:
        return f"{label}: couldn’t be read"
    words = {"#": "busy", "~": "maybe busy", "-": "outside working hours", "?": "not read"}
    said = [f"{words[kind]} {', '.join(found)}" for kind, found in by_kind.items() if kind in words]
    return f"{label}: {'; '.join(said) or 'free all the time'}"


def marks_spoken(slots: Sequence[SlotLine]) -> str:
    """Return the row of marks in words."""
    said = "; ".join(f"{slot.number} at {clock(slot.start)}" for slot in slots)
    return f"Times offered: {said}"


def hours_title(line: TimelineLine) -> str:
    """Return what stands before the hours: the day, where the picture is of one."""
    return "" if line.kind == "day" else _short_date(line)
