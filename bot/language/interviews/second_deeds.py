"""A second thing that one message asks for: "add Mei and move it to 3", "swap Tom for Sam and tell Jane".

Only the first is done; the other is named as left out, and none of its words counts for the first.
"""

from bot.language.grammar import teach
from bot.language.shape import Shape
from bot.language.tokens.cues import Cued

_JOINT = r"(?<= )(?P<whole>(?:, )?(?:and|then|,|;|\.)(?: (?:then|also|please|can you|could you))* "
_SOMEBODY = r"(?:¤[pcx]\d+|the (?:candidate|panel|team|interviewers?|recruiter)|everyone|everybody|them|her|him)"
_TOLD = Cued(
    rf"{_JOINT}(?P<deed>(?:tell|inform|notify|let|e ?mail|message|text|ping|remind|warn|call|ask(?= \S+ (?:about|if|whether|for)\b)) {_SOMEBODY}(?! (?:to (?:pick|choose)|pick|choose|a link|join|take|do|come|cover))(?: [^,.\s]+){{0,8}}))$"
)
"""Who is to be told, which the bot does not do by a word."""
_MOVED = Cued(
    rf"{_JOINT}(?P<deed>(?:move|push|shift|re ?schedule|postpone|cancel|delete) (?:it|that|this|the|my|¤c\d+|to)\b(?: [^,.\s]+){{0,8}}))$"
)
"""A move or a cancellation beside a change."""


def without_second(shape: Shape, *, is_change: bool = False) -> tuple[Shape, tuple[str, ...]]:
    """Return a sentence without the second thing that it asks for, and the words of that."""
    for pattern in (_TOLD, _MOVED) if is_change else (_TOLD,):
        if (found := pattern.search(shape.row)) is not None:
            beside = shape.text(shape.places(found.span("deed")))
            return shape.without(shape.places(found.span("whole"))), (beside,)
    return _without_move(shape) if is_change else (shape, ())


_MOVES = frozenset({"move", "change", "switch", "make"})
"""How a time begins that is read with its verb: "make it 3pm"."""


def _without_move(shape: Shape) -> tuple[Shape, tuple[str, ...]]:
    words = shape.sentence.words
    for place, one in enumerate(shape.pieces):
        is_joined = place > 1 and shape.pieces[place - 1].kind == "join"
        if is_joined and one.kind == "times" and words[one.start] in _MOVES:
            return shape.without({place - 1, place}), (shape.text([place]),)
    return shape, ()


teach(_TOLD, _MOVED)
