"""The question before a booking that would give a candidate a second interview from one offer, or two at the same time."""

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from bot.domain.bookings.interviews import Interview, OfferId
from bot.domain.bookings.loops import Loop
from bot.domain.bookings.offers import Offer, Purpose
from bot.domain.conversation_state import Conversation
from bot.domain.errors import Gone
from bot.domain.intervals import Interval
from bot.runtime.ports import Action, Ports
from bot.runtime.turn import Outcome, OutgoingView, Said, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.account_views import AskToBookAnother
from cards.actions import Agree, Book
from dialogs.authorization import may_name_candidates, zone_of
from dialogs.candidates.links.booked_by_sender import booked_interview, link_to_answer
from dialogs.candidates.links.link_lookup import interview_of
from dialogs.candidates.overlaps import overlapping
from dialogs.interviews.booking.book import book
from dialogs.loops.book import book as book_loop
from dialogs.loops.dispatch import by_offer
from dialogs.scheduling.availability import own_offer

BOOK_ANOTHER = "book-another"
"""What `cards.actions.Agree` then agrees to."""
_book = by_offer(book_loop, book)


class _Second(Struct, frozen=True):
    """What would come on top of an interview of the candidate's that stands."""

    start: datetime
    standing: Interview
    is_overlap: bool
    sessions: int = 0
    """Of a loop: how many would be booked."""


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
    if not offer.candidate or offer.loop:
        return None
    find = _second_schedule if offer.is_of_loop else _second_interview
    second = await find(offer, action.slot, turn, unit_of_work)
    if second is None:
        return None
    offer, person = await own_offer(offer.id, turn, unit_of_work, ports)
    zone = zone_of(person, await unit_of_work.account(offer.tenant))
    sure = Agree(BOOK_ANOTHER, f"{offer.id}/{action.slot}")
    view = AskToBookAnother(
        start=second.start.astimezone(zone),
        booked=second.standing.start.astimezone(zone),
        is_overlap=second.is_overlap,
        sessions=second.sessions,
        candidate=offer.candidate if may_name_candidates(person, turn) else "",
        year=turn.now.year,
        to=sure.to,
        subject=sure.subject,
    )
    return Outcome(show=[OutgoingView(view=view)], save=[replace(talk, confirm=sure.pack())])


async def _second_interview(
    offer: Offer, number: int, turn: Turn, unit_of_work: UnitOfWork
) -> _Second | None:
    if not 0 < number <= len(offer.slots):
        return None
    chosen = offer.slots[number - 1]
    others = await overlapping(offer, [Interval(chosen.start, chosen.end)], unit_of_work)
    is_typed = isinstance(turn.content, Said)
    same = await booked_interview(offer, unit_of_work) if is_typed and not others else None
    standing = next(iter(others), same)
    known = await unit_of_work.load(Interview, chosen.interview)
    if standing is None or known is not None or chosen.start <= turn.now:
        return None
    link = await link_to_answer(offer, turn, unit_of_work)
    shown = await interview_of(link, unit_of_work) if link else None
    if shown is not None and shown.is_live:
        return None
    return _Second(chosen.start, standing, is_overlap=bool(others))


async def _second_schedule(
    offer: Offer, number: int, turn: Turn, unit_of_work: UnitOfWork
) -> _Second | None:
    """Return the session of a schedule that would be at the time of another interview of the candidate's."""
    if not 0 < number <= len(offer.schedules):
        return None
    booked = await unit_of_work.load_all(Loop, [one.loop for one in offer.schedules])
    sessions = offer.schedules[number - 1].sessions
    if any(one and one.is_live for one in booked) or sessions[0].start <= turn.now:
        return None
    for one in sessions:
        for other in await overlapping(offer, [Interval(one.start, one.end)], unit_of_work):
            return _Second(one.start, other, is_overlap=True, sessions=len(sessions))
    return None


async def book_another(
    turn: Turn, action: Agree, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Book the time, or the whole schedule, that was named and agreed to."""
    offer, _, number = action.subject.rpartition("/")
    if not number.isdecimal():
        raise Gone(what="button")
    return await _book(turn, Book(OfferId(offer), int(number)), unit_of_work, ports)
