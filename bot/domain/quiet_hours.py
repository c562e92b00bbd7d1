"""When somebody may be written to unasked: by day and on working days, by the clock of whoever reads.

Pure functions on the clocks of one zone; `bot.domain.people.working_hours` says how a clock change is read.
"""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta, tzinfo

from msgspec import Struct
from msgspec.structs import replace

from bot.domain.intervals import instant
from bot.domain.people.working_hours import DAY, WorkingHours

QUIET_FROM, QUIET_UNTIL = time(19), time(8)
SOON = timedelta(hours=12)
"""News of an interview that starts within this time wait for nobody's morning."""
LOOKED_AHEAD = 60 * DAY
"""Who is away for longer is told nothing that can wait."""


class ReadingHours(Struct, frozen=True):
    """The days and hours in which a person reads what can wait, and the dates on which they do not."""

    working: WorkingHours
    days_off: Collection[date] = ()

    @property
    def zone(self) -> tzinfo:
        """Return the reader's zone."""
        return self.working.zone

    @property
    def waking(self) -> "ReadingHours":
        """Return the hours outside quiet: from 08:00 to 19:00, longer for who works longer."""
        working = self.working
        if working.start >= working.end:  # a night shift, or until midnight
            return self
        day = replace(
            working,
            start=min(working.start, QUIET_UNTIL),
            end=max(working.end, QUIET_FROM),
        )
        return replace(self, working=day)

    def is_working_day(self, day: date) -> bool:
        """Whether the reader works on a day."""
        is_usual = day.weekday() in self.working.days
        return day not in self.days_off and (is_usual or self._is_special(day))

    def _is_special(self, day: date) -> bool:
        return any(weekday == day.weekday() for weekday, _, _ in self.working.special)


def first_readable(moment: datetime, hours: ReadingHours) -> datetime | None:
    """Return the moment if it lies in these hours, else when they begin next, in UTC; None where that is months away."""
    since = instant(moment)
    # A night shift that is under way began the day before.
    yesterday = since.astimezone(hours.zone).date() - DAY
    for number in range(LOOKED_AHEAD // DAY):
        day = yesterday + number * DAY
        for span in () if day in hours.days_off else hours.working.on(day):
            if span.end > since:
                return max(span.start, since)
    return None


def at_clock(day: date, clock: time, zone: tzinfo) -> datetime:
    """Return when a clock shows this time on a day, in UTC: the first time if twice, and after the gap if never."""
    return instant(datetime.combine(day, clock, tzinfo=zone))


def next_morning(after: datetime, clock: time, hours: ReadingHours) -> datetime | None:
    """Return the next moment later than this at which it is that time of a working day; None where that is months away."""
    first = instant(after).astimezone(hours.zone).date()
    for number in range(LOOKED_AHEAD // DAY):
        day = first + number * DAY
        found = at_clock(day, clock, hours.zone)
        if hours.is_working_day(day) and found > instant(after):
            return found
    return None
