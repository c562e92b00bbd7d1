"""What is not to be done is not done, and what is to stay stays, whatever card was shown."""

from datetime import datetime

import pytest

from bot.language.context import ComingInterview
from bot.language.requests import Candidate
from tests.language.example_company import JO, MARC, mail, read_among, said

EVE = ComingInterview("eve", datetime.fromisoformat("2026-11-27T09:00"), people=(mail("will"),), candidate=Candidate("Eve Low"))  # fmt: skip
OWN = (JO, MARC, EVE)


def read(text, *, last="list"):
    return read_among(text, OWN, last=last)


@pytest.mark.parametrize(
    "text",
    [
        "please don't cancel it!",
        "I don't want to cancel it",
        "no need to cancel",
        "it must not be cancelled",
        "we shouldn't move it",
        "do not reschedule Jo's interview please",
        "keep all of them, don't cancel",
        "I did not cancel it",
        "please don't touch Marc's interview, she has booked her train",
    ],
)
@pytest.mark.parametrize("last", ["interview", "list", "none"])
def test_what_is_denied_is_not_done(text, last):
    assert read(text, last=last).intent in {"chat", "unknown"}


@pytest.mark.parametrize(
    "text", ["don't move it before Thursday", "don't cancel it if Tom declines"]
)
def test_what_is_denied_in_some_case_only_is_not_understood(text):
    assert read(text, last="interview").intent == "unknown"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("don't forget to cancel it", "cancel"),
        ("why don't you move it to Friday", "reschedule"),
        ("don't move it, cancel it", "cancel"),
        ("cancel it, don't move it", "cancel"),
        ("don't cancel, move it to Friday", "reschedule"),
        ("I don't want to cancel, just move it to Friday", "reschedule"),
    ],
)
def test_what_is_asked_for_beside_it_is_done(text, intent):
    reading = read(text, last="interview")
    assert (reading.intent, reading.request.target, reading.left_out) == (intent, ("jo",), ())


def test_what_is_denied_tells_which_interview_is_meant():
    reading = read("don't cancel Marc's interview, just push it to Monday", last="interview")
    assert (reading.intent, reading.request.target) == ("reschedule", ("marc",))


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("cancel Jo's and Eve's interviews, keep Marc's", ("jo", "eve")),
        ("cancel the interview with Tom, not the one with Priya", ("jo",)),
        ("cancel everything this week but keep Marc's", ("jo", "eve")),
        ("cancel Friday's interview, not Thursday's", ("eve",)),
        ("cancel Jo's, leave Eve's", ("jo",)),
        ("cancel Jo's interview. Not Marc's!", ("jo",)),
    ],
)
def test_what_is_to_stay_is_not_touched(text, target):

    reading = read(text)
    assert (reading.intent, reading.request.target, reading.left_out) == ("cancel", target, ())


@pytest.mark.parametrize(
    "text",
    [
        "it should be Dana, not Tom",
        "Not Tom, I meant Dana. Sorry!",
        "wrong person: Dana instead of Tom",
        "sorry, I said Dana, not Tom",
        "Tom? No, Dana!",
        "Tom is the wrong one, it's Dana",
        "that was supposed to be Dana, not Tom",
    ],
)
def test_who_was_meant_takes_the_place_of_who_was_not(text):
    reading = read(text, last="interview")
    assert (reading.doubt, reading.left_out) == (None, ())
    assert (reading.request.target, reading.request.replace) == (
        ("jo",),
        ((mail("tom"), mail("dana")),),
    )
    question = said("Raj and Tom on Thursday, 45 min", text)
    assert question.request.people == (mail("dana"), mail("raj"))
    assert (question.continues, question.left_out) == (True, ())


def test_who_is_added_and_who_is_not_are_no_replacement():
    assert read("keep Tom and remove Raj", last="interview").request.remove == (mail("raj"),)
