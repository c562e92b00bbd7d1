"""The days of a loop's layout, and when there may be lunch on them: worked out once for all steps of a search."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from functools import cached_property

from msgspec import Struct

from bot.availability.loop_models import LoopRules
from bot.domain.intervals import instant
from bot.domain.people.working_hours import DAY


class Day(Struct, frozen=True):
    """One day of the loop: the position of its first tick, and when that is."""

    on: date
    first: int
    width: int
    begins: datetime

    def between(self, first: datetime, last: datetime, tick: timedelta) -> int:
        """Return the positions from one moment to just before another."""
        low = max(-((self.begins - first) // tick), 0)
        high = min(-((self.begins - last) // tick), self.width)
        return ((1 << high) - (1 << low)) << self.first if low < high else 0


class LunchTimes:
    """When a gap between two sessions holds lunch, as positions of the first lane."""

    def __init__(
        self, days: Sequence[Day], rules: LoopRules, zone: tzinfo, tick: timedelta
    ) -> None:
        self._days, self._rules, self._zone, self._tick = days, rules, zone, tick

    @property
    def before_noon(self) -> int:
        """Return the positions before noon: who begins later has had lunch."""
        return self._of_each_day(lambda noon, _two: (noon - DAY, noon))

    @property
    def too_late(self) -> int:
        """Return the positions from which no whole lunch fits in any more."""
        length = self._rules.lunch_length
        return self._of_each_day(
            lambda _noon, two: (two - length + timedelta.resolution, two + DAY)
        )

    def held_by(self, gap: int) -> int:
        """Return the positions at which a gap of so many ticks may begin to hold lunch."""
        length = self._rules.lunch_length
        spare = length - gap * self._tick
        return self._of_each_day(lambda noon, two: (noon + spare, two - length + self._tick))

    def window(self, on: date) -> tuple[datetime, datetime]:
        """Return from when a day's lunch is, and until when."""
        clocks = (self._rules.lunch_from, self._rules.lunch_until)
        noon, two = (_local_moment(on, clock, self._zone) for clock in clocks)
        return noon, two

    @cached_property
    def _windows(self) -> list[tuple[datetime, datetime]]:
        return [self.window(day.on) for day in self._days]

    def _of_each_day(self, ends: Callable[[datetime, datetime], tuple[datetime, datetime]]) -> int:
        """Return the positions of each day between two moments, reckoned from when lunch begins and ends at the latest."""
        together = 0
        for day, window in zip(self._days, self._windows, strict=True):
            together |= day.between(*ends(*window), self._tick)
        return together


def _local_moment(on: date, clock: time, zone: tzinfo) -> datetime:
    """Return a time of a day's clock as an instant."""
    return instant(datetime.combine(on, clock, tzinfo=zone))
