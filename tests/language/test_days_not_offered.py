"""Why a day is not among the times shown: the day of the week asked about, the whole of it."""

from datetime import datetime

import pytest

from bot.language.parser import parse
from tests.language.example_company import WEDNESDAY, scene

ASKED = "Priya next week, 45 minutes"


@pytest.mark.parametrize(
    "text",
    ["why isnt weds coming up?", "why not wednesday?", "why isn't Wednesday one of the options?"],
)
@pytest.mark.parametrize("now", [WEDNESDAY, WEDNESDAY.replace(hour=19)])
def test_today_s_weekday_is_that_of_the_week_shown_and_none_of_it_is_over(text, now):
    context = scene(now)
    read = parse(text, context, after=parse(ASKED, context).question)
    (window,) = read.request.windows
    assert window == tuple(datetime.fromisoformat(f"2026-12-02T{at}") for at in ("09:00", "17:30"))


@pytest.mark.parametrize(
    "text", ["why not before 10?", "why nothing before 10?", "why isn't there anything before 10?"]
)
def test_the_no_of_why_not_turns_no_hour_round(text):
    context = scene()
    read = parse(text, context, after=parse("Priya on Thursday, 45 minutes", context).question)
    (window,) = read.request.windows
    assert (window[0].hour, window[1].hour <= 10) == (9, True)


@pytest.mark.parametrize(
    "text", ["why is Thursday not possible?", "how come Thursday isn't there?"]
)
def test_the_day_before_the_no_is_asked_about(text):
    context = scene()
    read = parse(text, context, after=parse("Priya this week, 45 minutes", context).question)
    assert [start.day for start, _ in read.request.windows] == [26]
