"""How much an interviewer takes: interviews a day and a week, days never, hours kept free, the buffer between two."""

from datetime import time

from msgspec import Struct


class KeptFree(Struct, frozen=True):
    """Hours of one weekday in which somebody does not interview, on their own clock."""

    day: int
    """Monday is 0."""
    start: time
    end: time
    """`bot.domain.people.working_hours.LAST_MINUTE` is the end of the day."""


class Limits(Struct, frozen=True, kw_only=True):
    """What an interviewer allows; zero and empty mean no limit."""

    per_day: int = 0
    per_week: int = 0
    never_on: frozenset[int] = frozenset()
    """Weekdays, Monday is 0."""
    kept_free: tuple[KeptFree, ...] = ()
    buffer_minutes: int = 0
