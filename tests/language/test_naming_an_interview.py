"""One of several interviews is told by its room or its people; one that is not there is asked about, never guessed."""

from dataclasses import replace
from datetime import datetime

import pytest

from bot.language.context import ComingInterview
from bot.language.parser import parse
from bot.language.requests import Candidate
from tests.language.example_company import mail, scene

TUESDAY = datetime.fromisoformat("2026-11-24T09:45")
THURSDAY = datetime.fromisoformat("2026-11-26T14:00")
FIRST = ComingInterview(
    "first", TUESDAY, people=(mail("raj"),), candidate=Candidate("Jo Pike"), room=mail("turing")
)
SECOND = ComingInterview(
    "second",
    THURSDAY,
    people=(mail("tom"),),
    candidate=Candidate("Marc Dubois"),
    room=mail("spree"),
)


def read(text, *, last="list", interviews=(FIRST, SECOND)):
    context = replace(scene(), last=last, interviews=interviews, speaker=mail("olivia"))
    return parse(text, context)


@pytest.mark.parametrize("last", ["list", "interview", "none"])
@pytest.mark.parametrize(
    ("text", "intent", "target"),
    [
        ("cancel the one in Spree", "cancel", "second"),
        ("cancel the interview in the Spree room", "cancel", "second"),
        ("cancel the interview in room Spree", "cancel", "second"),
        ("move the one in Spree to Friday 10am", "reschedule", "second"),
        ("cancel the one in Turing", "cancel", "first"),
        ("move the interview with Tom to Friday 10am", "reschedule", "second"),
    ],
)
def test_a_room_or_a_person_tells_which(text, intent, target, last):
    reading = read(text, last=last)
    assert (reading.intent, reading.request.target) == (intent, (target,))


@pytest.mark.parametrize("interviews", [(FIRST, SECOND), (FIRST,)], ids=["two", "one"])
@pytest.mark.parametrize(
    "text",
    [
        "cancel the one in Lovelace",
        "move the interview in the Boardroom to Friday",
        "move the interview with Dana to Friday 10am",
        "cancel my interview on Tuesday with Dana",
    ],
)
def test_what_none_of_them_has_is_asked_about(text, interviews):
    reading = read(text, interviews=interviews)
    assert reading.intent in {"cancel", "reschedule"}
    assert reading.request.target == ()
    assert reading.doubt is not None


@pytest.mark.parametrize(
    "text", ["move it to Lovelace", "use Lovelace for it", "put it in Lovelace"]
)
def test_a_room_to_go_to_tells_nothing(text):
    reading = read(text, last="interview")
    assert reading.intent == "change"
    assert reading.request.target == ("first",)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("book the earliest", 1),
        ("take the soonest one", 1),
        ("book the earliest possible", 1),
        ("take the latest one", -1),
    ],
)
def test_the_first_and_the_last_of_an_offer_are_said_in_other_words(text, number):
    reading = parse(text, replace(scene(), last="offer"))
    assert (reading.intent, reading.request.number) == ("book", number)
