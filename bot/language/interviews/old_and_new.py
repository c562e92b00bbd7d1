"""Where a message names the new time of a booked interview, and where the interview: on either side of a "to", of "instead of"."""

import re

from bot.language.acts.situation import BOOKED, INTERVIEW
from bot.language.chunking.pieces import TIME_KINDS
from bot.language.chunking.reading import shaped
from bot.language.chunking.shape import Shape
from bot.language.context import ParseContext
from bot.language.grammar import teach
from bot.language.people.absences import find_absences
from bot.language.tokens.cues import Cued

_TO = Cued(r"(?:\s(?:to|until|till|into|onto|for|on to|-?->|=>)\s+(?:be\s+)?)", re.IGNORECASE)
_RATHER = Cued(
    r"\s(?:instead of|rather than|(?:better|easier|nicer|preferable)(?: (?!than\b)[\w'’]+){0,4} than)\s+(?:on\s+|at\s+)?",
    re.IGNORECASE,
)
_RATHER_FIRST = Cued(
    r"\W*(?:instead of|rather than)\s+[^,]{3,40},\s*(?P<new>.+)", re.IGNORECASE | re.DOTALL
)
_NOT_TO = re.compile(r"\b(?:not|never|except|but)\Z", re.IGNORECASE)
_ALL_OF = r"\b(?:all|everything|each|every(?:one)?|whatever)(?: (?:of|on|in|from|for|i have|we have|the|my|our|interviews|meetings|sessions|ones))* ¤t\d+"
"""Several interviews by their day: "all of Thursday's"."""
_HELD = rf"(?:{BOOKED}) (?:on|at|of|from) ¤t\d+(?: (?:at )?¤t\d+)?(?= (?:should|needs?|has|must|could|can|would|is to)\b)"
"""An interview with when it is held, of which is said when it should be: "Omar's interview on Monday should be on Tuesday"."""


def split_times(shape: Shape, context: ParseContext) -> tuple[Shape, Shape]:
    """Return what tells which interview is meant, and what tells its new time: before and after "to"."""
    text = shape.sentence.text
    if (rather := _split_at_rather(shape, context)) is not None:
        return rather
    for match in _TO.finditer(text):
        right = shaped(text[match.end() :], context, is_after=True)
        if match.group().strip().casefold() == "for" and re.search(INTERVIEW, right.row):
            continue
        if _NOT_TO.search(text[: match.start()]) or _is_within_time(shape, match):
            continue
        if _opens_with_time(right) and not _is_range_end(text[: match.start()]):
            left = shaped(text[: match.start()], context, is_after=True)
            return left, right
    _, rest = find_absences(shape)
    forms = (BOOKED, _ALL_OF, _HELD)
    spans = [match.span() for words in forms for match in re.finditer(words, rest.row)]
    about = {n for span in spans for n in rest.places(span)}
    times = {n for n, one in enumerate(rest.pieces) if one.kind in TIME_KINDS}
    return rest.without(times - about), rest.without(about)


def _split_at_rather(shape: Shape, context: ParseContext) -> tuple[Shape, Shape] | None:
    """Return the same of "Friday instead of Thursday", and of "instead of Thursday at 10, Friday"."""
    text = shape.sentence.text
    if (first := _RATHER_FIRST.match(text)) is not None:
        spans, begins = shape.sentence.spans, first.start("new")
        times = (n for n, one in enumerate(shape.pieces) if one.kind in TIME_KINDS)
        new = {n for n in times if spans[shape.pieces[n].start][0] >= begins}
        return (shape.without(new), shaped(first["new"], context, is_after=True)) if new else None
    rather = _RATHER.search(text)
    right = shaped(text[rather.end() :], context, is_after=True) if rather else None
    if rather is None or right is None or not _opens_with_time(right):
        return None
    return right, shaped(text[: rather.start()], context, is_after=True)


_NEEDED = Cued(r"\b(?:need|needs|want|wants|like|have|prefer) (?:it|this|that)\b")
_SHIFTING = Cued(
    r"\b(?:mov\w*|shift\w*|push\w*|put\w*|postpon\w*|delay\w*|defer\w*|bump\w*|re-?sched\w*|bring\w*|chang\w*|switch\w*|go(?:es|ing)?|slide|slip|drag|hold|leave)\b",
    re.IGNORECASE,
)
_MINUTES_TO = re.compile(r"\b(?:quarter|ten|five|twenty)\Z", re.IGNORECASE)


def _is_within_time(shape: Shape, match: re.Match[str]) -> bool:
    """Whether a "to" lies within a time: "at quarter to 3"; or within hours that nothing is moved to: "we need this on Friday, 2 to 3"."""
    left = shape.sentence.text[: match.start()]
    if _MINUTES_TO.search(left):
        return True
    if _SHIFTING.search(left) and not _NEEDED.search(shape.row):
        return False
    spans = shape.sentence.spans
    return any(
        one.kind in TIME_KINDS
        and spans[one.start][0] <= match.start() + 1
        and match.end() < spans[one.end - 1][1]
        for one in shape.pieces
    )


_FILLERS = Cued(
    r"^(?:(?:the|a|an|some time|sometime|any time|anytime|either|maybe|perhaps|like|later|on|at|around|be|between|after|before|say|,|another|different|time|same|day|slot|hour|for|and|is|possible) )*(?:¤[tz]\d+|same (?:time|day)|earlier|later)\b"
)


def _opens_with_time(shape: Shape) -> bool:
    return bool(_FILLERS.match(shape.row + " "))


def _is_range_end(left: str) -> bool:
    """Whether a "to" ends a range of the new time: the second of "move it to Tuesday from 2 to 4"."""
    return bool(
        re.search(r"\b(?:to|for|until) (?:\S+ ){0,4}?(?:from|between) \S+(?: [ap]m)?$", left)
    )


teach(*(one for one in globals().copy().values() if isinstance(one, re.Pattern | Cued)))
