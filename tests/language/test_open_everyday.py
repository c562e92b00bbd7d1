"""What is typed on an ordinary day to times that are shown: somebody else for one of them, one of the pool, an earlier start."""

from datetime import datetime

import pytest

from bot.language.requests import AdminRequest, ChangeRequest, InterviewRequest, InterviewsRequest
from tests.language.example_company import JO, LOOP, MARC, mail, read_among, said

HENRIK = "1 hour with Raj and Dana for Henrik Larsen on Wednesday from 10"
LENA = "45 min with anyone for Lena Fuchs on Wednesday morning"


def begins(read):
    return {start for start, _ in read.question.windows}


@pytest.mark.parametrize(
    "text",
    [
        "let's take someone else for Dana, maybe Priya or Tom?",
        "someone else instead of Dana, like Priya or Tom",
        "Priya or Tom instead of Dana",
        "either Priya or Tom in place of Dana please",
    ],
)
def test_either_of_two_comes_for_the_one_who_goes_and_the_others_stay(text):
    question = said(HENRIK, text).question
    assert question.people == tuple(sorted(map(mail, ("raj", "priya", "tom"))))
    assert (question.need, question.must) == (2, (mail("raj"),))
    assert question.candidate.name == "Henrik Larsen"


def test_one_comes_for_the_one_who_goes():
    question = said(HENRIK, "can we get somebody else for Dana, perhaps Priya").question
    assert question.people == (mail("priya"), mail("raj"))


@pytest.mark.parametrize(
    "text", ["book Tom then, at 10", "I'll take Tom at 10", "go with Tom at 10 please"]
)
def test_one_of_those_who_are_free_is_asked_for_at_a_time_of_that_day(text):
    read = said(LENA, text)
    question = read.question
    assert (question.people, question.minutes) == ((mail("tom"),), 45)
    assert question.candidate.name == "Lena Fuchs"
    assert begins(read) == {datetime(2026, 11, 25, 10)}  # noqa: DTZ001 - a wall clock


@pytest.mark.parametrize("text", ["can we start earlier?", "could it be a bit earlier please"])
def test_an_earlier_start_is_what_earlier_asks_for(text):
    assert said(HENRIK, text).request == said(HENRIK, "earlier").request


@pytest.mark.parametrize(
    "text",
    [
        "hi! who can I interview with here?",
        "who can interview here?",
        "who could I book for an interview?",
        "which people can I ask for interviews",
    ],
)
def test_who_there_is_is_told_and_nothing_searched(text):
    assert said(text).request == said("who are the interviewers").request
    assert isinstance(said(text).request, AdminRequest)


def test_who_is_free_on_a_day_is_searched():
    assert said("who can I interview with on Tuesday?").question is not None


@pytest.mark.parametrize(
    "text",
    [
        "tell everyone that Marc speaks little English, so please talk slowly",
        "let them all know that Marc speaks little English, so please talk slowly",
        "remind the interviewers that Marc speaks little English, so please talk slowly",
    ],
)
def test_what_all_are_to_know_of_a_candidate_is_a_note_and_no_search(text):
    request = read_among(text, (MARC, JO), after=LENA).request
    note = "Marc speaks little English, so please talk slowly"
    assert request == ChangeRequest(("marc",), note=note)


@pytest.mark.parametrize(
    "text",
    [
        "is Marc's invitation out?",
        "has the invite for Marc been sent yet",
        "did Marc's email go out",
    ],
)
def test_whether_an_invitation_is_out_is_asked_of_the_interview(text):
    request = read_among(text, (MARC, JO), after=LENA).request
    assert isinstance(request, InterviewRequest | InterviewsRequest)
    assert request.target == ("marc",)


def test_now_is_no_hour_of_what_is_coming():
    for text in ("what do I have now", "what have I got now?", "what's on my plate now"):
        assert read_among(text, (MARC, JO), last="list").request == InterviewsRequest()


@pytest.mark.parametrize(
    "text",
    ["which rooms are they in?", "in which rooms are they?", "what rooms do my interviews have"],
)
def test_which_rooms_they_are_in_is_asked_of_what_is_coming(text):
    assert read_among(text, (MARC, JO), last="list").request == InterviewsRequest()
    loop = read_among(text, LOOP, last="loop").request
    assert (loop.intent, loop.target) == ("responses", ("whole",))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Can you make Henrik's 15 min later? he has school run", "15 min later"),
        ("push Henrik's back 30 minutes later please", "30 min later"),
        ("Henrik's interview half an hour earlier please", "30 min earlier"),
    ],
)
def test_what_is_offered_for_a_candidate_is_so_much_later_and_as_long_as_before(text, plain):
    question = said(HENRIK, text).question
    assert question == said(HENRIK, plain).question
    assert (question.minutes, question.windows) != (15, said(HENRIK).question.windows)
