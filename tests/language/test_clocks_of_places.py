"""Whose clock an hour is said by: a city, a country with one clock, a state; a place with several or none is named as left out."""

from datetime import datetime

import pytest

from bot.language.parser import parse
from tests.language.example_company import scene

FRIDAY = datetime.fromisoformat("2026-11-27T00:00")


@pytest.mark.parametrize(
    ("place", "hour"),
    [
        ("Perth", 6),
        ("perth", 6),
        ("NZ", 1),
        ("Kenya", 11),
        ("Buenos Aires", 17),
        ("Bogotá", 19),
        ("Western Australia", 6),
        ("Chile", 17),
        ("Malaysia", 6),
        ("Arizona", 21),
    ],
)
def test_an_hour_is_that_of_the_place(place, hour):
    read = parse(f"is Raj free on Friday at 2pm {place} time?", scene())
    assert [start for start, _ in read.question.windows] == [FRIDAY.replace(hour=hour)]
    assert read.left_out == ()


@pytest.mark.parametrize("place", ["Gotham", "gotham", "ZQ", "Canada", "Mexico"])
def test_a_clock_that_no_place_has_alone_is_left_out(place):
    read = parse(f"is Raj free on Friday at 2pm {place} time?", scene())
    assert read.left_out == (f"{place} time",)


def test_a_word_before_time_is_no_place():
    read = parse("any time on Friday with Raj, lunch time is fine too", scene())
    assert read.left_out == ()
