"""Whose interview is named by its candidate is meant, or asked about, whatever was shown and whatever else is said."""

import pytest
from msgspec.structs import replace

from bot.language.clarification import asks
from bot.language.requests import InterviewsRequest
from tests.language.example_company import JO, MARC, mail, read_among

# One interviewer takes part in both.
BOTH = (JO, replace(MARC, people=(mail("raj"), mail("priya"))))
DEEDS = (
    "shift it to Friday",
    "push it to next Tuesday at 3",
    "postpone it by an hour",
    "make it 45 minutes",
    "put it on Teams",
    "add Dana",
    "take Raj off",
    "swap Raj for Dana",
    "cancel it",
    "no room needed",
)
WHOSE = (
    "{deed}, the Marc one",
    "{deed} - that's Marc's",
    "{deed} for Marc",
    "Marc: {deed}",
    "for Marc, {deed}",
)


@pytest.mark.exhaustive
@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("whose", WHOSE)
@pytest.mark.parametrize("last", ["interview", "proposal", "list"])
def test_nothing_is_done_to_the_interview_of_another_than_who_is_named(deed, whose, last):
    read = read_among(whose.format(deed=deed), BOTH, last=last)
    assert read.doubt is not None or read.request.target == ("marc",)


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("whose", WHOSE[:2])
def test_it_is_done_to_the_one_named_where_the_name_says_whose_it_is(deed, whose):
    read = read_among(whose.format(deed=deed), BOTH)
    assert (read.doubt, read.request.target, read.left_out) == (None, ("marc",), ())


@pytest.mark.parametrize(
    "text", ["shift it to Friday so that we have time for Marc", "move it to right after Marc's"]
)
def test_a_name_that_may_stand_for_another_reason_is_asked_about(text):
    read = read_among(text, BOTH)
    assert read.doubt.doubt.kind == "which-interview"
    assert len(read.doubt.choices) == 2


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("note for the interviewers: Marc comes right after", ("jo",)),
        ("rename it to Jo after Marc", ("jo",)),
        ("the candidate is Marc Dubois", ("jo",)),
        ("cancel everything except Marc's", ("jo",)),
        ("cancel it and keep Marc's", ("jo",)),
    ],
)
def test_a_name_that_is_passed_on_or_spared_tells_no_target(text, target):
    read = read_among(text, BOTH)
    assert (read.doubt, read.request.target) == (None, target)


def test_a_name_of_several_interviews_is_asked_about():
    third = replace(BOTH[1], id="later", start=MARC.start.replace(hour=16))
    read = read_among("shift it to Friday, the Marc one", (*BOTH, third))
    assert read.doubt.doubt.kind == "which-interview"
    assert {one.sentence.partition(": ")[0] for one in read.doubt.choices} == {
        "The interview Thu 26 Nov 14:00, Marc Dubois, with Raj Patel and Priya Shah",
        "The interview Thu 26 Nov 16:00, Marc Dubois, with Raj Patel and Priya Shah",
    }


def test_a_button_of_the_card_shown_is_not_pressed_for_another_candidate():
    read = read_among("oops, undo that - that's Marc's", BOTH)
    assert read.request == InterviewsRequest(target=("marc",))
    assert read.left_out == ("oops, undo that - that's Marc's",)
    assert read_among("undo that - that's Jo's", BOTH).request.verb == "undo"


def test_a_candidate_of_whom_nothing_is_known_is_asked_about():
    text = "Bram de Wit has accepted another offer, so please cancel his interview."
    read = read_among(text, BOTH)
    assert read.doubt.doubt.kind == "none-with"
    assert read.request.intent == "cancel"


def test_who_is_not_coming_is_whose_interview_is_cancelled():
    assert read_among("cancel it, Marc isn't coming", BOTH).request.target == ("marc",)


@pytest.mark.parametrize(
    "text",
    [
        "cancel the lot except Marc",
        "cancel everyone but Marc",
        "cancel everything apart from Marc's",
    ],
)
def test_who_is_spared_is_never_the_target(text):
    read = read_among(text, BOTH)
    assert (read.doubt, read.request.target) == (None, ("jo",))


def test_who_is_named_as_not_meant_is_asked_about_rather_than_changed():
    read = read_among("not Marc's, Jo's - take Raj off", BOTH)
    assert read.doubt is not None or read.request.target == ("jo",)


@pytest.mark.parametrize("text", ["no Raj for Marc", "no Raj on Marc's please", "not Raj for Marc"])
def test_who_is_not_wanted_for_a_candidate_is_taken_off_theirs(text):
    request = read_among(text, BOTH).request
    assert (request.target, request.remove) == (("marc",), (mail("raj"),))


@pytest.mark.parametrize(
    "text", ["Marc is not coming anymore, please cancel his", "Marc isn't coming, cancel it"]
)
def test_a_candidate_who_is_not_coming_is_cancelled_where_it_is_said_so(text):
    read = read_among(text, BOTH)
    assert (read.intent, read.doubt, read.request.target) == ("cancel", None, ("marc",))


OF_NOBODY = (
    "cancel {name}, he withdrew",
    "move {name} to the afternoon",
    "{name}' one should be online",
    "make {name}' 30 minutes",
    "add Dana to {name}'s",
    "take Raj off {name}",
    'rename {name}\' to "Data engineer"',
    "note for {name}' interviewers: be kind",
    "undo {name}",
    "undo the move of {name}",
    "has {name} accepted?",
)


@pytest.mark.parametrize("text", OF_NOBODY)
def test_nothing_is_done_to_the_interview_shown_for_somebody_who_has_none(text):
    read = read_among(text.format(name="Jonas"), BOTH)
    assert read.doubt.doubt == asks("none-with", name="Jonas")


@pytest.mark.parametrize("reply", ["3pm", "yes", "yes please", "make it 30 minutes", "45 minutes"])
@pytest.mark.parametrize("many", [1, 2])
def test_what_follows_the_question_whose_it_is_is_not_done_to_the_one_shown(reply, many):
    known = BOTH[:many]
    asked = read_among("move Jonas to the afternoon", known).doubt
    read = read_among(reply, known, doubt=asked)
    is_pointed_at = " it " in reply
    assert (read.doubt is None) == is_pointed_at
    assert is_pointed_at or read.doubt == asked


@pytest.mark.parametrize(
    "reply",
    [
        "add a room",
        "bump my 10am to Wednesday",
        "rename to Onsite",
        "make my 10am 45 min",
        "put the Turing room in",
    ],
)
def test_another_command_ends_the_question_whose_it_is(reply):
    asked = read_among("cancel Jonas'", (JO,)).doubt
    assert asked.doubt.kind == "none-with"
    read = read_among(reply, (JO,), doubt=asked)
    assert (read.doubt, read.request.target) == (None, ("jo",))


@pytest.mark.parametrize("reply", ["cancel", "cancel the 2pm", "move to 3pm"])
def test_the_same_command_once_more_does_not(reply):
    said = "move Jonas to the afternoon" if "move" in reply else "cancel Jonas'"
    asked = read_among(said, (JO,)).doubt
    assert read_among(reply, (JO,), doubt=asked).doubt


def test_the_one_that_is_picked_then_is_meant():
    asked = read_among("move Jonas to 2pm", BOTH).doubt
    for reply in ("Jo", "1"):
        read = read_among(reply, BOTH, doubt=asked)
        assert (read.doubt, read.request.target) == (None, ("jo",))
