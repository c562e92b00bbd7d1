"""The strip of a day: each cell shows the gravest of what lies in it."""

from datetime import date, timedelta

import pytest

from bot.availability.timeline import Mark, timeline
from bot.domain.intervals import Interval
from bot.domain.search_models import Status
from tests.harness.search_builders import (
    LONDON,
    NEW_YORK,
    TUESDAY,
    a_person,
    a_room,
    a_span,
    an_item,
    at,
    hours,
)

MORNING = a_span(TUESDAY, "09:00", "11:00")


def marks(party, window=MORNING):
    return timeline(window, [party]).rows[0].marks


@pytest.mark.parametrize(
    ("status", "mark"),
    [
        (Status.BUSY, Mark.BUSY),
        (Status.TENTATIVE, Mark.TENTATIVE),
        (Status.AWAY, Mark.AWAY),
        (Status.UNKNOWN, Mark.UNKNOWN),
        (Status.FREE, Mark.FREE),
        (Status.ELSEWHERE, Mark.FREE),
    ],
)
def test_a_cell_shows_what_touches_it(status, mark):
    raj = a_person("Raj", an_item(TUESDAY, "09:45", "10:01", status))
    assert marks(raj) == (Mark.FREE, mark, mark, Mark.FREE)


def test_the_gravest_wins():
    raj = a_person(
        "Raj",
        an_item(TUESDAY, "09:00", "11:00", Status.TENTATIVE),
        an_item(TUESDAY, "09:30", "11:00", Status.BUSY),
        an_item(TUESDAY, "10:00", "10:30", Status.AWAY),
    )
    assert marks(raj) == (Mark.TENTATIVE, Mark.BUSY, Mark.AWAY, Mark.BUSY)


def test_a_cell_partly_outside_hours_is_outside_unless_taken():
    raj = a_person("Raj", an_item(TUESDAY, "09:00", "09:10"), hours=hours(first="09:45"))
    assert marks(raj) == (Mark.BUSY, Mark.OUTSIDE, Mark.FREE, Mark.FREE)


def test_hours_stand_on_the_person_s_own_clock():
    ann = a_person("Ann", zone=NEW_YORK, hours=hours(NEW_YORK))
    assert marks(ann, a_span(TUESDAY, "13:30", "14:30")) == (Mark.OUTSIDE, Mark.FREE)


def test_a_room_has_no_hours_and_what_was_not_read_is_never_free():
    assert marks(a_room("Thames"), a_span(TUESDAY, "05:00", "06:00")) == (Mark.FREE, Mark.FREE)
    assert set(marks(a_room("Thames", items=None))) == {Mark.UNREAD}


def test_equal_cells_are_told_as_one_stretch():
    raj = a_person("Raj", an_item(TUESDAY, "10:00", "11:00"))
    shown = timeline(MORNING, [raj])
    assert list(shown.segments(shown.rows[0])) == [
        (a_span(TUESDAY, "09:00", "10:00"), Mark.FREE),
        (a_span(TUESDAY, "10:00", "11:00"), Mark.BUSY),
    ]


def test_the_last_cell_may_be_shorter():
    shown = timeline(a_span(TUESDAY, "09:00", "09:40"), [])
    assert [cell.minutes for cell in shown.cells] == [30, 10]


def test_a_day_on_which_the_clocks_change_has_as_many_cells_as_half_hours_pass():
    whole = Interval(at(date(2026, 3, 29), zone=LONDON), at(date(2026, 3, 30), zone=LONDON))
    assert len(timeline(whole, []).cells) == 46
    assert len(timeline(whole, [], cell=timedelta(hours=1)).cells) == 23
