"""Which day "that day" is, where the sentence before tells it: "school play on the 10th, so I'm off that morning"."""

import re
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from bot.language.chunking.pieces import TIME_KINDS
from bot.language.chunking.shape import Shape
from bot.language.tokens.cues import Cued
from bot.language.told.clauses import Clause

_THAT_DAY = Cued(
    r"\b(?:on |in |for )?(?:that|the same|this) (?:whole |entire |very )?(?:day|date|(?P<part>morning|afternoon|evening))\b",
    re.IGNORECASE,
)
_THOSE_DAYS = Cued(
    r"\b(?:on |for )?(?:those|these|both|all(?: of)?(?: those| these)?)(?: two| three)? days\b",
    re.IGNORECASE,
)
_THEN = Cued(r"\s+(?:then|during (?:that|it)|at that time|for (?:it|that))\b", re.IGNORECASE)
_BESIDE_THAT = Cued(
    r"(?<!\band )(?<!\bthen )\b(?:(?P<before>before (?:that|then|it))|(?:after (?:that|then)|afterwards))(?=\s*(?:[.?!,;]|\Z)|\s(?:please|pls|thanks|next|this|on|if)\b)",
    re.IGNORECASE,
)
"""As in "find an hour after that", which counts from what was told; that of "Ian, and after that Mei" does not."""
_UNTIL = re.compile(r"(?:until|till|til|up to|on|at)\s+", re.IGNORECASE)
_PAST = Cued(r"\b(?:since|ago|last|yesterday)\b", re.IGNORECASE)


def with_day(clause: Clause, before: Sequence[Clause], shaped: Callable[[str], Shape]) -> Clause:
    """Return a clause that says "that day" with the day named last, or "then" with the time as well; others as they are."""
    shape = shaped(clause.text)
    if any(one.kind in {"days", "stretch"} for one in shape.pieces):
        return clause
    named, time = _last_named(before, shaped)
    if not named and not (time and _THOSE_DAYS.search(clause.text)):
        return clause
    if those := _THOSE_DAYS.search(clause.text):
        return _put(clause, those.span(), time)
    that = _THAT_DAY.search(clause.text)
    if that is not None:
        day = f"{named} {that['part']}" if that["part"] else named
        return _put(clause, that.span(), day)
    times = [one for one in shape.pieces if one.kind in TIME_KINDS]
    if times:
        is_as_typed = shape.sentence.text == clause.text
        end = (
            shape.sentence.spans[times[-1].end - 1][1]
            if is_as_typed
            else len(clause.text.partition(",")[0].rstrip(" .!?"))
        )
        return _put(clause, (end, end), named)
    then = _THEN.search(clause.text)
    return clause if then is None else _put(clause, then.span(), time)


def on_that_day(clause: Clause, before: Sequence[Clause], shaped: Callable[[str], Shape]) -> Clause:
    """Return a clause that asks with the day named before where it says "that afternoon", "after that"; others as they are."""
    if _THAT_DAY.search(clause.text):
        return with_day(clause, before, shaped)
    side = _BESIDE_THAT.search(clause.text)
    told = _told_last(before, shaped) if side else None
    if side is None or told is None:
        return clause
    time, until = _UNTIL.sub("", told, 1), _UNTIL.match(told)
    bound = "before" if side["before"] else "from" if until and until[0][:1] in "tu" else "after"
    return _put(clause, side.span(), f"{bound} {time}")


def is_counted_from(text: str) -> bool:
    """Whether words name a time by one that was told before them: "after that", "that afternoon"."""
    return bool(_THAT_DAY.search(text) or _BESIDE_THAT.search(text))


def _told_last(before: Sequence[Clause], shaped: Callable[[str], Shape]) -> str | None:
    """Return the time that was told last, in words."""
    for clause in reversed(before):
        shape = shaped(clause.text)
        places = [n for n, one in enumerate(shape.pieces) if one.kind in TIME_KINDS]
        if places:
            return shape.text(range(places[0], places[-1] + 1))
    return None


def _put(clause: Clause, span: tuple[int, int], day: str) -> Clause:
    start, end = span
    text = f"{clause.text[:start].rstrip()} {day}{clause.text[end:]}"
    return replace(clause, text=text)


def _last_named(before: Sequence[Clause], shaped: Callable[[str], Shape]) -> tuple[str, str]:
    """Return the day that was named last, alone and with its time; empty where it is not one."""
    for clause in reversed(before):
        shape = shaped(clause.text)
        places = [n for n, one in enumerate(shape.pieces) if one.kind in TIME_KINDS]
        days = [n for n in places if shape.pieces[n].kind == "days" and not _is_past(shape, n)]
        if len(days) == 1:
            return shape.text(days), shape.text(range(places[0], places[-1] + 1))
        if days:
            return "", shape.text(range(days[0], days[-1] + 1))
    return "", ""


def _is_past(shape: Shape, place: int) -> bool:
    """Whether a day is when something began or was: "waiting since June"."""
    start = shape.sentence.spans[shape.pieces[place].start][0]
    before = shape.sentence.text[:start].rstrip().casefold()
    return before.endswith("since") or _PAST.search(shape.text([place])) is not None
