"""How candidates' links stand, asked in words: the card of one as it is now, or a list of the sender's own."""

from datetime import datetime, timedelta

import msgspec

from bot.domain.accounts import PersonId, Place
from bot.domain.bookings.candidate_links import CandidateLink, LinkState, link_state
from bot.language.requests import Question
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.candidate_views import CandidateLinkCard, CandidateLinkList, ListedLink
from cards.view_models import message
from dialogs.authorization import require_scheduler, zone_of
from dialogs.candidates.links.link_cards import link_card, show_new_card
from dialogs.candidates.links.link_lookup import interview_of, links_of

LISTED_MOST = 20
EXPIRED_LISTED_FOR = timedelta(days=14)
"""Links that nobody used are listed for a while, since they can be opened again."""


async def show_status(
    link: CandidateLink, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return a link's card as it stands now, as a new message to who asked alone."""
    card = (await link_card(link, unit_of_work, ports)).view
    assert isinstance(card, CandidateLinkCard)  # noqa: S101 - tells the type checker
    return await show_new_card(card, link, turn, unit_of_work, save=[])


async def show_links(turn: Turn, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Return a list of the speaker's links that can still be used, and of those that were not."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    return await list_links(
        await _current(person.id, turn.now, unit_of_work), turn, unit_of_work, ports
    )


async def list_links(
    links: list[CandidateLink], turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return a list of these links, the newest first, for who asked alone."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    zone = zone_of(person, await unit_of_work.account(person.tenant))
    newest = sorted(links, key=lambda one: one.created_at, reverse=True)
    listed: list[ListedLink] = []
    for link in newest[:LISTED_MOST]:
        interview = await interview_of(link, unit_of_work)
        state = link_state(link, interview, turn.now)
        is_booked = interview is not None and state is LinkState.BOOKED
        listed.append(
            ListedLink(
                candidate=link.candidate,
                state=state.value,
                minutes=msgspec.convert(link.asked, Question).minutes,
                until=link.open_until.astimezone(zone),
                start=interview.start.astimezone(zone) if interview and is_booked else None,
                is_move_asked=is_booked and link.is_move_asked,
            )
        )
    view = CandidateLinkList(
        links=tuple(listed), more=len(newest) - len(listed), year=turn.now.astimezone(zone).year
    )
    shows = [OutgoingView(view=view, to=turn.speaker.id)]
    if turn.address.place is not Place.PERSONAL:
        shows.append(OutgoingView(view=message("links-in-own-chat")))
    return Outcome(show=shows)


async def _current(
    sender: PersonId, now: datetime, unit_of_work: UnitOfWork
) -> list[CandidateLink]:
    """Return the links of somebody that are open or booked, and those that expired a short while ago."""
    states = {LinkState.OPEN, LinkState.BOOKED, LinkState.EXPIRED}
    found = await links_of(sender, states, now, unit_of_work)
    return [one for one in found if now < one.open_until + EXPIRED_LISTED_FOR or one.interview]
