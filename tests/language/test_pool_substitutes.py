"""Somebody of a pool who comes in another's place, and a candidate named at the end, however they are said."""

from datetime import datetime

import pytest

from bot.language.context import ComingInterview
from bot.language.requests import AdminRequest, Candidate, ChangeRequest, InterviewRequest
from tests.language.example_company import MARC, mail, read_among, said

NINA = ComingInterview(
    "nina",
    datetime.fromisoformat("2026-11-26T14:00"),
    people=(mail("priya"), mail("dana")),
    candidate=Candidate("Nina Roth"),
)
BACKEND = (mail("priya"), mail("raj"), mail("tom"))


@pytest.mark.parametrize(
    "text",
    [
        "swap for anyone else in backend",
        "have somebody in the backend pool take Priya's place",
        "is there another backend interviewer for Nina's instead?",
        "get another person from the backend team for Nina instead of Priya",
        "can anyone in backend take over Nina's from Priya?",
        "use one of the backend lot rather than Priya",
    ],
)
def test_who_of_a_pool_comes_in_somebodys_place(text):
    request = read_among(text, (NINA, MARC)).request
    assert request == InterviewRequest("substitutes", ("nina",), (mail("priya"),), among=BACKEND)


def test_who_goes_is_named_without_a_name():
    text = "take whoever's on it off and put Dana on"
    request = read_among(text, (MARC, NINA)).request
    assert request == ChangeRequest(("marc",), replace=((mail("priya"), mail("dana")),))


def test_somebody_of_a_pool_at_another_time_is_a_question_of_its_own():
    question = read_among("someone from backend tomorrow for an hour instead", (NINA,)).question
    assert question is not None
    assert question.people == BACKEND


@pytest.mark.parametrize(
    "text",
    [
        "Dana and Priya thu 45m, with a room, Lena Vogt",
        "Dana friday 45m Lena Vogt",
        "someone from backend wednesday 45 min Lena Vogt",
        "whoever's free tomorrow at 11 for half an hour w/ Lena Vogt",
        "one of backend + Dana, thursday 1h Lena Vogt",
        "Dana tomorrow 1h, Lena Vogt",
    ],
)
def test_a_name_that_nobody_known_has_at_the_end_is_the_candidates(text):
    read = said(text)
    assert read.question.candidate == Candidate("Lena Vogt")
    assert read.left_out == ()


def test_a_colleague_mistyped_at_the_end_is_no_candidate():
    question = said("Raj tomorrow at 3pm, Prya Shah").question
    assert (question.candidate, question.people) == (None, (mail("priya"), mail("raj")))


@pytest.mark.parametrize(
    "text", ["who's had least this week", "who has done the fewest interviews this week?"]
)
def test_who_has_had_the_fewest_is_a_report(text):
    for read in (said(text), read_among(text, (NINA,), after="Dana tomorrow")):
        request = read.request
        assert isinstance(request, AdminRequest)
        assert (request.verb, request.is_fewest, request.period) == ("report", True, "week")
