"""Time zones people name: `3pm Berlin time`, `10am ET`, `14:00 UTC`."""

from bot.language.grammar import Rules
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
    "America/New_York": "new york|nyc|ny|boston|eastern standard|us eastern|toronto|washington|miami|east coast",
    "America/Chicago": "chicago|central|us central|texas|dallas|austin",
    "America/Denver": "denver|mountain",
    "America/Los_Angeles": "los angeles|la|san francisco|sf|california|seattle|us pacific|west coast",
    "Europe/London": "london|uk|british|england",
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
    "Asia/Dubai": "dubai",
    "Asia/Kolkata": "india|indian|mumbai|bangalore|delhi",
    "Asia/Singapore": "singapore",
    "Asia/Hong_Kong": "hong kong",
    "Asia/Shanghai": "shanghai|beijing|china|chinese",
    "Asia/Tokyo": "tokyo|japan",
    "Asia/Seoul": "seoul|korea",
    "Australia/Sydney": "sydney",
    "Australia/Melbourne": "melbourne",
    "Pacific/Auckland": "auckland|new zealand",
    "America/Sao_Paulo": "sao paulo|brazil",
    "America/Mexico_City": "mexico city",
    "Africa/Johannesburg": "johannesburg",
    "Etc/UTC": "utc|gmt|universal",
}


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
