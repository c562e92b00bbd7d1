"""Rows of interview loops: six sessions with pools of three, 20 people, 30 rooms, ten working days."""

import random
import time
from datetime import UTC, datetime, timedelta
from functools import partial

from bot.availability.loop_grid import LoopGrid
from bot.availability.loop_models import LoopSearch, LoopSession
from bot.availability.loops import loop_steps
from bot.domain.intervals import Interval
from bot.domain.search_models import Group, Interviewer, Item, RoomWish, Venue
from tests.bench.environments import Partner
from tests.bench.paired_measurement import seconds_of, side_by_side
from tests.bench.table import Row
from tests.harness.loop_search import find_loops

MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
WORKDAYS = [day for day in range(14) if day % 7 < 5]
OPENS, CLOSES, QUARTER = 540, 1080, 15
CASES = 20


WORK = "planning a loop of six: pools of three, 30 rooms, ten days, ms"


async def loops(*, is_quick: bool) -> list[Row]:
    """Plan a loop beside CP-SAT, which looks for the best plan a day in one room; then the worst cases of ours."""
    mine, its = await _beside_solver(a_loop(0), is_quick=is_quick)
    numbers = range(5 if is_quick else CASES)
    cases = [_cost(a_loop(number)) for number in numbers]
    blocked = [_cost(a_loop(number, busy=0.92)) for number in numbers]
    beside = Row(
        work=WORK,
        rival="OR-Tools CP-SAT, one plan a day",
        ours=mine * 1000,
        theirs=its * 1000,
        sense="at least",
        goal=5,
    )
    return [
        beside,
        _at_most("of processor, the worst of twenty", max(one[0] for one in cases), 50),
        _at_most("where there is hardly a plan, the worst", max(one[0] for one in blocked), 50),
        _at_most("the longest step", max(one[1] for one in (*cases, *blocked)), 20),
    ]


async def _beside_solver(search: LoopSearch, *, is_quick: bool) -> tuple[float, float]:
    """Return the seconds that our search and the solver's take, once both agree on what is best."""
    found = find_loops(search)
    async with Partner("loops", "loops.py") as partner:
        await partner.ask(told_to_solver(search))
        answer = await partner.ask("again")
        least = {plan.sessions[0].span.start.date(): plan.waiting for plan in reversed(found.plans)}
        days = [(MONDAY + timedelta(days=day)).date() for day in WORKDAYS]
        for day, wait in zip(days, answer["waits"], strict=True):
            # Ours may fall back on a change of room, the model may not.
            assert wait is None or least[day] <= timedelta(minutes=QUARTER * wait), (day, wait)

        async def theirs() -> float:
            return (await partner.ask("again"))["seconds"]

        taken = seconds_of(partial(find_loops, search), times=1 if is_quick else 3)
        return await side_by_side(taken, theirs, rounds=2 if is_quick else 7)


def _at_most(what: str, seconds: float, most: int) -> Row:
    return Row(
        work=f"{WORK}: {what}",
        rival="the most it may take",
        ours=seconds * 1000,
        theirs=most,
        sense="at most",
        goal=1,
    )


def _cost(search: LoopSearch) -> tuple[float, float]:
    """Return the processor's seconds of a whole search, and of its longest step."""
    longest, begun = 0.0, time.process_time()
    since = begun
    for _ in loop_steps(search):
        now = time.process_time()
        longest, since = max(longest, now - since), now
    ended = time.process_time()
    return ended - begun, max(longest, ended - since)


def a_loop(number: int, *, busy: float = 0.5) -> LoopSearch:
    """Return a loop with calendars that busy; the same every time."""
    chance = random.Random(number)
    people = [
        Interviewer(
            mail=f"p{n}@bench.example",
            name=f"P {n:02}",
            items=_calendar(chance, busy),
            zone=UTC,
            load=chance.randrange(9),
        )
        for n in range(20)
    ]
    rooms = tuple(
        Venue(
            mail=f"r{n}@bench.example",
            name=f"R {n:02}",
            items=_calendar(chance, 0.3),
            capacity=8,
            building="East" if n % 2 else "West",
        )
        for n in range(30)
    )
    pools = (tuple(people[3 * n : 3 * n + 3]) for n in range(6))
    length = timedelta(minutes=45)
    return LoopSearch(
        sessions=tuple(LoopSession(length=length, groups=(Group(pool, 1),)) for pool in pools),
        windows=tuple(_span(day * 1440 + OPENS, day * 1440 + CLOSES) for day in WORKDAYS),
        zone=UTC,
        now=MONDAY,
        in_any_order=True,
        wish=RoomWish(),
        venues=rooms,
    )


def _calendar(chance: random.Random, busy: float) -> tuple[Item, ...]:
    items = []
    for day in WORKDAYS:
        at = OPENS
        while at < CLOSES:
            length = chance.choice((30, 30, 60))
            if chance.random() < busy:
                items.append(Item(_span(day * 1440 + at, day * 1440 + at + length)))
            at += length
    return tuple(items)


def _span(first: int, last: int) -> Interval:
    return Interval(MONDAY + timedelta(minutes=first), MONDAY + timedelta(minutes=last))


def told_to_solver(search: LoopSearch) -> list[dict]:
    """Return each day in quarters of an hour: when each person and room could start each session."""
    grid = LoopGrid(search)
    told = []
    for day in grid.days:
        opens = day.begins.hour * 4

        def free(bits: int, day=day, opens=opens) -> list[int]:
            indices = ((grid.index_at.get(day.first + n), n) for n in range(day.width))
            return [opens + n for index, n in indices if index is not None and bits >> index & 1]

        indexes = [grid.index(number, 0) for number in range(len(search.sessions))]
        told.append(
            {
                "window": [OPENS // QUARTER, CLOSES // QUARTER],
                "sessions": [
                    {"length": 3, "people": [free(index.free(p)) for p in session.people]}
                    for session, index in zip(search.sessions, indexes, strict=True)
                ],
                "rooms": [[free(index.free(room)) for index in indexes] for room in search.venues],
            }
        )
    return told
