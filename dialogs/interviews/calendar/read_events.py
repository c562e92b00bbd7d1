"""What the calendars show of an interview since: answers, people swapped, moved or deleted in Outlook."""

import asyncio
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings.interview_changes import (
    DELETED,
    changes_text,
    former_attendees,
    increment_revision,
    mark_ended,
    proposals_of,
    reschedule,
)
from bot.domain.bookings.interviews import (
    Answer,
    Attendee,
    CandidateInvitation,
    Ending,
    EventRef,
    Interview,
    RoomPath,
    RoomState,
    Stage,
)
from bot.domain.bookings.proposals import without_accepted
from bot.domain.errors import BadInput, Gone, OutsideTrouble
from bot.domain.intervals import Interval
from bot.domain.jobs import Job, JobKind
from bot.runtime.ports import Ports, SeenEvent
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.interviews.calendar.answer_tally import tally_answers, tally_proposals
from dialogs.interviews.calendar.other_addresses import with_known_addresses
from dialogs.interviews.calendar.room_state import (
    RoomReading,
    answered_room_state,
    direct_room_state,
)

LOOKS = (timedelta(seconds=5), timedelta(seconds=20), timedelta(seconds=60))
"""After the booking; then every few minutes until the interview starts."""
LATER_LOOKS = timedelta(minutes=3)
SILENT_AFTER = timedelta(minutes=1)
"""Since the room was asked: by then most rooms have answered."""
A_MINUTE = timedelta(minutes=1)


async def refresh_from_calendar(
    interview: Interview, organizer: Person, colleagues: Mapping[str, Person], ports: Ports
) -> Interview:
    """Return the interview with what room and people have said since, and with whom Outlook shows as invited.

    `colleagues` are the people of the account by address: nobody else becomes an interviewer.

    It is ended where it was deleted in Outlook, and on its way to the new time where it was moved there.
    """
    try:
        event, (room, reservation), own = await asyncio.gather(
            _event(interview, organizer, colleagues, ports),
            _reservation(interview, organizer, ports),
            _candidate_seen(interview, organizer, ports),
        )
    except Gone:
        return mark_ended(interview, Ending.CANCELLED, why=DELETED)
    if _is_elsewhere(event.span, interview):
        return _follow_event(interview, event, ports.clock.now())
    followed = _with_invited(interview, event, colleagues)
    heard = replace(
        followed,
        event=event.ref,
        reservation=reservation,
        room_state=room.state,
        is_room_in_doubt=room.is_in_doubt,
        is_room_silent=_is_silent(interview, room, ports.clock.now()),
        people=tally_answers(followed.people, event, ports.clock.now()),
        join_url=event.join_url or interview.join_url,
        dial_in=event.dial_in or interview.dial_in,
        candidate_invitation=own,
    )
    heard = without_accepted(interview, heard)
    heard = tally_proposals(heard, event, ports.clock.now())
    counted = replace(heard, looks=min(interview.looks + 1, len(LOOKS)))
    is_news = _as_shown(heard) != _as_shown(interview)
    return increment_revision(counted) if is_news else counted


async def follow_people(
    interview: Interview, organizer: Person, colleagues: Mapping[str, Person], ports: Ports
) -> Interview:
    """Return the interview with whom Outlook shows as invited just now: a change must not undo what somebody did there.

    Raises BadInput where it was moved or deleted there, which is followed first.
    """
    try:
        event = await _event(interview, organizer, colleagues, ports)
    except Gone as error:
        raise BadInput(why="changed-in-outlook") from error
    if _is_elsewhere(event.span, interview):
        raise BadInput(why="changed-in-outlook")
    return _with_invited(interview, event, colleagues)


def next_look(interview: Interview) -> timedelta:
    """Return how long to wait before looking again."""
    return LOOKS[interview.looks] if interview.looks < len(LOOKS) else LATER_LOOKS


def look_job(interview: Interview, now: datetime) -> Job:
    """Return the work that looks at an interview again, and from then on."""
    at = now + next_look(interview)
    return Job(kind=JobKind.LOOK, subject=interview.id, tenant=interview.tenant, at=at)


async def look_sooner(
    interviews: Iterable[Interview], unit_of_work: UnitOfWork, now: datetime
) -> list[Job]:
    """Return the work that looks at standing interviews now which otherwise are looked at only every few minutes.

    Who asks for them has perhaps just done something to them in Outlook.
    """
    rows = []
    for one in interviews:
        if one.stage is Stage.STANDING and one.start > now and one.looks >= len(LOOKS):
            row = replace(look_job(one, now), at=now)
            waiting = await unit_of_work.load(Job, row.key)
            rows += [row] if waiting is not None and waiting.at > now else []
    return rows


def look_now(kept: Interview, seen: Interview, now: datetime) -> list[Job]:
    """Return the work that keeps and tells at once what a reader was just shown of the calendars; none where that is nothing new.

    What was shown must not be taken back by a card that is drawn from what was known before.
    """
    return [replace(look_job(kept, now), at=now)] if seen.revision != kept.revision else []


def _is_silent(interview: Interview, room: RoomReading, now: datetime) -> bool:
    if not room.was_read:
        return interview.is_room_silent
    asked_at = interview.requested_at or interview.booked_at
    return room.state is RoomState.REQUESTED and now - asked_at >= SILENT_AFTER


def _with_invited(
    interview: Interview, event: SeenEvent, colleagues: Mapping[str, Person]
) -> Interview:
    """Return the interview with the attendees that its event was given in Outlook.

    An address that cannot be told from another's decides nothing: then nobody is taken off.
    """
    if interview.is_event_stale:
        return interview
    interview = _with_outsiders(interview, event, colleagues)
    if not event.is_list_whole:
        return interview
    stay = tuple(
        _invited_after_all(one, interview) if one.mail in event.invited else one
        for one in interview.people
        if one.is_not_invited or one.mail in event.invited
    )
    known = {one.mail for one in interview.people}
    new = sorted(
        mail
        for mail in event.invited - known
        if _may_interview(mail, colleagues) and colleagues[mail].id != interview.by
    )
    added = tuple(Attendee(mail=mail, name=colleagues[mail].name) for mail in new)
    people = (*stay, *added)
    if people == interview.people:
        return interview
    proposals = proposals_of(people, interview.proposals)
    former = former_attendees(interview, {one.mail for one in people})
    followed = replace(interview, people=people, former=former, proposals=proposals, substitutes=())
    is_stale = interview.is_text_stale or changes_text(interview.shape, followed.shape)
    return replace(followed, is_text_stale=is_stale)


def _invited_after_all(one: Attendee, interview: Interview) -> Attendee:
    """Return an interviewer who is on the event: whoever was left out of it, as they had declined, is asked again by now."""
    if not one.is_not_invited:
        return one
    declined = (interview.start, interview.end)
    return replace(one, is_not_invited=False, answer=Answer.NONE, declined_span=declined)


def _with_outsiders(
    interview: Interview, event: SeenEvent, colleagues: Mapping[str, Person]
) -> Interview:
    """Return the interview with who else stands on its event, so that no change takes them off."""
    own = {interview.room, *(one.mail for one in interview.people)}
    if interview.candidate_invitation is None:
        own.add(interview.candidate_mail)
    seen = {mail for mail in event.invited - own if not _may_interview(mail, colleagues)}
    if not event.is_list_whole:
        seen |= {*interview.outsiders}
    return replace(interview, outsiders=tuple(sorted(seen)))


def _may_interview(mail: str, colleagues: Mapping[str, Person]) -> bool:
    return mail in colleagues and bool(colleagues[mail].roles)


def _is_elsewhere(seen: Interval, interview: Interview) -> bool:
    shifts = (seen.start - interview.start, seen.end - interview.end)
    return any(abs(one) >= A_MINUTE for one in shifts)


def _follow_event(interview: Interview, event: SeenEvent, now: datetime) -> Interview:
    there = reschedule(interview, event.span, interview.room, spare=(), keeps_noes=True)
    people = tally_answers(there.people, event, now)
    # What it would be put back to, if this is refused, is no more what its calendar shows.
    return replace(there, event=event.ref, people=people, is_event_stale=False, stood=None)


async def _event(
    interview: Interview, organizer: Person, colleagues: Mapping[str, Person], ports: Ports
) -> SeenEvent:
    if interview.event is None:
        raise Gone
    event = await ports.calendars.event(organizer, interview.event)
    if event.cancelled:
        raise Gone
    return with_known_addresses(event, interview.people, colleagues)


async def _candidate_seen(
    interview: Interview, organizer: Person, ports: Ports
) -> CandidateInvitation | None:
    """Return the candidate's invitation with their answer; withdrawn where it was deleted in Outlook."""
    own = interview.candidate_invitation
    if own is None or own.event is None:
        return own
    try:
        event = await ports.calendars.event(organizer, own.event)
    except Gone:
        return replace(own, event=None, is_withdrawn=True)
    if event.cancelled:
        return replace(own, event=None, is_withdrawn=True)
    # What their calendar shows still of an earlier time is no answer to the one that they are not told of yet.
    answer = own.answer if own.is_stale else event.answers.get(own.mail, Answer.NONE)
    return replace(own, event=event.ref, answer=answer)


async def _reservation(
    interview: Interview, organizer: Person, ports: Ports
) -> tuple[RoomReading, EventRef | None]:
    """Return what the room has said, and where the event that reserves it lives."""
    if interview.reservation is None:
        return RoomReading(interview.room_state), None
    reading, kept = await asyncio.gather(
        ports.calendars.free_busy(organizer, [interview.room], interview.span),
        _reserving_event(interview.reservation, organizer, ports),
    )
    read = reading[interview.room]
    ref = kept.ref if kept else interview.reservation
    if kept and (kept.cancelled or _is_elsewhere(kept.span, interview)):
        return RoomReading(RoomState.DECLINED), ref
    if interview.path is RoomPath.DIRECT:
        return direct_room_state(interview, kept, read), ref
    if kept is None:
        return RoomReading(RoomState.DECLINED), ref
    return answered_room_state(interview, kept, read), ref


async def _reserving_event(ref: EventRef, organizer: Person, ports: Ports) -> SeenEvent | None:
    """Return the event that reserves the room; None where it is gone, or may not be read any more."""
    try:
        return await ports.calendars.event(organizer, ref)
    except Gone:
        return None
    except OutsideTrouble as error:
        if ref.owner != "me" and error.is_lasting:
            return None
        raise


def _as_shown(interview: Interview) -> Interview:
    people = tuple(
        replace(one, tallied=Answer.NONE, tallied_proposal=None) for one in interview.people
    )
    return replace(interview, people=people, outsiders=(), event=None, reservation=None)
