"""Whatever is done to what is booked is held against the words once more: what it does not account for is left out."""

import pytest
from msgspec.structs import replace

from tests.language.example_company import JO, MARC, mail, read_among, said

INVITED = tuple(
    replace(one, role="interviewer", people=(*one.people, mail("dana"))) for one in (JO, MARC)
)


def read(text, *, last="interview"):
    return read_among(text, (JO, MARC), last=last)


def answer(text, *, last="invitation"):
    return read_among(text, INVITED, last=last, speaker="dana")


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("yeet Tom outwith the Tuesday interview & put Dana in", "Tom"),
        ("cancel Jo's interview and order pizza for the team", "order pizza"),
        ("move Jo's interview to Friday and print her CV", "print her CV"),
        ("move it to Friday, download the scorecard", "download the scorecard"),
    ],
)
def test_who_and_what_no_change_holds_is_left_out(text, unread):
    reading = read(text, last="none")
    assert reading.doubt is not None or unread in " ".join(reading.left_out)


def test_a_second_day_that_is_answered_otherwise_is_left_out():
    reading = answer("yes to Tuesday, maybe to Thursday")
    assert (reading.intent, reading.left_out) == ("accept", ("maybe to Thursday",))


def test_a_time_offered_after_a_reason_is_proposed():
    request = answer(
        "can't make it, sorry - I'm at the dentist. could do Friday 4pm though?"
    ).request
    assert (request.intent, [start.day for start, _ in request.windows]) == ("propose", [27])


def test_a_day_that_no_absence_covers_is_left_out():
    assert said("taking half of Friday off, I'm out from noon").left_out == ("Friday",)


@pytest.mark.parametrize(
    "text",
    [
        "I'm off Thursday and Friday next week, back on Monday",
        "I'm on leave next week except Tuesday",
        "out tomorrow, back Wednesday",
    ],
)
def test_the_day_somebody_is_back_is_accounted_for(text):
    reading = said(text)
    assert (reading.intent, reading.left_out) == ("absence", ())


@pytest.mark.parametrize(
    "text",
    [
        "can Dana join Raj and Tom",
        "keep Raj but take Tom off it",
        "Tom wants it longer, make it 90 minutes",
        "no room needed for this now",
        "move Tuesday's interview with Raj to Friday at 3",
        "please bring my Tuesday 10am forward to 9",
        "not Tom. take Raj off",
        "just Raj is fine",
        "Jo can't do Tuesday, move hers to Friday",
        "Raj is out on Tuesday, move it to Friday",
    ],
)
def test_what_only_tells_which_interview_is_meant_is_accounted_for(text):
    reading = read(text)
    assert (reading.doubt, reading.left_out) == (None, ())


@pytest.mark.parametrize(
    "text",
    [
        "whatever you do dont cancel Jo's interview!!",
        "for heaven's sake never cancel the Tuesday interview",
        "remember not to cancel Jo's interview",
    ],
)
def test_what_is_not_to_be_done_is_not_done_whatever_leads_to_it(text):
    assert read(text, last="none").intent in {"unknown", "chat"}


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("is Raj free Tuesday and also order us some sandwiches", "order us some sandwiches"),
        ("find Raj an hour on Tuesday, not on the ground floor", "not on the ground floor"),
        ("find someone senior plus Tom on Tuesday", "someone senior"),
    ],
)
def test_what_no_search_holds_is_left_out(text, unread):
    assert said(text).left_out == (unread,)


def test_an_absence_beside_a_question_about_others_is_left_out():
    assert said("I'm off Monday. Who's free Tuesday morning?").left_out == ("Monday",)
    assert said("I'm off Monday so find someone for an hour on Tuesday").left_out == ()


def test_a_list_that_is_optional_is_so_altogether():
    question = said("Raj needs to be there, Tom and Priya are optional. Thursday 1-5pm").question
    assert (question.people, question.optional) == ((mail("raj"),), (mail("priya"), mail("tom")))


def test_optional_people_may_be_named_first():
    question = said("Raj, Tom and Priya are optional, Dana must come, Thursday").question
    assert (question.people, len(question.optional)) == ((mail("dana"),), 3)
