"""Why somebody cannot come, told beside what is asked: they are none of those looked for, and make room where another comes."""

import pytest

from bot.language.parser import parse
from tests.language.example_company import JO, MARC, mail, read_among, scene


@pytest.mark.parametrize(
    "why",
    [
        "Raj's kid is sick",
        "Raj's train is cancelled",
        "Raj's laptop broke",
        "Raj's little daughter is ill today",
        "Raj has been called away",
        "Raj is flat out",
    ],
)
@pytest.mark.parametrize("asks", ["can anybody jump into an interview at 3 today?", "need someone for an hour tomorrow,"])  # fmt: skip
def test_anybody_but_who_cannot_is_looked_for(asks, why):
    question = parse(f"{asks} {why}", scene()).question
    assert (question.people, question.need, question.excluded) == ((), "any", (mail("raj"),))


def test_what_is_said_of_an_interview_keeps_nobody_away():
    question = parse("is Raj's interview late tomorrow", scene()).question
    assert question is None or mail("raj") not in question.excluded


@pytest.mark.parametrize(
    "text",
    [
        "Raj has been called away. Please replace him with Dana on Tuesday.",
        "Raj's kid is sick, replace him with Dana",
        "Raj's flight is delayed, swap him for Dana",
    ],
)
def test_who_cannot_makes_room(text):
    request = read_among(text, (JO, MARC), last="none").request
    assert (request.intent, request.target, request.replace) == ("change", ("jo",), ((mail("raj"), mail("dana")),))  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["anyone else?", "someone else instead?", "anyone else? he's flat out apparently", "anybody else? Raj's swamped"],
)  # fmt: skip
def test_anyone_else_is_not_who_was_asked_for(text):
    asked = parse("Raj tomorrow, 45 min", scene()).question
    read = parse(text, scene(), after=asked)
    assert (read.question.people, read.question.excluded) == ((), (mail("raj"),))
    assert (read.question.minutes, read.question.windows) == (45, asked.windows)
