"""The candidate who was spoken of last, where nothing that is shown could be meant: “cancel hers”, “move her to Friday”."""

from bot.language.chunking.shape import Shape
from bot.language.context import ComingInterview, ParseContext
from bot.language.grammar import teach
from bot.language.tokens.cues import Cued

_CARDS = frozenset({"interview", "invitation", "proposal", "feedback", "loop"})
_OWN = (
    r"\b(?:hers|his|theirs)(?= (?:to|on|by|for|back|please|pls|too|instead|off|online|and|,|an?|¤)|$)"
    r"|\b(?:her|his|their) (?:(?:next|first|second|last|other|¤t\d+) )*(?:interviews?|ones?|meetings?|sessions?|calls?|screens?|chats?|rounds?|slots?)\b"
)
_OWNED = Cued(_OWN)
_THEIRS = Cued(
    rf"{_OWN}|\b(?:cancel|move|push|shift|postpone|reschedule) (?:her|him|them)\b"
    r"|^(?:(?:and|so|ok|okay|oh|hi|,) )*(?:she|he|they) (?:cant|can not|cannot|wont|wants|would|'d|needs|prefers|asked|asks|has|withdrew|dropped)\b"
)


def spoken_of(
    shape: Shape, known: list[ComingInterview], context: ParseContext
) -> list[ComingInterview] | None:
    """Return the interviews of the candidate spoken of last; None where other words tell which are meant."""
    if context.last in _CARDS or not context.spoken_of or not shape.search(_THEIRS):
        return None
    return [one for one in known if one.id in context.spoken_of] or None


def names_theirs(shape: Shape, context: ParseContext) -> bool:
    """Whether the interview of the candidate spoken of last is named as theirs, whatever question is open."""
    return bool(context.spoken_of) and shape.search(_OWNED) is not None


teach(_OWNED, _THEIRS)
