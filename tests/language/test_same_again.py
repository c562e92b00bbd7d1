"""Another interview like one that is booked is for the candidate who is named, with the address that is said."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from bot.language.requests import Candidate
from tests.language.example_company import JO, MARC, read_among

NINA = Candidate("Nina Berg", "nina@berg.example")
WHOLE = replace(JO, id="loop", minutes=120, sessions=2)
FIRST = replace(JO, id="first", people=JO.people[:1], loop="loop")
LAST = replace(JO, id="last", people=JO.people[1:], start=datetime(2026, 11, 24, 11), loop="loop")  # noqa: DTZ001 - a wall clock


@pytest.mark.parametrize(
    "text",
    [
        "same again for Nina Berg on friday, nina@berg.example",
        "same interview for Nina Berg on friday, her mail is nina@berg.example",
        "book the same for Nina Berg on friday, nina@berg.example",
        "same for Nina Berg on friday, nina@berg.example",
    ],
)
def test_the_same_again_is_for_the_address_that_is_said(text):
    question = read_among(text, (JO, MARC)).question
    assert (question.candidate, question.people) == (NINA, JO.people)


@pytest.mark.parametrize(
    "text",
    [
        "plan the same loop for Nina Berg on friday, nina@berg.example",
        "same loop for Nina Berg on friday, nina@berg.example",
    ],
)
@pytest.mark.parametrize(
    ("last", "interviews"), [("loop", (WHOLE, FIRST, LAST)), ("interview", (FIRST, WHOLE, LAST))]
)
def test_the_same_loop_has_the_same_sessions_also_below_the_card_of_one(text, last, interviews):
    question = read_among(text, interviews, last=last).question
    assert question.candidate == NINA
    assert [one.people for one in question.sessions] == [FIRST.people, LAST.people]
