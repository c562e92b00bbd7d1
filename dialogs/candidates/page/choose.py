"""The candidate chooses a time: read again at that moment, claimed as Book claims, and then written by the same steps.

A choice names times that were shown and a place in them, never a time: whoever edits the form can choose nothing else.
"""

from msgspec.structs import replace

from bot.domain.bookings.candidate_links import (
    LinkState,
    hold_to_reserve,
    of_link,
    with_interview,
    with_reservation,
    with_zone,
    without_room_event,
)
from bot.domain.bookings.interviews import CandidateInvitation
from bot.domain.errors import Gone, SignInNeeded, SlotTaken
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome
from bot.runtime.unit_of_work import UnitOfWork
from cards.candidate_views import CandidatePage, Told
from dialogs.candidates.free_times import search_for_link
from dialogs.candidates.holds import release
from dialogs.candidates.links.link_cards import link_card
from dialogs.candidates.page.page_content import (
    Opened,
    PageRequest,
    contact_page,
    may_choose,
    show_link,
    sign_in_ended,
)
from dialogs.candidates.page.read_choice import Choice, as_it_is_now
from dialogs.candidates.page.zone_names import known_zone
from dialogs.interviews.booking.book import enqueue_advance, new_interview
from dialogs.interviews.booking.claims import claim
from dialogs.scheduling.search_inputs import Requester


async def choose(
    opened: Opened,
    choice: Choice | None,
    asked: PageRequest,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> tuple[CandidatePage, Outcome]:
    """Book the time that was chosen, if it is still free, and return what the link shows then."""
    if opened.state is not LinkState.OPEN or not may_choose(opened):
        return await _not_open(opened, choice, asked, unit_of_work, ports)
    if choice is None:
        outdated = replace(asked, told="outdated", is_fresh=True)
        again = asked if asked.told else outdated
        return await show_link(opened, again, unit_of_work, ports)
    try:
        return await _book(opened, choice, asked, unit_of_work, ports)
    except (Gone, SlotTaken):
        again = replace(asked, told="taken", is_fresh=True)
        return await show_link(opened, again, unit_of_work, ports)
    except SignInNeeded:
        ended = await sign_in_ended(opened.organizer, unit_of_work, ports)
        return contact_page(opened, asked), ended


async def _not_open(
    opened: Opened,
    choice: Choice | None,
    asked: PageRequest,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> tuple[CandidatePage, Outcome]:
    """Return what a link shows with which nothing can be chosen; the same choice sent again is done already."""
    is_booked = opened.state is LinkState.BOOKED
    is_same = choice is not None and choice[1].interview == opened.link.interview
    told: Told = "already" if is_booked and not is_same else ""
    page, outcome = await show_link(opened, replace(asked, told=told), unit_of_work, ports)
    return replace(page, done="booked" if is_booked and is_same else ""), outcome


async def _book(
    opened: Opened,
    choice: Choice,
    asked: PageRequest,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> tuple[CandidatePage, Outcome]:
    """Claim the time for whoever is free then; raises SlotTaken where it is gone.

    The candidate is invited with the others: nobody has to wait until a choice can no longer be undone.
    """
    view, shown = choice
    organizer = Requester(opened.organizer, opened.account)
    seen = await search_for_link(opened.link, organizer, unit_of_work, ports)
    slot = as_it_is_now(shown, seen)
    people = await unit_of_work.people_by_mail(view.tenant)
    if not all(mail in people and people[mail].roles for mail in slot.people):
        raise SlotTaken(what="unread")
    made = new_interview(view, slot, people, ports.clock.now())
    told = with_zone(opened.link, known_zone(asked.zone))
    invited_at_once = CandidateInvitation(is_due=True, zone=told.zone)
    interview = of_link(replace(made, candidate_invitation=invited_at_once), opened.link)
    if hold := hold_to_reserve(told, interview):
        told, interview = without_room_event(told, hold), with_reservation(interview, hold)
    free, let_go = await release(told, unit_of_work, ports)
    claimed = await claim(interview, opened.organizer, unit_of_work, ports)
    link = with_interview(free, interview)
    advance = await enqueue_advance(interview, unit_of_work, ports)
    outcome = Outcome(save=[*let_go, link, interview, *claimed, advance])
    unit_of_work.apply(outcome)
    booked = replace(opened, link=link, interview=interview, state=LinkState.BOOKED)
    page, _ = await show_link(booked, asked, unit_of_work, ports)
    card = await link_card(link, unit_of_work, ports)
    return replace(page, done="booked"), replace(outcome, show=[card])
