"""Two interviews that are to take each other's time: "swap Anna's and Ben's times", "switch my 2pm and my 3pm slots"."""

import re

from bot.language.acts.situation import EASE, INTERVIEW, Situation
from bot.language.chunking.shape import Shape
from bot.language.context import ComingInterview
from bot.language.grammar import teach
from bot.language.interviews.targets.resolve import resolve
from bot.language.parsed import ParsedMessage
from bot.language.requests import RescheduleRequest, Window
from bot.language.tokens.cues import Cued

_VERB = r"(?:swap|switch|exchange|trade|flip)(?: around| over| round)?"
_KIND = rf"(?: (?:{INTERVIEW}|times?|slots?|time slots?|places?|hours|ones?))*"
_SIDE = rf"(?:(?:the|my|our) )*(?:(?:{INTERVIEW}|times?|slots?) (?:of|for|with|at|on) )*"
_NAMED = Cued(
    rf"^{EASE}{_VERB}(?: the)?(?: (?:times?|slots?|time slots?|hours)(?: (?:of|for|between))?)? {_SIDE}(?P<one>¤c\d+)(?: 's)?{_KIND} (?:and|with|for) {_SIDE}(?P<other>¤c\d+)(?: 's)?{_KIND}(?: (?:around|over|round|please|pls))*$"
)
_HELD_BY = Cued(
    rf"^{EASE}{_VERB} (?P<one>¤p\d+) 's(?: {INTERVIEW})? (?:and|with) (?P<other>¤p\d+) 's (?:{INTERVIEW} )?(?:times?|slots?|time slots?)(?: (?:around|over|round|please|pls))*$"
    rf"|^{EASE}{_VERB} the (?:times?|slots?|time slots?) (?:of|for|between) (?P<first>¤p\d+)(?: 's)? and (?P<second>¤p\d+)(?: 's)?(?: (?:please|pls))*$"
)
"""Interviews named by who holds them: only where their times are spoken of, else the people are swapped."""
_TIMED = Cued(
    rf"^{EASE}{_VERB}(?: the times of)? {_SIDE}(?P<one>¤t\d+(?: ¤t\d+)?)(?: 's)?{_KIND} (?:and|with) {_SIDE}(?P<other>¤t\d+(?: ¤t\d+)?)(?: 's)?{_KIND}(?: (?:around|over|round|please|pls))*$"
)


def exchanged(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the move of two interviews, each to the other's time; None for any other message."""
    if not situation.has_interviews or situation.is_open:
        return None
    found = _NAMED.match(shape.row) or _TIMED.match(shape.row)
    if found is None and situation.context.last != "loop":
        found = _HELD_BY.match(shape.row)
    sides = [name for name, said in found.groupdict().items() if said] if found else []
    both = [_meant(shape, found, side, situation) for side in sides] if found else []
    one, other = both if len(both) == 2 else (None, None)  # noqa: PLR2004 - the two
    if one is None or other is None or one == other:
        return None
    each = ((one.id, (_at(one, other),)), (other.id, (_at(other, one),)))
    return ParsedMessage(RescheduleRequest((one.id, other.id), each=each, is_exchange=True))


def _meant(
    shape: Shape, found: re.Match[str], side: str, situation: Situation
) -> ComingInterview | None:
    """Return the one interview of the speaker's own that a side names."""
    named = set(shape.places(found.span(side)))
    alone = shape.without(set(range(len(shape.pieces))) - named)
    ids = resolve(alone, situation.context, role="organizer").ids
    meant = [one for one in situation.context.interviews if one.id in ids]
    is_own = len(meant) == 1 and meant[0].role == "organizer" and not meant[0].sessions
    return meant[0] if is_own else None


def _at(one: ComingInterview, other: ComingInterview) -> Window:
    """Return when an interview is that starts when another one does."""
    return other.start, other.start + (one.end - one.start)


teach(_NAMED, _HELD_BY, _TIMED)
