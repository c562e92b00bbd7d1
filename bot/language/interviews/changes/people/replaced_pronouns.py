"""Whom a "her" means that is to be replaced or taken out: “Sam is ill, can Lucy replace her”."""

from msgspec.structs import replace

from bot.language.chunking.shape import Shape
from bot.language.grammar import teach
from bot.language.people.attendees import is_person
from bot.language.tokens.cues import Cued

_PRONOUN = Cued(
    r"\b(?:swap|replace|switch|substitute|exchange|remove|drop|take|leave|keep|kick|trade|uninvite)(?: out)? (?P<who>him|her|them)\b(?! (?:place|seat|spot|slot|stead)\b)"
)
_DOER = Cued(r"\b(?:can|could|will|would|should) ¤p\d+ (?:\w+ )?$|¤p\d+ (?:can|could|will|'ll) $")
"""Who is asked to do it to the other: nobody replaces herself in "Sam is ill, can Lucy replace her"."""


def with_pronouns(shape: Shape) -> Shape:
    """Return the sentence with whom "swap her with Rita" means in the pronoun's place: who was named before."""
    match = _PRONOUN.search(shape.row)
    if match is None:
        return shape
    place = shape.places(match.span("who"))[0]
    before = [one for one in shape.pieces[:place] if is_person(one)]
    if not before:
        return shape
    is_doer = len(before) > 1 and bool(_DOER.search(shape.row[: match.start()]))
    pronoun = replace(
        before[-2 if is_doer else -1], start=shape.pieces[place].start, end=shape.pieces[place].end
    )
    return Shape(shape.sentence, [*shape.pieces[:place], pronoun, *shape.pieces[place + 1 :]])


teach(_PRONOUN)
