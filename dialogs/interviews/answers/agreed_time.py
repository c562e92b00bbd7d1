"""A yes after times to propose were shown: to the time that was offered last, and never to the invitation's own."""

from bot.domain.bookings.interviews import Interview, Offer, OfferId, Purpose
from bot.domain.errors import BadInput
from bot.language.interviews.answers import names_invitation
from bot.language.requests import AnswerRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Said, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Propose
from dialogs.authorization import current_person, zone_of


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
    if names_invitation(text, interview.start.astimezone(zone)):
        return None
    if len(offer.slots) != 1:
        raise BadInput(why="which-to-propose")
    return Propose(offer.interview, 1)
