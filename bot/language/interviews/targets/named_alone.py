"""An interview that is only named, by its hour, its day, its room or its place among the others: it is shown.

"my 3pm" and "the Tuesday one" ask for no times; "the next one" after the card of one is the one after it.
"""

from bot.language.acts.situation import EASE, INTERVIEW, Situation
from bot.language.chunking.shape import Shape
from bot.language.context import ParseContext
from bot.language.grammar import teach
from bot.language.interviews.bookings import booked
from bot.language.interviews.targets.resolve import resolve
from bot.language.parsed import ParsedMessage
from bot.language.requests import InterviewsRequest, RescheduleRequest
from bot.language.tokens.cues import Cued

_SHOWN = r"(?:(?:show|see|open|give)(?: me)? |what about |how about |and )?"
_THEN = r"(?: (?:please|pls|again|then|\?))*$"
_NAMED = Cued(
    rf"^{EASE}{_SHOWN}(?:my|our|the) (?:¤t\d+ )+(?:'s )?(?:{INTERVIEW}(?<!s)|one){_THEN}"
    rf"|^{EASE}{_SHOWN}(?:my|our|the) ¤t\d+(?: ¤t\d+)*{_THEN}"
    rf"|^{EASE}{_SHOWN}(?:the|my) (?:one|{INTERVIEW}(?<!s)) (?:on|at|in|with) (?:the )?¤[tprc]\d+(?: (?:(?:on|at|in|with) )?¤[tpr]\d+)?{_THEN}"
)
_WITH_WHOM = Cued(
    rf"^{EASE}(?:who|whom)(?: (?:is|'s|are))? (?:my|our|the) (?:¤t\d+ )+(?:'s )?(?:{INTERVIEW}(?<!s)|one) with{_THEN}"
)
_MY_NEXT = Cued(
    rf"^{EASE}(?:(?:what|which|when|where|who|whom)(?: (?:is|'s|are))? )(?:my|our|the) (?:very )?next (?:one|{INTERVIEW}|candidate|up)(?: (?:with|on|at|in))*{_THEN}"
    rf"|^{EASE}(?:what|who|whom|when|where)(?: (?:do|have|am|is|'s|are|will))*(?: (?:i|we))?(?: (?:got|have|seeing|meeting|interviewing|see|meet|interview|doing|due|on|be))* next(?: (?:up|on|for me|in line))*{_THEN}"
)
"""The interview that is held next of all, whichever was shown."""
_NEXT = Cued(rf"^{EASE}{_SHOWN}(?:(?:the|my|our) )?(?:very )?next (?:one|{INTERVIEW}){_THEN}")
_MOVES = Cued(
    rf"^{EASE}(?:move|push|shift|re ?schedule|postpone) (?:my|our) ¤t\d+(?: (?:(?:on|at|in) )?(?:the )?¤t\d+)*(?: {INTERVIEW}| one)?(?: (?:to|by|back|forward|until|for|into)\b.*)?$"
)
"""A move of what is the speaker's own at an hour or on a day; "Thursday to Friday" is one sign."""


def shown_alone(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the request to show the interview that a whole message names; None for anything else, and where none is."""
    context = situation.context
    if not situation.has_interviews or situation.is_open or context.last not in _BESIDE:
        return None
    if (soon := _asked_next(shape.row, context)) is not None:
        return ParsedMessage(InterviewsRequest(target=(soon,)))
    if not _NAMED.search(shape.row):
        return None
    found = resolve(shape, context)
    if found.doubt is None and len(found.ids) == 1 and found.is_told:
        return ParsedMessage(InterviewsRequest(target=found.ids))
    if found.doubt is None or context.last == "interview":
        return None
    return ParsedMessage(InterviewsRequest(), found.doubt)


def met_alone(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the request to show the interview of which it is asked with whom it is; None for anything else."""
    if not situation.has_interviews or not _WITH_WHOM.search(shape.row):
        return None
    found = resolve(shape, situation.context)
    is_found = found.doubt is None and len(found.ids) == 1
    return ParsedMessage(InterviewsRequest(target=found.ids if is_found else ()), found.doubt)


def moved_alone(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the move of the speaker's own interview at an hour or on a day, said while a question is open; None for anything else."""
    if not situation.has_interviews or not situation.is_open or not _MOVES.search(shape.row):
        return None
    read = booked("reschedule", shape, situation.context)
    request = read.request
    is_found = isinstance(request, RescheduleRequest) and bool(request.target and request.windows)
    return read if is_found else None


_BESIDE = frozenset({"interview", "list", "proposal", "feedback", "none"})
"""What may have been shown last where times are no choice among those of an offer."""


def _next(context: ParseContext) -> str:
    """Return the interview that is held next: after the one whose card was shown, else of all."""
    ordered = sorted(context.interviews, key=lambda one: one.start)
    shown = context.interviews[0] if context.last == "interview" else None
    after = [one for one in ordered if shown is not None and one.start > shown.start]
    return (after or ordered)[0].id


def _asked_next(row: str, context: ParseContext) -> str | None:
    if _MY_NEXT.search(row):
        return _soonest(context)
    return _next(context) if _NEXT.search(row) else None


def _soonest(context: ParseContext) -> str:
    """Return the interview that starts next; the one that has begun, where no other is coming."""
    now = context.now.replace(tzinfo=None)
    ahead = [one for one in context.interviews if one.start > now and not one.sessions]
    return min(ahead or context.interviews, key=lambda one: one.start).id


teach(_NAMED, _NEXT, _MY_NEXT, _WITH_WHOM)
