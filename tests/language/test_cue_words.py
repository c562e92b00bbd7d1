"""Nothing that destroys or binds is read from words that name it not: `bot.language.acts.cue_words`."""

import json
import random
from pathlib import Path

import pytest

from bot.language.acts.classifier import act_probabilities, command_probabilities
from bot.language.acts.cue_words import CUES, has_cue, refuses
from bot.language.acts.rules_and_words import weighed, weighed_command
from bot.language.acts.situation import Situation
from bot.language.chunking.reading import shaped
from bot.language.contract import answer_line, context_of
from bot.language.people.name_index import from_json
from bot.language.tokens.normalize import listed
from tests.harness.message_lines import SITUATIONS

DIRECTORY = from_json(
    json.loads((Path(__file__).parent / "commands/directory.json").read_text(encoding="utf-8"))
)
NOUNS = listed(
    """link links invitation invitations interview interviews room rooms candidate candidates panel loop loops calendar
    calendars meeting meetings reminder reminders pool pools session sessions hold holds template note person people
    feedback setting settings report question everything interviewers recruiters account data"""
)
BOOKED = listed(
    "interview interviews invitation invitations meeting meetings session sessions loop loops panel"
)
"""To withdraw one of these is to cancel it."""
SIZES = ("all", "all the", "every", "both", "the first", "the last", "each", "my", "")
VERBS = ("", "withdraw", "extend", "share", "count", "compare", "resend")
DESTROYS_OR_BINDS = frozenset(CUES)
MESSAGES = 120


def line(text, situation):
    row = {"text": text, "now": "2026-12-01T10:10", "zone": "Europe/London", "locale": "en-GB"}
    return row | SITUATIONS[situation]


def made(seed):
    chance = random.Random(seed)
    for _ in range(MESSAGES):
        said = (chance.choice(VERBS), chance.choice(SIZES), chance.choice(sorted(NOUNS)))
        if said[0] == "withdraw" and said[2] in BOOKED:
            continue
        yield " ".join(filter(None, said))


@pytest.mark.exhaustive
@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_noun_with_all_or_the_first_is_never_a_deed(situation):
    wrong = {
        text: intent
        for text in made(situation)
        if (intent := answer_line(line(text, situation), DIRECTORY)["intent"]) in DESTROYS_OR_BINDS
    }
    assert wrong == {}


@pytest.mark.exhaustive
@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_words_alone_make_no_deed_without_a_word_of_it(situation):
    for text in made(situation):
        given = line(text, situation)
        is_open = "after" in given
        context = context_of(given, DIRECTORY)
        shape, shown = shaped(text, context, is_after=is_open), Situation(context, is_open)
        for by_rules in ("unknown", "chat", "new"):
            act = weighed(by_rules, shape, shown)
            assert act not in CUES or has_cue(act, shape.row), text
        command = weighed_command("", shape)
        assert command not in CUES or has_cue(command, shape.row), text


def test_every_cue_is_of_an_act_or_command_that_the_words_know():
    context = context_of(line("hello", "nothing was said before"), DIRECTORY)
    shape = shaped("hello", context, is_after=False)
    known = {*act_probabilities(shape, Situation(context)), *command_probabilities(shape)}
    assert set(CUES) <= known


@pytest.mark.parametrize(
    "text", ["the last one doesnt work", "drop the first", "not the 2nd", "i cant do the first"]
)
def test_what_is_refused_is_not_booked(text):
    assert refuses(text)
    assert not has_cue("book", text)


@pytest.mark.parametrize(
    "text", ["the 2nd one please", "take the last", "no problem, take the first"]
)
def test_what_is_chosen_is_booked(text):
    assert has_cue("book", text)
