"""Which interview is meant by its place: among one candidate's (`Ada's second one`, `her other interview`), or on the list that was shown (`the 2nd one`)."""

import re

from msgspec import Struct

from bot.language.chunking.shape import Shape
from bot.language.context import ComingInterview, ParseContext
from bot.language.grammar import teach
from bot.language.people.namesakes import are_one_person
from bot.language.tokens.cues import Cued
from bot.language.tokens.numbers import RANKS

_ONE = r"(?:one|interview|meeting|session|call|screen|round)\b"
_RANK = Cued(rf"\b(?P<rank>{'|'.join(RANKS)}|last|final) {_ONE}")
_WRITTEN = Cued(rf"\b(?P<rank>\d(?:st|nd|rd|th)) {_ONE}", re.IGNORECASE)
_OWN = Cued(
    rf"¤c\d+ 's (?P<rank>{'|'.join(RANKS)}|last|final)(?=$| (?:(?:to|by|with|without|should|must|needs?|has|can|could|will|would|is|isnt|are|be|in|into|on|at|over|from|until|till|for|and|an?|longer|shorter|online|remote|up|back|earlier|later|instead|please|pls)(?!\w)|[,¤]))"
)
"""A place with no word for an interview behind it: "Ada's first"."""
_OTHER = Cued(rf"\bother {_ONE}(?! than\b)")
_THEIRS = Cued(
    rf"\b(?:her|his|their) (?:(?:{'|'.join(RANKS)}|last|final|\d(?:st|nd|rd|th)) (?:of\b|{_ONE})|other {_ONE})"
)
"""Of the candidate whose card is shown."""
_IN_LIST = Cued(
    rf"(?:\b(?:the|that)\s+(?P<word>{'|'.join(RANKS)}|last|final|\d(?:st|nd|rd|th))|(?:\b(?:number|no\.?|interview|item)\s+|#\s?)(?P<figure>\d))\b(?=\s+(?:one|interview|meeting|session|call|screen|and|or|to|until|by|with|for|from|on|in|is|please|pls|too|then|instead|now)\b(?!\s+last\b)|\s*(?:[,;.!?]|\Z))",
    re.IGNORECASE,
)
_BARE = Cued(
    r"^(?:(?:please|pls|ok|okay|and|now|then|can you|could you|you can|,)\s+)*(?:move|shift|push|postpone|reschedule|cancel|delete|drop|scrap|call off)\s+(?P<figures>\d\d?(?:\s*(?:,|and|&|\+)\s*\d\d?)*)(?=\s+(?:to|by|on|until|from|back|forward|please|pls|too|then|instead|now|both)\b|\W*\Z)",
    re.IGNORECASE,
)
"""Places on the list as it numbers them: "move 2 to Friday", "cancel 1 and 3"."""


class Placed(Struct, frozen=True):
    """The interviews that places on a list mean, and the pieces of the sentence that name the places."""

    found: tuple[ComingInterview, ...]
    pieces: frozenset[int]


def placed_in_list(
    shape: Shape, known: list[ComingInterview], context: ParseContext
) -> Placed | None:
    """Return which interviews of the list shown last are meant by their places on it; None where no place is said."""
    said = _places_said(shape, known) if context.last == "list" else []
    if not said:
        return None
    by_id = {one.id: one for one in known}
    order = [by_id[key] for key in context.listed if key in by_id]
    order = order or [one for one in known if not one.sessions]
    found = (each for rank, _ in said for each in _placed(rank, order))
    return Placed(tuple(dict.fromkeys(found)), frozenset(n for _, places in said for n in places))


def is_placed(shape: Shape, known: list[ComingInterview]) -> bool:
    """Whether a place is said that only an order tells: "the second one", and not the first or the last in time."""
    said = _places_said(shape, known)
    return any(rank not in {"first", "last", "final", "1st", "1"} for rank, _ in said)


def _places_said(shape: Shape, known: list[ComingInterview]) -> list[tuple[str, list[int]]]:
    """Return each place said with its pieces; none that is the date of an interview."""
    spans = shape.sentence.spans
    said = []
    for match in _IN_LIST.finditer(shape.sentence.text):
        start, end = match.span("word" if match["word"] else "figure")
        places = [
            n
            for n, one in enumerate(shape.pieces)
            if spans[one.start][0] < end and start < spans[one.end - 1][1]
        ]
        dates = {day for n in places if shape.pieces[n].kind == "days" for day in shape.pieces[n].value.dates}  # fmt: skip
        if places and not any(one.start.date() in dates for one in known):
            said.append(((match["word"] or match["figure"]).casefold(), places))
    return said or _figures_said(shape)


def _figures_said(shape: Shape) -> list[tuple[str, list[int]]]:
    """Return each figure that stands for an interview behind what is done to it, with its pieces."""
    found = _BARE.match(shape.sentence.text)
    if found is None:
        return []
    spans, (first, last) = shape.sentence.spans, found.span("figures")
    places = [
        n
        for n, one in enumerate(shape.pieces)
        if first <= spans[one.start][0] and spans[one.end - 1][1] <= last
    ]
    return [(one, places) for one in re.findall(r"\d+", found["figures"])]


def ranked(
    row: str, text: str, named: list[ComingInterview], context: ParseContext
) -> list[ComingInterview] | None:
    """Return those of a candidate's interviews which a place or "other" means; None where neither is said of theirs.

    `text` is what was typed, in which a place may be a figure. `named` are the interviews of who was named; of nobody named they are those of whose card is shown.
    """
    shown = context.interviews[0] if context.last == "interview" else None
    theirs = named or _of_shown(row, shown, context)
    own = sorted((one for one in theirs if not one.sessions), key=lambda one: one.start)
    if not own or not are_one_person(one.candidate for one in own):
        return None
    if _OTHER.search(row):
        return [one for one in own if one != shown] if shown in own else None
    said = _RANK.search(row) or _WRITTEN.search(text)
    said = said or (_OWN.search(row) if named else None)
    return _placed(said["rank"], own) if said else None


def _of_shown(
    row: str, shown: ComingInterview | None, context: ParseContext
) -> list[ComingInterview]:
    if shown is None or shown.candidate is None or not _THEIRS.search(row):
        return []
    known = shown.candidate
    return [one for one in context.interviews if are_one_person((known, one.candidate))]


def _placed(rank: str, own: list[ComingInterview]) -> list[ComingInterview]:
    if rank in {"last", "final"}:
        return own[-1:]
    number = RANKS.get(rank) or int(rank.rstrip("dhnrst"))
    return own[number - 1 : number]


teach(_IN_LIST, _RANK, _OWN, _OTHER, _THEIRS)
