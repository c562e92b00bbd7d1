"""Whether an hour that is said beside a no to an invitation is offered, or only tells why: "how about 4:30", "I have a class at 4"."""

import re

from bot.language.acts.situation import EASE
from bot.language.chunking.pieces import Piece
from bot.language.chunking.shape import Shape
from bot.language.grammar import teach
from bot.language.tokens.cues import Cued

_OFFERS = Cued(
    r"(?:,|\.|;|-|\bbut|\band) (?:but )?(?P<led>(?:rather|(?:i |we )?(?:could|can)(?: i| we)? (?:do|make|manage))(?: (?:it|at|for|maybe))* )?(?P<when>¤t\d+)(?: (?:instead|please|pls|though|thanks|then|or|,|on|¤t\d+))*$"
)
_SUITS = re.compile(r"\b(?:works?|suits?|(?:how|what) about|instead|better|free)\b", re.IGNORECASE)
_HOW_ABOUT = re.compile(r"(?:how|what) about\b", re.IGNORECASE)

_REFUSES = Cued(
    rf"^{EASE}(?:i |we )?(?:'m afraid |am afraid )?(?:i )?(?:cant|can not|cannot|wont|wont be able to|will not be able to|unable to|not able to) (?:make|do|come|attend|join|be there|be in)(?: (?:it|this|that|then))*(?: (?:on )?¤t\d+)? (?:,|\.|-|because|as|since) (?!.*\b(?:but|how|could|can|cant|instead|rather|works?|suits?|free|better|maybe|what|only|until|after|before|from)\b)(?:\S+ )*?[a-z]\S* ¤t\d+$"
)


def refuses_first(shape: Shape) -> bool:
    """Whether a message says no first, and then only why, with an hour of that: "can't make Wednesday, I have a class at 4"."""
    text = shape.sentence.text
    is_hour = bool(shape.pieces) and shape.pieces[-1].kind == "times"
    is_asked = "?" in text or _SUITS.search(text)
    return is_hour and not is_asked and shape.search(_REFUSES) is not None


def offers_hour(shape: Shape) -> bool:
    """Whether a message ends with an hour at which the speaker could, or which they ask about."""
    found = shape.search(_OFFERS)
    if found is None:
        return False
    is_instead = " instead" in found[0]
    if not is_instead and not any(one.kind == "times" for one in shape.signed(found[0])):
        return False
    when = shape.text(shape.places(found.span("when")))
    return is_instead or bool(found["led"] or _HOW_ABOUT.match(when))


def are_hours_beside(about: list[Piece], left: list[Piece]) -> bool:
    """Whether hours are refused, and others asked for: "I'm tied up until 3, can we do 4?"."""
    is_hours = bool(about) and all(one.kind == "times" for one in about)
    return is_hours and any(one.kind == "times" for one in left)


def is_hour_of_wanted(about: list[Piece], left: list[Piece]) -> bool:
    """Whether nothing but hours of a day named before them is refused: "Thursday, not in the morning"."""
    if not about:
        return True
    is_hours = all(one.kind == "times" for one in about)
    return is_hours and any(
        one.kind == "days" and one.start < other.start for one in left for other in about
    )


teach(_OFFERS, _REFUSES)
