"""What the bot asks back is put into words for exactly the kinds and facts there are; what is shown can be answered."""

import ast
import inspect
from functools import cache
from string import Formatter
from typing import get_args

import pytest

from bot.language.clarification import Choice, Clarification, DoubtKind, OptionKind, asks, option
from bot.language.clarification_answers import answered
from cards.words.clarifications import ACTS, OPTIONS, QUESTIONS, option_text, question_text
from tests.harness.sources import ROOT, holding, nodes, parsed

WORDS = {"asks": QUESTIONS, "option": OPTIONS}


@cache
def calls():
    """Return every question and option that is made: where, by which function, its kind and the names of its facts."""
    found = []
    for path in holding(rf"\b({'|'.join(WORDS)})\(", "bot/language", "dialogs"):
        for node in nodes(parsed(path)):
            made_by = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
            if made_by in WORDS:
                place = f"{path.relative_to(ROOT)}:{node.lineno}"
                facts = {one.arg for one in node.keywords}
                found.append((place, made_by, node.args[0], facts))
    return found


def facts_named(words):
    """Return the facts that words name."""
    if callable(words):
        return set(inspect.signature(words).parameters)
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def test_every_kind_has_words():
    assert set(get_args(DoubtKind)) == QUESTIONS.keys()
    assert set(get_args(OptionKind)) == OPTIONS.keys()


def test_words_name_exactly_the_facts_they_are_given():
    """The kinds are literals, so that each can be searched for."""
    wrong = [
        place
        for place, made_by, kind, facts in calls()
        if not isinstance(kind, ast.Constant) or facts_named(WORDS[made_by][kind.value]) != facts
    ]
    assert wrong == []


def test_no_kind_is_left_over():
    made = {(made_by, kind.value) for _, made_by, kind, _ in calls()}
    assert made == {(name, kind) for name, words in WORDS.items() for kind in words}


SHOWN = {
    "Tue 24 Nov": option("day", day="2026-11-24"),
    "09:00–10:30": option("times", start="09:00", end="10:30"),
    "45 min": option("length", minutes=45),
    "60 min later": option("later", minutes=60),
    "60 min earlier": option("earlier", minutes=60),
    "Sam Okafor": option("named", name="Sam Okafor"),
    "Sam Okafor (sam@contoso.example)": option(
        "alike", name="Sam Okafor", mail="sam@contoso.example"
    ),
    "the backend pool": option("pool", name="backend"),
    "no room": option("no-room"),
    "Jo Park is the candidate": option("candidate", name="Jo Park"),
    "Jo Park interviews too": option("interviewer", name="Jo Park"),
    "Tue 24 Nov 14:00": option("interview", start="2026-11-24T14:00", candidate="", people=()),
    "Tue 24 Nov 14:00, Jo Park, with Ian Murray and Mei Tanaka": option(
        "interview",
        start="2026-11-24T14:00",
        candidate="Jo Park",
        people=("Ian Murray", "Mei Tanaka"),
    ),
    "Tue 24 Nov 14:00, Jo Park, its session": option(
        "loop", start="2026-11-24T14:00", candidate="Jo Park", sessions=1
    ),
    "Tue 24 Nov 14:00, Jo Park, both sessions": option(
        "loop", start="2026-11-24T14:00", candidate="Jo Park", sessions=2
    ),
    "Tue 24 Nov 14:00, all 3 sessions": option(
        "loop", start="2026-11-24T14:00", candidate="", sessions=3
    ),
    "“cancel it”": option("said", said="cancel it"),
    "Find another time": option("another-time"),
    "Cancel the interview": option("off"),
    "Yes, do that": option("agreed"),
    **{
        label.format(interview="an interview"): option("act", act=act, candidate="")
        for act, label in ACTS.items()
        if act != "continued"
    },
    "Change Jo Park’s interview": option("act", act="change", candidate="Jo Park"),
    "an earlier version’s words": option("worded", text="an earlier version’s words"),
}


@pytest.mark.parametrize(("text", "meant"), SHOWN.items(), ids=SHOWN)
def test_an_option_is_called_so(text, meant):
    assert option_text(meant.kind, dict(meant.facts)) == text


@pytest.mark.parametrize(("text", "meant"), SHOWN.items(), ids=SHOWN)
def test_what_is_shown_of_an_option_chooses_it(text, meant):
    beside = Choice(option("named", name="Quentin Zhu"), "beside")
    doubt = Clarification(asks("which-interview"), (beside, Choice(meant, "meant")))
    assert answered(text.rpartition(", ")[2], doubt) == "meant"
    assert answered(text, doubt) == "meant"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"added": ("Ian Murray",)}, "add Ian"),
        ({"removed": ("Ian Murray",), "minutes": 45}, "take Ian off and make it 45 minutes"),
        ({"added": ("Ian Murray",), "removed": ("Mei Tanaka",)}, "swap Mei for Ian"),
        ({"room": "Camden"}, "hold it in Camden"),
        ({"room": "none", "online": "yes"}, "give up the room and add a Teams meeting"),
        ({}, "make that change"),
    ],
)
def test_what_is_asked_about_is_said_with_what_would_be_done(facts, words):
    nothing = {"added": (), "removed": (), "minutes": 0, "room": "", "online": ""}
    asked = question_text("whether-to", {"start": "2026-11-24T14:00", **nothing, **facts})
    assert asked.startswith(f"Shall I {words}? It’s the interview on Tue 24 Nov, 14:00.")


def test_names_that_were_typed_stay_on_one_line():
    assert option_text("candidate", {"name": "Jo\n\n# Park"}) == "Jo # Park is the candidate"
