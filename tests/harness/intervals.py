"""Times of tests in few words."""

from datetime import datetime, timedelta

from bot.domain.intervals import Interval, instant

MONDAY_TO_FRIDAY = frozenset(range(5))


def interval_of(start: datetime, length: timedelta) -> Interval:
    """Return the time that begins there and lasts that long in real time."""
    return Interval(start, instant(start) + length)


def shifted(span: Interval, by: timedelta) -> Interval:
    """Return time of the same length, that much later."""
    return Interval(span.start + by, span.end + by)
