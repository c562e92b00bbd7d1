"""Time zones people name: `3pm Berlin time`, `10am ET`, `14:00 UTC`."""

import re
from datetime import timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.language.grammar import VOCABULARY, Hit, Rules, slot
from bot.language.times.zone_places import zones_of_places
from bot.language.tokens.normalize import folded
from bot.language.tokens.tokenizer import Sentence

ZONE: Rules[str] = Rules("zone")

_LETTERS = {
    "Etc/UTC": "utc gmt zulu",
    "America/New_York": "et est edt eastern",
    "America/Chicago": "ct cst cdt",
    "America/Denver": "mt mst mdt",
    "America/Los_Angeles": "pt pst pdt pacific",
    "Europe/London": "bst",
    "Europe/Paris": "cet cest",
    "Europe/Helsinki": "eet eest",
    "Asia/Tokyo": "jst",
    "Asia/Kolkata": "ist",
    "Australia/Sydney": "aest aedt",
    "Asia/Singapore": "sgt",
}
_PLACES = {
    "America/New_York": "new york|nyc|ny|boston|eastern standard|us eastern|toronto|washington|miami|east coast|eastern|philadelphia|atlanta|pennsylvania|massachusetts|new jersey|north carolina|virginia|ohio|florida",
    "America/Chicago": "chicago|central|us central|texas|dallas|austin|houston|illinois|minnesota|wisconsin|missouri|louisiana",
    "America/Denver": "denver|mountain|colorado|utah",
    "America/Los_Angeles": "los angeles|la|san francisco|sf|california|seattle|san diego|nevada|las vegas|us pacific|west coast",
    "Europe/London": "london|uk|british|england|scotland|edinburgh|manchester",
    "Europe/Dublin": "dublin|irish|ireland",
    "Europe/Lisbon": "lisbon|portugal",
    "Europe/Berlin": "berlin|german|germany|munich|hamburg|frankfurt",
    "Europe/Paris": "paris|french|france|central european|european",
    "Europe/Madrid": "madrid|spain|spanish|barcelona",
    "Europe/Rome": "rome|italy|italian|milan",
    "Europe/Amsterdam": "amsterdam|dutch",
    "Europe/Brussels": "brussels",
    "Europe/Zurich": "zurich|swiss",
    "Europe/Vienna": "vienna",
    "Europe/Stockholm": "stockholm|swedish",
    "Europe/Oslo": "oslo",
    "Europe/Copenhagen": "copenhagen",
    "Europe/Helsinki": "helsinki",
    "Europe/Warsaw": "warsaw|polish",
    "Europe/Prague": "prague",
    "Europe/Athens": "athens",
    "Europe/Kyiv": "kyiv",
    "Europe/Istanbul": "istanbul",
    "Asia/Jerusalem": "tel aviv|israel|jerusalem",
    "Asia/Dubai": "dubai|uae",
    "Asia/Kolkata": "india|indian|mumbai|bangalore|bengaluru|hyderabad|chennai|pune|delhi",
    "Asia/Singapore": "singapore",
    "Asia/Hong_Kong": "hong kong",
    "Asia/Shanghai": "shanghai|beijing|china|chinese",
    "Asia/Tokyo": "tokyo|japan",
    "Asia/Seoul": "seoul|korea",
    "Australia/Sydney": "sydney",
    "Australia/Melbourne": "melbourne",
    "Pacific/Auckland": "auckland|new zealand|nz|kiwi",
    "America/Sao_Paulo": "sao paulo|brazil",
    "America/Mexico_City": "mexico city",
    "Africa/Johannesburg": "johannesburg|cape town",
    "America/Phoenix": "arizona",
    "Etc/UTC": "utc|gmt|universal",
}


_REGIONS = (
    "africa",
    "america",
    "antarctica",
    "asia",
    "atlantic",
    "australia",
    "europe",
    "indian",
    "pacific",
    "etc",
    "us",
)
VOCABULARY.update(_REGIONS)
_IANA = re.compile(r"[A-Za-z]+/[A-Za-z_+-]+(?:/[A-Za-z_]+)?")
_FURTHEST = 14


@slot("iana", *_REGIONS)
def iana(sentence: Sentence, place: int) -> Hit[str] | None:
    """Read a name of the zone database: America/New_York."""
    found = _IANA.match(sentence.text, sentence.spans[place][0])
    name = _known(found.group()) if found else None
    if found is None or name is None:
        return None
    return next(
        (n for n, span in enumerate(sentence.spans) if span[0] >= found.end()), len(sentence)
    ), name


@lru_cache(maxsize=256)
def _known(name: str) -> str | None:
    """Return a zone's name if the zone database has it."""
    spelled = "/".join(
        "_".join(word[:1].upper() + word[1:] for word in part.split("_"))
        for part in name.split("/")
    )
    for one in (name, spelled):
        try:
            return ZoneInfo(one).key
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return None


@slot("offset", "plus", "-")
def offset(sentence: Sentence, place: int) -> Hit[str] | None:
    """Read the "+5:30" of GMT+5:30 and the "-5" of UTC-5."""
    if sentence.words[place] not in {"plus", "-"} or place + 1 >= len(sentence):
        return None
    if sentence.kinds[place + 1] not in {"number", "clock"}:
        return None
    hours, _, minutes = sentence.words[place + 1].partition(":")
    if int(hours) > _FURTHEST:
        return None
    sign = "-" if sentence.words[place] == "-" else "+"
    return place + 2, f"{sign}{int(hours):02}:{minutes or '00'}"


@slot("iso_offset", "<offset>")
def iso_offset(sentence: Sentence, place: int) -> Hit[str] | None:
    """Read the "+05:30" of 2026-11-24T10:00+05:30."""
    if sentence.kinds[place] != "offset":
        return None
    said = sentence.words[place]
    return place + 1, "Etc/UTC" if said == "z" else f"{said[:3]}:{said[-2:]}"


_MOST_WORDS = max(map(len, zones_of_places()))


@slot("zone_place", "<word>", *{words[0] for words in zones_of_places()})
def zone_place(sentence: Sentence, place: int) -> Hit[str] | None:
    """Read the name of a city, a country or a state that has a clock of its own, before a word for it."""
    said = tuple(folded(one) for one in sentence.words[place : place + _MOST_WORDS])
    named = (n for n in range(len(said), 0, -1) if said[:n] in zones_of_places())
    length = next(named, 0)
    return (place + length, zones_of_places()[said[:length]]) if length else None


@ZONE("{zone_place} (time|timezone|local time)")
def _there(_: Sentence, zone: str) -> str:
    return zone


@ZONE("{iana} [time]", "{iso_offset}", "(gmt|utc) {offset}")
def _named(_: Sentence, zone: str) -> str:
    return zone


def zone_info(zone: str) -> tzinfo:
    """Return the zone of a name, or of an offset such as +05:30."""
    if zone[:1] not in "+-":
        return ZoneInfo(zone)
    hours, minutes = zone[1:].split(":")
    ahead = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-ahead if zone[0] == "-" else ahead)


def _means(zone: str) -> None:
    letters = _LETTERS.get(zone)
    patterns = [f"({'|'.join(letters.split())}) [time]"] if letters else []
    if zone in _PLACES:
        patterns.append(f"[in|at] ({_PLACES[zone]}) (time|timezone|local time)")

    @ZONE(*patterns)
    def _(_: Sentence) -> str:
        return zone


for _zone in _PLACES.keys() | _LETTERS.keys():
    _means(_zone)


@ZONE("(my|our|local) [local] time", "local", "here time")
def _here(_: Sentence) -> str:
    return ""
