"""Rooms of a booked interview that are in a building where nobody who attends works."""

from collections.abc import Mapping, Sequence

from bot.domain.accounts import Account, Person
from bot.domain.bookings.interviews import Interview
from dialogs.scheduling.search_inputs import Buildings


def far_buildings(
    interview: Interview, rooms: Sequence[str], account: Account, people: Mapping[str, Person]
) -> tuple[str, ...]:
    """Return the building of each of these rooms, by address; empty where somebody who comes works there, or of one of them it is not known."""
    known = Buildings(account)
    coming = [one.mail for one in interview.people if one.mail not in interview.declined]
    where = {known.of(people.get(mail)) for mail in coming}
    found = map(account.room, rooms)
    buildings = [room.building if room else "" for room in found]
    is_known = where and "" not in where
    return tuple(one if is_known and one not in where else "" for one in buildings)
