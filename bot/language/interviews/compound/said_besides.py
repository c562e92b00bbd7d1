"""What is said beside a move or a cancellation, and which neither can hold: "move it to Friday and add Mei"."""

from bot.language.chunking.pieces import Piece
from bot.language.chunking.shape import Shape
from bot.language.context import ComingInterview, ParseContext
from bot.language.coverage.coverage import unused_people
from bot.language.interviews.targets.resolve import Reference
from bot.language.people.candidates import is_candidate_of
from bot.language.tokens.stop_words import is_known


def said_besides(
    shape: Shape, found: Reference, context: ParseContext, *, is_length_used: bool = True
) -> tuple[str, ...]:
    """Return the people, rooms, lengths and candidates named that are not those of the interviews meant."""
    meant = [one for one in context.interviews if one.id in found.ids]
    if not meant:
        return ()
    taking_part = frozenset(
        {mail for one in meant for mail in one.people} | {context.speaker or ""}
    )
    others = [n for n, one in enumerate(shape.pieces) if _is_other(one, meant)]
    lengths = [
        n
        for n, one in enumerate(shape.pieces)
        if one.kind == "length" and one.value not in {it.minutes for it in meant}
    ]
    unread = others if is_length_used else [*others, *lengths]
    return named_for_nothing(shape, taking_part) + tuple(shape.text([n]) for n in unread)


def named_for_nothing(shape: Shape, used: frozenset[str]) -> tuple[str, ...]:
    """Return the people named who have no part in what is to be done; "will" typed small is a verb."""
    return tuple(one for one in unused_people(shape, used) if not is_known(one))


def _is_other(piece: Piece, meant: list[ComingInterview]) -> bool:
    """Whether a piece is another room than that of the interviews, another candidate, or a meeting online."""
    if piece.kind == "online":
        return bool(piece.value)
    if piece.kind == "candidate":
        return bool(piece.value.name) and not any(
            is_candidate_of(piece.value.name, one) for one in meant
        )
    is_room = piece.kind == "name" and piece.value.kind == "room"
    return is_room and not any(one.room in piece.value.ids for one in meant)
