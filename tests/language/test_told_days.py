"""The days of a story: "that day" is the one named before, what is past or was offered counts for nothing, "until" bars."""

from datetime import datetime

import pytest

from bot.language.requests import AbsenceRequest, ChatRequest
from tests.language.example_company import JO, mail, read_among, said

SEARCH = "Can you find an hour with Priya and Tom next week for Kim Novak?"


def spans(read):
    return [tuple(f"{one:%d %H:%M}" for one in window) for window in read.request.windows]


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("My son's concert is on the 3rd. I'm away from 1 till 4 that day.", ("03 13:00", "03 16:00")),
        ("The plumber comes on Thursday, so I'll be out that whole morning.", ("26 09:00", "26 12:00")),
        ("I've a scan on the 3rd, been waiting since June. I'm off until noon.", ("03 09:00", "03 12:00")),
        ("The movers come on Friday between 9 and 12. I can't do anything then.", ("27 09:00", "27 12:00")),
        ("The auditors are in on the 3rd, so I'm unavailable that afternoon.", ("03 12:00", "03 17:30")),
        ("Heads up, they moved the settings review. I'm off on Thursday afternoon.", ("26 12:00", "26 17:30")),
    ],
)  # fmt: skip
def test_who_is_away_that_day_is_away_on_the_day_named_before(text, window):
    read = said(text)
    assert isinstance(read.request, AbsenceRequest)
    assert spans(read) == [window]


@pytest.mark.parametrize(
    "aside",
    [
        "You should have seen the queue I stood in this morning.",
        "Olivia is at a wedding until Wednesday.",
        "Three people is a crowd these days.",
        "She is in London for a while, which is nice.",
    ],
)
def test_a_story_with_a_day_or_a_place_changes_nothing_of_a_search(aside):
    bare = said(SEARCH)
    for text in (f"{SEARCH} {aside}", f"{aside} {SEARCH}"):
        read = said(text)
        assert (read.request, read.doubt, read.left_out) == (bare.request, None, ()), text


@pytest.mark.parametrize(
    ("aside", "first"),
    [
        ("She has a lecture until 2.", ("23 14:00", "23 17:30")),
        ("She's in Oslo until Tuesday.", ("24 09:00", "24 17:30")),
        ("She can stay until 2.", ("23 09:00", "23 14:00")),
        ("She has to leave by 3.", ("23 09:00", "23 15:00")),
    ],
)
def test_until_bars_or_bounds_by_what_is_told(aside, first):
    assert spans(said(f"{SEARCH} {aside}"))[0] == first


def test_several_days_are_those_days():
    read = said("The auditors are in on the 3rd and 4th, so I'm unavailable both days.")
    assert spans(read) == [("03 09:00", "03 17:30"), ("04 09:00", "04 17:30")]


def test_who_works_nights_is_not_asked_for_at_night():
    read = said(f"{SEARCH} She works nights, so nothing before noon.")
    assert spans(read)[0] == ("23 12:00", "23 17:30")


def test_an_offer_that_does_not_suit_is_no_time_wanted():
    follow = "one of them is on the Friday when everyone leaves by noon. try the week after instead"
    read = said("find Priya and Tom for an hour next week", follow)
    assert spans(read)[0] == ("30 09:00", "30 17:30")
    assert len(spans(read)) == len(["mon", "tue", "wed", "thu", "fri"])


def test_what_only_keeps_the_rest_asks_for_nothing():
    read = said(
        "find Priya and Tom on Thursday for 30 minutes",
        "The director stopped me and he reckons a full hour. Leave everything else as it is.",
    )
    assert read.request.minutes == 60
    assert read.request.people == (mail("priya"), mail("tom"))


def test_a_relative_clause_asks_for_nothing():
    read = said("We have a strong candidate, Kim Novak, who has to decide by Friday. Find Raj an hour with her next week.")  # fmt: skip
    assert spans(read)[0] == ("23 09:00", "23 17:30")
    assert read.request.candidate.name == "Kim Novak"


@pytest.mark.parametrize(
    "text",
    [
        "Thanks so much for sorting out Wednesday, getting those two in one room was hard. Raj said it went well.",
        "I once waited for an hour in a room without chairs. So thank you for not doing that.",
    ],
)
def test_thanks_for_what_was_done_searches_for_nothing(text):
    assert isinstance(said(text).request, ChatRequest)


def test_the_examples_stand_on_a_sunday():
    assert said("find Priya on Monday").request.windows[0][0] == datetime(2026, 11, 23, 9)  # noqa: DTZ001 - a wall clock


@pytest.mark.parametrize(
    "text",
    [
        "move Jo's to Thursday afternoon, because in the morning everybody is in planning",
        "Jo's interview has to move to Thursday in the afternoon, because in the morning we plan",
        "We had a chat. Jo's has to move to Thursday afternoon because the morning is full.",
    ],
)
def test_a_reason_adds_no_time_to_where_an_interview_is_moved(text):
    assert spans(read_among(text, (JO,))) == [("26 12:00", "26 17:30")]
