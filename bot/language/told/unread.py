"""What is told beside a search and may bear on it, and was not read with it: named as left out."""

import re
from datetime import timedelta

from bot.language.chunking.pieces import TIME_KINDS, Piece
from bot.language.requests import Question
from bot.language.tokens.cues import Cued
from bot.language.told.clauses import Clause
from bot.language.told.named import Shaped, colleagues
from bot.language.told.signs import ALL_DAY, ARRIVES

_WAS = Cued(
    r"\b(?:was|were|had|did|didn['’]?t|wasn['’]?t|last|yesterday|ago|already|used to|always|usually|told|said|asked|wrote|went|came|moved|met|saw|spoke|been|since|if|decid\w*|\w+['’]d)\b",
    re.IGNORECASE,
)
"""What tells of what was, or is so as a rule."""
_JOINS = Cued(
    r"\b(?:join\w*|sit(?:s|ting)? in|attend\w*|come along|be there|take part|be part|be in (?:it|on it|this)|in (?:it|this) (?:too|as well)|be involved)\b",
    re.IGNORECASE,
)
"""What tells that somebody is to be there."""
_OF_WHO_COMES = Cued(
    r"\A\W*(?:(?:and|but|so|also|oh|ah|well|sorry|,) )*(?:he|she|they|the (?:candidate|applicant)|(?:her|his|their) (?:train|flight|plane|bus|ferry|notice|shift|school|lesson|class|exam))\b",
    re.IGNORECASE,
)
_NARROWS = Cued(
    r"\b(?:only|until|untill|till|til|can|can['’]?t|cannot|not|never|leaves?|leaving|must|has to|have to|needs? to|prefers?|asks?|asking|free|available|busy|away|off|out|before|after|lands?|arrives?)\b|n['’]t\b",
    re.IGNORECASE,
)
"""What tells who can when."""
_CLASHES = Cued(r"\b(?:clash|overlap|collid|conflict)\w*\b", re.IGNORECASE)
_NOT_THEN = Cued(r"\b(?:so|then) (?:please )?not\b|\bnot then\b", re.IGNORECASE)
_ENDS = Cued(
    r"\b(?:not|never|cannot|clash\w*|overlap\w*|collid\w*|conflict\w*|leaves?|leaving|departs?|goes|flies|ends?|finish\w*|closes?|shuts?|busy|away|out|off)\b|n['’]t\b",
    re.IGNORECASE,
)
"""What an hour is told of at which somebody cannot, or by which they are to be gone."""


def starts_then(clause: Clause, more: Question, found: Question) -> bool:
    """Whether times are narrowed to the one hour of a clause that says when something else is: "it can't clash with the lunch at 1", "her train gets in at 9"."""
    if clause.does != "tells" or not (_ENDS.search(clause.text) or ARRIVES.search(clause.text)):
        return False
    return _starts_outright(more) and not _starts_outright(found)


def _starts_outright(question: Question) -> bool:
    """Whether all times that are asked for are as long as the interview."""
    length = timedelta(minutes=question.minutes)
    return bool(question.windows) and all(end - start == length for start, end in question.windows)


def is_habit(told: Clause, shaped: Shaped) -> bool:
    """Whether a clause tells of all day, and of no day by itself."""
    kinds = [piece.kind for piece in shaped(told.text).pieces if piece.kind in TIME_KINDS]
    return kinds == ["times"] and ALL_DAY.search(told.text) is not None


def is_held(clause: Clause, question: Question, shaped: Shaped) -> bool:
    """Whether all the times that are asked for lie within those which a clause names."""
    pieces = [one for one in shaped(clause.text).pieces if one.kind in TIME_KINDS]
    days = {start.date() for start, _ in question.windows}
    hours = [
        (start.hour * 60 + start.minute, end.hour * 60 + end.minute)
        for start, end in question.windows
    ]
    dates = {day for one in pieces if one.kind == "days" for day in one.value.dates}
    timings = [timing for one in pieces if one.kind == "times" for timing in one.value]
    return (not dates or days <= dates) and all(
        any(one.start <= first and last <= one.end for one in timings)
        for first, last in hours
        if timings
    )


def _touches(piece: Piece, question: Question) -> bool:
    """Whether a piece names a time that is asked for, or may be."""
    days = {start.date() for start, _ in question.windows}
    if piece.kind == "days":
        return not days.isdisjoint(piece.value.dates)
    if piece.kind != "times":
        return piece.kind in TIME_KINDS
    hours = {
        (start.hour * 60 + start.minute, end.hour * 60 + end.minute)
        for start, end in question.windows
    }
    return any(
        min(one.end, last) - max(one.start, first) > min(question.minutes, one.end - one.start - 1)
        for one in piece.value
        for first, last in hours
    )


def bears(clause: Clause, named: Clause, question: Question, shaped: Shaped) -> bool:
    """Whether a clause that was not read with a search tells who is to come to it besides, or when it can be.

    `named` is the same with the name of the one of whom it tells.
    """
    if clause.does != "tells" or _WAS.search(clause.text):
        return False
    shape = shaped(clause.text)
    who = {mail for ids in colleagues(shape) if len(ids) == 1 for mail in ids}
    known = {*question.people, *question.optional, *question.excluded}
    known |= {mail for one in question.sessions for mail in one.people}
    if who - known and _JOINS.search(clause.text):
        return True
    times = [one for one in shape.pieces if one.kind in TIME_KINDS]
    each = ([one for one in times if one.kind == kind] for kind in {one.kind for one in times})
    if not times or not all(any(_touches(one, question) for one in same) for same in each):
        return False
    if _NOT_THEN.search(clause.text) or _CLASHES.search(clause.text):
        return True
    of_whom = {mail for ids in colleagues(shaped(named.text)) for mail in ids}
    if of_whom and of_whom.isdisjoint(known):
        return False
    is_of_them = bool(who & known) or any(one.kind == "candidate" for one in shape.pieces)
    return bool((is_of_them or _OF_WHO_COMES.search(clause.text)) and _NARROWS.search(clause.text))
