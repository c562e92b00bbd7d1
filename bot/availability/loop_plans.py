"""A loop's plan, from its first starts: the best way whose people their limits allow, with rooms, lunch and breaks."""

from collections.abc import Generator, Iterator, Sequence
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import pairwise

from msgspec import Struct

from bot.availability.loop_grid import LoopGrid
from bot.availability.loop_models import LoopPlan, LoopRules, PlannedSession
from bot.availability.loop_paths import CHANGE, DayPart, LoopPaths, Placed, Way
from bot.availability.loop_people import Assignment, LoopPeople
from bot.availability.loop_reach import LoopReach
from bot.availability.search import rooms_for
from bot.domain.intervals import Interval
from bot.domain.search_models import NO_TIME

TRIES_AT_ONCE = 4
"""How many ways are tried between two steps of the search."""
TRIES_FOR_LESS_LOAD = 24
"""How many more ways are tried for less-loaded people where some stand in several sessions: which is best is then hard to know."""


class _Arranged(Struct, frozen=True):
    """A way with its people and rooms, and what it costs."""

    cost: int
    placed: tuple[Placed, ...]
    people: Assignment
    rooms: dict[int, str]
    changes: int


class LoopPlans:
    """Makes plans of a loop, in one pass: within working hours only, or at any time."""

    def __init__(self, grid: LoopGrid, *, only_inside: bool) -> None:
        self._grid, self._only_inside = grid, only_inside
        self._paths = LoopPaths(grid, only_inside=only_inside)
        rules = grid.search.rules
        self._people = LoopPeople(grid.search.sessions, is_nobody_twice=rules.is_nobody_twice)

    def best(
        self, reach: LoopReach, parts: Sequence[DayPart]
    ) -> Generator[None, None, tuple[int, LoopPlan] | None]:
        """Return the cheapest plan with these first starts and its cost, or None where people's limits allow none."""
        best: _Arranged | None = None
        beaten = 0
        for tried, (least, placed) in enumerate(self._ways(reach, parts)):
            if best and (least >= best.cost or beaten == TRIES_FOR_LESS_LOAD):
                break
            beaten += best is not None
            found = self._arranged(placed)
            if found and (best is None or found.cost < best.cost):
                best = found
            if tried % TRIES_AT_ONCE == TRIES_AT_ONCE - 1:
                yield
        return (best.cost, self._plan(best, parts)) if best else None

    def _ways(self, reach: LoopReach, parts: Sequence[DayPart]) -> Iterator[Way]:
        """Yield the ways of all parts together, the best first."""
        first = self._paths.ways(reach, parts[0])
        if len(parts) == 1:
            return first
        return _together(first, self._paths.ways(reach, parts[1]))

    def _arranged(self, placed: tuple[Placed, ...]) -> _Arranged | None:
        people = self._people.assign([self._paths.seats(one) for one in placed])
        if people is None:
            return None
        rooms, changes = self._rooms(placed, people)
        if rooms is None:
            return None
        return _Arranged(people.cost + changes * CHANGE, placed, people, rooms, changes)

    def _rooms(
        self, placed: tuple[Placed, ...], people: Assignment
    ) -> tuple[dict[int, str] | None, int]:
        """Return the room of each session and how often it changes within a day; to stay as long as possible is best."""
        rooms: dict[int, str] = {}
        changes = 0
        for day in _by_day(self._grid, placed):
            runs: list[tuple[int, list[Placed]]] = []
            for one in day:
                free = self._allowed(one, people)
                if not free:
                    return None, 0
                if runs and runs[-1][0] & free:
                    runs[-1] = (runs[-1][0] & free, [*runs[-1][1], one])
                else:
                    runs.append((free, [one]))
            changes += max(len(runs) - 1, 0)
            for free, stay in runs:
                rooms |= {one.session: self._first_room(one, free) for one in stay}
        return rooms, changes

    def _allowed(self, placed: Placed, people: Assignment) -> int:
        """Return the free rooms of a lane, those elsewhere than the people left out where they must be near."""
        free, index = self._paths.rooms(placed), self._grid.index(placed.session, placed.lane)
        if not index.follows_people:
            return free
        near = {one.mail for one in rooms_for(index, list(people.people[placed.session]))}
        venues = self._grid.lanes[placed.lane].venues
        return free & sum(1 << number for number, one in enumerate(venues) if one.mail in near)

    def _first_room(self, placed: Placed, free: int) -> str:
        if self._grid.index(placed.session, placed.lane).search.wish is None:
            return ""
        return self._grid.lanes[placed.lane].venues[(free & -free).bit_length() - 1].mail

    def _plan(self, found: _Arranged, parts: Sequence[DayPart]) -> LoopPlan:
        sessions = tuple(self._session(one, found) for one in found.placed)
        lunches: list[Interval] = []
        breaks: list[Interval] = []
        for day in _by_day(self._grid, found.placed):
            spans = [self._paths.seats(one).span for one in day]
            noon, two = self._grid.lunch_window(day[0].position)
            lunch, due = pauses(spans, self._grid.search.rules, noon=noon, two=two)
            lunches += [lunch] if lunch else []
            breaks += due
        return LoopPlan(
            sessions=sessions,
            lunches=tuple(lunches),
            breaks=tuple(breaks),
            waiting=sum(part.waited for part in parts) * self._grid.tick,
            room_changes=found.changes,
            days=len(parts),
        )

    def _session(self, placed: Placed, found: _Arranged) -> PlannedSession:
        seats = self._paths.seats(placed)
        chosen = found.people.people[placed.session]
        index = self._grid.index(placed.session, placed.lane)
        bit = 1 << self._grid.index_at[placed.position]
        taken = {one.mail for some in found.people.people.values() for one in some}
        spare = (one for group in seats.groups if group.is_choice for one in group.people)
        return PlannedSession(
            number=placed.session,
            span=seats.span,
            people=tuple(one.mail for one in chosen),
            spare=tuple(one.mail for one in spare if one.mail not in taken),
            outside=tuple(one.mail for one in chosen if not index.inside(one) & bit),
            room=found.rooms[placed.session],
        )


def pauses(
    spans: Sequence[Interval], rules: LoopRules, *, noon: datetime, two: datetime
) -> tuple[Interval | None, list[Interval]]:
    """Return a day's lunch, if there is one between its sessions, and the breaks that were due, lunch aside."""
    due: list[tuple[Interval, timedelta]] = []
    at = dict(rules.break_at)
    since = spans[0].start
    for done, (before, after) in enumerate(pairwise(spans), 1):
        if before.end < after.start:
            gap = Interval(before.end, after.start)
            is_long = before.end - since >= rules.break_after
            usual = rules.break_length if is_long else NO_TIME
            due.append((gap, at.get(done, NO_TIME) if at else usual))
            since = after.start if gap.length >= rules.break_length else since
    at_noon = [
        pair for pair in due if spans[0].start < noon and _holds_lunch(pair[0], rules, noon, two)
    ]
    # A gap in which no break was due is the better lunch: nothing else would account for it.
    lunch = min(at_noon, key=lambda pair: pair[1], default=None)
    breaks = [
        Interval(gap.start, gap.start + rest)
        for gap, rest in due
        if rest and (lunch is None or gap != lunch[0])
    ]
    if lunch is None:
        return None, breaks
    begins = max(lunch[0].start, noon)
    return Interval(begins, begins + rules.lunch_length), breaks


def _holds_lunch(gap: Interval, rules: LoopRules, noon: datetime, two: datetime) -> bool:
    shared = min(gap.end, two) - max(gap.start, noon)
    return NO_TIME < rules.lunch_length <= shared


def _by_day(grid: LoopGrid, placed: Sequence[Placed]) -> list[list[Placed]]:
    days: dict[int, list[Placed]] = {}
    for one in placed:
        days.setdefault(grid.day_of(one.position).first, []).append(one)
    return list(days.values())


def _together(these: Iterator[Way], those: Iterator[Way]) -> Iterator[Way]:
    """Yield every pair of two lists that ascend, the cheapest pair first."""
    first, second = _Lazy(these), _Lazy(those)
    heap: list[tuple[int, int, int]] = []

    def add(i: int, j: int) -> None:
        one, other = first.at(i), second.at(j)
        if one and other:
            heappush(heap, (one[0] + other[0], i, j))

    add(0, 0)
    while heap:
        cost, i, j = heappop(heap)
        one, other = first.at(i), second.at(j)
        if one and other:
            yield cost, (*one[1], *other[1])
        add(i, j + 1)
        if not j:
            add(i + 1, 0)


class _Lazy:
    """A list that is read no further than asked for."""

    def __init__(self, ways: Iterator[Way]) -> None:
        self._ways, self._read = ways, list[Way]()

    def at(self, number: int) -> Way | None:
        """Return one of them, or None past the end."""
        while len(self._read) <= number:
            following = next(self._ways, None)
            if following is None:
                return None
            self._read.append(following)
        return self._read[number]
