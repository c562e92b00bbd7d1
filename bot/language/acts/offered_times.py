"""Answers that refuse one time and offer another, or say no and offer one."""

from bot.language.acts.situation import EASE
from bot.language.grammar import teach
from bot.language.tokens.cues import Cued

_OTHER_HOUR = Cued(
    rf"^{EASE}(?:i )?(?:cant|can not|cannot|wont|not)(?: (?:do|make|at))* ¤t\d+ (?:(?:,|but|\.|;) )+(?:(?:i )?can (?:do |make )?|could do |at )?¤t\d+(?: (?:works|is|fine|ok|okay|good|instead|though|if|possible|please|,))*$"
)


def offers_other_hour(row: str) -> bool:
    """Whether one time is refused and another offered: "can't do 2, 430 works"."""
    return bool(_OTHER_HOUR.match(row))


_OFFERS_TIME = Cued(
    r"(?:^|[.;,!-] |\bbut )(?:(?:i|we|maybe|perhaps|only) )*(?:could|can|(?:would|'d|might) be able to|free|available|how about|what about|any chance of)(?: (?:do|make|manage|be|there|free|available|on|at|it|in|for))* ¤t\d+(?!(?: ¤t\d+)* (?:doesnt|isnt|not|cant|wont)\b)"
)


def offers_time(row: str) -> bool:
    """Whether one clause of an answer offers a time: "can't make it, I'm at the dentist. could do Friday at 4"."""
    return bool(_OFFERS_TIME.search(row))


teach(_OTHER_HOUR, _OFFERS_TIME)
