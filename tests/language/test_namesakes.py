"""A candidate who shares a name with a colleague: whose interview it is, is the candidate; who comes or goes is the colleague."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from bot.language.context import ComingInterview
from bot.language.requests import Candidate
from tests.language.example_company import mail, read_among

OWN = ComingInterview(
    "lane",
    datetime.fromisoformat("2026-11-24T09:45"),
    people=(mail("raj"),),
    candidate=Candidate("Jo Lane"),
)
OTHER = ComingInterview(
    "marc",
    datetime.fromisoformat("2026-11-26T14:00"),
    people=(mail("tom"),),
    candidate=Candidate("Marc Dubois"),
)


def read(text, *, interviews=(OTHER, OWN), after=None, last="interview"):
    return read_among(text, interviews, last=last, after=after, speaker="priya")


@pytest.mark.parametrize("after", [None, "1 hour with Dana for Alex Lane on Thursday at 2pm"])
@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("add Tom to the Lane interview", "change"),
        ("add Tom to Lane's interview", "change"),
        ("could we get a larger room for the Lane one?", "change"),
        ("make Lane's 30 minutes", "change"),
        ("put Lane in Turing", "change"),
        ("move Lane to Friday", "reschedule"),
        ("move Lane's to Friday", "reschedule"),
        ("cancel Lane", "cancel"),
        ("cancel the lane interview", "cancel"),
    ],
)
def test_whose_interview_it_is_is_the_candidates(text, intent, after):
    reading = read(text, after=after)
    assert (reading.intent, reading.request.target) == (intent, ("lane",))
    assert (reading.doubt, reading.left_out) == (None, ())


@pytest.mark.parametrize("text", ["what's next for Lane?", "when is Lane coming in?"])
def test_what_is_coming_for_the_name_is_the_candidates(text):
    reading = read(text)
    assert reading.request.people == ()
    assert reading.request.candidate == Candidate("Lane")


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("add Lane", "add"),
        ("add Lane to it", "add"),
        ("bring Lane in", "add"),
        ("take Lane off", "remove"),
    ],
)
def test_who_comes_or_goes_is_the_colleague(text, change):
    reading = read(text)
    assert getattr(reading.request, change) == (mail("olivia"),)
    assert reading.request.target == ("marc",)


@pytest.mark.parametrize(
    "text", ["is Lane free on Friday?", "45 min with Lane for Lee Hart on Tuesday"]
)
def test_who_is_asked_for_is_the_colleague(text):
    assert read(text).question.people == (mail("olivia"),)


def test_a_colleague_who_takes_part_is_not_taken_for_the_candidate():
    theirs = replace(OTHER, people=(mail("olivia"),))
    assert read("add Tom to Olivia's interview", interviews=(OWN, theirs)).request.target == (
        "marc",
    )


def test_two_candidates_of_the_name_are_asked_about_and_nothing_is_left_out():
    alex = replace(OTHER, id="alex", candidate=Candidate("Alex Lane"))
    asked = read("add Dana to Lane's interview", interviews=(alex, OWN))
    assert len(asked.doubt.choices) == 2
    chosen = read(asked.doubt.choices[1].sentence, interviews=(alex, OWN))
    assert chosen.request.target == ("lane",)
    assert (chosen.doubt, chosen.left_out) == (None, ())
