"""Candidates' links that go to another recruiter with the interviews: their calendars are read from then on."""

from dataclasses import replace

from bot.domain.accounts import Person
from bot.domain.bookings.candidate_links import CandidateLink, LinkState, link_state
from bot.domain.bookings.interviews import Interview
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.candidates.link_cards import link_card


async def hand_links_over(
    before: Person, after: Person, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return the links of one person as another's, with their cards; what is held in the first one's calendar stays theirs."""
    shows: list[OutgoingView] = []
    saved: list[object] = []
    for link in await unit_of_work.find(CandidateLink, "by", before.id):
        interview = await unit_of_work.load(Interview, link.interview) if link.interview else None
        state = link_state(link, interview, ports.clock.now())
        if state not in {LinkState.OPEN, LinkState.BOOKED} or link.holds:
            continue
        handed = replace(link, by=after.id, revision=link.revision + 1)
        shows.append(await link_card(handed, unit_of_work, ports))
        saved.append(handed)
    return Outcome(show=shows, save=saved)
