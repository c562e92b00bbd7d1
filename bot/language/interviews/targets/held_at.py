"""Which interviews are held at the days and hours that were named: "the Friday interview", "my 2pm"."""

from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from bot.language.chunking.pieces import TIME_KINDS, Piece
from bot.language.context import ComingInterview, ParseContext
from bot.language.requests import Asked
from bot.language.times.date_time_pairing import clauses, groups
from bot.language.times.time_windows import asked
from bot.language.tokens.calendar_words import WEEKDAYS
from bot.language.tokens.tokenizer import Sentence


def held_at(
    parts: Sequence[Asked],
    known: list[ComingInterview],
    pieces: Sequence[Piece],
    sentence: Sentence,
) -> list[ComingInterview]:
    """Return the interviews at these times; "the Friday interview" is that of the week after where none is left on the next Friday."""
    found = _held(parts, known)
    if found or not is_bare_weekday(pieces, sentence):
        return found
    return _held([_a_week_on(part) for part in parts], known)


def said_times(pieces: list[Piece], context: ParseContext) -> tuple[Asked, ...]:
    """Return the days and hours that pieces speak of."""
    if not any(one.kind in TIME_KINDS for one in pieces):
        return ()
    almanac = context.almanac
    zone = next((one.value for one in pieces if one.kind == "zone"), None)
    return tuple(
        part for group in groups(clauses(pieces), almanac) for part in asked(group, almanac, zone)
    )


def _held(parts: Sequence[Asked], known: list[ComingInterview]) -> list[ComingInterview]:
    return [one for one in known if any(_holds(part, one) for part in parts)]


def is_bare_weekday(pieces: Sequence[Piece], sentence: Sentence) -> bool:
    """Whether a weekday is all that was said of the day, which leaves open of which week."""
    words = [sentence.words[one.start : one.end] for one in pieces if one.kind == "days"]
    return bool(words) and all(one[-1] in WEEKDAYS and one[0] in _BARE for one in words)


_BARE = frozenset({*WEEKDAYS, "on", "to", "the"})


def _a_week_on(part: Asked) -> Asked:
    return replace(part, days=tuple(day + timedelta(days=7) for day in part.days))


def _holds(part: Asked, one: ComingInterview) -> bool:
    minute = one.start.hour * 60 + one.start.minute
    is_day = not part.days or one.start.date() in {day.date() for day in part.days}
    return is_day and (
        not part.hours or any(_in(hours.start, hours.end, minute) for hours in part.hours)
    )


def _in(start: int, end: int, minute: int) -> bool:
    return start <= minute < max(end, start + 1)
