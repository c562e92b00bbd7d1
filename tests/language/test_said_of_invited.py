"""What an interviewer says of an interview they were invited to is their answer to it, and never one that they did not give."""

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.language.context import ComingInterview
from bot.language.parser import parse
from bot.language.requests import AnswerRequest, Candidate, ChangeRequest, ChatRequest
from tests.language.example_company import mail, read_among, scene

VERA = ComingInterview(
    "vera",
    datetime.fromisoformat("2026-11-25T10:00"),
    people=(mail("olivia"), mail("dana")),
    candidate=Candidate("Vera Holt"),
    role="interviewer",
)
HANA = ComingInterview(
    "hana",
    datetime.fromisoformat("2026-11-26T15:00"),
    people=(mail("olivia"),),
    candidate=Candidate("Hana Kim"),
    role="interviewer",
)
ACCEPTED = replace(VERA, answer="accepted")


def read(text, *, last="invitation", interviews=(VERA, HANA)):
    return read_among(text, interviews, last=last)


@pytest.mark.parametrize(
    "text", ["another bot great", "oh great", "great, another one", "just what i needed"]
)
def test_praise_that_is_none_accepts_nothing(text):
    assert read(text).request == ChatRequest("remark")


@pytest.mark.parametrize("text", ["great", "great, thanks", "perfect"])
def test_praise_alone_accepts(text):
    assert read(text).intent == "accept"


@pytest.mark.parametrize("text", ["ill do it", "ill be there", "Ill take it"])
def test_who_will_do_it_is_not_ill(text):
    assert read(text).intent == "accept"


@pytest.mark.parametrize("text", ["im ill", "I'm feeling ill", "ill today, sorry"])
def test_who_is_ill_is(text):
    assert read(text, interviews=(VERA,)).intent in {"decline", "absence"}


def test_a_thumb_alone_is_what_it_shows():
    assert [read(text).intent for text in ("👍", "👎")] == ["accept", "decline"]


@pytest.mark.parametrize(
    "text",
    ["pls move it, i have a vet appt", "can we push 15", "i need to reschedule", "move it please"],
)
@pytest.mark.parametrize("last", ["invitation", "interview"])
def test_a_move_of_anothers_interview_is_a_proposal(text, last):
    request = read(text, last=last).request
    assert (request.intent, request.target) == ("propose", ("vera",))


def test_the_day_of_that_move_is_proposed():
    request = read("move Hana's to Friday", last="none").request
    assert (request.intent, request.target) == ("propose", ("hana",))
    assert {f"{start:%a}" for start, _ in request.windows} == {"Fri"}


@pytest.mark.parametrize(
    "text",
    [
        "take me off",
        "i said no",
        "tell Raj i'm not doing it",
        "I have to drop out",
        "actually no",
        "hmm, sorry can't after all",
    ],
)
def test_who_had_accepted_takes_it_back(text):
    request = read(text, last="interview", interviews=(ACCEPTED, HANA)).request
    assert (request.intent, request.target) == ("decline", ("vera",))


@pytest.mark.parametrize(
    ("text", "intent"), [("yes to Hana", "accept"), ("I have to drop out of Hana's", "decline")]
)
def test_an_invitation_that_is_named_is_answered(text, intent):
    for last in ("none", "interview"):
        assert read(text, last=last).request == AnswerRequest(intent, ("hana",))


@pytest.mark.parametrize(
    "text",
    [
        "can someone else ask the sql bit",
        "could somebody else do the coding part",
        "actually can Tom do it",
    ],
)
def test_what_another_is_to_do_is_no_answer(text):
    assert read(text).request == ChangeRequest(("vera",))


@pytest.mark.parametrize(
    "text", ["can I dial in?", "could i join remotely", "is there a jd", "do i have to?"]
)
def test_a_question_accepts_nothing(text):
    assert read(text).intent == "interviews"


@pytest.mark.parametrize("text", ["running 5 late sry", "5 min late", "sorry 10 late"])
@pytest.mark.parametrize("is_soon", [True, False])
def test_a_delay_in_few_words_is_no_other_length(text, is_soon):
    start = scene().now.replace(tzinfo=None) + timedelta(minutes=20)
    soon = (replace(ACCEPTED, start=start),) if is_soon else (ACCEPTED,)
    assert read(text, last="interview", interviews=soon).intent == ("late" if is_soon else "chat")


@pytest.mark.parametrize("text", ["Hana can't come", "Hana is sick"])
@pytest.mark.parametrize("last", ["invitation", "interview", "none"])
def test_a_candidate_who_cannot_come_is_no_answer_of_the_interviewers(text, last):
    assert read(text, last=last).request == ChangeRequest(("hana",))


@pytest.mark.parametrize("text", ["Vera is sick I heard", "i heard Vera dropped out"])
def test_what_is_heard_of_a_candidate_is_no_answer(text):
    assert read(text).request == ChangeRequest(("vera",))


@pytest.mark.parametrize(
    "text", ["why cant i do anything", "why did you book me", "how come i have two"]
)
def test_who_asks_why_answers_nothing(text):
    assert read(text).intent not in {"accept", "decline", "tentative"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Friday doesn't work, could we do Monday 10am instead?", 30),
        ("can't do Friday, how about Monday at 10am", 30),
        ("Friday doesn't work, could we do today 10am instead?", 23),
        ("Friday doesn't work, could we do Wednesday 10am instead?", 25),
    ],
)
def test_todays_weekday_for_a_later_interview_is_that_of_next_week(text, day):
    on_friday = replace(VERA, start=datetime.fromisoformat("2026-11-27T09:00"))
    monday = scene(datetime.fromisoformat("2026-11-23T08:55"))
    context = replace(monday, last="invitation", interviews=(on_friday,), speaker=mail("olivia"))
    request = parse(text, context).request
    assert (request.intent, request.target) == ("propose", ("vera",))
    ((start, _),) = request.windows
    assert (start.day, start.hour) == (day, 10)


@pytest.mark.parametrize(
    "text",
    [
        "I've a clash on Thursday, can Raj do it?",
        "I've got a conflict, could raj take it?",
        "can someone else take Vera? im on a course",
        "can raj take it? im on a course",
        "could somebody else interview Vera? I'm in Leeds",
        "can someone else do it, I'm busy",
        "I'd rather not do this one, can Raj take it?",
        "please ask Raj instead, I have a clash",
        "Raj could take it, I'm busy that day",
        "I have another meeting at that time, can Raj stand in?",
        "could Raj cover for me on Wednesday?",
    ],
)
def test_who_asks_for_a_stand_in_declines_and_the_wish_is_passed_on(text):
    request = read(text, interviews=(VERA,)).request
    assert (request.intent, request.target) == ("decline", ("vera",))
    assert request.reason == text.strip("?").replace("?", ",")


@pytest.mark.parametrize(
    "text", ["I'm happy to, can Raj do it at 3?", "can Raj join? I'd like a second opinion"]
)
def test_who_comes_besides_declines_nothing(text):
    assert read(text, interviews=(VERA,)).intent != "decline"


def test_an_organizer_who_needs_somebody_else_declines_nothing():
    mine = replace(VERA, role="organizer")
    assert (
        read("can Raj do it? Dana has a clash", last="interview", interviews=(mine,)).intent
        != "decline"
    )
