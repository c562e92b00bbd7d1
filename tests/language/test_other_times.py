"""Earlier, later, another time: counted from the interview that is meant, which is never asked for a second time."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from bot.language.parser import parse
from tests.language.example_company import JO, MARC, mail, offered, scene

CONTEXT = replace(scene(), last="interview", interviews=(JO, MARC), speaker=mail("olivia"))
FRIDAY = (datetime.fromisoformat("2026-11-27T09:00"), datetime.fromisoformat("2026-11-27T17:30"))
MOVING = replace(CONTEXT, moving=(FRIDAY,))


def moved(text, context=CONTEXT):
    reading = parse(text, context)
    assert (reading.intent, reading.doubt) == ("reschedule", None), text
    return reading.request


def spans(request):
    return [tuple(edge.isoformat(timespec="minutes") for edge in one) for one in request.windows]


BEFORE = ("2026-11-24T09:00", "2026-11-24T10:00")
AFTER = ("2026-11-24T11:00", "2026-11-24T17:30")


@pytest.mark.parametrize(
    "text", ["bring it forward", "bring Jo's forward", "move it up", "pull it forward please"]
)
def test_what_is_brought_forward_is_all_before_it(text):
    assert spans(moved(text)) == [("2026-11-23T09:00", "2026-11-23T17:30"), BEFORE]


def test_what_is_pushed_back_is_all_after_it():
    first, second, *_ = spans(moved("push it back"))
    assert (first, second) == (AFTER, ("2026-11-25T09:00", "2026-11-25T17:30"))


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("earlier the same day", BEFORE),
        ("anything earlier that day?", BEFORE),
        ("make it earlier", BEFORE),
        ("a bit later the same day", AFTER),
        ("later that day please", AFTER),
        ("make it a bit later", AFTER),
    ],
)
def test_earlier_and_later_are_on_its_own_day(text, span):
    request = moved(text)
    assert (request.target, spans(request)) == (("jo",), [span])


@pytest.mark.parametrize(
    ("text", "span"), [("earlier", BEFORE), ("later", AFTER), ("a bit later", AFTER)]
)
def test_a_word_alone_is_of_the_interview_for_which_times_are_shown(text, span):
    assert spans(moved(text, MOVING)) == [span]
    assert parse(text, CONTEXT).intent == "chat"


@pytest.mark.parametrize(
    "text", ["move it to the day after", "move Jo's Tuesday interview to the day after"]
)
def test_a_day_counted_from_its_own_is_not_left_out(text):
    reading = parse(text, CONTEXT)
    assert spans(reading.request) == [("2026-11-25T09:00", "2026-11-25T17:30")]
    assert reading.left_out == ()


def test_an_hour_alone_is_on_the_day_it_was_last_asked_to_move_to():
    assert spans(moved("move it to 3pm", MOVING)) == [("2026-11-27T15:00", "2026-11-27T16:00")]
    assert spans(moved("move it to 3pm")) == [("2026-11-24T15:00", "2026-11-24T16:00")]
    same = moved("move it to 3pm the same day", MOVING)
    assert spans(same) == [("2026-11-24T15:00", "2026-11-24T16:00")]


def test_an_hour_of_another_interview_is_on_its_own_day():
    assert spans(moved("move Marc's to 3pm", MOVING)) == [("2026-11-26T15:00", "2026-11-26T16:00")]


@pytest.mark.parametrize(
    "text",
    ["when else is Raj free on Tuesday for Jo?", "when else can Raj do Tuesday?"],
)
def test_when_else_somebody_is_free_is_another_time_of_what_is_booked(text):
    request = moved(text)
    assert (request.target, spans(request)) == (("jo",), [("2026-11-24T09:00", "2026-11-24T17:30")])


def test_when_else_somebody_is_free_for_nobody_booked_is_a_search():
    assert (
        parse("when else is Raj free on Tuesday?", replace(CONTEXT, last="none")).intent
        == "availability"
    )


def test_what_is_said_overrides_what_another_interview_had():
    question = parse("same again for Gina on Thursday with May and Tom, 30 min", CONTEXT).question
    assert question.people == (mail("may"), mail("tom"))
    assert (question.minutes, question.candidate.name) == (30, "Gina")
    assert question.room.mail == mail("turing")
    kept = parse("same again for Gina on Thursday in the Boardroom", CONTEXT).question
    assert (kept.people, kept.minutes) == (JO.people, 60)
    assert kept.room.mail == mail("boardroom")


@pytest.mark.parametrize(
    "text", ["when is Zoe in?", "when is Zoe coming in?", "when is Zoe's interview?"]
)
def test_when_somebody_comes_is_all_of_theirs(text):
    first = replace(MARC, id="zoe", candidate=replace(MARC.candidate, name="Zoe Park"))
    second = replace(first, id="again", start=FRIDAY[0])
    context = replace(CONTEXT, interviews=(first, second, JO))
    request = parse(text, context).request
    assert (request.candidate.name, request.target) == ("Zoe", ())


@pytest.mark.parametrize("text", ["give me alternatives", "alternatives?", "any other options?"])
def test_alternatives_are_for_the_interview_that_lacks_somebody(text):
    lacking = replace(MARC, declined=(mail("priya"),))
    for context in (
        replace(CONTEXT, interviews=(lacking, JO)),
        replace(CONTEXT, interviews=(JO, lacking)),
        replace(MOVING, interviews=(lacking, JO)),
    ):
        request = parse(text, context).request
        assert (request.intent, request.target) == ("substitutes", ("marc",))
        assert request.people == (mail("priya"),)


def test_alternatives_where_nobody_declined_are_other_times():
    assert moved("give me alternatives").target == ("jo",)


@pytest.mark.parametrize(
    "text", ["is the room ok?", "is the room free?", "is that room available then?"]
)
def test_a_question_about_the_room_keeps_the_room_that_is_wanted(text):
    after = parse("30 min with Raj on Tuesday in the Boardroom", scene()).question
    reading = parse(text, scene(), after=after)
    assert reading.question == after
    assert reading.continues


@pytest.mark.parametrize(
    "text",
    [
        "raj what about 2:30 on friday",
        "Raj, how about 2:30 on Friday?",
        "how about 2:30 on Friday with Raj",
        "raj and tom what about 2:30 on friday",
    ],
)
def test_a_time_suggested_for_who_takes_part_is_one_for_the_interview_shown(text):
    span = ("2026-11-27T14:30", "2026-11-27T15:30")
    assert spans(moved(text)) == spans(moved(text, MOVING)) == [span]
    assert moved(text).target == ("jo",)


def test_somebody_and_a_time_below_other_times_are_a_time_for_the_interview():
    assert moved("Raj at 2:30 on Friday?", MOVING).target == ("jo",)
    assert parse("Raj at 2:30 on Friday?", CONTEXT).intent == "availability"


def test_a_time_for_somebody_else_below_other_times_is_asked_about():
    text = "dana what about 2:30 on friday"
    reading = parse(text, MOVING)
    assert offered(reading.doubt) == ["Move Jo Pike’s interview", "Look for a time"]
    move, search = (
        parse(one.sentence, MOVING, doubt=reading.doubt) for one in reading.doubt.choices
    )
    assert (move.request.target, spans(move.request)) == (
        ("jo",),
        [("2026-11-27T14:30", "2026-11-27T15:30")],
    )
    assert search.question.people == (mail("dana"),)
    assert parse(text, CONTEXT).doubt is None
