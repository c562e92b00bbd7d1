"""Another time for a candidate who has an interview moves that one, also while times for somebody else are shown; one more interview is a search."""

import pytest
from msgspec.structs import replace

from bot.language.parser import parse
from bot.language.requests import RescheduleRequest
from tests.language.example_company import JO, MARC, mail, read_among, scene

OPEN = parse("Raj 30m fri for Pia Koch", scene()).question
SEARCH = replace(scene(), last="offer", interviews=(JO, MARC), speaker=mail("olivia"))
SHOWN = replace(SEARCH, last="interview", interviews=(MARC, JO))
ANOTHER_TIME = [
    "find a new time for Jo that works for everyone",
    "find Jo another time",
    "we need a new slot for Jo",
    "Jo needs a later slot",
    "could you find Jo a new time next week?",
    "get Jo a different day",
    "is there another time for Jo that suits everybody",
    "what other times are there for Jo?",
    "we're looking for another day for jo",
    "get another time for Jo that all can make",
    "Jo would like a later time on Thursday",
    "new slot for Jo please",
    "find another slot for Jo where everyone is free",
    "jo asked for a different date",
    "put Jo in a different slot",
    "Jo's interview needs another day",
    "see if there's a better time for Jo",
    "offer Jo another time",
    "send Jo new times",
    "this time doesn't work for Jo, find a new one",
    "that slot isn't good for Jo any more - get another",
    "the time no longer works for jo, we need a new one",
    "it doesn't suit Jo, please find something else",
    "Jo can't make it, look for a new slot",
    "Jo can't do this time, find a new one",
    "find Jo another slot with Raj on Friday",
]
CHOSEN_ANEW = [
    "let Jo choose another time",
    "ask Jo to choose a new time",
    "get Jo to pick a different slot",
    "can Jo choose another time?",
    "Jo should choose a new time himself",
    "see if jo could pick another day",
]
ONE_MORE = [
    "second interview for Jo with Raj",
    "another interview for Jo with Raj",
    "new interview for Jo with Raj on Friday 30 min",
    "find a new slot for Jo, a second interview with Raj",
    "find another slot for Jo with Priya",
]


@pytest.mark.parametrize("text", ANOTHER_TIME)
@pytest.mark.parametrize(("context", "after"), [(SEARCH, OPEN), (SHOWN, None)])
def test_another_time_for_who_is_booked_moves_their_interview(text, context, after):
    reading = parse(text, context, after=after)
    assert (reading.intent, reading.doubt, reading.left_out) == ("reschedule", None, ())
    assert reading.request.target == ("jo",)


@pytest.mark.parametrize(
    ("text", "shift"),
    [
        ("and Jo's an hour later", 60),
        ("and jo's an hour later", 60),
        ("Jo's half an hour earlier please", -30),
        ("Jo's interview should be 15 minutes later", 15),
    ],
)
@pytest.mark.parametrize(("context", "after"), [(SEARCH, OPEN), (SHOWN, None)])
def test_by_how_long_an_interview_moves_is_no_length_of_what_is_searched(
    text, shift, context, after
):
    request = parse(text, context, after=after).request
    assert (request.target, request.shift) == (("jo",), shift)


@pytest.mark.parametrize("text", CHOSEN_ANEW)
@pytest.mark.parametrize(("context", "after"), [(SEARCH, OPEN), (SHOWN, None)])
def test_a_booked_candidate_chooses_another_time_for_that_interview(text, context, after):
    request = parse(text, context, after=after).request
    assert (request.verb, request.text) == ("choose_again", "Jo")


@pytest.mark.parametrize("text", ANOTHER_TIME[:-1])
def test_which_of_several_is_to_move_is_asked(text):
    again = replace(MARC, id="again", candidate=JO.candidate)
    reading = parse(text, replace(SEARCH, interviews=(JO, again)), after=OPEN)
    assert (reading.intent, reading.doubt.doubt.kind) == ("reschedule", "which-interview")


@pytest.mark.parametrize("text", ONE_MORE)
def test_one_more_interview_of_who_is_booked_is_a_search(text):
    reading = parse(text, SEARCH, after=OPEN)
    assert (reading.intent, reading.question.candidate.name) == ("availability", "Jo")


@pytest.mark.parametrize("text", ["find Jo another time", "we need a new slot for Jo"])
def test_another_time_moves_what_is_booked_also_while_one_more_is_searched_for(text):
    second = parse("Priya 30m fri for Jo Pike", scene()).question
    reading = parse(text, SEARCH, after=second)
    assert (reading.intent, reading.request.target) == ("reschedule", ("jo",))


@pytest.mark.parametrize(
    "text",
    [
        "i cant do tuesday at 10, 11 works",
        "I can't make tuesday 10:00, 11 works better",
        "10 on tuesday doesn't work for me, 11 does",
        "i can't do tuesday at 10, can we do 11?",
    ],
)
@pytest.mark.parametrize("last", ["list", "interview", "none"])
def test_an_hour_that_its_organizer_cannot_do_is_changed_for_another(text, last):
    read = read_among(text, (MARC, JO), last=last)
    assert isinstance(read.request, RescheduleRequest)
    assert (read.request.target, read.doubt) == (("jo",), None)
    assert [f"{start:%a %H:%M}" for start, _ in read.request.windows] == ["Tue 11:00"]
