"""Candidates' links that go to another recruiter with the interviews: their calendars are read from then on."""

from collections.abc import Sequence

from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings.candidate_links import LinkState
from bot.domain.bookings.interviews import Interview
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.candidates.links.link_cards import link_card
from dialogs.candidates.links.link_lookup import links_of


async def hand_links_over(
    before: Person,
    after: Person,
    interviews: Sequence[Interview] | None,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Return the links of one person as another's, or only those of some interviews, with their cards; what is held in the first one's calendar stays theirs."""
    ids = None if interviews is None else {one.id for one in interviews}
    shows: list[OutgoingView] = []
    saved: list[object] = []
    usable = {LinkState.OPEN, LinkState.BOOKED}
    for link in await links_of(before.id, usable, ports.clock.now(), unit_of_work):
        if link.holds or (ids is not None and link.interview not in ids):
            continue
        handed = replace(link, by=after.id, revision=link.revision + 1)
        shows.append(await link_card(handed, unit_of_work, ports))
        saved.append(handed)
    return Outcome(show=shows, save=saved)
