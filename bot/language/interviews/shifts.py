"""By how much a booked interview is to move: `push it back half an hour`, `a day later`, `bring it forward by a week`."""

import re
from datetime import timedelta

from bot.language.context import ComingInterview
from bot.language.grammar import teach
from bot.language.requests import Window
from bot.language.shape import Shape
from bot.language.times.calendar_math import Almanac
from bot.language.tokens.numbers import UNITS

_EARLIER = re.compile(r"\b(?:earlier|forward|sooner|bring|pull|advance|up by)\b")
_LATER = re.compile(r"\b(?:later|back|by|push|delay|postpone|out|off)\b")
_DAYS = re.compile(
    rf"\b(?P<many>an?|{'|'.join(list(UNITS)[:8])}|¤n\d+) (?:whole |full )?(?P<unit>day|week)s?(?= (?:later|earlier|sooner|back|forward|out|off|up)\b|(?: (?:please|pls|then|thanks))*$| (?:,|\.|if|and|so)\b)"
)
_A_DAY, _A_WEEK = 24 * 60, 7 * 24 * 60


def shift_of(shape: Shape) -> int | None:
    """Return the minutes by which an interview is to move; earlier is negative, None where nothing is said of it."""
    minutes = _minutes(shape) or _days(shape)
    if minutes is None:
        return None
    if _EARLIER.search(shape.row):
        return -minutes
    return minutes if _LATER.search(shape.row) else None


def _minutes(shape: Shape) -> int | None:
    lengths = [(n, one) for n, one in enumerate(shape.pieces) if one.kind == "length"]
    if len(lengths) != 1:
        return None
    behind = shape.pieces[lengths[0][0] :]
    is_until = any(one.kind in {"times", "days"} for one in behind)
    return None if is_until else int(lengths[0][1].value)


def _days(shape: Shape) -> int | None:
    found = shape.search(_DAYS)
    if found is None:
        return None
    said = found["many"]
    word = shape.sentence.words[shape.signed(said)[0].start] if said.startswith("¤") else said
    many = int(word) if word.isdigit() else UNITS.get(word, 1)
    return many * (_A_WEEK if found["unit"] == "week" else _A_DAY) or None


def shifted(one: ComingInterview, shift: int, almanac: Almanac) -> Window:
    """Return when an interview lies so much later; by days, on a day on which somebody works."""
    start = one.start + timedelta(minutes=shift)
    if shift % _A_DAY == 0:
        step = timedelta(days=1 if shift > 0 else -1)
        start = next(
            (day for n in range(7) if almanac.works((day := start + n * step).date())), start
        )
    return start, start + timedelta(minutes=one.minutes)


teach(_EARLIER, _LATER, _DAYS)
