"""What the rules say that words of another act do not outweigh."""

from bot.language.acts.answering import is_elsewhere
from bot.language.acts.booked_mentions import speaks_of_booked
from bot.language.acts.booked_questions import asks_about_one
from bot.language.acts.cue_words import shrugs
from bot.language.acts.decision import asks_other_times
from bot.language.acts.deeds import tells_end
from bot.language.acts.idle_talk import is_errand, is_meal, laughs_first, sighs
from bot.language.acts.lateness import is_delayed
from bot.language.acts.offered_times import offers_time
from bot.language.acts.rules_and_words import act_of
from bot.language.acts.situation import Situation
from bot.language.chunking.shape import Shape
from bot.language.parsed import ParsedMessage
from bot.language.people.absences import find_absences
from bot.language.requests import (
    AbsenceRequest,
    ChangeRequest,
    InterviewRequest,
    RescheduleRequest,
)

_ELSE = frozenset({"new", "continued", "command", "unknown"})
DEEDS = frozenset({"change", "reschedule", "cancel", "accept", "decline", "tentative", "propose"})


def is_kept(by_rules: ParsedMessage, act: str, shape: Shape, situation: Situation) -> bool:
    """Whether the words may not outweigh the rules: what is to be done to a booked interview that was found is done.

    Nor is one moved or changed that was not spoken of while a question is open.
    """
    is_talk = act_of(by_rules) == "chat" and (is_meal(shape) or laughs_first(shape) or sighs(shape))
    is_late = act_of(by_rules) == "late" and is_delayed(shape)
    is_question = act_of(by_rules) == "interviews" and asks_about_one(shape, situation)
    is_answer = situation.is_invited and (shrugs(shape.row) or is_elsewhere(shape.row))
    is_offer = situation.is_invited and act_of(by_rules) == "propose" and offers_time(shape.row)
    is_away = act == "unknown" and isinstance(by_rules.request, AbsenceRequest) and bool(by_rules.request.windows)  # fmt: skip
    if is_talk or is_question or is_answer or is_late or is_offer or is_away:
        return True
    if act_of(by_rules) == "unknown":
        is_any = situation.is_open and asks_other_times(shape.row)
        return act in {"new", "continued"} and (is_any or is_errand(shape))
    if act_of(by_rules) in {"more", "continued"}:
        return _is_kept_open(act_of(by_rules), act, shape, situation)
    request = by_rules.request
    if not isinstance(request, RescheduleRequest | ChangeRequest | InterviewRequest):
        return False
    if isinstance(request, ChangeRequest) and (
        (request.online is False and act == "cancel") or (request.minutes and tells_end(shape.row))
    ):
        return True
    is_found = bool(request.target) and by_rules.doubt is None
    return is_found and request.intent in {"reschedule", "change", "cancel"} and act in _ELSE


def _is_kept_open(by_rules: str, act: str, shape: Shape, situation: Situation) -> bool:
    """Whether what goes on with the open question, by the rules, may not be outweighed."""
    if by_rules == "more":
        return act in {"unknown", "continued", "interviews"}
    if act == "chat":
        return any(one.people and one.times for one in find_absences(shape)[0])
    return act in DEEDS and not speaks_of_booked(shape, situation)
