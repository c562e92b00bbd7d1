"""The zones that a candidate's page knows, by their names in the database of zones."""

from functools import cache
from zoneinfo import available_timezones


def known_zone(name: str) -> str:
    """Return today's name of a zone if it is one of the database; empty for anything else."""
    return _TODAY.get(name, name) if name in _zones() else ""


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


@cache
def listed_zones() -> tuple[str, ...]:
    """Return the zones to choose from: those that are named for a place."""
    places = (one for one in _zones() if one.partition("/")[0] in _CONTINENTS)
    return tuple(sorted(one for one in places if one not in _TODAY))


_CONTINENTS = frozenset(
    {
        "Africa",
        "America",
        "Antarctica",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    }
)


_TODAY = {
    "Africa/Asmera": "Africa/Asmara",
    "America/Godthab": "America/Nuuk",
    "Asia/Calcutta": "Asia/Kolkata",
    "Asia/Katmandu": "Asia/Kathmandu",
    "Asia/Rangoon": "Asia/Yangon",
    "Asia/Saigon": "Asia/Ho_Chi_Minh",
    "Atlantic/Faeroe": "Atlantic/Faroe",
    "Europe/Kiev": "Europe/Kyiv",
    "Pacific/Ponape": "Pacific/Pohnpei",
    "Pacific/Truk": "Pacific/Chuuk",
}
"""Names that browsers still tell for zones that are called otherwise today."""
