"""What is told of a candidate, with the words that the interviewers are to know it, is a note of the interview."""

import pytest

from bot.language.requests import ChangeRequest
from tests.language.example_company import JO, MARC, VERA, read_among


@pytest.mark.parametrize(
    ("told", "rest"),
    [
        ("she'll be in reception at 10", ", tell the interviewers"),
        ("Jo will be in reception at 10", ", let the panel know"),
        ("she will arrive at 9:50", ", please inform the interviewers"),
        ("he's bringing his own laptop", ", tell the interviewers please"),
        ("the candidate needs a ramp", ", let the interviewers know"),
        ("she'll be waiting in the lobby from 9:45", ". Let Raj and Tom know"),
        ("he prefers to be called Joey", ", tell the panel"),
        ("she is deaf in one ear", ", pls tell everyone"),
    ],
)
def test_it_stands_in_the_note_as_it_was_said(told, rest):
    read = read_among(told + rest, (JO, MARC))
    assert (read.doubt, read.left_out) == (None, ())
    assert read.request == ChangeRequest(("jo",), note=told)


def test_it_is_of_the_candidate_who_is_named():
    read = read_among("Marc will be in reception at 2, tell the interviewers", (JO, MARC))
    assert read.request == ChangeRequest(("marc",), note="Marc will be in reception at 2")


@pytest.mark.parametrize(
    "text",
    [
        "she'll be in reception at 10, tell Raj",
        "she can't come, tell the interviewers",
        "she has asked for Thursday, tell the interviewers",
        "she is ill, cancel it and tell the interviewers",
        "move it to 3pm and tell the interviewers",
        "Jo is off, tell the interviewers",
        "cancel Jo's interview and tell them",
        "Jo's to 3pm and tell them",
        "make Jo's an hour and let them know",
    ],
)
def test_what_is_no_note_for_all_stays_none(text):
    assert not getattr(read_among(text, (JO, MARC)).request, "note", "")


def test_an_interviewer_notes_nothing():
    read = read_among("she'll be in reception at 10, tell the others", (VERA,), last="invitation")
    assert read.intent != "change"
