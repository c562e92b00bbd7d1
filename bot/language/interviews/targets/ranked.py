"""Which of one candidate's interviews is meant by its place among theirs: `Ada's second one`, `Ada's first`, `her other interview`."""

import re

from bot.language.context import ComingInterview, ParseContext
from bot.language.grammar import teach
from bot.language.people.namesakes import are_one_person
from bot.language.tokens.cues import Cued
from bot.language.tokens.numbers import RANKS

_ONE = r"(?:one|interview|meeting|session|call|screen|round)\b"
_RANK = re.compile(rf"\b(?P<rank>{'|'.join(RANKS)}|last|final) {_ONE}")
_WRITTEN = re.compile(rf"\b(?P<rank>\d(?:st|nd|rd|th)) {_ONE}", re.IGNORECASE)
_OWN = Cued(
    rf"¤c\d+ 's (?P<rank>{'|'.join(RANKS)}|last|final)(?=$| (?:(?:to|by|with|without|should|must|needs?|has|can|could|will|would|is|isnt|are|be|in|into|on|at|over|from|until|till|for|and|an?|longer|shorter|online|remote|up|back|earlier|later|instead|please|pls)(?!\w)|[,¤]))"
)
"""A place with no word for an interview behind it: "Ada's first"."""
_OTHER = Cued(rf"\bother {_ONE}(?! than\b)")
_THEIRS = Cued(
    rf"\b(?:her|his|their) (?:(?:{'|'.join(RANKS)}|last|final|\d(?:st|nd|rd|th)) (?:of\b|{_ONE})|other {_ONE})"
)
"""Of the candidate whose card is shown."""


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
    number = RANKS.get(rank) or int(rank[0])
    return own[number - 1 : number]


teach(_RANK, _OWN, _OTHER, _THEIRS)
