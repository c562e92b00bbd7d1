"""What is told beside an answer for its organizer to read: why another time is proposed, and who could come instead."""

from collections.abc import Callable

from bot.language.context import ParseContext
from bot.language.interviews.answers.proposal_reasons import with_reason
from bot.language.interviews.answers.suggested_beside_no import with_suggestion
from bot.language.parsed import ParsedMessage


def with_told_beside(
    read: ParsedMessage,
    text: str,
    context: ParseContext,
    alone: Callable[[str], ParsedMessage],
) -> ParsedMessage:
    """Return what was read with what the organizer is told besides; `alone` reads a part of the message."""
    return with_reason(with_suggestion(read, text, context, alone), text, context, alone)
