"""A change said with its note in one sentence: both are done, and neither is lost."""

from datetime import datetime

import pytest

from bot.language.context import ComingInterview
from bot.language.requests import Candidate, ChangeRequest, RescheduleRequest
from tests.language.example_company import JO, MARC, mail, read_among

NINA = ComingInterview(
    "nina",
    datetime.fromisoformat("2026-11-26T14:00"),
    people=(mail("priya"),),
    candidate=Candidate("Nina Roth", "nina@roth.example"),
)


@pytest.mark.parametrize(
    "text",
    [
        "add Raj with the note: ask about Go",
        "add Raj with a note: ask about Go",
        "please add Raj, with the note “ask about Go”",
        "add Raj with a note saying “ask about Go”",
        "can you put Raj on it with this note: ask about Go",
        "invite Raj (note: ask about Go)",
        "add Raj with a note for the interviewers: ask about Go",
    ],
)
def test_who_is_added_with_a_note_comes_and_the_note_stands(text):
    added = ChangeRequest(("nina",), add=(mail("raj"),), note="ask about Go")
    assert read_among(text, (NINA,), last="interview").request == added


def test_other_changes_keep_their_note_too():
    def read(text):
        return read_among(text, (NINA,), last="interview").request

    note = "sorry, no need"
    gone = ChangeRequest(("nina",), remove=(mail("priya"),), note=note)
    assert read(f"take Priya off with the note: {note}") == gone
    longer = ChangeRequest(("nina",), minutes=45, note=note)
    assert read(f"make it 45 minutes with a note: {note}") == longer
    moved = read(f"move it to Friday with the note: {note}")
    assert moved.note == note
    assert isinstance(moved.move, RescheduleRequest)


def test_words_of_a_note_are_no_second_note():
    request = read_among("add the note: talk with the team", (NINA,), last="interview").request
    assert request == ChangeRequest(("nina",), note="talk with the team")


def test_a_note_behind_a_move_is_whole():
    text = "move it to Friday, note: bring the laptop, and the badge"
    moved = read_among(text, (NINA,), last="interview")
    assert (moved.request.note, moved.left_out) == ("bring the laptop, and the badge", ())


@pytest.mark.parametrize(
    "text",
    [
        "rename it to Final round with the note: bring the laptop",
        "call it Final round, and the note: bring the laptop",
        "rename Nina's interview to Final round with a note saying bring the laptop",
        'title: "Final round", with a note for the interviewers: bring the laptop',
    ],
)
def test_a_title_ends_where_its_note_begins(text):
    named = ChangeRequest(("nina",), title="Final round", note="bring the laptop")
    assert read_among(text, (NINA,), last="interview").request == named


def test_a_title_may_speak_of_notes():
    read = read_among("change the title to Notes: part 2", (NINA,), last="interview")
    assert (read.request.title, read.request.note) == ("Notes: part 2", "")


@pytest.mark.parametrize("last", ["interview", "list"])
def test_an_address_a_document_and_a_change_in_one_line_are_one_change(last):
    text = "jo's email is jo@pike.example, cv https://example.org/cv and make it online"
    read = read_among(text, (JO, MARC), last=last)
    assert read.left_out == ()
    assert read.request == ChangeRequest(
        ("jo",),
        candidate=Candidate("", "jo@pike.example"),
        note="CV: https://example.org/cv",
        online=True,
    )


@pytest.mark.parametrize("text", ["no video", "no video please", "no video and add a note"])
def test_no_video_takes_the_meeting_off(text):
    request = read_among(text, (JO, MARC)).request
    assert request == ChangeRequest(("jo",), online=False)


@pytest.mark.parametrize("text", ["no video and add a note", "make it 30 min and add a note for the interviewers"])  # fmt: skip
def test_a_note_of_no_words_beside_a_change_is_asked_about_and_the_change_is_made(text):
    read = read_among(text, (JO, MARC))
    assert (read.left_out, read.lacks_note, read.doubt) == ((), True, None)
    assert read.request.target == ("jo",)
