"""Rooms of a booked interview that are in a building where nobody who attends works, or is known to."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from bot.domain.accounts import Account, Person
from bot.domain.bookings.interviews import Interview
from dialogs.scheduling.search_inputs import Buildings


class FarBuildings(Struct, frozen=True):
    """The buildings of several rooms, as far as those who attend may not be near them."""

    elsewhere: tuple[str, ...]
    """Of each room where everybody works in another building; empty for other rooms."""
    unsure: tuple[str, ...]
    """Of each room where nobody is known to work, and of somebody it is not known where they do; empty for other rooms."""


def far_buildings(
    interview: Interview, rooms: Sequence[str], account: Account, people: Mapping[str, Person]
) -> FarBuildings:
    """Return the building of each of these rooms, by address, where nobody who comes is known to work."""
    known = Buildings(account)
    coming = [one.mail for one in interview.people if one.mail not in interview.declined]
    where = {mail: known.of(people.get(mail)) for mail in coming}
    unknown = [people.get(mail) for mail, building in where.items() if not building]
    found = (room.building if (room := account.room(mail)) else "" for mail in rooms)
    far = [one if where and one not in where.values() else "" for one in found]
    # Where there is but one building, nobody could have a room that is nearer.
    is_told = known.are_several

    def is_unsure(building: str) -> bool:
        return is_told and not any(known.may_be_of(one, building) for one in unknown)

    return FarBuildings(
        elsewhere=tuple("" if unknown else one for one in far),
        unsure=tuple(one if unknown and one and is_unsure(one) else "" for one in far),
    )
