"""Whose interview "give her another 10 minutes" means while another than the one shown is under way."""

import re

from bot.language.chunking.shape import Shape
from bot.language.context import ParseContext
from bot.language.grammar import teach
from bot.language.interviews.targets.resolve import Reference, which_of

_GIVES = re.compile(r"\b(?:give|grant|allow) (?:him|her|them)\b")


def unless_under_way(found: Reference, shape: Shape, context: ParseContext) -> Reference:
    """Return the question which is meant, where somebody unnamed is given time and another candidate is being interviewed; else what was found."""
    if found.is_told or len(found.ids) != 1 or context.chosen or not _GIVES.search(shape.row):
        return found
    now = context.now.replace(tzinfo=None)
    shown = next((one for one in context.interviews if one.id in found.ids), None)
    others = tuple(
        one.id
        for one in context.interviews
        if shown and one.candidate != shown.candidate and one.start <= now < one.end
    )
    if shown is None or not others or shown.start <= now < shown.end:
        return found
    return Reference((), which_of((shown.id, *others), shape, context))


teach(_GIVES)
