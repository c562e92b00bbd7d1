"""Pictures of free and busy time: small transparent PNGs, one a row, drawn with nothing but zlib.

A picture cannot follow a theme, so its colours stand out at least 3 : 1 on the light and on the dark grounds of Teams
and Slack alike, and no letters are drawn but the digits in the green marks, which bring their own ground. Everything is a palette
index, and a line of pixels is made of slices: a row costs some tenths of a millisecond, and those drawn last are kept.
"""

import base64
import struct
import zlib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby, pairwise
from math import hypot, sqrt

from msgspec import Struct

QUARTER, HEIGHT, MARGIN, RADIUS = 16, 36, 5, 5
"""In pixels of the picture, which is shown at about half its size."""
HOUR = 4 * QUARTER
KEPT = 512
"""Pictures that are kept: a card redrawn has the same rows."""


class Band(Struct, frozen=True):
    """A time that is offered, in quarters from the start of the row."""

    number: int
    first: int
    quarters: int


NOTHING, FREE, BUSY, MAYBE, LINE, OFFER, MARK = range(7)
_SHADES = 8
"""Between the ground of a mark and its digit."""
_GREEN, _WHITE = (26, 138, 82), (255, 255, 255)


def _shade(step: int) -> tuple[int, int, int]:
    red, green, blue = (a + (b - a) * step // _SHADES for a, b in zip(_GREEN, _WHITE, strict=True))
    return red, green, blue


_PALETTE = (
    (0, 0, 0, 0),
    (128, 130, 150, 48),
    (116, 121, 222, 255),
    (116, 121, 222, 96),
    (128, 130, 150, 170),
    (34, 160, 98, 72),
    (*_GREEN, 255),
    *((*_shade(step), 255) for step in range(1, _SHADES + 1)),
)
_ON_TRACK = bytes([FREE, *range(1, 256)])
_HEX = b"0123456789abcdef" + bytes(240)
_FILLED = frozenset("#~?")


@lru_cache(KEPT)
def row(cells: str, bands: tuple[Band, ...] = (), *, to_the_hour: int = 0) -> str:
    """Return a person's or a room's day as a data URI, with a green band where times are offered.

    `to_the_hour` is the number of quarters until the first full hour; hours are thin gaps.
    """
    return _uri(len(cells) * QUARTER, _bars(cells, bands, to_the_hour))


@lru_cache(KEPT)
def marks(quarters: int, bands: tuple[Band, ...]) -> str:
    """Return the row above as a data URI: a numbered mark over each time that is offered."""
    empty = [bytes(quarters * QUARTER)] * HEIGHT
    return _uri(quarters * QUARTER, list(_marked(empty, bands)))


@lru_cache(KEPT)
def day(cells: str, bands: tuple[Band, ...] = (), *, to_the_hour: int = 0) -> str:
    """Return one of several days as a data URI, with numbered marks where times are offered."""
    return _uri(len(cells) * QUARTER, list(_marked(_bars(cells, (), to_the_hour), bands)))


# --- bars ----------------------------------------------------------------------------------------


class _Run(Struct, frozen=True):
    """Equal cells in a row, in pixels."""

    kind: str
    start: int
    stop: int


def _bars(cells: str, bands: Sequence[Band], to_the_hour: int) -> list[bytes]:
    runs = list(_runs(cells))
    has_stripes = not {"~", "?"}.isdisjoint(cells)
    gaps = range(to_the_hour * QUARTER or HOUR, len(cells) * QUARTER, HOUR)
    made: dict[tuple[int | None, int, bool], bytes] = {}
    lines = []
    for y in range(HEIGHT):
        is_middle = abs(y - HEIGHT // 2) < 1
        same = (_cut(y), y % 12 if has_stripes else 0, is_middle)
        if same not in made:
            made[same] = _line(runs, bands, gaps, y)
        lines.append(made[same])
    return lines


def _runs(cells: str) -> Iterator[_Run]:
    end = 0
    for kind, group in groupby(cells):
        start, end = end, end + len(list(group)) * QUARTER
        yield _Run(kind, start, end)


def _line(runs: Sequence[_Run], bands: Sequence[Band], gaps: range, y: int) -> bytes:
    line = bytearray(runs[-1].stop if runs else 0)
    for band in bands:
        start, stop = band.first * QUARTER, (band.first + band.quarters) * QUARTER
        line[start:stop] = bytes([OFFER]) * (stop - start)
    cut = _cut(y)
    if cut is not None:
        _fill(line, runs, gaps, cut, y)
    if abs(y - HEIGHT // 2) < 1:
        for run in runs:
            if run.kind == "-":
                dashes = bytes([LINE]) * 4 + bytes(4)
                line[run.start : run.stop] = dashes * ((run.stop - run.start) // 8)
    return bytes(line)


def _fill(line: bytearray, runs: Sequence[_Run], gaps: range, cut: int, y: int) -> None:
    for start, stop in _open(runs):
        line[start + cut : stop - cut] = line[start + cut : stop - cut].translate(_ON_TRACK)
    for gap in gaps:
        if line[gap] == FREE:
            line[gap - 1 : gap + 1] = bytes(2)
    for run in runs:
        if run.kind in _FILLED:
            width = run.stop - run.start - 2 - 2 * cut
            line[run.start + 1 + cut : run.stop - 1 - cut] = _filling(run.kind, width, y)


def _open(runs: Sequence[_Run]) -> list[tuple[int, int]]:
    """Return the stretches within working hours, which have a track."""
    joined: list[tuple[int, int]] = []
    for run in runs:
        if run.kind == "-":
            continue
        if joined and joined[-1][1] == run.start:
            joined[-1] = (joined[-1][0], run.stop)
        else:
            joined.append((run.start, run.stop))
    return joined


def _filling(kind: str, width: int, y: int) -> bytes:
    if kind == "#":
        return bytes([BUSY]) * width
    on, off = (BUSY, MAYBE) if kind == "~" else (LINE, NOTHING)
    stripes = (bytes([on]) * 5 + bytes([off]) * 7) * (width // 12 + 3)
    shift = y % 12
    return stripes[shift : shift + width]


@cache
def _cut(y: int, margin: int = MARGIN, radius: int = RADIUS) -> int | None:
    """Return how much a line of a rounded bar is cut at either end; None outside the bar."""
    inside = min(y - margin, HEIGHT - 1 - margin - y)
    if inside < 0:
        return None
    if inside >= radius:
        return 0
    high = radius - inside - 0.5
    return round(radius - sqrt(radius * radius - high * high))


# --- numbered marks ------------------------------------------------------------------------------


def _marked(lines: Sequence[bytes], bands: Sequence[Band]) -> Iterator[bytes]:
    glyphs = [_number(band.number) for band in bands]
    for y, below in enumerate(lines):
        line, cut = bytearray(below), _cut(y, 3, 9)
        for band, glyph in zip(bands, glyphs, strict=True):
            start, stop = band.first * QUARTER + 1, (band.first + band.quarters) * QUARTER - 1
            if cut is not None:
                line[start + cut : stop - cut] = bytes([MARK]) * (stop - start - 2 * cut)
            top, wide = y - (HEIGHT - len(glyph)) // 2, len(glyph[0])
            if 0 <= top < len(glyph) and wide <= stop - start:
                left = (start + stop - wide) // 2
                line[left : left + wide] = glyph[top]
        yield bytes(line)


_STROKES: dict[str, list[list[tuple[float, float]]]] = {
    "0": [[(3, 0), (5, 0), (7, 2.4), (7, 9.6), (5, 12), (3, 12), (1, 9.6), (1, 2.4), (3, 0)]],
    "1": [[(2, 2.6), (5, 0), (5, 12)]],
    "2": [[(1, 3), (1.6, 1), (4, 0), (6.4, 1), (7, 3.2), (6, 5.4), (1, 12), (7, 12)]],
    "3": [
        [(1, 1.6), (3.6, 0), (6.2, 1), (6.7, 3.2), (5.6, 5.2), (3.6, 5.7), (5.8, 6.3), (7, 8.5)],
        [(7, 8.5), (6.3, 11), (3.7, 12), (1, 10.6)],
    ],
    "4": [[(5.4, 12), (5.4, 0), (0.6, 8.6), (7.4, 8.6)]],
    "5": [
        [(6.6, 0), (1.8, 0), (1.3, 5.4), (4, 4.6), (6.5, 5.9), (7, 8.4), (6, 11), (3.6, 12)],
        [(3.6, 12), (1, 11)],
    ],
    "6": [
        [(6.4, 1), (4.4, 0), (2, 1.6), (1, 5.6), (1.2, 9.6), (3, 12), (5, 12), (7, 9.8)],
        [(7, 9.8), (6.8, 7), (5, 5.4), (3, 5.6), (1.2, 8)],
    ],
    "7": [[(1, 0), (7, 0), (3.4, 12)]],
    "8": [
        [(4, 5.6), (1.6, 4.4), (1.6, 1.4), (4, 0), (6.4, 1.4), (6.4, 4.4), (4, 5.6), (1, 7.4)],
        [(1, 7.4), (1.2, 10.8), (4, 12), (6.8, 10.8), (7, 7.4), (4, 5.6)],
    ],
    "9": [
        [(1.6, 11), (3.6, 12), (6, 10.4), (7, 6.4), (6.8, 2.4), (5, 0), (3, 0), (1, 2.2)],
        [(1, 2.2), (1.2, 5), (3, 6.6), (5, 6.4), (6.8, 4)],
    ],
}
"""Digits as lines on a field of 8 by 12."""


@cache
def _number(number: int) -> tuple[bytes, ...]:
    """Return the lines of a number of up to two digits."""
    digits = [_digit(one) for one in str(number)[-2:]]
    return tuple(b"".join(parts) for parts in zip(*digits, strict=True))


@cache
def _digit(digit: str, scale: float = 1.5, thick: float = 1.75) -> tuple[bytes, ...]:
    wide, tall = int(8 * scale) + 4, int(12 * scale) + 4
    strokes: list[list[tuple[float, float]]] = [
        [(x * scale + 2, y * scale + 2) for x, y in one] for one in _STROKES[digit]
    ]
    edges = [edge for one in strokes for edge in pairwise(one)]

    def shade(x: int, y: int) -> int:
        away = min(_distance((x + 0.5, y + 0.5), a, b) for a, b in edges)
        covered = min(max(thick - away + 0.5, 0), 1)
        return MARK + round(covered * _SHADES)

    return tuple(bytes(shade(x, y) for x in range(wide)) for y in range(tall))


def _distance(point: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> float:
    along = (b[0] - a[0], b[1] - a[1])
    squared = along[0] ** 2 + along[1] ** 2
    part = ((point[0] - a[0]) * along[0] + (point[1] - a[1]) * along[1]) / squared
    part = min(max(part, 0), 1)
    return hypot(point[0] - a[0] - part * along[0], point[1] - a[1] - part * along[1])


# --- PNG -----------------------------------------------------------------------------------------


def _uri(width: int, lines: Sequence[bytes]) -> str:
    return "data:image/png;base64," + base64.b64encode(_png(width, lines)).decode()


def _png(width: int, lines: Sequence[bytes]) -> bytes:
    # Four bits a pixel; a line like the one above is told as such.
    raw = b"".join(
        b"\x02" + bytes(width // 2) if at and line == lines[at - 1] else b"\x00" + _packed(line)
        for at, line in enumerate(lines)
    )
    head = struct.pack(">IIBBBBB", width, len(lines), 4, 3, 0, 0, 0)
    chunks = (
        (b"IHDR", head),
        (b"PLTE", b"".join(bytes(one[:3]) for one in _PALETTE)),
        (b"tRNS", bytes(one[3] for one in _PALETTE)),
        (b"IDAT", zlib.compress(raw, 6)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def _packed(line: bytes) -> bytes:
    return bytes.fromhex(line.translate(_HEX).decode())
