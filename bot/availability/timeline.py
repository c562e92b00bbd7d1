"""A day drawn as a row of cells for each person and room: what is free, taken, outside working hours or unknown.

A cell shows the gravest of what lies in it, so a cell shown as free is free from end to end.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from enum import StrEnum
from itertools import groupby

from msgspec import Struct

from bot.availability.start_times import Starts
from bot.availability.unavailability import UnavailabilityKind, calendar_blocks, hours_bits
from bot.domain.intervals import Interval
from bot.domain.search_models import Interviewer, Venue

HALF_HOUR = timedelta(minutes=30)


class Mark(StrEnum):
    """What a cell shows."""

    FREE = "free"
    OUTSIDE = "outside"
    """Free in the calendar, at least partly outside working hours."""
    TENTATIVE = "tentative"
    UNKNOWN = "unknown"
    BUSY = "busy"
    AWAY = "away"
    UNREAD = "unread"


# The gravest last, so that it stands.
_MARKS = (
    (UnavailabilityKind.TENTATIVE, Mark.TENTATIVE),
    (UnavailabilityKind.UNKNOWN, Mark.UNKNOWN),
    (UnavailabilityKind.BUSY, Mark.BUSY),
    (UnavailabilityKind.AWAY, Mark.AWAY),
)


class Row(Struct, frozen=True):
    """One person's or room's cells, one mark for each."""

    mail: str
    marks: tuple[Mark, ...]


class Timeline(Struct, frozen=True):
    """The cells of a window, and a row for each calendar."""

    cells: tuple[Interval, ...]
    rows: tuple[Row, ...]

    def segments(self, row: Row) -> Iterator[tuple[Interval, Mark]]:
        """Return the stretches of equal marks of a row, in order, for reading aloud."""
        for mark, run in groupby(zip(self.cells, row.marks, strict=True), key=lambda pair: pair[1]):
            cells = [cell for cell, _ in run]
            yield Interval(cells[0].start, cells[-1].end), mark


def timeline(
    window: Interval, parties: Iterable[Interviewer | Venue], *, cell: timedelta = HALF_HOUR
) -> Timeline:
    """Return the cells of a window from its start on, the last one perhaps shorter, and a row for each calendar in the order given."""
    count = -(-window.length // cell)
    begins = tuple(window.start + number * cell for number in range(count))
    cells = Starts(begins, (*begins[1:], window.end))
    rows = tuple(Row(party.mail, tuple(_marks(party, cells))) for party in parties)
    return Timeline(tuple(map(cells.span, range(count))), rows)


def _marks(party: Interviewer | Venue, cells: Starts) -> list[Mark]:
    count = len(cells.begins)
    if party.items is None:
        return [Mark.UNREAD] * count
    inside = hours_bits(party.hours, cells) if isinstance(party, Interviewer) else cells.everything
    marks = [Mark.FREE if inside >> number & 1 else Mark.OUTSIDE for number in range(count)]
    blocks = calendar_blocks(party.items, cells)
    for kind, mark in _MARKS:
        if bits := blocks.get(kind):
            marks = [mark if bits >> number & 1 else one for number, one in enumerate(marks)]
    return marks
