"""By how much a booked interview is to move: `push it back half an hour`, `a day later`, `bring it forward by a week`."""

import re
from datetime import timedelta

from bot.language.chunking.shape import Shape
from bot.language.context import ComingInterview
from bot.language.grammar import teach
from bot.language.interviews.targets.held_at import is_bare_weekday
from bot.language.requests import Window
from bot.language.times.calendar_math import Almanac
from bot.language.tokens.cues import Cued
from bot.language.tokens.numbers import UNITS

_EARLIER = re.compile(
    r"\b(?:(?:day|week)s? before|earlier|forward|sooner|bring|pull|advance|up by)\b"
)
_LATER = re.compile(
    r"\b(?:(?:day|week)s? (?:on|after|further)|later|back|by|push|delay|postpone|out|off)\b"
)
_DAYS = Cued(
    rf"\b(?P<many>an?|{'|'.join(list(UNITS)[:8])}|¤n\d+) (?:whole |full )?(?P<unit>day|week)s?(?= (?:later|earlier|sooner|back|forward|out|off|up|further)\b| (?:on|after|before)(?: (?:please|pls|then|thanks|instead))*$|(?: (?:please|pls|then|thanks))*$| (?:,|\.|if|and|so)\b)"
)
_A_DAY, _A_WEEK = 24 * 60, 7 * 24 * 60


def shift_of(shape: Shape) -> int | None:
    """Return the minutes by which an interview is to move; earlier is negative, None where nothing is said of it."""
    if tells_end(shape):
        return None
    if sum(one.kind == "length" for one in shape.pieces) > 1:
        return shift_beside(shape)[0] or None
    minutes = _minutes(shape) or _days(shape)
    if minutes is None:
        return None
    if _EARLIER.search(shape.row):
        return -minutes
    return minutes if _LATER.search(shape.row) else None


_ENDS = re.compile(
    r"\b(?:end|ends|ending|finish|finishes|stop|stops|wrap up|wraps up)(?: (?:it|this|that|just|about|by))* ¤l\d+ (?:later|earlier|sooner)\b"
)
"""What says how long an interview is to be, and not when."""
_BESIDE = Cued(
    r"(?:\bby )?(?P<by>¤[ln]\d+) (?P<way>later|earlier|sooner)\b(?! (?:in the|that|on|¤t))"
    r"|\b(?:push|move|put|shift|bump|slide|pull|bring|knock)(?: (?:it|this|that|them|everything|¤c\d+(?: 's)?(?: (?:one|interview))?|the|start|interview|one|meeting))* (?P<toward>back|out|forward|up)(?: by)? (?P<far>¤l\d+)(?! (?:long|longer|shorter|more|less))"
    r"|\b(?:push|move|put|shift|bump|slide|pull|bring|knock)(?: (?:it|this|that|¤c\d+(?: 's)?(?: (?:one|interview))?|the|start|interview|one|meeting))* by (?P<wide>¤l\d+)(?! (?:long|longer|shorter|more|less))"
)
"""By how much an interview is to move, wherever that stands beside another change: "30 min later and in Thames"."""
_LEAST = 5


def tells_end(shape: Shape) -> bool:
    """Whether it is said by how much later or earlier an interview is to end: that is its length."""
    return shape.search(_ENDS) is not None


def shift_beside(shape: Shape) -> tuple[int, frozenset[int]]:
    """Return the minutes by which a change also moves the interview, and the pieces that say so; 0 where nothing does."""
    found = None if tells_end(shape) else shape.search(_BESIDE)
    if found is None:
        return 0, frozenset()
    name = next(one for one in ("by", "far", "wide") if found[one])
    (piece,) = shape.signed(found[name])
    word = shape.sentence.words[piece.start]
    minutes = piece.value if piece.kind == "length" else int(word) if word.isdigit() else 0
    if minutes < _LEAST:
        return 0, frozenset()
    is_earlier = found["way"] in {"earlier", "sooner"} or found["toward"] in {"forward", "up"}
    return -minutes if is_earlier else minutes, frozenset(shape.places(found.span(name)))


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


_PUT_OFF = re.compile(
    r"\b(?:push|pushed|postpone|postponed|delay|defer|put (?:it|this|that) back)\b"
)
_SOONER = re.compile(r"\b(?:forward|earlier|sooner|up)\b")


def put_off(
    made: tuple[Window, ...], one: ComingInterview, new: Shape, whole: Shape, almanac: Almanac
) -> tuple[Window, ...]:
    """Return windows a week on where an interview of a later day is pushed to a weekday that is today's: "push it to Friday"."""
    is_later = bool(_PUT_OFF.search(whole.row)) and not _SOONER.search(whole.row)
    is_today = {start.date() for start, _ in made} == {almanac.today}
    if not (is_later and is_today and one.start.date() > almanac.today):
        return made
    if not is_bare_weekday(new.pieces, new.sentence):
        return made
    return tuple((start + _WEEK, end + _WEEK) for start, end in made)


_WEEK = timedelta(weeks=1)

teach(_EARLIER, _LATER, _DAYS, _PUT_OFF, _BESIDE, _ENDS)
