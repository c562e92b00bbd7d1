"""The values of commands: people, numbers, times of day, weekdays, zones, as the requests hold them."""

import re
from datetime import date
from zoneinfo import ZoneInfo

from bot.language.chunking.chunker import scanned
from bot.language.chunking.pieces import TIME_KINDS
from bot.language.commands.wording import Wording
from bot.language.context import ParseContext
from bot.language.people.name_matching import Name
from bot.language.requests import RoomDetails, Window
from bot.language.times.clock_times import NOON, hour
from bot.language.times.date_time_pairing import clauses, groups
from bot.language.times.day_parts import Timing
from bot.language.times.time_windows import asked, whole_windows
from bot.language.times.time_zone_names import ZONE
from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import folded
from bot.language.tokens.tokenizer import split

ONESELF = ("me", "my", "i", "mine", "myself", "im")
_HOUR = 60
MAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_BETWEEN_NAMES = re.compile(r"\s*(?:,|;|&|\+|/|\band\b|\bor\b|\bplus\b)\s*", re.IGNORECASE)
_CAPACITY = Cued(
    r"\b(?:capacity|seats|for|holds|fits|sits|up to|max|size)(?: up to| of| is| to| :|:)? ?(\d{1,3})\b|\b(\d{1,3})[ -]?(?:seats|seater|people|persons|person|ppl|pax|chairs|places)\b"
)
_GROUP = Cued(
    r"\b(?:every(?:one|body)|no ?(?:one|body)|any(?:one|body)|all|(?:all|every|each|per)(?: of)?(?: the| our)? (?:us|interviewers?|recruiters?|persons?|people|teammates?|colleagues?|users?)|(?:the |our |my )?(?:[\w-]+ )?(?:team|pool|squad|department|group)|(?:the |our )?interviewers|recruiters|candidates|managers|admins|owners)\b",
    re.IGNORECASE,
)
_ALL = Cued(
    r"^(?:every|no|any|all|each|per)|^(?:the |our )?(?:interviewers|(?:whole |entire |hiring )?team)$",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:all|any) (?:my|day)\b|\bafter all\b|\bat all\b", re.IGNORECASE)
_FLOOR = Cued(
    r"\b(?:floor|level) (\d\w*|ground)\b|\b(\d\w*|ground|first|second|third|fourth|fifth) floor\b"
)
_BUILDING = Cued(r"\bbuilding:? (?:to |is )?([\w -]+?)(?=,|;|$)|\bin (?:the )?([\w -]+?)(?: building| office)?(?=,|;|\.|$| with| on| seats)", re.IGNORECASE)  # fmt: skip
_FEATURES = ("video", "whiteboard", "screen", "projector", "phone", "camera", "accessible", "step-free", "quiet", "tv", "display")  # fmt: skip


def people(wording: Wording) -> tuple[str, ...]:
    """Return the addresses of those who are named, each by a name that means one person."""
    return tuple(dict.fromkeys(mail for name in _names(wording) for mail in _one(name)))


def unknown(wording: Wording) -> tuple[str, ...]:
    """Return the words that name nobody, or several."""
    several = tuple(" / ".join(name.ids) for name in _names(wording) if not _one(name))
    return (*map(str, wording.values("<who>")), *several)


def _names(wording: Wording) -> list[Name]:
    return [
        one
        for one in (*wording.values("<person>"), *wording.values("<pool>"))
        if isinstance(one, Name)
    ]


def _one(name: Name) -> tuple[str, ...]:
    return name.ids if name.kind == "pool" or len(name.ids) == 1 else ()


def with_oneself(wording: Wording, *, is_default: bool = False) -> tuple[str, ...]:
    """Return whom it is for: those named, else the speaker where they speak of themselves."""
    named = people(wording)
    speaker = wording.context.speaker
    is_own = (wording.has(*ONESELF) or is_default) and not unknown(wording)
    return named or ((speaker,) if is_own and speaker else ())


def people_in(said: str, context: ParseContext) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the addresses of those a list of names means, and the words that name nobody or several."""
    found: list[str] = []
    strange: list[str] = []
    for one in filter(None, _BETWEEN_NAMES.split(said.strip(" .:()"))):
        mails = people_called(one, context) or _row_of_names(one, context)
        found += mails
        strange += [] if mails else [one]
    return tuple(dict.fromkeys(found)), tuple(strange)


def _row_of_names(said: str, context: ParseContext) -> tuple[str, ...]:
    """Return whom names mean that stand side by side with nothing between, as they are dictated; nobody where a word is none."""
    words = said.split()
    found: list[str] = []
    while words:
        ends = (n for n in range(min(len(words), 3), 0, -1))
        named = next(
            ((n, mails) for n in ends if (mails := people_called(" ".join(words[:n]), context))),
            None,
        )
        if named is None:
            return ()
        found += named[1]
        words = words[named[0] :]
    return tuple(found)


def people_called(said: str, context: ParseContext) -> tuple[str, ...]:
    """Return whom these words name, and nobody else: a person, a pool's members, oneself."""
    if folded(said.strip()) in ONESELF:
        return (context.speaker,) if context.speaker else ()
    return _called(said, ("person", "pool"), context)


def group(wording: Wording) -> str:
    """Return the group whose setting it is said to be, as it was typed: "everyone", "the sales team"; empty for none."""
    found = _GROUP.search(_OWN.sub(" ", wording.said))
    return found.group().strip() if found else ""


def is_part(group: str) -> bool:
    """Whether a group is not the whole company."""
    return bool(group) and not _ALL.search(group)


def addresses(wording: Wording) -> tuple[str, ...]:
    """Return the addresses said, and those of the rooms named."""
    rooms = (one.ids for one in wording.values("<room>") if isinstance(one, Name))
    said = tuple(str(one) for one in wording.values("<mail>"))
    return (*(mail for ids in rooms if len(ids) == 1 for mail in ids), *said)


def room_called(said: str, context: ParseContext) -> str:
    """Return the address of the one room these words name."""
    return next(
        iter(
            _called(
                re.sub(r"^(?:the|our|room) | room$", "", said, flags=re.IGNORECASE),
                ("room",),
                context,
            )
        ),
        "",
    )


def _called(said: str, kinds: tuple[str, ...], context: ParseContext) -> tuple[str, ...]:
    sentence = split(said.strip())
    hit = context.directory.names.match(sentence, 0) if sentence.words else None
    if hit is None or hit[0] != len(sentence.words) or hit[1].kind not in kinds:
        return ()
    return _one(hit[1])


def number(wording: Wording) -> int | None:
    """Return the first number said."""
    found = wording.values("<n>")
    return found[0] if found and isinstance(found[0], int) else None


def minutes(wording: Wording) -> int | None:
    """Return the length said, or the bare number."""
    found = [one for one in wording.values("<length>") if isinstance(one, int)]
    return found[0] if found else number(wording)


def days(wording: Wording) -> frozenset[int]:
    """Return the weekdays said; after "except", the working days but those."""
    found = [one for one in wording.values("<days>") if isinstance(one, frozenset)]
    said: frozenset[int] = frozenset().union(*found)
    is_excepted = found and wording.has("except", "but", "apart", "excluding")
    return frozenset(wording.context.directory.days) - said if is_excepted else said


def dates(wording: Wording) -> tuple[date, ...]:
    """Return the dates said, in order."""
    found = [one for one in wording.values("<date>") if isinstance(one, tuple)]
    return tuple(sorted({day for one in found for day in one if isinstance(day, date)}))


def hours(wording: Wording) -> tuple[str, str]:
    """Return from when to when: of a range, or of a start and an end said apart; empty where nothing was said."""
    said = _timings(wording)
    whole = next((one for one in said if one.bound in {"range", "part"}), None)
    if whole is not None:
        return ("", "") if whole.is_wrong else (clock(whole.start), clock(whole.end))
    low = next((one for one in said if one.bound == "low"), None)
    high = next((one for one in said if one.bound == "high"), None)
    points = [one.start for one in said if one.bound == "at"]
    if len(points) > 1 and not (low or high):
        return clock(points[0]), clock(points[1] if points[1] > points[0] else points[1] + NOON)
    start, end = low or high, high or low
    if start is None or end is None:
        return "", ""
    return clock(points[0] if points and not low else start.start), clock(
        max(points) if points and not high else end.end
    )


def points(wording: Wording, *, with_parts: bool = True) -> list[str]:
    """Return the times said as points: "at 10"; parts of a day, as in "my morning digest", come last or are left out."""
    timings = [one for one in _timings(wording) if with_parts or one.bound != "part"]
    found = sorted(timings, key=lambda one: one.bound == "part")
    return [clock(one.start) for one in found]


def bounds(wording: Wording) -> set[str]:
    """Return how the times were said: `low` ("after 3"), `high` ("before 10"), `range`, `part`, `at`."""
    return {one.bound for one in _timings(wording)}


def _timings(wording: Wording) -> list[Timing]:
    found = (one for one in wording.values("<times>") if isinstance(one, tuple))
    return [timing for one in found for timing in one if isinstance(timing, Timing)]


def clock(minute: int) -> str:
    """Return minutes after midnight as `HH:MM`."""
    return f"{minute // _HOUR:02}:{minute % _HOUR:02}"


def minute_of(said: str) -> int | None:
    """Return the minute after midnight of a time in any spelling."""
    sentence = split(said)
    hit = hour(sentence, 0) if sentence.words else None
    return hit[1].minute if hit else None


def zone(said: str) -> str:
    """Return the IANA name of a zone by its name, its letters or a place in it; empty where there is none."""
    iana = re.search(r"\b[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?\b", said)
    if iana and _is_zone(iana.group()):
        return iana.group()
    sentence = split(
        re.sub(r"\b(?:time ?zone|time|zone)\b", " ", said, flags=re.IGNORECASE) + " time"
    )
    hits = (ZONE.match(sentence, place) for place in range(len(sentence.words)))
    return next((hit[1] for hit in hits if hit and hit[1]), "")


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return False
    return True


def room_details(said: str, name: str, context: ParseContext) -> RoomDetails:
    """Return what a description says of a room: seats, floor, building, features, address."""
    small = said.casefold()
    mail = MAIL.search(said)
    seats, floor, building = _CAPACITY.search(small), _FLOOR.search(small), _BUILDING.search(said)
    buildings = {room.building for room in context.directory.rooms if room.building}
    named = next((one for one in buildings if one.casefold() in small), None)
    told = (building[1] or building[2]).strip() if building else None
    if building and building[1]:
        named = next((one for one in buildings if one.casefold() == (told or "").casefold()), told)
    return RoomDetails(
        name=name.strip(" ,.") or None,
        mail=mail.group().casefold() if mail else None,
        capacity=int(seats[1] or seats[2]) if seats else None,
        building=named or told,
        floor=(floor[1] or floor[2]) if floor else None,
        features=tuple(one for one in _FEATURES if one in small),
    )


def windows(said: str, context: ParseContext) -> tuple[Window, ...]:
    """Return the windows a time is read as."""
    _, pieces = scanned(said, context.almanac, context.directory.names)
    kept = [piece for piece in pieces if piece.kind in {*TIME_KINDS, "join"}]
    if not kept:
        return ()
    almanac = context.almanac
    parts = [
        part for group in groups(clauses(kept), almanac) for part in asked(group, almanac, None)
    ]
    return whole_windows(parts, context.directory.interview_minutes, almanac)


def closed_dates(wording: Wording) -> tuple[date, ...]:
    """Return the whole days said, weekends too."""
    said = re.sub(
        r"^.*?\b(?:closed?|closes|closing|shut|shuts|shutdown|closure|open|reopen\w*|works?|holidays?|off|interviews)\b",
        "",
        wording.said,
        flags=re.IGNORECASE,
    )
    for text in (f"on {said}", wording.said):
        found = {start.date() for start, _ in windows(text, wording.context)}
        if found:
            return tuple(sorted(found | set(dates(wording))))
    return dates(wording)


def as_typed(text: str, plain: str) -> str:
    """Return some words of a text with their capitals."""
    pattern = r"\W+".join(map(re.escape, plain.split()))
    found = re.search(pattern, text, re.IGNORECASE) if plain else None
    return found.group() if found else plain
