"""A break between the sessions of a loop that is asked for: how long it is, and after which of them.

"with a 15 min break after the second"     15 minutes once two sessions are over
"a 10 minute break in between"             10 minutes after every session

A lunch, a tour, and a place that the order of the sessions does not tell are none that a search can keep.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from bot.language.chunking.shape import Shape
from bot.language.requests import Question, Session
from bot.language.tokens.cues import Cued

LONGEST = 120
USUAL = 15
"""How many minutes a break is long that a message of its own asks for without saying so."""
_BREAK = re.compile(r"\b(?:breaks?|pauses?|breather|rest|gaps?|coffee|tea)\b")
_ELSE = Cued(r"\b(?:lunch|tour|walk|visit|food|breakfast|sandwich\w*|pizza|buffet|no)\b")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}  # fmt: skip
_AFTER_NUMBER = Cued(rf"\bafter (?:the |session )?(?P<which>{'|'.join(_ORDINALS)}|\d)\b")
_BETWEEN_NUMBERS = Cued(
    rf"\bbetween (?:the |session )*(?P<one>{'|'.join(_ORDINALS)}|\d)(?: session| one)? and (?:the |session )*(?P<other>{'|'.join(_ORDINALS)}|\d)\b"
)
_ELSEWHERE = Cued(
    r"\b(?:instead|rather)\b|^\W*(?:no|not|actually|sorry)\b|\bnot (?:after|before|between)\b",
    re.IGNORECASE,
)
"""A break in the place of the one that was asked for."""
_NO = Cued(
    r"^(?:no|sorry|actually|wait)(?:[ ,]+(?:no|sorry|actually|wait))*(?: ,|(?= (?:an?|the|\d)))"
)
"""A no to the break before, which leaves out none."""
_BETWEEN_ALL = Cued(
    r"\b(?:in between|between)(?: (?:each|every|all|them|both|the|two|sessions?|interviews?|one|rounds?|of|please|pls|then))*$"
)


def with_break(
    question: Question, shape: Shape, said: Sequence[range], *, usual: int | None = None
) -> tuple[Question, tuple[str, ...]]:
    """Return a question for several sessions with the breaks that are asked for, beside those it has, and the words of those that it cannot keep; `usual` is how long one is that has no length."""
    unkept: list[str] = []
    resting = question
    if _ELSEWHERE.search(shape.sentence.text):
        resting = replace(question, break_minutes=None, break_after=None, more_breaks=())
    for one in said:
        asked = _asked(shape, one, question.sessions, usual)
        with_it = with_rest(resting, asked) if asked else None
        resting = with_it or resting
        unkept += [] if with_it else [shape.text(list(one))]
    return question if len(unkept) == len(said) else resting, tuple(unkept)


def with_rest(question: Question, rest: tuple[int, int]) -> Question | None:
    """Return a question with so many minutes of break after so many sessions, 0 for after each of them, beside the breaks it has; None where a search cannot keep it."""
    minutes, after = rest
    if not _may_hold(after, question):
        return None
    if not after:
        return replace(question, break_minutes=minutes, break_after=None, more_breaks=())
    first, *more = sorted({**_known(question), after: minutes}.items())
    return replace(question, break_after=first[0], break_minutes=first[1], more_breaks=tuple(more))


def _known(question: Question) -> dict[int, int]:
    """Return the minutes of each break that a question has, by after how many sessions it is."""
    each = question.break_minutes if question.break_after is None else None
    if each is None:
        return question.breaks
    return dict.fromkeys(range(1, len(question.sessions)), each)


def break_asked(shape: Shape, sessions: Sequence[Session]) -> tuple[int, int] | None:
    """Return how many minutes of break a whole message asks for, the usual ones where it does not say, and after how many sessions, 0 for after each of them; None where that is not told."""
    return _asked(shape, range(len(shape.pieces)), sessions, USUAL) if shape.pieces else None


def says_length(shape: Shape) -> bool:
    """Whether a message says how long anything is."""
    return any(one.kind == "length" for one in shape.pieces)


def _asked(
    shape: Shape, places: range, sessions: Sequence[Session], usual: int | None
) -> tuple[int, int] | None:
    minutes = _minutes(shape, places, usual)
    after = _after(shape, places, sessions) if minutes else None
    return None if minutes is None or after is None else (minutes, after)


def _minutes(shape: Shape, places: range, usual: int | None) -> int | None:
    """Return how long a break is to be, `usual` where nothing is said of it; None where it is none."""
    words = _NO.sub("", _words(shape, places))
    lengths = [int(shape.pieces[n].value) for n in places if shape.pieces[n].kind == "length"]
    is_break = _BREAK.search(words) and not _ELSE.search(words)
    if is_break and not lengths and not re.search(r"\d ?m", words):
        return usual
    return lengths[0] if is_break and len(lengths) == 1 and 0 < lengths[0] <= LONGEST else None


def _after(shape: Shape, places: range, sessions: Sequence[Session]) -> int | None:
    """Return after how many sessions a break is to be, 0 for after each of them; None where that is not told."""
    words = _words(shape, places)
    if _BETWEEN_ALL.search(words):
        return 0
    if (numbered := _AFTER_NUMBER.search(words)) is not None:
        return _number(numbered["which"])
    if (pair := _BETWEEN_NUMBERS.search(words)) is not None:
        return _next(sorted(_number(one) - 1 for one in pair.groups()))
    named = _named(shape, places)
    if named:
        theirs = [n for n, one in enumerate(sessions) if named & {*one.people}]
        is_before = " before " in f" {words} "
        return (theirs[0] if is_before else theirs[0] + 1) if len(theirs) == 1 else _next(theirs)
    before = _named(shape, range(places[0]))
    met = [bool(before & {*one.people}) for one in sessions]
    count = sum(met)
    return count if count and all(met[:count]) else None


def _number(said: str) -> int:
    return _ORDINALS.get(said) or int(said)


def _next(theirs: Sequence[int]) -> int | None:
    """Return after how many sessions a break between two of them is, where one follows the other."""
    is_pair = len(theirs) == 2 and theirs[1] == theirs[0] + 1  # noqa: PLR2004 - a pair
    return theirs[1] if is_pair else None


def _may_hold(after: int, question: Question) -> bool:
    """Whether a search keeps a break there: it has to be told which sessions come before it."""
    lengths = [one.minutes for one in question.sessions]
    is_placed = question.is_ordered or len({*lengths}) == 1
    return not after or (0 < after < len(lengths) and is_placed)


def _named(shape: Shape, places: range) -> set[str]:
    pieces = (shape.pieces[n] for n in places if shape.pieces[n].kind == "name")
    return {mail for one in pieces for mail in one.value.ids}


def _words(shape: Shape, places: range) -> str:
    first, last = shape.pieces[places[0]], shape.pieces[places[-1]]
    return " ".join(shape.sentence.words[first.start : last.end])
