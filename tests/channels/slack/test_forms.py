"""A form that cannot be taken stays open and says so; what was written in it is never lost."""

import json

import pytest

from bot.channels.slack.turn_bridge import OUTDATED
from bot.domain.errors import BadInput, Gone, OutsideTrouble
from bot.sandbox.slack.workspace import SlackFault
from cards.actions import Decline, NameCandidate, Refine
from cards.view_models import CardDetails, Notice, Problem
from tests.harness.sample_views import SCOPES
from tests.harness.slack_presses import card, opens


@pytest.fixture
async def decline(hall):
    """The form that stands open before Rita, to say why she declines."""
    return await opens(hall, *card(hall, "invitation"), Decline)


@pytest.fixture
async def candidate(hall):
    return await opens(hall, *card(hall, "interview confirmed"), NameCandidate)


@pytest.fixture
async def change(hall):
    return await opens(hall, *card(hall, "offer"), Refine)


def told(hall):
    return [one.text for one in hall.little.messages[1:]]


async def test_what_is_wrong_by_its_looks_is_said_at_each_field_before_any_turn(hall, candidate):
    before = len(hall.turns)
    values = {"candidate": "x" * 201, "candidate_mail": "jo at example"}
    delivered = await hall.submits("rita", candidate, values)
    assert json.loads(delivered.text)["response_action"] == "errors"
    assert candidate.is_open
    assert "too long" in candidate.errors["candidate"]
    assert "jo@example.org" in candidate.errors["candidate_mail"]
    assert (len(hall.turns), told(hall)) == (before, [])


@pytest.mark.parametrize("day", ["soon", "0001-01-01"])
async def test_a_day_that_is_none_is_said_at_its_field(hall, change, day):
    await hall.submits("rita", change, {"day": day})
    assert list(change.errors) == ["day"]
    assert change.is_open


async def test_a_form_that_was_mended_is_taken_and_closes(hall, candidate):
    await hall.submits("rita", candidate, {"candidate_mail": "jo"})
    hall.reply = None
    await hall.submits("rita", candidate, {"candidate_mail": "jo@example.org"})
    assert hall.turns[-1].content.inputs["candidate_mail"] == "jo@example.org"
    assert (candidate.is_open, candidate.errors) == (False, {})


@pytest.mark.parametrize(
    ("error", "field", "words"),
    [
        (BadInput(why="room", field="room"), "room", "isn’t registered"),
        (Gone(what="offer"), "day", "Ask again"),
        (OutsideTrouble(service="Microsoft 365", changed="unknown"), "day", "couldn’t tell"),
    ],
)
async def test_what_the_turn_finds_wrong_is_said_in_the_form_too(hall, change, error, field, words):
    hall.reply = Problem.of(error)
    await hall.submits("rita", change, {"room": "any"})
    assert words in change.errors[field]
    assert change.is_open
    assert told(hall) == []


async def test_what_comes_too_late_is_said_in_the_chat_with_what_was_written(hall, decline):
    hall.hold_up()
    hall.reply = Problem.of(OutsideTrouble(service="Microsoft 365"))
    delivered = await hall.submits("rita", decline, {"comment": "I am away <3"})
    assert (delivered.text, decline.is_open) == ("", False)
    hall.gate.set()
    await hall.slack.drain()
    problem, kept = told(hall)
    assert "Microsoft 365 isn’t answering" in problem
    assert "I am away &lt;3" in kept


async def test_a_form_of_choices_has_no_words_to_give_back(hall, change):
    hall.hold_up()
    hall.reply = Problem.of(Gone(what="offer"))
    await hall.submits("rita", change, {"room": "any"})
    hall.gate.set()
    await hall.slack.drain()
    assert len(told(hall)) == 1


async def test_a_short_word_that_is_no_problem_goes_into_the_chat(hall, decline):
    hall.reply = Notice(lines=("That was settled already.",))
    await hall.submits("rita", decline, {"comment": "ill"})
    assert not decline.is_open
    assert "settled already" in told(hall)[0]


async def test_a_form_of_another_version_stays_open_and_says_so(hall, decline):
    decline.view["private_metadata"] = '{"action": {"v": 0, "do": "Decline"}}'
    before = len(hall.turns)
    await hall.submits("rita", decline, {"comment": "ill"})
    assert decline.errors == {"comment": OUTDATED}
    assert (len(hall.turns), told(hall)) == (before, [])


async def test_who_is_not_believed_is_told_in_the_form(hall, decline):
    hall.user("rita").is_restricted = True
    hall.clock.pass_(minutes=10)
    await hall.submits("rita", decline, {"comment": "ill"})
    assert "guest" in decline.errors["comment"]


@pytest.mark.parametrize("why", ["slack", "bot"])
async def test_a_form_that_nobody_could_take_stays_open(hall, decline, why):
    if why == "slack":
        hall.clock.pass_(minutes=10)
        hall.little.faults.append(SlackFault("users.info", "", 503, times=4))
    else:
        hall.trouble = ZeroDivisionError()
    delivered = await hall.submits("rita", decline, {"comment": "ill"})
    assert (delivered.status, decline.is_open) == (503, True)


async def test_what_a_card_folds_away_opens_as_a_page_and_no_message_follows(hall):
    message, _ = card(hall, "consent")
    hall.reply = CardDetails(scopes=SCOPES)
    await hall.presses("rita", message, "details/1")
    page = hall.little.views[-1]
    assert page.is_open
    assert all(scope in json.dumps(page.view["blocks"]) for scope in SCOPES)
    assert told(hall) == []
