"""The candidate chooses a time: read again at that moment, claimed as Book claims, and then written by the same steps.

A choice names times that were shown and a place in them, never a time: whoever edits the form can choose nothing else.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.domain.accounts import Person
from bot.domain.candidate_links import CandidateLink, LinkState, view_key, with_interview
from bot.domain.errors import SignInNeeded, SlotTaken
from bot.domain.interviews import CandidateInvitation, Interview, Offer, OfferedSlot
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome
from bot.runtime.unit_of_work import UnitOfWork
from cards.candidate_views import CandidatePage
from dialogs.candidates.free_times import search_for_link, slot_at
from dialogs.candidates.link_cards import link_card
from dialogs.candidates.page import (
    Opened,
    PageRequest,
    Perform,
    Told,
    contact_page,
    may_choose,
    open_link,
    page_of,
    show_link,
    sign_in_ended,
)
from dialogs.interviews.booking.book import enqueue_advance, new_interview
from dialogs.interviews.booking.slot_ledger import reserve
from dialogs.scheduling.availability_search import SearchResult
from dialogs.scheduling.offer_cards import to_offered_slot
from dialogs.scheduling.search_inputs import Requester

LONGEST_SLOT = 80
"""Characters of what a form may name: the name of a view, a dot and a number."""


async def choose(
    token: str, slot: str, asked: PageRequest, *, perform: Perform, ports: Ports
) -> CandidatePage:
    """Book the time that was chosen, if it is still free, and return what the link shows then."""
    shown = CandidatePage(state="unknown")

    async def step(unit_of_work: UnitOfWork) -> Outcome:
        nonlocal shown
        shown, outcome = await _choose(token, slot, asked, unit_of_work, ports)
        return outcome

    await perform(step)
    return shown


async def _choose(
    token: str, slot: str, asked: PageRequest, unit_of_work: UnitOfWork, ports: Ports
) -> tuple[CandidatePage, Outcome]:
    opened = await open_link(token, unit_of_work, ports.clock.now())
    if opened is None:
        return await page_of(token, asked, unit_of_work, ports)
    choice = await _find_choice(opened.link, slot, ports.clock.now(), unit_of_work)
    if opened.state is not LinkState.OPEN or not may_choose(opened):
        is_same = choice is not None and choice[1].interview == opened.link.interview
        told: Told = "already" if opened.state is LinkState.BOOKED and not is_same else ""
        return await show_link(opened, replace(asked, told=told), unit_of_work, ports)
    if choice is None:
        again = replace(asked, told="outdated" if slot else "nothing-chosen", is_fresh=bool(slot))
        return await show_link(opened, again, unit_of_work, ports)
    try:
        return await _book(opened, choice, asked, unit_of_work, ports)
    except SlotTaken:
        again = replace(asked, told="taken", is_fresh=True)
        return await show_link(opened, again, unit_of_work, ports)
    except SignInNeeded:
        return contact_page(opened, asked), await sign_in_ended(
            opened.organizer, unit_of_work, ports
        )


async def _find_choice(
    link: CandidateLink, value: str, now: datetime, unit_of_work: UnitOfWork
) -> tuple[Offer, OfferedSlot] | None:
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


async def _book(
    opened: Opened,
    choice: tuple[Offer, OfferedSlot],
    asked: PageRequest,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> tuple[CandidatePage, Outcome]:
    """Claim the time for whoever is free then; raises SlotTaken where it is gone."""
    view, slot = choice
    organizer = Requester(opened.organizer, opened.account)
    seen = await search_for_link(opened.link, organizer, unit_of_work, ports)
    now_free = _as_it_is_now(slot, seen)
    people = await unit_of_work.people_by_mail(view.tenant)
    if not all(mail in people and people[mail].roles for mail in now_free.people):
        raise SlotTaken(what="unread")
    interview = _interview(opened.link, view, now_free, people, ports.clock.now())
    books = await reserve(interview, opened.organizer, unit_of_work, ports)
    link = with_interview(opened.link, interview)
    outcome = Outcome(
        save=[link, interview, *books, await enqueue_advance(interview, unit_of_work, ports)]
    )
    unit_of_work.apply(outcome)
    booked = replace(opened, link=link, interview=interview, state=LinkState.BOOKED)
    page, _ = await show_link(booked, asked, unit_of_work, ports)
    return page, replace(outcome, show=[await link_card(link, unit_of_work, ports)])


def _as_it_is_now(slot: OfferedSlot, seen: SearchResult) -> OfferedSlot:
    """Return the time with who and what is free for it now; raises SlotTaken where that is not enough."""
    found = slot_at(seen, slot.start)
    if found is None:
        raise SlotTaken(what="candidate's choice")
    return replace(to_offered_slot(found, seen.search), interview=slot.interview)


def _interview(
    link: CandidateLink,
    view: Offer,
    slot: OfferedSlot,
    people: Mapping[str, Person],
    now: datetime,
) -> Interview:
    """Return the interview that was chosen: its candidate is invited with the others, as nobody undoes the choice."""
    placed = replace(
        view, slots=tuple(slot if one.interview == slot.interview else one for one in view.slots)
    )
    made = new_interview(placed, slot, people, now)
    return replace(made, link=link.id, candidate_invitation=CandidateInvitation(is_due=True))
