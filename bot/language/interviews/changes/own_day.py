"""Days counted from a booked interview's own, to which it is to move: `to the day after`, `the next day`, `the Monday after`."""

import re
from datetime import datetime, timedelta

from bot.language.context import ComingInterview
from bot.language.times.calendar_math import Almanac
from bot.language.times.time_windows import midnight
from bot.language.tokens.calendar_words import WEEKDAY, WEEKDAYS

_END = r"(?=\W*$|\s*[,.;!?()]|\s+(?:at|in|from|between|around|after|before|same|the same|instead|please|pls|if|and|with|but|or|morning|afternoon|evening|because|as|since|so|thanks|then|too|when|where|for|by)\b)"
_BEFORE = r"before|prior|previous|preceding"
_DAY = re.compile(
    rf"\bthe (?:(?:working |business )?day (?P<beside>after(?:wards| that)?|before(?: that)?|prior)|(?P<side>next|following|{_BEFORE})(?: working| business)? day){_END}",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    rf"\bthe (?:(?P<day>{WEEKDAY}) (?P<beside>after(?:wards| that)?|before(?: that)?|prior)|(?P<side>following|{_BEFORE}) (?P<named>{WEEKDAY})){_END}",
    re.IGNORECASE,
)
_WEEK = re.compile(
    rf"\bthe (?:week (?P<beside>after(?:wards| that)?|before(?: that)?)|(?P<side>following|{_BEFORE}) week){_END}",
    re.IGNORECASE,
)


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
        monday = own + timedelta(days=7 * _step(said) - own.weekday())
        days = (monday + timedelta(days=n) for n in range(7))
        return tuple(midnight(day) for day in days if almanac.works(day))
    return ()


def _step(said: re.Match[str]) -> int:
    """Return 1 for what comes after, -1 for what comes before."""
    words = (said["beside"] or said["side"]).casefold()
    return -1 if re.match(_BEFORE, words) else 1
