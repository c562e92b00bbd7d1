"""Spans: what is refused, how they compare, and their arithmetic against sets of minutes."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.intervals import Interval, free, hull, instant, intersection, merge, total, without

LONDON = ZoneInfo("Europe/London")
NEW_YORK = ZoneInfo("America/New_York")
KOLKATA = ZoneInfo("Asia/Kolkata")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
MIDNIGHT = datetime(2026, 3, 28, 23, 0, tzinfo=UTC)


def at(minute):
    return MIDNIGHT + timedelta(minutes=minute)


def a_span(first, last):
    return Interval(at(first), at(last))


def minutes_of(spans):
    """The oracle: the set of minutes that the spans cover, walked one by one."""
    return {
        minute
        for span in spans
        for minute in range(
            (span.start - MIDNIGHT) // timedelta(minutes=1),
            (span.end - MIDNIGHT) // timedelta(minutes=1),
        )
    }


def is_tidy(spans):
    return all(one.end < two.start for one, two in pairwise(spans))


bounds = st.tuples(st.integers(0, 400), st.integers(1, 120))
spans = bounds.map(lambda pair: a_span(pair[0], pair[0] + pair[1]))
many_spans = st.lists(spans, max_size=8)


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="needs its zone"):
        Interval(datetime(2026, 3, 28, 9, 0), at(60))  # noqa: DTZ001 - the naive time is the point


@pytest.mark.parametrize("minutes", [0, -1])
def test_an_empty_or_reversed_span_is_refused(minutes):
    with pytest.raises(ValueError, match="ends after its start"):
        a_span(10, 10 + minutes)


def test_spans_of_different_zones_at_the_same_instants_are_equal():
    there = Interval(
        datetime(2026, 11, 24, 14, 30, tzinfo=KOLKATA),
        datetime(2026, 11, 24, 15, 30, tzinfo=KOLKATA),
    )
    here = Interval(
        datetime(2026, 11, 24, 9, tzinfo=LONDON), datetime(2026, 11, 24, 10, tzinfo=LONDON)
    )
    assert there == here
    assert hash(there) == hash(here)


def test_the_repeated_hour_is_told_apart_although_the_wall_clock_is_not():
    first = datetime(2026, 10, 25, 1, 45, tzinfo=LONDON)
    second = datetime(2026, 10, 25, 1, 15, tzinfo=LONDON, fold=1)
    assert Interval(first, second).minutes == 30


@pytest.mark.parametrize(
    ("zone", "start", "end", "minutes"),
    [
        (LONDON, (2026, 3, 29, 0, 30), (2026, 3, 29, 2, 30), 60),
        (LONDON, (2026, 10, 25, 0, 30), (2026, 10, 25, 2, 30), 180),
        (NEW_YORK, (2026, 3, 8, 1, 30), (2026, 3, 8, 3, 30), 60),
        (NEW_YORK, (2026, 11, 1, 0, 30), (2026, 11, 1, 2, 30), 180),
        (LORD_HOWE, (2026, 4, 5, 1, 0), (2026, 4, 5, 3, 0), 150),
        (LORD_HOWE, (2026, 10, 4, 1, 0), (2026, 10, 4, 3, 0), 90),
        (LONDON, (2028, 2, 28, 12, 0), (2028, 3, 1, 12, 0), 2880),
        (LONDON, (2027, 2, 28, 12, 0), (2027, 3, 1, 12, 0), 1440),
    ],
)
def test_minutes_are_those_that_really_pass(zone, start, end, minutes):
    assert Interval(datetime(*start, tzinfo=zone), datetime(*end, tzinfo=zone)).minutes == minutes


def test_one_that_ends_as_the_other_starts_does_not_overlap():
    assert not a_span(0, 60).overlaps(a_span(60, 90))
    assert a_span(0, 61).overlaps(a_span(60, 90))


def test_a_span_holds_its_start_and_not_its_end():
    assert a_span(0, 60).holds(at(0))
    assert not a_span(0, 60).holds(at(60))


def test_a_span_widens_and_shows_its_local_clock():
    assert a_span(60, 90).widened(
        before=timedelta(minutes=10), after=timedelta(minutes=5)
    ) == a_span(50, 95)
    first, last = a_span(120, 180).local(LONDON)
    assert (first.hour, last.hour) == (2, 3)
    assert str(a_span(60, 90)) == "2026-03-29T00:00:00+00:00/2026-03-29T00:30:00+00:00"


def test_an_instant_in_utc_stays_the_same_object():
    assert instant(MIDNIGHT) is MIDNIGHT


def test_the_hull_contains_all_and_needs_one():
    assert hull([a_span(50, 60), a_span(0, 10)]) == a_span(0, 60)
    with pytest.raises(ValueError, match="empty"):
        hull([])


def test_spans_that_touch_become_one():
    assert merge([a_span(60, 90), a_span(0, 60)]) == (a_span(0, 90),)


@given(many_spans)
@settings(max_examples=150)
def test_merging_keeps_every_minute_and_is_tidy(some):
    assert minutes_of(merge(some)) == minutes_of(some)
    assert is_tidy(merge(some))
    assert total(some) == timedelta(minutes=len(minutes_of(some)))


@given(spans, many_spans)
@settings(max_examples=150)
def test_free_time_is_the_window_less_the_busy_minutes(window, busy):
    assert minutes_of(free(window, busy)) == minutes_of([window]) - minutes_of(busy)
    assert is_tidy(free(window, busy))


@given(many_spans, many_spans)
@settings(max_examples=150)
def test_intersection_and_difference_are_those_of_the_minutes(these, those):
    assert minutes_of(intersection(these, those)) == minutes_of(these) & minutes_of(those)
    assert minutes_of(without(these, those)) == minutes_of(these) - minutes_of(those)
    assert is_tidy(intersection(these, those))


@given(spans, spans)
@settings(max_examples=150)
def test_two_spans_relate_as_their_minutes_do(one, two):
    shared = minutes_of([one]) & minutes_of([two])
    assert one.overlaps(two) == bool(shared)
    assert minutes_of(filter(None, [one.clipped(two)])) == shared
