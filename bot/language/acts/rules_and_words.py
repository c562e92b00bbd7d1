"""The rules and the words together: which act a message does where they disagree."""

import math

from bot.language.acts.classifier import act_probabilities, command_probabilities
from bot.language.acts.cue_words import has_cue
from bot.language.acts.lateness import is_delayed
from bot.language.acts.situation import Situation
from bot.language.chunking.shape import Shape
from bot.language.parsed import ParsedMessage
from bot.language.requests import AdminRequest, Question, SettingRequest
from bot.language.tokens.cues import Cued

TRUST = 3.0
"""How much more the rules count than the words, as a logarithm: fitted on messages that neither had seen."""
TABLE_TRUST = 6.0
"""The same of a row of the table of commands."""
QUESTION_TRUST = 2.0
"""The same where they differ only in whether a question goes on with the one before."""
_QUESTIONS = frozenset({"new", "continued"})
SURE = 0.6
UNSURE = 0.55
"""An act less probable than this is not done: the bot says that it did not understand."""
AGREED = 0.2
"""An act that the rules name too, and that is more probable than this, needs no weighing."""
_LINKS = frozenset({"link", "links"})
"""Who says the word means it."""


def act_of(message: ParsedMessage) -> str:
    """Return what a message that was read does."""
    request = message.request
    if isinstance(request, AdminRequest | SettingRequest):
        return "command"
    if isinstance(request, Question) and not request.is_link:
        return "continued" if message.continues else "new"
    return request.intent


_ANSWERS = frozenset({"accept", "decline", "tentative"})
_OF_INVITED = frozenset({*_ANSWERS, "propose", "late", "absence"})
"""What an interviewer says of an invitation by the rules: no less likely answer outweighs it than the likeliest."""


def weighed(  # noqa: PLR0913 - what speaks for an act
    act: str,
    shape: Shape,
    situation: Situation,
    thumb: int = 0,
    *,
    is_claimed: bool = False,
    is_own: bool = False,
) -> str:
    """Return the act for which rules and words speak most together; `act` is what the rules say.

    `is_claimed` tells that a row of the table of commands says it; `is_own`, that a question names its own people and
    time, so that it does not go on with the one before.
    """
    shares = act_probabilities(shape, situation, thumb)
    is_bare = not shape.row.strip()
    is_thumb = bool(thumb) and is_bare
    if act not in shares or is_thumb or (act == "link" and _LINKS & set(shape.sentence.words)):
        return act
    probable = max(shares, key=shares.__getitem__)
    if act == probable and shares[act] > AGREED:
        return act
    is_of_questions = {act, probable} == _QUESTIONS
    trust = TABLE_TRUST if is_claimed else QUESTION_TRUST if is_of_questions else TRUST
    scores = {one: math.log(share + 1e-5) + trust * (one == act) for one, share in shares.items()}
    likely = sorted(scores, key=scores.__getitem__, reverse=True)

    def may_be(one: str) -> bool:
        return (
            (one == act or is_bare or has_cue(one, shape.row))
            and not (is_own and one == "continued")
            and not (one in _ANSWERS and act == "chat" and is_delayed(shape))
            and not (one == "late" != act and situation.is_invited and not situation.is_soon)
        )

    best = next(filter(may_be, likely))
    if likely[0] != best == "chat":
        return "unknown"
    if likely[0] != best != act and best in _ANSWERS and act in _OF_INVITED:
        return act
    beside = _QUESTIONS if best in _QUESTIONS else {best}
    others = {one: math.exp(scores[one] - scores[best]) for one in likely if one not in beside}
    rest = 1 / UNSURE - 1
    is_unsure = sum(others.values()) >= rest and sum(others[one] for one in others if may_be(one)) >= rest  # fmt: skip
    return "unknown" if is_unsure else best


_OF_BOT = frozenset({"enable", "status", "help", "connect"})
"""Commands about the bot itself, which name nothing else that is to be done."""
_ERRAND = Cued(
    r"\b(?:can|could|would|will|please|pls|kindly)\b(?: (?:you|u|just|also|please|kindly))* (?:(?:check|run|print|read|verify|scan|review|rank|compare|translate|write|draft|prepare|order|buy|fetch|fix|mail|post|publish|call|ring|book|screen|summari[sz]e|proofread) (?:an?|some|the|his|her|their|my|our|these|them|¤\w+)\b)(?! (?:calendars?|connection|integration|status|help|list|commands?|options|settings?|bot|setup))"
)
"""What names a thing to be done that no command does: "can you print the CVs"."""


def weighed_command(intent: str, shape: Shape) -> str:
    """Return the command or setting that table and words name together; empty where neither is sure."""
    shares = command_probabilities(shape)
    by_words = {
        one: share for one, share in shares.items() if one == intent or has_cue(one, shape.row)
    }
    best = max(by_words, key=by_words.__getitem__)
    if not intent and best in _OF_BOT and _ERRAND.search(shape.row):
        return ""
    if not intent:
        return best if by_words[best] > SURE else ""
    is_outweighed = by_words[best] > by_words.get(intent, 1.0) * math.exp(TRUST)
    return best if is_outweighed else intent
