"""Who else could come beside somebody who takes no part: "who else could do it with Sam?", where Sam was never asked.

Nobody is added by a question: the bot asks whether Sam is to come, or somebody else.
"""

from bot.language.acts.situation import EASE, Situation
from bot.language.chunking.shape import Shape
from bot.language.clarification import Choice, Clarification, asks, option
from bot.language.grammar import teach
from bot.language.parsed import ParsedMessage
from bot.language.people.attendees import named_people
from bot.language.people.coming_names import name_of
from bot.language.requests import ChangeRequest
from bot.language.tokens.cues import Cued

_BESIDE = Cued(
    rf"^{EASE}who(?: else)? (?:can|could|might|would|may)(?: (?:do|take|run|cover|hold|join|come|be there))?(?: (?:it|this|that|this one|in|along))?(?: (?:together|along))? (?:with|alongside|beside|besides|next to) (?P<who>¤p\d+)(?: (?:instead|then|please|\?))*$"
)


def asked_beside_nobody(shape: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the question whether somebody is to come who takes no part in the interview shown; None for any other message."""
    found = shape.search(_BESIDE) if situation.shows_booked and not situation.is_open else None
    if found is None or situation.context.last != "interview":
        return None
    context = situation.context
    one, named = context.interviews[0], named_people(shape.group(found, "who"))
    if len(named) != 1 or one.role != "organizer" or named[0] in one.people:
        return None
    name = name_of(named[0], context)
    choices = (
        Choice(option("as-well"), f"add {name}"),
        Choice(option("stand-in"), "find someone else for this interview"),
    )
    return ParsedMessage(ChangeRequest((one.id,)), Clarification(asks("takes-no-part", name=name), choices))  # fmt: skip


teach(_BESIDE)
