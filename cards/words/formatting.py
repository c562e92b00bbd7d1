"""The words that recur on cards: dates, times, zones, lengths, lists.

Whatever people typed goes through `display` before it stands in a sentence, so that a name can be
neither endless nor able to turn the text around it.
"""

import re
import unicodedata
from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import accumulate, takewhile
from zoneinfo import ZoneInfo

from bot.domain.people import people_names

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

HALF_HOUR = 30
NAME_MOST = 80
"""Characters up to which a text is a name, whose width counts too."""

# Joiners are left in: Persian words and families of emoji are written with them.
_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ZERO_WIDTH_JOINER = "\u200d"


def day(moment: date, year: int = 0) -> str:
    """Return "Tuesday 24 November", with the year where it is not this `year` (0: never)."""
    written = f"{WEEKDAYS[moment.weekday()]} {moment.day} {MONTHS[moment.month - 1]}"
    return written if year in (0, moment.year) else f"{written} {moment.year}"


def short_time(moment: datetime) -> str:
    """Return "Tue 14:00", for buttons."""
    return f"{WEEKDAYS[moment.weekday()][:3]} {clock(moment)}"


def short_day(moment: date, year: int = 0) -> str:
    """Return "Tue 24 Nov", with the year where it is not this `year` (0: never)."""
    written = f"{WEEKDAYS[moment.weekday()][:3]} {moment.day} {MONTHS[moment.month - 1][:3]}"
    return written if year in (0, moment.year) else f"{written} {moment.year}"


def short_title(name: str, start: datetime, year: int = 0) -> str:
    """Return "Jo Park · Tue 24 Nov, 14:00", as an interview is called wherever it is named."""
    return f"{display(name, 60) or 'Interview'} · {short_day_and_time(start, year)}"


def clock(moment: datetime) -> str:
    """Return "14:00"; of a time that the clock of a zone shows twice that night, which of the two."""
    return f"{moment.hour:02}:{moment.minute:02}{_which(moment)}"


def _which(moment: datetime) -> str:
    if not (isinstance(moment.tzinfo, ZoneInfo) and _clocks_change(moment.tzinfo, moment.date())):
        return ""
    twin = moment.replace(fold=1 - moment.fold)
    if twin.utcoffset() == moment.utcoffset():
        return ""
    return " (summer time)" if moment.dst() else " (winter time)"


@lru_cache(maxsize=512)
def _clocks_change(zone: ZoneInfo, day: date) -> bool:
    """Whether the clocks of a zone are put forward or back between the midnights of a day: on few is any time shown twice."""
    first = datetime.combine(day, time(), zone)
    return first.utcoffset() != (first + timedelta(days=1)).utcoffset()


def day_and_time(moment: datetime, year: int = 0) -> str:
    """Return "Tuesday 24 November, 14:00", with the year where it is not this `year` (0: never)."""
    return f"{day(moment, year)}, {clock(moment)}"


def short_day_and_time(moment: datetime, year: int = 0) -> str:
    """Return "Tue 24 Nov, 14:00", with the year where it is not this `year` (0: never)."""
    return f"{short_day(moment, year)}, {clock(moment)}"


def stretch(start: datetime, end: datetime) -> str:
    """Return "14:00–15:00", saying so where it ends on another day."""
    days = (end.date() - start.date()).days
    later = "" if days == 0 else " the next day" if days == 1 else f" on {day(end)}"
    return f"{clock(start)}–{clock(end)}{later}"


def when(start: datetime, end: datetime, year: int = 0) -> str:
    """Return "Tuesday 24 November, 14:00–15:00"."""
    return f"{day(start, year)}, {stretch(start, end)}"


def zone(name: str) -> str:
    """Return "London time" for `Europe/London`; what is no IANA name is said as it is."""
    place = name.rsplit("/", 1)[-1].replace("_", " ")
    if place.upper() in {"UTC", "GMT", "UCT", "ZULU", "UNIVERSAL", "GREENWICH"}:
        return "UTC"
    if name.startswith("Etc/GMT"):
        # POSIX counts these the other way round: Etc/GMT-3 is three hours ahead of Greenwich.
        return "UTC" + place[3:].translate({ord("-"): "+", ord("+"): "−"})
    return f"{place} time" if "/" in name else display(name)


def utc_offset(moment: datetime) -> str:
    """Return "UTC", "UTC+1", "UTC−5" or "UTC+5:30", as the moment's zone is ahead then."""
    ahead = moment.utcoffset() or timedelta()
    hours, rest = divmod(abs(ahead) // timedelta(minutes=1), 60)
    if not ahead:
        return "UTC"
    return f"UTC{'+' if ahead > timedelta() else '−'}{hours}{f':{rest:02}' if rest else ''}"


def length(minutes: int) -> str:
    """Return "45 minutes", "1 hour", "1½ hours" or "1 hour 15 minutes"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return count_of(rest, "minute")
    if rest in {0, HALF_HOUR}:
        number = f"{hours}½" if rest else str(hours)
        return f"{number} {'hour' if number == '1' else 'hours'}"
    return f"{count_of(hours, 'hour')} {count_of(rest, 'minute')}"


def count_of(number: int, noun: str) -> str:
    """Return "1 room" or "3 rooms"; a plural has an s, but people are people."""
    if number == 1:
        return f"1 {noun}"
    many = f"{noun[: -len('person')]}people" if noun.endswith("person") else f"{noun}s"
    return f"{number} {many}"


def all_of(number: int, noun: str) -> str:
    """Return "the room", "both rooms" or "all 3 rooms"."""
    match number:
        case 1:
            return f"the {noun}"
        case 2:
            return f"both {noun}s"
        case _:
            return f"all {count_of(number, noun)}"


def join_names(names: Sequence[str], most: int = 0, last: str = "and", *, unnamed: int = 0) -> str:
    """Return "Ian Murray, Mei Tanaka and Sam Okafor"; over `most`, the rest as a number, with those not named at all."""
    said = [display(name, 40) for name in names]
    if most and len(said) + unnamed > most:
        said = [*said[:most], f"{len(names) + unnamed - most} more"]
    return join_clauses(said, last)


def join_some(names: Sequence[str], need: int, musts: Collection[str] = (), most: int = 0) -> str:
    """Return "2 of Ian, Mei and Sam", or "Ian, plus 1 of Mei and Sam" where one of them has to be there."""
    must = [name for name in names if name in musts]
    rest = [name for name in names if name not in musts]
    some = f"{need - len(must)} of {join_names(rest, most)}"
    return f"{join_names(must, most)}, plus {some}" if must else some


def join_clauses(said: Sequence[str], last: str = "and") -> str:
    """Return "Ian declined and Mei proposes another time": what is safe to show already, joined in a sentence."""
    *head, tail = said or [""]
    return f"{', '.join(head)} {last} {tail}" if head else tail


def display(text: str, most: int = 200) -> str:
    """Return what somebody typed as one harmless line, cut at a word; right-to-left stays apart."""
    # Names are cut before they are cleaned too: a megabyte is not worth reading to its end.
    return _harmless(text[: most * 4], most)


@lru_cache(maxsize=4096)
def _harmless(text: str, most: int) -> str:
    # Kept, since a card says the same few names again and again.
    line = _one_line(text)
    room = _room(line, most)
    if len(line) > room:
        line = _cut(line, room)
    return f"\u2068{line}\u2069" if _RIGHT_TO_LEFT.search(line) else line


def field_value(text: str, most: int) -> str:
    """Return what somebody typed as a field of a form holds it: sent unchanged, it is the same as before."""
    return _one_line(text[: most * 4])[:most]


def _one_line(text: str) -> str:
    return " ".join(_without_controls(text).split())


def _room(line: str, most: int) -> int:
    """Return how many characters of a line fit; of a name, those that are twice as wide take the place of two."""
    if most > NAME_MOST or line.isascii():
        return most
    widths = accumulate(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in line)
    return sum(1 for _ in takewhile(lambda width: width <= most, widths))


def _without_controls(text: str) -> str:
    kept = _UNSEEN.sub("", text)
    if kept.isprintable():
        return kept
    return "".join(" " if unicodedata.category(one) in _CONTROLS else one for one in kept)


_CONTROLS = frozenset({"Cc", "Zl", "Zp", "Cs"})


def _cut(line: str, most: int) -> str:
    head = line[: most - 1].rstrip(_ZERO_WIDTH_JOINER)
    at_word = head.rsplit(" ", 1)[0]
    kept = at_word if len(at_word) > most // 2 else head
    return f"{kept.rstrip(' ,;.')}…"


def first_name(name: str) -> str:
    """Return "Ian" for "Ian Murray", to greet somebody; in sentences about them `short_name` says it."""
    return display(people_names.first_of(name), 40)


def short_names(names: Sequence[str], among: Sequence[str] = ()) -> list[str]:
    """Return first names; the full one where somebody else of these, or of those `among` whom they are, shares the first."""
    return [display(name, 40) for name in people_names.short_names(names, among)]


def short_name(name: str, among: Sequence[str] = ()) -> str:
    """Return one person's name as `short_names` does."""
    return short_names([name], among)[0]


def possessive(name: str) -> str:
    """Return "Raj’s", "James’"."""
    said = display(name, 60)
    return f"{said}’" if said.endswith("s") else f"{said}’s"


def possessives(names: Sequence[str], most: int = 3) -> str:
    """Return "Raj’s and James’", of several by their short names."""
    return join_names([possessive(one) for one in short_names(names)], most)


def quote(text: str) -> str:
    """Return “text”."""
    return f"“{text}”"
