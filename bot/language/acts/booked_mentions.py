"""Whether words name an interview that is booked, where a question of another one is open or not."""

import re

from bot.language.acts.asking import is_whole
from bot.language.acts.situation import BOOKED, EASE, INTERVIEW, Situation
from bot.language.chunking.shape import Shape
from bot.language.grammar import teach
from bot.language.interviews.targets.spoken_of import names_theirs
from bot.language.people.coming_names import interviews_named
from bot.language.tokens.cues import Cued

NAMED_BOOKED = Cued(BOOKED.replace(rf"|\b{INTERVIEW} (?:with|for|of|on|at|in) (?:¤[cptxr]\d+)", ""))
LOOSE_DEED = Cued(
    rf"^{EASE}(?:re ?schedul\w*|re ?arrange|postpone|move|push|shift|bring|cancel\w*|call off|delete|scrap|drop|remove|delay|(?:swap|switch|replace|substitute)(?: out)? ¤p\d+ (?:for|with|by) ¤p\d+)\b|\bcancel\w*\b"
)
_DEED_VERB = Cued(
    r"\b(?:cancel\w*|delete|scrap|scratch|call\w* off|re ?schedul\w*|re ?arrange|postpone|move|moved|push|shift|bring|swap|replace|extend|shorten|(?:add|invite|include)\b.* (?:to|in)|(?:remove|take|drop|kick)\b.* (?:from|off|out)|(?:make|change|put|switch)\b.*|(?:be|start) (?:\S+ ){0,3}(?:earlier|later)|instead of|(?:new|another|different) (?:time|day))\b"
)
_NAMED_INTERVIEW = re.compile(r"\b(?:interviews?|meetings?|bookings?|appointments?)\b")


def speaks_of_booked(shape: Shape, situation: Situation) -> bool:
    """Whether the words name an interview that is booked."""
    if situation.is_open and not situation.has_interviews:
        return bool(LOOSE_DEED.search(shape.row) and _NAMED_INTERVIEW.search(shape.row))
    if situation.is_open and not re.search(INTERVIEW, shape.row):
        return _names_booked(shape, situation)
    return _names_booked(shape, situation) or (
        (situation.has_interviews or _DEED_VERB.search(shape.row) is not None)
        and NAMED_BOOKED.search(shape.row) is not None
    )


def _names_booked(shape: Shape, situation: Situation) -> bool:
    """Whether the candidate of a coming interview is named, and not only as whom a new one is for."""
    is_coming = bool(interviews_named(shape.pieces, situation.context))
    return (is_coming or names_theirs(shape, situation.context)) and not is_whole(shape)


teach(*(one for one in globals().copy().values() if isinstance(one, re.Pattern | Cued)))
