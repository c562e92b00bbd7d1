"""The candidate's own events of a loop: one a day with the whole plan of that day, kept up to date as sessions change.

Apart from the interviewers' invitations: no colleague's address, no note. They go out once Undo has closed, and are
written last, so that a candidate is never invited to what fails.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date

from bot.domain.accounts import Account, Person
from bot.domain.bookings.interviews import Answer, CandidateInvitation, Interview, Stage
from bot.domain.bookings.loops import CandidateDay, Loop, LoopStage
from bot.domain.errors import Gone
from bot.domain.intervals import Interval
from bot.domain.jobs import Job
from bot.runtime.ports import Draft, Ports
from bot.runtime.turn import Outcome
from bot.runtime.unit_of_work import UnitOfWork
from cards.words.invitations import (
    PlanFacts,
    PlannedSession,
    introduced,
    plan_place,
    plan_subject,
    plan_text,
)
from dialogs.authorization import is_connected, zone_of
from dialogs.interviews.calendar.read_events import LATER_LOOKS, LOOKS
from dialogs.interviews.calendar.write_events import job_titles
from dialogs.loops.loop_card import loop_card
from dialogs.loops.members import by_time, sessions_of


async def keep_days(
    loop: Loop, organizer: Person, due: Job, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Bring the candidate's events up to date with the sessions that stand, and look for the candidate's answers."""
    now = ports.clock.now()
    sessions = [one for one in await sessions_of(loop, unit_of_work) if one.is_live]
    if loop.stage is not LoopStage.STANDING or not (loop.candidate_mail or loop.candidate_days):
        return Outcome()
    if not loop.candidate_mail or not sessions:
        gone = replace(await cancel_days(loop, organizer, ports), revision=loop.revision + 1)
        return Outcome(show=[await loop_card(organizer, gone, unit_of_work, ports)], save=[gone])
    if now < loop.undo_closes and not loop.is_candidate_due:
        return Outcome(save=[due.rescheduled(loop.undo_closes)])
    if any(one.stage is not Stage.STANDING for one in sessions):
        # A session is being written just now: the plan is told once it stands.
        return Outcome(save=[replace(loop, is_candidate_due=True), due.rescheduled(now + LOOKS[0])])
    kept = await _kept(
        replace(loop, is_candidate_due=True), sessions, organizer, unit_of_work, ports
    )
    kept = await _taken_over(kept, unit_of_work, ports)
    again = (
        [] if max(one.start for one in sessions) <= now else [due.rescheduled(now + LATER_LOOKS)]
    )
    if kept == loop:
        return Outcome(save=again)
    kept = replace(kept, revision=loop.revision + 1)
    return Outcome(
        show=[await loop_card(organizer, kept, unit_of_work, ports)], save=[kept, *again]
    )


async def cancel_days(loop: Loop, organizer: Person, ports: Ports) -> Loop:
    """Return the loop with nothing of the candidate's in any calendar."""
    for one in loop.candidate_days:
        await _cancel(one, organizer, ports)
    return replace(loop, candidate_days=())


async def _taken_over(loop: Loop, unit_of_work: UnitOfWork, ports: Ports) -> Loop:
    """Return the loop of whose candidate's events its organizer before has none any more, as far as they can be asked."""
    left = loop.handed_over
    before = await unit_of_work.person(left.by) if left else None
    if left and before and is_connected(before):
        for ref in left.events:
            await ports.events.cancel(before, ref)
    return replace(loop, handed_over=None)


async def _kept(
    loop: Loop,
    sessions: Sequence[Interview],
    organizer: Person,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Loop:
    """Return the loop whose candidate has one event for each of its days, and nothing else."""
    account = await unit_of_work.account(loop.tenant)
    titles = job_titles(await unit_of_work.people_by_mail(loop.tenant))
    zone = zone_of(organizer, account)
    wanted: dict[date, list[Interview]] = {}
    for one in by_time(sessions):
        wanted.setdefault(one.start.astimezone(zone).date(), []).append(one)
    known = await _of_same_candidate(loop, organizer, ports)
    days: list[CandidateDay] = []
    made = loop.candidate_events
    for day, own in _matched(known, list(wanted)):
        if day is None:
            await _cancel(own, organizer, ports)
            continue
        made += own.invitation.attempt == 0
        invitation = replace(own.invitation, attempt=own.invitation.attempt or made)
        facts = _facts(wanted[day], titles, organizer, account)
        draft = plan_draft(loop, facts, invitation.attempt)
        there = replace(own, day=day, invitation=invitation)
        days.append(await _brought_up_to_date(there, draft, organizer, ports))
    return replace(loop, candidate_days=tuple(days), candidate_events=made)


async def _of_same_candidate(loop: Loop, organizer: Person, ports: Ports) -> list[CandidateDay]:
    """Return the events that went to this candidate; those that went to another address are taken back."""
    stay = []
    for one in loop.candidate_days:
        if one.invitation.mail == loop.candidate_mail:
            stay.append(one)
        else:
            await _cancel(one, organizer, ports)
    return stay


def _matched(
    known: Sequence[CandidateDay], wanted: Sequence[date]
) -> list[tuple[date | None, CandidateDay]]:
    """Return each day with its event; one whose day is no longer needed moves to a new day before it is taken back."""
    by_day = {one.day: one for one in known}
    spare = [one for one in known if one.day not in wanted]
    pairs: list[tuple[date | None, CandidateDay]] = []
    for day in wanted:
        new = CandidateDay(day=day, invitation=CandidateInvitation(attempt=0))
        own = by_day.get(day) or (spare.pop(0) if spare else new)
        pairs.append((day, own))
    return [*pairs, *((None, one) for one in spare)]


async def _brought_up_to_date(
    day: CandidateDay, draft: Draft, organizer: Person, ports: Ports
) -> CandidateDay:
    """Return the day with its event written, changed or looked at; one deleted in Outlook stays withdrawn."""
    own, shows = day.invitation, _digest(draft)
    if own.is_withdrawn:
        return day
    try:
        if own.event is None:
            ref = (await ports.events.invite(organizer, draft)).ref
            own = replace(own, event=ref, mail=draft.attendees[0][0], answer=Answer.NONE)
        elif shows != day.shows:
            own = replace(own, event=(await ports.events.change(organizer, own.event, draft)).ref)
        else:
            own = await _looked_at(own, organizer, ports)
    except Gone:
        own = replace(own, event=None, is_withdrawn=True)
    return replace(day, invitation=own, shows=shows)


async def _looked_at(
    own: CandidateInvitation, organizer: Person, ports: Ports
) -> CandidateInvitation:
    if own.event is None:
        raise Gone
    seen = await ports.calendars.event(organizer, own.event)
    if seen.cancelled:
        raise Gone
    return replace(own, event=seen.ref, answer=seen.answers.get(own.mail, Answer.NONE))


async def _cancel(day: CandidateDay, organizer: Person, ports: Ports) -> None:
    if day.invitation.event:
        await ports.events.cancel(organizer, day.invitation.event)


def _digest(draft: Draft) -> str:
    shown = (draft.subject, draft.text, str(draft.span), draft.place, str(draft.attendees))
    return hashlib.sha256("\n".join(shown).encode()).hexdigest()[:16]


def _facts(
    sessions: Sequence[Interview],
    titles: Mapping[str, str],
    organizer: Person,
    account: Account,
) -> PlanFacts:
    """Return what the candidate is told of one day, whose sessions are in order of time."""
    zone = zone_of(organizer, account)
    return PlanFacts(
        company=account.name,
        sessions=tuple(
            PlannedSession(
                start=one.start.astimezone(zone),
                end=one.end.astimezone(zone),
                interviewers=introduced(
                    [(each.name, titles.get(each.mail, "")) for each in one.people],
                    account.candidates_see,
                ),
                room=account.room(one.room) if one.room else None,
                join_url=one.meeting_url,
            )
            for one in sessions
        ),
        directions={
            room.building: account.directions[room.building]
            for one in sessions
            if (room := account.room(one.room)) and room.building in account.directions
        },
        contact_phone=account.contact_phone,
        contact=organizer.name,
        contact_mail=organizer.mail,
    )


def plan_draft(loop: Loop, facts: PlanFacts, attempt: int) -> Draft:
    """Return the candidate's own event for one day, from the first of its sessions to the end of the last."""
    return Draft(
        transaction=f"{loop.id}-candidate-{attempt}",
        subject=plan_subject(facts),
        text=plan_text(facts),
        span=Interval(
            facts.sessions[0].start.astimezone(UTC),
            max(one.end for one in facts.sessions).astimezone(UTC),
        ),
        attendees=((loop.candidate_mail, loop.candidate or loop.candidate_mail),),
        place=plan_place(facts),
        is_for_candidate=True,
    )
