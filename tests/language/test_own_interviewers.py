"""Candidates named side by side, each with interviewers of their own: one is asked for, the others are sentences of their own."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from bot.language.context import ComingInterview, ParseContext
from bot.language.parser import parse
from bot.language.people.name_index import Directory, Person
from bot.language.requests import Candidate

STAFF = ("April Jones", "Mei Tanaka", "Sam Okafor", "Tom Becker", "Ana García")
MAILS = {name.split()[0].lower(): f"{name.split()[0].lower()}@x.example" for name in STAFF}
CONTEXT = ParseContext(
    datetime.fromisoformat("2026-11-23T09:00"),
    "Europe/London",
    "en-GB",
    Directory(tuple(Person(name, MAILS[name.split()[0].lower()]) for name in STAFF)),
)
PAULA, JONAS = ("Paula Reyes", ("mei",), 45, 25), ("Jonas Weber", ("sam",), 45, 25)


def asked(read):
    """Return for whom one interview is asked, with whom, how long and on which day."""
    question = read.question
    assert (question.sessions, read.doubt, read.left_out) == ((), None, ())
    (day,) = {start.day for start, _ in question.windows}
    known = {mail: name for name, mail in MAILS.items()}
    people = tuple(known[one] for one in question.people)
    return question.candidate.name, people, question.minutes, day


def read_each(text):
    """Return what is asked for, and what the sentences of the others ask for when they are typed."""
    read = parse(text, CONTEXT)
    return [asked(read), *(asked(parse(one, CONTEXT)) for one in read.next_up)]


@pytest.mark.parametrize(
    "text",
    [
        "I need two interviews on Wednesday: Paula Reyes with Mei and Jonas Weber with Sam, 45 min each",
        "2 interviews on Wednesday, 45 min: Paula Reyes with Mei, Jonas Weber with Sam",
        "I have two candidates on Wednesday, Paula Reyes to meet Mei and Jonas Weber to meet Sam, 45 min each",
        "set up interviews on Wednesday for Paula Reyes (with Mei) and Jonas Weber (with Sam), 45 minutes each",
        "Mei should interview Paula Reyes and Sam should interview Jonas Weber, Wednesday, 45 min each",
        "two interviews on Wednesday: Mei with Paula Reyes and Sam with Jonas Weber, 45 min each",
        "please schedule Paula Reyes with Mei for 45 min, and Jonas Weber with Sam for 45 min, both on Wednesday",
        "two interviews Wednesday: Paula Reyes (paula@reyes.example) with Mei and Jonas Weber (jonas@weber.example) with Sam, 45 min each",
    ],
)
def test_each_has_an_interview_of_their_own(text):
    assert read_each(text) == [PAULA, JONAS]


def test_what_is_said_of_one_alone_holds_for_that_one():
    text = "3 interviews: Paula Reyes with Mei 45 min on Wednesday, Jonas Weber with Sam 30 min on Thursday and Kim Bell with Tom 1h on Friday"
    of_kim = ("Kim Bell", ("tom",), 60, 27)
    assert read_each(text) == [PAULA, ("Jonas Weber", ("sam",), 30, 26), of_kim]


def test_several_may_interview_one_of_them():
    text = "Paula Reyes with Mei and Tom and Jonas Weber with either Sam or April, both Wednesday, 45 min each"
    both, either = parse(text, CONTEXT), parse(parse(text, CONTEXT).next_up[0], CONTEXT)
    assert (asked(both)[1], both.question.need) == (("mei", "tom"), "all")
    assert (asked(either)[1], either.question.need) == (("april", "sam"), 1)


@pytest.mark.parametrize(
    "text",
    [
        "two interviews for Paula Reyes on Wednesday: one with Mei and one with Sam",
        "Mei 45 min and Sam 30 min for Paula Reyes on Wednesday",
        "Backend with Mei and Frontend with Sam for Paula Reyes, 30 min each, Wednesday",
    ],
)
def test_a_loop_of_one_candidate_stays_one(text):
    read = parse(text, CONTEXT)
    assert (len(read.question.sessions), read.next_up) == (2, ())


def test_nobody_else_is_cancelled_for_a_name_like_a_colleagues_last_one():
    paula = ComingInterview(
        "paula",
        datetime.fromisoformat("2026-11-25T14:00"),
        people=(MAILS["april"], MAILS["mei"]),
        candidate=Candidate("Paula Reyes"),
    )
    for last in ("interview", "list"):
        context = replace(CONTEXT, last=last, interviews=(paula,))
        read = parse("cancel Jonas, he withdrew", context)
        assert (read.request.target, read.doubt is not None) == ((), True)


def test_the_first_name_of_a_stranger_is_no_colleagues_last_name():
    read = parse("45 min with Mei and Jonas Weber on Wednesday", CONTEXT)
    assert MAILS["april"] not in read.question.people
    assert read.doubt is not None
