"""A day at a glance: rows of characters, and the same in words."""

from datetime import datetime

from cards.components import Part, Strip, Text
from cards.formatting import CELL, STRIP, day, free_times, hours_scale, legend, shown
from cards.view_models import OfferCard, SlotLine, StripRow

ROWS_MOST = 10
CELLS_MOST = 48
LABEL_MOST = 12
"""A phone shows about 36 monospaced characters beside each other."""

_DIGITS = 9
_KNOWN = frozenset(STRIP.values())
_UNREAD = {STRIP["unread"]}
_TO_BUSY = {ord(STRIP["maybe"]): STRIP["busy"], ord(STRIP["outside"]): STRIP["busy"]}


def strip_panel(view: OfferCard) -> list[Part]:
    """Return the strip of an offer under its title, or nothing where it has none."""
    start = view.strip_start
    kept = [row for row in view.strip if not view.is_public or set(row.cells) != _UNREAD]
    if not kept or start is None:
        return []
    title = shown(view.strip_title, 80) or day(start, view.year)
    rows = [(shown(row.label, LABEL_MOST), _cells(view, row)) for row in kept[:ROWS_MOST]]
    width = max(len(cells) for _, cells in rows)
    offered = _offered(view.slots, start, width)
    strip = Strip(
        (*rows, ("Offered", offered)) if offered.strip() else tuple(rows),
        scale=hours_scale(start, width),
        legend=legend("".join(cells for _, cells in rows)),
        spoken=" ".join(_in_words(view, row) for row in kept[:ROWS_MOST]),
    )
    return [Text(title, is_strong=True), strip]


def _offered(slots: tuple[SlotLine, ...], start: datetime, width: int) -> str:
    """Return a row with the number of each offered time in its half hours."""
    cells = [" "] * width
    for slot in slots:
        first, last = (slot.start - start) // CELL, -((start - slot.end) // CELL)
        if not slot.is_taken and first >= 0 and last <= width and slot.number <= _DIGITS:
            cells[first:last] = str(slot.number) * (last - first)
    return "".join(cells)


def _cells(view: OfferCard, row: StripRow) -> str:
    cells = "".join(one if one in _KNOWN else STRIP["unread"] for one in row.cells[:CELLS_MOST])
    return cells.translate(_TO_BUSY) if view.is_public else cells


def _in_words(view: OfferCard, row: StripRow) -> str:
    cells = _cells(view, row)
    label = shown(row.label, 60)
    if set(cells) == _UNREAD:
        return f"{label}: could not be read."
    free = free_times(cells, view.strip_start) if view.strip_start else ""
    return f"{label}: free {free}." if free else f"{label}: not free."
