"""The day and the hour of a booked interview, where the same is asked for or only the other is named: "same time on Friday", "at 3"."""

import re
from collections.abc import Iterable
from datetime import datetime

from msgspec.structs import replace

from bot.language.context import ComingInterview
from bot.language.grammar import teach
from bot.language.requests import Asked, PartOfDay
from bot.language.times.time_windows import midnight
from bot.language.tokens.cues import Cued

_SAME_DAY = Cued(r"(?<!not )(?<!not on )(?<!cant do )(?<!cant make )\b(?:same|that) day\b")
_SAME_TIME = re.compile(
    r"(?<!not )(?<!not at )(?<!not at the )(?<!not the )\bsame (?:day and (?:same )?)?(?:time|hour|slot)s?\b|\bsame ¤l\d+(?= ¤t| on\b|$)"
)


def on_own_time(
    parts: Iterable[Asked], one: ComingInterview, day: datetime | None, row: str
) -> tuple[Asked, ...]:
    """Return times on the day meant where only hours were said, at the interview's hour where the same time was."""
    return tuple(_on_own_time(part, one, day, row) for part in parts)


def _on_own_time(part: Asked, one: ComingInterview, day: datetime | None, row: str) -> Asked:
    if _SAME_DAY.search(row):
        own = tuple(each for each in part.days if each.weekday() == one.start.weekday())
        part = replace(part, days=own[:1] or (midnight(one.start.date()),))
    elif not part.days and day is not None:
        part = replace(part, days=(day,))
    if not part.hours and _SAME_TIME.search(row):
        minute = one.start.hour * 60 + one.start.minute
        return replace(part, hours=(PartOfDay(minute, minute, is_start=True),))
    return part


teach(_SAME_DAY, _SAME_TIME)
