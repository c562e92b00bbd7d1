"""One time refused and another offered in answer to an invitation: "2pm doesn't work but 3 does", "Thursday is bad, Friday morning ok"."""

import re

from bot.language.acts.situation import Situation
from bot.language.chunking.pieces import TIME_KINDS
from bot.language.chunking.shape import Shape
from bot.language.grammar import teach
from bot.language.interviews.answers.todays_weekday import after_own
from bot.language.interviews.bookings import new_windows
from bot.language.interviews.targets.resolve import Reference, resolve
from bot.language.parsed import ParsedMessage
from bot.language.requests import AnswerRequest
from bot.language.tokens.cues import Cued

_JOINT = re.compile(r" (?:[,.;–-]|but|though|however|while|whereas|and)(?= |$)")
_REFUSED = Cued(
    r"\b(?:not|no|nope|cant|can not|cannot|wont|doesnt|dont|isnt|couldnt|bad|too early|too late|impossible|out|busy|taken|blocked|full|unavailable|tricky|difficult|clash\w*|conflict\w*)\b|\b(?:have|got|'s|'ve got) (?:an?|my|another)\b"
)
_OFFERED = re.compile(
    r"\b(?:ok|okay|fine|good|great|perfect|works?|does|would|could|can|possible|yes|free|available|suits?|better|best|easier|instead|is|'s)\b"
)
_ASKS_ELSE = Cued(r"¤[pgrl]\d+|\b(?:unless|if|accept\w*|declin\w*|tentativ\w*|maybe|might|only)\b")


def offered_instead(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the time proposed where each part of an answer refuses a time or offers one; None for any other answer."""
    if not situation.is_invited or situation.is_open or _ASKS_ELSE.search(shape.row):
        return None
    refused, offered, is_refused = set[int](), set[int](), False
    for part in shape.parts(_JOINT):
        row = shape.only(part).row
        if not any(shape.pieces[n].kind in TIME_KINDS for n in part):
            is_refused = is_refused or bool(_CLASHES.search(row))
            refused |= {n for n in part if shape.pieces[n].kind == "candidate"}
            continue
        if _REFUSED.search(row):
            refused |= {*part}
        elif _OFFERED.search(row) and "¤c" not in row:
            offered |= {*part}
        else:
            return None
    if not (refused or is_refused) or not offered:
        return None
    return _proposed(shape.only(refused), shape.only(offered), situation)


_CLASHES = Cued(
    r"\b(?:clash\w*|conflict\w*|double ?booked|overlap\w*|collid\w*|doesnt work|isnt possible|not possible)\b"
)
"""What says of the interview that is meant that its time does not suit, and names none."""


def _proposed(refused: Shape, offered: Shape, situation: Situation) -> ParsedMessage | None:
    context = situation.context
    told = resolve(refused, context, role="interviewer")
    own = context.interviews[0].id if context.interviews else ""
    found = told if told.ids and told.doubt is None else Reference((own,) if own else ())
    spans, _, doubt = new_windows(offered, offered, found, context)
    spans = after_own(spans, found.ids, offered, context)
    meant = [one for one in context.interviews if one.role == "interviewer"]
    if not found.ids or doubt is not None or not spans:
        return None
    is_of_another = any(start <= one.start < end for one in meant for start, end in spans)
    if is_of_another and len(meant) == 1:
        return ParsedMessage(AnswerRequest("accept", found.ids))
    if is_of_another and refused.pieces:
        return None
    return ParsedMessage(AnswerRequest("propose", found.ids, windows=spans))


teach(_REFUSED, _OFFERED, _CLASHES)
