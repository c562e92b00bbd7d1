"""Builders and strategies of searches. The week is that of Monday 23 November 2026 unless a test says otherwise."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from bot.domain.intervals import Interval
from bot.domain.people.working_hours import WorkingHours
from bot.domain.search_models import (
    Group,
    Interviewer,
    InterviewerRules,
    Item,
    RoomWish,
    Search,
    Status,
    Venue,
    all_of,
)
from tests.harness.intervals import MONDAY_TO_FRIDAY, interval_of

LONDON = ZoneInfo("Europe/London")
BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
KOLKATA = ZoneInfo("Asia/Kolkata")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
SUNDAY = datetime(2026, 11, 22, 12, tzinfo=LONDON)
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (date(2026, 11, day) for day in range(23, 28))


def at(day, clock="00:00", zone=LONDON):
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=zone)


def a_span(day, first, last, zone=LONDON):
    return Interval(at(day, first, zone), at(day, last, zone))


def an_item(day, first, last, status=Status.BUSY):
    return Item(a_span(day, first, last), status)


def hours(zone=LONDON, first="09:00", last="17:30"):
    return WorkingHours(MONDAY_TO_FRIDAY, time.fromisoformat(first), time.fromisoformat(last), zone)


def a_person(name, *items, **changes):
    usual = {
        "mail": f"{name.lower()}@contoso.example",
        "name": name,
        "items": items,
        "zone": LONDON,
        "hours": hours(),
    }
    return Interviewer(**usual | changes)


def a_room(name, capacity=4, *items, **changes):
    usual = {
        "mail": f"{name.lower()}@contoso.example",
        "name": name,
        "items": items,
        "capacity": capacity,
        "building": "London",
    }
    return Venue(**usual | changes)


def a_search(*people, **changes):
    usual = {
        "windows": (a_span(TUESDAY, "09:00", "17:30"),),
        "length": timedelta(hours=1),
        "zone": LONDON,
        "now": SUNDAY,
        "groups": all_of(*people),
    }
    return Search(**usual | changes)


def clock(slot, zone=LONDON):
    """Return a slot's start as people write it: `Tue 09:00`."""
    return f"{slot.span.start.astimezone(zone):%a %H:%M}"


def clocks(found, zone=LONDON):
    return [clock(slot, zone) for slot in found.slots]


NIGHTS = [
    datetime(2026, 3, 29, 0, 0, tzinfo=UTC),
    datetime(2026, 10, 25, 0, 0, tzinfo=UTC),
    datetime(2026, 3, 8, 5, 0, tzinfo=UTC),
    datetime(2026, 11, 1, 4, 0, tzinfo=UTC),
    datetime(2026, 4, 4, 13, 30, tzinfo=UTC),
    datetime(2026, 10, 3, 14, 0, tzinfo=UTC),
    datetime(2028, 2, 28, 21, 0, tzinfo=UTC),
    datetime(2026, 11, 24, 9, 0, tzinfo=UTC),
]
"""Where clocks change in London, New York and Lord Howe, a leap day's eve, and a plain Tuesday."""

zones = st.sampled_from([LONDON, BERLIN, NEW_YORK, KOLKATA, LORD_HOWE])
# Away from the small hours, where a clock change would make the oracle's reading of hours another one.
day_times = st.tuples(st.integers(4, 11), st.integers(13, 23)).map(
    lambda pair: (time(pair[0], 10), time(pair[1], 50))
)
weekdays = st.frozensets(st.integers(0, 6), max_size=2).map(lambda off: frozenset(range(7)) - off)
seldom = st.integers(0, 9).map(lambda number: number == 9)


# A strategy that is made anew for each value takes longer to be made, and checked by Hypothesis, than to be drawn from.


@cache
def minutes(first, last, step=1):
    return st.integers(first, last).map(lambda count: timedelta(minutes=count * step))


@cache
def one_of(*values):
    return st.sampled_from(values)


@cache
def maybe(first, last):
    return st.none() | st.integers(first, last)


@cache
def several(strategy, most):
    return st.lists(strategy, max_size=most)


@cache
@st.composite
def spans_near(draw, begin, *, longest=150):
    return interval_of(begin + draw(minutes(0, 600)), draw(minutes(1, longest)))


@cache
def items_near(begin):
    return st.builds(Item, spans_near(begin, longest=90), st.sampled_from(Status))


@cache
@st.composite
def calendars(draw, begin):
    if draw(seldom):
        return None
    return tuple(draw(several(items_near(begin), 4)))


@cache
@st.composite
def working_hours(draw):
    return WorkingHours(draw(weekdays), *draw(day_times), draw(zones))


perhaps_hours = st.none() | working_hours()
one_day = st.frozensets(st.integers(0, 6), max_size=1)
some_features = st.frozensets(st.sampled_from(["video", "whiteboard"]))


@cache
@st.composite
def rules(draw, begin):
    near = begin.date()
    return InterviewerRules(
        per_day=draw(maybe(1, 2)),
        per_week=draw(maybe(1, 3)),
        booked=tuple(draw(several(spans_near(begin), 2))),
        declined=tuple(draw(several(spans_near(begin), 1))),
        notice=draw(minutes(0, 300)),
        before=draw(minutes(0, 30)),
        after=draw(minutes(0, 30)),
        never_on=draw(one_day),
        away=frozenset({near + timedelta(days=1)} if draw(seldom) else ()),
        only=draw(perhaps_hours),
    )


@cache
@st.composite
def people(draw, begin, name):
    return a_person(
        name,
        zone=draw(zones),
        hours=draw(perhaps_hours),
        items=draw(calendars(begin)),
        building=draw(one_of("", "London", "berlin")),
        load=draw(st.integers(0, 2)),
        rules=draw(rules(begin)) if draw(st.booleans()) else InterviewerRules(),
    )


@cache
@st.composite
def rooms(draw, begin, name):
    return a_room(
        name,
        draw(st.integers(0, 9)),
        items=draw(calendars(begin)),
        building=draw(one_of("London", "Berlin", "")),
        features=draw(some_features),
    )


@cache
@st.composite
def wishes(draw):
    if draw(st.booleans()):
        return None
    return RoomWish(
        mails=draw(
            one_of(
                frozenset(), frozenset(), frozenset({"r0@contoso.example", "r1@contoso.example"})
            )
        ),
        never=frozenset({"r0@contoso.example"} if draw(seldom) else ()),
        seats=draw(maybe(1, 5)),
        building=draw(one_of(None, None, "london", "Berlin")),
        features=frozenset({"video"} if draw(seldom) else ()),
        is_where_people_are=draw(st.booleans()),
        near=draw(one_of(None, "Berlin")),
    )


@cache
def windows_near(begin):
    return st.lists(spans_near(begin, longest=400), min_size=1, max_size=3)


STEPS = tuple(timedelta(minutes=count) for count in (5, 15, 30, 60))


@cache
@st.composite
def searches(draw):
    begin = draw(one_of(*NIGHTS))
    named = [draw(people(begin, f"P{number}")) for number in range(draw(st.integers(0, 4)))]
    cut = draw(st.integers(0, len(named)))
    optional = draw(st.sampled_from([(), (draw(people(begin, "Extra")),)]))
    parts = [part for part in (named[:cut], named[cut:]) if part]
    return Search(
        windows=tuple(draw(windows_near(begin))),
        length=draw(minutes(1, 90)),
        zone=draw(zones),
        now=begin + draw(minutes(-600, 120)),
        notice=draw(minutes(0, 120)) if draw(seldom) else timedelta(),
        groups=tuple(Group(tuple(part), draw(st.integers(1, len(part)))) for part in parts),
        optional=optional,
        wish=draw(wishes()),
        venues=tuple(draw(rooms(begin, f"R{number}")) for number in range(draw(st.integers(1, 3)))),
        closed=frozenset({begin.date()} if draw(seldom) else ()),
        step=draw(one_of(*STEPS)),
        tentative_is_free=draw(st.booleans()),
    )
