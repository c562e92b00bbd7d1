"""A break between the sessions of a loop, as a message of its own asks for it: of the open question, or of what is booked."""

import re

from bot.language.chunking.reading import shaped
from bot.language.clarification import Clarification, asks
from bot.language.context import ParseContext
from bot.language.interviews.changes.sessions.booked_breaks import with_booked_break
from bot.language.interviews.targets.loop_sessions import whole_loop
from bot.language.parsed import ParsedMessage
from bot.language.questions.loops.loop_breaks import USUAL, says_length, with_break
from bot.language.questions.loops.loops import adds_pause, drops_pause, is_pause_between
from bot.language.requests import ChangeRequest, Question
from bot.language.tokens.cues import Cued

_NO_BREAK = Clarification(asks("loop-break"))


def break_between_sessions(
    text: str, context: ParseContext, after: Question | None
) -> ParsedMessage | None:
    """Return what becomes of the loop that is asked for or shown; a question where a break cannot be had; None for any other message."""
    text = _in_full(text, context, after)
    is_added = adds_pause(text)
    is_asked = is_added or is_pause_between(text)
    if after is None:
        shape = shaped(text, context, is_after=False)
        moved = with_booked_break(shape, context) if is_asked else None
        if moved is not None:
            return ParsedMessage(moved, usual_break=0 if says_length(shape) else USUAL)
        has_loop = context.last == "loop" or any(one.sessions for one in context.interviews)
        is_meant = has_loop and (is_added or drops_pause(text))
        return ParsedMessage(ChangeRequest(), _NO_BREAK) if is_meant else None
    return _of_question(text, context, after, is_added=is_added) if is_asked else None


def _in_full(text: str, context: ParseContext, after: Question | None) -> str:
    """Return a message with the word for the break, where one more is meant of those that there are: "and another after Mei"."""
    whole = whole_loop(context) if after is None else None
    has_one = bool(after.breaks) if after else whole is not None and bool(whole.breaks)
    return _ONE_MORE.sub(r"\g<0> break", text, count=1) if has_one else text


_ONE_MORE = Cued(
    r"\A\W*(?:(?:and|also|then|plus|add|put)\W+)*(?:another|one more|a second|a further)(?: one)?(?= (?:after|before|between)\b)",
    re.IGNORECASE,
)


def _of_question(
    text: str, context: ParseContext, after: Question, *, is_added: bool
) -> ParsedMessage | None:
    """Return the open question with the break, which is left out or asked about where a search cannot keep it."""
    is_loop = bool(after.sessions)
    if is_loop:
        shape = shaped(text, context, is_after=True)
        question, _ = with_break(after, shape, (range(len(shape.pieces)),), usual=USUAL)
        if question != after:
            usual = 0 if says_length(shape) else USUAL
            return ParsedMessage(question, continues=True, usual_break=usual)
    if not (is_loop or context.last == "loop"):
        return None
    if is_pause_between(text):
        return ParsedMessage(after, None, (text.strip(" .!?"),), continues=True)
    return ParsedMessage(after, _NO_BREAK, continues=True) if is_added else None
