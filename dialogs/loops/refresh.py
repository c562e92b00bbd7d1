"""Drawing the cards of loops anew for who looks at them."""

from msgspec.structs import replace

from bot.domain.bookings.interviews import OfferId
from bot.domain.bookings.offers import Offer
from bot.domain.card_subjects import CANCEL, OFFER, location_key, parse_subject
from bot.domain.errors import Gone
from bot.domain.jobs import CardLocation
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Pressed, Turn, pressed_message
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Cancel, Refresh
from dialogs.authorization import current_person
from dialogs.loops.ask import redrawn
from dialogs.loops.loop_card import loop_card
from dialogs.loops.members import own_loop
from dialogs.loops.undo_and_cancel import cancel
from dialogs.scheduling.search_inputs import account_context


async def refresh(turn: Turn, action: Refresh, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Draw an offer of schedules, a loop, or the question whether to cancel one."""
    kind, about = parse_subject(action.subject)
    if kind == OFFER:
        return await _offer(turn, about, unit_of_work, ports)
    if kind == CANCEL:
        asked = await cancel(turn, Cancel(about), unit_of_work, ports)
        return replace(asked, show=[replace(one, onto=pressed_message(turn)) for one in asked.show])
    loop = await own_loop(about, turn, unit_of_work)
    person = await current_person(turn, unit_of_work, ports.rules)
    show = await loop_card(person, loop, unit_of_work, ports)
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    noted = replace(talk, interview=loop.id, is_about_interview=True)
    pressed = pressed_message(turn)
    stands = await unit_of_work.load(CardLocation, location_key(show.subject, person.id))
    is_elsewhere = stands is not None and stands.message != pressed
    if isinstance(turn.content, Pressed) and turn.content.is_automatic:
        return Outcome(show=[replace(show, onto=pressed, to=None)])
    if pressed and not is_elsewhere:
        return Outcome(show=[replace(show, onto=pressed, to=None)], save=[noted])
    # Pressed on a list: the list stays, and the loop's card comes below it.
    return Outcome(show=[replace(show, is_new=True)], save=[noted])


async def _offer(turn: Turn, id: str, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:  # noqa: A002 - the domain's own word
    person = await current_person(turn, unit_of_work, ports.rules)
    offer = await unit_of_work.load(Offer, OfferId(id))
    if offer is None or offer.by != person.id:
        raise Gone(what="offer")
    account = await unit_of_work.account(offer.tenant)
    known = await account_context(person, account, unit_of_work)
    return Outcome(show=[await redrawn(turn, offer, known, unit_of_work)])
