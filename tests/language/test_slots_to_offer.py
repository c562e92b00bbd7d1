"""Times that are to be offered to a candidate, and who a loop is for: neither is a loop of as many interviews, nor a stranger."""

import pytest

from bot.language.parser import parse
from bot.language.requests import Candidate
from tests.language.example_company import mail, scene


@pytest.mark.parametrize(
    ("text", "count", "minutes"),
    [
        ("three slots to offer Jo Park with Priya next week", 3, 60),
        ("I need 2 slots to offer Jo Park with Priya next week", 2, 60),
        ("give me three times I can offer Jo Park with Priya", 3, 60),
        ("4 options to propose to Jo Park with Priya on Tuesday", 4, 60),
        ("need three 45 min slots to offer Jo Park with Priya", 3, 45),
        ("offer Jo Park three 45 min slots with Priya", 3, 45),
    ],
)
def test_so_many_slots_to_offer_are_times_to_choose_from(text, count, minutes):
    question = parse(text, scene()).question
    assert question.candidate == Candidate("Jo Park")
    assert (question.is_link, question.count, question.sessions) == (True, count, ())
    assert (question.people, question.minutes) == ((mail("priya"),), minutes)


def test_so_many_slots_with_as_many_people_are_sessions_of_a_loop():
    question = parse("three 45 min slots with Priya, Raj and Tom for Jo Park", scene()).question
    assert [one.minutes for one in question.sessions] == [45, 45, 45]
    assert not question.is_link


@pytest.mark.parametrize(
    "text",
    [
        "Jo Park needs a loop: Raj 1h, Priya 45m on Thursday",
        "Jo Park needs interviews on Thursday: Raj 1h, Priya 45m",
        "Jo Park should have two interviews: Raj 1h, Priya 45m",
    ],
)
def test_who_needs_a_loop_is_its_candidate(text):
    read = parse(text, scene())
    assert (read.question.candidate, read.left_out) == (Candidate("Jo Park"), ())
    assert [one.minutes for one in read.question.sessions] == [60, 45]
