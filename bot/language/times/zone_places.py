"""The places whose clock somebody may name: cities, countries with one clock, and states, as the zone database has them."""

import re
from functools import cache
from importlib.resources import files

from bot.language.tokens.cues import Cued

_NAMED = Cued(
    r"(?:most of )?(?P<name>[A-Z][A-Za-z ]+?)(?: \((?:mainland|peninsula|most areas)[^)]*\))?"
)
"""Whose clock a row of the table is, in its comment: "most of Chile", "Spain (mainland)", "Queensland (most areas)"."""
_OTHERWISE = frozenset(
    {("center",), ("central",), ("christmas",), ("christmas", "island"), ("easter",), ("easter", "island"), ("eastern",), ("georgia",), ("may",), ("midway",), ("pacific",), ("reunion",), ("wake",)}
)  # fmt: skip
"""Places whose names before "time" mean something else, or two places."""


@cache
def zones_of_places() -> dict[tuple[str, ...], str]:
    """Return the IANA zone of each place by the words of its name."""
    folder = files("tzdata").joinpath("zoneinfo")
    countries = dict(_rows(folder.joinpath("iso3166.tab").read_text(encoding="utf-8")))
    found: dict[tuple[str, ...], str] = {}
    for code, _where, zone, *comment in _rows(
        folder.joinpath("zone.tab").read_text(encoding="utf-8")
    ):
        if zone.startswith("Antarctica/"):
            continue
        region = _NAMED.fullmatch(comment[0]) if comment else None
        names = [zone.rsplit("/", 1)[1].replace("_", " ")]
        names += [region["name"]] if region else []
        names += [countries[code].split(" (")[0]] if not comment else []
        for name in names:
            found.setdefault(tuple(re.findall(r"[a-z']+", name.casefold())), zone)
    return {name: zone for name, zone in found.items() if name not in _OTHERWISE}


def _rows(table: str) -> list[list[str]]:
    return [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
