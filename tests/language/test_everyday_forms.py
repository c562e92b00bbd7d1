"""Everyday forms of what is asked of booked interviews do what they say."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from bot.language.parser import parse
from bot.language.requests import (
    AbsenceRequest,
    AnswerRequest,
    AskedRoom,
    ChangeRequest,
    InterviewRequest,
    InterviewsRequest,
    RescheduleRequest,
    RoomChange,
)
from tests.language.example_company import JO, MARC, VERA, mail, read_among, scene


@pytest.mark.parametrize("text", ["60 mins is too long, 45 please", "an hour is too long, make it 45"])  # fmt: skip
def test_a_length_that_does_not_suit_is_not_the_new_one(text):
    read = read_among(text, (JO, MARC))
    assert (read.request, read.left_out) == (ChangeRequest(("jo",), minutes=45), ())


@pytest.mark.parametrize("text", ["resend his invite", "send the invite again", "can you resend the invitation to jo", "resend the invite"])  # fmt: skip
def test_an_invitation_is_sent_again(text):
    assert read_among(text, (JO, MARC)).request == InterviewRequest("invite_candidate", ("jo",))


@pytest.mark.parametrize("text", ["list everything booked pls", "show everything i have booked"])
def test_everything_booked_is_listed(text):
    assert read_among(text, (JO, MARC)).request == InterviewsRequest()


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("and no need for raj", ChangeRequest(("jo",), remove=(mail("raj"),))),
        ("no need for raj, priya will do it", ChangeRequest(("jo",), replace=((mail("raj"), mail("priya")),))),
        ("can tom do marc's too? add him", ChangeRequest(("marc",), add=(mail("tom"),))),
        ("take raj off jo's interview and use priya", ChangeRequest(("jo",), replace=((mail("raj"), mail("priya")),))),
    ],
)  # fmt: skip
def test_who_goes_and_who_comes(text, change):
    assert read_among(text, (JO, MARC)).request == change


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("who else for marc's session?", ()),
        ("who can take marc's?", ()),
        ("put someone else on marc's", ()),
        ("priya's off sick thursday, who can take marc's?", (mail("priya"),)),
        ("priya cant make it thursday, who can?", (mail("priya"),)),
    ],
)
def test_who_could_come_instead(text, people):
    request = read_among(text, (JO, MARC)).request
    assert request == InterviewRequest("substitutes", ("marc",), people)


def test_a_group_that_is_not_known_is_said_to_be_left_out():
    read = read_among("anyone from engineering instead of raj?", (JO, MARC))
    assert (read.request.intent, read.left_out) == ("substitutes", ("engineering",))


def test_an_hour_that_suits_is_proposed_on_the_day_that_is_named():
    request = read_among("i cant do wednesday at 10, 11 works", (VERA,), last="invitation").request
    assert isinstance(request, AnswerRequest)
    assert request.windows[0][0] == datetime(2026, 11, 25, 11)  # noqa: DTZ001 - a wall clock


def test_who_is_not_invited_is_away_at_that_hour_alone():
    context = replace(scene(), speaker=mail("raj"))
    request = parse("i cant do tomorrow at 10, 11 works", context).request
    hours = (datetime(2026, 11, 23, 10), datetime(2026, 11, 23, 11))  # noqa: DTZ001 - a wall clock
    assert request == AbsenceRequest((hours,))


@pytest.mark.parametrize("text", ["book it for Uma Fields with raj tomorrow at 10", "book it for 45 min with raj"])  # fmt: skip
def test_it_is_the_room_that_was_asked_about(text):
    after = parse("is the boardroom free tomorrow at 10?", scene()).question
    question = parse(text, replace(scene(), last="offer"), after=after).question
    assert question.room.mail == mail("boardroom")
    assert question.people == (mail("raj"),)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("get rid of the zoom", "jo"),
        ("get rid of the teams link", "jo"),
        ("delete the video meeting", "jo"),
        ("delete the video call from marc's", "marc"),
        ("drop the video from marc's interview", "marc"),
        ("no video for marc", "marc"),
        ("no meeting link please", "jo"),
        ("kill the meeting link", "jo"),
        ("we don't need a teams meeting for marc", "marc"),
    ],
)  # fmt: skip
def test_an_online_meeting_is_taken_off(text, target):
    assert read_among(text, (JO, MARC)).request == ChangeRequest((target,), online=False)


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        ("delete the meeting", InterviewRequest("cancel", ("jo",))),
        ("cancel the video call with marc", InterviewRequest("cancel", ("marc",))),
        ("zoom for marc", ChangeRequest(("marc",), online=True)),
        ("add a teams link to marc's", ChangeRequest(("marc",), online=True)),
    ],
)
def test_a_meeting_that_is_called_off_or_wanted_online_is_not(text, request_):
    assert read_among(text, (JO, MARC)).request == request_


@pytest.mark.parametrize(
    "text",
    ["marc is in a wheelchair, needs a step-free room", "marc is a wheelchair user, needs step free room", "can we get a step-free room for marc's interview"],
)  # fmt: skip
def test_a_step_free_room_is_wished_for_not_taken_off(text):
    request = read_among(text, (MARC,)).request
    assert request.room == RoomChange("wish", AskedRoom(features=("step-free",)))


def test_a_freed_room_is_taken_off():
    assert read_among("free the room for marc's", (MARC,)).request.room == RoomChange("none")


@pytest.mark.parametrize(
    "text", ["bring marc back", "bring back marc's interview", "get marc back please"]
)
def test_who_is_brought_back_whose_interview_stands_is_shown(text):
    request = read_among(text, (JO, MARC)).request
    assert isinstance(request, InterviewsRequest)
    assert request.target == ("marc",)


def test_a_colleague_is_brought_back_into_the_interview():
    assert read_among("bring priya back", (JO, MARC)).request.add == (mail("priya"),)


def test_an_interview_is_brought_back_to_a_time():
    assert isinstance(read_among("bring marc back to 2pm", (JO, MARC)).request, RescheduleRequest)


@pytest.mark.parametrize(
    "text",
    [
        "Please inform the interviewers of Marc Dubois: bring laptops",
        "tell the interviewers of marc that bring laptops",
        "let the panel for Marc know: bring laptops",
        "tell marc's interviewers: bring laptops",
    ],
)
def test_whose_interviewers_read_a_note_is_no_part_of_it(text):
    request = read_among(text, (JO, MARC)).request
    assert (request.target, request.note) == (("marc",), "bring laptops")


def test_who_is_spoken_of_in_a_note_stays_in_it():
    request = read_among("tell the interviewers: Marc is off coffee", (MARC,)).request
    assert request.note == "Marc is off coffee"
