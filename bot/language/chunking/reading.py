"""The words of a message in its context: who says "me", and which candidates are known."""

from bot.language.chunking.chunker import after_question, scanned
from bot.language.chunking.pieces import Piece
from bot.language.chunking.shape import Shape
from bot.language.context import ParseContext
from bot.language.people.namesakes import with_candidates
from bot.language.people.self_reference import with_speaker
from bot.language.tokens.tokenizer import Sentence


def shaped(text: str, context: ParseContext, *, is_after: bool) -> Shape:
    """Return the shape of what was said, with the speaker in the place of "me"."""
    known = context.shapes.get((text, is_after))
    if known is None:
        known = context.shapes[text, is_after] = _shaped(text, context, is_after=is_after)
    return known


def _shaped(text: str, context: ParseContext, *, is_after: bool) -> Shape:
    sentence, pieces = scanned_in(text, context)
    pieces = after_question(sentence, pieces) if is_after else pieces
    is_loose = is_after or bool(context.interviews)
    told = with_speaker(sentence, pieces, context.speaker, is_after=is_loose, is_open=is_after)
    return with_candidates(Shape(sentence, told), (*context.interviews, *context.ended))


def scanned_in(text: str, context: ParseContext) -> tuple[Sentence, list[Piece]]:
    """Return the words and pieces of a text, in which the candidates of interviews are known."""
    known = context.scans.get(text)
    if known is None:
        booked = (*context.interviews, *context.ended)
        candidates = tuple(one.candidate.name for one in booked if one.candidate)
        almanac, names = context.almanac, context.directory.names
        known = context.scans[text] = scanned(text, almanac, names, candidates=candidates)
    return known
