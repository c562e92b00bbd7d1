"""The search for times: exact, over half-open spans, across clock changes.

`find` answers a `search_models.Search`. A person or room whose calendar was not read is never free, and is named in the answer.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from itertools import islice

from bot.availability.index import AvailabilityIndex
from bot.availability.ranking import by_count, spread, tiers
from bot.domain.intervals import Interval, hull
from bot.domain.people.working_hours import day_span, local_days
from bot.domain.search_models import Found, Group, Interviewer, Item, Search, Slot, Status, Venue

ROOMS_PER_SLOT = 10


def find(search: Search, *, limit: int = 5, seen: Collection[datetime] = ()) -> Found:
    """Return the best times that suit, at most so many, without those whose start was seen before.

    A later page is the same search with all starts shown so far as `seen`: it goes on in the same order.
    """
    index = AvailabilityIndex(search)
    good, shown = index.good(), index.starts.at(seen)
    fresh = (number for number in ordered_starts(index, good) if not shown >> number & 1)
    slots = tuple(slot(index, number) for number in islice(fresh, limit))
    return Found(
        slots=slots,
        total=good.bit_count(),
        left=(good & ~shown).bit_count() - len(slots),
        looked_at=len(index.starts.begins),
        unread=unread(index),
    )


def ordered_starts(index: AvailabilityIndex, good: int) -> Iterator[int]:
    """Return the good starts in the order in which they are offered."""
    if not good:
        return
    search, starts = index.search, index.starts
    days = [
        starts.starting_in(day_span(day, search.zone))
        for day in local_days(hull(search.windows), search.zone)
    ]
    optional = [index.free(person) & index.inside(person) for person in search.optional]
    pool = _counted(index) if search.ranks_by_free else []
    for tier in tiers(good, index.all_inside(), optional):
        for part in by_count(tier, pool):
            yield from spread(starts, [bits for day in days if (bits := day & part)])


def _counted(index: AvailabilityIndex) -> list[int]:
    """Return when each of those who may be chosen counts as free: at work or, where too few are, at all."""
    after = index.starts.everything & ~index.all_inside()
    people = (one for group in index.search.groups for one in group.people)
    return [index.free(one) & (index.inside(one) | after) for one in people]


def slot(index: AvailabilityIndex, number: int) -> Slot:
    """Return what is offered at one start."""
    bit, span = 1 << number, index.starts.span(number)
    chosen, spare = _chosen(index, bit)
    group = _only_choice(index)
    choice = next((one for one in chosen if _is_among(one, group.people)), None) if group else None
    optional = [person for person in index.search.optional if index.free(person) & bit]
    is_after_hours = not index.all_inside() & bit
    coming = [*chosen, *optional]
    return Slot(
        span=span,
        people=_mails(chosen),
        spare=_mails(spare),
        optional=_mails(optional),
        missing=_mails([one for one in index.search.optional if one not in optional]),
        outside=_outside(index, coming, bit),
        spare_outside=_outside(index, spare, bit),
        is_after_hours=is_after_hours,
        free=sum(is_after_hours or bool(index.inside(one) & bit) for one in (*chosen, *spare)),
        tentative=_mails(_tentative(index, coming, span)),
        choice=choice.mail if choice else "",
        fewest_that_week=_fewest(index, choice, group, number) if choice and group else None,
        rooms=tuple(
            islice(
                (one.mail for one in rooms_for(index, chosen) if index.free(one) & bit),
                ROOMS_PER_SLOT,
            )
        ),
    )


def precedence(
    index: AvailabilityIndex, person: Interviewer, *, bit: int
) -> tuple[bool, bool, int, int, str, str]:
    """Return what to sort by where some can be chosen.

    Near a free room, within hours, the fewest interviews in that week, the fewest of late, then by name.
    """
    return (
        _is_far_from_rooms(index, person, bit=bit),
        not index.inside(person) & bit,
        index.interviews_that_week(person, bit.bit_length() - 1),
        person.load,
        person.name,
        person.mail,
    )


def _is_far_from_rooms(index: AvailabilityIndex, person: Interviewer, *, bit: int) -> bool:
    """Whether the room would have to be elsewhere if this person were chosen."""
    if not index.follows_people:
        return False
    if not index.roomy_where_known() & bit:
        return bool(person.building)
    return not index.rooms_near(person) & bit


def rooms_for(index: AvailabilityIndex, chosen: list[Interviewer]) -> Iterator[Venue]:
    """Return the fitting rooms, best first: where those are who were chosen, if that is wanted and known."""
    buildings = {one.building.casefold() for one in chosen if one.building}
    if not buildings or not index.follows_people:
        return iter(index.venues)
    near = {"", *buildings}
    return (one for one in index.venues if one.building.casefold() in near)


def unread(index: AvailabilityIndex) -> tuple[str, ...]:
    """Return the people and fitting rooms whose calendars could not be read."""
    parties: tuple[Interviewer | Venue, ...] = (*index.search.people, *index.venues)
    return tuple(party.mail for party in parties if party.items is None)


def _chosen(index: AvailabilityIndex, bit: int) -> tuple[list[Interviewer], list[Interviewer]]:
    chosen: list[Interviewer] = []
    spare: list[Interviewer] = []
    for group in index.search.groups:
        if group.is_choice:
            free = _best_first(index, group, bit)
        else:
            free = [person for person in group.people if index.free(person) & bit]
        chosen += free[: group.need]
        spare += free[group.need :]
    return chosen, spare


def _best_first(index: AvailabilityIndex, group: Group, bit: int) -> list[Interviewer]:
    """Return those of a group who are free, in the order that `precedence` puts them in: hundreds may be asked for."""
    free = index.free_first(group, bit.bit_length() - 1)
    if not index.inside_for_all() & bit:
        free.sort(key=lambda one: not index.inside(one) & bit)
    if not index.follows_people:
        return free
    some = {one.building: one for one in free}
    far = {name: _is_far_from_rooms(index, one, bit=bit) for name, one in some.items()}
    return sorted(free, key=lambda one: far[one.building])


def _only_choice(index: AvailabilityIndex) -> Group | None:
    """Return the group of whom one person is to be chosen, where that is all there is to choose."""
    choices = [group for group in index.search.groups if group.is_choice]
    return choices[0] if len(choices) == 1 and choices[0].need == 1 else None


def _is_among(person: Interviewer, people: Sequence[Interviewer]) -> bool:
    """Whether somebody is one of many, who are all known as the same objects."""
    return any(one is person for one in people)


def _fewest(index: AvailabilityIndex, choice: Interviewer, group: Group, number: int) -> int | None:
    """Return how many interviews who was chosen has in the week of a start, if nobody else who is free has fewer."""
    own = index.interviews_that_week(choice, number)
    least = next(iter(index.free_first(group, number)), choice)
    return own if own <= index.interviews_that_week(least, number) else None


def _outside(index: AvailabilityIndex, people: list[Interviewer], bit: int) -> tuple[str, ...]:
    """Return the addresses of those for whom a start lies outside of their working hours."""
    if index.inside_for_all() & bit:
        return ()
    return _mails([one for one in people if not index.inside(one) & bit])


def _mails(people: list[Interviewer]) -> tuple[str, ...]:
    return tuple(person.mail for person in people)


def _tentative(
    index: AvailabilityIndex, coming: list[Interviewer], span: Interval
) -> list[Interviewer]:
    # Whoever else is taken tentatively is not free, and so is not coming.
    excused = [one for one in coming if index.search.tentative_is_free or one.is_maybe_free]
    return [one for one in excused if any(_is_tentative(item, span) for item in one.items or ())]


def _is_tentative(item: Item, span: Interval) -> bool:
    return item.status is Status.TENTATIVE and item.span.overlaps(span)
