"""The picture of an offer: a row for each person and room of a day, or for each of several days."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby

from cards.components import DrawnRow, FreeBusyPicture, Part
from cards.offer_views import OfferCard, SlotLine, StripRow, TimelineLine
from cards.pictures import Band
from cards.words.bookings.availability_timeline import (
    LEGEND,
    hours_title,
    marks_spoken,
    row_label,
    row_spoken,
)
from cards.words.formatting import stretch

ROWS_MOST = 8
CELLS_MOST = 64
"""Pictures are at most 1024 pixels wide."""
CELL = timedelta(minutes=15)
HOUR = 4
_TO_BUSY = str.maketrans({"~": "#", "-": "#"})
_OLD = {"·": "..", "▒": "~~", "█": "##", "-": "--"}
"""What earlier versions stored of free and busy time: one character a half hour."""


def timeline(view: OfferCard) -> list[Part]:
    """Return the picture of an offer, or nothing where it has none."""
    lines = [_shown(view, one) for one in (view.timeline or tuple(_earlier(view)))]
    kept = [one for one in lines if not view.is_public or set(one.cells) != {"?"}][:ROWS_MOST]
    if not kept:
        return []
    is_by_day = kept[0].kind == "day"
    slots = [slot for slot in view.slots if not slot.is_taken]
    bands = [] if is_by_day else [band for slot in slots if (band := _band(kept[0], slot))]
    rows = tuple(_row(kept, line, slots) for line in kept)
    offered = [slot for slot in slots if slot.number in {band.number for band in bands}]
    return [
        FreeBusyPicture(
            title=hours_title(kept[0]),
            hours=tuple(_hours(kept[0].start, len(kept[0].cells))),
            rows=rows,
            marks=tuple(bands),
            marks_spoken=marks_spoken(offered) if bands else "",
            is_by_day=is_by_day,
            to_the_hour=_to_the_hour(kept[0].start),
            legend=tuple(_legend(rows)),
        )
    ]


def _shown(view: OfferCard, line: TimelineLine) -> TimelineLine:
    cells = "".join(one if one in ".#~-?" else "?" for one in line.cells[:CELLS_MOST])
    return TimelineLine(
        kind=line.kind,
        label=line.label,
        start=line.start,
        cells=_public(cells, line, view.slots) if view.is_public else cells,
        numbers=line.numbers,
    )


def _public(cells: str, line: TimelineLine, slots: Sequence[SlotLine]) -> str:
    """Return free and busy as others may read it: whose hours end when is nobody's business, and what is offered is free."""
    plain = cells.translate(_TO_BUSY)
    for slot in slots:
        if slot.number in line.numbers and (band := _band(line, slot)):
            first, after = band.first, band.first + band.quarters
            plain = plain[:first] + plain[first:after].replace("#", ".") + plain[after:]
    return plain


def _earlier(view: OfferCard) -> Iterator[TimelineLine]:
    """Yield the rows of a view that an earlier version has stored."""
    for row in view.strip if view.strip_start else ():
        yield _earlier_row(row, view.strip_start or view.slots[0].start)


def _earlier_row(row: StripRow, start: datetime) -> TimelineLine:
    cells = "".join(_OLD.get(one, "??") for one in row.cells)
    return TimelineLine(kind="person", label=row.label, start=start, cells=cells)


def _row(lines: Sequence[TimelineLine], line: TimelineLine, slots: Sequence[SlotLine]) -> DrawnRow:
    names = [one.label for one in lines if one.kind == "person"]
    label = row_label(line, names)
    own = [slot for slot in slots if slot.number in line.numbers]
    return DrawnRow(
        label=label,
        cells=line.cells,
        bands=tuple(band for slot in own if (band := _band(line, slot))),
        spoken=row_spoken(label, tuple(_spans(line))),
        is_quiet=line.kind == "room" or (line.kind == "day" and not _has(line, own)),
    )


def _has(line: TimelineLine, slots: Sequence[SlotLine]) -> bool:
    return any(_band(line, slot) for slot in slots)


def _band(line: TimelineLine, slot: SlotLine) -> Band | None:
    """Return where a time lies in a row; None outside of it."""
    first = (slot.start - line.start) // CELL
    quarters = max(1, -(-(slot.end - slot.start) // CELL))
    is_inside = first >= 0 and first + quarters <= len(line.cells)
    return Band(slot.number, first, quarters) if is_inside else None


def _spans(line: TimelineLine) -> Iterator[tuple[str, str]]:
    at = line.start
    for kind, group in groupby(line.cells):
        end = at + CELL * len(list(group))
        if kind != ".":
            yield kind, stretch(at, end)
        at = end


def _to_the_hour(start: datetime) -> int:
    return -(start.minute // 15) % HOUR


def _hours(start: datetime, cells: int) -> Iterator[tuple[str, int]]:
    """Yield every second full hour with the quarters up to the next, what lies before the first without a name."""
    lead = _to_the_hour(start)
    if lead:
        yield "", min(lead, cells)
    at = lead
    while at < cells:
        left = min(2 * HOUR, cells - at)
        # Less than an hour has no room for its name on a phone.
        yield str((start + CELL * at).hour) if left >= HOUR else "", left
        at += 2 * HOUR


def _legend(rows: Sequence[DrawnRow]) -> Iterator[tuple[str, str]]:
    cells = {one for row in rows for one in row.cells}
    yield from ((kind, word) for kind, word in LEGEND.items() if kind in cells)
