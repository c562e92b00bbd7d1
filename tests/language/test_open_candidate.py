"""A question that speaks of the candidate of the one before without the name is for them; a clock that is not known is said to be left out."""

import pytest
from msgspec.structs import replace

from bot.language.parser import parse
from bot.language.requests import Candidate
from tests.language.example_company import mail, scene

BEFORE = "when can Raj see Pia Koch on Tuesday for 30 min"


def read(text, before=BEFORE):
    after = parse(before, scene()).question
    return parse(text, replace(scene(), last="offer", speaker=mail("olivia")), after=after)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("book her with Tom and Priya Thursday 10am, 45 min", 45),
        ("can Priya see her on Thursday at 2?", 30),
        ("find Tom for her on Friday for an hour", 60),
        ("does Tom have anything that day?", 30),
        ("is Tom free that day?", 30),
        ("who else is free that day?", 30),
        ("when can Tom and Priya meet her on Friday", 30),
        ("fit her in with Dana on Wednesday afternoon", 30),
        ("is Priya free to talk to her on Thursday morning?", 30),
        ("schedule her with Tom on Friday at 3, an hour", 60),
    ],
)
def test_who_is_spoken_of_is_the_candidate_of_the_question_before(text, minutes):
    question = read(text).question
    assert question.candidate.name == "Pia Koch"
    assert question.minutes == minutes


@pytest.mark.parametrize("text", ["ok for Pia then, 45 min with Priya", "Pia with Tom on Friday at 2", "and for Pia with Priya on Thursday"])  # fmt: skip
def test_a_part_of_the_name_is_the_whole_name(text):
    assert read(text).question.candidate == Candidate("Pia Koch")


@pytest.mark.parametrize("text", ["when is Tom free on Friday for an hour", "find Priya on Thursday for Ada Lind", "Tom can't do mornings, find an hour with him on Friday", "find Tom this week, the 26th doesn't work for him", "Tom and Priya next week, except Friday, we'd want an hour with them", "find Tom next week, btw he's out Wednesday, all of that day", "> can someone see her on Thursday?\nTom on Tuesday, 10-12"])  # fmt: skip
def test_a_question_of_its_own_is_for_nobody_of_before(text):
    candidate = read(text).question.candidate
    assert candidate is None or candidate.name == "Ada Lind"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("she can only do before 11 her time", "her time"),
        ("after 3 his time please", "his time"),
        ("at 10 the candidate's time", "the candidate's time"),
        ("between 2 and 4 their local time", "their local time"),
    ],
)
def test_a_clock_that_is_not_known_is_said_to_be_left_out(text, words):
    assert words in read(text).left_out


@pytest.mark.parametrize("text", ["it's Priya who should do it", "that's Priya who will take it", "it is Priya that has to interview her"])  # fmt: skip
def test_who_should_do_it_comes_instead(text):
    assert read(text).question.people == (mail("priya"),)
