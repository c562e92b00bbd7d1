"""Builders and strategies of interview loops."""

from datetime import UTC, datetime, timedelta
from functools import cache

from hypothesis import strategies as st

from bot.availability.loop_models import LoopRules, LoopSearch, LoopSession
from bot.domain.search_models import Group, InterviewerRules, Item, RoomWish, all_of
from tests.harness import search_builders as usual
from tests.harness.intervals import interval_of
from tests.harness.search_builders import LONDON, SUNDAY, TUESDAY, a_span, minutes, seldom


def a_session(*people, length=60, need=None, **changes):
    groups = all_of(*people) if need is None else (Group(people, need),)
    return LoopSession(length=timedelta(minutes=length), groups=groups, **changes)


def a_loop(*sessions, **changes):
    plain = {
        "sessions": sessions,
        "windows": (a_span(TUESDAY, "09:00", "17:30"),),
        "zone": LONDON,
        "now": SUNDAY,
    }
    return LoopSearch(**plain | changes)


BEGINS = [
    datetime(2026, 11, 24, 9, 0, tzinfo=UTC),
    datetime(2026, 11, 24, 10, 30, tzinfo=UTC),
    *usual.NIGHTS[:5],
]


perhaps_wish = st.none() | st.just(RoomWish()) | usual.wishes()


@cache
@st.composite
def loops(draw, days=1):
    """Small loops: two or three sessions, a few people of whom some stand in several, and up to three rooms."""
    begin = draw(usual.one_of(*BEGINS))
    staff = [draw(usual.people(begin, f"P{number}")) for number in range(draw(st.integers(1, 4)))]
    count = draw(st.integers(2, 3))
    wish = draw(perhaps_wish)
    step = draw(usual.one_of(30, 30, 60))
    windows = [interval_of(begin + draw(minutes(0, 2, 30)), draw(minutes(4, 10, 30)))]
    if days > 1 or draw(seldom):
        later = begin + timedelta(days=1)
        windows.append(interval_of(later + draw(minutes(0, 2, 30)), draw(minutes(3, 7, 30))))
    session = sessions(staff)
    return LoopSearch(
        sessions=tuple(draw(session) for _ in range(count)),
        windows=tuple(windows),
        zone=draw(usual.zones),
        now=begin + draw(minutes(-600, 60)),
        in_any_order=draw(st.booleans()),
        days=days,
        rules=draw(rules()),
        wish=wish,
        venues=tuple(
            draw(usual.rooms(begin, f"R{number}")) for number in range(draw(st.integers(1, 3)))
        ),
        step=timedelta(minutes=step),
        tentative_is_free=draw(st.booleans()),
    )


@st.composite
def sessions(draw, staff):
    who = draw(st.lists(st.sampled_from(staff), min_size=1, max_size=3, unique_by=id))
    need = draw(st.integers(1, len(who)))
    return LoopSession(
        length=draw(usual.one_of(30, 45, 50, 60)) * timedelta(minutes=1),
        groups=(Group(tuple(who), need),),
        is_online=draw(seldom),
    )


_PLACES = (
    ((1, timedelta(minutes=15)),),
    ((2, timedelta(minutes=30)),),
    ((1, timedelta(minutes=30)), (2, timedelta(minutes=15))),
)
"""After which sessions breaks are due, and how long each is."""


@cache
@st.composite
def rules(draw):
    return LoopRules(
        break_after=draw(usual.one_of(60, 90, 120)) * timedelta(minutes=1),
        break_at=draw(usual.one_of((), (), *_PLACES)),
        break_length=draw(usual.one_of(0, 15, 30)) * timedelta(minutes=1),
        lunch_length=draw(usual.one_of(0, 30, 45)) * timedelta(minutes=1),
        most_a_day=draw(usual.one_of(150, 240, 300)) * timedelta(minutes=1),
        is_nobody_twice=draw(st.booleans()),
    )


@cache
@st.composite
def plain_people(draw, begin, name):
    """Somebody with few rules, so that most loops have a plan."""
    limits = InterviewerRules(
        per_day=draw(usual.one_of(None, None, 1, 2)),
        booked=tuple(draw(usual.several(usual.spans_near(begin), 1))),
        before=draw(minutes(0, 2, 15)),
    )
    return usual.a_person(
        name,
        hours=draw(usual.one_of(None, None, usual.hours(first="10:00", last="15:00"))),
        items=tuple(Item(one) for one in draw(usual.several(stretches(begin), 2))),
        building=draw(usual.one_of("London", "Berlin", "")),
        load=draw(st.integers(0, 3)),
        rules=limits if draw(st.booleans()) else InterviewerRules(),
    )


@cache
def stretches(begin):
    return st.builds(
        lambda since, length: interval_of(begin + since, length),
        minutes(0, 12, 30),
        minutes(1, 6, 30),
    )


@cache
@st.composite
def plain_rooms(draw, begin, name):
    busy = draw(st.lists(stretches(begin), min_size=1, max_size=3))
    building = draw(usual.one_of("London", "London", "Berlin", ""))
    return usual.a_room(name, 0, *(Item(one) for one in busy), building=building)


@cache
@st.composite
def likely_loops(draw):
    """Loops across noon with rooms that are partly taken: most have a plan, with lunch, breaks and changes of room."""
    begin = draw(st.sampled_from(BEGINS[:2]))
    staff = [draw(plain_people(begin, f"P{number}")) for number in range(draw(st.integers(2, 4)))]
    wish = RoomWish(is_where_people_are=draw(seldom))
    in_any_order = draw(st.booleans())
    count = draw(st.integers(2, 3)) if in_any_order else draw(st.integers(2, 4))
    session = sessions(staff)
    return LoopSearch(
        sessions=tuple(draw(session) for _ in range(count)),
        windows=(interval_of(begin, draw(minutes(6, 12, 30))),),
        zone=LONDON,
        now=SUNDAY,
        in_any_order=in_any_order,
        rules=draw(rules()),
        wish=wish if draw(st.integers(0, 3)) else None,
        venues=tuple(draw(plain_rooms(begin, f"R{number}")) for number in range(3)),
        step=timedelta(minutes=30),
    )
