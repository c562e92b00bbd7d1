"""A yes to another time: an interviewer's to the time offered last, and never to the invitation's own; the organizer's to a proposal."""

from bot.domain.bookings.interviews import Interview, OfferId, Proposal
from bot.domain.bookings.offers import Offer, Purpose
from bot.domain.errors import BadInput, Gone
from bot.language.interviews.answers.invitation_answers import names_invitation
from bot.language.requests import AnswerRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Said, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Propose
from dialogs.authorization import current_person, zone_of
from dialogs.interviews.my_interviews import upcoming


async def agreed_proposal(
    turn: Turn, request: AnswerRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Propose | None:
    """Return the proposal that a yes agrees to; None where it means the invitation. Raises BadInput where several fit."""
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    if request.intent != "accept" or not talk.is_choosing or not talk.offer:
        return None
    offer = await unit_of_work.load(Offer, OfferId(talk.offer))
    if offer is None or offer.purpose is not Purpose.PROPOSE:
        return None
    interview = await unit_of_work.load(Interview, offer.interview)
    is_meant = not request.target or offer.interview in request.target
    if interview is None or not is_meant:
        return None
    person = await current_person(turn, unit_of_work, ports.rules)
    zone = zone_of(person, await unit_of_work.account(person.tenant))
    text = turn.content.text if isinstance(turn.content, Said) else ""
    own = interview.start.astimezone(zone)
    days = {slot.start.astimezone(zone).date() for slot in offer.slots}
    is_own_day = own.date() not in days and f"{own:%A}".casefold() in text.casefold()
    if is_own_day or names_invitation(text, own):
        return None
    if len(offer.slots) != 1:
        raise BadInput(why="which-to-propose" if offer.slots else "none-to-propose")
    return Propose(offer.interview, 1)


async def proposal_meant(
    interview: Interview, proposers: tuple[str, ...], turn: Turn, unit_of_work: UnitOfWork
) -> Proposal:
    """Return the proposal that its organizer accepts, of those named: of this interview, else of the only one that has any.

    Raises Gone for none, BadInput where several other times are proposed.
    """
    return _proposed(await with_proposals(interview, turn, unit_of_work), proposers)


async def with_proposals(interview: Interview, turn: Turn, unit_of_work: UnitOfWork) -> Interview:
    """Return the interview that was meant if another time is proposed for it, else the only one of the speaker's own that has any."""
    if interview.proposals:
        return interview
    person = await unit_of_work.person(turn.speaker.id)
    coming = await upcoming(person, turn.now, unit_of_work) if person else []
    proposed = [one for one in coming if one.by == turn.speaker.id and one.proposals]
    return proposed[0] if len(proposed) == 1 else interview


def _proposed(interview: Interview, proposers: tuple[str, ...]) -> Proposal:
    said = [one for one in interview.proposals if not proposers or one.proposer in proposers]
    if not said:
        raise Gone(what="proposal")
    if len({(one.start, one.end) for one in said}) > 1:
        raise BadInput(why="which-proposal")
    return said[-1]
