"""What is for the candidate is no change of the interview, and a document of somebody else goes into none."""

import pytest

from bot.language.requests import ChangeRequest, UnknownRequest
from tests.language.example_company import JO, MARC, read_among


@pytest.mark.parametrize(
    "text",
    [
        "message for jo: please come 5 min early",
        "message to marc: the door code is 45",
        "msg jo: 30 min",
        "tell bea to bring her laptop",
        "tell her to bring a laptop",
        "tell him to come 10 minutes early",
        "ask her to bring id",
        "let her know the door code is 45",
    ],
)
def test_what_the_candidate_is_to_be_told_is_said_not_to_be_sent(text):
    assert read_among(text, (JO, MARC)).request == UnknownRequest("tell-candidate")


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("message for raj: ask about testing", "Raj: ask about testing"),
        ("tell him to ask about testing", "ask about testing"),
        ("tell raj to bring a laptop", "bring a laptop"),
    ],
)
def test_what_the_interviewer_is_told_is_a_note(text, note):
    request = read_among(text, (JO, MARC)).request
    assert (request.target, request.note, request.minutes) == (("jo",), note, None)


@pytest.mark.parametrize(
    "text",
    [
        "gita's cv: https://files.example/g",
        "here's gita rao's cv https://files.example/g",
        "gita's portfolio https://files.example/g",
        "zed's cv is https://files.example/g",
        "here is the cv of gita https://files.example/g",
    ],
)
def test_a_document_of_somebody_else_goes_into_no_interview(text):
    read = read_among(text, (JO, MARC))
    assert read.doubt is not None
    assert read.doubt.doubt.kind == "none-with"


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("jo's cv: https://files.example/g", "jo"),
        ("here's marc's cv https://files.example/g", "marc"),
        ("her cv: https://files.example/g", "jo"),
    ],
)
def test_a_document_of_a_candidate_goes_into_theirs(text, target):
    request = read_among(text, (JO, MARC)).request
    assert request == ChangeRequest((target,), note="CV: https://files.example/g")
