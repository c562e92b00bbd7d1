"""“The day after”, “the next day” and “the Monday after” of an interview are counted from its own day, not from today."""

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from tests.language.example_company import JO, MARC, read_among

# It is Sunday; Jo's interview is on Tuesday the 24th, Marc's on Thursday the 26th.
FRIDAY = replace(MARC, start=MARC.start + timedelta(days=1))


def days(text, first=MARC, *others):
    """Return the days of the month on which an interview may lie."""
    request = read_among(text, (first, *others)).request
    assert request.target == (first.id,)
    return sorted({start.day for start, _ in request.windows})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("move it to the day after", [27]),
        ("move Marc's interview to the next day", [27]),
        ("move it to the following day please", [27]),
        ("move it to the day before", [25]),
        ("push it one day on", [27]),
        ("move it a day before", [25]),
        ("move Marc's to the following Tuesday", [1]),
        ("move it to the Monday before", [23]),
        ("move it to the week after", [30, 1, 2, 3, 4]),
        ("move it to the following week", [30, 1, 2, 3, 4]),
        ("move it to the day after tomorrow", [24]),
        ("move it to next Tuesday", [24]),
    ],
)
def test_days_are_counted_from_the_interviews_own(text, expected):
    assert days(text, MARC, JO) == sorted(expected)


@pytest.mark.parametrize("text", ["move it to the next day", "move it to the next working day"])
def test_the_day_after_a_friday_is_a_monday(text):
    assert days(text, FRIDAY) == [30]


def test_everything_on_a_day_moves_to_the_monday_after_that_day():
    assert days("shift everything on Friday to the Monday after", FRIDAY, JO) == [30]


def test_each_of_several_moves_to_the_day_after_its_own():
    request = read_among("move both to the next day", (JO, MARC), last="list").request
    assert {one: windows[0][0].day for one, windows in request.each} == {"jo": 25, "marc": 27}


def test_an_hour_beside_it_is_on_that_day():
    request = read_among("move it to the next day at 3pm", (MARC,)).request
    assert request.windows[0][0] == datetime.fromisoformat("2026-11-27T15:00")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("let Jo come in half an hour earlier", "2026-11-24T09:30"),
        ("let Jo come in an hour later", "2026-11-24T11:00"),
    ],
)
def test_to_come_in_so_much_earlier_is_no_time_from_now(text, start):
    request = read_among(text, (JO, MARC)).request
    assert request.windows[0][0] == datetime.fromisoformat(start)
