"""What is asked of the room of the open question: "is the room ok?" looks once more, with the room that was wanted."""

from bot.language.acts.situation import EASE
from bot.language.chunking.shape import Shape
from bot.language.grammar import teach
from bot.language.parsed import ParsedMessage
from bot.language.requests import Question
from bot.language.tokens.cues import Cued

_ASKED = Cued(
    rf"^{EASE}(?:is|are|will|does|would) (?:the|that|this|its|our|it's) rooms?(?: (?:be|still|really|actually|also|then|definitely))* (?:ok|okay|free|fine|available|good|there|alright|all right|included|work|suit|possible)(?: (?:then|too|as well|at those times|at that time|for (?:it|that|this|us|all of them)|on (?:that day|¤t\d+)))*$"
)


def room_asked_about(shape: Shape, after: Question | None) -> ParsedMessage | None:
    """Return the open question once more, where it is asked of its room; None for anything else."""
    if after is None or after.room is None or not _ASKED.search(shape.row):
        return None
    return ParsedMessage(after, continues=True, asks_whether=True)


teach(_ASKED)
