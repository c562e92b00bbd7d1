"""What interviewers say below an invitation, with one that waits, two or three, as people of many places say it."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from bot.language.requests import LateRequest
from tests.language.example_company import HANA, JO, MARC, mail, read_among

INVITED = tuple(
    replace(one, role="interviewer")
    for one in (JO, MARC, replace(HANA, people=(mail("dana"), mail("dan"))))
)


def read(text, many=1):
    return read_among(text, INVITED[:many], last="invitation", speaker="raj")


def starts(reading):
    return [one.isoformat(timespec="minutes") for one, _ in reading.request.windows]


@pytest.mark.parametrize(
    ("many", "text", "targets"),
    [
        (1, "Aye, nae bother", ["jo"]),
        (1, "Ta, I'll be there", ["jo"]),
        (1, "I will attend the same", ["jo"]),
        (1, "Noted, will take the interview", ["jo"]),
        (1, "From my side it goes", ["jo"]),
        (1, "I have time then", ["jo"]),
        (1, "That fits good", ["jo"]),
        (1, "Fixin' to be there", ["jo"]),
        (1, "I should be delighted to attend.", ["jo"]),
        (1, "CONFIRMED. ARRIVING 10.", ["jo"]),
        (1, "you betcha", ["jo"]),
        (1, "10 is fine", ["jo"]),
        (2, "aye to both", ["jo", "marc"]),
        (2, "10 is grand", ["jo"]),
        (2, "Two o'clock sounds smashing", ["marc"]),
        (2, "2pm works for me", ["marc"]),
        (3, "the Friday one's fine", ["hana"]),
        (3, "all good except Thursday", ["jo", "hana"]),
        (3, "can do all three", ["jo", "marc", "hana"]),
        (2, "the latter works", ["marc"]),
        (2, "the later one works", ["marc"]),
        (3, "accept the first two", ["jo", "marc"]),
        (3, "first two are ok", ["jo", "marc"]),
        (3, "accept all but the first", ["marc", "hana"]),
    ],
)
def test_a_yes(many, text, targets):
    reading = read(text, many)
    assert (reading.intent, reading.doubt) == ("accept", None)
    assert [*reading.request.target] == targets


@pytest.mark.parametrize(
    ("many", "text", "targets"),
    [
        (1, "Cannae, ma bairn's no weel", ["jo"]),
        (1, "I'm away up north that day pal", ["jo"]),
        (1, "not well", ["jo"]),
        (1, "I am having one client call at that time only", ["jo"]),
        (1, "I am out of station on Tuesday", ["jo"]),
        (1, "I have then no time", ["jo"]),
        (1, "I am then on holiday", ["jo"]),
        (1, "On Tuesday I can not, I have school", ["jo"]),
        (1, "no sorry, on a course that day", ["jo"]),
        (1, "sorry, on a course", ["jo"]),
        (1, "I'm on a training course", ["jo"]),
        (1, "Sorry y'all, got a prior engagement", ["jo"]),
        (1, "I regret that I am otherwise engaged.", ["jo"]),
        (1, "UNABLE ATTEND REGRET", ["jo"]),
        (1, "clashes with my stand-up", ["jo"]),
        (1, "Go ahead without me", ["jo"]),
        (1, "carry on without me", ["jo"]),
        (1, "have it without me", ["jo"]),
        (2, "Go ahead without me", ["jo"]),
        (2, "no sorry, on a course that day", ["jo"]),
        (2, "sorry, on a course Thursday", ["marc"]),
        (2, "both are not possible", ["jo", "marc"]),
        (2, "Neither, I'm afraid", ["jo", "marc"]),
        (2, "no to Marc", ["marc"]),
        (2, "I will not be coming for Marc's", ["marc"]),
        (3, "can't make any of 'em", ["jo", "marc", "hana"]),
        (3, "can't do any of the three", ["jo", "marc", "hana"]),
        (3, "can't make the last two", ["marc", "hana"]),
        (2, "busy both days", ["jo", "marc"]),
        (2, "nope to all", ["jo", "marc"]),
        (3, "not Friday", ["hana"]),
    ],
)
def test_a_no(many, text, targets):
    reading = read(text, many)
    assert (reading.intent, reading.doubt) == ("decline", None)
    assert [*reading.request.target] == targets


@pytest.mark.parametrize(
    ("many", "text", "target", "start"),
    [
        (1, "clashes with my stand-up, 3 is fine though", "jo", "2026-11-24T15:00"),
        (1, "conflicts with my clinic, but Thursday morning works", "jo", "2026-11-26T09:00"),
        (1, "got standup at 10, could do 3 though", "jo", "2026-11-24T15:00"),
        (1, "I could do 3 if needed", "jo", "2026-11-24T15:00"),
        (1, "Two o'clock sounds smashing", "jo", "2026-11-24T14:00"),
        (1, "2pm works for me", "jo", "2026-11-24T14:00"),
        (1, "Half two suits me better", "jo", "2026-11-24T14:30"),
        (1, "can make it if we start at 10:30", "jo", "2026-11-24T10:30"),
        (1, "I can make it if it starts at half past ten", "jo", "2026-11-24T10:30"),
        (1, "Kindly postpone by one hour", "jo", "2026-11-24T11:00"),
        (1, "Can we prepone to 9:30?", "jo", "2026-11-24T09:30"),
        (1, "Please to shift it on Wednesday", "jo", "2026-11-25T09:00"),
        (1, "Better were 14 o'clock", "jo", "2026-11-24T14:00"),
        (1, "let's say 4", "jo", "2026-11-24T16:00"),
        (1, "or 4", "jo", "2026-11-24T16:00"),
        (1, "or 4:30pm maybe", "jo", "2026-11-24T16:30"),
        (1, "make it 4 and I'm in", "jo", "2026-11-24T16:00"),
        (1, "SUGGEST 1500", "jo", "2026-11-24T15:00"),
        (2, "Marc's clashes with my stand-up, 3 is fine though", "marc", "2026-11-26T15:00"),
        (2, "Thursday clashes, 3 would be ok", "marc", "2026-11-26T15:00"),
        (2, "can make it if we start at 10:30", "jo", "2026-11-24T10:30"),
        (2, "clashes with my stand-up, Thursday is fine though", "jo", "2026-11-26T09:00"),
        (3, "Hana at 4 instead?", "hana", "2026-11-27T16:00"),
    ],
)
def test_another_time(many, text, target, start):
    reading = read(text, many)
    assert (reading.intent, reading.request.target, reading.doubt) == ("propose", (target,), None)
    assert starts(reading)[:1] == [start]


@pytest.mark.parametrize(
    "text", ["10 is too early for me", "I'd be happy to but not at 10", "not at 10 please"]
)
def test_its_own_time_is_never_proposed(text):
    request = read(text).request
    assert (request.intent, request.target, request.windows) == ("propose", ("jo",), ())


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Jo yes, Marc no", ("accept", "jo"), ("decline", "marc")),
        ("Thursday I can, Tuesday not", ("accept", "marc"), ("decline", "jo")),
        ("I can do Thursday, not Tuesday", ("accept", "marc"), ("decline", "jo")),
        ("ATTENDING TUESDAY NOT THURSDAY", ("accept", "jo"), ("decline", "marc")),
    ],
)  # fmt: skip
def test_each_of_two(text, first, second):
    reading = read(text, 2)
    assert (reading.intent, reading.request.target) == (first[0], (first[1],))
    assert reading.also_answered is not None
    assert (reading.also_answered.intent, reading.also_answered.target) == (second[0], (second[1],))


@pytest.mark.parametrize("text", ["might could", "I'll likely make it, cannae promise"])
def test_a_maybe(text):
    assert read(text).intent == "tentative"


@pytest.mark.parametrize(
    "text",
    [
        "Please start without me, I'll be late",
        "I'll be a bit late, please start without me",
        "kick off without me, I'll join when I can",
    ],
)
def test_who_lets_the_others_begin_comes_later(text):
    reading = read(text)
    assert (reading.intent, reading.request.reason) == ("tentative", text)
    near = replace(INVITED[0], start=datetime.fromisoformat("2026-11-22T10:30"))
    told = read_among(text, (near,), last="invitation", speaker="raj").request
    assert isinstance(told, LateRequest)
    assert told.target == ("jo",)


@pytest.mark.parametrize(
    ("many", "text"),
    [
        (2, "3 is fine"),
        (1, "accept 2pm"),
        (1, "I am having a look at her CV"),
        (1, "can we start without Tom"),
        (1, "I will revert by evening"),
        (3, "yes yes no"),
        (2, "yes and no"),
        (2, "I can only do one of them"),
        (1, "I give you tomorrow answer"),
    ],
)
def test_what_settles_nothing(many, text):
    reading = read(text, many)
    is_settled = reading.intent in {"accept", "decline", "propose"}
    assert reading.doubt or not is_settled


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("I'm off for two days from Thursday", [26, 27]),
        ("I'm off for three days starting Wednesday", [25, 26, 27]),
        ("I'm away for 2 days from the 30th", [30, 1]),
    ],
)
def test_so_many_days_from_one_on(text, days):
    reading = read_among(text, (), last="none", speaker="raj")
    assert reading.intent == "absence"
    assert [one.day for one, _ in reading.request.windows] == days


def test_days_counted_from_one_are_that_later():
    reading = read_among("two days from Thursday at 3 with Tom", (), last="none")
    assert reading.intent == "availability"
    assert starts(reading) == ["2026-11-28T15:00"]


@pytest.mark.parametrize(
    "text",
    ["on half day leave tomorrow", "half day leave on Tuesday", "I'm taking half a day off Friday"],
)
def test_half_a_day_off_looks_for_no_time(text):
    assert read_among(text, (), last="none", speaker="raj").intent in {"unknown", "chat"}


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("half day interview with Tom on Friday", "availability"),
        ("within one day", "chat"),
        ("no bookings within 24 hours", "notice"),
    ],
)
def test_a_day_alone_is_no_notice(text, intent):
    assert read_among(text, (), last="none", speaker="raj").intent == intent


def test_either_side_of_lunch_is_before_and_after_it():
    reading = read("either side of lunch on Wednesday")
    assert (reading.intent, starts(reading)) == (
        "propose",
        ["2026-11-25T09:00", "2026-11-25T14:00"],
    )
