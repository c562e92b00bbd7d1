"""What no booked interview holds is said to be so, and not asked about; what it holds is changed as before."""

import pytest

from bot.language.requests import ChangeRequest, UnknownRequest
from tests.language.example_company import JO, MARC, read_among


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("change the colour of the event", "not-held"),
        ("change the color of it to red", "not-held"),
        ("make it private", "not-held"),
        ("mark it as high importance", "not-held"),
        ("set the category to Hiring please", "not-held"),
        ("make it urgent", "not-held"),
        ("make Dana optional", "optional-booked"),
        ("make Tom optional please", "optional-booked"),
        ("treat Dana and Raj as optional", "optional-booked"),
        ("take everyone off", "nobody-left"),
        ("remove everybody", "nobody-left"),
        ("take all the interviewers off it", "nobody-left"),
        ("uninvite them all", "nobody-left"),
        ("add a projector to it", "office-errand"),
        ("order lunch for Jo's interview", "office-errand"),
        ("add coffee and sandwiches for it", "office-errand"),
    ],
)
def test_it_is_said_that_it_cannot_be_done(text, told):
    assert read_among(text, (JO, MARC)).request == UnknownRequest(told)


@pytest.mark.parametrize(
    "text",
    [
        "change the room to Turing",
        "change the title to Red Team",
        "call it Coffee chat",
        "make it an hour",
        "add a whiteboard",
        "add Dana",
        "take Tom off",
    ],
)
def test_what_can_be_changed_is(text):
    read = read_among(text, (JO, MARC))
    assert isinstance(read.request, ChangeRequest)
    assert read.doubt is None


def test_of_an_interview_asked_for_somebody_is_optional():
    read = read_among("make Tom optional", (), after="Raj and Tom on Friday")
    assert read.request.optional
