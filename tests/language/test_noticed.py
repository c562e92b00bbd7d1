"""What a message says beside the rest, and must not be passed over: a part of it is asked about, left out by name, or read."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from bot.language.parser import parse
from tests.language.example_company import HANA, JO, MARC, VERA, mail, read_among, said, scene

MONDAY = datetime.fromisoformat("2026-11-23T10:00")


def search(text, *, speaker="olivia"):
    return parse(text, replace(scene(MONDAY), speaker=mail(speaker)))


def organizer(text, *, last="interview"):
    return read_among(text, (JO, MARC), last=last)


def invited(text):
    return read_among(text, (VERA, HANA), last="invitation", speaker="dana")


def days(reading):
    return [start.day for start, _ in reading.request.windows]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Raj on Thursday or the day after", [26, 27]),
        ("Raj on Friday or the day after", [27, 30]),
        ("Raj tomorrow or the day after that", [24, 25]),
    ],
)
def test_the_day_after_is_counted_from_the_day_named_before(text, wanted):
    assert days(search(text)) == wanted


def test_the_day_after_is_counted_from_the_days_asked_for():
    assert days(said("Raj on Wednesday", "what about the day after, at 10?")) == [26]
    assert days(said("Raj on Friday", "the day after")) == [30]


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("an hour with Raj the day after the offsite", "the day after the offsite"),
        ("Raj on Tuesday, or the one after that", "or the one after that"),
        ("find an hour with Raj on Friday and remind me to print it", "remind me to print it"),
        ("find an hour with Raj on Friday, then call me", "call me"),
        ("find an hour for the hiring manager and Raj on Friday", "the hiring manager"),
        ("Raj, Tom and the head of design on Friday", "and the head of design"),
        ("Raj from 2 to 3 or Tom from 3 to 4", "Raj from 2 to 3 or Tom from 3 to 4"),
    ],
)
def test_what_no_search_holds_is_left_out_by_name(text, left_out):
    assert left_out in search(text).left_out


@pytest.mark.parametrize(
    "text",
    [
        "find an hour with Raj on Friday for the sales director role",
        "Raj or Tom on Thursday or Friday",
        "have Raj and Tom meet the candidate on Friday",
    ],
)
def test_what_is_no_part_of_a_search_is_not_left_out(text):
    assert search(text).left_out == ()


@pytest.mark.parametrize(
    "text",
    [
        "Thursday would be best for Raj, because on Friday we have the board visit. One hour, please.",
        "Find Raj an hour on Thursday, as on Friday we have the all-hands.",
    ],
)
def test_the_day_of_a_reason_is_not_asked_for(text):
    assert days(search(text)) == [26]


def test_in_one_day_is_no_date():
    question = search("need Raj and Tom in one day, an hour each").question
    assert (len(question.sessions), question.days) == (2, 1)
    assert {start.day for start, _ in question.windows} > {24}


def test_who_meets_somebody_themselves_takes_part():
    assert search("I want to interview Jane Doe myself on Friday").question.people == (
        mail("olivia"),
    )


@pytest.mark.parametrize(
    "text", ["cancel one of my interviews", "move one of my interviews to Friday"]
)
def test_one_of_several_is_asked_about(text):
    reading = organizer(text, last="none")
    assert (reading.request.target, reading.doubt.doubt.kind) == ((), "which-interview")


def test_one_of_several_is_not_all_that_change_hands():
    assert organizer("hand one of my interviews to Tom", last="none").left_out == (
        "one of my interviews",
    )


def test_a_room_that_is_kept_does_not_change():
    request = organizer("drop Tom, keep the room").request
    assert (request.remove, request.room) == ((mail("tom"),), None)


def test_who_is_added_for_a_part_does_not_make_it_as_short():
    reading = organizer("add Dana for the first half hour")
    assert (reading.request.add, reading.request.minutes) == ((mail("dana"),), None)
    assert reading.left_out == ("for the first half hour",)


def test_what_is_wished_for_by_wondering_is_done():
    reading = organizer("I wonder whether Jo's interview could be held online instead")
    assert (reading.intent, reading.request.online) == ("change", True)
    assert organizer("I wonder if Tom has accepted").intent == "responses"


@pytest.mark.parametrize(
    "text",
    [
        "could you add a note to Jo's interview, and it should say: bring the CV",
        "please let everybody know on Jo's interview that bring the CV",
    ],
)
def test_a_note_is_without_the_words_that_lead_to_it(text):
    assert organizer(text).request.note == "bring the CV"


def test_an_hour_preferred_to_another_is_proposed():
    ((start, _),) = invited("would rather 11 than 10").request.windows
    assert start.isoformat() == "2026-11-25T11:00:00"


def test_an_hour_of_a_proposal_that_is_not_read_is_left_out():
    reading = invited("could we start at quarter past")
    assert (reading.intent, reading.left_out) == ("propose", ("quarter past",))


def test_an_answer_put_off_proposes_no_time():
    reading = invited("could you ask me again tomorrow")
    assert (reading.intent, reading.request.target) == ("tentative", ("vera",))


@pytest.mark.parametrize(
    "text",
    [
        "I have the dentist tomorrow, so I'm out until noon",
        "I'm at the vet tomorrow, the dog ate something, so I'm away until noon and not to be booked before that",
    ],
)
def test_away_until_an_hour_is_so_on_the_day_told_before(text):
    ((start, end),) = search(text).request.windows
    assert (start.day, end.hour) == (24, 12)


@pytest.mark.parametrize(
    "told",
    [
        "Tom wants to sit in too.",
        "Tom wouldn't mind joining on Thursday.",
        "The candidate is only in town until Thursday.",
        "Her train leaves on Thursday at 4.",
        "It can't clash with the town hall at 3.",
        "I'm off on Friday so not then.",
    ],
)
def test_what_is_told_of_who_can_when_and_is_not_read_is_left_out(told):
    reading = search(f"Could you find Raj half an hour this week? {told}")
    assert reading.left_out == (told,)
    assert len(reading.request.windows) > 3


@pytest.mark.parametrize(
    "told",
    [
        "Tom said hello.",
        "She has to decide by the end of next month.",
        "He was out until Thursday last week.",
    ],
)
def test_what_is_told_besides_is_not_left_out(told):
    assert search(f"Could you find Raj half an hour this week? {told}").left_out == ()


def test_a_room_there_was_is_not_asked_for():
    question = search(
        "We had Turing last time and it was boiling. Can we get Raj on Thursday?"
    ).question
    assert question.room is None


def test_a_stranger_told_of_as_a_candidate_is_the_candidate():
    question = search(
        "Next up is Kofi Mensah, he's a candidate for the billing job. Let's look at Thursday with Raj."
    ).question
    assert question.candidate.name == "Kofi Mensah"


def test_any_other_room_is_not_the_one_that_is_taken():
    question = said(
        "Raj and Tom on Thursday, in the Boardroom",
        "The Boardroom is taken. Any other room is good, but for minimum 6 persons",
    ).question
    assert (question.room.mail, question.room.capacity) == (None, 6)


def test_who_meets_in_person_is_not_online():
    reading = said("Raj on Thursday online", "in person please")
    assert (reading.question.online, "online" in reading.kept) == (False, False)


def test_why_not_before_an_hour_is_asked_of_all_the_time_before_it():
    reading = said("Raj on Thursday, 30 minutes", "why not before 10?")
    ((start, end),) = reading.request.windows
    assert (start.hour, end.hour, end.minute) == (9, 10, 0)
