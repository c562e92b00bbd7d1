"""What means a whole loop: a question for several interviews, and what names a loop where others name an offer or an interview."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.domain.bookings.interviews import Interview, InterviewId, OfferId
from bot.domain.bookings.loops import Loop
from bot.domain.bookings.offers import Offer
from bot.domain.card_subjects import CANCEL, LOOP, OFFER, parse_subject
from bot.domain.form_validation import MORE_PEOPLE
from bot.language.parsed import ParsedMessage
from bot.language.requests import (
    ChangeRequest,
    InterviewRequest,
    InterviewsRequest,
    RescheduleRequest,
    Target,
)
from bot.runtime.handlers import Handler
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Pressed, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import (
    Book,
    Cancel,
    Drop,
    InviteCandidate,
    More,
    Move,
    NameCandidate,
    Refine,
    Refresh,
    Undo,
    Why,
)

OfOffer = TypeVar("OfOffer", Book, More, Why, Refine, Drop)
OfTarget = TypeVar("OfTarget", Undo, Cancel, Move, NameCandidate, InviteCandidate)
OfMember = TypeVar("OfMember", NameCandidate, InviteCandidate)
LoopHandler = Callable[[Turn, ParsedMessage, Loop, UnitOfWork, Ports], Awaitable[Outcome]]
"""What answers a message about a loop that is booked."""


def by_sessions(
    of_loop: Handler[ParsedMessage], other: Handler[ParsedMessage]
) -> Handler[ParsedMessage]:
    """Return the handler of a question for times: one where it has several sessions, another for one interview."""

    async def handler(
        turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports
    ) -> Outcome:
        question = parsed.question
        chosen = of_loop if question is not None and question.sessions else other
        return await chosen(turn, parsed, unit_of_work, ports)

    return handler


def by_named(of_loop: LoopHandler, other: Handler[ParsedMessage]) -> Handler[ParsedMessage]:
    """Return the handler of a message about what is booked: one for a loop that is meant, another for interviews."""

    async def handler(
        turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports
    ) -> Outcome:
        if loop := await _named_loop(target_of(parsed), unit_of_work):
            return await of_loop(turn, parsed, loop, unit_of_work, ports)
        return await other(turn, parsed, unit_of_work, ports)

    return handler


def by_candidate(of_loop: LoopHandler, other: Handler[ParsedMessage]) -> Handler[ParsedMessage]:
    """Return the handler of a change of sessions: one where it tells of the candidate, whom all of a loop have, another for all else."""

    async def handler(
        turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports
    ) -> Outcome:
        request = parsed.request
        is_of_candidate = isinstance(request, ChangeRequest) and request.tells_of_candidate
        loop = await _loop_of_all(target_of(parsed), unit_of_work) if is_of_candidate else None
        if loop is None or loop.by != turn.speaker.id:
            return await other(turn, parsed, unit_of_work, ports)
        return await of_loop(turn, parsed, loop, unit_of_work, ports)

    return handler


def by_added_session(of_loop: Handler[Refine], other: Handler[Refine]) -> Handler[Refine]:
    """Return the handler of an offer's form: one where it adds a session to the interview, another for all else."""

    async def handler(
        turn: Turn, action: Refine, unit_of_work: UnitOfWork, ports: Ports
    ) -> Outcome:
        inputs = turn.content.inputs if isinstance(turn.content, Pressed) else {}
        chosen = of_loop if inputs.get(MORE_PEOPLE) else other
        return await chosen(turn, action, unit_of_work, ports)

    return handler


def by_offer(of_loop: Handler[OfOffer], other: Handler[OfOffer]) -> Handler[OfOffer]:
    """Return the handler of a button on offers: one for those of whole schedules, another for the rest."""

    async def handler(
        turn: Turn, action: OfOffer, unit_of_work: UnitOfWork, ports: Ports
    ) -> Outcome:
        offer = await unit_of_work.load(Offer, OfferId(action.offer)) if action.offer else None
        chosen = of_loop if offer is not None and offer.is_of_loop else other
        return await chosen(turn, action, unit_of_work, ports)

    return handler


def by_target(of_loop: Handler[OfTarget], other: Handler[OfTarget]) -> Handler[OfTarget]:
    """Return the handler of a button that names what is booked: one for loops, another for interviews."""

    async def handler(
        turn: Turn,
        action: OfTarget,
        unit_of_work: UnitOfWork,
        ports: Ports,
    ) -> Outcome:
        chosen = of_loop if await is_loop(action.interview, unit_of_work) else other
        return await chosen(turn, action, unit_of_work, ports)

    return handler


def by_member(of_loop: Handler[OfMember], other: Handler[OfMember]) -> Handler[OfMember]:
    """Return the handler of a button whose doing is one for a whole loop, also where it stands on a session's card."""

    async def handler(
        turn: Turn,
        action: OfMember,
        unit_of_work: UnitOfWork,
        ports: Ports,
    ) -> Outcome:
        session = (
            await unit_of_work.load(Interview, InterviewId(action.interview))
            if action.interview
            else None
        )
        is_member = session is not None and bool(session.loop)
        is_ours = is_member or await is_loop(action.interview, unit_of_work)
        return await (of_loop if is_ours else other)(turn, action, unit_of_work, ports)

    return handler


def by_subject(of_loop: Handler[Refresh], other: Handler[Refresh]) -> Handler[Refresh]:
    """Return the handler that draws a card anew: one for loops and offers of schedules, another for the rest."""

    async def handler(
        turn: Turn, action: Refresh, unit_of_work: UnitOfWork, ports: Ports
    ) -> Outcome:
        kind, about = parse_subject(action.subject)
        is_ours = kind == LOOP or (kind == CANCEL and await is_loop(about, unit_of_work))
        if kind == OFFER:
            offer = await unit_of_work.load(Offer, OfferId(about))
            is_ours = offer is not None and offer.is_of_loop
        return await (of_loop if is_ours else other)(turn, action, unit_of_work, ports)

    return handler


async def is_loop(target: str, unit_of_work: UnitOfWork) -> bool:
    """Whether an id that may be an interview's is a loop's."""
    if not target or await unit_of_work.load(Interview, InterviewId(target)) is not None:
        return False
    return await unit_of_work.load(Loop, target) is not None


def target_of(parsed: ParsedMessage) -> Target:
    """Return what a message about what is booked names: ids of interviews and loops."""
    request = parsed.request
    has_target = ChangeRequest | InterviewRequest | InterviewsRequest | RescheduleRequest
    return request.target if isinstance(request, has_target) else ()


async def _loop_of_all(target: Target, unit_of_work: UnitOfWork) -> Loop | None:
    """Return the loop of which all that is meant are sessions; None where there is none such."""
    found = await unit_of_work.load_all(Interview, [InterviewId(one) for one in target])
    (loop, *others) = {one.loop if one is not None else "" for one in found} or {""}
    return await unit_of_work.load(Loop, loop) if loop and not others else None


async def _named_loop(target: Target, unit_of_work: UnitOfWork) -> Loop | None:
    """Return the loop that is meant: alone, or with nothing but sessions of its own beside it."""
    for one in target:
        loop = await unit_of_work.load(Loop, one) if await is_loop(one, unit_of_work) else None
        if loop is not None and {*target} <= {loop.id, *loop.interviews}:
            return loop
    return None
