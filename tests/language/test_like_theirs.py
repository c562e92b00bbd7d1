"""Another interview like one that is booked, or one more of its candidate, keeps what it is like."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from bot.language.context import ComingInterview
from bot.language.parser import parse
from bot.language.requests import AskedRoom, Candidate
from tests.language.example_company import MARC, mail, read_among, said, scene

NINA = ComingInterview(
    "nina",
    datetime.fromisoformat("2026-11-26T14:00"),
    45,
    people=(mail("priya"), mail("dana")),
    candidate=Candidate("Nina Roth", "nina@roth.example"),
    room=mail("turing"),
)


@pytest.mark.parametrize(
    "text",
    [
        "another one like Nina's for Di Fox, friday",
        "same as Nina's for Di Fox on friday",
        "same people as Nina for Di Fox, friday",
        "an interview like Nina's for Di Fox on friday",
        "book another like Nina's interview for Di Fox, friday",
        "the same as for Nina for Di Fox on friday",
    ],
)
def test_an_interview_like_somebody_elses_is_for_who_is_named_last(text):
    read = read_among(text, (MARC, NINA))
    question = read.question
    assert question is not None
    assert (question.candidate, question.minutes) == (Candidate("Di Fox"), 45)
    assert question.people == (mail("dana"), mail("priya"))
    assert question.room == AskedRoom(mail=mail("turing"))
    assert {start.day for start, _ in question.windows} == {27}
    assert read.left_out == ()


@pytest.mark.parametrize(
    "text",
    [
        "same for Ivy Jay but monday",
        "same again for Ivy Jay but monday",
        "book the same for Ivy Jay on monday",
        "the same thing for Ivy Jay, monday",
        "and one like this for Ivy Jay, monday",
        "same for Ivy Jay",
    ],
)
def test_anybody_of_several_is_wanted_again_where_who_came_was_chosen(text):
    before = said("any two interviewers friday for 45 minutes with a room").question
    booked = replace(NINA, asked=before)
    context = replace(scene(), last="interview", interviews=(booked, MARC), speaker=mail("olivia"))
    question = parse(text, context).question
    assert question is not None
    assert (question.need, question.people, question.minutes) == (2, (), 45)
    assert (question.room, question.candidate) == (AskedRoom(), Candidate("Ivy Jay"))


def test_who_came_is_wanted_again_where_somebody_else_was_put_on_it():
    before = said("someone from backend friday for 45 minutes").question
    booked = replace(NINA, asked=before, people=(mail("dana"),))
    context = replace(scene(), last="interview", interviews=(booked,), speaker=mail("olivia"))
    question = parse("same for Ivy Jay but monday", context).question
    assert question is not None
    assert (question.need, question.people) == ("all", (mail("dana"),))


@pytest.mark.parametrize(
    "text",
    [
        "second interview for her with Raj thurs 30m",
        "2nd round for her with Raj on thursday, 30 min",
        "next round for her: Raj, thursday, 30m",
        "follow-up interview for her with Raj thursday 30m",
        "book a second interview with her, Raj, thursday 30m",
    ],
)
def test_one_more_of_the_candidate_shown_is_for_them(text):
    read = read_among(text, (NINA, MARC))
    question = read.question
    assert question is not None
    assert question.candidate == NINA.candidate
    assert (question.people, question.minutes) == ((mail("raj"),), 30)
    assert read.left_out == ()


@pytest.mark.parametrize(
    "text",
    [
        "her address was wrong, it's ola.berg@example.org",
        "sorry, her email is actually ola.berg@example.org",
        "wrong address, should be ola.berg@example.org",
        "use ola.berg@example.org instead",
    ],
)
def test_an_address_put_right_in_an_open_question_keeps_the_name(text):
    question = said("Dana wednesday for Ola Berg ola@berg.example", text).question
    assert question.candidate == Candidate("Ola Berg", "ola.berg@example.org")


def test_another_address_for_whom_it_is_names_somebody_else():
    question = said("Dana wednesday for Ola Berg ola@berg.example", "for jo@pike.example").question
    assert question.candidate == Candidate("", "jo@pike.example")


def _windows(text: str, *interviews: ComingInterview) -> tuple[tuple[str, str], ...]:
    context = replace(scene(), last="interview", interviews=interviews, speaker=mail("olivia"))
    question = parse(text, context).question
    assert question is not None
    assert question.candidate == Candidate("Ivy Jay")
    assert (question.people, question.minutes) == ((mail("dana"), mail("priya")), 45)
    return tuple((f"{start:%d %H:%M}", f"{end:%H:%M}") for start, end in question.windows)


@pytest.mark.parametrize(
    "text",
    [
        "same panel for Ivy Jay on fri, same time",
        "same panel for Ivy Jay on friday at the same time",
        "same for Ivy Jay, same time on friday",
        "book the same for Ivy Jay on friday, same time",
        "same people for Ivy Jay fri same hour",
        "same hour friday for Ivy Jay with the same people",
        "same time on friday for Ivy Jay, same panel",
        "same time friday for Ivy Jay with the same people",
        "another one like Nina's for Ivy Jay, friday same time",
    ],
)
def test_at_the_same_time_is_at_the_hour_of_the_one_before(text):
    assert _windows(text, NINA, MARC) == (("27 14:00", "14:45"),)


@pytest.mark.parametrize(
    "text",
    [
        "and the same for Ivy Jay at 3",
        "same again for Ivy Jay at 3pm",
        "book the same for Ivy Jay at 3",
        "same interviewers for Ivy Jay at 3",
        "same setup for Ivy Jay at 3",
        "same for Ivy Jay same day at 3",
    ],
)
def test_an_hour_without_a_day_is_on_the_day_of_the_one_before(text):
    assert _windows(text, NINA, MARC) == (("26 15:00", "15:45"),)


@pytest.mark.parametrize("text", ["same for Ivy Jay any day at 3", "same for Ivy Jay friday at 3"])
def test_a_day_that_is_said_goes_before_the_day_of_the_one_before(text):
    assert ("27 15:00", "15:45") in _windows(text, NINA, MARC)


def test_an_hour_that_is_over_on_that_day_is_looked_for_on_others():
    now = datetime.fromisoformat("2026-11-26T12:30")
    context = replace(scene(now), last="interview", interviews=(NINA,), speaker=mail("olivia"))
    question = parse("same for Ivy Jay at 10am", context).question
    assert question is not None
    assert {start.day for start, _ in question.windows} >= {27}


@pytest.mark.parametrize(
    "text",
    [
        "interview with Dana and the same team",
        "Dana friday for Ivy Jay with the same people",
        "friday 30 min with anyone of the same people",
    ],
)
def test_the_same_people_named_last_and_not_known_are_asked_for(text):
    doubt = read_among(text, (NINA, MARC)).doubt
    assert doubt is not None
    assert doubt.doubt.kind == "no-pool"
