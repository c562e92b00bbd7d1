"""Questions about what is booked, substitutes, hand-overs and changes of what is not there, in words of everyday."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from bot.language.context import ComingInterview
from bot.language.requests import (
    AskedRoom,
    Candidate,
    ChangeRequest,
    HandOverRequest,
    InterviewRequest,
    InterviewsRequest,
    Question,
    RescheduleRequest,
    RoomChange,
)
from tests.language.example_company import MARC, mail, read_among

NINA = ComingInterview(
    "nina",
    datetime.fromisoformat("2026-11-26T14:00"),
    people=(mail("priya"), mail("dana")),
    candidate=Candidate("Nina Roth"),
)
ALONE = replace(NINA, people=(mail("dana"),))


@pytest.mark.parametrize(
    "text",
    [
        "who's the one on thursday for?",
        "who is the interview on thursday with",
        "whos thursday's one for",
        "who's coming in on thursday?",
    ],
)
@pytest.mark.parametrize("after", [None, "Raj tomorrow at 3pm"], ids=["shown", "open"])
def test_whose_an_interview_of_a_day_is_is_no_search(text, after):
    request = read_among(text, (NINA, MARC), after=after).request
    assert isinstance(request, InterviewsRequest)


@pytest.mark.parametrize("text", ["and on weds?", "what about wednesday?", "and wednesday then?"])
def test_another_day_below_a_list_is_listed_too(text):
    request = read_among(text, (NINA, MARC), last="list").request
    assert isinstance(request, InterviewsRequest)
    assert {start.day for start, _ in request.windows} == {25}


@pytest.mark.parametrize(
    "text",
    [
        "is it online or in the office?",
        "will it be in person or on Teams",
        "is this a video call or in person?",
    ],
)
@pytest.mark.parametrize("last", ["interview", "invitation"])
def test_how_it_is_held_is_on_its_card(text, last):
    role = "interviewer" if last == "invitation" else "organizer"
    request = read_among(text, (replace(NINA, role=role),), last=last, speaker="dana").request
    assert request == InterviewsRequest(target=("nina",))


@pytest.mark.parametrize(
    "text",
    [
        "which rooms are free then?",
        "what other rooms are available at that time",
        "are there any other rooms free then?",
        "any room free at that time?",
    ],
)
def test_rooms_that_are_free_then_are_those_for_the_interview_shown(text):
    request = read_among(text, (NINA, MARC)).request
    assert request == ChangeRequest(("nina",), room=RoomChange("another"))


@pytest.mark.parametrize(
    "text", ["swap the room for one in Berlin", "change its room to one in Berlin"]
)
def test_one_in_a_building_is_a_room_and_no_number_of_seats(text):
    request = read_among(text, (NINA, MARC)).request
    assert request == ChangeRequest(
        ("nina",), room=RoomChange("wish", AskedRoom(building="Berlin"))
    )


@pytest.mark.parametrize(
    "text",
    [
        "who's free instead of her",
        "get someone to cover dana",
        "who else could do Dana's?",
        "find somebody to stand in for dana",
        "who is available in place of her?",
    ],
)
def test_who_could_come_instead(text):
    request = read_among(text, (ALONE,)).request
    assert request == InterviewRequest("substitutes", ("nina",), (mail("dana"),))


@pytest.mark.parametrize(
    "text", ["what about Raj instead", "ok fine, get Raj", "how about Raj instead of her?"]
)
def test_who_is_named_comes_instead_of_the_only_one(text):
    request = read_among(text, (ALONE,)).request
    assert request == ChangeRequest(("nina",), replace=((mail("dana"), mail("raj")),))


def test_who_was_taken_off_comes_back():
    assert read_among("put Priya back", (ALONE,)).request == ChangeRequest(
        ("nina",), add=(mail("priya"),)
    )


@pytest.mark.parametrize(
    "text",
    ["put her back", "hmm put her back", "no wait put him back", "bring him back in", "put them back", "actually keep her on", "i want her back", "re-add him"],
)  # fmt: skip
def test_a_pronoun_is_who_the_last_change_took_off(text):
    changed = replace(ALONE, taken_off=(mail("priya"),))
    assert read_among(text, (changed,)).request == ChangeRequest(("nina",), add=(mail("priya"),))


def test_of_two_who_were_taken_off_both_come_back_or_who_is_asked():
    changed = replace(ALONE, taken_off=(mail("priya"), mail("raj")))
    assert read_among("put them back", (changed,)).request.add == (mail("priya"), mail("raj"))
    reading = read_among("put her back", (changed,))
    assert (reading.intent, reading.request.add) == ("change", ())
    assert reading.doubt is not None


def test_nobody_is_moved_where_nobody_was_taken_off():
    reading = read_among("put her back", (ALONE,))
    assert (reading.intent, reading.request.add) == ("change", ())
    assert reading.doubt is not None


@pytest.mark.parametrize(
    ("text", "gone"),
    [("put him back", ("dan",)), ("add them both back", ("dan", "sarah.cohen"))],
)
def test_who_was_taken_off_a_session_of_a_loop_comes_back_to_that_one(text, gone):
    mails = tuple(map(mail, gone))
    two = (
        replace(ALONE, id="first"),
        replace(ALONE, id="second", start=ALONE.end, taken_off=mails),
    )
    whole = replace(ALONE, id="whole", sessions=2, taken_off=mails)
    request = read_among(text, (whole, *two), last="loop").request
    assert request == ChangeRequest(("second",), add=mails)


def test_an_interview_is_put_back_where_it_lay_though_somebody_was_taken_off():
    changed = replace(ALONE, taken_off=(mail("priya"),))
    assert read_among("move it back", (changed,)).request.is_back


@pytest.mark.parametrize(
    "text",
    [
        "hand Nina's interview to Tom",
        "hand Kai Lum's back to Tom",
        "give Nina's back to Tom",
        "transfer Nina to Tom",
        "Raj's ill, Tom does Nina's from now on",
    ],
)
@pytest.mark.parametrize("after", [None, "Raj tomorrow at 3pm"], ids=["shown", "open"])
def test_one_interview_alone_is_handed_over(text, after):
    whose = "Kai Lum" if "Kai" in text else "Nina"
    for interviews in ((NINA, MARC), ()):
        request = read_among(text, interviews, last="none", after=after).request
        target = ("nina",) if interviews and whose == "Nina" else ()
        assert request == HandOverRequest("", mail("tom"), target, whose)


@pytest.mark.parametrize(
    "text", ["hand it over to Tom", "hand this interview to Tom", "reassign this one to Tom"]
)
def test_the_one_shown_is_handed_over_alone(text):
    request = read_among(text, (NINA, MARC)).request
    assert request == HandOverRequest("", mail("tom"), ("nina",))


def test_which_of_a_candidates_interviews_is_handed_over_is_asked():
    again = replace(NINA, id="again", start=NINA.end)
    reading = read_among("hand Nina's interview to Tom", (NINA, MARC, again))
    assert reading.doubt.doubt.kind == "which-interview"
    chosen = [read_among(one.sentence, (NINA, MARC, again)) for one in reading.doubt.choices]
    assert sorted(one.request.target for one in chosen) == [("again",), ("nina",)]


@pytest.mark.parametrize(
    "text", ["Tom's stuff goes to Raj now", "Tom's interviews all move to Raj"]
)
def test_all_of_somebody_changes_hands(text):
    assert read_among(text, (NINA,)).request == HandOverRequest(mail("tom"), mail("raj"))


@pytest.mark.parametrize(
    "text",
    [
        "in that case scrap the room",
        "actually not online after all, back to a room",
        "15 mins earlier",
        "is Dana still in?",
        "lose Dana, keep the rest",
        "call it Petra // final round",
        "stick Raj on as well",
        "extend it by 15",
        "drop the note",
        "take Raj off",
    ],
)
def test_a_change_of_nothing_is_no_search(text):
    read = read_among(text, (), last="none")
    assert read.request == ChangeRequest()
    assert read.doubt.doubt.kind == "no-coming-interview"


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("needs to be an hour, can't do it in 45", 60),
        ("extend it by 15, it always overruns", 75),
        ("make it 45 min, we never finish in time", 45),
    ],
)
def test_the_reason_for_a_length_is_no_part_of_it(text, minutes):
    read = read_among(text, (NINA, MARC))
    assert read.request == ChangeRequest(("nina",), minutes=minutes)
    assert read.left_out == ()


def test_a_time_when_somebody_else_can_come_too():
    request = read_among("find Nina a slot where Raj can come too", (MARC, NINA)).request
    move = RescheduleRequest(("nina",))
    assert request == ChangeRequest(("nina",), add=(mail("raj"),), move=move)


def test_minutes_earlier_of_times_that_are_offered_are_no_length():
    read = read_among("15 mins earlier", (), after="Raj tomorrow at 3pm for 45 minutes")
    assert not isinstance(read.request, Question) or read.request.minutes == 45
