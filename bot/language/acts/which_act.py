"""The question which of two things is to be done, where a message's words speak for another than the one that was read.

A choice is the message with its act named first, `[change] can Sam take this one?`, so that taking it reads it as that act.
"""

import re
from collections.abc import Callable

from msgspec.structs import replace

from bot.language.acts.idle_talk import sighs
from bot.language.acts.rules_and_words import act_of
from bot.language.acts.second_opinion import outvoting
from bot.language.acts.situation import Situation
from bot.language.chunking.shape import Shape
from bot.language.clarification import Choice, Clarification, Option, asks, option
from bot.language.context import ParseContext
from bot.language.parsed import ParsedMessage
from bot.language.requests import ButtonRequest, ChatRequest, Question, Target

_CHOSEN = re.compile(r"\[(?P<act>[a-z_]+)\] ")


def without_act(text: str, context: ParseContext) -> tuple[str, ParseContext]:
    """Return a message without the act that was chosen for it, and the context in which that is meant."""
    found = _CHOSEN.match(text)
    return (text[found.end() :], context.but(act=found["act"])) if found else (text, context)


def outvoted(read: ParsedMessage, shape: Shape, situation: Situation) -> ParsedMessage:
    """Return a search or idle talk, which claim what nothing else does, with the act that the words speak for where they hardly speak for it."""
    if not isinstance(read.request, Question | ChatRequest) or read.request.intent == "link":
        return read
    if isinstance(read.request, ChatRequest) and sighs(shape):
        return read
    other = outvoting(act_of(read), shape, situation)
    return replace(read, outvoted_by=other) if other else read


def either_act(
    read: ParsedMessage,
    text: str,
    context: ParseContext,
    built: Callable[[str], ParsedMessage | None],
) -> ParsedMessage:
    """Return what was read as the question whether that is meant, where the words speak for what another act would do."""
    is_asked = read.doubt is not None or context.chosen or context.is_agreed
    if not read.outvoted_by or is_asked or read.left_out or read.next_up:
        return read
    made = built(read.outvoted_by)
    if made is None or made.intent == "unknown" or _is_idle(made, read):
        return read
    choices = tuple(
        Choice(_option(act, meant, context), f"[{act}] {text.strip()}")
        for act, meant in ((read.outvoted_by, made), (act_of(read), read))
    )
    return replace(read, doubt=Clarification(asks("which-act"), choices))


def _is_idle(made: ParsedMessage, read: ParsedMessage) -> bool:
    """Whether a press or idle talk, which holds nothing that was said, would be asked about beside anything but a search."""
    return isinstance(made.request, ButtonRequest | ChatRequest) and read.question is None


def _option(act: str, meant: ParsedMessage, context: ParseContext) -> Option:
    target: Target = getattr(meant.request, "target", ())
    known = [one.candidate for one in context.interviews if (one.id,) == target and one.candidate]
    return option("act", act=act, candidate=known[0].name if known else "")
