"""An answer to all invitations, or to one, by somebody who has none: "accept all", "yes I'll be there"."""

from bot.language.acts.situation import EASE, INTERVIEW, Situation
from bot.language.chunking.shape import Shape
from bot.language.grammar import teach
from bot.language.parsed import ParsedMessage
from bot.language.requests import ChatRequest
from bot.language.tokens.cues import Cued

_OF_ALL = Cued(
    rf"^{EASE}(?:accept|decline|reject|answer)(?: (?:all|everything|them|those|these|every|my|the|of|open|pending|both|{INTERVIEW}))+(?: (?:please|pls|now|then|¤t\d+))*$"
)
_BARE = Cued(
    rf"^{EASE}(?:(?:i )?(?:accept|decline)(?: (?:it|this|that|the (?:invite|invitation)))?|(?:yes )?(?:, )?(?:i 'll|i will) (?:be there|do it|come|join)|count me (?:in|out)|(?:i )?(?:cant|can not|cannot) make it)(?: (?:please|pls|thanks|then|sorry|,))*$"
)
"""An answer to one invitation: "accept", "yes I'll be there"."""


def answer_of_none(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the answer that says that no invitation waits; None for any other message, and where one may be meant."""
    known = situation.context.interviews
    is_asked = any(one.role == "interviewer" or one.proposers for one in known)
    is_answer = _OF_ALL.search(shape.row) or (not known and _BARE.search(shape.row))
    if is_asked or situation.is_open or not is_answer:
        return None
    return ParsedMessage(ChatRequest("unasked"))


teach(_OF_ALL, _BARE)
