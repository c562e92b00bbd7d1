"""A message as it was typed, with what it is read with: after what, by whom, among which interviews."""

from msgspec import Struct

from bot.domain.conversation_state import Conversation
from bot.language.context import ParseContext
from bot.runtime.turn import Turn


class TypedMessage(Struct, frozen=True, kw_only=True):
    """What was said, and all that its meaning depends on."""

    text: str
    turn: Turn
    talk: Conversation
    """What was shown, asked and done before it."""
    context: ParseContext
    """What the language reads it with; the turn and the talk, in its words."""
