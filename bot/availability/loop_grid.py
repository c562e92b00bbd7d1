"""The start times of a loop laid out in one whole number, so that all days and all rooms are searched at once.

Each day is a run of ticks (as long as all lengths and steps allow), followed by room for the longest day: shifting the
number by an offset then asks of every start at once whether a session could begin that much later. The days stand in
*lanes* one above the other: a lane for each room that would do for every session, and one for each building.

Who is free is asked of `AvailabilityIndex` alone, so a loop is never offered where one interview would be refused.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, tzinfo
from functools import cached_property
from math import gcd

from msgspec import Struct
from msgspec.structs import replace

from bot.availability.index import AvailabilityIndex, fitting
from bot.availability.loop_days import Day, LunchTimes
from bot.availability.loop_models import LoopSearch, LoopSession
from bot.availability.start_times import Starts, starts_in
from bot.domain.intervals import MINUTE, Interval, intersection, merge
from bot.domain.rooms import seats_for
from bot.domain.search_models import Search, Venue


class Lane(Struct, frozen=True):
    """Rooms among which the sessions of a day may move: one room, or all of a building; none where none is wanted."""

    venues: tuple[Venue, ...]
    is_one_room: bool


class _Run(Struct, frozen=True):
    """Start times that follow one another evenly: where they stand among all starts, and in the layout."""

    index: int
    count: int
    position: int
    stride: int


class LoopGrid:
    """A loop laid out. Positions are those of the first lane; `lane * width + position` is a bit of a mask."""

    def __init__(self, search: LoopSearch) -> None:
        self.search = search
        self.lengths = [session.length for session in search.sessions]
        self.begins = _begins(search)
        self.tick = _tick(search, self.begins)
        self.lanes = _lanes(search)
        self._bases: dict[timedelta, AvailabilityIndex] = {}
        self._boards: dict[tuple[int, int], AvailabilityIndex] = {}
        self._within: dict[int, int] = {}
        self._lunches: dict[int, int] = {}
        self._laid: dict[tuple[int, int, bool], int] = {}
        self.days = tuple(self._days())
        self.width = self.days[-1].first + self.days[-1].width if self.days else 0
        self._positions = {one: position for position, one in self._each_begin()}
        self.index_at = {
            self._positions[one]: index
            for index, one in enumerate(self.begins)
            if one in self._positions
        }
        self._runs = tuple(_runs(self.index_at))

    def changed(self, search: LoopSearch, session: int | None = None) -> "LoopGrid":
        """Return the layout of a loop that differs in its rules and the people of one session only; the rest is kept."""
        grid = LoopGrid(search)
        grid._bases = self._bases
        if grid.lanes == self.lanes:
            grid._boards = {key: one for key, one in self._boards.items() if key[0] != session}
            grid._laid = {key: one for key, one in self._laid.items() if key[0] != session}
        return grid

    def ticks(self, length: timedelta) -> int:
        """Return how many ticks a length takes."""
        return length // self.tick

    def moment(self, position: int) -> datetime:
        """Return when a position is."""
        day = self.day_of(position)
        return day.begins + (position - day.first) * self.tick

    def day_of(self, position: int) -> Day:
        """Return the day that a position lies in."""
        return next(one for one in self.days if position < one.first + one.width)

    def ends_of(self, day: Day) -> tuple[int, int]:
        """Return the first and the last of all starts on a day, by their numbers."""
        last = max(one for one in self.index_at if one < day.first + day.width)
        return self.index_at[day.first], self.index_at[last]

    def index(self, session: int, lane: int) -> AvailabilityIndex:
        """Return who is free for one session, with the rooms of one lane."""
        if (session, lane) not in self._boards:
            asked = self.search.sessions[session]
            base = self._base(asked.length)
            wish = None if asked.is_online else self.search.wish
            venues = self.lanes[lane].venues if wish else ()
            changed = replace(base.search, groups=asked.groups, wish=wish, venues=venues)
            self._boards[session, lane] = base.changed(changed)
        return self._boards[session, lane]

    def suits(self, session: int, lane: int) -> int:
        """Return the starts at which one session suits on its own, as positions."""
        key = (session, lane, False)
        if key not in self._laid:
            self._laid[key] = self._laid_out(self._suits(session, lane))
        return self._laid[key]

    def suits_inside(self, session: int, lane: int) -> int:
        """Return the starts at which one session suits on its own and within everybody's working hours."""
        key = (session, lane, True)
        if key not in self._laid:
            inside = self._laid_out(self.index(session, lane).all_inside())
            self._laid[key] = self.suits(session, lane) & inside
        return self._laid[key]

    def in_all_lanes(self, positions: int) -> int:
        """Return the same positions in every lane."""
        return positions * self._first_of_each_lane

    @cached_property
    def _first_of_each_lane(self) -> int:
        return sum(1 << number * self.width for number in range(len(self.lanes)))

    @cached_property
    def before_noon(self) -> int:
        """Return the positions before lunch may begin, in all lanes."""
        return self.in_all_lanes(self._lunch_times.before_noon)

    @cached_property
    def too_late_for_lunch(self) -> int:
        """Return the positions from which no whole lunch fits in any more, in all lanes."""
        return self.in_all_lanes(self._lunch_times.too_late)

    def holds_lunch(self, gap: int) -> int:
        """Return the positions at which a gap of so many ticks may begin to hold lunch, in all lanes."""
        if gap not in self._lunches:
            self._lunches[gap] = self.in_all_lanes(self._lunch_times.held_by(gap))
        return self._lunches[gap]

    def lunch_window(self, position: int) -> tuple[datetime, datetime]:
        """Return from when, and until when, lunch is on the day of a position."""
        return self._lunch_times.window(self.day_of(position).on)

    @cached_property
    def _lunch_times(self) -> LunchTimes:
        return LunchTimes(self.days, self.search.rules, self.search.zone, self.tick)

    def _suits(self, session: int, lane: int) -> int:
        index = self.index(session, lane)
        if session not in self._within:
            self._within[session] = 0
            for span in self._windows(session):
                self._within[session] |= index.starts.inside(span)
        return index.good() & self._within[session]

    def _windows(self, session: int) -> tuple[Interval, ...]:
        return session_windows(self.search, self.search.sessions[session])

    def _base(self, length: timedelta) -> AvailabilityIndex:
        if length not in self._bases:
            starts = Starts(self.begins, tuple(one + length for one in self.begins))
            self._bases[length] = AvailabilityIndex(plain(self.search, length), starts=starts)
        return self._bases[length]

    def _days(self) -> Iterator[Day]:
        rules, first = self.search.rules, 0
        room = -(-(rules.most_a_day + 2 * rules.lunch_length) // self.tick) + 1
        by_day: dict[date, list[datetime]] = {}
        for one in self.begins:
            by_day.setdefault(one.astimezone(self.search.zone).date(), []).append(one)
        for day, begins in by_day.items():
            width = (begins[-1] - begins[0]) // self.tick + 1 + room
            yield Day(day, first, width, begins[0])
            first += width

    def _each_begin(self) -> Iterator[tuple[int, datetime]]:
        days = {day.on: day for day in self.days}
        for one in self.begins:
            day = days[one.astimezone(self.search.zone).date()]
            yield day.first + (one - day.begins) // self.tick, one

    def _laid_out(self, starts: int) -> int:
        positions = 0
        for run in self._runs:
            bits = starts >> run.index & (1 << run.count) - 1
            if bits and run.stride > 1:
                # Between two starts lie ticks at which nothing starts: zeros are put between the bits.
                bits = int(("0" * (run.stride - 1)).join(f"{bits:b}"), 2)
            positions |= bits << run.position
        return positions


def plain(search: LoopSearch, length: timedelta) -> Search:
    """Return the search for one interview of a length under the conditions of a loop, without people and rooms."""
    return Search(
        windows=search.windows,
        length=length,
        zone=search.zone,
        now=search.now,
        notice=search.notice,
        closed=search.closed,
        step=search.step,
        tentative_is_free=search.tentative_is_free,
    )


def session_search(search: LoopSearch, session: LoopSession) -> Search:
    """Return the search for one session of a loop on its own."""
    return replace(
        plain(search, session.length),
        windows=session_windows(search, session),
        groups=session.groups,
        wish=None if session.is_online else search.wish,
        venues=search.venues,
    )


def session_windows(search: LoopSearch, session: LoopSession) -> tuple[Interval, ...]:
    """Return where a session may lie."""
    if not session.windows:
        return merge(search.windows)
    return intersection(search.windows, session.windows)


def _begins(search: LoopSearch) -> tuple[datetime, ...]:
    """Return all start times on whole minutes: those of the clock's grid, and where a window begins."""
    own = [span for one in search.sessions if one.windows for span in session_windows(search, one)]
    shortest = min(session.length for session in search.sessions)
    starts = starts_in((*search.windows, *own), shortest, step=search.step, zone=search.zone)
    return tuple(one for one in starts.begins if not (one.second or one.microsecond))


def _tick(search: LoopSearch, begins: tuple[datetime, ...]) -> timedelta:
    rules = search.rules
    lengths = [rules.break_length, rules.lunch_length, search.step]
    lengths += [session.length for session in search.sessions]
    lengths += [length for _, length in rules.break_at]
    seconds = gcd(*(int(one.total_seconds()) for one in lengths))
    for day in _first_of_each_day(begins, search.zone):
        later = (one - day for one in begins if timedelta() < one - day < timedelta(days=1))
        seconds = gcd(seconds, *(int(one.total_seconds()) for one in later))
    return max(timedelta(seconds=seconds), MINUTE)


def _first_of_each_day(begins: tuple[datetime, ...], zone: tzinfo) -> Iterator[datetime]:
    seen: set[date] = set()
    for one in begins:
        day = one.astimezone(zone).date()
        if day not in seen:
            seen.add(day)
            yield one


def _runs(index_at: dict[int, int]) -> Iterator[_Run]:
    positions = list(index_at)
    at = 0
    while at < len(positions):
        stride = positions[at + 1] - positions[at] if at + 1 < len(positions) else 1
        last = at
        while last + 1 < len(positions) and positions[last + 1] - positions[last] == stride:
            last += 1
        yield _Run(index_at[positions[at]], last - at + 1, positions[at], stride)
        at = last + 1


def _lanes(search: LoopSearch) -> tuple[Lane, ...]:
    on_site = [session for session in search.sessions if not session.is_online]
    if search.wish is None or not on_site:
        return (Lane((), is_one_room=True),)
    suitable = [fitting(search.venues, search.wish, seats=seats(one)) for one in on_site]
    largest = min(suitable, key=len)
    each = [
        Lane((one,), is_one_room=True) for one in largest if all(one in some for some in suitable)
    ]
    known = max(suitable, key=len)
    named = dict.fromkeys(one.building.casefold() for one in known if one.building) or {"": None}
    buildings = (
        tuple(one for one in known if one.building.casefold() in {"", name}) for name in named
    )
    return (*each, *(Lane(one, is_one_room=False) for one in buildings))


def seats(session: LoopSession) -> int:
    """Return how many sit in the room of a session: those who interview, and the candidate."""
    return seats_for(sum(group.need for group in session.groups))
