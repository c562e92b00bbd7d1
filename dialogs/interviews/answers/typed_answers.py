"""What is typed as the answer to an invitation, or to two of them: the same as the buttons it stands for."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Literal

from msgspec.structs import replace

from bot.language.parsed import ParsedMessage
from bot.language.requests import AnswerRequest
from bot.language.tokens.cues import Cued
from bot.runtime.handlers import Handler
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Pressed, Said, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Accept, Action, Decline, Maybe, Propose
from cards.view_models import message
from dialogs.interviews.answers import respond
from dialogs.interviews.answers.absences import decline_while_away
from dialogs.interviews.answers.accept_proposal import agreed_proposal
from dialogs.interviews.answers.propose_time import propose
from dialogs.interviews.changes.bulk_actions import ask_about_several
from dialogs.interviews.interview_commands import meant, request_as
from dialogs.interviews.interview_commands import propose as propose_typed
from dialogs.left_out import with_left_out

_ALL = Cued(
    r"\b(?:all|every) (?:of )?(?:(?:my|the|these|those|them|open) ?)*(?:interviews?|invitations?|invites?|meetings?|sessions?|ones?|of them)?\W*$",
    re.IGNORECASE,
)
_ANSWERS: Mapping[str, tuple[Callable[[str], Action], Handler[Any]]] = {
    "accept": (Accept, respond.accept),
    "decline": (Decline, respond.decline),
    "tentative": (Maybe, respond.maybe),
}


async def answer(
    turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return an interviewer's answer to the invitation that is meant; to several, or while away, once that is confirmed."""
    request = request_as(parsed, AnswerRequest)
    if parsed.also_answered is not None or parsed.none_of or request.intent == "propose":
        return await _answer_each(turn, parsed, unit_of_work, ports)
    if request.away:
        return await decline_while_away(
            turn, request.away, unit_of_work, ports, reason=request.reason
        )
    if agreed := await agreed_proposal(turn, request, unit_of_work, ports):
        return await _agreed(turn, agreed, unit_of_work, ports)
    is_of_all = len(request.target) > 1 or (request.target and _declines_all(request, turn))
    if is_of_all and request.intent in {"accept", "decline"}:
        what: Literal["accept", "decline"] = "accept" if request.intent == "accept" else "decline"
        several = await ask_about_several(
            turn, what, request.target, unit_of_work, ports, reason=request.reason
        )
        return with_left_out(several, parsed, turn)
    if request.intent == "accept" and parsed.left_out and not request.reason:
        # What a yes depends on is for its organizer to read.
        request = replace(request, reason=", ".join(parsed.left_out))
        said = await _answer_one(turn, request, unit_of_work, ports)
        told = OutgoingView(view=message("said-with-yes", words=request.reason))
        return replace(said, show=[*said.show, told])
    return with_left_out(await _answer_one(turn, request, unit_of_work, ports), parsed, turn)


async def _agreed(
    turn: Turn, agreed: Propose | Accept, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Propose the time that a yes is to, or accept the invitation that came since times were shown."""
    pressed = _pressed(turn, agreed, {})
    if isinstance(agreed, Accept):
        return await respond.accept(pressed, agreed, unit_of_work, ports)
    return await propose(pressed, agreed, unit_of_work, ports)


def _declines_all(request: AnswerRequest, turn: Turn) -> bool:
    """Whether all invitations are declined, of which there may be one: it is asked once, as for several."""
    text = turn.content.text if isinstance(turn.content, Said) else ""
    return request.intent == "decline" and bool(_ALL.search(text))


async def _answer_one(
    turn: Turn, request: AnswerRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    make, handler = _ANSWERS[request.intent]
    target = await meant(request.target, turn, unit_of_work)
    target = await respond.asked_since(target, request.intent, turn, unit_of_work)
    pressed = _pressed(turn, make(target), {"comment": request.reason})
    return await handler(pressed, make(target), unit_of_work, ports)


async def _answer_each(
    turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Answer several invitations, each in its own way, another time proposed last: none of them is a yes to a time that is shown. Of one that the speaker does not have it is said."""
    given = [one for one in (request_as(parsed, AnswerRequest), parsed.also_answered) if one]
    each = [replace(one, target=(id_,)) for one in given for id_ in one.target] or given
    if len(each) == 1 and not parsed.none_of:
        return await _answer_or_propose(turn, each[0], unit_of_work, ports)
    said: list[Outcome] = []
    for one in sorted(each, key=lambda one: one.intent == "propose"):
        said.append(await _answer_or_propose(turn, one, unit_of_work, ports))
        unit_of_work.apply(said[-1])
    show = [view for one in said for view in one.show]
    if parsed.none_of:
        show.append(OutgoingView(view=message("not-invited-for", name=parsed.none_of)))
    save, delete = (
        [each for one in said for each in getattr(one, kind)] for kind in ("save", "delete")
    )
    return Outcome(show=show, save=save, delete=delete)


async def _answer_or_propose(
    turn: Turn, request: AnswerRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return what becomes of one answer of several: another time that is asked for is proposed, or offered to be."""
    if request.intent == "propose":
        return await propose_typed(turn, ParsedMessage(request), unit_of_work, ports)
    return await _answer_one(turn, request, unit_of_work, ports)


def _pressed(turn: Turn, action: Action, inputs: dict[str, str]) -> Turn:
    """Return the turn in which the button of a typed command is pressed, with what was said filled in."""
    return replace(turn, content=Pressed(action, inputs=inputs))
