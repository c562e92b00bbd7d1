"""The zones that a candidate's page knows, by their names in the database of zones."""

from functools import cache
from zoneinfo import available_timezones


def known_zone(name: str) -> str:
    """Return a zone's name if it is one of the database; empty for anything else."""
    return name if name in _zones() else ""


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


@cache
def listed_zones() -> tuple[str, ...]:
    """Return the zones to choose from: those that are named for a place."""
    return tuple(sorted(one for one in _zones() if one.partition("/")[0] in _CONTINENTS))


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
