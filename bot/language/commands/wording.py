"""A message as the rows of commands see it: its words, with signs in the place of names, numbers, lengths and times.

"pls limit Mei to 3 a week" has the shape `limit <person> to <n> <per>`; the values stand beside the signs. Courtesies
around it are gone. What the signs mean is read by `tokens`, `times` and `people`; here they are only put in a row.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from msgspec import Struct

from bot.language.commands.courtesies import Message
from bot.language.context import ParseContext
from bot.language.grammar import VOCABULARY
from bot.language.people.name_disambiguation import is_called
from bot.language.people.name_matching import Name, Names
from bot.language.times.calendar_math import Almanac
from bot.language.times.date_ranges import DAYS
from bot.language.times.day_parts import Timing
from bot.language.times.days import PLURALS
from bot.language.times.durations import LENGTHS
from bot.language.times.time_ranges import TIMES
from bot.language.times.time_zone_names import ZONE
from bot.language.tokens.calendar_words import MONTHS, WEEKDAYS
from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import listed
from bot.language.tokens.numbers import TENS, UNITS, count
from bot.language.tokens.spelling import nearest
from bot.language.tokens.stop_words import TYPOS
from bot.language.tokens.tokenizer import Sentence, split

_ASKING = Cued(r"(?:who|whos|what|whats|when|where|which|how|hows|why|is|are|isnt|arent|do|does|did|has|have (?:i|we|you|they|all|they)|am|was|were|any)(?= |$)")  # fmt: skip
LONGEST = 400
SHORTEST_TYPO = 4
SURE_TYPO = 7
"""In a shorter word another letter makes another word: charge, change; stays, stats."""
HOUR, DAY = 60, 24 * 60
Value = int | str | Name | frozenset[int] | tuple[Timing, ...] | tuple[date, ...] | None

_URL = Cued(
    r"\b(?:https?://|www\.)[^\s<>|]+|\b[\w-]+\.(?:com|org|net|io|example)/\S+", re.IGNORECASE
)
_UNITS = {
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), HOUR),
    **dict.fromkeys(("d", "day", "days"), DAY),
    **dict.fromkeys(("week", "weeks", "wk", "wks"), 7 * DAY),
    **dict.fromkeys(("month", "months", "mth", "mths"), 30 * DAY),
    **dict.fromkeys(("year", "years", "yr", "yrs"), 365 * DAY),
}
_PER = {"day": "day", "week": "week", "wk": "week", "workday": "day", "days": "day"}
_PER_BEFORE = listed("per pr a an each every / any single given one the same in on during")
_PER_ALONE = {"daily": "day", "weekly": "week", "pd": "day", "pw": "week"}
_PERIODS = _PER.keys() | _PER_ALONE.keys()
_COUNTED = listed("interview interviews meeting meetings per a an each every / session sessions candidate candidates max people times slots daily weekly year years month months week weeks day days hour hours")  # fmt: skip
_CAPS = listed("cap capped limit limited max maximum most limits")
_NO_TIMES = listed(
    """
    the working business office work normal during any anytime all whole entire full whenever now no not never nothing
    start starts starting begin begins beginning finish finishing finished done ends end ending out over make change try say
    to do doing prefer suggest propose rather have
    """
)
_AFTER_COUNT = listed("instead rather works is would suits")
_THROUGH = listed("to - through until till thru")
_JOINING = listed(", and & or / + plus")
_NO_DATES = listed(
    "workday workdays now any all every each working business work whenever anytime day days"
)
_BEFORE_DAYS = listed("on every each from all any")
_EVERY_DAY = {"weekdays": range(5), "weekday": range(5), "weekends": (5, 6), "weekend": (5, 6)}
_ALL_WEEKDAYS = frozenset(
    WEEKDAYS.keys()
    | PLURALS.keys()
    | _EVERY_DAY.keys()
    | {f"{day}s" for day in WEEKDAYS}
    | {"m", "mo"}
)
_HABITS = (
    PLURALS.keys()
    | {f"{day}s" for day in WEEKDAYS}
    | listed(
        "mornings afternoons evenings lunchtimes weekends weekdays never ever always every usually"
    )
)
"""Words by which a message speaks of every week and not of the next one."""
_NUMBERS = frozenset(UNITS.keys() | TENS.keys())
_DIGITS = listed("number decimal clock ordinal")
_ANY_SIGN = listed("<i> <habit> <person> <pool> <who> <room> <building> <times> <date> <zone>")


class Piece(Struct, frozen=True):
    """A word or a sign, what it means, and the words it stands for."""

    sign: str
    value: Value
    start: int
    end: int


class Wording(Struct, frozen=True):
    """A message without its courtesies: `said` as typed, `shape` with signs for what has a value."""

    said: str
    shape: str
    signs: frozenset[str]
    strange: frozenset[str]
    """Its words and signs that are not known to stand in any command."""
    pieces: tuple[Piece, ...]
    urls: tuple[str, ...]
    context: ParseContext
    is_question: bool

    def values(self, sign: str) -> list[Value]:
        """Return the values of all pieces with this sign, in order."""
        return [piece.value for piece in self.pieces if piece.sign == sign]

    def has(self, *words: str) -> bool:
        """Whether one of the words (or signs) stands in the message."""
        return any(piece.sign in words for piece in self.pieces)


def words_of(sentence: Sentence, known: frozenset[str], kept: frozenset[str]) -> set[str]:
    """Put typing errors of known words right in a sentence, but for words to be kept; return its words."""
    for place, word in enumerate(sentence.words):
        if sentence.kinds[place] != "word" or word in known or word in kept:
            continue
        meant = TYPOS.get(word)
        is_name = sentence.names.is_exact(word) or (place and sentence.is_capital(place))
        if meant is None and len(word) >= SHORTEST_TYPO and not is_name:
            meant = None if word in VOCABULARY else _nearest(word, known)
        if meant:
            sentence.words[place] = meant
    return set(sentence.words) | _possible_signs(sentence)


def _possible_signs(sentence: Sentence) -> frozenset[str]:
    """Return the signs that may come of a sentence, as far as its words tell at a glance."""
    words, kinds = set(sentence.words), set(sentence.kinds)
    signs = set(_ANY_SIGN)
    if not kinds.isdisjoint(_DIGITS) or not words.isdisjoint(_NUMBERS):
        signs |= {"<n>", "<length>"}
    if not words.isdisjoint(_PERIODS):
        signs.add("<per>")
    if not words.isdisjoint({"hour", "day", "week", "month", "year", "half", "quarter"}):
        signs.add("<length>")
    if "mail" in kinds:
        signs |= {"<mail>"}
    if not words.isdisjoint(_ALL_WEEKDAYS):
        signs.add("<days>")
    return frozenset(signs)


@lru_cache(maxsize=4096)
def _nearest(word: str, known: frozenset[str]) -> str | None:
    found = nearest(word, _long(known))
    if len(found) != 1:
        return None
    is_other = len(word) == len(found[0]) < SURE_TYPO and sorted(word) != sorted(found[0])
    return None if is_other else found[0]


@lru_cache(maxsize=2)
def _long(known: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(word for word in known if len(word) > SHORTEST_TYPO))


def prepared(message: Message, almanac: Almanac, names: Names) -> Sentence:
    """Return a message's words, with `link` in the place of each link."""
    sentence = split(_URL.sub(lambda found: "link" + " " * (len(found.group()) - 4), message.said))
    sentence.context, sentence.names = almanac, names
    return sentence


def worded(
    sentence: Sentence, message: Message, context: ParseContext, known: frozenset[str]
) -> Wording:
    """Return the wording of a sentence whose typing errors are put right."""
    pieces: list[Piece] = []
    place = 0
    while place < len(sentence.words):
        piece = _piece(sentence, place, known)
        if piece.sign not in {",", ".", "-", "/", "plus", "and"}:
            pieces.append(piece)
        place = piece.end
    shape = " ".join(piece.sign for piece in pieces)
    urls = tuple(found.group().rstrip(".,;)") for found in _URL.finditer(message.said))
    is_question = (bool(_ASKING.match(shape)) or message.ends_asking) and not message.requests
    shape = f"<i> {shape}" if message.is_of_oneself else shape
    shape = f"<habit> {shape}" if _HABITS.intersection(sentence.words) else shape
    signs = frozenset(shape.split())
    return Wording(
        message.said, shape, signs, signs - known, tuple(pieces), urls, context, is_question
    )


def _piece(sentence: Sentence, place: int, known: frozenset[str]) -> Piece:
    for read in _readers(sentence.words[place], sentence.kinds[place]):
        found = read(sentence, place, known)
        if found is not None:
            return found
    word = sentence.words[place]
    is_strange = word not in known and word not in VOCABULARY and sentence.kinds[place] == "word"
    if is_strange and sentence.is_capital(place):
        return Piece("<who>", sentence.raws[place], place, place + 1)
    return Piece(word, word, place, place + 1)


Reader = Callable[[Sentence, int, frozenset[str]], Piece | None]


@lru_cache(maxsize=4096)
def _readers(word: str, kind: str) -> tuple[Reader, ...]:
    """Return what can begin with a word, in the order in which it is tried: few, where most words begin nothing."""
    sign = word if word in VOCABULARY else f"<{kind}>"
    is_count = kind == "number" or word in _NUMBERS
    begins: dict[Reader, bool] = {
        _address: kind == "mail" or word == "365",
        _per: word in _PER_BEFORE or word in _PER_ALONE,
        _length: is_count or word in {"half", "a", "an"} or LENGTHS.may_begin(sign),
        _zone: ZONE.may_begin(sign),
        _times: TIMES.may_begin(sign),
        _weekdays: word in _BEFORE_DAYS or word in _ALL_WEEKDAYS or word[:-1] in WEEKDAYS,
        _number: is_count,
        _named: True,
        _date: DAYS.may_begin(sign),
    }
    return tuple(read for read, may_begin in begins.items() if may_begin)


def _address(sentence: Sentence, place: int, _: frozenset[str]) -> Piece | None:
    word = sentence.words[place]
    if sentence.kinds[place] == "mail":
        known = sentence.names.match(sentence, place)
        sign = f"<{known[1].kind}>" if known else "<mail>"
        return Piece(sign, known[1] if known else word, place, place + 1)
    return Piece("365", word, place, place + 1) if word == "365" else None


def _per(sentence: Sentence, place: int, _: frozenset[str]) -> Piece | None:
    if sentence.words[place] in _PER_ALONE:
        return Piece("<per>", _PER_ALONE[sentence.words[place]], place, place + 1)
    end = place
    while sentence.word(end) in _PER_BEFORE:
        end += 1
    unit = _PER.get(sentence.word(end))
    is_number = sentence.words[place] == "one" and sentence.word(place + 1) not in _PER
    if (
        end == place
        or unit is None
        or is_number
        or (sentence.words[place] in {"in", "on", "during", "one"} and end == place + 1)
    ):
        return None
    return Piece("<per>", unit, place, end + 1)


def _length(sentence: Sentence, place: int, _: frozenset[str]) -> Piece | None:
    said = count(sentence, place)
    unit = _UNITS.get(sentence.word(said[0])) if said else None
    hit = LENGTHS.match(sentence, place)
    if (
        sentence.words[place] == "half"
        and sentence.word(place + 1) in {"a", "an"}
        and sentence.word(place + 2) == "year"
    ):
        return Piece("<length>", 182 * DAY, place, place + 3)
    if sentence.words[place] in {"a", "an"} and sentence.word(place + 1) in {
        "month",
        "year",
        "fortnight",
    }:
        return Piece("<length>", _UNITS.get(sentence.word(place + 1), 14 * DAY), place, place + 2)
    if said and unit and not (hit and hit[0] > said[0] + 1):
        return Piece("<length>", said[1] * unit, place, said[0] + 1)
    return Piece("<length>", hit[1], place, hit[0]) if hit else None


def _times(sentence: Sentence, place: int, _: frozenset[str]) -> Piece | None:
    word, before = sentence.words[place], sentence.word(place - 1)
    hit = None if word in _NO_TIMES or _is_dated(sentence, place) else TIMES.match(sentence, place)
    if hit is None or (word == "am" and sentence.word(place + 1) == "i"):
        return None
    if sentence.kinds[place] == "number" and sentence.word(place + 1) in _AFTER_COUNT:
        return None
    after = sentence.word(hit[0])
    is_count = after in _COUNTED or before in _CAPS or sentence.word(place - 2) in _CAPS
    if (
        is_count
        and hit[1][0].bound != "range"
        and ":" not in "".join(sentence.words[place : hit[0]])
    ):
        return None
    return Piece("<times>", hit[1], place, hit[0])


def _zone(sentence: Sentence, place: int, _: frozenset[str]) -> Piece | None:
    hit = ZONE.match(sentence, place)
    return Piece("<zone>", hit[1], place, hit[0]) if hit and hit[1] else None


def _weekday(sentence: Sentence, place: int) -> tuple[int, ...]:
    word = sentence.word(place)
    if word in _EVERY_DAY:
        return tuple(_EVERY_DAY[word])
    day = WEEKDAYS.get(
        word, PLURALS.get(word, WEEKDAYS.get(word[:-1]) if word[-1:] == "s" else None)
    )
    return () if day is None else (day,)


def _weekdays(sentence: Sentence, place: int, _: frozenset[str]) -> Piece | None:
    """Read weekdays in a row: "Mon-Thu", "Mondays, Tuesdays and Fridays", "weekends"."""
    if (
        sentence.word(place) in {"m", "mo"}
        and sentence.word(place + 1) in _THROUGH
        and sentence.word(place + 2) in {"f", "fr"}
    ):
        return Piece("<days>", frozenset(range(5)), place, place + 3)
    begin = place + int(sentence.word(place) in _BEFORE_DAYS)
    first = _weekday(sentence, begin)
    days, end = set(first), begin + 1
    if not first or sentence.kinds[begin] != "word":
        return None
    while True:
        through = sentence.word(end) in _THROUGH and _weekday(sentence, end + 1)
        if through and len(first) == len(through) == 1:
            days.update((first[0] + ahead) % 7 for ahead in range((through[0] - first[0]) % 7 + 1))
            end += 2
            continue
        after = end
        while sentence.word(after) in _JOINING or (
            sentence.word(after) in {"on", "every", "also"} and after > end
        ):
            after += 1
        first = _weekday(sentence, after) if after > end else ()
        if not first:
            break
        days.update(first)
        end = after + 1
    is_dated = (
        sentence.word(end) in MONTHS
        or sentence.word(end + 1) in MONTHS
        or sentence.word(end)[:-2].isdigit()
    )
    return (
        None
        if is_dated and len(days) == 1 and _date(sentence, place, _)
        else Piece("<days>", frozenset(days), place, end)
    )


def _date(sentence: Sentence, place: int, _: frozenset[str]) -> Piece | None:
    hit = None if sentence.words[place] in _NO_DATES else DAYS.match(sentence, place)
    hit = (
        None
        if hit and sentence.word(hit[0]) in {"floor", "level", "avenue", "street", "ave", "st"}
        else hit
    )
    return Piece("<date>", tuple(hit[1].dates), place, hit[0]) if hit else None


def _number(sentence: Sentence, place: int, _: frozenset[str]) -> Piece | None:
    hit = count(sentence, place)
    if hit is None:
        return None
    is_date = _is_dated(sentence, place) or sentence.word(place - 1) in MONTHS
    return None if is_date else Piece("<n>", hit[1], place, hit[0])


def _is_dated(sentence: Sentence, place: int) -> bool:
    """Whether a date with its month begins here: the 24 of "24 to 27 December" is no hour."""
    days = DAYS.match(sentence, place)
    return days is not None and not MONTHS.keys().isdisjoint(sentence.words[place : days[0]])


def _named(sentence: Sentence, place: int, known: frozenset[str]) -> Piece | None:
    hit = sentence.names.match(sentence, place)
    if hit is None:
        return None
    is_certain = sentence.words[place] in {"will", "mark"} and sentence.is_capital(place) and place
    if not is_certain and not is_called(sentence, place, hit):
        return None
    word, name = sentence.words[place], hit[1]
    is_plain = word in known and (
        name.how != "exact" or (not sentence.is_capital(place) and hit[0] == place + 1)
    )
    is_weak = (
        name.how in {"beginning", "error"}
        and not sentence.is_capital(place)
        and len(word) < SHORTEST_TYPO
    )
    if (is_plain or is_weak or name.kind == "feature") and name.kind != "pool":
        return None
    return Piece(f"<{name.kind}>", name, place, hit[0])
