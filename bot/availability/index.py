"""A search laid out: its start times as bits (see `start_times`), and who is free at which.

What blocks a person or room is worked out once, when first asked for; `search`, `no_slots` and `relaxations` all read it here.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, tzinfo
from functools import partial

from bot.availability.start_times import Starts, at_least, starts_in
from bot.availability.unavailability import (
    Blocks,
    account_blocks,
    either,
    hours_bits,
    person_blocks,
    venue_blocks,
)
from bot.domain.people.working_hours import WorkingHours, monday_of
from bot.domain.search_models import Group, Interviewer, RoomWish, Search, Venue


class AvailabilityIndex:
    """A search laid out: its start times, and who is free at which. Everything is worked out when first asked for."""

    def __init__(self, search: Search, *, starts: Starts | None = None) -> None:
        self.search = search
        self.starts = starts or starts_in(
            search.windows, search.length, step=search.step, zone=search.zone
        )
        self.venues = fitting(search.venues, search.wish, seats=search.seats)
        self._blocks: dict[str, Blocks] = {}
        self._free: dict[str, int] = {}
        self._inside: dict[str, int] = {}
        self._inside_for_all: int | None = None
        self._all_inside: int | None = None
        self._near: dict[str, int] = {}
        self._roomy_where_known: int | None = None
        self._weeks: dict[str, Counter[date]] = {}
        self._mondays: dict[tuple[int, tzinfo], date] = {}
        self._hours: dict[WorkingHours | None, int] = {}
        self._zones: dict[int, tuple[tzinfo, ...]] = {}
        self._by_load: dict[tuple[int, tuple[date, ...]], list[tuple[Interviewer, int]]] = {}
        """By group (its `id`: it lives as long as the search) and week."""

    def changed(self, search: Search) -> "AvailabilityIndex":
        """Return the index of a search that differs in groups, optional people or rooms only; what was worked out is kept."""
        index = AvailabilityIndex(search, starts=self.starts)
        index._blocks, index._free, index._inside = self._blocks, self._free, self._inside
        return index

    def if_free(self, person: Interviewer) -> "AvailabilityIndex":
        """Return the index as it would be if nothing kept one person away."""
        index = AvailabilityIndex(self.search, starts=self.starts)
        index._blocks, index._inside = {**self._blocks, person.mail: {}}, self._inside
        index._free = {**self._free, person.mail: self.starts.everything}
        return index

    def blocks(self, party: Interviewer | Venue) -> Blocks:
        """Return the starts a person or room cannot make, by reason."""
        if party.mail not in self._blocks:
            if isinstance(party, Venue):
                found = venue_blocks(party, self.starts)
            else:
                found = person_blocks(party, self.starts, search=self.search)
            self._blocks[party.mail] = found
        return self._blocks[party.mail]

    def free(self, party: Interviewer | Venue) -> int:
        """Return the starts a person or room can make."""
        known = self._free.get(party.mail)
        if known is None:
            known = self._free[party.mail] = self.starts.everything & ~either(self.blocks(party))
        return known

    def inside(self, person: Interviewer) -> int:
        """Return the starts within a person's working hours."""
        known = self._inside.get(person.mail)
        if known is None:
            if person.hours not in self._hours:
                self._hours[person.hours] = hours_bits(person.hours, self.starts)
            known = self._inside[person.mail] = self._hours[person.hours]
        return known

    def inside_for_all(self) -> int:
        """Return the starts within the working hours of everybody: at them nobody need be asked for theirs."""
        if self._inside_for_all is None:
            self._inside_for_all = self.starts.everything
            for person in self.search.people:
                self._inside_for_all &= self.inside(person)
        return self._inside_for_all

    def all_inside(self) -> int:
        """Return the starts at which enough of every group are free and within their working hours."""
        if self._all_inside is None:
            bits = self.starts.everything
            for group in self.search.groups:
                sets = (self.free(person) & self.inside(person) for person in group.people)
                bits = at_least(group.need, sets, among=bits)
            self._all_inside = bits
        return self._all_inside

    def interviews_that_week(self, person: Interviewer, number: int) -> int:
        """Return how many interviews a person has in the week of a start, from Monday to Sunday on their own clock."""
        if not person.rules.booked:
            return 0
        if person.mail not in self._weeks:
            booked = (span.start for span in person.rules.booked)
            self._weeks[person.mail] = Counter(monday_of(one, person.zone) for one in booked)
        return self._weeks[person.mail][self._monday(number, person.zone)]

    def free_first(self, group: Group, number: int) -> list[Interviewer]:
        """Return those of a group who are free at a start by who has the fewest interviews in its week, then of late, then by name."""
        ordered = self._least_busy_first(group, number)
        return [person for person, free in ordered if free >> number & 1]

    def _least_busy_first(self, group: Group, number: int) -> list[tuple[Interviewer, int]]:
        """Return a group in that order, each with the starts they can make."""
        if id(group) not in self._zones:
            # In no week has anybody else a number of interviews that tells them from others.
            booked = (one.zone for one in group.people if one.rules.booked)
            self._zones[id(group)] = tuple(dict.fromkeys(booked))
        week = id(group), tuple(self._monday(number, zone) for zone in self._zones[id(group)])
        if week not in self._by_load:
            ordered = sorted(
                group.people,
                key=lambda one: (
                    self.interviews_that_week(one, number),
                    one.load,
                    one.name,
                    one.mail,
                ),
            )
            self._by_load[week] = [(one, self.free(one)) for one in ordered]
        return self._by_load[week]

    def _monday(self, number: int, zone: tzinfo) -> date:
        start = number, zone
        if start not in self._mondays:
            self._mondays[start] = monday_of(self.starts.begins[number], zone)
        return self._mondays[start]

    def open(self) -> int:
        """Return the starts that are neither past nor on a closed day."""
        return self.starts.everything & ~either(account_blocks(self.search, self.starts))

    def staffed(self, group: Group) -> int:
        """Return the starts at which enough of a group are free."""
        return at_least(group.need, map(self.free, group.people), among=self.starts.everything)

    def roomy(self, among: int) -> int:
        """Return those of the starts at which a fitting room is free; all of them where no room is wanted."""
        if self.search.wish is None:
            return among
        if self.follows_people:
            return among & (self.roomy_where_known() | self._roomy_where_unknown())
        return self._any_room(among)

    @property
    def follows_people(self) -> bool:
        """Whether rooms must be where those are who attend."""
        wish = self.search.wish
        return wish is not None and wish.is_where_people_are and bool(self.search.groups)

    def rooms_for_anybody(self) -> int:
        """Return the starts at which a room is free where somebody works who is asked for, whether they are free or not."""
        everything = self.starts.everything
        if self.search.wish is None or not self.follows_people:
            return self.roomy(everything)
        groups = self.search.groups
        if all(sum(not one.building for one in group.people) >= group.need for group in groups):
            return self._any_room(everything)
        bits = 0
        for person in (one for group in groups for one in group.people):
            bits |= self.rooms_near(person)
        return bits

    def rooms_near(self, person: Interviewer) -> int:
        """Return the starts at which a fitting room is free in a person's own building; none where that is unknown."""
        building = person.building.casefold()
        if building not in self._near:
            rooms = [one for one in self.venues if one.building.casefold() in {"", building}]
            self._near[building] = self._free_of(rooms) if building else 0
        return self._near[building]

    def roomy_where_known(self) -> int:
        """Return the starts at which a fitting room is free in the building of somebody who may attend."""
        if self._roomy_where_known is None:
            bits = 0
            for group in self.search.groups:
                for person in group.people:
                    comes = self.free(person) if group.is_choice else self.starts.everything
                    bits |= comes & self.rooms_near(person)
            self._roomy_where_known = bits
        return self._roomy_where_known

    def _roomy_where_unknown(self) -> int:
        """Return the starts at which any room will do: of nobody who attends is a building known."""
        bits = self._any_room(self.starts.everything)
        for group in self.search.groups:
            unknown = [person for person in group.people if not person.building]
            bits = at_least(group.need, map(self.free, unknown), among=bits)
        return bits

    def _free_of(self, rooms: Iterable[Venue]) -> int:
        bits = 0
        for room in rooms:
            bits |= self.free(room)
        return bits

    def _any_room(self, among: int) -> int:
        missing = among
        for venue in self.venues:
            if not missing:
                break
            missing &= ~self.free(venue)
        return among & ~missing

    def good(self) -> int:
        """Return the starts at which everything fits."""
        bits = self.open()
        for group in self.search.groups:
            bits &= self.staffed(group)
        return self.roomy(bits)


def fitting(venues: Iterable[Venue], wish: RoomWish | None, *, seats: int) -> tuple[Venue, ...]:
    """Return the rooms that are as wished, best first: the one that is to be kept, those near by, then the smallest, then by name; no wish, no rooms."""
    if wish is None:
        return ()
    suitable = (venue for venue in venues if _fits(venue, wish, seats=seats))
    return tuple(sorted(suitable, key=partial(_preference, wish)))


def seats_wanted(search: Search) -> int:
    """Return the seats a room must have for a search; zero where no room is wanted, or one by name alone."""
    wish = search.wish
    if wish is None or (wish.mails and wish.seats is None):
        return 0
    return search.seats if wish.seats is None else wish.seats


def _fits(venue: Venue, wish: RoomWish, *, seats: int) -> bool:
    if venue.mail in wish.never or (wish.mails and venue.mail not in wish.mails):
        return False
    if wish.building is not None and venue.building.casefold() != wish.building.casefold():
        return False
    return wish.features <= venue.features and _is_large_enough(venue, wish, seats=seats)


def _is_large_enough(venue: Venue, wish: RoomWish, *, seats: int) -> bool:
    if wish.seats is not None:
        return venue.capacity >= wish.seats
    return bool(wish.mails) or not venue.capacity or venue.capacity >= seats


def _preference(wish: RoomWish, venue: Venue) -> tuple[bool, bool, bool, int, str, str]:
    is_other = venue.mail != wish.first
    elsewhere = venue.building.casefold() != (wish.near or "").casefold()
    # A room of unknown size comes last: it may turn out too small.
    return is_other, elsewhere, not venue.capacity, venue.capacity, venue.name, venue.mail
