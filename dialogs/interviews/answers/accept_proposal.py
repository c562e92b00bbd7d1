"""A yes to another time: an interviewer's to the time offered last, and never to the invitation's own; the organizer's to a proposal."""

from msgspec.structs import replace

from bot.domain.bookings.interviews import Interview, OfferId, Proposal
from bot.domain.bookings.offers import Offer, Purpose
from bot.domain.bookings.wanted_changes import InterviewChange
from bot.domain.errors import BadInput, Gone
from bot.language.interviews.answers.invitation_answers import names_invitation
from bot.language.requests import AnswerRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Said, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Accept, Book, Propose
from cards.view_models import message
from dialogs.authorization import current_person, zone_of
from dialogs.interviews.answers.respond import asked_since_times
from dialogs.interviews.changes.reschedule import move_to


async def agreed_proposal(
    turn: Turn, request: AnswerRequest, unit_of_work: UnitOfWork, ports: Ports
) -> Propose | Accept | None:
    """Return the proposal that a yes agrees to, or the invitation that came after the times to propose; None where it means the invitation that was spoken of. Raises BadInput where several times fit."""
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    if request.intent != "accept" or not talk.is_choosing or not talk.offer:
        return None
    offer = await unit_of_work.load(Offer, OfferId(talk.offer))
    if offer is None or offer.purpose is not Purpose.PROPOSE:
        return None
    if newer := await asked_since_times(offer, turn, unit_of_work, ports):
        return Accept(newer)
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


def proposal_meant(interview: Interview, proposers: tuple[str, ...]) -> Proposal:
    """Return the proposal for an interview that its organizer accepts, of those named; raises Gone for none, BadInput where several other times are proposed."""
    said = [one for one in interview.proposals if not proposers or one.proposer in proposers]
    if not said:
        raise Gone(what="proposal")
    if len({(one.start, one.end) for one in said}) > 1:
        raise BadInput(why="which-proposal")
    return said[-1]


async def take_proposal_without(
    turn: Turn, chosen: Book, gone: tuple[str, ...], unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Move an interview to the time that was proposed, and take who is named off it, in one."""
    offer = await unit_of_work.load(Offer, OfferId(chosen.offer))
    if offer is None:
        raise Gone(what="offer")
    before = offer.change or InterviewChange()
    change = replace(before, remove=tuple(dict.fromkeys((*before.remove, *gone))))
    return await move_to(turn, replace(offer, change=change), chosen.slot, unit_of_work, ports)


def with_way_there(
    outcome: Outcome, interview: Interview, proposal: Proposal, turn: Turn
) -> Outcome:
    """Return the outcome of accepting a proposal; where it is refused for people who are busy then, with how to move there without them."""
    busy = [one.name for one in interview.people if one.mail in proposal.blockers]
    is_moved = any(isinstance(one, Interview) for one in outcome.save)
    if is_moved or not busy or len(busy) == len(interview.people):
        return outcome
    told = OutgoingView(view=message("move-without", names=tuple(busy)), to=turn.speaker.id)
    return replace(outcome, show=[*outcome.show, told])
