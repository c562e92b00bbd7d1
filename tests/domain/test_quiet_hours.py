"""Quiet hours and days off on the reader's own clock, over the nights on which clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people.working_hours import WorkingHours
from bot.domain.quiet_hours import ReadingHours, at_clock, first_readable, next_morning
from tests.harness.intervals import MONDAY_TO_FRIDAY

EVERY_DAY = frozenset(range(7))
ZONES = (
    *("Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"),
    *("Africa/Cairo", "America/Sao_Paulo"),
)
CHANGES = (date(2026, 3, 29), date(2026, 10, 25), date(2026, 3, 8), date(2026, 11, 1))
HALF_HOURS = tuple(time(minute // 60, minute % 60) for minute in range(0, 24 * 60, 30))


def reader(zone="Europe/London", **changes):
    off = changes.pop("off", ())
    usual = {"days": MONDAY_TO_FRIDAY, "start": time(9), "end": time(17, 30)}
    return ReadingHours(WorkingHours(**usual | changes, zone=ZoneInfo(zone)), off)


def local(zone, *parts):
    return datetime(*parts, tzinfo=ZoneInfo(zone)).astimezone(UTC)


moments = st.builds(
    lambda day, minutes: (
        datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minutes)
    ),
    st.sampled_from(CHANGES),
    st.integers(-3 * 1440, 3 * 1440),
)
readers = st.builds(
    reader,
    st.sampled_from(ZONES),
    days=st.frozensets(st.integers(0, 6), min_size=1),
    start=st.sampled_from(HALF_HOURS),
    end=st.sampled_from(HALF_HOURS),
    off=st.frozensets(st.sampled_from(CHANGES)),
)


@given(moments, readers)
def test_what_waits_is_read_in_waking_hours_and_no_earlier(moment, hours):
    found = first_readable(moment, hours.waking)
    assert found is not None
    assert found >= moment
    assert _is_awake(found, hours.waking)


@given(moments, readers)
def test_nothing_waits_longer_than_it_must(moment, hours):
    """The oracle walks from the moment in quarters of an hour."""
    found = first_readable(moment, hours.waking)
    walked = moment
    while walked < found:
        assert not _is_awake(walked, hours.waking)
        walked += timedelta(minutes=15)


def _is_awake(moment, hours):
    """Whether a moment lies in the hours of a day that is no day off, by the clock on the wall."""
    working = hours.working
    first = moment.astimezone(working.zone).date() - timedelta(days=1)
    days = [first + timedelta(days=n) for n in range(2)]
    return any(
        span.holds(moment) for day in days if day not in hours.days_off for span in working.on(day)
    )


@given(moments, readers, st.sampled_from(HALF_HOURS))
def test_a_morning_is_the_next_one_at_that_time(after, hours, clock):
    found = next_morning(after, clock, hours)
    assert found > after
    there = found.astimezone(hours.zone)
    assert hours.is_working_day(there.date())
    if at_clock(there.date(), clock, ZoneInfo("UTC")).time() == clock:
        skipped = there.time() != clock
        assert not skipped or _is_skipped(there.date(), clock, hours.zone)
    between = (there.date() - after.astimezone(hours.zone).date()).days
    for n in range(between):
        day = after.astimezone(hours.zone).date() + timedelta(days=n)
        assert not hours.is_working_day(day) or at_clock(day, clock, hours.zone) <= after


def _is_skipped(day, clock, zone):
    there = datetime.combine(day, clock, tzinfo=zone)
    return there.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != there.replace(tzinfo=None)


@pytest.mark.parametrize(
    ("zone", "said", "read"),
    [
        ("Europe/London", (2026, 3, 27, 19, 0), (2026, 3, 30, 8, 0)),
        ("Europe/London", (2026, 3, 27, 18, 59), (2026, 3, 27, 18, 59)),
        ("Europe/London", (2026, 10, 23, 23, 0), (2026, 10, 26, 8, 0)),
        ("America/New_York", (2026, 3, 6, 20, 0), (2026, 3, 9, 8, 0)),
        ("America/New_York", (2026, 10, 30, 19, 30), (2026, 11, 2, 8, 0)),
        ("America/New_York", (2026, 11, 2, 7, 59), (2026, 11, 2, 8, 0)),
    ],
)
def test_what_comes_at_night_or_at_the_weekend_waits_for_eight(zone, said, read):
    found = first_readable(local(zone, *said), reader(zone).waking)
    assert found == local(zone, *read)


@pytest.mark.parametrize(
    ("zone", "after", "morning"),
    [
        ("Europe/London", (2026, 3, 28, 12, 0), "07:30"),
        ("Europe/London", (2026, 10, 24, 12, 0), "08:30"),
        ("America/New_York", (2026, 3, 7, 12, 0), "12:30"),
        ("America/New_York", (2026, 10, 31, 12, 0), "13:30"),
    ],
)
def test_half_past_eight_is_half_past_eight_on_the_day_the_clocks_change(zone, after, morning):
    hours = reader(zone, days=EVERY_DAY)
    found = next_morning(local(zone, *after), time(8, 30), hours)
    assert f"{found:%H:%M}" == morning


def test_a_time_that_the_clocks_skip_comes_after_the_gap():
    assert at_clock(date(2026, 3, 29), time(1, 30), ZoneInfo("Europe/London")) == datetime(
        2026, 3, 29, 1, 30, tzinfo=UTC
    )


def test_a_time_that_comes_twice_is_the_first():
    assert at_clock(date(2026, 10, 25), time(1, 30), ZoneInfo("Europe/London")) == datetime(
        2026, 10, 25, 0, 30, tzinfo=UTC
    )


def test_who_works_early_or_late_is_told_early_or_late():
    early = reader(start=time(6), end=time(14))
    assert first_readable(local("Europe/London", 2026, 11, 24, 6, 30), early.waking) == local(
        "Europe/London", 2026, 11, 24, 6, 30
    )
    late = reader(start=time(12), end=time(21))
    assert first_readable(local("Europe/London", 2026, 11, 24, 20), late.waking) == local(
        "Europe/London", 2026, 11, 24, 20
    )


def test_who_is_away_for_months_is_told_nothing():
    off = [date(2026, 11, 24) + timedelta(days=n) for n in range(90)]
    moment = local("Europe/London", 2026, 11, 24, 12)
    assert first_readable(moment, reader(off=off)) is None
    assert next_morning(moment, time(8, 30), reader(off=off)) is None
