"""An interview that a message only names is shown; so is what an invitation says."""

from datetime import datetime

import pytest

from bot.language.context import ComingInterview
from bot.language.requests import Candidate, InterviewsRequest
from tests.language.example_company import mail, read_among

FIRST = ComingInterview(
    "jo",
    datetime.fromisoformat("2026-11-24T10:00"),
    people=(mail("raj"),),
    candidate=Candidate("Jo Pike"),
    room=mail("turing"),
)
SECOND = ComingInterview(
    "marc",
    datetime.fromisoformat("2026-11-26T15:00"),
    people=(mail("tom"),),
    candidate=Candidate("Marc Dubois"),
)
THIRD = ComingInterview(
    "anna",
    datetime.fromisoformat("2026-11-27T15:30"),
    people=(mail("priya"),),
    candidate=Candidate("Anna Bell"),
)


def read(text, *, last="list", interviews=(FIRST, SECOND, THIRD), after=None):
    return read_among(text, interviews, last=last, after=after)


@pytest.mark.parametrize("last", ["list", "interview", "none"])
@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("my 3pm", "marc"),
        ("the 3pm one", "marc"),
        ("the one on Thursday", "marc"),
        ("the Friday one", "anna"),
        ("show me the one in Turing", "jo"),
        ("what about my 3:30?", "anna"),
    ],
)
def test_an_interview_named_alone_is_shown(text, target, last):
    reading = read(text, last=last)
    assert isinstance(reading.request, InterviewsRequest)
    assert reading.request.target == (target,)


@pytest.mark.parametrize(
    ("last", "target"), [("list", "jo"), ("none", "jo"), ("interview", "marc")]
)
@pytest.mark.parametrize("text", ["the next one", "next one", "my next interview please"])
def test_the_next_one_is_the_first_of_all_or_the_one_after_the_card(text, last, target):
    assert read(text, last=last).request.target == (target,)


def test_an_hour_that_none_has_is_asked_about():
    reading = read("my 4pm")
    assert reading.doubt.doubt.kind == "no-such-interview"
    chosen = read(reading.doubt.choices[1].sentence)
    assert chosen.request == InterviewsRequest(target=("marc",))


@pytest.mark.parametrize("text", ["the 3pm one", "the next one"])
def test_of_the_times_of_an_offer_they_are_said_as_before(text):
    assert read(text, after="30 min with Raj on Tuesday").intent in {"book", "more"}


@pytest.mark.parametrize(
    ("text", "target", "people"),
    [
        ("preview the candidate's invitation", "jo", ()),
        ("show me the invite for Marc", "marc", ()),
        ("what did Marc get?", "marc", ()),
        ("what does Anna get?", "anna", ()),
        ("which mail did the candidate get?", "jo", ()),
        ("what will she see?", "jo", ()),
        ("what did Tom get?", "marc", (mail("tom"),)),
        ("what did the interviewers get?", "jo", (mail("raj"),)),
        ("show me Tom's invite", "marc", (mail("tom"),)),
    ],
)
def test_whose_invitation_is_shown(text, target, people):
    reading = read(text, last="interview")
    assert (reading.intent, reading.request.target) == ("preview", (target,))
    assert reading.request.people == people


@pytest.mark.parametrize(
    "text", ["what did Dana get?", "what did Zed get?", "what has Priya booked?"]
)
def test_who_has_no_interview_has_no_invitation_to_show(text):
    assert read(text, last="interview").intent != "preview"
