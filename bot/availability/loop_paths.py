"""From a first start to the best order, people and rooms: the ways back through the stages that `loop_reach` found.

Every stage that was reached can be traced back to the first session, so no way tried here is a dead end. Ways come
the best first: the fewest changes of room, then the least-loaded people.
"""

from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import count

from msgspec import Struct

from bot.availability.index import AvailabilityIndex
from bot.availability.loop_grid import LoopGrid
from bot.availability.loop_people import Candidates, Seats
from bot.availability.loop_reach import LoopReach, ReachStage
from bot.availability.search import precedence
from bot.domain.search_models import Interviewer

CHANGE = 1 << 80
"""What one change of room costs: more than any load."""


class Placed(Struct, frozen=True):
    """One session at the position where it begins, in a lane."""

    session: int
    position: int
    lane: int


class DayPart(Struct, frozen=True):
    """What happens on one day: these sessions, from this first start, in this lane, with that waiting time."""

    done: int
    position: int
    lane: int
    waited: int


Way = tuple[int, tuple[Placed, ...]]
"""What it costs at least, and the sessions in the order of time."""


class LoopPaths:
    """Who and which rooms are free for the sessions of a loop at any position, worked out when first asked for."""

    def __init__(self, grid: LoopGrid, *, only_inside: bool) -> None:
        self._grid, self._only_inside = grid, only_inside
        self._seats: dict[tuple[int, int, bool, int], Seats] = {}
        self._rooms: dict[Placed, int] = {}
        self._cheapest: dict[tuple[int, int], int] = {}
        self._terms: dict[tuple[int, int, int], tuple[int, int, Placed]] = {}

    def seats(self, placed: Placed) -> Seats:
        """Return the candidates of a session at its time."""
        index = self._grid.index(placed.session, placed.lane)
        # Who is best depends on the rooms only where those must be where the people are.
        key = (placed.session, placed.position, index.follows_people, placed.lane)
        if not index.follows_people:
            key = (placed.session, placed.position, False, 0)
        if key not in self._seats:
            self._seats[key] = self._candidates(index, placed)
        return self._seats[key]

    def terms(self, session: int, position: int, lane: int) -> tuple[int, int, Placed]:
        """Return what a session at a position costs at least, the rooms of the lane that are free, and it placed there."""
        key = (session, position, lane)
        if key not in self._terms:
            placed = Placed(session, position, lane)
            price = sum(group.least for group in self.seats(placed).groups)
            self._terms[key] = (price, self.rooms(placed), placed)
        return self._terms[key]

    def cheapest(self, session: int, part: DayPart) -> int:
        """Return what a session costs on a day if all its people are free."""
        grid = self._grid
        day = grid.day_of(part.position)
        if (session, day.first) not in self._cheapest:
            index, ends = grid.index(session, part.lane), grid.ends_of(day)
            self._cheapest[session, day.first] = sum(
                sum(sorted(_least_cost(index, one, ends) for one in group.people)[: group.need])
                for group in index.search.groups
            )
        return self._cheapest[session, day.first]

    def rooms(self, placed: Placed) -> int:
        """Return the rooms of its lane that are free for a session, as bits; of a session online, all."""
        if placed not in self._rooms:
            self._rooms[placed] = self._free_rooms(placed)
        return self._rooms[placed]

    def _free_rooms(self, placed: Placed) -> int:
        index = self._grid.index(placed.session, placed.lane)
        venues = self._grid.lanes[placed.lane].venues
        if index.search.wish is None:
            return -1
        bit, fitting = 1 << self._grid.index_at[placed.position], {one.mail for one in index.venues}
        return sum(
            1 << number
            for number, one in enumerate(venues)
            if one.mail in fitting and index.free(one) & bit
        )

    def _candidates(self, index: AvailabilityIndex, placed: Placed) -> Seats:
        number = self._grid.index_at[placed.position]
        bit = 1 << number
        groups = []
        for group in index.search.groups:
            free = [one for one in group.people if index.free(one) & bit]
            if self._only_inside:
                free = [one for one in free if index.inside(one) & bit]
            free.sort(key=lambda one: precedence(index, one, bit=bit))
            costs = tuple(_cost(index, one, bit=bit) for one in free)
            groups.append(Candidates(tuple(free), costs, group.need, group.is_choice))
        return Seats(placed.session, index.starts.span(number), tuple(groups))

    def ways(self, reach: LoopReach, part: DayPart) -> Iterator[Way]:
        """Yield every order and timing of a day's sessions, the best first."""
        back = _Back(self, reach, part, part.lane * self._grid.width + part.position)
        # Of ways that cost the same the one begun last is followed first, so that the first is soon at its end.
        order = count(0, -1)
        heap: list[tuple[int, int, int, _Node, tuple[Placed, ...]]] = []
        for stage in reach.ends(part.waited, part.done, back.bit):
            node = (part.waited, stage, -1)
            heappush(heap, (back.least(node), next(order), 0, node, ()))
        while heap:
            least, _, spent, node, placed = heappop(heap)
            if node is _DONE:
                yield least, placed
                continue
            for price, before, one in reversed(back.steps(node)):
                total = spent + price
                known = (total + back.least(before), next(order), total, before, (one, *placed))
                heappush(heap, known)


def _cost(index: AvailabilityIndex, person: Interviewer, *, bit: int) -> int:
    """Return the precedence of a person as a number that can be added up."""
    is_far, is_outside, that_week, load, *_ = precedence(index, person, bit=bit)
    return (is_far << 60) + (is_outside << 50) + (that_week << 30) + load


def _least_cost(index: AvailabilityIndex, person: Interviewer, ends: tuple[int, int]) -> int:
    """Return what a person costs at least on a day, known by its first and last start: it may lie in two weeks."""
    that_week = min(index.interviews_that_week(person, number) for number in ends)
    return (that_week << 30) + person.load


_Node = tuple[int, ReachStage, int]
"""Waited until then, the stage, and the rooms that the sessions after it could all have."""

_DONE: _Node = (0, ReachStage(0, 0, 0, had_lunch=False), 0)


class _Back:
    """The steps back from the end of one day, and what the rest of the way costs at least."""

    def __init__(self, paths: LoopPaths, reach: LoopReach, part: DayPart, bit: int) -> None:
        self._paths, self._reach, self._part, self.bit = paths, reach, part, bit
        self._known: dict[_Node, int] = {_DONE: 0}
        self._bounds: dict[int, int] = {0: 0}
        self._steps: dict[_Node, list[tuple[int, _Node, Placed]]] = {}

    def least(self, node: _Node) -> int:
        """Return what the way from the first session to here costs at least."""
        if node not in self._known:
            bound = self._bound(node[1].done)
            best: int | None = None
            for price, before, _ in self.steps(node):
                total = price + self.least(before)
                best = total if best is None else min(best, total)
                if best <= bound:
                    break
            self._known[node] = best or 0
        return self._known[node]

    def _bound(self, done: int) -> int:
        """Return what these sessions cost at least, wherever they lie on that day: no way can be better."""
        if done not in self._bounds:
            first = (done & -done).bit_length() - 1
            least = self._paths.cheapest(first, self._part)
            self._bounds[done] = least + self._bound(done & done - 1)
        return self._bounds[done]

    def steps(self, node: _Node) -> list[tuple[int, _Node, Placed]]:
        """Return the last session of a stage in each way it can be taken, with its cost and what came before."""
        if node not in self._steps:
            waited, stage, rooms = node
            if stage.done.bit_count() == 1:
                first = stage.done.bit_length() - 1
                price, _, placed = self._last(first, stage, rooms)
                self._steps[node] = [(price, _DONE, placed)]
            else:
                self._steps[node] = list(self._earlier(waited, stage, rooms))
        return self._steps[node]

    def _earlier(
        self, waited: int, stage: ReachStage, rooms: int
    ) -> Iterator[tuple[int, _Node, Placed]]:
        for step in self._reach.steps_to(waited, stage, self.bit):
            price, left, placed = self._last(step.session, stage, rooms)
            yield price, (step.waited, step.before, left), placed

    def _last(self, session: int, stage: ReachStage, rooms: int) -> tuple[int, int, Placed]:
        begins = self._part.position + stage.passed - self._reach.lengths[session]
        price, free, placed = self._paths.terms(session, begins, self._part.lane)
        if rooms & free:
            return price, rooms & free, placed
        return price + CHANGE, free, placed
