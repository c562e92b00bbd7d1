"""What is said of one interview of a candidate, and then of another, is done to none but its own."""

from datetime import datetime

import pytest

from bot.language.context import ComingInterview
from bot.language.requests import ButtonRequest, Candidate, ChangeRequest
from tests.language.example_company import MARC, mail, read_among

FIRST, SECOND = (
    ComingInterview(
        key,
        datetime.fromisoformat(when),
        people=(mail(who),),
        candidate=Candidate("Nina Roth"),
        room=mail("turing"),
    )
    for key, when, who in (("one", "2026-11-25T14:00", "dana"), ("two", "2026-11-26T10:00", "tom"))
)


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("Nina's first one: swap Dana for Raj. second: lose the room", "lose the room"),
        (
            "nina's first: swap Dana for Raj; the second one: make it 45 minutes",
            "make it 45 minutes",
        ),
        ("Nina's first interview - swap Dana for Raj, and her second one: add May", "add May"),
        ("ok, Nina's 1st one: swap Dana for Raj. The other: online please", "online please"),
    ],
)
def test_the_second_is_not_done_to_the_first_and_is_shown_to_be_typed(text, then):
    read = read_among(text, (SECOND, FIRST, MARC))
    assert read.request == ChangeRequest(("one",), replace=((mail("dana"), mail("raj")),))
    (later,) = read.next_up
    assert later.startswith("Nina's ")
    assert later.endswith(f"one: {then}")


def test_minutes_later_behind_a_colon_move_the_interview():
    read = read_among("Nina's one with Tom: 15 mins later, and add Raj", (SECOND, FIRST, MARC))
    request = read.request
    assert isinstance(request, ChangeRequest)
    assert (request.target, request.add, request.minutes) == (("two",), (mail("raj"),), None)
    assert request.move is not None
    assert request.move.shift == 15


@pytest.mark.parametrize(
    "text",
    [
        "sorry, book it again but number 1",
        "book that again, option 1",
        "take it again as no. 1 please",
    ],
)
def test_another_number_of_the_same_times_is_booked(text):
    assert read_among(text, ()).request == ButtonRequest("book", "book", 1)
