"""What is told beside an answer for its organizer to read: why another time is proposed, and who could come instead."""

from collections.abc import Callable

from msgspec.structs import replace

from bot.language.context import ParseContext
from bot.language.interviews.answers.proposal_reasons import with_reason
from bot.language.interviews.answers.suggested_beside_no import with_suggestion
from bot.language.interviews.answers.told_then_answered import with_story
from bot.language.interviews.targets.resolve import without_choice
from bot.language.parsed import ParsedMessage
from bot.language.requests import ChangeRequest
from bot.language.tokens.message_text import spoken


def with_told_beside(
    read: ParsedMessage,
    text: str,
    context: ParseContext,
    alone: Callable[[str], ParsedMessage],
) -> ParsedMessage:
    """Return what was read with what the organizer is told besides; `alone` reads a part of the message."""
    if isinstance(read.request, ChangeRequest) and read.request.wish:
        return _as_typed(read, read.request, text, context)
    read = with_suggestion(read, text, context, alone)
    return with_story(with_reason(read, text, context, alone), text, context, alone)


def _as_typed(
    read: ParsedMessage, request: ChangeRequest, text: str, context: ParseContext
) -> ParsedMessage:
    """Return a wish in the words that were typed, where it was read of others put in their place."""
    said = spoken(without_choice(text, context)[0]).text.strip()
    return read if request.wish in text else replace(read, request=replace(request, wish=said))
