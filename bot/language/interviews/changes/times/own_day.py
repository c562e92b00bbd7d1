"""Days and hours counted from a booked interview's own, to which it is to move: `to the day after`, `the Monday after`, `earlier that day`, `bring it forward`."""

import re
from datetime import date, datetime, timedelta

from bot.language.chunking.shape import Shape
from bot.language.context import ComingInterview, ParseContext
from bot.language.grammar import teach
from bot.language.requests import Asked, PartOfDay
from bot.language.times.calendar_math import Almanac
from bot.language.times.time_windows import midnight
from bot.language.tokens.calendar_words import WEEKDAY, WEEKDAYS
from bot.language.tokens.cues import Cued

_END = r"(?=\W*$|\s*[,.;!?()]|\s+(?:at|in|from|between|around|after|before|same|the same|instead|please|pls|if|and|with|but|or|morning|afternoon|evening|because|as|since|so|thanks|then|too|when|where|for|by)\b)"
_BEFORE = r"before|prior|previous|preceding"
_DAY = Cued(
    rf"\bthe (?:(?:working |business )?day (?P<beside>after(?:wards| that)?|before(?: that)?|prior)|(?P<side>next|following|{_BEFORE})(?: working| business)? day){_END}",
    re.IGNORECASE,
)
_WEEKDAY = Cued(
    rf"\bthe (?:(?P<day>{WEEKDAY}) (?P<beside>after(?:wards| that)?|before(?: that)?|prior)|(?P<side>following|{_BEFORE}) (?P<named>{WEEKDAY})){_END}",
    re.IGNORECASE,
)
_WEEK = Cued(
    rf"(?<!\bweek or )(?<!\bweek and )\bthe (?:week (?P<beside>after(?:wards| that)?|before(?: that)?)|(?P<side>following|{_BEFORE}) week){_END}",
    re.IGNORECASE,
)


_SAME_TIME = re.compile(r"\bsame (?:time|hour|slot|day)\b", re.IGNORECASE)


def counts_from_own(text: str) -> bool:
    """Whether words name a day that is counted from an interview's own."""
    return any(one.search(text) for one in (_DAY, _WEEKDAY, _WEEK))


def days_from_own(text: str, one: ComingInterview, almanac: Almanac) -> tuple[datetime, ...]:
    """Return the days that are counted from the interview's own; none where none is said so."""
    own = one.start.date()
    if said := _DAY.search(text):
        step = _step(said)
        days = (own + timedelta(days=n * step) for n in range(1, 8))
        return tuple(midnight(day) for day in days if almanac.works(day))[:1]
    if said := _WEEKDAY.search(text):
        step, place = _step(said), WEEKDAYS[(said["day"] or said["named"]).casefold()]
        days = (own + timedelta(days=n * step) for n in range(1, 8))
        return tuple(midnight(day) for day in days if day.weekday() == place)
    if said := _WEEK.search(text):
        if _SAME_TIME.search(text):
            return (midnight(own + timedelta(days=7 * _step(said))),)
        monday = own + timedelta(days=7 * _step(said) - own.weekday())
        days = (monday + timedelta(days=n) for n in range(7))
        return tuple(midnight(day) for day in days if almanac.works(day))
    return ()


def _step(said: re.Match[str]) -> int:
    """Return 1 for what comes after, -1 for what comes before."""
    words = (said["beside"] or said["side"]).casefold()
    return -1 if re.match(_BEFORE, words) else 1


def day_meant(one: ComingInterview, context: ParseContext) -> datetime:
    """Return the day of hours said alone: the one that the interview was last asked or proposed to move to, else its own."""
    is_shown = bool(context.interviews) and context.interviews[0].id == one.id
    if not is_shown:
        return midnight(one.start.date())
    days = {start.date() for start, _ in context.moving or context.proposing}
    if not days and one.proposed is not None:
        days = {one.proposed.date()}
    days = days or {spoken_start(one, context).date()}
    return midnight(days.pop() if len(days) == 1 else one.start.date())


_SOONER = re.compile(
    r"\b(?:bring|move|pull|push|put|shift|get|have|make)\b(?: \S+){0,4}? (?:forward|up|ahead)\b(?! (?:to|by|on|with|in)\b)|\b(?:bring|pull) forward\b"
)
_PUSHED_BACK = re.compile(r"\bpush(?: \S+){0,4}? back\b|\bpush back\b")
_DAYS_ON = 5
"""On so many further working days lie the times to which an interview may be pushed back."""


def beside_own(whole: Shape, one: ComingInterview, context: ParseContext) -> tuple[Asked, ...]:
    """Return when an interview may be that is to be earlier or later, without another word of when.

    "Later in the day" is the rest of its day; "bring it forward" all that is before it, "push it back" all that comes after.
    """
    row, own = whole.row, one.start.date()
    before, after = _either_side(one.start, one.minutes, context)
    if _SOONER.search(row):
        return (*_whole(_days(context.almanac.today, own, context)), before)
    if _PUSHED_BACK.search(row):
        return (after, *_whole(_days(own + timedelta(days=1), own + timedelta(days=14), context)[:_DAYS_ON]))  # fmt: skip
    if (spoken := spoken_start(one, context)) != one.start:
        before, after = _either_side(spoken, one.minutes, context)
    if re.search(r"\b(?:later|afterwards)\b", row):
        return (after,)
    return (before,) if re.search(r"\b(?:earlier|sooner)\b", row) else ()


def spoken_start(one: ComingInterview, context: ParseContext) -> datetime:
    """Return the one time to which the interview shown is proposed to move, of which its organizer speaks below that; else its own."""
    starts = {*one.proposed_starts}
    is_shown = context.last == "proposal" and context.interviews[0].id == one.id
    return starts.pop() if is_shown and len(starts) == 1 else one.start


def _either_side(start: datetime, minutes: int, context: ParseContext) -> tuple[Asked, Asked]:
    """Return the rest of a day before and after an interview that begins then."""
    day, minute = (midnight(start.date()),), start.hour * 60 + start.minute
    before = Asked(day, (PartOfDay(context.almanac.start, minute),))
    return before, Asked(day, (PartOfDay(minute + minutes, context.almanac.end),))


def _whole(days: tuple[datetime, ...]) -> tuple[Asked, ...]:
    return (Asked(days),) if days else ()


def _days(first: date, end: date, context: ParseContext) -> tuple[datetime, ...]:
    """Return the working days from one day on until before another."""
    days = (first + timedelta(days=n) for n in range((end - first).days))
    return tuple(midnight(day) for day in days if context.almanac.works(day))


teach(_SOONER, _PUSHED_BACK)
