"""No time chosen yet: who sent a link is told after a day, at half of its life and when it is over, by day."""

from datetime import datetime, timedelta

from msgspec.structs import replace

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
from dialogs.candidates.links.link_cards import link_card
from dialogs.candidates.links.link_lookup import state_of
from dialogs.reminders.recipients import can_be_told, reading_hours, settings_of

EXPIRY_TOLD_WITHIN = timedelta(days=7)
"""Of a link's end: later, after a long stop, it is no news any more."""


def nudge_jobs(link: CandidateLink, now: datetime) -> list[Job]:
    """Return the work that looks whether a time has been chosen: next where that is to be told, at last when the link is over."""
    at = next((one for one in unchosen_moments(link) if one > now), link.open_until)
    return [Job(kind=JobKind.UNCHOSEN, subject=link.id, tenant=link.tenant, at=at)]


async def tell_unchosen(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Tell who sent a link that no time is chosen yet, or was, with the link's card below it; look again where that is due."""
    now = ports.clock.now()
    link = await unit_of_work.load(CandidateLink, due.subject)
    if link is None:
        return Outcome()
    sender = await unit_of_work.person(link.by)
    state = await state_of(link, now, unit_of_work)
    is_news = now < link.open_until + EXPIRY_TOLD_WITHIN
    is_unchosen = state in {LinkState.OPEN, LinkState.EXPIRED} and is_news
    if not is_unchosen or sender is None or not can_be_told(sender):
        return Outcome()
    account = await unit_of_work.account(link.tenant)
    is_open = state is LinkState.OPEN
    again = [due.rescheduled(one.at) for one in nudge_jobs(link, now)] if is_open else []
    if not settings_of(sender, account)[NotificationKind.UNANSWERED].is_on:
        return Outcome(save=again)
    told_last = await unit_of_work.load(LastTold, sender.id)
    rested = max(now, told_last.rests_until) if told_last else now
    at = first_readable(rested, reading_hours(sender, account).waking)
    if at is None:
        return Outcome()
    if at > now:
        return Outcome(save=[due.rescheduled(min(at, link.open_until) if is_open else at)])
    until = link.open_until.astimezone(zone_of(sender, account)).isoformat()
    if is_open:
        told = message("candidate-silent", name=link.candidate, until=until)
    else:
        told = message("link-expired", name=link.candidate, until=until)
    card = await link_card(link, unit_of_work, ports)
    news = OutgoingView(view=told, to=sender.id, until=link.open_until if is_open else None)
    return Outcome(
        show=[news, _below(card)],
        save=[*again, LastTold(person=sender.id, at=now)],
    )


def _below(card: OutgoingView) -> OutgoingView:
    """Return the card as a new message: one further up would change unseen."""
    return replace(card, is_new=True)
