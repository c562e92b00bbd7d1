"""A recruiter books what a candidate was asked to choose: one interview comes of it, which the link shows from then on."""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from bot.domain.bookings.candidate_links import (
    CandidateLink,
    LinkState,
    of_link,
    with_interview,
)
from bot.domain.bookings.candidates import candidate_key
from bot.domain.bookings.interviews import Interview
from bot.domain.bookings.offers import Offer
from bot.domain.errors import Gone
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import message
from dialogs.authorization import require_scheduler, zone_of
from dialogs.candidates.holds import release
from dialogs.candidates.links.link_cards import link_card
from dialogs.candidates.links.link_lookup import interview_of, state_of


async def link_to_answer(
    offer: Offer, turn: Turn, unit_of_work: UnitOfWork
) -> CandidateLink | None:
    """Return the link whose question booking from an offer answers, if there is one.

    That is the one whose wish the offer answers, or that was made of it; else the newest open one of the same candidate
    with the same people and length.
    """
    if offer.link:
        return await unit_of_work.load(CandidateLink, offer.link)
    own = await unit_of_work.find(CandidateLink, "by", offer.by)
    made = [one for one in own if one.offer == offer.id and one.withdrawn_at is None]
    same = [one for one in own if _asks_the_same(one, offer)]
    waiting = [one for one in same if await state_of(one, turn.now, unit_of_work) is LinkState.OPEN]
    return max(made or waiting, key=lambda one: one.created_at, default=None)


def _asks_the_same(link: CandidateLink, offer: Offer) -> bool:
    """Whether a link is of the candidate of an offer, and for the same people and length."""
    if not offer.candidate or not link.candidate:
        return False
    is_theirs = candidate_key("", link.candidate) == candidate_key("", offer.candidate)
    return is_theirs and _party(link.asked) == _party(offer.asked)


def _party(asked: Mapping[str, Any]) -> tuple[object, ...]:
    return asked.get("people"), asked.get("need"), asked.get("minutes"), asked.get("sessions")


async def chosen_already(
    link: CandidateLink, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    """Return what tells that an interview stands with a link already, with its card; None where none does."""
    interview = await interview_of(link, unit_of_work)
    if interview is None or not interview.is_live:
        return None
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    if link.by != person.id:
        raise Gone(what="offer")
    zone = zone_of(person, await unit_of_work.account(person.tenant))
    start = interview.start.astimezone(zone).isoformat()
    told = message("link-chosen-already", name=link.candidate, start=start)
    card = await link_card(link, unit_of_work, ports)
    return Outcome(show=[OutgoingView(view=told, to=person.id), replace(card, is_new=True)])


async def booked_interview(offer: Offer, unit_of_work: UnitOfWork) -> Interview | None:
    """Return the interview that was booked from an offer already and stands."""
    found = await unit_of_work.load_all(Interview, [slot.interview for slot in offer.slots])
    return next((one for one in found if one is not None and one.is_live), None)


async def answer_link(
    link: CandidateLink, interview: Interview, unit_of_work: UnitOfWork, ports: Ports
) -> tuple[Interview, CandidateLink, list[object]]:
    """Return an interview as that of a link, the link that shows it and holds nothing, and all that is to be saved for it."""
    free, let_go = await release(link, unit_of_work, ports)
    shows = with_interview(free, interview)
    return of_link(interview, link), shows, [*let_go, shows]


async def show_answered(
    link: CandidateLink, unit_of_work: UnitOfWork, ports: Ports
) -> list[OutgoingView]:
    """Return what tells that a link shows the interview that its sender has booked, and its card as it stands then."""
    told = message("link-shows-booking", name=link.candidate)
    return [OutgoingView(view=told, to=link.by), await link_card(link, unit_of_work, ports)]


async def open_again(
    interview: Interview, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return what tells that the candidate can choose a time again, as the booking that answered their link was undone."""
    link = await unit_of_work.load(CandidateLink, interview.link) if interview.link else None
    if link is None or await state_of(link, turn.now, unit_of_work) is not LinkState.OPEN:
        return Outcome()
    again = replace(link, revision=link.revision + 1)
    told = message("link-open-again", name=link.candidate)
    card = await link_card(again, unit_of_work, ports)
    return Outcome(show=[OutgoingView(view=told, to=link.by), card], save=[again])
