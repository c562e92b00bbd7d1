"""On how many days the sessions of a loop may lie: `over two days`, `split across 2 days`, `all on one day`."""

import re

from bot.language.grammar import teach
from bot.language.tokens.cues import Cued

_DAYS = Cued(
    r",?\s*\b(?:(?:and )?(?:spread|split|divide|plan)\s+(?:(?:it|them|this|that|the\s+\w+)\s+)?(?:out\s+)?)?"
    r"(?:(?:over|across|on|into|between)\s+(?:up to\s+)?|in\s+(?=(?:one|a single|the same)\b))"
    r"(?P<days>two|2|one|1|a single|the same)\s+(?:(?:separate|different|consecutive)\s+)?days?"
    r"(?!\s*(?:ago|later|notice|before|after|from))"
    r"(?:\s+(?:if (?:need be|needed|necessary|possible)|(?:is|are|would be) (?:fine|ok|okay|good)|then|instead|please))*",
    re.IGNORECASE,
)
_ONE = frozenset({"one", "1", "a single", "the same"})
_NO_WORDS = Cued(
    r"[\W_]*(?:(?:what about|how about|and|ok|okay|then|please|try|can we do|make|it|all|all of (?:it|them)|everything)[\W_]*)*"
)


def without_days(text: str) -> tuple[str, int] | None:
    """Return a message without what it says of the number of days, and that number; None where it says none."""
    found = _DAYS.search(text)
    if found is None:
        return None
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    return " ".join(rest.split()), 1 if found["days"].casefold() in _ONE else 2


def says_nothing(text: str) -> bool:
    """Whether nothing else is said: "what about"."""
    return bool(_NO_WORDS.fullmatch(text))


teach(_DAYS)
