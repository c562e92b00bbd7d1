"""The plans of a loop, day by day: from the first starts that `loop_reach` leaves to the best few plans of each day."""

from collections.abc import Generator, Iterator
from datetime import date
from heapq import merge

from msgspec import Struct
from msgspec.structs import replace

from bot.availability.loop_days import Day
from bot.availability.loop_grid import LoopGrid
from bot.availability.loop_models import LoopPlan
from bot.availability.loop_paths import DayPart
from bot.availability.loop_people import LoopPeople
from bot.availability.loop_plans import LoopPlans
from bot.availability.loop_reach import LoopReach, Sessions

LANES_AT_ONCE = 8
"""For how many rooms it is worked out between two steps when the sessions suit."""


class LoopRank(Struct, frozen=True, order=True):
    """What plans are ordered by."""

    days: int
    waited: int
    is_in_many_rooms: bool
    begins: tuple[int, ...]
    cost: int
    is_outside: bool = False


Ranked = tuple[LoopRank, LoopPlan]
_Masks = dict[int, int]


class LoopFinder:
    """Looks for the plans of some sessions of a loop; with a quota of none a day, for the best of all alone."""

    def __init__(self, grid: LoopGrid, sessions: Sessions, *, quota: int) -> None:
        self._grid, self._sessions, self._quota = grid, sessions, quota
        self._left: dict[date, int] = {}
        self.found: list[Ranked] = []
        self.was_reached = False
        """Whether the time would do, whoever takes part."""
        everything = sum(((1 << day.width) - 1) << day.first for day in grid.days)
        self._one_room = sum(
            everything << number * grid.width
            for number, lane in enumerate(grid.lanes)
            if lane.is_one_room
        )
        self._wanted = grid.in_all_lanes(everything)

    def plans(self) -> Generator[None, None, tuple[LoopPlan, ...]]:
        """Return the plans, best first: those on one day, within everybody's hours and then others, before those on two."""
        search = self._grid.search
        asked = [search.sessions[number] for number in self._sessions.numbers]
        people = LoopPeople(asked, is_nobody_twice=search.rules.is_nobody_twice)
        if not people.is_enough:
            self.was_reached = True
            return ()
        everywhere = yield from self.masks(only_inside=False)
        inside = yield from self.masks(only_inside=True)
        splits = [False, True] if search.days > 1 else [False]
        for is_split in splits if len(self._sessions.numbers) > 1 else [False]:
            yield from self._pass(inside, only_inside=True, is_split=is_split)
            # Where one person stands in several sessions, all can be within hours alone, and not together.
            if inside != everywhere or people.shared:
                yield from self._pass(everywhere, only_inside=False, is_split=is_split)
        self.found.sort(key=lambda pair: (pair[0].days, pair[0].is_outside, pair[0]))
        return tuple(plan for _, plan in self.found)

    def masks(self, *, only_inside: bool) -> Generator[None, None, _Masks]:
        """Return when each session suits alone, in all lanes; lanes in which one session never does are left out."""
        grid, together = self._grid, dict.fromkeys(self._sessions.numbers, 0)
        suits = grid.suits_inside if only_inside else grid.suits
        for number in range(len(grid.lanes)):
            found = {session: suits(session, number) for session in together}
            if grid.search.days > 1 or all(found.values()):
                for session, bits in found.items():
                    together[session] |= bits << number * grid.width
            if number % LANES_AT_ONCE == LANES_AT_ONCE - 1:
                yield
        return together

    def _pass(
        self, masks: _Masks, *, only_inside: bool, is_split: bool
    ) -> Generator[None, None, None]:
        if not self._wanted or self._is_enough():
            return
        reach = LoopReach(self._grid, masks, replace(self._sessions, may_be_split=is_split))
        plans = LoopPlans(self._grid, only_inside=only_inside)
        look = self._two_days if is_split else self._one_day
        for waited in range(self._longest(reach, is_split=is_split) + 1):
            if waited <= reach.longest_wait:
                yield from reach.grow(-1 if is_split else self._wanted)
            yield
            for rank, plan in (yield from look(reach, plans, waited)):
                self.found.append((replace(rank, is_outside=not only_inside), plan))
            if not self._wanted or self._is_enough():
                return

    def _longest(self, reach: LoopReach, *, is_split: bool) -> int:
        if not is_split:
            return reach.longest_wait
        alone = sum(reach.lengths[number] for number in self._sessions.numbers)
        return 2 * (self._grid.search.rules.most_a_day // self._grid.tick) - alone

    def _is_enough(self) -> bool:
        return not self._quota and bool(self.found)

    def _one_day(
        self, reach: LoopReach, plans: LoopPlans, waited: int
    ) -> Generator[None, None, list[Ranked]]:
        """Return the plans with that waiting time, those in one room first."""
        mask = reach.reached(waited, reach.whole) & self._wanted
        self.was_reached = self.was_reached or bool(mask)
        added: list[Ranked] = []
        for day in self._grid.days:
            for kind in (self._one_room, ~self._one_room):
                for position in _bits(self._folded(mask & kind, day)):
                    if not self._is_wanted(position):
                        continue
                    found = yield from self._at(reach, plans, mask & kind, position, waited)
                    if found:
                        added.append(found)
                        self._strike(day, position)
        return added

    def _at(
        self, reach: LoopReach, plans: LoopPlans, mask: int, position: int, waited: int
    ) -> Generator[None, None, Ranked | None]:
        """Return the plan with one first start: in the first room that will do, or in the best of the buildings."""
        best: tuple[int, LoopPlan] | None = None
        is_in_many = False
        for lane in self._lanes(mask, position):
            is_in_many = not self._grid.lanes[lane].is_one_room
            found = yield from plans.best(reach, [DayPart(reach.whole, position, lane, waited)])
            yield
            if found and (best is None or found[0] < best[0]):
                best = found
            if best and not is_in_many:
                break
        if best is None:
            return None
        return LoopRank(1, waited, is_in_many, (position,), best[0]), best[1]

    def _two_days(
        self, reach: LoopReach, plans: LoopPlans, waited: int
    ) -> Generator[None, None, list[Ranked]]:
        """Return the plans over two days with that waiting time in all, each day's first starts the earliest first."""
        halves = yield from self._halves(reach, waited)
        added: list[Ranked] = []
        for day in self._grid.days[:-1]:
            here = [one for one in halves if self._folded(one.first & self._wanted, day)]
            starts = 0
            for one in here:
                starts |= self._folded(one.first & self._wanted, day)
            for position in _bits(starts):
                if not self._is_wanted(position):
                    break
                found = yield from self._second_day(reach, plans, here, position)
                if found:
                    rank, plan = found
                    added.append((replace(rank, waited=waited), plan))
                    self._strike(day, position)
        return added

    def _halves(self, reach: LoopReach, waited: int) -> Generator[None, None, list["_Halves"]]:
        """Return each way to part the sessions between two days, the most even first, and the waiting time between them."""
        found = []
        for done in sorted(range(1, reach.whole), key=lambda one: (_unevenness(one, reach), one)):
            rest = reach.whole & ~done
            if done & ~reach.whole or not self._may_come_first(done, rest):
                continue
            yield
            for before in range(waited + 1):
                first, second = (
                    reach.reached(before, done),
                    reach.reached(waited - before, rest),
                )
                if first and second:
                    found.append(_Halves(done, rest, before, waited - before, first, second))
        return found

    def _may_come_first(self, done: int, rest: int) -> bool:
        return self._sessions.in_any_order or done.bit_length() <= (rest & -rest).bit_length() - 1

    def _second_day(
        self, reach: LoopReach, plans: LoopPlans, halves: list["_Halves"], position: int
    ) -> Generator[None, None, Ranked | None]:
        """Return the plan with this first start whose second day begins the earliest."""
        later = self._grid.day_of(position)
        after = later.first + later.width

        def begins(number: int) -> Iterator[tuple[int, int]]:
            bits = self._folded(halves[number].second, None) >> after << after
            return ((one, number) for one in _bits(bits))

        open_halves = [
            number
            for number, one in enumerate(halves)
            if next(self._lanes(one.first, position), None) is not None
        ]
        for second, number in merge(*map(begins, open_halves)):
            one = halves[number]
            for lane in self._lanes(one.first, position):
                for other in self._lanes(one.second, second):
                    parts = [
                        DayPart(one.done, position, lane, one.waited_first),
                        DayPart(one.rest, second, other, one.waited_second),
                    ]
                    found = yield from plans.best(reach, parts)
                    yield
                    if found:
                        is_in_many = found[1].room_changes > 0
                        starts = (position, second)
                        return LoopRank(2, 0, is_in_many, starts, found[0]), found[1]
        return None

    def _folded(self, mask: int, day: Day | None) -> int:
        """Return the positions of a day, or of all, that are set in any lane."""
        grid, together = self._grid, 0
        low, width = (day.first, day.width) if day else (0, grid.width)
        within = (1 << width) - 1
        for number in range(len(grid.lanes)):
            together |= mask >> number * grid.width + low & within
        return together << low

    def _lanes(self, mask: int, position: int) -> Iterator[int]:
        width = self._grid.width
        return (n for n in range(len(self._grid.lanes)) if mask >> n * width + position & 1)

    def _is_wanted(self, position: int) -> bool:
        return bool(self._wanted >> position & 1)

    def _strike(self, day: Day, position: int) -> None:
        """Look no more at a first start that has its plan, nor at a day that has enough of them."""
        self._left[day.on] = self._left.get(day.on, max(self._quota, 1)) - 1
        bits = ((1 << day.width) - 1) << day.first if not self._left[day.on] else 1 << position
        self._wanted &= ~self._grid.in_all_lanes(bits)


class _Halves(Struct, frozen=True):
    """The sessions of two days, how long each day waits, and from which first starts."""

    done: int
    rest: int
    waited_first: int
    waited_second: int
    first: int
    second: int


def _unevenness(done: int, reach: LoopReach) -> int:
    return abs(2 * done.bit_count() - reach.whole.bit_count())


def _bits(mask: int) -> Iterator[int]:
    """Yield the numbers of the bits that are set, the lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
