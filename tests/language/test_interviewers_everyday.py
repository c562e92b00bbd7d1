"""What an interviewer types of their invitations on an ordinary day: a stand-in and why, whose CV, how many there are."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from bot.language.context import ComingInterview
from bot.language.parser import parse
from bot.language.requests import (
    AnswerRequest,
    Candidate,
    ChangeRequest,
    InterviewsRequest,
    SettingRequest,
)
from tests.language.example_company import MARC, mail, scene

INVITED = replace(MARC, role="interviewer")
GRACE = ComingInterview(
    "grace",
    datetime.fromisoformat("2026-11-27T10:00"),
    people=(mail("hana"),),
    candidate=Candidate("Grace Hill"),
    role="interviewer",
    answer="accept",
)


def heard(text, *interviews, last="invitation"):
    return parse(text, replace(scene(), last=last, interviews=interviews)).request


@pytest.mark.parametrize("last", ["invitation", "interview"])
@pytest.mark.parametrize(
    "text",
    [
        "can dana take it? im on a course",
        "Can Dana take it? I'm on a course",
        "I've a clash on Thursday, can Dana do it?",
        "could Dana do it please? I have a client call then",
        "would Dana maybe take Marc? I'm in Berlin that day",
    ],
)
def test_who_asks_for_another_and_says_why_says_no(text, last):
    request = heard(text, INVITED, last=last)
    assert (request.intent, request.target) == ("decline", ("marc",))
    assert request.reason


@pytest.mark.parametrize("last", ["invitation", "interview"])
@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("can't do friday, im at the dentist. could dana take it?", "im at the dentist"),
        ("I can't make it on Friday - school run, maybe Dana can do it?", "school run"),
        ("sorry, can't do Friday because I'm in Paris, can someone else take it?", "in Paris"),
        ("friday doesn't work, I'm at the dentist. Could Dana do it?", "I'm at the dentist"),
        ("Friday's no good for me (dentist) - can Dana do it instead?", "dentist"),
        ("dentist on friday, could dana take it?", "dentist on friday"),
        ("sorry I'm away friday. can Dana cover?", "I'm away friday"),
    ],
)
def test_who_cannot_do_a_day_says_no_to_that_of_the_day(text, why, last):
    request = heard(text, INVITED, GRACE, last=last)
    assert (request.intent, request.target) == ("decline", ("grace",))
    assert why in request.reason
    assert "dana" in request.reason.lower() or "someone else" in request.reason


def test_somebody_else_may_be_nobody_by_name():
    request = heard("can someone else take marc? im on a course", INVITED, GRACE)
    assert (request.intent, request.target) == ("decline", ("marc",))
    assert "im on a course" in request.reason


def test_who_only_asks_whether_another_could_has_not_said_no():
    assert not isinstance(heard("can Dana take it?", INVITED), AnswerRequest)


@pytest.mark.parametrize("text", ["Can you send me Grace's CV?", "is there a cv for Grace?"])
def test_the_cv_of_who_is_named_is_meant_below_another_invitation(text):
    assert heard(text, INVITED, GRACE).target == ("grace",)


@pytest.mark.parametrize(
    "text",
    [
        "is there a cv?",
        "who is the candidate and is there a cv?",
        "who's it for and can I see the resume",
        "who am I meeting and do we have a job description?",
    ],
)
def test_who_it_is_and_what_there_is_of_them_is_shown(text):
    assert heard(text, INVITED, GRACE) == InterviewsRequest(target=("marc",))


@pytest.mark.parametrize("last", ["invitation", "list", "none"])
@pytest.mark.parametrize("when", ["", " this month", " this week", " tomorrow", " on Thursday"])
def test_how_many_there_are_is_the_list_of_them(when, last):
    request = heard(f"how many interviews do I have{when}?", INVITED, GRACE, last=last)
    assert isinstance(request, InterviewsRequest)
    assert bool(request.windows) == (when not in {"", " this month"})


def test_accepted_says_yes_to_the_one_that_is_spoken_of():
    request = heard("ok, accepted", INVITED, GRACE, last="list")
    assert (request.intent, request.target) == ("accept", ("marc",))
    assert heard("ok, accepted", GRACE, INVITED, last="list").intent != "accept"


@pytest.mark.parametrize("last", ["invitation", "interview", "list", "none"])
@pytest.mark.parametrize(
    "text",
    [
        "can we swap me and Dana in Grace's loop? I have a call before",
        "could I swap with dana for Grace? I have a call at 10",
        "I've a call at 10, can Dana and I switch for Grace?",
    ],
)
def test_who_wishes_to_swap_with_a_colleague_answers_nothing(text, last):
    assert heard(text, INVITED, GRACE, last=last) == ChangeRequest(
        ("grace",), wish=text, swaps_with=(mail("dana"),)
    )


@pytest.mark.parametrize(
    "text",
    [
        "can we make Grace's 45 minutes? I have to leave early",
        "could Grace's be 45 min instead of an hour?",
        "can we shorten Grace's to 45?",
    ],
)
def test_a_shorter_interview_is_a_wish(text):
    assert heard(text, INVITED, GRACE) == ChangeRequest(("grace",), wish=text)


@pytest.mark.parametrize(
    "text", ["can we make it 30 minutes later?", "could we start half an hour earlier?"]
)
def test_a_later_one_is_another_time(text):
    assert heard(text, INVITED).intent == "propose"


def test_a_swap_of_the_speakers_own_is_no_wish():
    request = heard("can we swap me and Dana for Marc?", MARC, last="interview")
    assert not getattr(request, "wish", "")


@pytest.mark.parametrize("last", ["invitation", "interview", "none"])
@pytest.mark.parametrize(
    "text",
    [
        "please don't give me anything on friday afternoons",
        "nothing on Friday afternoons for me please",
        "I'd rather not have interviews on Friday afternoons",
        "I don't do Friday afternoons",
        "keep my Friday afternoons free",
        "I'm not available on Friday afternoons",
        "can you keep friday afternoons free for me",
    ],
)
def test_what_is_to_stay_free_every_week_is_a_limit(text, last):
    request = heard(text, INVITED, GRACE, last=last)
    assert isinstance(request, SettingRequest)
    assert (request.verb, request.days, request.start) == ("limits", frozenset({4}), "12:00")


@pytest.mark.parametrize("last", ["invitation", "interview", "list"])
@pytest.mark.parametrize(
    "text",
    [
        "what do i need to know about Grace's interview?",
        "what's Grace applying for? do we have a CV?",
        "which role is Grace interviewing for",
        "could I get Grace's CV?",
    ],
)
def test_what_an_invitation_says_is_shown(text, last):
    assert heard(text, INVITED, GRACE, last=last) == InterviewsRequest(target=("grace",))


@pytest.mark.parametrize("last", ["invitation", "interview", "list"])
@pytest.mark.parametrize(
    "text",
    ["what do i need to know about friday's interview?", "what should I prepare for Friday"],
)
def test_the_interview_of_a_day_is_shown_where_it_is_the_only_one(text, last):
    assert heard(text, INVITED, GRACE, last=last) == InterviewsRequest(target=("grace",))
    two = heard(text, INVITED, GRACE, replace(GRACE, id="omar"), last=last)
    assert isinstance(two, InterviewsRequest)
    assert [start.day for start, _ in two.windows] == [27]


@pytest.mark.parametrize("last", ["invitation", "interview", "list", "none"])
@pytest.mark.parametrize(
    "text",
    [
        "I can do Grace but only 45 min",
        "i could do Grace, but not for an hour",
        "happy to see Grace but 45 min max",
        "happy to see Grace, just not the full hour, 45 mins",
        "only have 45 min for Grace",
        "Grace works but I've only got 45 minutes",
        "I need to leave Grace's after 45 min",
        "I'd need to drop off after 45 mins on Friday",
    ],
)
def test_who_can_come_for_less_long_says_maybe_in_their_words(text, last):
    request = heard(text, INVITED, GRACE, last=last)
    assert request == AnswerRequest("tentative", ("grace",), reason=text)
