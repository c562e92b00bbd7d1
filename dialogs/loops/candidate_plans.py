"""What the candidate's own events of a loop say: one a day with the whole plan, or one a session."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from bot.domain.accounts import Account, CandidateEventPer, Person
from bot.domain.bookings.interviews import CandidateInvitation, Interview
from bot.domain.bookings.loops import CandidateDay, Loop, LoopPart
from bot.domain.intervals import Interval
from bot.runtime.ports import Draft
from cards.words.invitations import (
    PlanFacts,
    SessionFacts,
    introduced,
    plan_place,
    plan_subject,
    plan_text,
)
from dialogs.interviews.calendar.event_drafts import candidate_draft, expected
from dialogs.loops.members import by_time


class PlanInputs(Struct, frozen=True):
    """What the plans of a loop are written from."""

    organizer: Person
    account: Account
    titles: Mapping[str, str]
    """Job titles by address."""
    zone: ZoneInfo
    """On whose clock the candidate reads the times."""


def plan_parts(
    loop: Loop, sessions: Sequence[Interview], inputs: PlanInputs
) -> dict[LoopPart, list[Interview]]:
    """Return what the candidate is to have an event for, each with its sessions in order of time."""
    ordered = by_time(sessions)
    if loop.candidate_event_per is CandidateEventPer.SESSION:
        return {one.id: [one] for one in ordered}
    parts: dict[LoopPart, list[Interview]] = {}
    for one in ordered:
        parts.setdefault(first_day([one], inputs), []).append(one)
    return parts


def first_day(sessions: Sequence[Interview], inputs: PlanInputs) -> date:
    """Return on which day the first of the sessions is, on the clock that the candidate reads."""
    return sessions[0].start.astimezone(inputs.zone).date()


def part_draft(
    loop: Loop, own: CandidateDay, sessions: Sequence[Interview], inputs: PlanInputs
) -> Draft:
    """Return one event of the candidate's; a session on its own reads as an interview on its own does."""
    transaction = f"{loop.id}-candidate-{own.invitation.attempt}"
    mail = own.invitation.mail or loop.candidate_mail
    if own.session is None:
        attendee = (mail, loop.candidate or mail)
        return plan_draft(_facts(sessions, inputs), attendee, transaction)
    alone = replace(
        sessions[0],
        candidate=loop.candidate,
        candidate_mail=mail,
        candidate_invitation=CandidateInvitation(zone=inputs.zone.key),
    )
    draft = candidate_draft(alone, inputs.organizer, inputs.account, titles=inputs.titles)
    return replace(draft, transaction=transaction)


def plan_draft(facts: PlanFacts, attendee: tuple[str, str], transaction: str) -> Draft:
    """Return the event for one day, from the first of its sessions to the end of the last."""
    return Draft(
        transaction=transaction,
        subject=plan_subject(facts),
        text=plan_text(facts),
        span=Interval(
            facts.sessions[0].start.astimezone(UTC),
            max(one.end for one in facts.sessions).astimezone(UTC),
        ),
        attendees=(attendee,),
        place=plan_place(facts),
        is_for_candidate=True,
    )


def _facts(sessions: Sequence[Interview], inputs: PlanInputs) -> PlanFacts:
    """Return what the candidate is told of one day, whose sessions are in order of time."""
    organizer, account = inputs.organizer, inputs.account
    return PlanFacts(
        company=account.name,
        sessions=tuple(_planned(one, inputs) for one in sessions),
        directions={
            room.building: way
            for one in sessions
            if (room := account.room(one.room)) and (way := account.way_to(room.building))
        },
        contact_phone=account.contact_phone,
        contact=organizer.name,
        contact_mail=organizer.mail,
    )


def _planned(one: Interview, inputs: PlanInputs) -> SessionFacts:
    zone = inputs.zone
    names = [(each.name, inputs.titles.get(each.mail, "")) for each in expected(one)]
    return SessionFacts(
        start=one.start.astimezone(zone),
        end=one.end.astimezone(zone),
        interviewers=introduced(names, inputs.account.candidates_see),
        room=inputs.account.room(one.room) if one.room else None,
        join_url=one.meeting_url,
    )
