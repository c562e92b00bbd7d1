"""What getSchedule asks and answers, in its wire form and in ours.

Subjects and places of other people's events are not even declared here, so they are dropped where
they arrive. A schedule without items was not read; it is never taken for a free one.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta, tzinfo
from functools import lru_cache
from itertools import pairwise
from typing import Any

import msgspec
from msgspec import Struct

from bot.domain.intervals import Interval, instant
from bot.domain.people.working_hours import WorkingHours
from bot.domain.search_models import Item, Status
from bot.graph.calendars.time_zones import ZoneRules, day_number, zone_named, zone_of

BATCH = 20
LONGEST = timedelta(days=60)
"""Documented as less than 62 days."""
FLOATING_BEFORE, FLOATING_AFTER = timedelta(hours=12), timedelta(hours=14)
"""All-day entries are looked up by UTC days and belong to local ones, UTC-12 to UTC+14."""
DAY = timedelta(days=1)

TOO_MANY = "too-many-entries"
REFUSED = "refused"
_REASONS = {"5006": TOO_MANY, "5009": "no-mailbox", "5016": "no-mailbox"}
_STATUSES = {status.casefold(): status for status in Status}


class Moment(msgspec.Struct, rename="camel", frozen=True):
    """Graph's dateTimeTimeZone."""

    date_time: str
    time_zone: str = "UTC"


class ScheduleEntry(msgspec.Struct, rename="camel"):
    """One entry of a calendar, without its words."""

    start: Moment
    end: Moment
    status: str = "unknown"


class _Fault(msgspec.Struct, rename="camel"):
    response_code: str | int | None = None


class _Hours(msgspec.Struct, rename="camel"):
    days_of_week: list[str]
    start_time: str
    end_time: str
    time_zone: ZoneRules


class _Schedule(msgspec.Struct, rename="camel"):
    schedule_id: str = ""
    schedule_items: list[ScheduleEntry] | None = None
    error: _Fault | None = None
    working_hours: msgspec.Raw = msgspec.Raw(b"null")


class Schedules(msgspec.Struct):
    """The answer to one getSchedule."""

    value: list[_Schedule]


class ScheduleReading(Struct, frozen=True):
    """What one mailbox answered for one stretch of time."""

    items: tuple[Item, ...] = ()
    hours: WorkingHours | None = None
    unread: str = ""


def request(mails: Sequence[str], part: Interval) -> dict[str, Any]:
    """Return the body of getSchedule; the view is not used, so its steps are as long as allowed."""
    return {
        "schedules": list(mails),
        "startTime": utc_pair(part.start),
        "endTime": utc_pair(part.end),
        "availabilityViewInterval": 1440,
    }


def utc_pair(moment: datetime) -> dict[str, str]:
    """Return a moment as Graph's dateTimeTimeZone in UTC."""
    wall = instant(moment).replace(tzinfo=None, microsecond=0)
    return {"dateTime": wall.isoformat(), "timeZone": "UTC"}


def moment_of(told: Moment) -> datetime:
    """Return the instant of a dateTimeTimeZone; a zone nobody knows is a ValueError."""
    zone = zone_named(told.time_zone)
    if zone is None:
        raise ValueError("a time zone that nobody knows")
    return instant(datetime.fromisoformat(told.date_time).replace(tzinfo=zone))


def reads(answer: Schedules, mails: Sequence[str]) -> dict[str, ScheduleReading]:
    """Return what each address answered; one that is missing was not read."""
    told = {one.schedule_id.casefold(): one for one in answer.value}
    return {mail: _read(told.get(mail.casefold())) for mail in mails}


def _read(told: _Schedule | None) -> ScheduleReading:
    if told is None:
        return ScheduleReading(unread="no-answer")
    if told.error is not None:
        return ScheduleReading(unread=_REASONS.get(str(told.error.response_code), REFUSED))
    if told.schedule_items is None:
        return ScheduleReading(unread="no-items")
    try:
        return ScheduleReading(entries(told.schedule_items), _hours(bytes(told.working_hours)))
    except ValueError:
        return ScheduleReading(unread="unreadable")


def entries(told: Sequence[ScheduleEntry]) -> tuple[Item, ...]:
    """Return entries in the bot's words, those that last no time left out; nonsense is a ValueError."""
    items = (_item(one.start, one.end, one.status) for one in told)
    return tuple(item for item in items if item is not None)


@lru_cache(maxsize=4096)
def _item(start: Moment, end: Moment, status: str) -> Item | None:
    # Kept, since the calendars of a company begin and end their entries at the same few times.
    span = moment_of(start), moment_of(end)
    if span[0] >= span[1]:
        return None
    return Item(Interval(*span), _STATUSES.get(status.casefold(), Status.UNKNOWN))


@lru_cache(maxsize=1024)
def _hours(raw: bytes) -> WorkingHours | None:
    """Return the working hours, or None where they are missing or make no sense; most of a company's are the same."""
    try:
        told = msgspec.json.decode(raw, type=_Hours)
        zone = zone_of(told.time_zone)
        days = frozenset(day_number(name) for name in told.days_of_week)
        start, end = _clock(told.start_time), _clock(told.end_time)
    except (msgspec.DecodeError, ValueError):
        return None
    return WorkingHours(days, start, end, zone) if zone else None


def _clock(text: str) -> time:
    return time.fromisoformat(text.replace("24:00", "00:00", 1)[:8])


def parts(window: Interval) -> tuple[Interval, ...]:
    """Return the stretches to ask for, wide enough to see all-day entries of every zone."""
    wide = window.widened(before=FLOATING_BEFORE, after=FLOATING_AFTER)
    return _cut(wide, -(-wide.length // LONGEST))


def halves(part: Interval) -> tuple[Interval, ...]:
    """Return the two halves of a stretch."""
    return _cut(part, 2)


def _cut(span: Interval, count: int) -> tuple[Interval, ...]:
    ends = [span.start + span.length * n / count for n in range(count)]
    whole = [end.replace(microsecond=0) for end in ends[1:]]
    return tuple(Interval(a, b) for a, b in pairwise([span.start, *whole, span.end]))


def join_adjacent(pieces: Sequence[tuple[Interval, ScheduleReading]]) -> ScheduleReading:
    """Return what a mailbox answered for stretches that follow each other."""
    unread = next((read.unread for _, read in pieces if read.unread), "")
    hours = next((read.hours for _, read in pieces if read.hours), None)
    if unread:
        return ScheduleReading((), hours, unread)
    first = pieces[0][1].items
    # What began before a later stretch was in the one before it.
    rest = (
        item for part, read in pieces[1:] for item in read.items if item.span.start >= part.start
    )
    return ScheduleReading((*first, *rest), hours)


def placed(read: ScheduleReading, window: Interval) -> tuple[Item, ...]:
    """Return the items in a window, all-day ones on the days of the mailbox's own clocks.

    Where those are not known, such a day is held for as long as it lasts anywhere.
    """
    zone = read.hours.zone if read.hours else None
    moved = (_on_local_days(item, zone) if _is_all_day(item) else item for item in read.items)
    return tuple(item for item in moved if item.span.overlaps(window))


def _is_all_day(item: Item) -> bool:
    """Whether an entry lasts all day, by its shape, as nothing else says: UTC midnight to UTC midnight."""
    return item.span.start.time() == time() and item.span.length % DAY == timedelta()


def _on_local_days(item: Item, zone: tzinfo | None) -> Item:
    if zone is None:
        span = item.span.widened(before=FLOATING_AFTER, after=FLOATING_BEFORE)
        return Item(span, item.status)
    start, end = (end.replace(tzinfo=zone) for end in (item.span.start, item.span.end))
    return Item(Interval(start, end), item.status)
