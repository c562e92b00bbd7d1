"""A part that somebody is to play besides interviewing cannot be kept: it is asked whether they are to come as an interviewer."""

import pytest

from bot.language.clarification_answers import answered
from bot.language.requests import ChangeRequest
from tests.language.example_company import JO, MARC, asked, mail, read_among


@pytest.mark.parametrize(
    "text",
    [
        "add Dana as a shadow",
        "Dana will shadow",
        "Dana is backup",
        "have Dana observe",
        "add Dana to Jo's as a note taker",
        "Dana should shadow Jo's interview",
        "cc her manager Dana",
        "copy Dana in",
    ],
)
def test_it_is_asked_whether_they_come_as_an_interviewer(text):
    read = read_among(text, (JO, MARC))
    assert read.doubt is not None
    assert "everyone who is invited is an interviewer" in asked(read.doubt)
    assert "Dana" in asked(read.doubt)
    assert "should" not in asked(read.doubt) or "should" in text
    chosen = read_among(answered("yes", read.doubt), (JO, MARC)).request
    assert chosen == ChangeRequest(("jo",), add=(mail("dana"),))


def test_what_else_is_asked_for_is_kept():
    read = read_among("add Dana as a backup and make it 45", (JO, MARC))
    chosen = read_among(answered("yes", read.doubt), (JO, MARC)).request
    assert chosen == ChangeRequest(("jo",), add=(mail("dana"),), minutes=45)


@pytest.mark.parametrize("text", ["Raj is backup", "Raj will shadow"])
def test_of_who_interviews_already_it_is_not_asked(text):
    read = read_among(text, (JO, MARC))
    assert read.doubt is None or read.doubt.doubt.kind != "part-played"
