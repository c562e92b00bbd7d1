"""Why something is asked, told before it, changes nothing of what is asked."""

import pytest

from tests.language.example_company import JO, MARC, mail, read_among, said


def changed(text, *, last="interview"):
    reading = read_among(text, (JO, MARC), last=last)
    assert (reading.doubt, reading.left_out) == (None, ())
    return reading.request


@pytest.mark.parametrize(
    "text",
    [
        "Priya would love to be part of this one, so could you add her, please?",
        "Priya has asked to join, please add her.",
        "Priya feels she should be there. Add her please.",
        "Dana asked for a finance person on the panel, so please would you add Priya to Jo's interview?",
        "We need one more senior engineer for Jo. Please add Priya to his interview.",
        "The hiring manager wants a lawyer in the room, so could you add Priya to Jo's interview?",
    ],
)
def test_who_was_told_of_is_added_and_nothing_else_changed(text):
    request = changed(text)
    assert (request.target, request.add, request.room, request.remove) == (
        ("jo",),
        (mail("priya"),),
        None,
        (),
    )


def test_a_room_of_which_is_told_is_not_asked_for():
    request = changed("The Boardroom is being painted, so could we make this one online, please?")
    assert (request.online, request.room) == (True, None)


@pytest.mark.parametrize(
    "text",
    [
        "Raj can't make it after all, could you put Priya in instead of him?",
        "Raj is ill, put Priya in instead",
    ],
)
def test_who_is_told_to_be_gone_is_replaced(text):
    assert changed(text).replace == ((mail("raj"), mail("priya")),)


def test_the_hour_of_a_story_is_not_that_of_the_move():
    request = changed(
        "Jo's train only gets in at 3, so could we move his interview to 4 on Tuesday?"
    )
    assert (request.target, [one[0].hour for one in request.windows]) == (("jo",), [16])


def days(reading):
    return sorted({start.date().isoformat() for start, _ in reading.question.windows})


@pytest.mark.parametrize(
    "text",
    [
        "Everyone's off on the 26th, so could we have an hour with Raj and Tom on Friday the 27th?",
        "Turing is closed on Thursday, so could you find an hour with Raj on Friday?",
    ],
)
def test_the_day_on_which_nobody_can_is_not_asked_for(text):
    assert days(said(text)) == ["2026-11-27"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Mondays and Fridays are a mission for Tom, so could we leave those two days out, please?", ["2026-11-24", "2026-11-25", "2026-11-26"]),
        ("Tuesday is a nightmare for Raj, so could we leave that day out?", ["2026-11-23", "2026-11-25", "2026-11-26", "2026-11-27"]),
    ],
)  # fmt: skip
def test_days_that_are_told_to_be_bad_are_left_out(text, left):
    reading = said("Raj and Tom this week", text)
    assert (days(reading), reading.question.people) == (
        left,
        said("Raj and Tom this week").question.people,
    )


def test_another_part_of_the_day_is_asked_for_than_the_one_told_of():
    text = "Mornings are a rush for him with the school run, so could we try the afternoon instead?"
    windows = said("Tom on Thursday morning", text).question.windows
    assert [(start.day, start.hour) for start, _ in windows] == [(26, 12)]


def test_one_more_to_choose_from_is_one_more_of_whom_one_is_enough():
    text = (
        "It would be good to have more to choose from, so could you include Priya as an option too?"
    )
    question = said("Raj or Tom on Friday", text).question
    assert (question.need, len(question.people)) == (1, 3)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("cancel both, no wait, only Marc's", ("marc",)),
        ("both of those interviews need to move to Friday, sorry, no, just the Thursday one", ("marc",)),
        ("cancel both, no wait, keep them", None),
    ],
)  # fmt: skip
def test_one_that_is_named_last_takes_the_place_of_all(text, target):
    request = read_among(text, (JO, MARC), last="none").request
    assert getattr(request, "target", None) == target or target is None


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("don't give Priya more than four interviews a week, no wait, three", 3),
        ("no more than 3 interviews a week for Priya, sorry, I mean 2", 2),
        ("don't give Priya more than four interviews a week", 4),
    ],
)
def test_a_limit_is_the_number_said_last(text, most):
    assert said(text).request.most == most


@pytest.mark.parametrize(
    "text",
    [
        "The office will be noisy with the builders, so could we do it online?",
        "She has a cold and the trains are full, so could we do it online?",
    ],
)
def test_words_that_only_tell_are_not_named_as_left_out(text):
    reading = said("Raj and Tom on Wednesday, an hour", text)
    assert (reading.left_out, reading.question.online) == ((), True)
    assert reading.question.people == said("Raj and Tom on Wednesday").question.people


def test_an_offer_is_taken_behind_praise_of_all():
    request = said("Raj on Wednesday", "Those all look fine to me, so please take the first one.")
    assert (request.intent, request.request.number) == ("book", 1)


def test_a_request_that_cannot_be_done_is_no_talk_because_a_story_stands_before_it():
    text = "The payroll file is late again, could you send it to the bank?"
    assert said(text).intent == "unknown"


def test_how_long_something_is_kept_is_what_is_asked_and_not_what_is_told():
    text = "Our policy only lets us keep candidate data for a year, so could you set the retention to 12 months, please?"
    reading = said(text)
    assert (reading.intent, reading.doubt) == ("retention", None)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The second option looks perfect, thank you. Would you book that one for us, please?", 2),
        ("The first one is just what we hoped for. Please book it.", 1),
        ("The second is too early. Book the third.", 3),
    ],
)
def test_the_offer_that_is_praised_is_the_one_to_be_booked(text, number):
    assert read_among(text, (), after="Raj on Wednesday").request.number == number


@pytest.mark.parametrize(
    ("text", "need"),
    [("Turing is free at 16h today ?", "none"), ("Raj is free at 4 today?", "all")],
)
def test_a_room_that_is_free_with_a_question_mark_is_asked_for_alone(text, need):
    assert said(text).question.need == need


def test_a_room_that_is_not_needed_comes_off_with_what_is_asked_beside_it():
    request = changed("The interview must be online. No room needed.")
    assert (request.online, request.room.kind) == (True, "none")


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("pop a note on it saying he'll need step free access", "note", "he'll need step free access"),
        ("Retitle it Founding engineer final", "title", "Founding engineer final"),
    ],
)  # fmt: skip
def test_a_note_and_a_title_in_other_words(text, field, value):
    assert getattr(changed(text), field) == value


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("we're 3 now so bigger room pls, and add Olivia", "wish"),
        ("it's too noisy in there so another room please, and add Olivia", "another"),
    ],
)
def test_what_is_asked_before_is_asked_too(text, kind):
    change = read_among(text, (JO,)).request
    assert (change.add, change.room.kind) == ((mail("olivia"),), kind)
