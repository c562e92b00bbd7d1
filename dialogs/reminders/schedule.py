"""When an interview's next reminder is due: one job for each interview, kept right with whatever saves the interview.

Every turn and every piece of work passes here before it is saved, so no dialog needs to know of reminders: an interview that moves
takes its job along, one that is cancelled loses it. `remind` says what is due and looks for the next.
"""

from collections.abc import Mapping
from datetime import datetime

from msgspec.structs import replace

from bot.domain.accounts import Account, Person
from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.bookings.interviews import Interview, Stage
from bot.domain.jobs import Job, JobKind
from bot.domain.notifications import NotificationKind
from bot.domain.reminders import (
    ASKED_AFTERWARDS_FOR,
    DueReminder,
    LastTold,
    Recipient,
    due_reminders,
    with_asked,
    with_history,
    with_sent,
)
from bot.runtime.handlers import JobHandler
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView
from bot.runtime.unit_of_work import UnitOfWork, with_saved
from dialogs.reminders.after_interview import question_after
from dialogs.reminders.batching import waiting_list, waiting_too, with_rest
from dialogs.reminders.morning_digest import enqueue_digests
from dialogs.reminders.own_hours import keep_hours
from dialogs.reminders.recipients import can_be_told, interviewers, recipients_of
from dialogs.reminders.reminder_card import nudge, reminder

_SHOWN = {
    NotificationKind.REMINDER: reminder,
    NotificationKind.UNANSWERED: nudge,
    NotificationKind.AFTER: question_after,
}
"""What each kind shows to whom it is due for."""


async def remind(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Tell the interviewers of an interview what is due now; its next reminder is another job of the same key."""
    interview = await unit_of_work.load(Interview, due.subject)
    if interview is None:
        return Outcome()
    now = ports.clock.now()
    people = await interviewers(interview, unit_of_work)
    recipients = await with_rest(await recipients_of(interview, unit_of_work), people, unit_of_work)
    found = [one for one in due_reminders(interview, recipients, now) if one.at <= now]
    shows: list[OutgoingView] = []
    told = {interview.id: interview}
    for one in found:
        also = await _said_with(one, interview, people[one.mail], unit_of_work, ports)
        shows.append(await _show(one, interview, people[one.mail], also, unit_of_work, ports))
        for other in (interview, *also):
            told[other.id] = with_sent(told.get(other.id, other), one, now)
    latest = told[interview.id]
    digests = await enqueue_digests([latest], unit_of_work, ports) if latest.start > now else []
    rests = [LastTold(person=people[mail].id, at=now) for mail in {one.mail for one in found}]
    saved = Outcome(show=shows, save=[*(told.values() if found else ()), *digests, *rests])
    resting = await with_rest(recipients, people, unit_of_work, told=rests)
    return await _with_job(saved, latest, unit_of_work, ports, resting)


async def _said_with(
    due: DueReminder,
    interview: Interview,
    person: Person,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> list[Interview]:
    """Return the other interviews of which somebody is asked in the same message, in order of time."""
    if due.kind is not NotificationKind.UNANSWERED:
        return []
    return await waiting_too(person, interview, ports.clock.now(), unit_of_work)


async def _show(  # noqa: PLR0913, PLR0917 - what is shown, of what, to whom
    due: DueReminder,
    interview: Interview,
    person: Person,
    also: list[Interview],
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> OutgoingView:
    if also:
        return await waiting_list([interview, *also], person, unit_of_work, ports)
    return await _SHOWN[due.kind](interview, person, unit_of_work, ports)


def wrap_job(handler: JobHandler) -> JobHandler:
    """Return the handler of a job that also keeps the reminders of the interviews that it saves."""

    async def tended(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
        return await enqueue_reminders(await handler(due, unit_of_work, ports), unit_of_work, ports)

    return tended


async def enqueue_reminders(outcome: Outcome, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Return the outcome with the jobs of the interviews that it saves as they then have to be."""
    now = ports.clock.now()
    outcome = await keep_hours(outcome, unit_of_work)
    latest = {one.id: one for one in outcome.save if isinstance(one, Interview)}
    rows = {one.key for one in outcome.save if isinstance(one, Job)}
    changed = [one for one in latest.values() if not await _is_known(one, unit_of_work)]
    for one in changed:
        noted = with_history(await unit_of_work.before(Interview, one.id), one, now)
        if _row(one).key in rows:
            outcome = _with(outcome, noted)
        else:
            outcome = await _with_job(outcome, noted, unit_of_work, ports)
    standing = [one for one in changed if one.stage is Stage.STANDING and one.start > now]
    links = [one for one in outcome.save if isinstance(one, CandidateLink)]
    digests = await enqueue_digests(standing, unit_of_work, ports, links=links)
    earlier = await _bring_forward(outcome, unit_of_work, ports)
    rows |= {one.key for one in outcome.save if isinstance(one, Job)}
    return with_saved(outcome, *(one for one in (*digests, *earlier) if one.key not in rows))


async def _bring_forward(outcome: Outcome, unit_of_work: UnitOfWork, ports: Ports) -> list[Job]:
    """Return the reminder jobs, due now, of those for whom something else holds from now on: each reckons anew.

    A morning digest that they chose again, or an earlier one, gets its job too.
    """
    now = ports.clock.now()
    found: list[Interview] = []
    for one in outcome.save:
        if isinstance(one, Person) and _hours(await unit_of_work.before(Person, one.id)) != _hours(
            one
        ):
            found += await _still_told(one, now, unit_of_work)
        if isinstance(one, Account):
            before = await unit_of_work.before(Account, one.tenant)
            if _hours(before) != _hours(one):
                since = now - ASKED_AFTERWARDS_FOR
                found += await unit_of_work.find(Interview, "live", one.tenant, after=since)
    rows = {_row(one).key: replace(_row(one), at=now) for one in found if one.is_live}
    await unit_of_work.load_all(Job, list(rows))
    coming = [one for one in found if one.stage is Stage.STANDING and one.start > now]
    return [*rows.values(), *await _digests_chosen(outcome, coming, unit_of_work, ports)]


async def _digests_chosen(
    outcome: Outcome, coming: list[Interview], unit_of_work: UnitOfWork, ports: Ports
) -> list[Job]:
    """Return the digest jobs of what is coming, for people and account as the outcome is to save them."""
    if not coming:
        return []
    later = unit_of_work.trial()
    later.apply(outcome)
    digests = await enqueue_digests(coming, later, ports)
    await unit_of_work.load_all(Job, [one.key for one in digests])
    return digests


async def begin_reminders(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Reckon anew what somebody is told, whose chat is known only since the bot wrote there."""
    person = await unit_of_work.person(due.person) if due.person else None
    if person is None:
        return Outcome()
    now = ports.clock.now()
    found = [one for one in await _still_told(person, now, unit_of_work) if one.is_live]
    rows = [await unit_of_work.enqueue(replace(_row(one), at=now)) for one in found]
    coming = [one for one in found if one.stage is Stage.STANDING and one.start > now]
    digests = await enqueue_digests(coming, unit_of_work, ports)
    return Outcome(save=[*rows, *[await unit_of_work.enqueue(one) for one in digests]])


async def _still_told(person: Person, now: datetime, unit_of_work: UnitOfWork) -> list[Interview]:
    """Return the interviews of which somebody may still be told something."""
    since = now - ASKED_AFTERWARDS_FOR
    attended = f"{person.tenant}/{person.mail}"
    own = await unit_of_work.find(Interview, "by", person.id, after=now)
    others = await unit_of_work.find(Interview, "attendee", attended, after=since)
    return list({one.id: one for one in (*own, *(others if person.mail else ()))}.values())


def _hours(of: Person | Account | None) -> tuple[object, ...]:
    """Return what of a person or account decides whether and when something may be said."""
    if isinstance(of, Account):
        return of.notifications, of.zone, of.hours, of.closed_days
    if of is None:
        return ()
    chosen = of.notifications, of.zone, of.roles, of.absences, of.calendar_hours
    return *chosen, can_be_told(of)


async def _is_known(interview: Interview, unit_of_work: UnitOfWork) -> bool:
    """Whether nothing of an interview changes that decides when its reminders are due."""
    before = await unit_of_work.before(Interview, interview.id)
    return before is not None and _facts(before) == _facts(interview)


def _facts(interview: Interview) -> tuple[object, ...]:
    """Return what of an interview decides when its reminders are due."""
    people = tuple(
        (one.mail, one.answer, one.asked_for, one.reminders, one.attendance)
        for one in interview.people
    )
    return interview.stage, interview.start, interview.end, interview.by, people


async def _with_job(
    outcome: Outcome,
    interview: Interview,
    unit_of_work: UnitOfWork,
    ports: Ports,
    recipients: Mapping[str, Recipient] | None = None,
) -> Outcome:
    """Return the outcome that keeps an interview's next reminder, or takes back the one that waits."""
    now = ports.clock.now()
    waiting = await unit_of_work.load(Job, _row(interview).key)
    if interview.stage is Stage.STANDING:
        interview = with_asked(interview, now)
    if recipients is None:
        recipients = await recipients_of(interview, unit_of_work)
    coming = due_reminders(interview, recipients, now)
    noted = _with(outcome, interview)
    if coming and (waiting is None or waiting.at != coming[0].at):
        noted = with_saved(noted, replace(_row(interview), at=coming[0].at))
    delete = [waiting] if waiting is not None and not coming else []
    return replace(noted, delete=[*noted.delete, *delete])


def _with(outcome: Outcome, interview: Interview) -> Outcome:
    """Return the outcome that saves an interview as it is here."""
    same = (
        interview if isinstance(one, Interview) and one.id == interview.id else one
        for one in outcome.save
    )
    return replace(outcome, save=tuple(same))


def _row(interview: Interview) -> Job:
    return Job(
        kind=JobKind.REMIND,
        subject=interview.id,
        tenant=interview.tenant,
        at=interview.start,
    )
