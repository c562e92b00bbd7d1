"""A yes of the organizer by the time that somebody proposed: "3 is fine", "ok let's do Wednesday at 3".

A time that nobody proposed is no such yes, whatever words stand beside it.
"""

import re
from datetime import datetime

from bot.language.acts.situation import EASE, Situation
from bot.language.chunking.pieces import TIME_KINDS
from bot.language.chunking.shape import Shape
from bot.language.context import ComingInterview, ParseContext
from bot.language.grammar import teach
from bot.language.interviews.targets.held_at import said_times
from bot.language.interviews.targets.resolve import resolve
from bot.language.parsed import ParsedMessage
from bot.language.people.attendees import named_people
from bot.language.requests import Asked, ChangeRequest, InterviewRequest, Target
from bot.language.tokens.cues import Cued

_LEAD = r"(?:(?:yes|yep|yeah|yup|sure|ok|okay|fine|great|perfect|agreed|good|works|let|let 's|lets|we|i|can|could|'ll|will|do|doing|take|taking|go|with|for|to|move|change|put|make|push|shift|switch|book|accept|confirm|it|him|her|them|that|this|¤c\d+|¤p\d+|'s|on|at|the|so|then|and|,|\.|!|-) )*"
_TAIL = r"(?: (?:is|'s|works?|it|fine|good|great|perfect|ok|okay|possible|best|better|suits?|then|with|by|for|us|me|him|her|them|the|team|everyone|candidate|¤[cp]\d+|too|as|well|also|please|pls|thanks|thank|you|cheers|instead|,|\.|!))*"
_AT_TIME = Cued(rf"^{EASE}{_LEAD}¤[tn]\d+(?: (?:on|at|the|,)? ?¤[tn]\d+)*{_TAIL}$")
_THEIR_TIME = Cued(
    rf"^{EASE}(?:(?:i|can|could|do|make|with|for|me|am|'m|ok|okay|fine|happy) )*¤p\d+ 's (?:new |other |proposed |suggested )?(?:time|proposal|suggestion|slot|idea|one)(?: (?:on|at|of) ¤[tn]\d+)*(?: (?:is|'s|works|would|work|be|fine|good|great|perfect|ok|okay|suits|for|with|by|me|too|also|as|well|please|thanks|,))*$"
)
"""Somebody's own time, as who attends the same interview speaks of it."""
_AGREES = Cued(
    r"\b(?:yes|yep|yeah|yup|sure|ok|okay|fine|good|great|perfect|agreed|works?|suits?|let'?s|do|take|go|move|change|make|put|push|shift|switch|book|accept|confirm|it is|then|possible)\b",
    re.IGNORECASE,
)
_NOT_SO = Cued(
    r"\?|\b(?:no|not|nope|can'?t|cannot|won'?t|don'?t|doesn'?t|isn'?t|unless|if|or|rather|too (?:late|early)|after|before|until|from)\b",
    re.IGNORECASE,
)


def agreed_time(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the request that an interview moves to the time proposed for it that is named; None for anything else."""
    context, text = situation.context, shape.sentence.text.replace("’", "'")
    is_asked = any(one.proposed_starts for one in context.interviews)
    if not is_asked or situation.is_open or situation.is_invited:
        return None
    if not shape.search(_AT_TIME) or not _AGREES.search(text) or _NOT_SO.search(text):
        return None
    ids = proposed_then(shape, context)
    if len(ids) != 1 or _moves_shown(shape, ids[0], context):
        return None
    return ParsedMessage(InterviewRequest("accept_proposal", ids, named_people(shape.pieces)))


def _moves_shown(shape: Shape, proposed: str, context: ParseContext) -> bool:
    """Whether "move it to Friday" speaks of another interview, which was shown last and for which nothing is proposed."""
    is_shown = context.last in {"interview", "loop"} and context.interviews[0].id != proposed
    return is_shown and bool(_MOVES_IT.match(shape.row))


_MOVES_IT = Cued(
    r"(?:(?:please|can|could|we|you|i|let 's|lets|do|so|then|and) )*(?:move|change|put|make|push|shift|switch|book) (?:it|that|this)\b"
)


def proposed_then(shape: Shape, context: ParseContext) -> Target:
    """Return the interviews for which the time that is said is proposed: by who is named, else by anybody."""
    said = {*named_people(shape.pieces)}
    return tuple(
        one.id
        for one in _of_candidate(shape, context)
        if any(
            _is_named(start, shape, context) and (not said or who in said)
            for who, start in zip(one.proposers, one.proposed_starts, strict=False)
        )
    )


def agreed_with_other(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return what tells the organizer that a time which another interviewer proposes would suit the speaker too; None for anything else."""
    context, text = situation.context, shape.sentence.text.replace("’", "'")
    if situation.is_open or not any(one.others_proposed for one in context.interviews):
        return None
    is_time = shape.search(_AT_TIME) and _AGREES.search(text)
    is_theirs = shape.search(_THEIR_TIME)
    if not (is_time or is_theirs) or _NOT_SO.search(text):
        return None
    own = [one for one in context.interviews if _is_named(one.start, shape, context)]
    said = {*named_people(shape.pieces)}
    fitting = [
        one.id
        for one in context.interviews
        for who, start in one.others_proposed
        if (is_theirs and who in said) or (is_time and _is_named(start, shape, context))
    ]
    if own or len({*fitting}) != 1:
        return None
    return ParsedMessage(ChangeRequest((fitting[0],), wish=shape.sentence.text.strip()))


def _of_candidate(shape: Shape, context: ParseContext) -> list[ComingInterview]:
    """Return the interviews that may be meant: of the candidate who is named, else all."""
    named = [n for n, one in enumerate(shape.pieces) if one.kind == "candidate"]
    if not named:
        return list(context.interviews)
    ids = resolve(shape.only(named), context, role="organizer", text="").ids
    return [one for one in context.interviews if one.id in ids]


def names_no_proposal(shape: Shape, context: ParseContext) -> bool:
    """Whether a time is said, of an interview for which another is proposed, and it is not that one."""
    has_time = any(one.kind in TIME_KINDS for one in shape.pieces)
    starts = [start for one in context.interviews for start in one.proposed_starts]
    return has_time and bool(starts) and not any(_is_named(one, shape, context) for one in starts)


def _is_named(start: datetime, shape: Shape, context: ParseContext) -> bool:
    """Whether each time that is said is the one that begins then, on its day where only hours are said."""
    parts = said_times([one for one in shape.pieces if one.kind in TIME_KINDS], context)
    hours = [int(one) for one in re.findall(r"\b\d{1,2}\b", _numbers(shape))]
    is_hour = all(one % 12 == start.hour % 12 and not start.minute for one in hours)
    return bool(parts or hours) and is_hour and all(_is_at(part, start) for part in parts)


def _numbers(shape: Shape) -> str:
    """Return the bare numbers that are said beside the times: "ok 3"."""
    places = [n for n, one in enumerate(shape.pieces) if f"¤n{n}" in shape.row.split()]
    return " ".join(shape.text([n]) for n in places)


def _is_at(part: Asked, start: datetime) -> bool:
    is_day = not part.days or start.date() in {one.date() for one in part.days}
    at = start.hour * 60 + start.minute
    return is_day and (not part.hours or at in {one.start for one in part.hours})


teach(_AT_TIME, _THEIR_TIME, _MOVES_IT)
