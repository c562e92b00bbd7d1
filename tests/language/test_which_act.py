"""What a message's words hardly speak for is asked about, beside what they do speak for; a choice reads it as that."""

import json

import pytest
from msgspec.structs import replace

from bot.language.acts.classifier import load
from bot.language.acts.second_opinion import outvoting
from bot.language.acts.situation import Situation
from bot.language.acts.which_act import either_act, outvoted
from bot.language.chunking.reading import shaped
from bot.language.clarification_answers import answered
from bot.language.contract import context_of
from bot.language.parsed import ParsedMessage
from bot.language.parser import parse
from bot.language.people.name_index import from_json
from bot.language.requests import ButtonRequest, ChatRequest, InterviewsRequest, UnknownRequest
from cards.words.clarifications import ACTS
from tests.language.train import DATA, INVITED, OWN, given


def context_after(card, interviews):
    directory = from_json(json.loads((DATA / "directory.json").read_text(encoding="utf-8")))
    speaker = "lucy" if card == "invitation" else "rita"
    shown = {"speaker": f"{speaker}@contoso.example", "last": card, "interviews": interviews}
    return context_of(given("") | {"context": shown}, directory)


NOTHING = context_after("none", [])
SHOWN = context_after("interview", OWN)
ASKED = context_after("invitation", INVITED[:1])


@pytest.mark.parametrize(
    ("text", "context", "act", "other"),
    [
        ("who's free on Tuesday at 3?", NOTHING, "chat", "new"),
        ("who's free on Tuesday at 3?", NOTHING, "new", ""),
        ("who's free on Tuesday at 3?", NOTHING, "more", ""),
        ("no, push it to 5", SHOWN, "chat", "reschedule"),
        ("no, push it to 5", SHOWN, "new", "reschedule"),
        ("no, push it to 5", SHOWN, "reschedule", ""),
        ("👍", ASKED, "chat", ""),
        ("xyzzy", ASKED, "chat", ""),
        ("pull the plug on Nadia's", SHOWN, "chat", ""),
    ],
)
def test_an_act_for_which_the_words_hardly_speak_is_outvoted(text, context, act, other):
    shape = shaped(text, context, is_after=False)
    assert outvoting(act, shape, Situation(context)) == other


MOVED = parse("move it to Friday", SHOWN)
ADDED = parse("add Mei", SHOWN)
READ = ParsedMessage(ChatRequest("talk"))


@pytest.mark.parametrize("text", ["in Thames", "at Thames for 30 minutes", "Friday with Mei"])
def test_what_says_nothing_but_what_can_be_searched_by_is_no_idle_talk(text):
    def other(said):
        shape = shaped(said, NOTHING, is_after=True)
        context = NOTHING.but(last="offer")
        context.shares[shape.sentence.text, shape.row, True, 0] = {"chat": 0.9, "continued": 0.1}
        return outvoting("continued", shape, Situation(context, is_open=True))

    assert other(f"{text} was fun") == "chat"
    assert other(text) == ""


@pytest.mark.parametrize(
    ("read", "other"),
    [(READ, "reschedule"), (MOVED, ""), (ADDED, ""), (ParsedMessage(UnknownRequest()), "")],
)
def test_only_what_claims_all_that_nothing_else_does_is_outvoted(read, other):
    text = "no, push it to 5"
    shape = shaped(text, SHOWN, is_after=False)
    assert outvoted(read, shape, Situation(SHOWN)).outvoted_by == other


def asked(read, built, context=SHOWN, *, text="no, push it to 5"):
    return either_act(read, text, context, lambda act: built)


DOUBTED = replace(READ, outvoted_by="reschedule")
SEARCHED = replace(parse("find Tom on Friday at 3", NOTHING), outvoted_by="reschedule")


def test_both_readings_are_offered_the_likelier_one_first():
    doubt = asked(DOUBTED, MOVED).doubt
    assert [dict(one.option.facts) for one in doubt.choices] == [
        {"act": "reschedule", "candidate": "Nadia Rahman"},
        {"act": "chat", "candidate": ""},
    ]
    assert answered("move it", doubt) == "[reschedule] no, push it to 5"
    assert answered("nothing", doubt) == "[chat] no, push it to 5"


@pytest.mark.parametrize(
    ("read", "built", "context"),
    [
        (READ, MOVED, SHOWN),
        (DOUBTED, None, SHOWN),
        (DOUBTED, ParsedMessage(UnknownRequest()), SHOWN),
        (DOUBTED, ParsedMessage(ButtonRequest("book", "book")), SHOWN),
        (replace(DOUBTED, left_out=("5",)), MOVED, SHOWN),
        (replace(DOUBTED, next_up=("find Tom for Jo Park",)), MOVED, SHOWN),
        (DOUBTED, MOVED, replace(SHOWN, chosen=("n",))),
        (DOUBTED, MOVED, replace(SHOWN, is_agreed=True)),
    ],
)
def test_nothing_is_asked_where_nothing_else_can_be_meant_or_it_was_asked_before(
    read, built, context
):
    assert asked(read, built, context) == read


def test_a_choice_is_read_as_its_act():
    doubt = asked(SEARCHED, MOVED, SHOWN, text="try Nadia at 3 on Friday").doubt
    assert [dict(one.option.facts)["act"] for one in doubt.choices] == ["reschedule", "new"]
    moved, searched = (parse(number, SHOWN, doubt=doubt) for number in ("1", "2"))
    assert (moved.intent, moved.request.target, moved.doubt) == ("reschedule", ("n",), None)
    assert (searched.intent, searched.doubt) == ("availability", None)


def test_what_was_chosen_and_cannot_be_read_so_stays_as_it_was_read():
    read = parse("[invite_candidate] what's coming up for me?", SHOWN)
    assert isinstance(read.request, InterviewsRequest)


def test_every_act_that_may_be_asked_about_has_words():
    assert set(load("acts.txt").labels) - {"unknown", "invite_candidate", "help"} <= ACTS.keys()
