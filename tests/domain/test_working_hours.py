"""Working hours on clocks that jump, repeat, stand half an hour off, and pass midnight."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.intervals import Interval
from bot.domain.people.working_hours import WorkingHours, day_span, days, local_days
from tests.harness.intervals import MONDAY_TO_FRIDAY

LONDON = ZoneInfo("Europe/London")
EVERY_DAY = frozenset(range(7))


def office(zone="Europe/London", **changes):
    usual = {"days": EVERY_DAY, "start": time(9), "end": time(17, 30), "zone": ZoneInfo(zone)}
    return WorkingHours(**usual | changes)


def on(zone, *day):
    return day_span(date(*day), ZoneInfo(zone))


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day", "first", "last"),
    [
        ("Europe/London", (2026, 3, 28), "09:00", "17:30"),
        ("Europe/London", (2026, 3, 29), "08:00", "16:30"),
        ("Europe/London", (2026, 10, 25), "09:00", "17:30"),
        ("America/New_York", (2026, 3, 7), "14:00", "22:30"),
        ("America/New_York", (2026, 3, 8), "13:00", "21:30"),
        ("America/New_York", (2026, 11, 1), "14:00", "22:30"),
        ("Asia/Kolkata", (2026, 11, 24), "03:30", "12:00"),
        ("Europe/London", (2028, 2, 29), "09:00", "17:30"),
    ],
)
def test_a_day_begins_and_ends_on_its_own_clock(zone, day, first, last):
    (span,) = office(zone).spans(on(zone, *day))
    assert f"{span.start:%H:%M}" == first
    assert f"{span.end:%H:%M}" == last


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Berlin", (2026, 3, 29), 23),
        ("Europe/Berlin", (2026, 10, 25), 25),
        ("Australia/Lord_Howe", (2026, 4, 5), 24.5),
        ("Australia/Lord_Howe", (2026, 10, 4), 23.5),
        ("Africa/Cairo", (2026, 4, 24), 23),
        ("Asia/Kolkata", (2026, 4, 24), 24),
    ],
)
def test_hours_from_midnight_to_midnight_are_as_long_as_the_day_is(zone, day, hours):
    around_the_clock = office(zone, start=time(0), end=time(0))
    (span,) = around_the_clock.spans(on(zone, *day))
    assert span.length == timedelta(hours=hours)


def test_a_skipped_start_is_read_with_the_offset_before_the_gap():
    (span,) = office("Europe/Berlin", start=time(2, 30)).spans(on("Europe/Berlin", 2026, 3, 29))
    assert span.start == utc(2026, 3, 29, 1, 30)


def test_a_repeated_start_is_the_first_of_the_two():
    (span,) = office("Europe/Berlin", start=time(2, 30)).spans(on("Europe/Berlin", 2026, 10, 25))
    assert span.start == utc(2026, 10, 25, 0, 30)


def test_hours_that_the_clock_change_swallows_are_none():
    lost = office("Europe/Berlin", start=time(2, 30), end=time(3, 0))
    assert lost.spans(on("Europe/Berlin", 2026, 3, 29)) == ()


def test_a_night_belongs_to_the_day_it_starts_on():
    fridays = office(days=frozenset({4}), start=time(22), end=time(6))
    (span,) = fridays.spans(Interval(utc(2026, 11, 23), utc(2026, 11, 30)))
    assert span == Interval(utc(2026, 11, 27, 22), utc(2026, 11, 28, 6))


def test_a_window_that_begins_in_the_night_shows_the_rest_of_it():
    nights = office(start=time(22), end=time(6))
    (span,) = nights.spans(Interval(utc(2026, 11, 24, 3), utc(2026, 11, 24, 9)))
    assert span == Interval(utc(2026, 11, 24, 3), utc(2026, 11, 24, 6))


def test_a_weekday_may_have_hours_of_its_own():
    hours = office(days=MONDAY_TO_FRIDAY, special=((3, time(9), time(12)), (5, time(10), time(11))))
    lengths = [span.minutes for span in hours.spans(Interval(utc(2026, 11, 23), utc(2026, 11, 30)))]
    assert lengths == [510, 510, 510, 180, 510, 60]


def test_the_days_of_a_window_leave_out_the_day_it_ends_on_at_midnight():
    assert list(local_days(day_span(date(2028, 2, 29), LONDON), LONDON)) == [date(2028, 2, 29)]


def test_days_run_from_the_first_to_the_last_over_a_leap_day():
    assert days(date(2028, 2, 28), date(2028, 3, 1)) == {
        date(2028, 2, 28),
        date(2028, 2, 29),
        date(2028, 3, 1),
    }


@given(
    st.sampled_from(["Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]),
    st.sampled_from(
        [utc(2026, 3, 7), utc(2026, 3, 28), utc(2026, 10, 3), utc(2026, 10, 24), utc(2026, 10, 31)]
    ),
    st.tuples(st.integers(16, 95), st.integers(16, 95)).filter(lambda pair: pair[0] < pair[1]),
    st.frozensets(st.integers(0, 6)),
)
@settings(max_examples=60)
def test_hours_are_the_minutes_whose_wall_clock_says_so(zone, begin, quarters, weekdays):
    start, end = (time(quarter // 4, quarter % 4 * 15) for quarter in quarters)
    window = Interval(begin, begin + timedelta(days=2))
    hours = office(zone, days=weekdays, start=start, end=end).spans(window)
    for step in range(0, 2 * 24 * 60, 5):
        moment = begin + timedelta(minutes=step)
        local = moment.astimezone(ZoneInfo(zone))
        works = local.weekday() in weekdays and start <= local.time() < end
        assert any(span.holds(moment) for span in hours) == works
