"""Working hours: times of the week on the clocks of one zone, as spans.

A local time that a clock change skips or repeats is read as RFC 5545 3.3.5 reads it: with the offset before the gap,
and as the first of the two. That is also what Python's `fold=0` does. Days are numbered as in `date.weekday()`, 0 is Monday.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo

from msgspec import Struct

from bot.domain.intervals import Interval, instant, merge

DAY = timedelta(days=1)
LAST_MINUTE = time(23, 59)


class WorkingHours(Struct, frozen=True):
    """The hours of each working day; an `end` not after `start` lies on the next day (00:00 is midnight, 22:00-06:00 a night)."""

    days: frozenset[int]
    start: time
    end: time
    zone: tzinfo
    special: tuple[tuple[int, time, time], ...] = ()
    """Weekdays with hours of their own, whether or not they are among `days`."""

    def spans(self, window: Interval) -> tuple[Interval, ...]:
        """Return the working time within a window, in order."""
        lengthened = Interval(window.start - DAY, window.end)
        stretches = (span for day in local_days(lengthened, self.zone) for span in self.on(day))
        return merge(part for span in stretches if (part := span.clipped(window)))

    def on(self, day: date) -> Iterator[Interval]:
        """Yield the working time that begins on a day."""
        own = [(start, end) for weekday, start, end in self.special if weekday == day.weekday()]
        usual = [(self.start, self.end)] if day.weekday() in self.days else []
        for start, given in own or usual:
            # Calendars that cannot say 24:00 say 23:59 for the end of a day.
            end = time() if given >= LAST_MINUTE else given
            first = _on_clock(day, start, self.zone)
            last = _on_clock(day if start < end else day + DAY, end, self.zone)
            # A clock change can swallow short hours whole: 02:30-03:00 on the night the clock jumps from two to three.
            if first < last:
                yield Interval(first, last)


def local_days(window: Interval, zone: tzinfo) -> Iterator[date]:
    """Return each calendar day of a zone that a window touches, in order."""
    day = window.start.astimezone(zone).date()
    last = (window.end - timedelta.resolution).astimezone(zone).date()
    while day <= last:
        yield day
        day += DAY


def monday_of(moment: datetime, zone: tzinfo) -> date:
    """Return the Monday of a moment's week, on the clock of a zone."""
    day = moment.astimezone(zone).date()
    return day - day.weekday() * DAY


def days(first: date, last: date) -> frozenset[date]:
    """Return all calendar days from the first to the last, both included."""
    return frozenset(first + n * DAY for n in range((last - first).days + 1))


def day_span(day: date, zone: tzinfo) -> Interval:
    """Return the 23, 24 or 25 hours from midnight to midnight of a zone."""
    return Interval(_on_clock(day, time(), zone), _on_clock(day + DAY, time(), zone))


def _on_clock(day: date, clock: time, zone: tzinfo) -> datetime:
    return instant(datetime.combine(day, clock, tzinfo=zone))
