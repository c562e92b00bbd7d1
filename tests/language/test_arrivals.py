"""What is said within two hours of an interview: who comes and who waits is passed on, and how it ended is noted."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from bot.language.context import ComingInterview
from bot.language.parser import parse
from bot.language.requests import (
    ButtonRequest,
    Candidate,
    ChangeRequest,
    LateRequest,
    RescheduleRequest,
    UnknownRequest,
)
from tests.language.example_company import asked, mail, scene

ELEVEN = datetime.fromisoformat("2026-11-25T11:00")
MAX = ComingInterview(
    "max",
    ELEVEN,
    45,
    (mail("raj"), mail("priya")),
    Candidate("Max Nye"),
)
ADA = ComingInterview("ada", ELEVEN.replace(hour=15), 30, (mail("tom"),), Candidate("Ada Orr"))
INVITED = replace(MAX, role="interviewer")


def read(text, *interviews, at="10:50", last="invitation"):
    now = datetime.fromisoformat(f"2026-11-25T{at}")
    context = replace(scene(now), interviews=interviews, last=last, speaker=mail("olivia"))
    return parse(text, context)


@pytest.mark.parametrize(
    "text",
    [
        "me too, 5 mins",
        "omw, 2 min",
        "just parking, be there in 5",
        "lift is broken, give me five",
        "same here, about ten minutes",
        "nearly there",
        "stuck in the lift, with you in 2",
        "in a cab, 10 mins out",
        "max isn't here yet",
        "ok he has arrived",
        "he's just walked in",
        "she's at reception",
        "I'm here, nobody in the room",
        "still no sign of her",
        "my train is delayed, please start without me",
        "the candidate can't find the entrance",
        "oh, found him",
    ],
)
@pytest.mark.parametrize("last", ["invitation", "none"])
def test_who_comes_and_who_waits_is_passed_on_as_it_was_said(text, last):
    assert read(text, INVITED, last=last).request == LateRequest(("max",), text)


@pytest.mark.parametrize(
    "text",
    [
        "I am afraid the young man has not yet arrived",
        "I am afraid the candidate has not yet arrived",
        "The young man does not appear to have arrived yet",
        "I fear our guest has not shown himself so far",
        "the gentleman has yet to arrive",
        "It seems the applicant has not joined us as yet",
        "our young lady hasn't turned up yet I'm afraid",
        "sorry to say the lad's not here yet",
        "regrettably nobody has arrived so far",
        "the person we're interviewing isn't here yet",
        "There is no sign of the candidate as yet",
        "I'm afraid Max has not yet joined",
        "the lassie hasnae turned up yet",
        "I regret that the candidate does not seem to be here",
        "Madam, the candidate is yet to join",
        "I am afraid I have not arrived yet",
        "Rita, our candidate has not joined us yet I'm afraid",
    ],
)
@pytest.mark.parametrize("last", ["invitation", "none"])
def test_politely_said_that_somebody_is_awaited_declines_nothing(text, last):
    assert read(text, INVITED, last=last).request == LateRequest(("max",), text)
    assert read(text, INVITED, at="07:30", last=last).intent not in {"decline", "accept"}


@pytest.mark.parametrize(
    "text",
    [
        "I am afraid I can't make it",
        "I am afraid not",
        "I'm afraid that doesn't work",
        "Wednesday is not possible I am afraid",
        "I fear I have to decline",
        "not joining, sorry",
    ],
)
def test_a_polite_no_stays_one(text):
    assert read(text, INVITED).intent == "decline"


@pytest.mark.parametrize(
    ("text", "told", "people"),
    [
        ("tell everyone to wait 10 more mins", "wait 10 more mins", ()),
        ("tell Raj and Priya that Max is at reception", "Max is at reception", ("priya", "raj")),
        ("let raj know max will be 10 mins late", "max will be 10 mins late", ("raj",)),
        ("tell Max's interviewers to start without me", "start without me", ()),
        ("can you let the others know he's stuck at security", "he's stuck at security", ()),
        ("ask Priya to fetch him", "fetch him", ("priya",)),
        ("message the team: don't start yet", "don't start yet", ()),
    ],
)
def test_what_others_are_to_be_told_now_is_no_note(text, told, people):
    expected = LateRequest(("max",), told, tuple(mail(one) for one in people))
    assert read(text, ADA, MAX, last="interview").request == expected


def test_it_is_about_the_interview_that_is_near_whatever_was_shown():
    text = "candidate's gone to the wrong building, tell them to hang on"
    assert read(text, ADA, MAX, last="interview").request == LateRequest(("max",), text)


def test_of_two_at_the_same_time_it_is_asked_which():
    read_both = read("tell them to hang on", ADA, MAX, replace(MAX, id="eva"), last="interview")
    assert asked(read_both.doubt)
    assert read("Max is here", MAX, replace(ADA, start=ELEVEN)).request.target == ("max",)


def test_who_is_named_and_has_none_that_is_near_is_not_taken_for_another():
    assert read("Ada is here", MAX, ADA, last="interview").intent == "chat"
    assert read("tell Tom to hang on", MAX, ADA).request == UnknownRequest("tell-people")


@pytest.mark.parametrize("text", ["tell everyone to wait 10 more mins", "ask them to hang on"])
def test_days_before_it_is_said_that_it_cannot_be_passed_on(text):
    read_early = read(text, MAX, at="07:30", last="interview")
    assert read_early.request == UnknownRequest("tell-people")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("tell the interviewers to bring a laptop", "change"),
        ("tell them to hang on and cancel Max's", "change"),
        ("cancel Max's", "cancel"),
        ("Raj is out sick", "substitutes"),
    ],
)
def test_what_asks_for_more_is_done_as_before(text, intent):
    assert read(text, MAX, last="interview").intent == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("accept", "accept"),
        ("ok coming", "accept"),
        ("I'll be there", "accept"),
        ("can't make it", "decline"),
        ("in a meeting until 11:30, sorry", "decline"),
    ],
)
def test_an_answer_stays_one(text, intent):
    assert read(text, INVITED).intent == intent


NO_SHOWS = [
    "never showed up",
    "candidate never turned up, I'm off",
    "didn't take place, he never came",
    "she didn't come, waited 20 minutes",
    "Max ghosted us",
    "Max was a no-show",
    "no show for Max",
    "nobody came",
]


@pytest.mark.parametrize("text", NO_SHOWS)
def test_a_no_show_is_passed_on_while_its_interviewers_wait(text):
    assert read(text, INVITED, at="11:20").request == LateRequest(("max",), text)


@pytest.mark.parametrize(
    "text",
    [
        *NO_SHOWS,
        "mark Max's as a no-show",
        "mark Max as a no-show",
        "log Max down as a no show",
        "mark it as no show",
    ],
)
@pytest.mark.parametrize("at", ["11:20", "12:30"])
def test_a_no_show_is_noted_by_its_organizer_or_once_it_is_over(text, at):
    coming = (MAX, ADA) if at == "11:20" else (ADA,)
    named = "Max" if "Max" in text else ""
    request = read(text, *coming, at=at, last="none").request
    assert request == ButtonRequest("unknown", "no_show", text=named)


@pytest.mark.parametrize("text", ["it went fine", "that went really well", "Max's went great"])
def test_that_it_went_well_answers_no_invitation(text):
    request = read(text, replace(ADA, role="interviewer"), at="12:30").request
    assert isinstance(request, ButtonRequest)
    assert request.verb == "took_place"


def test_a_colleague_or_lunch_that_never_came_is_no_candidate():
    for text in ("Tom never showed up", "lunch never came"):
        assert not isinstance(read(text, ADA, last="none").request, ButtonRequest | ChangeRequest)


@pytest.mark.parametrize(
    "text",
    [
        "how did Max's go?",
        "what happened with max today?",
        "how did Max's interview go this morning?",
        "how was Max's?",
        "was Max a no-show?",
    ],
)
def test_how_an_interview_went_is_a_question_of_its_own(text):
    request = read(text, ADA, at="13:30", last="interview").request
    assert isinstance(request, ButtonRequest)
    assert (request.verb, request.text.casefold()) == ("how_it_went", "max")


def test_of_one_that_is_coming_its_card_is_shown():
    assert read("how did Ada's go?", ADA).request.target == ("ada",)
    assert not isinstance(read("what happened with Tom?", ADA).request, ButtonRequest)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Max never showed, move it to Thursday same time", 26),
        ("Max never showed, haud it over tae Thursday same time", 26),
        ("Max didn't turn up, push it to Friday", 27),
        ("the candidate never came so move it to Friday", 27),
        ("no-show. move it to tomorrow at 2", 26),
        ("Max was a no-show, shift him to Friday 3pm please", 27),
        ("she never showed up, can we move it to Friday?", 27),
        ("Max isn't here, so please push it to Friday", 27),
    ],
)
@pytest.mark.parametrize("at", ["11:30", "07:00"])
def test_who_never_came_and_is_to_come_another_day_is_moved(text, day, at):
    request = read(text, MAX, ADA, at=at, last="interview").request
    assert isinstance(request, RescheduleRequest)
    assert request.target == ("max",)
    assert request.windows[0][0].day == day
