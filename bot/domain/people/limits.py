"""How much an interviewer takes: interviews a day and a week, days never, the buffer between two."""

from msgspec import Struct


class Limits(Struct, frozen=True, kw_only=True):
    """What an interviewer allows; zero and empty mean no limit."""

    per_day: int = 0
    per_week: int = 0
    never_on: frozenset[int] = frozenset()
    """Weekdays, Monday is 0."""
    buffer_minutes: int = 0
