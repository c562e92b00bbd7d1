"""Which buttons mean a whole loop: those that name one where others name an offer or an interview."""

from typing import TypeVar

from bot.domain.bookings.interviews import Interview, InterviewId, OfferId
from bot.domain.bookings.loops import Loop
from bot.domain.bookings.offers import Offer
from bot.domain.card_subjects import CANCEL, LOOP, OFFER, parse_subject
from bot.runtime.handlers import Handler
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Turn
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
