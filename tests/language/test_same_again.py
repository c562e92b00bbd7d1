"""Another interview like one that is booked is for the candidate who is named, with the address that is said."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from bot.language.requests import Candidate
from tests.language.example_company import JO, MARC, mail, read_among, said

NINA = Candidate("Nina Berg", "nina@berg.example")
WHOLE = replace(JO, id="loop", minutes=120, sessions=2)
FIRST = replace(JO, id="first", people=JO.people[:1], loop="loop")
LAST = replace(JO, id="last", people=JO.people[1:], start=datetime(2026, 11, 24, 11), loop="loop")  # noqa: DTZ001 - a wall clock


@pytest.mark.parametrize(
    "text",
    [
        "same again for Nina Berg on friday, nina@berg.example",
        "same interview for Nina Berg on friday, her mail is nina@berg.example",
        "book the same for Nina Berg on friday, nina@berg.example",
        "same for Nina Berg on friday, nina@berg.example",
    ],
)
def test_the_same_again_is_for_the_address_that_is_said(text):
    question = read_among(text, (JO, MARC)).question
    assert (question.candidate, question.people) == (NINA, JO.people)


@pytest.mark.parametrize(
    "text",
    [
        "plan the same loop for Nina Berg on friday, nina@berg.example",
        "same loop for Nina Berg on friday, nina@berg.example",
    ],
)
@pytest.mark.parametrize(
    ("last", "interviews"), [("loop", (WHOLE, FIRST, LAST)), ("interview", (FIRST, WHOLE, LAST))]
)
def test_the_same_loop_has_the_same_sessions_also_below_the_card_of_one(text, last, interviews):
    question = read_among(text, interviews, last=last).question
    assert question.candidate == NINA
    assert [one.people for one in question.sessions] == [FIRST.people, LAST.people]


WITH_OTHERS = (
    "and the same with tom for Nina Berg, nina@berg.example",
    "book the same with Tom for Nina Berg, nina@berg.example",
    "the same for Nina Berg, nina@berg.example, but with tom",
)
RAJ = "30 min with Raj in Turing on Wednesday for Ola Fox (ola@fox.example)"


@pytest.mark.parametrize("text", WITH_OTHERS)
def test_the_same_with_somebody_else_keeps_day_length_and_room_of_what_is_booked(text):
    question = read_among(text, (replace(MARC, minutes=30, room=JO.room), JO)).question
    assert (question.candidate, question.people) == (NINA, (mail("tom"),))
    assert (question.minutes, question.room.mail) == (30, JO.room)
    assert {start.date() for start, _ in question.windows} == {MARC.start.date()}


@pytest.mark.parametrize("text", WITH_OTHERS)
def test_the_same_with_somebody_else_keeps_all_of_what_is_offered_but_who_comes(text):
    before, question = said(RAJ).question, said(RAJ, text).question
    assert question == replace(before, candidate=NINA, people=(mail("tom"),))


def test_the_same_for_another_keeps_the_hours_that_were_asked_for_unless_the_same_person_is_busy():
    asked = said("30 min with Priya on Thursday at 14:00 for Marc Dubois").question
    one = replace(MARC, minutes=30, asked=asked)
    other = read_among("the same with tom for Nina Berg", (one, JO)).question
    assert other.windows == asked.windows
    own = read_among("book the same for Nina Berg", (one, JO)).question
    assert own.people == MARC.people
    assert [start.date() for start, _ in own.windows] == [MARC.start.date()]
    assert own.windows != asked.windows


def test_the_same_on_another_day_is_on_that_day():
    question = read_among("the same with tom for Nina Berg on friday", (MARC, JO)).question
    assert {start.day for start, _ in question.windows} == {27}
