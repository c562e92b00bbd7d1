"""What is asked about a change or about who is free for a booked interview changes nothing, and books no second one."""

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.language.requests import ChangeRequest, InterviewsRequest, Question, RescheduleRequest
from tests.language.example_company import JO, MARC, mail, read_among

FRIDAY = datetime.fromisoformat("2026-11-27T14:00")
LONG = replace(MARC, minutes=45)


@pytest.mark.parametrize("last", ["interview", "list", "offer", "none"])
def test_another_time_is_a_move_of_the_interview_at_its_own_length(last):
    text = "is Priya free for Marc's interview on Friday at 2pm?"
    request = read_among(text, (JO, LONG), last=last).request
    assert isinstance(request, RescheduleRequest)
    assert request.target == ("marc",)
    assert request.windows == ((FRIDAY, FRIDAY + timedelta(minutes=45)),)


def test_it_is_so_with_a_question_open():
    text = "is Priya available on Friday at 2pm for Marc's interview?"
    read = read_among(text, (JO, LONG), last="offer", after="45 min with Tom on Tuesday")
    assert read.request == RescheduleRequest(("marc",), ((FRIDAY, FRIDAY + timedelta(minutes=45)),))


def test_whoever_is_not_on_it_comes_too_at_the_time_that_is_chosen():
    request = read_among("is Tom free for Marc's interview on Friday at 2pm?", (JO, LONG)).request
    assert isinstance(request, ChangeRequest)
    assert (request.target, request.add) == (("marc",), (mail("tom"),))
    assert request.move.windows == ((FRIDAY, FRIDAY + timedelta(minutes=45)),)


@pytest.mark.parametrize(
    "text",
    [
        "is Tom free for Marc's interview?",
        "is Tom free for Marc's interview on Thursday at 2pm?",
        "would Tom be available for Marc's interview?",
    ],
)
def test_at_its_own_time_it_is_asked_whether_they_are_to_be_added(text):
    read = read_among(text, (JO, MARC))
    assert read.doubt.doubt.kind == "whether-to"
    agreed = read_among(read.doubt.choices[0].sentence, (JO, MARC))
    assert agreed.request == ChangeRequest(("marc",), add=(mail("tom"),))


def test_of_who_is_on_it_the_interview_is_shown():
    read = read_among("is Priya free for Marc's interview?", (JO, MARC))
    assert read.request == InterviewsRequest(target=("marc",))


def test_for_a_candidate_with_nothing_booked_it_is_a_search():
    read = read_among("is Tom free for Zoe's interview on Friday at 2pm?", (JO, MARC))
    assert isinstance(read.request, Question)


@pytest.mark.parametrize(
    "text",
    [
        "what would adding Dana do?",
        "what does adding Dana mean?",
        "what would it take to add Dana?",
        "what happens if I take Raj off?",
    ],
)
def test_what_a_change_would_do_is_asked_back(text):
    read = read_among(text, (JO, MARC))
    assert read.request == InterviewsRequest(target=("jo",))
    assert read.doubt is None or read.doubt.doubt.kind == "whether-to"
