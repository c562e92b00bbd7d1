"""Who asks is a person of the sentence where they say that they take part, and only there."""

from dataclasses import replace

import pytest

from bot.language.parser import parse
from tests.language.example_company import mail, said, scene

SCENE = replace(scene(), speaker=mail("raj"))


def names(*sentences):
    question = said(*sentences, at=SCENE).question
    return [one.partition("@")[0] for one in question.people]


@pytest.mark.parametrize(
    "text",
    [
        "me and Dana on Tuesday",
        "with me and Dana on Tuesday",
        "can Dana and I meet on Tuesday",
        "either me or Dana on Tuesday",
        "for me, Dana on Tuesday >> and me too",
        "Dana on Tuesday >> add me",
        "Dana on Tuesday >> me as well",
        "Dana on Tuesday >> me too please",
        "Dana on Tuesday >> count me in too",
    ],
)
def test_who_asks_takes_part(text):
    assert names(*text.split(" >> ")) == ["dana", "raj"]


def test_who_asks_stands_first_in_a_row_or_alone():
    assert names("me, Dana and Priya on Tuesday") == ["dana", "priya", "raj"]
    assert names("an hour with me on Tuesday") == ["raj"]
    assert names("when on Tuesday can Dana, Priya and I see Lukas") == ["dana", "priya", "raj"]
    assert names("a time on Tuesday when Dana, Priya and I can") == ["dana", "priya", "raj"]
    assert said("anyone but me on Tuesday", at=SCENE).question.excluded == (mail("raj"),)


@pytest.mark.parametrize(
    "text",
    [
        "show me Dana on Tuesday",
        "find me a slot with Dana",
        "bear with me, Dana on Tuesday",
        "I need Dana and I want a room on Tuesday",
        "does Dana on Tuesday work for me",
    ],
)
def test_most_of_me_takes_no_part(text):
    assert names(text) == ["dana"]


def test_who_else_could_with_me_stays_open():
    assert names("who could do it with me on Tuesday") == []


def test_without_an_address_nobody_asks():
    assert said("me and Dana on Tuesday").question.people == (mail("dana"),)


@pytest.mark.parametrize(
    ("text", "role", "removes"),
    [
        ("make me an admin", "admin", False),
        ("please make me a recruiter", "recruiter", False),
        ("give me the owner role", "owner", False),
        ("assign the recruiter role to me", "recruiter", False),
        ("I'd like to become a recruiter", "recruiter", False),
        ("remove me as an admin", "admin", True),
    ],
)
def test_me_in_a_command_is_who_speaks(text, role, removes):
    reading = parse(text, SCENE)
    assert reading.intent == "role"
    assert reading.request.people == (mail("raj"),)
    assert (reading.request.role, reading.request.removes) == (role, removes)


@pytest.mark.parametrize(
    "text", ["show me the admins", "give me a list of admins", "am I an admin"]
)
def test_a_list_asked_for_gives_nobody_a_role(text):
    reading = parse(text, SCENE)
    assert reading.intent != "role"
