"""Two invitations answered in one message are both answered where each is named; else the second is left out."""

import pytest

from bot.language.requests import AnswerRequest
from tests.language.example_company import HANA, JO, VERA, read_among


@pytest.mark.parametrize("last", ["invitation", "interview", "list", "none"])
@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("yes to vera, no to hana", ("accept", "vera"), ("decline", "hana")),
        ("no to Hana, yes to Vera", ("decline", "hana"), ("accept", "vera")),
        ("Vera yes, Hana no", ("accept", "vera"), ("decline", "hana")),
        ("I can take Vera but not Hana", ("accept", "vera"), ("decline", "hana")),
        ("ok for Hana, maybe Vera", ("accept", "hana"), ("tentative", "vera")),
    ],
)
def test_both_are_answered_whatever_was_shown(text, first, second, last):
    read = read_among(text, (VERA, HANA), last=last)
    assert (read.request, read.also_answered) == (
        AnswerRequest(first[0], (first[1],)),
        AnswerRequest(second[0], (second[1],)),
    )
    assert read.doubt is None


def test_who_names_one_that_nobody_invited_them_to_answers_the_other_alone():
    read = read_among("yes to Vera, no to Jo", (VERA, HANA, JO), last="invitation")
    assert read.also_answered is None
    assert (read.request.target, read.none_of) == (("vera",), "Jo")


def test_an_organizer_answers_nothing():
    assert read_among("yes to Jo, no to Vera", (JO,), last="interview").also_answered is None
