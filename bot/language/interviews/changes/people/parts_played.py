"""What part somebody is to play in an interview, which cannot be kept: everybody invited is an interviewer.

"add Priya as a shadow", "Ian is backup", "cc her manager Sam": it is asked whether they are to come as one.
"""

import re

from bot.language.acts.situation import EASE, Situation
from bot.language.chunking.reading import shaped
from bot.language.chunking.shape import Shape
from bot.language.clarification import Choice, Clarification, asks, option
from bot.language.context import ParseContext
from bot.language.coverage.unheld_wishes import PART_PLAYED
from bot.language.grammar import teach
from bot.language.parsed import ParsedMessage
from bot.language.people.coming_names import name_of
from bot.language.requests import ChangeRequest
from bot.language.tokens.cues import Cued

_IS_ONE = Cued(
    r"(?<=¤p\d )(?:is|'s|will be|'ll be|should be|can be|could be|comes|joins)(?: (?:an?|the|our|my|just|only))*"
    r" (?:shadow|observer|back ?up|back - up|reserve|note ?taker|scribe)(?= |$)"
)
_COPIED = Cued(
    rf"^{EASE}(?:cc|bcc|copy|¤x\d+)(?: in)?(?: (?:her|his|their|the|my|our|¤c\d+ 's))?(?: (?!¤)\w+){{0,2}} ¤p\d+(?: (?:in|too|as well|on (?:it|this|that|the invite|the invitation)|please|pls))*$"
)
_CC = re.compile(r"\b(?:b?cc|copy)\b", re.IGNORECASE)
_WILL = Cued(r"\bwill (?=(?:just |only )?(?:shadow|observe|listen in|take notes)\b)")
"""No first name."""
_ADDS = Cued(r"\b(?:add|invite|include|bring|put|have|get|ask)\b", re.IGNORECASE)


def part_played(whole: Shape, situation: Situation) -> ParsedMessage | None:
    """Return the question whether somebody is to come as an interviewer, where only another part is said of them; None for any other message."""
    context = situation.context
    if not situation.has_interviews or situation.is_open or situation.is_invited:
        return None
    shape = _without_will(whole, context)
    copied = shape.search(_COPIED) if _CC.search(shape.sentence.text) else None
    found = copied or shape.search(_IS_ONE) or shape.search(PART_PLAYED)
    if found is None:
        return None
    people = list(dict.fromkeys(m for one in shape.pieces if one.kind == "name" for m in one.value.ids))  # fmt: skip
    if len(people) != 1 or _comes(people[0], context):
        return None
    name = name_of(people[0], context)
    said = shape.text(shape.places(found.span()))
    typed = said.replace("should", "will") if shape is not whole else said
    kind = asks("copied-in", name=name) if copied else asks("part-played", name=name, said=typed)
    choice = Choice(option("interviewer", name=name), _added(shape, said, name))
    return ParsedMessage(ChangeRequest(), Clarification(kind, (choice,)))


def _comes(mail: str, context: ParseContext) -> bool:
    """Whether somebody takes part in what is shown, or in all that may be meant."""
    is_shown = context.last in {"interview", "proposal"}
    meant = context.interviews[:1] if is_shown else context.interviews
    return all(mail in one.people for one in meant)


def _without_will(shape: Shape, context: ParseContext) -> Shape:
    """Return a sentence in which “will” before such a part is nobody who is called so."""
    text = _WILL.sub("should ", shape.sentence.text)
    return shape if text == shape.sentence.text else shaped(text, context, is_after=False)


def _added(shape: Shape, said: str, name: str) -> str:
    """Return the sentence that adds somebody where the message does, else to the interview of the candidate who is named."""
    rest = " ".join(shape.sentence.text.replace(said, " ").split())
    if rest != shape.sentence.text and _ADDS.search(rest):
        return rest
    candidates = [one.value.name for one in shape.pieces if one.kind == "candidate"]
    of = f" to {candidates[0]}'s interview" if candidates and candidates[0] else ""
    return f"add {name}{of}"


teach(_IS_ONE, _COPIED)
