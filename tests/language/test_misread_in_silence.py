"""What could be taken for its opposite, or for something else, without a word: read as it says, asked about, or not understood."""

import pytest
from msgspec.structs import replace

from tests.language.example_company import JO, MARC, mail, read_among, said

INVITED = tuple(
    replace(one, role="interviewer", people=(*one.people, mail("dana"))) for one in (JO, MARC)
)


def read(text, *, last="interview"):
    return read_among(text, (JO, MARC), last=last)


def answer(text, interviews=INVITED[:1], *, last="invitation"):
    return read_among(text, interviews, last=last, speaker="dana")


def days(reading):
    return [start.day for start, _ in reading.request.windows]


@pytest.mark.parametrize(
    "text",
    ["don't bother moving it", "never mind moving it", "forget it, leave everything as it is"],
)
def test_what_is_given_up_is_not_done(text):
    assert read(text).intent == "chat"


def test_a_day_that_is_ruled_out_is_not_moved_to():
    reading = read("any day except Tuesday would be fine")
    assert (reading.intent, days(reading)) == ("reschedule", [23, 25, 26, 27])


def test_any_day_but_its_own_is_proposed():
    reading = answer("any day but Tuesday")
    assert (reading.intent, days(reading)) == ("propose", [23, 25, 26, 27])
    assert days(answer("not that day, any other day is good")) == []


def test_who_is_away_is_not_added():
    reading = read("both Raj and Dana are ill")
    assert reading.doubt is not None or reading.intent == "unknown"


def test_who_goes_from_another_interview_than_the_one_named_is_asked_about():
    reading = read("on Thursday, Dana instead of Raj")
    assert reading.doubt is not None or reading.intent == "unknown"


def test_who_need_not_come_does_not():
    request = read("Dana should be there too but Tom needn't").request
    assert (request.add, request.remove) == ((mail("dana"),), (mail("tom"),))


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Tom's double-booked so Dana will do it", "jo"),
        ("Tom is ill, Dana will take it", "jo"),
        ("not Priya, Dana for Marc's interview", "marc"),
        ("use Dana not Priya for Marc's", "marc"),
    ],
)
def test_who_does_it_in_the_place_of_another_replaces_them(text, target):
    request = read(text).request
    old = {"jo": "tom", "marc": "priya"}[target]
    assert (request.target, request.replace) == ((target,), ((mail(old), mail("dana")),))


def test_who_is_not_to_be_counted_on_declines():
    assert answer("don't count on me").intent == "decline"


def test_who_drops_out_of_an_interview_cancels_nothing():
    assert answer("I need to drop out of Marc's, sorry", INVITED, last="none").intent != "cancel"


def test_a_day_on_leave_is_not_the_one_that_is_fine():
    reading = answer("can't on Thursday because I'm on leave, Tuesday is fine", INVITED)
    assert (reading.intent, reading.request.target) == ("decline", ("marc",))


def test_one_of_two_invitations_is_asked_about():
    assert answer("I can do one of them, not both", INVITED).doubt is not None


def test_a_swap_to_a_day_is_one_to_that_day():
    reading = answer(
        "is it possible to swap to Thursday morning, I have a dentist appointment Tuesday"
    )
    assert (reading.intent, days(reading)) == ("propose", [26])


def test_who_is_away_may_be_told_of_the_candidate_in_passing():
    reading = said("Raj for Jane Roe, who is away until Thursday, this week")
    assert min(start.day for start, _ in reading.request.windows) == 26


def test_who_is_not_free_is_asked_of_those_named():
    request = said("who of Raj, Tom and Dana is not free on Thursday at 2?").request
    assert (request.people, request.need) == ((mail("dana"), mail("raj"), mail("tom")), 1)


@pytest.mark.parametrize(
    "text",
    [
        "loop for Jane Roe on Thursday: Raj, Dana, Tom 45 each, Tom not first",
        "Raj on Thursday, not too early",
    ],
)
def test_what_no_field_holds_is_left_out(text):
    assert said(text).left_out


@pytest.mark.parametrize(
    "text", ["turn the reminders off, but not for Raj", "we're not closed on the 24th"]
)
def test_an_exception_to_a_setting_is_asked_about(text):
    assert said(text).doubt is not None


def test_a_colleague_who_called_in_sick_gets_no_nickname():
    assert said("Tom called in sick").intent != "nickname"


@pytest.mark.parametrize("last", ["none", "interview"])
@pytest.mark.parametrize("end", ["", " instead", " please", " room then"])
def test_where_an_interview_is_put_is_its_new_room(end, last):
    request = read(f"put Marc's interview in Turing{end}", last=last).request
    assert (request.intent, request.target) == ("change", ("marc",))
    assert request.room.wish.mail == mail("turing")


def test_interviews_that_can_be_counted_set_no_length_for_all():
    request = read("both interviews should be 30 mins only, please change").request
    assert (request.intent, request.target, request.minutes) == ("change", ("jo", "marc"), 30)


@pytest.mark.parametrize("text", ["find me an interviewer for Friday", "I need an interviewer on Friday"])  # fmt: skip
def test_an_interviewer_is_whoever_is_free(text):
    assert read(text, last="none").left_out == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("30 min with Priya, zoe.hart@mail.example, on Friday", ""),
        ("30 min with Priya, priya.lund@mail.example, on Friday", "Priya"),
    ],
)
def test_a_colleague_before_a_candidates_address_is_no_candidate(text, name):
    reading = read(text, last="none")
    assert reading.question.candidate.name == name
    assert reading.question.people == (() if name else (mail("priya"),))


def test_a_face_ends_the_sentence_before_a_question():
    reading = read("hope the offsite went well :) would you have 45 min with Priya on Friday?", last="none")  # fmt: skip
    assert (reading.intent, reading.question.minutes) == ("availability", 45)


def test_how_many_come_is_how_many_a_room_seats():
    reading = read("what rooms are free tomorrow morning, 6 people, with video", last="none")
    assert reading.question.room.capacity == 6


@pytest.mark.parametrize("text", ["this fits me well", "that fits me"])
def test_what_fits_is_accepted(text):
    assert answer(text).intent == "accept"


def test_a_day_that_suits_from_an_hour_on_is_proposed_from_then():
    reading = answer("I can do Thursday but not before 4")
    assert reading.intent == "propose"
    assert [(start.day, start.hour) for start, _ in reading.request.windows] == [(26, 16)]


@pytest.mark.parametrize(
    "text", ["no can do, Wednesday is packed", "no can do, tomorrow is packed", "decline - I'm out on Friday"]
)  # fmt: skip
def test_a_no_with_the_day_of_its_reason_declines_what_is_asked(text):
    reading = answer(text)
    assert (reading.intent, reading.request.target) == ("decline", ("jo",))


@pytest.mark.parametrize(
    "text", ["please delete everything about Jo Pike", "delete all data of Jo Pike", "erase Jo Pike's data"]
)  # fmt: skip
def test_whose_data_is_to_go_is_forgotten_and_not_cancelled(text):
    reading = read(text, last="none")
    assert (reading.intent, reading.request.name) == ("forget", "Jo Pike")


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Raj and Tom both bailed on Jo's interview, get Dana and Priya in their place", [("raj", "dana"), ("tom", "priya")]),
        ("Raj has pulled out of Jo's interview, have Dana in his place", [("raj", "dana")]),
    ],
)  # fmt: skip
def test_who_dropped_out_makes_room_one_for_one(text, pairs):
    request = read(text, last="none").request
    assert request.replace == tuple((mail(old), mail(new)) for old, new in pairs)


def test_a_plus_and_a_minus_add_and_remove():
    request = read("+ Dana, - Tom (Tuesday interview)", last="none").request
    assert (request.add, request.remove) == ((mail("dana"),), (mail("tom"),))


def test_everybody_who_is_said_to_join_does():
    request = read("Jo's interview: drop Tom. Dana + Priya join.", last="none").request
    assert ({*request.add}, request.remove) == ({mail("dana"), mail("priya")}, (mail("tom"),))


@pytest.mark.parametrize(
    ("text", "online"),
    [
        ("in person instead of online for Thursday's interview", False),
        ("online instead of in person for Thursday's interview", True),
    ],
)
def test_how_it_was_to_be_held_is_not_how_it_is_to_be(text, online):
    assert read(text, last="none").request.online is online


@pytest.mark.parametrize(
    "text",
    ["I'm unavailable 2-4 on Monday, got a PTA thing", "can't do any interviews Monday between 2 and 4, in training"],
)  # fmt: skip
def test_who_tells_when_they_cannot_is_away(text):
    reading = read_among(text, (), last="none")
    assert [one.hour for one in reading.request.windows[0]] == [14, 16]
    assert (reading.intent, days(reading)) == ("absence", [23])


def test_who_comes_later_is_late():
    soon = replace(INVITED[0], start=INVITED[0].start.replace(day=22, hour=11))
    assert answer("I come 5 minutes later to Jo, sorry!!", (soon,), last="none").intent == "late"
