"""Who asks is a person of the sentence where they say that they take part, and only there."""

import pytest
from msgspec.structs import replace

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


@pytest.mark.parametrize(
    "text",
    [
        "when do Dana and I have 45 mins free on Tuesday",
        "do Dana and I have any overlap on Tuesday",
        "any slot where both Dana and I can do Tuesday",
        "are Dana and I both free on Tuesday",
    ],
)
def test_who_asks_with_somebody_else_is_asked_for_too(text):
    assert names(text) == ["dana", "raj"]


@pytest.mark.parametrize(
    ("text", "sessions"),
    [
        ("Tuesday: me 45 min, then Dana 45 min", [("raj", 45), ("dana", 45)]),
        ("onsite on Tuesday: Dana 1h, then me 30 min", [("dana", 60), ("raj", 30)]),
        ("Dana 1h, me 30 min, Tuesday", [("dana", 60), ("raj", 30)]),
        ("Tuesday: Dana 30 min, me 45 min, Priya 1h", [("dana", 30), ("raj", 45), ("priya", 60)]),
        ("first me for 30 min, then Dana for an hour, Tuesday", [("raj", 30), ("dana", 60)]),
        ("schedule me for 45 min and then Dana for 45 min on Tuesday", [("raj", 45), ("dana", 45)]),
        ("Dana 1h, followed by myself for 30 min, Tuesday", [("dana", 60), ("raj", 30)]),
        ("back to back on Tuesday: me, Dana, Priya, 30 min each", [("raj", 30), ("dana", 30), ("priya", 30)]),
    ],
)  # fmt: skip
def test_who_asks_has_a_session_of_their_own(text, sessions):
    asked = said(text, at=SCENE).question.sessions
    assert [(one.people[0].partition("@")[0], one.minutes) for one in asked] == sessions


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


@pytest.mark.parametrize(
    "text",
    [
        "I'd like to interview Emma Stone-Brown (emma@sb.example) together with dana, an hour on Tuesday",
        "Hello! I want to interview Emma Stone together with Dana on Tuesday",
        "can I meet Emma Stone along with Dana on Tuesday for an hour?",
    ],
)
def test_who_interviews_together_with_somebody_takes_part(text):
    assert names(text) == ["dana", "raj"]


def test_who_likes_to_interview_with_somebody_is_not_said_to_take_part():
    assert names("I'd like to interview Emma Stone with Dana on Tuesday") == ["dana"]
