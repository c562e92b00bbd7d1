"""Changes of a booked interview as they are said in other voices: all of what is said is done, and nothing else."""

from datetime import datetime

import pytest

from bot.language.requests import ChangeRequest, RescheduleRequest
from tests.language.example_company import JO, MARC, mail, read_among


def change(text):
    read = read_among(text, (JO, MARC))
    assert read.doubt is None
    assert read.left_out == ()
    assert read.request.target == ("jo",)
    return read.request


@pytest.mark.parametrize(
    "text",
    [
        "Raj's no needed for Jo, bin him and get Priya in",
        "Raj isnae needed for Jo, bin him and get Priya in",
        "Raj is not needed for Jo, take him off and get Priya in",
        "Raj's not required for Jo's, drop him and bring Priya in",
        "no need for Raj in Jo's, chuck him off and put Priya on",
        "Raj's no wanted on Jo's, kick him off an get Priya on",
        "Raj's no coming tae Jo's, take him off an put Priya on",
        "we don't need Raj for Jo any more, remove him and add Priya",
    ],
)
def test_who_is_not_needed_goes_and_the_other_comes(text):
    made = change(text)
    assert isinstance(made, ChangeRequest)
    assert (made.add, made.remove) == ((mail("priya"),), (mail("raj"),))


@pytest.mark.parametrize(
    "text", ["och no, put Dana back", "put Dana back on", "oh no, bring Dana back in please"]
)
def test_who_is_put_back_is_on_it_again(text):
    made = change(text)
    assert isinstance(made, ChangeRequest)
    assert (made.add, made.remove) == ((mail("dana"),), ())


@pytest.mark.parametrize(
    ("text", "minutes", "title"),
    [
        ("make Jo's an hour an call it System Design", 60, "System Design"),
        ("make it 45 min an call it Coding", 45, "Coding"),
        ("make Jo's an hour n call it System Design", 60, "System Design"),
        ("make Jo's an hour and call it System Design", 60, "System Design"),
        ("make it an hour an rename it Final Round", 60, "Final Round"),
        ("make it 90 minutes 'n' call it Deep Dive", 90, "Deep Dive"),
    ],
)
def test_an_for_and_joins_what_is_to_be_done(text, minutes, title):
    made = change(text)
    assert isinstance(made, ChangeRequest)
    assert (made.minutes, made.title) == (minutes, title)


def test_an_before_a_noun_joins_nothing():
    made = change("call it an Add-on Chat")
    assert isinstance(made, ChangeRequest)
    assert made.title == "an Add-on Chat"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("candidate Jo requested to postpone by one day, same time", 25),
        ("Jo has requested to postpone by one day, same time", 25),
        ("postpone Jo by one day, same time", 25),
        ("push Jo's back a day, same time please", 25),
        ("kindly postpone Jo's by two days at the same time", 26),
        ("move Jo's by a day but keep the time", 25),
        ("move Jo's by a day keeping the same timing", 25),
        ("bring Jo's forward one day, same time", 23),
        ("shift it by one day, same time only", 25),
        ("postpone it by one day", 25),
        ("move Jo's to Thursday same time", 26),
    ],
)
def test_a_day_on_at_the_same_time_is_that_one_time(text, day):
    made = change(text)
    assert isinstance(made, RescheduleRequest)
    assert [start for start, _ in made.windows] == [datetime.fromisoformat(f"2026-11-{day}T10:00")]


@pytest.mark.parametrize(
    ("text", "day", "hours"),
    [
        ("move it to Thursday first half", 26, (9, 12)),
        ("kindly reschedule Jo's to coming Wednesday second half", 25, (12, 17.5)),
        ("move it to second half of Thursday", 26, (12, 17.5)),
        ("shift Jo's to this coming Friday, first half", 27, (9, 12)),
        ("reschedule Jo's to Thursday in the first half of the day", 26, (9, 12)),
        ("push it to 1st half of Friday", 27, (9, 12)),
    ],
)
def test_the_halves_of_a_day_are_morning_and_afternoon(text, day, hours):
    made = change(text)
    assert isinstance(made, RescheduleRequest)
    ((start, end),) = made.windows
    assert (start.day, start.hour, end.hour + end.minute / 60) == (day, *hours)


def test_a_coming_weekday_that_is_todays_is_a_week_on():
    monday = datetime.fromisoformat("2026-11-23T09:05")
    for text in ("reschedule Jo's to coming Monday first half", "move it to the coming Monday"):
        made = read_among(text, (JO, MARC), at=monday).request
        assert isinstance(made, RescheduleRequest)
        assert made.windows[0][0] == datetime.fromisoformat("2026-11-30T09:00")
    made = read_among("move it to the coming Friday", (JO, MARC), at=monday).request
    assert isinstance(made, RescheduleRequest)
    assert made.windows[0][0].day == 27


def test_the_first_half_of_a_month_stays_its_first_days():
    made = change("move it to the first half of December")
    assert isinstance(made, RescheduleRequest)
    assert made.windows[-1][1].day == 15
