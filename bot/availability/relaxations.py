"""Ways out of an empty answer: the search changed in one point, with how many times that would give.

Only changes that give more than the search itself are offered. The nearest come first, and one of each kind before a second of any.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from bot.availability.index import AvailabilityIndex, seats_wanted
from bot.availability.search import ordered_starts, slot
from bot.domain.intervals import MINUTE, Interval
from bot.domain.search_models import Group, RoomWish, Search, Slot

LENGTHS = tuple(timedelta(minutes=count) for count in (240, 180, 120, 90, 60, 45, 30, 20, 15))


class RelaxationKind(StrEnum):
    """What would be given up, the nearest first."""

    SHORTER = "shorter"
    """`value` is the length in minutes."""
    ANY_ROOM = "any room"
    """Neither the rooms named nor their features."""
    TENTATIVE = "tentative"
    """Tentative counts as free."""
    SMALLER_ROOM = "smaller room"
    """`value` is the seats."""
    ANY_BUILDING = "any building"
    OTHER_DAY = "other day"
    """`value` is the date, on the asker's calendar."""
    NO_ROOM = "no room"
    FEWER = "fewer"
    """`value` is how many of the people are needed."""
    WITHOUT = "without"
    """`value` is the address of the person who stays out."""


Value = int | str | date | None


class Relaxation(Struct, frozen=True, kw_only=True):
    """One change, and what it gives."""

    change: RelaxationKind
    value: Value = None
    slots: int
    """Times that suit after the change."""
    first: Slot
    """The best of them."""


def relaxations(
    search: Search, *, later: tuple[Interval, ...] = (), limit: int = 5
) -> tuple[Relaxation, ...]:
    """Return the changes that help, at most so many.

    `later` are windows of following days for which the calendars in the search were read as well; without any, no other day is offered.
    """
    index = AvailabilityIndex(search)
    enough = index.good().bit_count()
    ways = [
        way
        for change in RelaxationKind
        for way in enumerate(_helping(index, change, enough=enough))
    ]
    if day := _other_day(search, later):
        ways.append((0, day))
    order = list(RelaxationKind)
    ways.sort(key=lambda one: (one[0], order.index(one[1].change)))
    return tuple(way for _, way in ways[:limit])


def _helping(index: AvailabilityIndex, change: RelaxationKind, *, enough: int) -> list[Relaxation]:
    """Return the nearest change of a kind that gives more than enough; of people to leave out, all, the most helpful first."""
    found: list[Relaxation] = []
    for value, changed in _VARIANTS[change](index.search):
        fresh = AvailabilityIndex(changed) if change in _MOVES_TIMES else index.changed(changed)
        if way := _way(fresh, change, value, above=enough):
            found.append(way)
            if change is not RelaxationKind.WITHOUT:
                break
    return sorted(found, key=lambda way: -way.slots)


def _way(
    index: AvailabilityIndex, change: RelaxationKind, value: Value, *, above: int
) -> Relaxation | None:
    good = index.good()
    if good.bit_count() <= above:
        return None
    first = slot(index, next(ordered_starts(index, good)))
    return Relaxation(change=change, value=value, slots=good.bit_count(), first=first)


def _other_day(search: Search, later: tuple[Interval, ...]) -> Relaxation | None:
    days: dict[date, list[Interval]] = {}
    for window in sorted(later):
        days.setdefault(window.start.astimezone(search.zone).date(), []).append(window)
    tried = (
        _way(
            AvailabilityIndex(replace(search, windows=tuple(windows))),
            RelaxationKind.OTHER_DAY,
            day,
            above=0,
        )
        for day, windows in days.items()
    )
    return next(filter(None, tried), None)


_Variants = Iterator[tuple[Value, Search]]


def _shorter(search: Search) -> _Variants:
    for length in LENGTHS:
        if search.length / 2 <= length < search.length:
            yield length // MINUTE, replace(search, length=length)


def _any_room(search: Search) -> _Variants:
    wish = search.wish
    if wish and (wish.mails or wish.features):
        near = wish.building or wish.near
        kept = RoomWish(
            seats=wish.seats,
            never=wish.never,
            is_where_people_are=wish.is_where_people_are,
            near=near,
        )
        yield None, replace(search, wish=kept)


def _tentative(search: Search) -> _Variants:
    if not search.tentative_is_free:
        yield None, replace(search, tentative_is_free=True)


def _smaller_room(search: Search) -> _Variants:
    seats = seats_wanted(search)
    capacities = {venue.capacity for venue in search.venues if 0 < venue.capacity < seats}
    if search.wish:
        for capacity in sorted(capacities, reverse=True):
            yield capacity, replace(search, wish=replace(search.wish, seats=capacity))


def _any_building(search: Search) -> _Variants:
    wish = search.wish
    if wish and (wish.building is not None or wish.is_where_people_are):
        yield None, replace(search, wish=replace(wish, building=None, is_where_people_are=False))


def _no_room(search: Search) -> _Variants:
    if search.wish and search.groups:
        yield None, replace(search, wish=None)


def _fewer(search: Search) -> _Variants:
    for group in search.groups:
        if group.need > 1 and len(group.people) > 2:  # noqa: PLR2004 - of two people, "one of them" is leaving either out
            yield group.need - 1, _with(search, group, Group(group.people, group.need - 1))


def _without(search: Search) -> _Variants:
    if sum(group.need for group in search.groups) == 1:
        return
    for group in search.groups:
        for person in () if group.is_choice else group.people:
            rest = tuple(one for one in group.people if one is not person)
            yield person.mail, _with(search, group, Group(rest, len(rest)) if rest else None)


def _with(search: Search, old: Group, new: Group | None) -> Search:
    groups = (new if group is old else group for group in search.groups)
    return replace(search, groups=tuple(group for group in groups if group))


def _nothing(_search: Search) -> _Variants:
    return iter(())


_MOVES_TIMES = {RelaxationKind.SHORTER, RelaxationKind.TENTATIVE}

_VARIANTS: dict[RelaxationKind, Callable[[Search], _Variants]] = {
    RelaxationKind.SHORTER: _shorter,
    RelaxationKind.ANY_ROOM: _any_room,
    RelaxationKind.TENTATIVE: _tentative,
    RelaxationKind.SMALLER_ROOM: _smaller_room,
    RelaxationKind.ANY_BUILDING: _any_building,
    RelaxationKind.OTHER_DAY: _nothing,
    RelaxationKind.NO_ROOM: _no_room,
    RelaxationKind.FEWER: _fewer,
    RelaxationKind.WITHOUT: _without,
}
