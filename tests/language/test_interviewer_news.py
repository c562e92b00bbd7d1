"""That an interviewer cannot come changes nothing: it is asked what is to be done of the interview."""

import pytest
from msgspec.structs import replace

from bot.language.parser import parse
from tests.language.example_company import JO, MARC, asked, mail, offered, read_among, scene

BOTH = replace(MARC, people=(mail("raj"),))


@pytest.mark.parametrize(
    "text",
    [
        "Raj can't come",
        "Raj can't make it",
        "unfortunately Raj won't be able to make it on Tuesday",
        "Raj won't be there",
        "Raj isn't coming",
        "Raj is ill",
        "Raj is out on Tuesday",
        "Raj dropped out",
        "Raj has to pull out of Jo's",
        "Raj is no longer able to attend",
    ],
)
def test_who_cannot_come_is_asked_about(text):
    read = read_among(text, (JO, BOTH))
    assert asked(read.doubt) == (
        "If Raj can’t come to Jo Pike’s interview on Tue 24 Nov, 10:00: what is to be done? "
        "Nothing is changed yet."
    )
    assert offered(read.doubt) == [
        "Find who could come instead",
        "Take Raj Patel off",
        "Find another time",
    ]


@pytest.mark.parametrize(
    ("answer", "intent"),
    [("1", "substitutes"), ("take him off", "change"), ("find another time", "reschedule")],
)
def test_what_is_chosen_is_done_to_that_interview(answer, intent):
    context = replace(scene(), last="interview", interviews=(JO, BOTH), speaker=mail("olivia"))
    doubt = read_among("Raj can't come", (JO, BOTH)).doubt
    read = parse(answer, context, doubt=doubt)
    assert (read.intent, read.request.target, read.doubt) == (intent, ("jo",), None)


def test_the_only_interviewer_is_not_taken_off():
    read = read_among("Raj can't make Marc's", (JO, BOTH))
    assert offered(read.doubt) == [
        "Find who could come instead",
        "Find another time",
        "Cancel the interview",
    ]


def test_which_of_their_interviews_is_asked_first():
    read = read_among("Raj can't come", (JO, BOTH), last="list")
    assert asked(read.doubt) == "Which interview is meant?"
    assert len(read.doubt.choices) == 2


@pytest.mark.parametrize(
    "text",
    ["Dana can't come", "Raj is off on Friday", "Raj can't come, get Dana", "Raj isn't needed"],
)
def test_nothing_is_asked_of_who_takes_no_part_or_where_it_is_said(text):
    read = read_among(text, (JO,))
    assert read.doubt is None or read.doubt.doubt.kind != "interviewer-out"
