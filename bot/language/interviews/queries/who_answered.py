"""Who has answered the invitations to an interview or a loop: "who accepted?", "who hasn't answered yet for Zoe?"."""

from bot.language.chunking.pieces import TIME_KINDS
from bot.language.chunking.shape import Shape
from bot.language.clarification import Clarification
from bot.language.context import ParseContext
from bot.language.interviews.targets.decliners import of_decliners
from bot.language.interviews.targets.loop_sessions import loop_of_candidate
from bot.language.interviews.targets.resolve import named_unknown, none_with, resolve
from bot.language.parsed import ParsedMessage
from bot.language.requests import InterviewRequest, Target
from bot.language.tokens.cues import Cued

_DECLINED = Cued(r"\b(?:declin\w+|said no|cannot make|cant make|cant come|dropped out)\b")

_IN_IT = Cued(r"\b(?:in|at|to|for|of|on) (?:it|this|this one|this interview)\b")


def who_answered(shape: Shape, context: ParseContext) -> ParsedMessage:
    """Return the question how the invitations to what is meant were answered; who has nothing but a loop means all of it."""
    names_none = not any(one.kind in {*TIME_KINDS, "candidate", "name"} for one in shape.pieces)
    is_of_decliners = names_none and _DECLINED.search(shape.row)
    known = of_decliners(context) if is_of_decliners else context
    found = resolve(shape, known, role="organizer")
    unknown = named_unknown(shape, context) or _of_nobody(shape, context)
    if found.doubt and not unknown and (theirs := loop_of_candidate(shape, context)):
        return ParsedMessage(InterviewRequest("responses", theirs))
    ids = () if unknown else _shown_of(found.ids, shape, context)
    return ParsedMessage(InterviewRequest("responses", ids), unknown or found.doubt)


def _of_nobody(shape: Shape, context: ParseContext) -> Clarification | None:
    """Return the question which interview is meant, where nobody who is named takes part in any."""
    own = [one for one in context.interviews if one.role == "organizer"]
    coming = {mail for one in own for mail in (*one.people, *one.proposers, *one.declined)}
    named = [n for n, one in enumerate(shape.pieces) if one.kind == "name" and one.value.kind == "person"]  # fmt: skip
    asked = {mail for n in named for mail in shape.pieces[n].value.ids}
    is_known = context.speaker in asked or any(one.kind == "candidate" for one in shape.pieces)
    if not (own and named) or is_known or asked & coming or context.chosen:
        return None
    return none_with(shape, range(named[0], named[0] + 1), context)


def _shown_of(ids: Target, shape: Shape, context: ParseContext) -> Target:
    """Return the interview shown where all who are asked about come to it: "have all confirmed their part in it?"."""
    is_shown = context.last == "interview" and len(ids) > 1 and _IN_IT.search(shape.row)
    return (context.interviews[0].id,) if is_shown else ids
