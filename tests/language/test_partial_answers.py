"""A yes to a part of an interview, or on a condition, is a maybe with those words; one day that suits is a yes to it."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from bot.language.requests import AnswerRequest, UnknownRequest
from tests.language.example_company import HANA, VERA, read_among


def read(text, *interviews):
    return read_among(text, interviews or (VERA,), last="invitation")


@pytest.mark.parametrize(
    "text",
    [
        "I can only do the first half hour",
        "I can come but only from quarter past",
        "can only do until half 10",
        "only from 10:15",
        "I can join at 10:20",
        "I can do the first 30 mins only",
        "can't do the full hour",
        "won't be able to stay for the whole thing",
        "I can only stay for half of it",
        "I'm only free until 10:30",
        "I'll be 10 minutes short, sorry",
        "only if it's online",
        "as long as it's on Teams",
        "can only do Vera's until 10:30",
    ],
)
def test_a_part_is_a_maybe_whose_words_the_organizer_reads(text):
    assert read(text).request == AnswerRequest("tentative", ("vera",), text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("yes, but I can only stay until 10:40", "I can only stay until 10:40"),
        ("works for me but I'll have to leave 10 min early", "I'll have to leave 10 min early"),
        ("ok but I have to leave at quarter to", "I have to leave at quarter to"),
        ("yes if Raj joins", "if Raj joins"),
    ],
)
def test_nothing_behind_a_yes_is_lost(text, reason):
    read_so = read(text)
    assert read_so.request == AnswerRequest("tentative", ("vera",), reason)
    assert not read_so.left_out


def test_an_hour_beyond_the_interview_limits_nothing():
    assert read("can only do until 3").request == AnswerRequest("accept", ("vera",))
    assert read("only from 11").intent == "propose"


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("no wait, wednesday works", "vera"),
        ("wednesday is fine for me", "vera"),
        ("friday works", "hana"),
        ("actually friday's fine", "hana"),
    ],
)
def test_the_day_of_an_invitation_that_suits_is_a_yes_to_it(text, target):
    assert read(text, VERA, HANA).request == AnswerRequest("accept", (target,))


@pytest.mark.parametrize(
    "text", ["thursday works", "wednesday at 3 works", "wednesday works better"]
)
def test_any_other_time_that_suits_is_proposed(text):
    assert read(text, VERA).intent == "propose"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("can't do Vera, double booked. Will could?", "double booked, Will could"),
        ("can't make Vera's, I'm swamped. May might?", "I'm swamped, May might"),
    ],
)
def test_a_no_with_who_could_come_is_a_no_that_names_them(text, reason):
    assert read(text).request == AnswerRequest("decline", ("vera",), reason)


@pytest.mark.parametrize("text", ["accept", "I can come", "ok fine I'll be there"])
def test_a_yes_stays_a_yes(text):
    assert read(text).request == AnswerRequest("accept", ("vera",))


def test_that_afternoon_is_the_interviews_day_and_never_today_by_guess():
    text = "oh wait no, sorry, I'm out that afternoon"
    late = replace(VERA, start=datetime.fromisoformat("2026-11-25T14:00"))
    assert read(text, late).request.target == ("vera",)
    assert read_among(text, (late,), last="none").request.target == ("vera",)
    two = read_among(text, (VERA, HANA), last="none")
    assert two.request == UnknownRequest("which-day")
    assert read_among("I'm off tomorrow, back that evening", (), last="none").intent == "absence"
