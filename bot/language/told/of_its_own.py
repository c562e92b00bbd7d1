"""Whether several sentences are a question of their own, whatever was asked before: they name their people and their time."""

import re
from collections.abc import Callable

from bot.language.parsed import ParsedMessage
from bot.language.tokens.cues import Cued
from bot.language.told.clauses import clauses_of
from bot.language.told.named import Shaped

_DAYS = frozenset({"days", "stretch"})
_OF_SESSION = frozenset({"name", "length"})
_FOLLOWS = Cued(
    r"\b(?:instead|also|as well|rather|same|still|keep|everything else|rest|others?|another|add|swap|drop|remove|replace|switch|without|change|make it(?! (?-i:[A-Z])[\w'’-]+ (?:for )?(?:\d|an? |half |one )[^.?!]*\bthen\b)|make that(?!\?)|what about|how about|earlier|later|again|as before|leave(?! (?:at|by|before|around|early|again)\b)|skip|scratch|scrap|forget|lose|no longer|wrong|meant|mistake|move|bump|turns out|after all)\b",
    re.IGNORECASE,
)
"""What speaks of the question before."""
_REQUESTS = Cued(
    r"\W*(?:(?:so|and|but|now|anyway|please|pls|kindly|just|ok|then|also)\W+)*(?:(?:can|could|would|will) you (?:please |kindly |just )?|i['’]d like you to |please )?(?:find|need|i(?: now)? need|we(?: now)? need|looking for|i['’]?m looking for|set up|schedule|arrange|line up|i want)\b",
    re.IGNORECASE,
)
"""What opens a question of its own."""


def of_its_own(
    text: str, shaped: Shaped, alone: Callable[[], ParsedMessage]
) -> ParsedMessage | None:
    """Return what sentences ask for by themselves, where they lean on no question that is open; None where they may."""
    clauses = clauses_of(text)
    if len([one for one in clauses if one.is_first]) <= 1:
        return None
    kinds = {one: {piece.kind for piece in shaped(one.text).pieces} for one in clauses}
    if not any(one & _DAYS for one in kinds.values()):
        return None
    asking = [one for one in clauses if one.does != "tells"]
    is_asked_of = any("name" in kinds[one] for one in asking)
    if not (is_asked_of or set().union(*kinds.values()) >= _OF_SESSION):
        return None
    opens = any(_REQUESTS.match(one.text) and "name" in kinds[one] for one in asking)
    if not opens and any(_FOLLOWS.search(one.text) for one in asking):
        return None
    read = alone()
    question = read.question
    names_people = question is not None and bool(question.people or question.sessions)
    return read if names_people and read.doubt is None else None
