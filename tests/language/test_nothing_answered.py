"""What is said below an invitation and means something else answers it only where it says an answer."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.language.context import ComingInterview
from bot.language.contract import context_of
from bot.language.interviews.answers.nothing_answered import unless_nothing_answered
from bot.language.parsed import ParsedMessage
from bot.language.parser import parse
from bot.language.people.name_index import from_json
from bot.language.requests import (
    AbsenceRequest,
    AdminRequest,
    AnswerRequest,
    Candidate,
    ChangeRequest,
    ChatRequest,
    EachRequest,
    SettingRequest,
    UnknownRequest,
)
from tests.language.example_company import VERA, read_among, scene

DATA = Path(__file__).parents[1] / "data" / "language"
COMMANDS = frozenset(
    [
        "add_room",
        "audit",
        "buffer",
        "building",
        "change_room",
        "check_rooms",
        "closed",
        "connect",
        "default_length",
        "directions",
        "disable",
        "disconnect",
        "enable",
        "feedback_link",
        "forget",
        "invite",
        "limit",
        "loop_template",
        "nickname",
        "notice",
        "notifications",
        "pool",
        "remind",
        "remove_room",
        "report",
        "retention",
        "role",
        "roles",
        "rooms",
        "scheduling_user",
        "settings",
        "status",
        "time_zone",
        "working_hours",
        "link",
        "responses",
    ]
)
MOST_OF_A_KIND = 20
ANSWERS = AnswerRequest, EachRequest


def commands():
    """Yield so many messages of each kind that sets, administers or asks, as somebody typed them where nothing was answered."""
    seen = dict.fromkeys(COMMANDS, 0)
    for line in (DATA / "blind.jsonl").read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        meant, shown = given["expect"]["intent"], (given.get("context") or {}).get("last")
        is_plain = shown in {None, "none"} and "doubt" not in given["expect"]
        if meant in COMMANDS and is_plain and seen[meant] < MOST_OF_A_KIND:
            seen[meant] += 1
            yield given


@pytest.fixture(scope="module")
def directory():
    return from_json(json.loads((DATA / "directory.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("answer", ["", "accepted"])
@pytest.mark.parametrize("part", range(8))
def test_no_command_and_no_question_is_an_answer(part, answer, directory):
    """Whatever sets, administers or asks is that below an open invitation too, or not understood."""
    taken = []
    for given in list(commands())[part::8]:
        context = context_of(given, directory)
        at = context.now.replace(tzinfo=None, hour=10, minute=0) + timedelta(days=3)
        invited = ComingInterview(
            "one",
            at,
            45,
            ("ian@contoso.example",),
            Candidate("Solveig Amundsen"),
            role="interviewer",
            answer=answer,
        )
        known = replace(
            context, last="invitation", speaker="ian@contoso.example", interviews=(invited,)
        )
        if isinstance(parse(given["text"], known).request, ANSWERS):
            taken.append(given["text"])
    assert taken == []


def said(text, **other):
    return read_among(text, (replace(VERA, **other),), last="invitation")


@pytest.mark.parametrize(
    "text",
    [
        "moved to Lisbon for two weeks btw, my clock should be there",
        "moved to Lisbon for two weeks btw",
        "my clock should be Lisbon's",
        "I've relocated to Lisbon, please show me Lisbon time",
        "I'm in Lisbon this week, show me times there",
    ],
)
def test_who_moved_sets_their_clock(text):
    request = said(text).request
    assert isinstance(request, SettingRequest)
    assert (request.intent, request.zone) == ("time_zone", "Europe/Lisbon")


@pytest.mark.parametrize("text", ["back to no limits pls", "turn off my interview reminders"])
def test_a_setting_with_a_no_in_it_declines_nothing(text):
    assert isinstance(said(text, answer="accepted").request, SettingRequest | AdminRequest)


@pytest.mark.parametrize(
    "text",
    [
        "the lift's stuck again between 2 and 3",
        "Monday again already... I need coffee",
        "My daughter starts school on Monday, can't believe it!",
        "right, I'm off to get a brew",
        "tom's new standing desk looks sick",
        "good night, see you monday",
    ],
)
def test_talk_answers_nothing(text):
    assert isinstance(said(text).request, ChatRequest | UnknownRequest)


@pytest.mark.parametrize(
    "text",
    [
        "can you order tacos for the team on thursday?",
        "print the CVs for Friday please",
        "reset my password",
        "set an alarm for 7 tomorrow morning",
    ],
)
def test_an_errand_answers_nothing(text):
    assert isinstance(said(text).request, UnknownRequest)


@pytest.mark.parametrize(
    "text",
    [
        "no can do, kid's sports day",
        "tues at 10 works 👍",
        "does fri at 9 work instead, ive got standup then",
        "maybe, depends on the release",
        "nope, on-call",
        "Friday at 3 would suit me better",
    ],
)
def test_an_answer_in_so_many_words_is_one(text):
    assert isinstance(said(text).request, ANSWERS)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("sorry I've come down with the flu I won't be in for the rest of the week", "I've come down with the flu"),
        ("I've come down with the flu, off for the rest of the week", "I've come down with the flu"),
        ("I become a mother this week, so from Wednesday I am not there until the 4th of December", "I become a mother this week"),
        ("I'm on leave from Wednesday to Friday", ""),
    ],
)  # fmt: skip
def test_who_is_away_declines_and_stays_away(text, reason):
    request = said(text, answer="accepted").request
    assert isinstance(request, AnswerRequest)
    assert (request.intent, request.target, request.reason) == ("decline", ("vera",), reason)
    assert request.away[-1][1] > VERA.end


@pytest.mark.parametrize(
    "text", ["I'm busy Friday 2-4, dentist", "out sick on Thursday and prob. Friday too"]
)
def test_who_is_away_on_another_day_answers_nothing(text):
    assert isinstance(said(text).request, AbsenceRequest)


def test_a_day_told_behind_its_reason_is_when_an_absence_begins():
    text = "I become a father this week, so from Thursday I am not there until the 4th of December"
    request = read_among(text, (), last="none").request
    assert isinstance(request, AbsenceRequest)
    days = [start.date().isoformat() for start, _ in request.windows]
    assert (days[0], days[-1]) == ("2026-11-26", "2026-12-03")


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Thursday I have no time. I would propose Friday 15 o'clock", "2026-11-27T15:00"),
        ("I am detained until half past three on Friday; might we begin at four instead?", "2026-11-27T16:00"),
    ],
)  # fmt: skip
def test_the_time_proposed_behind_the_one_that_does_not_suit_is_proposed(text, starts):
    request = said(text).request
    assert isinstance(request, AnswerRequest)
    assert request.intent == "propose"
    assert request.windows[0][0].isoformat(timespec="minutes") == starts


@pytest.mark.parametrize("text", ["is Dana away this week?", "is Dana on leave on Friday?"])
def test_who_is_asked_about_as_away_gets_no_yes_to_being_free(text):
    read = read_among(text, (), last="none")
    assert read.question is not None
    assert not read.asks_whether


def test_a_wish_for_less_time_behind_a_yes_is_passed_on():
    request = said(
        "happy to meet Vera, but I've got a thing right after so could we cut it to 30?"
    ).request
    assert isinstance(request, ChangeRequest)
    assert "cut it to 30" in request.wish


@pytest.mark.parametrize(
    ("intent", "text"),
    [
        ("accept", "yes, that works for me"),
        ("accept", "I accept the invitation to Vera's interview on Thursday"),
        ("decline", "no, I can't make it, sorry"),
    ],
)
def test_an_answer_in_so_many_words_is_not_read_once_more_for_what_it_means_alone(intent, text):
    answer = ParsedMessage(AnswerRequest(intent, (VERA.id,)))
    context = replace(scene(), last="invitation", interviews=(VERA,))
    assert unless_nothing_answered(answer, text, context, never) is answer


def never(text, context):
    raise AssertionError(f"{text!r} was read again")
