"""A question that says all itself takes nothing over from the open one, whoever or whatever it asks for."""

import pytest

from tests.language.example_company import said

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
