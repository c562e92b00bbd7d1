"""The organizer keeps the time of an interview for which another was proposed: who proposed it is told, and asked whether they can make it.

Graph has nothing to be told: an answer with a proposal stays a perhaps until who gave it answers again.
"""

from collections.abc import Sequence

from bot.domain.bookings.interviews import Interview, Proposal
from bot.domain.bookings.proposals import decline_proposals
from bot.domain.errors import Gone
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import DeclineProposal
from cards.view_models import message
from dialogs.authorization import require_scheduler, zone_of
from dialogs.interviews.booking.book import own_card, own_interview
from dialogs.interviews.booking.in_calendars import require_ahead
from dialogs.interviews.interview_cards import notify


async def decline_proposal(
    turn: Turn, action: DeclineProposal, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Decline one proposal; a repeated press shows the card as it stands, and tells nobody again."""
    await require_scheduler(turn, unit_of_work, ports.rules)
    interview = await own_interview(action.interview, turn, unit_of_work)
    open_ = [one for one in interview.proposals if _is_of(action, one)]
    if open_:
        return await _keep_time(turn, interview, open_, unit_of_work, ports)
    declined = [one.declined_proposal for one in interview.people]
    if any(one and _is_of(action, one.proposal) for one in declined):
        return Outcome(show=[await own_card(interview, turn, unit_of_work, ports)])
    raise Gone(what="proposal")


def _is_of(action: DeclineProposal, proposal: Proposal) -> bool:
    return (proposal.offer, proposal.slot_number) == (action.offer, action.slot)


async def decline_proposals_of(
    turn: Turn,
    interview: Interview,
    proposers: Sequence[str],
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Decline what was proposed for an interview by those who are named; without names, by everybody."""
    said = [one for one in interview.proposals if not proposers or one.proposer in proposers]
    if not said:
        raise Gone(what="proposal")
    return await _keep_time(turn, interview, said, unit_of_work, ports)


async def _keep_time(
    turn: Turn,
    interview: Interview,
    declined: Sequence[Proposal],
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    if not interview.is_live:
        return Outcome(show=[await own_card(interview, turn, unit_of_work, ports)])
    require_ahead(interview, turn.now)
    kept = decline_proposals(interview, declined, turn.now)
    people = await unit_of_work.people_by_mail(kept.tenant)
    asked = [kept.attendee(one.proposer) for one in declined]
    known = [(people.get(one.mail), one.name) for one in asked if one is not None]
    zone = zone_of(
        await require_scheduler(turn, unit_of_work, ports.rules),
        await unit_of_work.account(kept.tenant),
    )
    view = message(
        "time-kept",
        start=kept.start.astimezone(zone).isoformat(),
        names=tuple(name for one, name in known if one and one.id != kept.by),
        untold=tuple(name for one, name in known if one is None),
    )
    return Outcome(
        show=[await own_card(kept, turn, unit_of_work, ports), OutgoingView(view=view)],
        save=[
            kept,
            *[
                await notify(kept, one.id, unit_of_work, turn.now, is_news=True)
                for one, _ in known
                if one and one.id != kept.by
            ],
        ],
    )
