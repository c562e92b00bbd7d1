"""From what was asked of days and hours to the windows in which an interview may lie."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.language.requests import Asked, PartOfDay, Window
from bot.language.times.calendar_math import DAYS_IN_WEEK, Almanac, soonest
from bot.language.times.date_time_pairing import DayGroup
from bot.language.times.datetime_ranges import Stretch
from bot.language.times.day_parts import Timing
from bot.language.times.days import Days
from bot.language.times.time_zone_names import zone_info

DEFAULT_DAYS = 5


def midnight(day: date) -> datetime:
    """Return the start of a day."""
    return datetime.combine(day, time())


def asked(group: DayGroup, almanac: Almanac, zone: str | None) -> list[Asked]:
    """Return what a group of days and times asks for, in the speaker's hours."""
    if group.stretch:
        return _stretched(group.stretch, almanac)
    hours = tuple(_hours(timing) for timing in group.times)
    days = tuple(dict.fromkeys(day for days in group.days for day in _days(days, hours, almanac)))
    if group.days and not days:
        return _filtered(group, hours)
    if zone and hours:
        chosen = days or almanac.next_working(DEFAULT_DAYS, almanac.first)
        return [_zoned(day, group.times, almanac, zone) for day in chosen]
    return [Asked(tuple(midnight(day) for day in sorted(days)), hours)]


def _filtered(group: DayGroup, hours: tuple[PartOfDay, ...]) -> list[Asked]:
    """Return the days of a filter nobody gave a week for: those of the next days that pass it."""
    weekdays = {day for days in group.days if days.form == "filter" for day in days.weekdays}
    if not weekdays:
        return []
    return [Asked((), hours)]


def _hours(timing: Timing) -> PartOfDay:
    return PartOfDay(timing.start, timing.end, timing.bound in {"at", "about"})


def _days(days: Days, hours: tuple[PartOfDay, ...], almanac: Almanac) -> Iterable[date]:
    """Return the days; a bare weekday that is today moves on a week if its hours are over."""
    if days.form == "filter":
        return ()
    if days.form != "weekday" or days.dates[:1] != (almanac.today,) or not hours:
        return days.dates
    left = any(_end(almanac.today, one, 1) > almanac.now for one in hours)
    return days.dates if left else tuple(day + timedelta(days=DAYS_IN_WEEK) for day in days.dates)


def _end(day: date, hours: PartOfDay, minutes: int) -> datetime:
    return midnight(day) + timedelta(minutes=hours.end + (minutes if hours.is_start else 0))


def _stretched(stretch: Stretch, almanac: Almanac) -> list[Asked]:
    first, last = stretch.first, stretch.last
    start = first.days.dates[0]
    end = last.days.dates[-1]
    if last.days.form == "weekday":
        end = almanac.coming(last.days.weekdays[-1], start)
    named = {day for day, said in ((start, first.days), (end, last.days)) if said.form != "span"}
    made: list[Asked] = []
    day = start
    while day <= end and len(made) < DEFAULT_DAYS * 12:
        hours = PartOfDay(
            first.minute if day == start and first.minute is not None else almanac.start,
            last.minute if day == end and last.minute is not None else almanac.end,
        )
        if (almanac.works(day) or day in named) and hours.start < hours.end:
            made.append(Asked((midnight(day),), (hours,)))
        day += timedelta(days=1)
    return made


def _zoned(day: date, timings: list[Timing], almanac: Almanac, zone: str) -> Asked:
    """Return a day's hours in the speaker's zone; an open end stays the speaker's own."""
    hours = []
    for timing in timings:
        start, end = (_local(day, minute, almanac, zone) for minute in (timing.start, timing.end))
        if timing.bound == "low":
            end = max(almanac.end, start + 60)
        if timing.bound == "high":
            start = min(almanac.start, end - 60)
        hours.append(PartOfDay(start, end, timing.bound in {"at", "about"}))
    return Asked((midnight(day),), tuple(hours))


def _local(day: date, minute: int, almanac: Almanac, zone: str) -> int:
    there = (midnight(day) + timedelta(minutes=minute)).replace(tzinfo=zone_info(zone))
    here = there.astimezone(ZoneInfo(almanac.zone)).replace(tzinfo=None)
    return round((here - midnight(day)).total_seconds() / 60)


def windows(
    parts: Iterable[Asked], barred: Iterable[Asked], minutes: int, almanac: Almanac
) -> tuple[Window, ...]:
    """Return where the interview may lie: in order, not overlapping, nothing in the past."""
    spans = [
        (*window, is_start) for part in parts for window, is_start in _spans(part, minutes, almanac)
    ]
    out = [window for part in barred for window, _ in _spans(part, minutes, almanac)]
    kept = [one for span in spans for one in _without(span, out)]
    clipped = [
        (max(start, _soonest(almanac.now)) if start < almanac.now else start, end, is_start)
        for start, end, is_start in kept
    ]
    return _merged(sorted(span for span in clipped if span[0] < span[1]))


def whole_windows(parts: Iterable[Asked], minutes: int, almanac: Almanac) -> tuple[Window, ...]:
    """Return windows with what is over of today: the weekday said may be that of another week, which is shown."""
    return windows(parts, (), minutes, replace(almanac, now=almanac.midnight))


def united(several: Iterable[Window]) -> tuple[Window, ...]:
    """Return windows in order, those that overlap as one."""
    return _merged([(start, end, False) for start, end in sorted(several)])


def _spans(part: Asked, minutes: int, almanac: Almanac) -> Iterable[tuple[Window, bool]]:
    days = part.days or tuple(
        midnight(day) for day in almanac.next_working(DEFAULT_DAYS, almanac.first)
    )
    for day in days:
        for hours in part.hours or (PartOfDay(almanac.start, almanac.end),):
            end = hours.end + (minutes if hours.is_start else 0)
            yield (
                (day + timedelta(minutes=hours.start), day + timedelta(minutes=end)),
                hours.is_start,
            )


def _without(
    span: tuple[datetime, datetime, bool], out: list[Window]
) -> list[tuple[datetime, datetime, bool]]:
    left = [span]
    for start, end in out:
        left = [one for each in left for one in _cut(each, start, end)]
    return left


def _cut(
    span: tuple[datetime, datetime, bool], start: datetime, end: datetime
) -> list[tuple[datetime, datetime, bool]]:
    if end <= span[0] or span[1] <= start:
        return [span]
    if span[2]:
        return []
    pieces = [(span[0], start, False), (end, span[1], False)]
    return [one for one in pieces if one[0] < one[1]]


def _soonest(now: datetime) -> datetime:
    return midnight(now.date()) + timedelta(minutes=soonest(now))


def _merged(spans: list[tuple[datetime, datetime, bool]]) -> tuple[Window, ...]:
    """Merge what overlaps; starts that only touch stay apart, since 10 or 11 is not half past ten."""
    merged: list[tuple[datetime, datetime, bool]] = []
    for start, end, is_start in spans:
        last = merged[-1] if merged else None
        if last and (start < last[1] or (start == last[1] and not (is_start or last[2]))):
            merged[-1] = (last[0], max(last[1], end), last[2] and is_start)
        else:
            merged.append((start, end, is_start))
    return tuple((start, end) for start, end, _ in merged)
