"""A question in one line, read again, means the same."""

from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.language.parser import parse
from bot.language.people.name_index import Directory, Person
from bot.language.requests import AskedRoom, Question
from tests.language.example_company import company, mail, said, scene
from tests.language.paraphrase import paraphrase

FIXED = ("people", "need", "minutes", "windows", "room", "online", "must", "optional", "excluded")
MAILS = [person.mail for person in company().people]


def the_same(question, other):
    return {name: getattr(question, name) for name in FIXED} == {
        name: getattr(other, name) for name in FIXED
    }


@st.composite
def a_day(draw, day, minutes):
    """Windows of one day: apart from each other, each at least as long as an interview."""
    edges = sorted(draw(st.sets(st.integers(0, 96), min_size=2, max_size=6)))
    midnight = datetime.combine(day, datetime.min.time())
    pairs = zip(edges[::2], edges[1::2], strict=False)
    spans = [
        (midnight + timedelta(minutes=15 * a), midnight + timedelta(minutes=15 * b))
        for a, b in pairs
    ]
    return [(start, end) for start, end in spans if end - start >= timedelta(minutes=minutes)]


@st.composite
def windows(draw, minutes):
    """Windows of several days, apart from each other: what meets at midnight is one window."""
    days = sorted(draw(st.sets(st.integers(1, 300), min_size=1, max_size=5)))
    made = []
    for ahead in days:
        made += draw(a_day(date(2026, 11, 22) + timedelta(days=ahead), minutes))
    return tuple(one for n, one in enumerate(made) if n == 0 or made[n - 1][1] < one[0])


@st.composite
def people(draw):
    chosen = tuple(sorted(draw(st.sets(st.sampled_from(MAILS), max_size=5))))
    if not chosen:
        excluded = tuple(sorted(draw(st.sets(st.sampled_from(MAILS), max_size=2))))
        return {"need": draw(st.sampled_from(["any", "all", 2, 3])), "excluded": excluded}
    others = [one for one in MAILS if one not in chosen]
    optional = tuple(sorted(draw(st.sets(st.sampled_from(others), max_size=2))))
    if len(chosen) == 1 or draw(st.booleans()):
        return {"people": chosen, "need": "all", "optional": optional}
    must = chosen[: draw(st.integers(0, len(chosen) - 2))]
    need = len(must) + draw(st.integers(1, len(chosen) - len(must) - 1))
    return {"people": chosen, "need": need, "must": must, "optional": optional}


def rooms():
    named = st.builds(AskedRoom, mail=st.sampled_from([room.mail for room in company().rooms]))
    wished = st.builds(
        AskedRoom,
        capacity=st.none() | st.integers(1, 60),
        building=st.sampled_from([None, "London HQ", "Berlin"]),
        features=st.sets(st.sampled_from(["screen", "video", "whiteboard"])).map(
            lambda chosen: tuple(sorted(chosen))
        ),
    )
    return st.none() | named | wished


@st.composite
def questions(draw):
    minutes = draw(st.sampled_from([15, 30, 45, 60, 75, 90, 120, 240]))
    found = draw(windows(minutes).filter(bool))
    who = draw(people())
    return Question(
        minutes=minutes, windows=found, room=draw(rooms()), online=draw(st.booleans()), **who
    )


@settings(max_examples=200, deadline=None)
@given(questions())
def test_a_line_read_again_means_the_same(question):
    line = paraphrase(question, scene())
    reading = parse(line, scene())
    assert reading.doubt is None, line
    assert the_same(reading.question, question), (line, reading.question)


def test_times_that_meet_at_midnight_are_read_as_one():
    line = "Mon 23 Nov, 00:00–24:00; Tue 24 Nov, 00:00–00:30 · 15 min · anyone · no room"
    ((start, end),) = said(line).question.windows
    assert (start.isoformat(), end.isoformat()) == ("2026-11-23T00:00:00", "2026-11-24T00:30:00")


def test_a_line_is_short_and_says_real_dates():
    question = said("are Dana and Raj free Tuesday with a room").question
    assert (
        paraphrase(question, scene())
        == "Tue 24 Nov, 09:00–17:30 · 60 min · Dana Levi, Raj Patel · any room"
    )


def test_a_week_is_said_as_a_range():
    question = said("anyone next week").question
    assert (
        paraphrase(question, scene())
        == "Mon 23 Nov – Fri 27 Nov, 09:00–17:30 · 60 min · anyone · no room"
    )


def test_somebody_whose_name_is_not_theirs_alone_is_said_by_address():
    question = replace(said("anyone tomorrow").question, people=(mail("nobody"),), need="all")
    assert mail("nobody") in paraphrase(question, scene())


def test_two_of_one_name_are_said_by_address():
    twins = tuple(Person("Ada Byrne", mail(one)) for one in ("ada", "ada.byrne"))
    here = replace(scene(), directory=Directory(twins))
    question = replace(said("anyone tomorrow").question, people=(mail("ada"),), need="all")
    line = paraphrase(question, here)
    assert the_same(parse(line, here).question, question), line
