"""A page from which the candidate chooses a time, asked for in words."""

import re

from bot.language.chunking.shape import Shape
from bot.language.context import ParseContext
from bot.language.parsed import ParsedMessage
from bot.language.questions.question_builder import ask
from bot.language.requests import Question, UnknownRequest

_NAMES_OWN = re.compile(r"¤[pgt]")
"""A link for people or times of its own; else it is for the open question."""


def ask_for_link(shape: Shape, context: ParseContext, after: Question | None) -> ParsedMessage:
    """Return the link that is asked for; a web address that is told is for somebody to open."""
    if "link" in shape.sentence.kinds:
        return ParsedMessage(UnknownRequest("link-alone"))
    return ask(shape, context, after if not _NAMES_OWN.search(shape.row) else None, is_link=True)
