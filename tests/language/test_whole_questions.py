"""A question that says all itself takes nothing over from the open one, whoever or whatever it asks for."""

from datetime import date, datetime

import pytest

from tests.language.example_company import said, scene

OPEN = "Ian and Mei on Friday afternoon, 30 min, in Camden"


@pytest.mark.parametrize(
    "text",
    [
        "anyone free tomorrow after 3",
        "anyone available this week still?",
        "who's around on Thursday",
        "do we have a room for 8 on Tuesday at 10?",
        "is there a room for 8 on Tuesday at 10?",
    ],
)
def test_a_whole_question_means_the_same_after_another(text):
    alone, after = said(text), said(OPEN, text)
    assert not after.continues
    assert after.question == alone.question


def test_what_leans_on_the_open_question_goes_on_with_it():
    for text in (
        "anyone on Thursday instead?",
        "and on Tuesday?",
        "with a room for 8",
        "same on Thursday",
    ):
        assert said(OPEN, text).continues


@pytest.mark.parametrize(
    ("asked", "text", "day"),
    [
        ("Ian next Tuesday", "and how does it look on Wednesday?", 27),
        ("Ian on Thursday", "and how does it look on Wednesday?", 20),
        ("Ian next Tuesday", "and today?", 20),
    ],
)
def test_the_weekday_of_today_is_next_weeks_where_only_next_week_was_asked_for(asked, text, day):
    wednesday = datetime(2027, 1, 20, 13, 40)  # noqa: DTZ001 - a wall clock
    question = said(asked, text, at=scene(wednesday)).question
    assert {start.date() for start, _ in question.windows} == {date(2027, 1, day)}
