"""A break for everybody is one of the loop's below its card, and a rule for all is no rule of one's own."""

import pytest
from msgspec.structs import replace

from bot.language.parser import parse
from tests.language.example_company import LOOP, mail, scene

SHOWN = replace(scene(), last="loop", interviews=LOOP)


@pytest.mark.parametrize(
    "text",
    [
        "could you give everybody 15 minutes break between the sessions",
        "give them 15 minutes between sessions please",
        "everyone needs a 15 min break between the sessions",
        "let them have a 15 minute pause between all the sessions",
    ],
)
def test_a_break_for_everybody_is_the_loops(text):
    plain = parse("put a 15 minute break between the sessions", SHOWN)
    assert parse(text, SHOWN).request == plain.request
    assert plain.intent != "unknown"


def test_a_rule_for_all_interviewers_is_not_the_speakers_own():
    text = "and interviewers should have 15 min between two interviews"
    honest = parse("everybody needs 15 minutes between interviews", scene())
    assert parse(text, scene()).intent == honest.intent
    assert getattr(parse(text, scene()).request, "people", ()) == getattr(
        honest.request, "people", ()
    )


@pytest.mark.parametrize(
    "text",
    [
        "interviewers should have a break of 15 min between two interviews",
        "please give interviewers 15 min between two interviews",
        "our interviewers should have a quarter of an hour between interviews",
        "limit interviewers to 2 interviews a day",
        "no interviews on Fridays for interviewers",
    ],
)
def test_a_limit_of_the_interviewers_is_that_of_all_and_nobodys_own(text):
    request = parse(text, replace(scene(), speaker=mail("olivia"))).request
    assert (request.is_for_all, request.people, request.is_own) == (True, (), False)


def test_a_limit_of_the_speaker_stays_their_own():
    text = "I need 15 min between two interviews"
    request = parse(text, replace(scene(), speaker=mail("olivia"))).request
    assert (request.is_for_all, request.people) == (False, (mail("olivia"),))
