"""An offer's picture as Slack shows it: one opaque PNG with letters, since a message there has neither columns nor data URIs.

What is to be drawn travels in the picture's own address, sealed by who knows the keys; it is drawn when Slack asks for it.
"""

import json
import zlib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from cards.components import DrawnRow, FreeBusyPicture
from cards.pictures import Band

KEPT = 256
ROWS_MOST, CELLS_MOST, BANDS_MOST, LABEL_MOST = 8, 64, 12, 24
PACKED_MOST = 2_000
"""Bytes: an image's address in Slack has at most 3,000 characters."""

_FONT = Path(__file__).parent / "fonts" / "DejaVuSans.ttf"
_WIDTH, _EDGE, _LEFT, _GAP = 960, 24, 192, 6
"""In pixels; Slack shows the picture at about half its size."""
_ROW, _BAR, _HOURS, _MARKS, _LEGEND = 54, 36, 44, 50, 50
_LETTERS, _SMALL, _HOUR = 32, 27, 4

_GROUND, _TEXT, _QUIET = (248, 248, 250), (29, 28, 29), (97, 96, 97)
_TRACK, _BUSY, _GREEN, _OFFER = (227, 227, 232), (116, 121, 222), (26, 138, 82), (188, 224, 208)
_GREY, _WHITE = (140, 141, 152), (255, 255, 255)


class NoPicture(ValueError):
    """What was sent is no picture of ours."""


def can_draw(part: FreeBusyPicture) -> bool:
    """Whether every letter of a picture is in the font; others are shown in characters."""
    words = (part.title, *(row.label for row in part.rows), *(said for _, said in part.legend))
    return all(_has_letter(one) for word in words for one in word if not one.isspace())


@cache
def _has_letter(letter: str) -> bool:
    font = _font(_LETTERS)
    return letter.isprintable() and bytes(font.getmask(letter)) != bytes(font.getmask("\ufffe"))


def pack(part: FreeBusyPicture) -> bytes:
    """Return what is to be drawn, the same bytes for the same picture."""
    rows = [
        (row.label[:LABEL_MOST], row.cells[:CELLS_MOST], _listed(row.bands), int(row.is_quiet))
        for row in part.rows[:ROWS_MOST]
    ]
    written = (
        part.title[:LABEL_MOST], part.hours, rows, _listed(part.marks), int(part.is_by_day), part.to_the_hour, part.legend,
    )  # fmt: skip
    return zlib.compress(json.dumps(written, ensure_ascii=False, separators=(",", ":")).encode(), 9)


def _listed(bands: Sequence[Band]) -> list[tuple[int, int, int]]:
    return [(one.number, one.first, one.quarters) for one in bands[:BANDS_MOST]]


def unpack(packed: bytes) -> FreeBusyPicture:
    """Return what was packed; raises NoPicture for anything else."""
    try:
        text = zlib.decompressobj().decompress(packed, 16 * PACKED_MOST)
        title, hours, rows, marks, is_by_day, to_the_hour, legend = json.loads(text)
        return FreeBusyPicture(
            title=str(title),
            hours=tuple((str(name), int(width)) for name, width in hours),
            rows=tuple(_row(one) for one in rows[:ROWS_MOST]),
            marks=_bands(marks),
            is_by_day=bool(is_by_day),
            to_the_hour=int(to_the_hour) % _HOUR,
            legend=tuple((str(kind), str(words)) for kind, words in legend),
        )
    except (ValueError, TypeError, zlib.error, RecursionError) as error:
        raise NoPicture from error


def _row(written: Any) -> DrawnRow:
    label, cells, bands, is_quiet = written
    return DrawnRow(
        label=str(label)[:LABEL_MOST],
        cells=str(cells)[:CELLS_MOST],
        bands=_bands(bands),
        is_quiet=bool(is_quiet),
    )


def _bands(written: Any) -> tuple[Band, ...]:
    return tuple(Band(int(n), int(first), int(wide)) for n, first, wide in written[:BANDS_MOST])


# --- drawing -------------------------------------------------------------------------------------


@lru_cache(KEPT)
def draw(packed: bytes) -> bytes:
    """Return the PNG of what was packed; raises NoPicture."""
    part = unpack(packed)
    quarters = max((len(row.cells) for row in part.rows), default=0)
    if not quarters:
        raise NoPicture
    marks = 0 if part.is_by_day or not part.marks else _MARKS
    legend = _LEGEND if part.legend else 0
    height = 2 * _EDGE + _HOURS + marks + _ROW * len(part.rows) + legend
    image = Image.new("RGB", (_WIDTH, height), _GROUND)
    pen = _Pen(image, (_WIDTH - _LEFT - 2 * _EDGE) / quarters)
    top = _EDGE
    pen.hours(part, top)
    top += _HOURS
    if marks:
        pen.marks(part.marks, top, _MARKS - _GAP)
        top += marks
    for row in part.rows:
        pen.row(row, top, is_by_day=part.is_by_day, to_the_hour=part.to_the_hour)
        top += _ROW
    pen.legend(part.legend, top)
    made = BytesIO()
    image.quantize(32, Image.Quantize.FASTOCTREE).save(made, "PNG")
    return made.getvalue()


class _Pen:
    """Draws on one picture, whose quarters of an hour are so many pixels wide."""

    def __init__(self, image: Image.Image, quarter: float) -> None:
        self._image = image
        self._on = ImageDraw.Draw(image)
        self._quarter = quarter

    def _at(self, quarters: float) -> int:
        return round(_EDGE + _LEFT + quarters * self._quarter)

    def hours(self, part: FreeBusyPicture, top: int) -> None:
        self._write(part.title, _EDGE, top, _SMALL, _QUIET)
        quarters = 0
        for name, width in part.hours:
            self._write(name, self._at(quarters), top, _SMALL, _QUIET)
            quarters += width

    def marks(self, bands: Sequence[Band], top: int, height: int) -> None:
        for band in bands:
            left, right = self._at(band.first) + 2, self._at(band.first + band.quarters) - 2
            self._on.rounded_rectangle((left, top, right, top + height), 9, _GREEN)
            middle = ((left + right) // 2, top + height // 2)
            self._on.text(middle, str(band.number), _WHITE, _font(_LETTERS), anchor="mm")

    def row(self, row: DrawnRow, top: int, *, is_by_day: bool, to_the_hour: int) -> None:
        self._write(row.label, _EDGE, top + 3, _LETTERS, _QUIET if row.is_quiet else _TEXT)
        upper, lower = top + (_ROW - _BAR) // 2, top + (_ROW + _BAR) // 2
        for start, stop in _open(row.cells):
            self._bar(start, stop, upper, lower, _TRACK)
        for hour in range(to_the_hour or _HOUR, len(row.cells), _HOUR):
            x = self._at(hour)
            self._on.line((x - 1, upper, x - 1, lower), _GROUND, 2)
        for band in () if is_by_day else row.bands:
            box = (self._at(band.first) + 1, top, self._at(band.first + band.quarters) - 1)
            self._on.rectangle((*box, top + _ROW - 1), _OFFER)
        for kind, start, stop in _runs(row.cells):
            self._cells(kind, start, stop, (upper, lower))
        if is_by_day:
            self.marks(row.bands, upper, _BAR)

    def _cells(self, kind: str, start: int, stop: int, edges: tuple[int, int]) -> None:
        upper, lower = edges
        if kind == "#":
            self._bar(start, stop, upper, lower, _BUSY)
        elif kind in {"~", "?"}:
            box = (self._at(start) + 1, upper, self._at(stop) - 2, lower)
            self._striped(box, _BUSY if kind == "~" else _GREY)
        elif kind == "-":
            middle = (upper + lower) // 2
            for x in range(self._at(start) + 3, self._at(stop) - 3, 10):
                self._on.line((x, middle, x + 4, middle), _GREY, 2)

    def _bar(self, start: int, stop: int, upper: int, lower: int, colour: Any) -> None:
        box = (self._at(start) + 1, upper, self._at(stop) - 2, lower)
        self._on.rounded_rectangle(box, 6, colour)

    def _striped(self, box: tuple[int, int, int, int], colour: Any) -> None:
        left, upper, right, lower = box
        wide, tall = right - left + 1, lower - upper + 1
        tile, mask = Image.new("RGB", (wide, tall), _TRACK), Image.new("1", (wide, tall))
        pen = ImageDraw.Draw(tile)
        for x in range(-tall, wide, 12):
            pen.line((x, tall, x + tall, 0), colour, 5)
        ImageDraw.Draw(mask).rounded_rectangle((0, 0, wide - 1, tall - 1), 5, 1)
        self._image.paste(tile, (left, upper), mask)

    def legend(self, legend: Sequence[tuple[str, str]], top: int) -> None:
        left, side = _EDGE + _LEFT, 22
        for kind, words in legend:
            box = (left, top + 12, left + side, top + 12 + side)
            if kind == "#":
                self._on.rounded_rectangle(box, 4, _BUSY)
            elif kind == "-":
                self._on.line((left, top + 23, left + side, top + 23), _GREY, 2)
            else:
                self._striped(box, _BUSY if kind == "~" else _GREY)
            self._write(words, left + side + 10, top + 6, _SMALL, _QUIET)
            left += side + 34 + round(_font(_SMALL).getlength(words))

    def _write(self, words: str, left: int, top: int, size: int, colour: Any) -> None:
        font, room = _font(size), _LEFT - 12
        while words and left == _EDGE and font.getlength(words) > room:
            words = f"{words[:-2].rstrip()}…"
        self._on.text((left, top + 6), words, colour, font)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FONT), size)


def _runs(cells: str) -> Iterator[tuple[str, int, int]]:
    end = 0
    for kind, group in groupby(cells):
        start, end = end, end + len(list(group))
        yield kind, start, end


def _open(cells: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches within working hours."""
    for kind, start, stop in _runs("".join("-" if one == "-" else "." for one in cells)):
        if kind == ".":
            yield start, stop
