"""What words like "Tuesday", "this week" and "the 24th" mean at a given moment: plain arithmetic on dates.

The README of the language fixes these meanings; every function here is one of its sentences.
"""

import calendar
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from msgspec import Struct

DAYS_IN_WEEK = 7
SATURDAY = 5
QUARTER = 15


class Almanac(Struct, frozen=True):
    """A moment on the speaker's wall clock, with the working days and hours (in minutes) around it."""

    now: datetime
    days: tuple[int, ...]
    start: int
    end: int
    month_first: bool
    zone: str = "UTC"

    @property
    def today(self) -> date:
        """The date of the moment."""
        return self.now.date()

    @property
    def midnight(self) -> datetime:
        """The start of today."""
        return datetime.combine(self.today, time())

    @property
    def is_over(self) -> bool:
        """Whether today's working time is over."""
        return self.now >= datetime.combine(self.today, time()) + timedelta(minutes=self.end)

    @property
    def first(self) -> date:
        """The first day on which there is still working time: today or tomorrow."""
        return self.today + timedelta(days=int(self.is_over))

    def works(self, day: date) -> bool:
        """Whether anybody works on a day."""
        return day.weekday() in self.days

    def coming(self, weekday: int, since: date | None = None) -> date:
        """Return the next such weekday, today included while working time is left."""
        first = since or self.first
        return first + timedelta(days=(weekday - first.weekday()) % DAYS_IN_WEEK)

    def this(self, weekday: int) -> date:
        """Return the weekday of this week, or of next week once past."""
        day = monday(self.today) + timedelta(days=weekday)
        return day if day >= self.first else day + timedelta(days=DAYS_IN_WEEK)

    def next(self, weekday: int) -> date:
        """Return the weekday of next week."""
        return self.week(1)[weekday]

    def week(self, ahead: int) -> tuple[date, ...]:
        """Return Monday to Sunday of this week (0), the next (1) and so on; on a weekend, this week is about to start."""
        weeks = max(ahead, int(self.today.weekday() >= SATURDAY))
        return week_of(self.today + timedelta(days=weeks * DAYS_IN_WEEK))

    def days_between(self, first: date, last: date) -> tuple[date, ...]:
        """Return every day from one to another."""
        return span(first, last)

    def working_days(self, since: date) -> Iterator[date]:
        """Return the working days from a day on, without end."""
        day = since
        while True:
            if self.works(day):
                yield day
            day += timedelta(days=1)

    def next_working(self, many: int, since: date) -> tuple[date, ...]:
        """Return so many working days from a day on."""
        days = self.working_days(since)
        return tuple(next(days) for _ in range(many))

    def coming_date(self, day: int, month: int) -> date | None:
        """Return the next such date within a year, or None if there is none."""
        for year in (self.today.year, self.today.year + 1):
            found = on(year, month, day)
            if found and found >= self.today:
                return found
        return None

    def coming_day(self, day: int) -> date | None:
        """Return the next day of a month with this number, or None if no month has it."""
        month = self.first.replace(day=1)
        for _ in range(DAYS_IN_WEEK):
            found = on(month.year, month.month, day)
            if found and found >= self.first:
                return found
            month = next_month(month)
        return None

    def coming_month(self, month: int) -> tuple[date, ...]:
        """Return the days of the next such month, of this one where it is now."""
        year = self.today.year + int(month < self.today.month)
        return month_of(date(year, month, 1))


def soonest(now: datetime) -> int:
    """Return the next quarter of an hour, now itself if it is one, in minutes after midnight."""
    minute = now.hour * 60 + now.minute + int(bool(now.second or now.microsecond))
    return -(-minute // QUARTER) * QUARTER


def monday(day: date) -> date:
    """Return the Monday of the week that holds a day."""
    return day - timedelta(days=day.weekday())


def week_of(day: date) -> tuple[date, ...]:
    """Return Monday to Sunday of the week that holds a day."""
    return span(monday(day), monday(day) + timedelta(days=DAYS_IN_WEEK - 1))


def month_of(day: date) -> tuple[date, ...]:
    """Return the days of the month that holds a day."""
    last = calendar.monthrange(day.year, day.month)[1]
    return span(day.replace(day=1), day.replace(day=last))


def next_month(day: date) -> date:
    """Return the first of the month after the one that holds a day."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def months_later(day: date, months: int) -> date:
    """Return the same day some months later, the last of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def span(first: date, last: date) -> tuple[date, ...]:
    """Return the days from one to another, both included."""
    return tuple(first + timedelta(days=ahead) for ahead in range((last - first).days + 1))


def on(year: int, month: int, day: int) -> date | None:
    """Return a date, or None if it does not exist."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
