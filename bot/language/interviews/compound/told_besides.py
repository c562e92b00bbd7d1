"""Who is to be told of what a message asks for: "swap Tom for Sam and tell Jane".

The bot does not do that by a word: it is named as left out, and none of its words counts for the rest.
"""

from bot.language.acts.situation import EASE
from bot.language.chunking.shape import Shape
from bot.language.grammar import teach
from bot.language.tokens.cues import Cued

_JOINT = r"(?<= )(?P<whole>(?:, )?(?:and|then|but|plus|,|;|\.)(?: (?:then|also|please|can you|could you))* "
_SOMEBODY = r"(?:¤[pcx]\d+|the (?:candidate|panel|team|interviewers?|recruiter)|everyone|everybody|them|her|him)"
_TOLD = Cued(
    rf"{_JOINT}(?P<deed>(?:tell|inform|notify|let|e ?mail|message|text|ping|remind|warn|call|ask(?= \S+ (?:about|if|whether|for)\b)) {_SOMEBODY}(?! (?:to (?:pick|choose)|pick|choose|a link|join|take|do|come|cover))(?: [^,.\s]+){{0,8}}))$"
)
"""Who is to be told, which the bot does not do by a word."""
_TOLD_FIRST = Cued(
    rf"^{EASE}(?P<whole>(?P<deed>(?:(?:tell|inform|notify|e ?mail|message|text|ping|remind|warn|call|phone|ring) {_SOMEBODY}|let {_SOMEBODY} know)(?: (?:first|now|about (?:it|this|that)))*) (?:(?:,|and|then|;|\.|&) )+)(?=(?:also |please )*(?:move|cancel|push|shift|re ?schedule|postpone|bring|add|remove|drop|take|swap|replace|make|put|call off|extend|shorten)\b)"
)
"""Who is to be told before anything is done: "text Jo and move it to Friday"."""


def without_told(shape: Shape) -> tuple[Shape, tuple[str, ...]]:
    """Return a sentence without who is to be told besides, and the words of that."""
    found = _TOLD.search(shape.row) or _TOLD_FIRST.search(shape.row)
    if found is None:
        return shape, ()
    beside = shape.text(shape.places(found.span("deed")))
    return shape.without(shape.places(found.span("whole"))), (beside,)


teach(_TOLD, _TOLD_FIRST)
