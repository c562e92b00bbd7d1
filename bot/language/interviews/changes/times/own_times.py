"""The day and the hour of a booked interview, where the same is asked for or only the other is named: "same time on Friday", "at 3"."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.language.chunking.shape import Shape
from bot.language.context import ComingInterview
from bot.language.grammar import teach
from bot.language.requests import Asked, PartOfDay
from bot.language.times.time_windows import midnight
from bot.language.tokens.calendar_words import WEEKDAYS
from bot.language.tokens.cues import Cued

_SAME_DAY = Cued(r"(?<!not )(?<!not on )(?<!cant do )(?<!cant make )\b(?:same|that) day\b")
_SAME_TIME = re.compile(
    r"(?<!not )(?<!not at )(?<!not at the )(?<!not the )\bsame (?:day and (?:same )?)?(?:time|hour|slot)s?\b|\bsame ¤l\d+(?= ¤t| on\b|$)"
)


_SAME_IN_WEEK = Cued(
    r"\bsame (?:time|hour|slot) (?:(?:on|in|of|but|,) )*(?:the )?¤t\d+(?: (?:please|pls|for|too|then|thanks)\b.*)?$"
)
"""The same time of another week, which is on its own day."""


def on_own_time(
    parts: Iterable[Asked],
    one: ComingInterview,
    day: datetime | None,
    row: str,
    *,
    that: datetime | None = None,
) -> tuple[Asked, ...]:
    """Return times on the day meant where only hours were said, at the interview's hour where the same time was; `that` is which is "that day", else its own."""
    that = that or midnight(one.start.date())
    return tuple(_on_own_time(part, one, day, row, that=that) for part in parts)


def _on_own_time(
    part: Asked, one: ComingInterview, day: datetime | None, row: str, *, that: datetime
) -> Asked:
    if _SAME_DAY.search(row):
        own = tuple(each for each in part.days if each.weekday() == that.weekday())
        part = replace(part, days=own[:1] or (that,))
    elif not part.days and day is not None:
        part = replace(part, days=(day,))
    if not part.hours and _SAME_TIME.search(row):
        minute = one.start.hour * 60 + one.start.minute
        if _SAME_IN_WEEK.search(row):
            own = tuple(each for each in part.days if each.weekday() == one.start.weekday())
            part = replace(part, days=own if len(own) == 1 else part.days)
        return replace(part, hours=(PartOfDay(minute, minute, is_start=True),))
    return part


def on_next_such_day(
    parts: tuple[Asked, ...], new: Shape, now: datetime, *, is_after: bool = False
) -> tuple[Asked, ...]:
    """Return times on a weekday that is today a week later, where the hour at which they start is past, or what is to move lies behind today."""
    today, minute = midnight(now.date()), now.hour * 60 + now.minute
    starts = [one.start for part in parts for one in part.hours if one.is_start]
    days = {day for part in parts for day in part.days}
    is_past = bool(starts) and max(starts) < minute
    is_weekday = any(one.kind == "days" and one.value.form == "weekday" for one in new.pieces)
    if not is_weekday or days != {today} or not (is_past or is_after):
        return parts
    return tuple(replace(part, days=(today + timedelta(weeks=1),)) for part in parts)


_SOONER = Cued(r"\b(?:this|today|forwards?|earlier|sooner|up)\b", re.IGNORECASE)


def goes_on_from(one: ComingInterview | None, whole: Shape, now: datetime) -> bool:
    """Whether an interview is to move on from its own weekday, which is named beside the new one: "from Friday to Monday"."""
    if one is None or one.start.date() <= now.date() or _SOONER.search(whole.sentence.text):
        return False
    own = one.start.weekday()
    named = {WEEKDAYS[word] for word in whole.sentence.words if word in WEEKDAYS}
    return own in named and own != now.weekday()


teach(_SOONER, _SAME_DAY, _SAME_TIME, _SAME_IN_WEEK)
