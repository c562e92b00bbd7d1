"""The rules and the words together: which act a message does where they disagree."""

import math

from bot.language.acts.classifier import act_probabilities, command_probabilities
from bot.language.acts.situation import Situation
from bot.language.parsed import ParsedMessage
from bot.language.requests import AdminRequest, Question, SettingRequest
from bot.language.shape import Shape

TRUST = 3.0
"""How much more the rules count than the words, as a logarithm: fitted on messages that neither had seen."""
TABLE_TRUST = 6.0
"""The same of a row of the table of commands."""
SURE = 0.6
UNSURE = 0.55
"""An act less probable than this is not done: the bot says that it did not understand."""


def act_of(message: ParsedMessage) -> str:
    """Return what a message that was read does."""
    request = message.request
    if isinstance(request, AdminRequest | SettingRequest):
        return "command"
    if isinstance(request, Question) and not request.is_link:
        return "continued" if message.continues else "new"
    return request.intent


def weighed(
    act: str, shape: Shape, situation: Situation, thumb: int = 0, *, is_claimed: bool = False
) -> str:
    """Return the act for which rules and words speak most together; `act` is what the rules say.

    `is_claimed` tells that a row of the table of commands says it.
    """
    by_words = act_probabilities(shape, situation, thumb)
    if act not in by_words:
        return act
    trust = TABLE_TRUST if is_claimed else TRUST
    scores = {one: math.log(share + 1e-5) + trust * (one == act) for one, share in by_words.items()}
    best = max(scores, key=scores.__getitem__)
    rest = sum(math.exp(score - scores[best]) for score in scores.values())
    return best if rest < 1 / UNSURE else "unknown"


def weighed_command(intent: str, shape: Shape) -> str:
    """Return the command or setting that table and words name together; empty where neither is sure."""
    by_words = command_probabilities(shape)
    best = max(by_words, key=by_words.__getitem__)
    if not intent:
        return best if by_words[best] > SURE else ""
    is_outweighed = by_words[best] > by_words.get(intent, 1.0) * math.exp(TRUST)
    return best if is_outweighed else intent
