"""Answers that offer a time, with or without a no."""

from bot.language.grammar import teach
from bot.language.tokens.cues import Cued

_OFFERS_TIME = Cued(
    r"(?:^|[.;,!-] |\bbut )(?:(?:i|we|maybe|perhaps|only) )*(?:could|can|(?:would|'d|might) be able to|free|available|how about|what about|any chance of)(?: (?:do|make|manage|be|there|free|available|on|at|it|in|for))* ¤t\d+(?!(?: ¤t\d+)* (?:doesnt|isnt|not|cant|wont)\b)"
)


def offers_time(row: str) -> bool:
    """Whether one clause of an answer offers a time: "can't make it, I'm at the dentist. could do Friday at 4"."""
    return bool(_OFFERS_TIME.search(row))


teach(_OFFERS_TIME)
