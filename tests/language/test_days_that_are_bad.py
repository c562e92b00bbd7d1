"""A day or an hour of which something bad is said is taken out, whatever the words: it is never the one that is looked at."""

from datetime import datetime

import pytest

from bot.language.parser import parse
from tests.language.example_company import scene

NOW = datetime.fromisoformat("2026-11-23T08:00")


def days(text, after=None):
    question = parse(after, scene(NOW)).question if after else None
    return sorted(
        {start.day for start, _ in parse(text, scene(NOW), after=question).question.windows}
    )


@pytest.mark.parametrize(
    "text",
    [
        "Tuesday's looking rough. What about Wednesday?",
        "tuesday looks pretty full, try wednesday",
        "Tuesday is going to be a nightmare, what about Wednesday",
        "hmm tuesday seems a bit tight - wednesday?",
    ],
)
def test_another_day_is_asked_for(text):
    assert days(text, after="Raj and Tom tomorrow for 45 min") == [25]


@pytest.mark.parametrize(
    "text",
    [
        "find an hour with Raj this week, Wednesday is looking tricky",
        "Raj and Tom this week but Wednesday is a bit hectic",
        "an hour with Raj this week, Wednesdays are too busy",
    ],
)
def test_the_other_days_are_left(text):
    assert days(text) == [23, 24, 26, 27]


def test_hours_are_taken_out_too():
    read = parse("Raj this week, afternoons are awkward", scene(NOW))
    assert {end.hour for _, end in read.question.windows} == {12}


def test_a_person_who_is_busy_is_no_day():
    assert parse("get Tom, or Raj if Tom is busy, for Thursday 10", scene(NOW)).question.need == 1


def test_a_day_that_looks_good_is_the_one():
    assert days("find an hour with Raj this week, Wednesday looks good") == [25]
