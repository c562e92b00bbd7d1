"""Conditions that a search holds by itself: "only if the Boardroom is free", "only if Mei can join"."""

from bot.language.chunking.shape import Shape
from bot.language.grammar import teach
from bot.language.tokens.cues import Cued

_HELD = Cued(
    r"\b(?:but )?only (?:if|when) (?P<what>(?:the )?¤r\d+|an? room|¤p\d+(?: (?:and|,) ¤p\d+)*)(?: (?:is|are|'s|can|could))(?: (?:also|still|both|all))* (?:free|available|open|join|come|make it|attend|be there)(?: (?:too|as well|then|at that time))*(?=$| [,.;](?! (?:otherwise|or else|else|if not|or)\b))"
)


def without_held(shape: Shape) -> Shape:
    """Return a sentence in which who or what is to be free on condition is asked for like all else: only such times are found."""
    found = _HELD.search(shape.row)
    if found is None:
        return shape
    kept = {*shape.places(found.span("what"))}
    return shape.without({*shape.places(found.span())} - kept)


teach(_HELD)
