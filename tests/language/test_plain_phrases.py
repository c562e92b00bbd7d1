"""Whole messages whose words alone speak for something else, each read as what it says of what is booked."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from bot.language.context import ComingInterview
from bot.language.requests import Candidate
from tests.language.example_company import mail, read_among

SOON = datetime.fromisoformat("2026-11-22T11:00")
INTERVIEW = ComingInterview(
    "jo",
    datetime.fromisoformat("2026-11-24T10:00"),
    people=(mail("raj"), mail("tom")),
    candidate=Candidate("Jo Pike"),
)
OTHER = ComingInterview(
    "marc",
    datetime.fromisoformat("2026-11-26T14:00"),
    people=(mail("priya"),),
    candidate=Candidate("Marc Dubois"),
)


def read(text, *, last="interview", interviews=(INTERVIEW, OTHER), after=None):
    return read_among(text, interviews, last=last, after=after)


@pytest.mark.parametrize("last", ["interview", "none", "invitation"])
@pytest.mark.parametrize(
    ("text", "online"),
    [
        ("turn the video on", True),
        ("switch the video back on", True),
        ("turn on the camera for Jo's interview", True),
        ("turn the video off", False),
    ],
)
def test_the_video_is_an_interviews_and_not_the_integrations(text, online, last):
    reading = read(text, last=last)
    assert (reading.intent, reading.request.online) == ("change", online)


@pytest.mark.parametrize("text", ["turn the video on", "switch the video off"])
def test_the_video_of_nothing_switches_nothing_else(text):
    assert read(text, last="none", interviews=()).intent not in {"enable", "disable"}


def test_the_video_of_the_open_question_is_asked_for():
    reading = read("turn the video on", after="30 min with Raj tomorrow")
    assert (reading.continues, reading.question.online) == (True, True)


@pytest.mark.parametrize(
    "text",
    [
        'put "bring a laptop" in the notes',
        "please add “bring a laptop” to the invite",
        'add "bring a laptop" as a note',
    ],
)
def test_a_note_in_quotation_marks_is_one(text):
    assert read(text).request.note == "bring a laptop"


@pytest.mark.parametrize(
    ("text", "cleared", "target"),
    [
        ("remove the note", "note", "jo"),
        ("delete the notes for the interviewers please", "note", "jo"),
        ("take the note off", "note", "jo"),
        ("remove the note from Marc's interview", "note", "marc"),
        ("no candidate", "candidate", "jo"),
        ("drop the title", "title", "jo"),
    ],
)
def test_what_an_interview_is_to_have_no_longer_is_cleared(text, cleared, target):
    request = read(text).request
    assert (request.cleared, request.target) == ((cleared,), (target,))


def test_no_candidate_is_said_of_the_open_question_too():
    reading = read("no candidate", after="30 min with Raj tomorrow for Jo Pike")
    assert (reading.continues, reading.question.candidate) == (True, None)


@pytest.mark.parametrize(
    "text", ["just Raj is fine", "only Raj then", "just Raj for this one", "Raj alone is enough"]
)
def test_who_alone_is_named_stays_alone(text):
    request = read(text).request
    assert (request.remove, request.add) == ((mail("tom"),), ())


def test_who_alone_is_named_comes_where_they_did_not():
    request = read("just Priya is fine").request
    assert (request.remove, request.add) == ((mail("raj"), mail("tom")), (mail("priya"),))


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("ask Priya then", "jo"),
        ("ask Priya for Jo Pike", "jo"),
        ("try Raj for Marc's interview", "marc"),
    ],
)
def test_who_is_asked_for_an_interview_stands_in_there(text, target):
    request = read(text).request
    assert (request.intent, request.target, request.is_stand_in) == ("change", (target,), True)


@pytest.mark.parametrize("text", ["ask Raj then", "who declined?", "who has said no?"])
def test_who_declined_is_asked_of_the_one_interview_that_lacks_somebody(text):
    lacking = replace(OTHER, declined=OTHER.people)
    assert read(text).request.target == ("jo",)
    assert read(text, interviews=(INTERVIEW, lacking)).request.target == ("marc",)
    shown = replace(INTERVIEW, declined=(mail("tom"),))
    assert read(text, interviews=(shown, lacking)).request.target == ("jo",)
    third = replace(lacking, id="zoe", candidate=Candidate("Zoe Hart"))
    reading = read(text, interviews=(INTERVIEW, lacking, third))
    assert reading.doubt.choices
    assert read("who declined Jo's interview?", interviews=(INTERVIEW, lacking)).request.target == ("jo",)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("ask Priya for Zoe Hart", "availability"),
        ("try Raj for Zoe Hart please", "availability"),
        ("ask Priya for 30 minutes tomorrow", "availability"),
    ],
)
def test_who_is_asked_for_somebody_else_takes_part_in_nothing_booked(text, intent):
    assert read(text, last="none").intent == intent


@pytest.mark.parametrize(
    "text", ["Marc?", "what about Marc?", "what did you tell Marc?", "what have u told Marc so far"]
)
@pytest.mark.parametrize("last", ["interview", "invitation", "none"])
def test_a_candidates_interview_is_shown(text, last):
    request = read(text, last=last).request
    assert (request.intent, request.target) == ("interviews", ("marc",))


def test_what_a_colleague_was_told_shows_what_they_take_part_in():
    assert read("what did you tell Raj?").request.people == (mail("raj"),)


@pytest.mark.parametrize("text", ["send it", "send it out please", "email it to them"])
def test_it_is_sent_to_the_candidate(text):
    request = read(text).request
    assert (request.intent, request.target) == ("invite_candidate", ("jo",))


def test_it_is_the_link_where_that_was_shown():
    assert read("send it", last="link").request.verb == "send_link"


def test_a_candidate_who_is_invited_now_is_no_question_at_this_hour():
    reading = read("invite Jo now", after="30 min with Raj tomorrow")
    assert (reading.intent, reading.request.target) == ("invite_candidate", ("jo",))


def test_somebody_unknown_who_is_invited_now_is_asked_about():
    reading = read("invite eve now", after="30 min with Raj tomorrow")
    assert (reading.doubt.doubt.kind, dict(reading.doubt.doubt.facts)) == (
        "stranger",
        {"said": "eve"},
    )


@pytest.mark.parametrize(
    "text",
    ["the least busy", "any of them", "whoever has the fewest interviews", "any of them is fine"],
)
def test_anybody_of_those_who_are_free_is_the_one_that_is_chosen(text):
    assert read(text, after="30 min with anyone tomorrow").intent == "why"


@pytest.mark.parametrize("after", [None, "30 min with Priya on Friday"])
@pytest.mark.parametrize("text", ["book Jo again same people", "same people for Jo Pike"])
def test_the_same_people_are_looked_for_again(text, after):
    question = read(text, after=after).question
    assert (question.people, question.candidate.name) == ((mail("raj"), mail("tom")), "Jo Pike")


@pytest.mark.parametrize(
    "text", ["I might be a bit late", "I'll be late today", "sorry, running a few minutes late"]
)
def test_who_may_be_late_for_what_is_near_says_so(text):
    near = replace(INTERVIEW, start=SOON, role="interviewer")
    request = read(text, last="invitation", interviews=(near,)).request
    assert (request.intent, request.target) == ("late", ("jo",))


@pytest.mark.parametrize("last", ["interview", "invitation"])
@pytest.mark.parametrize("text", ["I might be a bit late", "im running late", "running 10 minutes late for jo", "I'll be late for Jo's interview"])  # fmt: skip
def test_who_is_late_for_nothing_that_is_near_only_talks(text, last):
    request = read(text, last=last).request
    assert (request.intent, request.kind) == ("chat", "delay")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("who's off today", 1),
        ("who is out tomorrow?", 1),
        ("is anyone away next week", 5),
        ("who's off", 0),
    ],
)
@pytest.mark.parametrize("after", [None, "30 min with Priya on Friday"])
def test_who_is_away_is_asked_and_nothing_searched_for(text, days, after):
    request = read(text, after=after).request
    assert (request.verb, len(request.dates)) == ("absences_show", days)


def test_what_is_something_else_for_each_of_several_is_changed_singly():
    short = replace(OTHER, minutes=30)
    reading = read("extend both by 15 minutes", interviews=(INTERVIEW, short))
    assert reading.doubt.doubt.kind == "changed-singly"


def test_what_is_the_same_for_several_is_changed_at_once():
    request = read("extend both by 15 minutes").request
    assert (request.target, request.minutes) == (("jo", "marc"), 75)


@pytest.mark.parametrize(
    "text", ["no room for both", "no room for both of them", "no room for all interviews"]
)
def test_the_room_of_several_is_dropped(text):
    request = read(text).request
    assert (request.target, request.room.kind) == (("jo", "marc"), "none")


def test_whether_there_is_no_room_for_some_people_drops_none():
    assert read("is there no room for both of us on Tuesday").intent == "interviews"


@pytest.mark.parametrize(
    "text", ["move both to Friday, same times", "move both to Friday same time"]
)
def test_each_of_several_keeps_its_own_time(text):
    request = read(text).request
    starts = {one: [start.hour for start, _ in spans] for one, spans in request.each}
    assert starts == {"jo": [10], "marc": [14]}
