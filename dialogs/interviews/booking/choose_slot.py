"""Book of an offer's card: its time is booked, or the offer's interview is moved there."""

from bot.domain.bookings.interviews import OfferId
from bot.domain.bookings.offers import Offer, Purpose
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Book
from dialogs.interviews.booking.book import book
from dialogs.interviews.changes.reschedule import move_to


async def choose_slot(turn: Turn, action: Book, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Do what choosing a time of an offer means: book it, or move the offer's interview there."""
    offer = await unit_of_work.load(Offer, OfferId(action.offer)) if action.offer else None
    if offer is None or offer.purpose is Purpose.BOOK:
        return await book(turn, action, unit_of_work, ports)
    return await move_to(turn, offer, action.slot, unit_of_work, ports)
