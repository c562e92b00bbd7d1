"""The question before a booking that would give a candidate a second interview from one offer, or two at the same time."""

from msgspec.structs import replace

from bot.domain.accounts import Place
from bot.domain.bookings.interviews import Interview, OfferId
from bot.domain.bookings.offers import Offer, Purpose
from bot.domain.conversation_state import Conversation
from bot.domain.errors import Gone
from bot.domain.intervals import Interval
from bot.runtime.ports import Action, Ports
from bot.runtime.turn import Outcome, OutgoingView, Said, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.account_views import AskToBookAnother
from cards.actions import Agree, Book
from dialogs.authorization import may_see_candidates, zone_of
from dialogs.candidates.booked_by_sender import booked_interview, link_to_answer
from dialogs.candidates.known_address import overlapping_interview
from dialogs.candidates.link_lookup import interview_of
from dialogs.interviews.booking.book import book
from dialogs.scheduling.availability import own_offer
from dialogs.scheduling.offer_cards import find_slot

BOOK_ANOTHER = "book-another"
"""What `cards.actions.Agree` then agrees to."""


async def ask_before_second(
    action: Action | None, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    """Ask where a candidate's interview of the same offer, or any at that time, stands already; None where `book` answers by itself.

    A number is typed in passing, also to pick from a list or to correct a choice; a press names its time, and is
    asked about only where the candidate would be in two interviews at once.
    """
    offer = (
        await unit_of_work.load(Offer, OfferId(action.offer)) if isinstance(action, Book) else None
    )
    if offer is None or not isinstance(action, Book) or offer.purpose is not Purpose.BOOK:
        return None
    if not offer.candidate or not 0 < action.slot <= len(offer.slots):
        return None
    chosen = offer.slots[action.slot - 1]
    span = Interval(chosen.start, chosen.end)
    overlapping = await overlapping_interview(offer, span, unit_of_work)
    is_typed = isinstance(turn.content, Said)
    standing = overlapping or (await booked_interview(offer, unit_of_work) if is_typed else None)
    known = await unit_of_work.load(Interview, chosen.interview)
    if standing is None or known is not None:
        return None
    offer, person = await own_offer(offer.id, turn, unit_of_work, ports)
    link = await link_to_answer(offer, turn, unit_of_work)
    shown = await interview_of(link, unit_of_work) if link else None
    if shown is not None and shown.is_live:
        return None
    chosen = find_slot(offer, action.slot, turn.now)
    zone = zone_of(person, await unit_of_work.account(offer.tenant))
    is_named = turn.address.place is Place.PERSONAL and may_see_candidates(person)
    sure = Agree(BOOK_ANOTHER, f"{offer.id}/{action.slot}")
    view = AskToBookAnother(
        start=chosen.start.astimezone(zone),
        booked=standing.start.astimezone(zone),
        is_overlap=overlapping is not None,
        candidate=offer.candidate if is_named else "",
        year=turn.now.year,
        to=sure.to,
        subject=sure.subject,
    )
    return Outcome(show=[OutgoingView(view=view)], save=[replace(talk, confirm=sure.pack())])


async def book_another(
    turn: Turn, action: Agree, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Book the time that was named and agreed to."""
    offer, _, number = action.subject.rpartition("/")
    if not number.isdecimal():
        raise Gone(what="button")
    return await book(turn, Book(OfferId(offer), int(number)), unit_of_work, ports)
