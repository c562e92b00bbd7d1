"""A question about what is booked changes nothing, whichever card was shown; a request put as a question is done."""

import json
from pathlib import Path

import pytest

from bot.language.context import ParseContext
from bot.language.contract import context_of
from bot.language.parser import parse
from bot.language.people.name_index import from_json
from bot.language.requests import Question
from tests.harness.for_each import for_each
from tests.harness.message_lines import SITUATIONS

HERE = Path(__file__).parent
DIRECTORY = from_json(json.loads((HERE / "commands/directory.json").read_text(encoding="utf-8")))
MOMENT = {"text": "", "now": "2026-12-01T10:10", "zone": "Europe/London", "locale": "en-GB"}
BINDS = {"change", "reschedule", "cancel", "hand_over", "accept_proposal", "late", "absence"}
CARDS = ("interview", "list", "feedback", "proposal", "none")
INVERTED = (
    "is it online?",
    "isn't it online?",
    "has Jane got the Teams link?",
    "will Jane get a Teams link?",
    "does Jane have the link?",
    "is there a Teams link?",
    "is it in the Boardroom?",
    "is it in Thames?",
    "is Nadia's in Thames?",
    "has the room been changed to Thames?",
    "does it have a room?",
    "does Jane need a bigger room?",
    "is it an hour?",
    "will an hour be enough for Jane?",
    "was the Thursday interview an hour?",
    "is it on Friday?",
    "is it at 3?",
    "was it moved?",
    "has it been moved to Friday?",
    "did we move Jane to Friday?",
    "does it need to move to Friday?",
    "is it cancelled?",
    "did you cancel Jane's interview?",
    "was Priya added?",
    "have you added Mei?",
    "did Ian swap with Mei?",
    "should Mei be on it?",
    "do you know if it's online?",
    "can you tell me whether it was moved to Friday?",
    "is Jane running late?",
)
TOLD = (
    "so it's an hour, correct?",
    "Luis is on Friday now, right?",
    "Jane's on Thursday, right?",
    "it's online, right?",
    "it's in Camden, isn't it?",
)
ASKED = INVERTED + TOLD
ADVICE = (
    "should we add Priya?",
    "shall we add Priya?",
    "would an hour work for Jane?",
    "should it be an hour?",
)
REQUESTED = {
    "can we add Priya?": "change",
    "could you make it online?": "change",
    "would you add Mei?": "change",
    "will you make it online?": "change",
    "is it ok to add Mei?": "change",
    "would it be possible to add Mei?": "change",
    "is it possible to move it to Friday?": "reschedule",
    "how about Friday?": "reschedule",
    "would Friday work?": "reschedule",
    "shall we move it to Friday?": "reschedule",
    "is it an hour? if so, cut it to 30 minutes": "change",
    "is there a bigger room?": "change",
    "add Priya, right?": "change",
    "move it to Friday, ok?": "reschedule",
    "is Ian free on Thursday for Jane?": "availability",
    "does Thursday at 3 work for Jane?": "availability",
    "has Luis confirmed?": "responses",
}


def told(card):
    """Return what is known where a card was shown last, or an interview is about to start."""
    shown = SITUATIONS["an interview was shown"]["context"] | {"last": card}
    return context_of(MOMENT | {"context": shown}, DIRECTORY)


def soon() -> ParseContext:
    return context_of(MOMENT | SITUATIONS["an interview is about to start"], DIRECTORY)


@pytest.mark.exhaustive
@for_each("text", ASKED + ADVICE)
@pytest.mark.parametrize("card", CARDS)
def test_a_question_about_what_is_booked_does_nothing_after_any_card(card, text):
    assert parse(text, told(card)).intent not in BINDS


@for_each("text", ASKED)
def test_a_question_about_what_is_booked_tells_nobody_of_what_starts_soon(text):
    assert parse(text, soon()).intent not in BINDS


@for_each("text", ASKED + ADVICE)
def test_a_question_about_the_interview_shown_searches_for_no_other(text):
    assert not isinstance(parse(text, told("interview")).request, Question)


@pytest.mark.parametrize("text", [one for one in ASKED if "Jane" in one])
def test_a_question_about_a_candidate_who_is_booked_shows_their_interview(text):
    read = parse(text, told("none"))
    assert read.intent in {"interviews", "responses"}
    assert read.request.target == ("i1",)


@pytest.mark.parametrize(
    "text", ["is Mei on it?", "who has the 2pm?", "what's the note for the interviewers?", "what's the status of Jane's interview?"],
)  # fmt: skip
def test_what_is_asked_of_the_interview_shown_is_answered_with_that_interview(text):
    read = parse(text, told("interview"))
    assert (read.intent, read.request.target) == ("interviews", ("i1",))


@pytest.mark.exhaustive
@pytest.mark.parametrize("text", INVERTED)
def test_no_beginning_of_a_question_does_anything(text):
    words = text.rstrip("?").split()
    starts = [" ".join(words[:count]) for count in range(2, len(words) + 1)]
    done = {
        end
        for one in starts
        for end in (one, f"{one}?")
        if parse(end, told("interview")).intent in BINDS
    }
    assert not done


@pytest.mark.parametrize(("text", "intent"), REQUESTED.items())
def test_a_request_that_is_put_as_a_question_is_done(text, intent):
    assert parse(text, told("interview")).intent == intent
