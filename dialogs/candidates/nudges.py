"""No time chosen yet: who sent a link is told after a day and at half of its life, by day, until something is chosen."""

from dataclasses import replace
from datetime import datetime

from bot.domain.bookings.candidate_links import (
    CandidateLink,
    LinkState,
    unchosen_moments,
)
from bot.domain.jobs import Job, JobKind
from bot.domain.notifications import NotificationKind
from bot.domain.quiet_hours import first_readable
from bot.domain.reminders import LastTold
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import message
from dialogs.authorization import zone_of
from dialogs.candidates.link_cards import link_card
from dialogs.candidates.link_lookup import state_of
from dialogs.reminders.recipients import can_be_told, reading_hours, settings_of


def nudge_jobs(link: CandidateLink, now: datetime) -> list[Job]:
    """Return the work that looks whether a time has been chosen; none for a link that is open too shortly."""
    moments = [one for one in unchosen_moments(link) if one > now]
    if not moments:
        return []
    return [Job(kind=JobKind.UNCHOSEN, subject=link.id, tenant=link.tenant, at=moments[0])]


async def tell_unchosen(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Tell who sent a link that no time is chosen yet, with the link's card below it; look again where that is due."""
    now = ports.clock.now()
    link = await unit_of_work.load(CandidateLink, due.subject)
    if link is None:
        return Outcome()
    sender = await unit_of_work.person(link.by)
    is_open = await state_of(link, now, unit_of_work) is LinkState.OPEN
    if not is_open or sender is None or not can_be_told(sender):
        return Outcome()
    account = await unit_of_work.account(link.tenant)
    later = [one for one in unchosen_moments(link) if one > now]
    again = [due.rescheduled(later[0])] if later else []
    if not settings_of(sender, account)[NotificationKind.UNANSWERED].is_on:
        return Outcome(save=again)
    told_last = await unit_of_work.load(LastTold, sender.id)
    rested = max(now, told_last.rests_until) if told_last else now
    at = first_readable(rested, reading_hours(sender, account).waking)
    if at is None or at >= link.open_until:
        return Outcome()
    if at > now:
        return Outcome(save=[due.rescheduled(at)])
    until = link.open_until.astimezone(zone_of(sender, account)).isoformat()
    told = message("candidate-silent", name=link.candidate, until=until)
    card = await link_card(link, unit_of_work, ports)
    return Outcome(
        show=[OutgoingView(view=told, to=sender.id), _below(card)],
        save=[*again, LastTold(person=sender.id, at=now)],
    )


def _below(card: OutgoingView) -> OutgoingView:
    """Return the card as a new message: one further up would change unseen."""
    return replace(card, is_new=True)
