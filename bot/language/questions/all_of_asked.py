"""All of those of whom any would have done: "both of them please", after "Tom or Lucy next week"."""

from msgspec.structs import replace

from bot.language.acts.situation import EASE
from bot.language.chunking.shape import Shape
from bot.language.context import ParseContext
from bot.language.grammar import teach
from bot.language.parsed import ParsedMessage
from bot.language.questions.follow_ups import timed
from bot.language.requests import Question
from bot.language.tokens.cues import Cued

_ALL = Cued(
    rf"^{EASE}(?:(?:i|we) (?:do )?(?:need|want|would like|'d like) |make (?:it|that) |get |with |need |want )?(?:both|all(?: (?:two|three|four|of))?)(?: of)?(?: (?:them|these|those|the two|the three|people|interviewers))?(?: (?:please|pls|thanks|then|actually|together|after all|have to be there|should (?:come|be there)|too|,|\.))*$"
)


def all_of_asked(
    shape: Shape, context: ParseContext, after: Question | None
) -> ParsedMessage | None:
    """Return the open question for everybody it names, where so many of them would have done; None for anything else."""
    if (
        after is None
        or after.sessions
        or not isinstance(after.need, int)
        or not _ALL.match(shape.row)
    ):
        return None
    if not 0 < after.need < len(after.people):
        return None
    kept = ("time", "length", "room")
    return ParsedMessage(timed(replace(after, need="all"), context), continues=True, kept=kept)


teach(_ALL)
