"""Time zones as Graph names them: Windows names, IANA names, and rules written out.

Outlook writes rules out (`customTimeZone`) for clocks that were set by hand. Windows zones are
those of Unicode CLDR, as the tzlocal package carries them.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from tzlocal.windows_tz import win_tz

NO_TIME = timedelta()
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WINDOWS = {name.casefold(): zone for name, zone in win_tz.items()}


class Changeover(msgspec.Struct, rename="camel", frozen=True):
    """When the clocks change each year; a month of zero is never."""

    time: str = "00:00:00"
    day_occurrence: int = 0
    """1 to 4; 5 is the last of the month."""
    day_of_week: str = "sunday"
    month: int = 0
    daylight_bias: int = 0


class ZoneRules(msgspec.Struct, rename="camel", frozen=True):
    """A zone by its name, or by its rules; biases are minutes to add to get UTC."""

    name: str = ""
    bias: int | None = None
    standard_offset: Changeover = Changeover()
    daylight_offset: Changeover = Changeover()


def zone_of(told: ZoneRules) -> tzinfo | None:
    """Return the zone that Graph means, None for one that nobody knows; wrong rules are a ValueError."""
    if told.bias is None:
        return zone_named(told.name)
    zone = RuledZone(
        name=told.name,
        standard=timedelta(minutes=-told.bias),
        daylight=timedelta(minutes=-told.bias - told.daylight_offset.daylight_bias),
        to_standard=told.standard_offset,
        to_daylight=told.daylight_offset,
    )
    datetime(2000, 1, 1, tzinfo=zone).utcoffset()
    return zone


@lru_cache(maxsize=512)
def zone_named(name: str) -> tzinfo | None:
    """Return the zone with this Windows or IANA name, or None."""
    if name.casefold() in {"utc", "tzone://microsoft/utc"}:
        return UTC
    try:
        return ZoneInfo(_WINDOWS.get(name.casefold(), name))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def day_number(name: str) -> int:
    """Return the weekday with this name, Monday is 0; anything else is a ValueError."""
    return _DAYS.index(name.casefold())


@dataclass(frozen=True, slots=True, kw_only=True, eq=True)
class RuledZone(tzinfo):
    """Clocks that change twice a year on the n-th weekday of a month, or never."""

    name: str
    standard: timedelta
    daylight: timedelta
    to_standard: Changeover
    to_daylight: Changeover

    def utcoffset(self, moment: datetime | None) -> timedelta:
        """Return the offset of a time on these clocks, by PEP 495 where it is skipped or repeated."""
        if moment is None:
            return self.standard
        wall = moment.replace(tzinfo=None)
        late, early = sorted((self.standard, self.daylight))
        # A greater offset is an earlier instant. Both hold in the repeated hour, neither in the skipped one.
        holding = [one for one in (early, late) if self._offset_at(wall - one) == one]
        if holding:
            return holding[-1] if moment.fold else holding[0]
        return early if moment.fold else late

    def dst(self, moment: datetime | None) -> timedelta:
        """Return by how much the clocks differ from standard time."""
        return self.utcoffset(moment) - self.standard

    def tzname(self, _: datetime | None) -> str:
        """Return the name the zone came with."""
        return self.name

    def fromutc(self, moment: datetime) -> datetime:
        """Return the same instant on these clocks, marked where it is the second of two."""
        utc = moment.replace(tzinfo=None)
        wall = utc + self._offset_at(utc)
        is_first = self.utcoffset(wall) == self._offset_at(utc)
        return wall.replace(tzinfo=self, fold=0 if is_first else 1)

    def _offset_at(self, utc: datetime) -> timedelta:
        if not self.to_daylight.month or not self.to_standard.month:
            return self.standard
        spring = _on(self.to_daylight, utc.year) - self.standard
        autumn = _on(self.to_standard, utc.year) - self.daylight
        if spring < autumn:
            return self.daylight if spring <= utc < autumn else self.standard
        return self.standard if autumn <= utc < spring else self.daylight


@lru_cache(maxsize=512)
def _on(change: Changeover, year: int) -> datetime:
    """Return the wall-clock moment of a changeover in a year."""
    hour, minute = (int(part) for part in change.time.split(":")[:2])
    first = datetime(year, change.month, 1, hour, minute)  # noqa: DTZ001  a time on a wall clock
    day = first + timedelta(days=(day_number(change.day_of_week) - first.weekday()) % 7)
    day += timedelta(weeks=max(change.day_occurrence, 1) - 1)
    while day.month != change.month:
        day -= timedelta(weeks=1)
    return day
