"""What a message does: asks anew, goes on, changes what is booked, answers an invitation, or only talks.

`decide` looks at the shape of a sentence and at what was shown last. Each act has one pattern, or a few, of the words
that carry it; the order in which they are asked is the order of `decide`. What an act is about is read elsewhere.
"""

import re

from bot.language.acts.answering import answers, proposal
from bot.language.acts.asking import asks, is_whole
from bot.language.acts.booked_mentions import LOOSE_DEED, NAMED_BOOKED, speaks_of_booked
from bot.language.acts.booked_questions import asks_about_one, asks_responses, is_listed
from bot.language.acts.deeds import CANCELS, HANDS_OVER, deed_of, first_deed
from bot.language.acts.idle_talk import is_request, talks
from bot.language.acts.lateness import late
from bot.language.acts.situation import BOOKED, EASE, INTERVIEW, IT, Act, Situation
from bot.language.chunking.shape import PEOPLE, Shape
from bot.language.grammar import VOCABULARY, teach
from bot.language.interviews.hand_over import HANDS_ALL
from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import listed

_REMIND = Cued(
    rf"\b(?:nudge|chase|remind|ping|poke|prod|follow up with)(?: (?:up|again|the))* (?:{PEOPLE}|interviewers?|everyone|them|him|her|people|those)"
)


def decide(shape: Shape, situation: Situation, thumb: int = 0) -> Act:
    """Return what a message does."""
    steps = (late, answers, proposal, _booked, talks, asks)
    for step in steps:
        act = step(shape, situation, thumb)
        if act == "reschedule" and situation.is_invited:
            return "propose"
        if act is not None:
            return act
    return "unknown" if is_request(shape) or _is_babble(shape) else "chat"


_SUBJECTS = Cued(
    r"\b(?:i|we|you|he|she|they|it|this|that|my|our|is|are|was|were|has|have|had|'s|lol|haha)\b|¤[pct]"
)


def _is_babble(shape: Shape) -> bool:
    """Whether hardly a word of a short message is known, and it tells nothing: "flurb the wibble"."""
    strange = sum(one.kind == "strange" for one in shape.pieces)
    return strange > 1 and 2 * strange >= len(shape.pieces) and not _SUBJECTS.search(shape.row)


def _booked(shape: Shape, situation: Situation, _thumb: int) -> Act | None:  # noqa: C901, PLR0911, PLR0912 - one line for each way it is said
    """Read what is done to booked interviews, or asked about them."""
    row = shape.row
    if situation.is_open and asks_other_times(row):
        return None
    is_named = speaks_of_booked(shape, situation)
    of_somebody = r"interviews?|candidates|my|schedule|bookings|everything|it"
    is_closed = not situation.is_open and HANDS_OVER.search(row) and re.search(of_somebody, row)
    if is_closed or HANDS_ALL.search(row):
        return "hand_over"
    if situation.has_interviews and _MOVE_ALONE.match(row):
        return "reschedule"
    if situation.has_interviews and not situation.is_open and (deed := first_deed(row)):
        return deed
    if asks_responses(row):
        return "responses"
    if _REMIND.search(row) and not re.search(r"\bconnect\b", row) and not re.search(r"¤t", row):
        return "remind"
    if is_listed(shape, situation) or asks_about_one(shape, situation):
        return "interviews"
    is_about = (
        is_named or situation.shows_booked or (situation.is_invited and not situation.is_open)
    )
    is_loose = bool(LOOSE_DEED.search(row)) and not is_whole(shape)
    is_loose = is_loose and bool(
        re.search(BOOKED, row)
        or (not situation.is_open and re.search(IT, row))
        or (situation.has_interviews and not situation.is_open and "¤" in row)
    )
    if not is_about and not is_loose and not _says_cancel(row, situation):
        return None
    if _is_own(row) and (not is_named or _is_all_said(row)):
        return None
    return deed_of(shape, situation, is_named=is_named or is_loose)


_ANY_THEN = Cued(
    rf"^{EASE}(?:is there |are there |do you have |have you got |got )?(?:any|anything|something|anywhere) (?:(?:a )?(?:bit |little )?(?:earlier|later|sooner|else)\b|(?:(?:in|on|at|around|for|over) )*¤t\d+)(?: ¤t\d+| please|\?)*$"
)


def asks_other_times(row: str) -> bool:
    """Whether other times of the open question are asked for: "anything earlier", "any in the afternoon?"."""
    return bool(_ANY_THEN.match(row))


_MOVE_ALONE = Cued(rf"{EASE}(?:move|re ?schedule|postpone)(?: please)?$")
"""What the card of an interview says to type; it is said of no open question."""
_VERBS = Cued(
    r"\b(?:add|adding|added|remove|removed|swap|switch|replace|take|taken|drop|instead|include|invite|uninvite|move|push|shift|cancel\w*|re ?schedul\w*|postpone|bring|put|change|make|extend|shorten|rename|note|too|as well|join|it|cant|leave|out)\b"
)


def _is_own(row: str) -> bool:
    """Whether a message names people and a time of its own, and no change: "Ian on Tuesday at 9 in Thames"."""
    return bool(re.search(r"¤[pg]\d+", row)) and "¤t" in row and not _VERBS.search(row)


def _is_all_said(row: str) -> bool:
    """Whether interviewers, a candidate, a time, and a length or an address are named, and no interview that is booked.

    "30 min with Wei for Lee Hart on Thursday at 2" is a question of its own, also where Lee has one at that time.
    """
    return bool(_ALL_SAID.match(row)) and not NAMED_BOOKED.search(row)


_ALL_SAID = Cued(r"(?!.*¤c\d+ 's)(?=.*¤[pg]\d)(?=.*¤c\d)(?=.*¤l\d|.*¤c\d+ ¤c\d)(?=.*¤t\d)")


def _says_cancel(row: str, situation: Situation) -> bool:
    return bool(CANCELS.search(row)) and (
        situation.has_interviews or bool(re.search(rf"{INTERVIEW}|{IT}|^{EASE}cancel$", row))
    )


teach(*(one for one in globals().copy().values() if isinstance(one, re.Pattern | Cued)))
VOCABULARY.update(
    listed("accepting accepted accepts declining declined cancelling canceling moving")
)
