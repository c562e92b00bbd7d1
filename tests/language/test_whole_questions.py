"""A question that says all itself takes nothing over from the open one, whoever or whatever it asks for."""

from datetime import date, datetime

import pytest

from bot.language.requests import Candidate
from tests.language.example_company import mail, said, scene

OPEN = "Ian and Mei on Friday afternoon, 30 min, in Camden"


@pytest.mark.parametrize(
    "text",
    [
        "anyone free tomorrow after 3",
        "anyone available this week still?",
        "who's around on Thursday",
        "do we have a room for 8 on Tuesday at 10?",
        "is there a room for 8 on Tuesday at 10?",
        "any London room for 10 people Tuesday at 11?",
        "only a room for 6 people, Thursday 10:00, one hour",
        "need a room for 10 tomorrow at 4. just the room, no interviewers",
        "room for 6 in London, Wednesday 9:00 till 10:00, nobody else",
        "2 from Tom, Raj, Priya. 20 nov, 9:00 till 12:00",
        "candidate: Ada Lind. interviewers: Tom and Raj. next Friday morning",
    ],
)
def test_a_whole_question_means_the_same_after_another(text):
    alone, after = said(text), said(OPEN, text)
    assert not after.continues
    assert after.question == alone.question


def test_what_leans_on_the_open_question_goes_on_with_it():
    for text in (
        "anyone on Thursday instead?",
        "and on Tuesday?",
        "with a room for 8",
        "any room for 8?",
        "any bigger room on Thursday?",
        "only a room in London please",
        "same on Thursday",
    ):
        assert said(OPEN, text).continues


@pytest.mark.parametrize(
    ("asked", "text", "day"),
    [
        ("Ian next Tuesday", "and how does it look on Wednesday?", 27),
        ("Ian on Thursday", "and how does it look on Wednesday?", 20),
        ("Ian next Tuesday", "and today?", 20),
    ],
)
def test_the_weekday_of_today_is_next_weeks_where_only_next_week_was_asked_for(asked, text, day):
    wednesday = datetime(2027, 1, 20, 13, 40)  # noqa: DTZ001 - a wall clock
    question = said(asked, text, at=scene(wednesday)).question
    assert {start.date() for start, _ in question.windows} == {date(2027, 1, day)}


@pytest.mark.parametrize(
    ("text", "must"),
    [
        ("Tom plus either Dana or Priya on Thursday", "tom"),
        ("Dana or Priya, whoever is free, and definitely Tom, on Thursday", "tom"),
        ("one of Dana or Priya plus Tom, Thursday, 45 minutes", "tom"),
        ("at least one of Dana and Priya plus Tom on Thursday", "tom"),
        ("either Dana or Priya, and Tom on Thursday", "tom"),
    ],
)
def test_who_comes_beside_one_of_several_has_to_be_there(text, must):
    question = said(text).question
    assert {*question.people} == {mail("dana"), mail("priya"), mail("tom")}
    assert (question.need, question.must) == (2, (mail(must),))


@pytest.mark.parametrize(
    "text",
    [
        "a day on Thursday? Raj 45, April 30, Dana 1 hour",
        "a day on Thursday? April 30, Raj 45, Dana 1 hour",
    ],
)
def test_a_name_with_minutes_in_a_list_of_sessions_is_no_date(text):
    sessions = {(one.people, one.minutes) for one in said(text).question.sessions}
    assert sessions == {((mail("raj"),), 45), ((mail("april"),), 30), ((mail("dana"),), 60)}


def test_a_month_with_its_day_beside_another_stays_a_date():
    assert not said("who's free April 30, May 15").question.sessions


@pytest.mark.parametrize("text", ["one of Dana, Priya or Tom", "one of Dana, Priya and Tom"])
def test_a_plain_choice_of_one_makes_nobody_come(text):
    question = said(f"{text} on Thursday").question
    assert (question.need, question.must) == (1, ())


def test_one_of_these_and_one_of_those_is_said_to_be_more_than_a_question_holds():
    read = said("one of Dana or Priya and one of Tom or Raj on Thursday")
    assert read.left_out == ("one of Dana or Priya and one of Tom or Raj",)


@pytest.mark.parametrize(
    "text", ["Ravi's address is ravi@menon.example", "for Ravi, ravi@menon.example"]
)
def test_a_first_name_keeps_the_surname_of_the_candidate_asked_for(text):
    question = said("Tom on Thursday for Ravi Menon", text).question
    assert question.candidate == Candidate("Ravi Menon", "ravi@menon.example")


def test_another_candidate_of_that_first_name_is_another():
    question = said("Tom on Thursday for Ravi Menon", "the candidate is Ravi Kumar").question
    assert question.candidate == Candidate("Ravi Kumar")


def test_who_is_to_be_seen_and_was_not_named_is_said_to_be_left_out():
    read = said("just get her in with Tom next Tuesday at 10")
    assert (read.question.candidate, read.left_out) == (None, ("her",))
    named = said("Tom on Thursday for Ravi Menon", "get him in on Friday")
    assert not named.left_out
