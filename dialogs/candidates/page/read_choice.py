"""What a candidate's form names: times that a page has shown and one of them, and who is free for it now."""

from datetime import datetime

from msgspec.structs import replace

from bot.domain.bookings.candidate_links import CandidateLink, view_key
from bot.domain.bookings.interviews import Interview
from bot.domain.bookings.offers import Offer, OfferedSlot
from bot.domain.errors import SlotTaken
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.candidates.free_times import slot_at
from dialogs.scheduling.availability_search import SearchResult
from dialogs.scheduling.offer_cards import to_offered_slot

Choice = tuple[Offer, OfferedSlot]
"""Times that a page has shown, and one of them."""
LONGEST_SLOT = 80
"""Characters of what a form may name: the name of a view, a dot and a number."""


async def find_choice(
    link: CandidateLink, value: str, now: datetime, unit_of_work: UnitOfWork
) -> Choice | None:
    """Return the times that were shown and the one that is named; None for what is none of them, or too old."""
    name, _, number = value.partition(".")
    if len(value) > LONGEST_SLOT or not name.isalnum() or not number.isdecimal():
        return None
    view = await unit_of_work.load(Offer, view_key(link, name))
    if view is None or view.expires_at <= now or not 0 < int(number) <= len(view.slots):
        return None
    slot = view.slots[int(number) - 1]
    known = await unit_of_work.load(Interview, slot.interview)
    is_spent = known is not None and link.interview == known.id and not known.is_live
    return None if is_spent or slot.start <= now else (view, slot)


def as_it_is_now(slot: OfferedSlot, seen: SearchResult) -> OfferedSlot:
    """Return the time with who and what is free for it now; raises SlotTaken where that is not enough."""
    found = slot_at(seen, slot.start)
    if found is None:
        raise SlotTaken(what="candidate's choice")
    return replace(to_offered_slot(found, seen.search), interview=slot.interview)
