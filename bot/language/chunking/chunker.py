"""A sentence as a row of pieces: days, times, lengths, names, rooms, joints, and words that mean little.

Reads from left to right; at each word the longest thing that can begin there is taken.
"""

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from bot.language.chunking.bare_numbers import ENDS, USUAL_LENGTHS, bare_number
from bot.language.chunking.pieces import Kind, Piece
from bot.language.grammar import TAUGHT, VOCABULARY, Hit, Rules
from bot.language.people.candidates import find_candidates
from bot.language.people.given_names import GIVEN_NAMES
from bot.language.people.name_disambiguation import is_called
from bot.language.people.name_matching import BEFORE_NAMES, Names
from bot.language.people.name_runs import is_last_of
from bot.language.people.quantifiers import NEED
from bot.language.questions.exclusions import NOT
from bot.language.questions.room_requirements import ONLINE, ROOM
from bot.language.times.calendar_math import Almanac
from bot.language.times.clock_times import NOON
from bot.language.times.date_ranges import DAYS
from bot.language.times.datetime_ranges import STRETCH
from bot.language.times.day_parts import TODAY
from bot.language.times.days import one
from bot.language.times.durations import LENGTHS
from bot.language.times.time_ranges import MOMENTS, TIMES, starts
from bot.language.times.time_zone_names import ZONE
from bot.language.tokens.calendar_words import MONTHS
from bot.language.tokens.filler_phrases import ASIDE, OTHERWISE
from bot.language.tokens.normalize import folded, listed
from bot.language.tokens.spelling import nearest
from bot.language.tokens.stop_words import ORDINARY, TYPOS, is_known
from bot.language.tokens.tokenizer import Sentence, split, tidied

RULES: tuple[tuple[Kind, Rules[Any]], ...] = (
    ("stretch", STRETCH),
    ("zone", ZONE),
    ("days", DAYS),
    ("length", LENGTHS),
    ("times", TIMES),
    ("room", ROOM),
    ("online", ONLINE),
    ("need", NEED),
    ("not", NOT),
    ("join", OTHERWISE),
    ("word", ASIDE),
)
JOINTS = {
    **{word: word for word in ("and", "or", ",", "but", "plus", "-", ".", "?", "!")},
    "/": "or",
    "nor": "or",
    "then": "and",
    "also": "and",
    "well": "and",
}
_GERMAN = {
    "mo": "monday", "di": "tuesday", "mi": "wednesday", "do": "thursday", "fr": "friday", "sa": "saturday", "so": "sunday",
}  # fmt: skip
"""Short weekdays that are read before a date alone: "Mo 23.11."."""
_DAYS_OWNING = listed("tmrw tomorrow today tmr tonight")
_BEFORE_NOW = listed(
    "free available right from starting around busy open until or between here today meet"
)
"""Words after which "now" is a time; elsewhere it only leads on, unless it ends the sentence."""
_COUNTED = listed("us people ppl persons total them")
"""Words after which "now" says how many there are by now: "7 of us now"."""
_HELD = listed("interview interviews one meeting session slot call screen loop round panel onsite")
"""What is somebody's: "Declan Foleys interview"."""
_RATHER = ENDS | listed("actually rather no sorry , maybe")
_TURNING = listed("both each only some then none nobody never")
"""Short words that turn what a message means: no other word is taken for one of them typed wrong."""
SHORTEST_TYPO = 4
SURE_TYPO = 6


def scanned(
    text: str, almanac: Almanac, names: Names, *, candidates: tuple[str, ...] = ()
) -> tuple[Sentence, list[Piece]]:
    """Return the words of a text and the pieces they make."""
    sentence = split(tidied(text))
    sentence.context, sentence.names = almanac, names
    _split_possessives(sentence, candidates)
    _read_for(sentence)
    named = {
        run.start: Piece("candidate", candidate, run.start, run.end)
        for run, candidate in find_candidates(sentence, candidates)
    }
    _put_right(sentence, {place for one in named.values() for place in range(one.start, one.end)})
    pieces: list[Piece] = []
    place = 0
    while place < len(sentence.words):
        found = [named[place]] if place in named else _pieces(sentence, place, pieces)
        if place + 1 in named and _is_of_name(sentence, named[place + 1]):
            found = [_word(sentence, place)]
        pieces.extend(found)
        place = found[-1].end
    return sentence, pieces


def _is_of_name(sentence: Sentence, named: Piece) -> bool:
    """Whether "of" stands before a name, and no month: "the interview of Jan", not "the interviews of Jan 12"."""
    return sentence.word(named.start - 1) == "of" and not sentence.word(named.end)[:1].isdigit()


def after_question(sentence: Sentence, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces as they are meant after a question: a bare "11?" is an hour."""
    alone = _hours_alone(sentence) or _minutes_alone(sentence)
    if alone is None:
        return pieces
    return [alone, *(_word(sentence, place) for place in range(alone.end, len(sentence.words)))]


def _hours_alone(sentence: Sentence) -> Piece | None:
    """Read "11?" and "or 2", which say nothing but hours."""
    words = sentence.words
    first = 1 if words[:1] in (["or"], ["and"], ["maybe"]) else 0
    hours = MOMENTS.match(sentence, first) if first < len(words) else None
    if hours is None or any(word not in ENDS for word in words[hours[0] :]):
        return None
    if any(one.half is None and one.face > NOON for one in hours[1]):
        return None
    return Piece("times", starts(hours[1]), 0, hours[0])


def _minutes_alone(sentence: Sentence) -> Piece | None:
    """Read "45 actually", which says nothing but a length."""
    numbers = [place for place, kind in enumerate(sentence.kinds) if kind == "number"]
    rest = {word for place, word in enumerate(sentence.words) if place not in numbers}
    if len(numbers) != 1 or not rest <= _RATHER:
        return None
    minutes = int(sentence.words[numbers[0]])
    is_length = minutes in USUAL_LENGTHS
    return Piece("length", minutes, 0, len(sentence.words)) if is_length else None


def _pieces(sentence: Sentence, place: int, made: list[Piece]) -> list[Piece]:
    """Return what begins here; "tonight" and "now" are a day and a time at once."""
    if _leads(sentence, place):
        return [Piece("word", sentence.words[place], place, place + 1)]
    today = TODAY.match(sentence, place)
    piece = bare_number(sentence, place, made) or _piece(sentence, place)
    if today is None or piece.end > today[0]:
        return [piece]
    day = one(sentence.context.today)
    return [Piece("days", day, place, today[0]), Piece("times", (today[1],), place, today[0])]


def _leads(sentence: Sentence, place: int) -> bool:
    """Whether a "now" only leads on, and is no time: "now when can Lucy do an hour", "sorry now to bother you"."""
    if sentence.words[place] != "now" or sentence.word(place - 1) in _BEFORE_NOW:
        return False
    if sentence.word(place - 1) in _COUNTED:
        return True
    return place == 0 or sentence.word(place + 1) not in {*ENDS, ""}


def _piece(sentence: Sentence, place: int) -> Piece:
    best = _named(sentence, place)
    for kind, rules in _beginning(sentence.signs[place]):
        hit = rules.match(sentence, place)
        if hit and (
            best is None or hit[0] > best.end or (best.kind == "name" and hit[0] == best.end)
        ):
            best = Piece(kind, hit[1], place, hit[0])
    return best or _word(sentence, place)


@cache
def _beginning(sign: str) -> tuple[tuple[Kind, Rules[Any]], ...]:
    """Return the rules of which a phrase can begin with this sign: few, where most words begin none."""
    return tuple((kind, rules) for kind, rules in RULES if rules.may_begin(sign))


def _named(sentence: Sentence, place: int) -> Piece | None:
    hit: Hit[Any] | None = sentence.names.match(sentence, place)
    if hit is None or not is_called(sentence, place, hit):
        return None
    return Piece("name", hit[1], place, hit[0])


def _word(sentence: Sentence, place: int) -> Piece:
    word = sentence.words[place]
    if word in JOINTS:
        return Piece("join", JOINTS[word], place, place + 1)
    is_ordinary = is_known(word) or sentence.kinds[place] != "word" or len(word) == 1
    is_mail = sentence.kinds[place] == "mail"
    return Piece("word" if is_ordinary and not is_mail else "strange", word, place, place + 1)


# Typing errors


def _split_possessives(sentence: Sentence, candidates: tuple[str, ...]) -> None:
    """Take "farids interview" and "tmrws interview" for what has lost its apostrophe."""
    for place, word in enumerate(sentence.words):
        if word == "from" and "'s" in sentence.words[place + 2 : place + 4]:
            sentence.words[place] = "off"  # "remove Tom from tomorrow's interview" names no range
    booked = {folded(part) for name in candidates for part in name.split()}
    whole = {pair for name in candidates for pair in pairwise(folded(name).split())}
    for place in range(len(sentence.words) - 1, -1, -1):
        word = sentence.words[place]
        stem = word[:-1]
        if word[-1:] != "s" or sentence.kinds[place] != "word" or sentence.names.is_exact(word):
            continue
        is_last_name = place > 0 and sentence.is_capital(place - 1) and word not in booked
        is_whose = sentence.word(place + 1) in _HELD and (sentence.words[place - 1], stem) in whole
        is_last_name = is_last_name and not is_whose
        if is_last_name and sentence.is_capital(place) and not is_known(sentence.words[place - 1]):
            continue  # "Chloe Adams" is no Adam's
        is_day = stem in _DAYS_OWNING and sentence.word(place + 1) not in {"", ","}
        if (
            (stem in booked and word not in VOCABULARY)
            or is_day
            or (stem in GIVEN_NAMES and not is_known(word) and word not in GIVEN_NAMES)
        ):
            sentence.insert_ending(place, stem)


def _read_for(sentence: Sentence) -> None:
    """Take the 4 of "4 Jane" for what it sounds like."""
    for place, word in enumerate(sentence.words):
        following = sentence.word(place + 1)
        if word != "4" or following in MONTHS:
            continue
        if sentence.names.is_exact(following) or _may_name(sentence, place + 1):
            sentence.words[place], sentence.kinds[place] = "for", "word"


def _put_right(sentence: Sentence, named: set[int]) -> None:
    for place in range(len(sentence.words)):
        word = sentence.words[place]
        if word in TYPOS and sentence.kinds[place] == "word" and place not in named:
            word = TYPOS[word]
            sentence.words[place] = word
        if sentence.kinds[place] != "word" or is_known(word) or place in named:
            continue
        if is_last_of(sentence, place):
            continue
        if sentence.names.is_exact(word) or (
            word[-1] == "s" and sentence.names.is_exact(word[:-1])
        ):
            continue
        drawn = _drawn_out(word)
        if drawn:
            sentence.words[place] = drawn
            continue
        is_dated = place + 1 < len(sentence) and sentence.kinds[place + 1] in {"date", "decimal"}
        meant = (is_dated and _GERMAN.get(word)) or TYPOS.get(word) or _meant(sentence, place)
        if meant:
            sentence.words[place] = meant


_DRAWN_OUT = re.compile(r"(.)\1{2,}")


def _drawn_out(word: str) -> str:
    """Return the known word of which a letter was held too long, as in "addd" and "lmaooo"; empty for any other."""
    if not _DRAWN_OUT.search(word):
        return ""
    meant = (_DRAWN_OUT.sub(letters, word) for letters in (r"\1\1", r"\1"))
    return next((one for one in meant if one in VOCABULARY), "")


def _may_name(sentence: Sentence, place: int) -> bool:
    """Whether a word is an address, or one that only a name can be."""
    if place >= len(sentence.words):
        return False
    word = sentence.words[place]
    is_word = sentence.kinds[place] == "word" and word.isalpha() and len(word) > 2  # noqa: PLR2004 - a unit
    return (
        sentence.kinds[place] == "mail"
        or word in GIVEN_NAMES
        or (is_word and not is_known(word) and word not in TYPOS)
    )


def _meant(sentence: Sentence, place: int) -> str | None:
    word = sentence.words[place]
    if len(word) < SHORTEST_TYPO or word in GIVEN_NAMES:
        return None
    is_name = sentence.is_capital(place) and place > 0
    if is_name and (len(word) < SURE_TYPO or _expects_name(sentence, place)):
        return None
    meant = _ordinary(word)
    if meant is None or (len(word) < SURE_TYPO and _expects_name(sentence, place)):
        return None
    hit = sentence.names.match(sentence, place)
    return None if hit and sentence.is_capital(place) else meant


def _expects_name(sentence: Sentence, place: int) -> bool:
    before = sentence.word(place - 1)
    return before in BEFORE_NAMES or before == "'s"


@lru_cache(maxsize=4096)
def _ordinary(word: str) -> str | None:
    found = nearest(word, _targets())
    return found[0] if found else None


@lru_cache(maxsize=1)
def _targets() -> tuple[str, ...]:
    known = VOCABULARY - _TURNING - (ORDINARY - TAUGHT)
    return tuple(sorted(one for one in known if len(one) >= SHORTEST_TYPO))
