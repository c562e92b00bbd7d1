"""Which building a person works in: as somebody said, else the only one in their zone."""

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from bot.domain.rooms import Room


def buildings_of(rooms: Sequence[Room]) -> tuple[str, ...]:
    """Return the buildings that rooms are in, each once."""
    return tuple(dict.fromkeys(room.building for room in rooms if room.building))


def building_named(name: str, rooms: Sequence[Room]) -> str:
    """Return the building that a name means, as its rooms have it; empty where there is none or more than one."""
    said = name.casefold().strip()
    known = buildings_of(rooms)
    exact = [one for one in known if one.casefold() == said]
    fitting = exact or [one for one in known if said and said in one.casefold()]
    return fitting[0] if len(fitting) == 1 else ""


def building_in_zone(zone: str, rooms: Sequence[Room], *, home: str) -> str:
    """Return the only building in a zone; empty where there is none, or several to choose from.

    A building is in the zone whose city its name holds, such as “London HQ” in Europe/London; one that names no city
    is in the account's own zone, `home`.
    """
    there = [one for one in buildings_of(rooms) if zone_of_building(one, home=home) == zone]
    return there[0] if len(there) == 1 else ""


def zone_of_building(building: str, *, home: str) -> str:
    """Return the IANA zone of the city that a building's name holds, else `home`."""
    return _zone_of(building) or home


@lru_cache(maxsize=1024)
def _zone_of(building: str) -> str:
    words = f" {building.casefold()} "
    named = [zone for city, zone in _cities() if f" {city} " in words]
    return named[0] if named else ""


@lru_cache(maxsize=1)
def _cities() -> tuple[tuple[str, str], ...]:
    """Return the cities that zones are named after, the longest name first."""
    # As `zoneinfo.available_timezones` has them, which reads a file of each for a tenth of a second.
    known = files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
    zones = [zone for zone in known if "/" in zone and not zone.startswith("Etc/")]
    cities = ((zone.rsplit("/", 1)[1].replace("_", " ").casefold(), zone) for zone in zones)
    return tuple(sorted(cities, key=lambda one: (-len(one[0]), one[1])))
