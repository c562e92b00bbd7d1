"""Asked which interview is meant, one answers with its hour, or with both of them."""

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.language.context import ComingInterview
from bot.language.parser import parse
from bot.language.requests import Candidate
from tests.language.example_company import SUNDAY, mail, scene

FIRST = ComingInterview(
    "anna",
    datetime.fromisoformat("2026-11-24T11:00"),
    people=(mail("raj"),),
    candidate=Candidate("Anna Bell"),
)
SECOND = ComingInterview(
    "ben",
    datetime.fromisoformat("2026-11-24T15:00"),
    people=(mail("tom"),),
    candidate=Candidate("Ben Bell"),
)
THIRD = replace(SECOND, id="eve", start=SECOND.start.replace(minute=30))
CONTEXT = replace(scene(), last="list", interviews=(FIRST, SECOND), speaker=mail("olivia"))


def answer(text, said, context=CONTEXT):
    asked = parse(said, context)
    assert asked.doubt.doubt.kind == "which-interview"
    return parse(text, context, doubt=asked.doubt)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("the 3pm one", "ben"),
        ("3 pm", "ben"),
        ("the one at 11am", "anna"),
        ("the 11 a.m. one please", "anna"),
    ],
)
@pytest.mark.parametrize("said", ["move Bell's interview to Thursday", "cancel Bell's interview"])
def test_the_hour_chooses(said, text, target):
    assert answer(text, said).request.target == (target,)


def test_the_hour_tells_one_at_half_past_from_one_on_the_hour():
    context = replace(CONTEXT, interviews=(SECOND, THIRD))
    assert answer("the 3:30pm one", "cancel Bell's interview", context).request.target == ("eve",)


@pytest.mark.parametrize(
    "text",
    ["2", "choose 2", "the second one please", "option 2", "#2", "2nd", "number two", "take the second", "I'd like the 2nd one", "pick Ben's", "the last one"],
)  # fmt: skip
def test_a_place_or_a_name_chooses_however_it_is_said(text):
    assert answer(text, "cancel Bell's interview").request.target == ("ben",)


@pytest.mark.parametrize("text", ["both", "both of them", "all of them", "all"])
@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("move Bell's interview to Thursday", "reschedule"),
        ("cancel Bell's interview", "cancel"),
        ("add Dana to Bell's interview", "change"),
        ("make Bell's interview online", "change"),
    ],
)
def test_both_chooses_both(said, intent, text):
    reading = answer(text, said)
    assert (reading.intent, reading.request.target) == (intent, ("anna", "ben"))
    assert reading.doubt is None


def test_a_move_of_both_has_the_days_of_each():
    reading = answer("both", "move Bell's interview to Thursday")
    assert [one for one, _ in reading.request.each] == ["anna", "ben"]


def test_both_of_three_is_no_answer():
    context = replace(CONTEXT, interviews=(FIRST, SECOND, THIRD))
    asked = parse("cancel Bell's interview", context)
    assert parse("both", context, doubt=asked.doubt).intent == "unknown"


def test_a_title_of_both_is_given_one_after_the_other():
    reading = answer("both", "rename Bell's interview to Final round")
    assert reading.doubt.doubt.kind == "changed-singly"


ON_TUESDAY = replace(CONTEXT, now=CONTEXT.now + timedelta(days=2), last="none")
NEXT_WEEK = replace(SECOND, start=SECOND.start + timedelta(weeks=1))


@pytest.mark.parametrize(
    "text",
    [
        "cancel the Tuesday interview",
        "make the interview on Tuesday 90 minutes",
        "would you cancel his interview on Tuesday",
    ],
)
def test_a_weekday_that_is_today_names_next_weeks_interview_where_none_is_left_today(text):
    context = replace(ON_TUESDAY, interviews=(replace(FIRST, id="x", start=FIRST.start + timedelta(days=2)), NEXT_WEEK))  # fmt: skip
    read = parse(text, context)
    assert (read.request.target, read.doubt) == (("ben",), None)


@pytest.mark.parametrize("text", ["cancel the Tuesday interview", "cancel today's interview"])
def test_a_weekday_that_is_today_names_todays_interview_where_there_is_one(text):
    context = replace(ON_TUESDAY, interviews=(FIRST, NEXT_WEEK))
    assert parse(text, context).request.target == ("anna",)


def test_today_never_names_next_weeks_interview():
    read = parse("cancel today's interview", replace(ON_TUESDAY, interviews=(NEXT_WEEK,)))
    assert read.doubt is not None


ADA = replace(FIRST, id="ada", candidate=Candidate("Ada Lovell"))
ADA_LATER = replace(ADA, id="ada-later", start=ADA.start + timedelta(days=2))
AMONG_OTHERS = replace(CONTEXT, interviews=(ADA, SECOND, ADA_LATER, THIRD))


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("cancel Ada's second one", "ada-later"),
        ("cancel Ada's first interview", "ada"),
        ("cancel the second interview with Ada", "ada-later"),
        ("move Ada's last interview to Friday", "ada-later"),
        ("make Ada's 2nd interview 30 minutes", "ada-later"),
        ("move Ada's first to 2:30pm", "ada"),
        ("shift Ada's first by 15 minutes", "ada"),
        ("move Ada's second to 3pm", "ada-later"),
        ("Ada's second should be an hour", "ada-later"),
        ("cancel Ada's last", "ada-later"),
    ],
)
@pytest.mark.parametrize("last", ["list", "interview"])
def test_a_place_counts_among_the_candidates_own_interviews(text, target, last):
    context = replace(AMONG_OTHERS, last=last)
    assert parse(text, context).request.target == (target,)


def test_who_comes_instead_to_one_of_theirs_takes_the_place_of_its_only_interviewer():
    read = parse("Ada's first with May instead", replace(AMONG_OTHERS, last="interview"))
    assert (read.request.target, read.request.replace) == (("ada",), ((mail("raj"), mail("may")),))


def test_who_comes_instead_to_one_with_several_interviewers_is_asked_about():
    two = replace(ADA, people=(mail("raj"), mail("tom")))
    context = replace(AMONG_OTHERS, last="interview", interviews=(ADA_LATER, two, SECOND))
    request = parse("Ada's first with May instead", context).request
    assert (request.target, request.is_stand_in) == (("ada",), True)


@pytest.mark.parametrize("text", ["cancel Ada's other interview", "move her other one to Friday"])
def test_the_other_is_that_of_the_same_candidate_which_is_not_shown(text):
    shown = replace(AMONG_OTHERS, last="interview")
    assert parse(text, shown).request.target == ("ada-later",)
    turned = replace(shown, interviews=(ADA_LATER, ADA, SECOND, THIRD))
    assert parse(text, turned).request.target == ("ada",)


def test_her_last_interview_is_not_the_last_of_all():
    shown = replace(AMONG_OTHERS, last="interview")
    assert parse("cancel her last interview", shown).request.target == ("ada-later",)


def test_a_place_that_a_candidate_has_no_interview_in_is_asked_about():
    asked = parse("cancel Ada's third one", AMONG_OTHERS).doubt
    assert asked.doubt.kind == "no-such-interview"


def test_which_is_the_other_is_asked_where_none_of_them_is_shown():
    asked = parse("cancel Ada's other interview", AMONG_OTHERS).doubt
    assert asked.doubt.kind == "which-interview"


UNDER_WAY = replace(SECOND, id="nina", start=datetime.fromisoformat("2026-11-24T14:30"), minutes=30, candidate=Candidate("Nina Roth"))  # fmt: skip
LATER = replace(SECOND, id="paul", start=UNDER_WAY.start + timedelta(hours=1))
DURING = replace(
    scene(UNDER_WAY.start + timedelta(minutes=10)),
    last="interview",
    interviews=(LATER, UNDER_WAY),
    speaker=mail("olivia"),
)


def test_more_time_for_her_is_asked_about_where_another_candidate_is_being_interviewed():
    read = parse("give her another 10 minutes", DURING)
    assert read.request.target == ()
    assert read.doubt.doubt.kind == "which-interview"
    assert parse("Nina's", DURING, doubt=read.doubt).request.target == ("nina",)


@pytest.mark.parametrize(
    ("text", "context", "target"),
    [
        ("give Nina another 10 minutes", DURING, "nina"),
        ("give it another 10 minutes", DURING, "paul"),
        ("give her another 10 minutes", replace(DURING, interviews=(UNDER_WAY, LATER)), "nina"),
        ("give her another 10 minutes", replace(DURING, now=SUNDAY), "paul"),
    ],
)
def test_more_time_is_for_the_interview_that_is_plainly_meant(text, context, target):
    read = parse(text, context)
    assert (read.request.target, read.doubt) == ((target,), None)
