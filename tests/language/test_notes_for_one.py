"""A note for one interviewer alone: it stands where nobody else reads it, or with their name before it, or is none."""

import pytest
from msgspec.structs import replace

from bot.language.parser import parse
from bot.language.requests import ChangeRequest, UnknownRequest
from tests.language.example_company import CARDS_OF_LOOP, JO, MARC, mail, scene


def read(text, last):
    interviews = {**CARDS_OF_LOOP, "interview": (JO, MARC)}[last]
    context = replace(scene(), last=last, interviews=interviews, speaker=mail("olivia"))
    return parse(text, context)


@pytest.mark.parametrize(
    "text",
    [
        "note for priya only: ask about testing",
        "note for Priya: ask about testing",
        "note just for priya: ask about testing",
        "please add a note for priya only: ask about testing",
        "message for Priya Shah: ask about testing",
    ],
)
@pytest.mark.parametrize(("last", "target"), [("loop", "priya"), ("interview", "marc")])
def test_who_interviews_alone_has_a_note_of_their_own(text, last, target):
    assert read(text, last).request == ChangeRequest((target,), note="ask about testing")


def test_of_several_interviewers_it_begins_with_whom_it_is_for():
    assert read("note for raj: ask about testing", "interview").request == ChangeRequest(("jo",), note="Raj: ask about testing")  # fmt: skip


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("note for raj only: ask about testing", "note-for-one"),
        ("note only for Raj: ask about testing", "note-for-one"),
        ("note for dana only: ask about testing", "note-for-absent"),
    ],
)
def test_where_others_would_read_it_or_it_is_for_nobody_there_is_none(text, why):
    assert read(text, "interview").request == UnknownRequest(why)


def test_a_note_for_several_is_no_further_session():
    assert read("note for raj and tom: ask about testing", "loop").request == ChangeRequest(("raj", "tom"), note="ask about testing")  # fmt: skip
    assert read("note for raj and tom: hi there", "interview").request == ChangeRequest(("jo",), note="hi there")  # fmt: skip


def test_of_several_interviews_the_one_meant_is_asked_for():
    asked = read("note for priya: ask about testing", "list")
    assert asked.request == ChangeRequest(("priya",), note="ask about testing")
    both = replace(scene(), last="list", interviews=(JO, replace(MARC, people=JO.people)))
    assert parse("note for raj: ask about testing", both).doubt.doubt.kind == "which-interview"
