"""Builders and strategies of searches. The week is that of Monday 23 November 2026 unless a test says otherwise."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from bot.domain.intervals import Interval
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
from bot.domain.working_hours import WorkingHours
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


def minutes(first, last, step=1):
    return st.integers(first, last).map(lambda count: timedelta(minutes=count * step))


@st.composite
def spans_near(draw, begin, *, longest=150):
    return interval_of(begin + draw(minutes(0, 600)), draw(minutes(1, longest)))


@st.composite
def calendars(draw, begin):
    if draw(seldom):
        return None
    items = st.builds(Item, spans_near(begin, longest=90), st.sampled_from(Status))
    return tuple(draw(st.lists(items, max_size=4)))


@st.composite
def working_hours(draw):
    return WorkingHours(draw(weekdays), *draw(day_times), draw(zones))


@st.composite
def rules(draw, begin):
    near = begin.date()
    return InterviewerRules(
        per_day=draw(st.none() | st.integers(1, 2)),
        per_week=draw(st.none() | st.integers(1, 3)),
        booked=tuple(draw(st.lists(spans_near(begin), max_size=2))),
        declined=tuple(draw(st.lists(spans_near(begin), max_size=1))),
        notice=draw(minutes(0, 300)),
        before=draw(minutes(0, 30)),
        after=draw(minutes(0, 30)),
        never_on=draw(st.frozensets(st.integers(0, 6), max_size=1)),
        away=frozenset({near + timedelta(days=1)} if draw(seldom) else ()),
        only=draw(st.none() | working_hours()),
    )


@st.composite
def people(draw, begin, name):
    return a_person(
        name,
        zone=draw(zones),
        hours=draw(st.none() | working_hours()),
        items=draw(calendars(begin)),
        building=draw(st.sampled_from(["", "London", "berlin"])),
        load=draw(st.integers(0, 2)),
        rules=draw(rules(begin)) if draw(st.booleans()) else InterviewerRules(),
    )


@st.composite
def rooms(draw, begin, name):
    return a_room(
        name,
        draw(st.integers(0, 9)),
        items=draw(calendars(begin)),
        building=draw(st.sampled_from(["London", "Berlin", ""])),
        features=draw(st.frozensets(st.sampled_from(["video", "whiteboard"]))),
    )


@st.composite
def wishes(draw):
    if draw(st.booleans()):
        return None
    return RoomWish(
        mails=draw(
            st.sampled_from(
                [frozenset(), frozenset(), frozenset({"r0@contoso.example", "r1@contoso.example"})]
            )
        ),
        never=frozenset({"r0@contoso.example"} if draw(seldom) else ()),
        seats=draw(st.none() | st.integers(1, 5)),
        building=draw(st.sampled_from([None, None, "london", "Berlin"])),
        features=frozenset({"video"} if draw(seldom) else ()),
        is_where_people_are=draw(st.booleans()),
        near=draw(st.sampled_from([None, "Berlin"])),
    )


@st.composite
def searches(draw):
    begin = draw(st.sampled_from(NIGHTS))
    named = [draw(people(begin, f"P{number}")) for number in range(draw(st.integers(0, 4)))]
    cut = draw(st.integers(0, len(named)))
    optional = draw(st.sampled_from([(), (draw(people(begin, "Extra")),)]))
    parts = [part for part in (named[:cut], named[cut:]) if part]
    return Search(
        windows=tuple(draw(st.lists(spans_near(begin, longest=400), min_size=1, max_size=3))),
        length=draw(minutes(1, 90)),
        zone=draw(zones),
        now=begin + draw(minutes(-600, 120)),
        notice=draw(minutes(0, 120)) if draw(seldom) else timedelta(),
        groups=tuple(Group(tuple(part), draw(st.integers(1, len(part)))) for part in parts),
        optional=optional,
        wish=draw(wishes()),
        venues=tuple(draw(rooms(begin, f"R{number}")) for number in range(draw(st.integers(1, 3)))),
        closed=frozenset({begin.date()} if draw(seldom) else ()),
        step=draw(st.sampled_from([timedelta(minutes=count) for count in (5, 15, 30, 60)])),
        tentative_is_free=draw(st.booleans()),
    )
