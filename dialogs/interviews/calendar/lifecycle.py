"""The interview's life in the calendars: reserve, invite, confirm, undo.

Two events, so that answers work: Graph tallies answers only for invitations sent from the primary
calendar. The reservation holds the room (in its own calendar, or in the organizer's Comeet
Scheduler with the room invited); the invitation goes to the interviewers. A third goes to the
candidate, last, so that nobody is invited to what fails. Each function takes an interview and gives it one step further; each may be repeated, since every event is written under a
transaction of its own. `bot.runtime.job_worker` repeats whatever a crash cut short.
"""

import asyncio
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.accounts import Account, Person
from bot.domain.errors import BadAddress, Gone
from bot.domain.intervals import Interval
from bot.domain.interviews import (
    Answer,
    Attendee,
    CandidateInvitation,
    Ending,
    EventRef,
    HandedOver,
    Interview,
    InterviewShape,
    Path,
    RoomState,
    Stage,
)
from bot.domain.room_write_access import is_write_denied
from bot.domain.rooms import Room
from bot.domain.search_models import Item, Status
from bot.runtime.ports import Draft, FreeBusy, Ports, SeenEvent
from cards.words.invitations import (
    CandidateFacts,
    candidate_place,
    candidate_subject,
    candidate_text,
    invitation_subject,
    invitation_text,
    reservation_text,
)
from dialogs.authorization import zone_of
from dialogs.interviews.calendar.answer_tally import tally_answers, tally_proposals

LOOKS = (timedelta(seconds=5), timedelta(seconds=20), timedelta(seconds=60))
"""After the booking; then every few minutes until the interview starts."""
LATER_LOOKS = timedelta(minutes=3)
SILENT_AFTER = timedelta(minutes=1)
"""Since the room was asked: by then most rooms have answered."""
A_MINUTE = timedelta(minutes=1)
DELETED = "deleted"
"""Why an interview ended whose event was deleted in Outlook."""
IN_THE_WAY = frozenset({Status.BUSY, Status.AWAY, Status.TENTATIVE, Status.UNKNOWN})

ROOM_SAYS = {
    Answer.ACCEPTED: RoomState.CONFIRMED,
    Answer.TENTATIVE: RoomState.AWAITING_APPROVAL,
    Answer.DECLINED: RoomState.DECLINED,
}


def span(interview: Interview) -> Interval:
    """Return the time of an interview."""
    return Interval(interview.start, interview.end)


# --- on its way ---------------------------------------------------------------------------------


def mark_ended(interview: Interview, ending: Ending, *, why: str = "") -> Interview:
    """Return the interview on its way out: through the calendars if anything was written there."""
    is_written = interview.stage not in {Stage.CLAIMED, Stage.ENDED}
    stage = Stage.ENDING if is_written else Stage.ENDED
    return increment_revision(replace(interview, stage=stage, ending=ending, why=why))


def increment_revision(interview: Interview) -> Interview:
    """Return the interview with its next revision: something that shows has changed."""
    return replace(interview, revision=interview.revision + 1)


# --- reserve and invite --------------------------------------------------------------------------


async def create_events(
    interview: Interview,
    organizer: Person,
    account: Account,
    ports: Ports,
    *,
    before: Person | None = None,
) -> Interview:
    """Return the interview standing: room reserved and people invited, side by side.

    `before` is who organized it until it was handed over, if they can still be asked for what is in their calendars.

    Where the room's address is wrong, or the event was deleted by hand, the interview is on its way
    out, with what was written known.
    """
    await _room_given_back(interview, before, ports)
    reserved, invited = await asyncio.gather(
        _reserve(interview, organizer, account, ports),
        _invite(interview, organizer, account, ports),
        return_exceptions=True,
    )
    if isinstance(reserved, BaseException) and not isinstance(reserved, BadAddress):
        raise reserved
    if isinstance(invited, BaseException) and not isinstance(invited, Gone):
        raise invited
    known = interview.path, interview.reservation
    path, reservation = known if isinstance(reserved, BadAddress) else reserved
    done = replace(interview, path=path, reservation=reservation)
    if isinstance(invited, Gone):
        return mark_ended(replace(done, event=None), Ending.CANCELLED, why=DELETED)
    done = replace(
        done,
        event=invited.ref,
        join_url=invited.join_url,
        is_event_stale=False,
        is_text_stale=False,
    )
    if isinstance(reserved, BadAddress):
        return mark_ended(done, Ending.FAILED, why=interview.room)
    await _cancel_all(organizer, interview.leftovers, ports)
    done = await _invite_candidate(done, organizer, account, ports)
    done = await _taken_over(done, before, ports)
    is_same = reservation == interview.reservation and not interview.is_reservation_stale
    state = interview.room_state if is_same else RoomState.REQUESTED
    asked_at = interview.requested_at if is_same else ports.clock.now()
    done = replace(done, requested_at=asked_at)
    return _mark_standing(done, state if interview.room else RoomState.NONE)


def _mark_standing(interview: Interview, room_state: RoomState) -> Interview:
    return increment_revision(
        replace(
            interview,
            stage=Stage.STANDING,
            room_state=room_state,
            is_room_silent=False,
            is_reservation_stale=False,
            leftovers=(),
            looks=0,
        )
    )


async def _reserve(
    interview: Interview, organizer: Person, account: Account, ports: Ports
) -> tuple[Path | None, EventRef | None]:
    known = interview.path, interview.reservation
    if not interview.room or interview.room_state is RoomState.DECLINED:
        return known
    draft = reservation_draft(interview, organizer, account)
    if interview.reservation:
        if not interview.is_reservation_stale:
            return known
        with suppress(Gone):
            kept = await ports.events.change(organizer, interview.reservation, draft)
            return interview.path, kept.ref
    if not is_write_denied(organizer, interview.room, ports.clock.now()):
        direct = await ports.events.reserve_direct(organizer, draft)
        if direct:
            return Path.DIRECT, direct
    return Path.SCHEDULER, await ports.events.reserve_in_scheduler(organizer, draft)


async def _invite(
    interview: Interview, organizer: Person, account: Account, ports: Ports
) -> SeenEvent:
    draft = invitation_draft(interview, organizer, account)
    if interview.event is None:
        return await ports.events.invite(organizer, draft)
    if interview.is_event_stale:
        return await ports.events.change(organizer, interview.event, draft)
    return SeenEvent(
        ref=interview.event, span=span(interview), answers={}, join_url=interview.join_url
    )


async def _invite_candidate(
    interview: Interview, organizer: Person, account: Account, ports: Ports
) -> Interview:
    """Return the interview with the candidate's own event as it should be: written, changed or taken back."""
    own = interview.candidate_invitation
    if own is None or not own.is_due or own.is_withdrawn:
        return interview
    if own.event and own.mail != interview.candidate_mail:
        await ports.events.cancel(organizer, own.event)
        own = CandidateInvitation(is_due=True, attempt=own.attempt + 1)
    if not interview.candidate_mail:
        return replace(interview, candidate_invitation=own)
    draft = candidate_draft(replace(interview, candidate_invitation=own), organizer, account)
    try:
        seen = await _candidate_event(own, organizer, draft, ports)
    except Gone:
        gone = replace(own, event=None, is_withdrawn=True, is_stale=False)
        return replace(interview, candidate_invitation=gone)
    sent = replace(own, event=seen, mail=interview.candidate_mail, is_stale=False)
    return replace(interview, candidate_invitation=sent)


async def _candidate_event(
    own: CandidateInvitation, organizer: Person, draft: Draft, ports: Ports
) -> EventRef:
    if own.event is None:
        return (await ports.events.invite(organizer, draft)).ref
    if own.is_stale:
        return (await ports.events.change(organizer, own.event, draft)).ref
    return own.event


def candidate_draft(interview: Interview, organizer: Person, account: Account) -> Draft:
    """Return the candidate's own event: no colleague's address, and nothing that is said among colleagues."""
    attempt = interview.candidate_invitation.attempt if interview.candidate_invitation else 1
    zone = zone_of(organizer, account)
    room = _room(interview, account) if interview.room else None
    facts = CandidateFacts(
        company=account.name,
        interviewers=tuple(one.name for one in interview.people),
        start=interview.start.astimezone(zone),
        end=interview.end.astimezone(zone),
        room=room,
        directions=account.directions.get(room.building, "") if room else "",
        join_url=interview.join_url,
        contact=organizer.name,
        contact_mail=organizer.mail,
    )
    return Draft(
        transaction=f"{interview.id}-candidate-{attempt}",
        subject=candidate_subject(facts),
        text=candidate_text(facts),
        span=span(interview),
        attendees=((interview.candidate_mail, interview.candidate or interview.candidate_mail),),
        place=candidate_place(facts),
        is_for_candidate=True,
    )


def let_candidate_know(interview: Interview) -> Interview:
    """Return the interview whose candidate is invited next, or invited again where that was taken back by hand."""
    own = replace(interview.candidate_invitation or CandidateInvitation(), is_due=True)
    if own.is_withdrawn:
        own = replace(own, is_withdrawn=False, attempt=own.attempt + 1, answer=Answer.NONE)
    stage = Stage.CHECKED if interview.stage is Stage.STANDING else interview.stage
    return increment_revision(replace(interview, candidate_invitation=own, stage=stage))


def _with_stale_candidate(interview: Interview) -> Interview:
    own = interview.candidate_invitation
    if own is None or own.event is None:
        return interview
    return replace(interview, candidate_invitation=replace(own, is_stale=True))


def reservation_draft(interview: Interview, organizer: Person, account: Account) -> Draft:
    """Return the event that holds the room."""
    # Whoever may see the room's calendar would see the name too.
    return Draft(
        transaction=f"{interview.id}-room-{interview.attempt}",
        subject=invitation_subject(""),
        text=reservation_text(organizer.name),
        span=span(interview),
        room=_room(interview, account),
    )


def invitation_draft(interview: Interview, organizer: Person, account: Account) -> Draft:
    """Return the event to which the interviewers answer."""
    return Draft(
        transaction=f"{interview.id}-event{_further(interview.event_attempt)}",
        subject=interview.title or invitation_subject(interview.candidate),
        text=_invitation_text(interview, organizer),
        span=span(interview),
        room=_room(interview, account) if interview.room else None,
        attendees=tuple((one.mail, one.name) for one in interview.people),
        guests=_guests(interview),
        online=interview.online,
        rewrites_text=interview.is_text_stale,
    )


def _further(attempt: int) -> str:
    return f"-{attempt}" if attempt > 1 else ""


def _room(interview: Interview, account: Account) -> Room:
    """Return the interview's room, also where it was taken off the list since."""
    return account.room(interview.room) or Room(name=interview.room, mail=interview.room)


def _guests(interview: Interview) -> tuple[tuple[str, str], ...]:
    """Return the candidate of an interview booked before candidates had an event of their own."""
    mail = interview.candidate_mail if interview.candidate_invitation is None else ""
    return ((mail, interview.candidate or mail),) if mail else ()


def _invitation_text(interview: Interview, organizer: Person) -> str:
    return invitation_text(organizer.name, interview.candidate, interview.note)


# --- confirm -------------------------------------------------------------------------------------


async def refresh_from_calendar(
    interview: Interview, organizer: Person, colleagues: Mapping[str, Person], ports: Ports
) -> Interview:
    """Return the interview with what room and people have said since, and with whom Outlook shows as invited.

    `colleagues` are the people of the account by address: nobody else becomes an interviewer.

    It is ended where it was deleted in Outlook, and on its way to the new time where it was moved there.
    """
    try:
        event, (room_state, reservation), own = await asyncio.gather(
            _event(interview, organizer, ports),
            _reservation(interview, organizer, ports),
            _candidate_seen(interview, organizer, ports),
        )
    except Gone:
        return mark_ended(interview, Ending.CANCELLED, why=DELETED)
    if _is_elsewhere(event.span, interview):
        return _follow_event(interview, event)
    followed = _with_invited(interview, event, colleagues)
    heard = replace(
        followed,
        event=event.ref,
        reservation=reservation,
        room_state=room_state,
        is_room_silent=_is_silent(interview, room_state, ports.clock.now()),
        people=tally_answers(followed.people, event),
        join_url=event.join_url or interview.join_url,
        candidate_invitation=own,
    )
    heard = tally_proposals(heard, event, ports.clock.now())
    counted = replace(heard, looks=interview.looks + 1)
    is_news = _as_shown(heard) != _as_shown(interview)
    return increment_revision(counted) if is_news else counted


def _is_silent(interview: Interview, room_state: RoomState, now: datetime) -> bool:
    asked_at = interview.requested_at or interview.booked_at
    return room_state is RoomState.REQUESTED and now - asked_at >= SILENT_AFTER


def _with_invited(
    interview: Interview, event: SeenEvent, colleagues: Mapping[str, Person]
) -> Interview:
    """Return the interview with the attendees that its event was given in Outlook.

    An address that cannot be told from another's decides nothing: then nobody is taken off.
    """
    if not event.is_list_whole or interview.is_event_stale:
        return interview
    stay = tuple(one for one in interview.people if one.mail in event.invited)
    known = {one.mail for one in interview.people}
    new = sorted(
        mail
        for mail in event.invited - known
        if mail in colleagues and colleagues[mail].roles and colleagues[mail].id != interview.by
    )
    added = tuple(Attendee(mail=mail, name=colleagues[mail].name) for mail in new)
    if not added and len(stay) == len(interview.people):
        return interview
    return replace(interview, people=(*stay, *added), substitutes=())


def _is_elsewhere(seen: Interval, interview: Interview) -> bool:
    shifts = (seen.start - interview.start, seen.end - interview.end)
    return any(abs(one) >= A_MINUTE for one in shifts)


def _follow_event(interview: Interview, event: SeenEvent) -> Interview:
    there = reschedule(interview, event.span, interview.room, spare=())
    people = tally_answers(there.people, event)
    return replace(there, event=event.ref, people=people, is_event_stale=False)


async def _event(interview: Interview, organizer: Person, ports: Ports) -> SeenEvent:
    if interview.event is None:
        raise Gone
    event = await ports.calendars.event(organizer, interview.event)
    if event.cancelled:
        raise Gone
    return event


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
    return replace(own, event=event.ref, answer=event.answers.get(own.mail, Answer.NONE))


async def _reservation(
    interview: Interview, organizer: Person, ports: Ports
) -> tuple[RoomState, EventRef | None]:
    """Return what the room has said, and where the event that reserves it lives."""
    if interview.reservation is None:
        return interview.room_state, None
    room, wanted = interview.room, span(interview)
    read = (await ports.calendars.free_busy(organizer, [room], wanted))[room]
    if interview.path is Path.DIRECT:
        return direct_room_state(interview.room_state, read, wanted), interview.reservation
    try:
        kept = await ports.calendars.event(organizer, interview.reservation)
    except Gone:
        return RoomState.DECLINED, interview.reservation
    return _invited_room(interview, kept, read), kept.ref


def _invited_room(interview: Interview, kept: SeenEvent, read: FreeBusy) -> RoomState:
    if kept.cancelled or _is_elsewhere(kept.span, interview):
        return RoomState.DECLINED
    # Only the room is invited to its reservation, so an answer without an address is the room's.
    nameless = kept.nameless[0][1] if len(kept.nameless) == 1 else None
    if (said := kept.answers.get(interview.room, nameless)) in ROOM_SAYS:
        return ROOM_SAYS[said]
    return invited_room_state(interview.room_state, read, span(interview))


def direct_room_state(known: RoomState, read: FreeBusy, wanted: Interval) -> RoomState:
    """Return what a room's calendar shows after a direct write, which ignores conflicts."""
    if read.unread:
        return known
    entries = [one for one in read.items if one.status in IN_THE_WAY and one.span.overlaps(wanted)]
    is_alone = [one.span for one in entries] == [wanted]
    return RoomState.CONFIRMED if is_alone else RoomState.DECLINED


def invited_room_state(known: RoomState, read: FreeBusy, wanted: Interval) -> RoomState:
    """Return what a room's calendar shows of an invitation to which no answer is tallied."""
    if read.unread:
        return known
    entries = [one for one in read.items if one.status in IN_THE_WAY and one.span.overlaps(wanted)]
    own = next((one for one in entries if one.span == wanted), None)
    if own is not None:
        return _shown_state(own)
    # It was there and has gone, or something else has the room: neither is a room that may still answer.
    was_there = known in {RoomState.CONFIRMED, RoomState.AWAITING_APPROVAL}
    return RoomState.DECLINED if was_there or entries else known


def _shown_state(own: Item) -> RoomState:
    if own.status is Status.TENTATIVE:
        return RoomState.AWAITING_APPROVAL
    return RoomState.CONFIRMED


def _as_shown(interview: Interview) -> Interview:
    people = tuple(
        replace(one, tallied=Answer.NONE, tallied_proposal=None) for one in interview.people
    )
    return replace(interview, people=people, event=None, reservation=None)


def next_look(interview: Interview) -> timedelta:
    """Return how long to wait before looking again."""
    return LOOKS[interview.looks] if interview.looks < len(LOOKS) else LATER_LOOKS


# --- undo ----------------------------------------------------------------------------------------


async def cancel_events(interview: Interview, organizer: Person, ports: Ports) -> Interview:
    """Return the interview ended: nothing of it is left in any calendar."""
    own = interview.candidate_invitation
    refs = [interview.reservation, interview.event, *interview.leftovers]
    known = [ref for ref in refs if ref]
    await _cancel_all(organizer, known, ports, comment=interview.reason)
    if own and own.event:
        # The reason is said among colleagues.
        await ports.events.cancel(organizer, own.event)
        own = replace(own, event=None)
    return increment_revision(
        replace(
            interview,
            stage=Stage.ENDED,
            reservation=None,
            event=None,
            leftovers=(),
            candidate_invitation=own,
        )
    )


async def _cancel_all(
    organizer: Person, refs: Iterable[EventRef], ports: Ports, *, comment: str = ""
) -> None:
    await asyncio.gather(*(ports.events.cancel(organizer, ref, comment) for ref in refs))


def with_candidate(interview: Interview, name: str, mail: str) -> Interview:
    """Return the interview of this candidate, its invitation still to be brought up to date."""
    named = replace(interview, candidate=name, candidate_mail=mail, is_text_stale=True)
    return _stale(named)


def with_substitute(interview: Interview, substitute: Attendee) -> Interview:
    """Return the interview with somebody else in place of who declined."""
    stay = tuple(one for one in interview.people if one.answer is not Answer.DECLINED)
    return _stale(replace(interview, people=(*stay, substitute), substitutes=()))


def hand_to(interview: Interview, organizer: Person) -> Interview:
    """Return the interview with another organizer, in whose calendar its events are still to be written.

    People are asked anew: an invitation's answers go to who sent it.
    """
    own = interview.candidate_invitation
    events = tuple(ref for ref in (interview.event, own.event if own else None) if ref)
    left = HandedOver(by=interview.by, reservation=interview.reservation, events=events)
    if own is not None:
        own = CandidateInvitation(is_due=own.is_due, attempt=own.attempt + 1)
    return increment_revision(
        replace(
            _as_new_event(interview),
            by=organizer.id,
            leftovers=interview.leftovers,
            reservation=None,
            path=None,
            attempt=interview.attempt + 1,
            room_state=RoomState.CHECKING if interview.room else RoomState.NONE,
            candidate_invitation=own,
            handed_over=left,
            proposals=(),
            before=None,
            stage=Stage.CHECKED,
        )
    )


async def _room_given_back(interview: Interview, before: Person | None, ports: Ports) -> None:
    """Let go of the room in the calendars of the organizer before: it would refuse a second reservation."""
    left = interview.handed_over
    if left and left.reservation and before:
        await ports.events.cancel(before, left.reservation)


async def _taken_over(interview: Interview, before: Person | None, ports: Ports) -> Interview:
    """Return the interview whose organizer before has nothing of it any more."""
    left = interview.handed_over
    if left is None:
        return interview
    if before is not None:
        await _cancel_all(before, left.events, ports)
    return replace(interview, handed_over=None)


def reshape(interview: Interview, wanted: InterviewShape, now: datetime) -> Interview:
    """Return the interview as it is wanted, its events still to be brought up to date.

    Only a new time asks people anew, and a meeting that is online no more: Graph cannot take a Teams meeting back,
    so another event takes its place.
    """
    after = interview
    if (wanted.start, wanted.end) != (after.start, after.end):
        after = reschedule(after, Interval(wanted.start, wanted.end), after.room, spare=())
    if wanted.room != after.room:
        after = change_room(after, wanted.room) if wanted.room else _without_room(after)
    if after.online and not wanted.online:
        after = _as_new_event(after)
    people = tuple(
        after.attendee(mail) or Attendee(mail=mail, name=name) for mail, name in wanted.people
    )
    says_else = (wanted.note, wanted.candidate) != (after.note, after.candidate)
    is_unchanged = people == after.people
    return _stale(
        replace(
            after,
            people=people,
            substitutes=after.substitutes if is_unchanged else (),
            online=wanted.online,
            note=wanted.note,
            title=wanted.title,
            candidate=wanted.candidate,
            candidate_mail=wanted.candidate_mail,
            is_text_stale=after.is_text_stale or says_else,
            before=interview.shape,
            changed_at=now,
        )
    )


def _without_room(interview: Interview) -> Interview:
    left = change_room(interview, "")
    return replace(left, room_state=RoomState.NONE, spare_rooms=(), is_noted=True)


def _as_new_event(interview: Interview) -> Interview:
    old = (interview.event,) if interview.event else ()
    people = tuple(
        replace(one, answer=Answer.NONE, tallied=Answer.NONE, comment="")
        for one in interview.people
    )
    return replace(
        interview,
        event=None,
        join_url="",
        event_attempt=interview.event_attempt + 1,
        leftovers=(*interview.leftovers, *old),
        people=people,
    )


def _stale(interview: Interview) -> Interview:
    stale = replace(interview, is_event_stale=True, stage=Stage.CHECKED)
    return increment_revision(_with_stale_candidate(stale))


def reschedule(
    interview: Interview, to: Interval, room: str, *, spare: tuple[str, ...]
) -> Interview:
    """Return the interview at another time; its people are asked anew, its old room is given back.

    A room that stays is moved along: it would refuse a second reservation while it has the first.
    """
    elsewhere = change_room(interview, room)
    if room == interview.room and interview.room_state is not RoomState.DECLINED:
        elsewhere = replace(
            elsewhere,
            path=interview.path,
            reservation=interview.reservation,
            is_reservation_stale=True,
            leftovers=interview.leftovers,
        )
    return replace(
        elsewhere,
        start=to.start,
        end=to.end,
        spare_rooms=tuple(one for one in spare if one != room),
        room_state=RoomState.CHECKING if room else RoomState.NONE,
        people=tuple(
            replace(one, answer=Answer.NONE, tallied=Answer.NONE, comment="")
            for one in interview.people
        ),
        proposals=(),
    )


def change_room(interview: Interview, room: str) -> Interview:
    """Return the interview in another room at the same time; the old room is given back."""
    old = (interview.reservation,) if interview.reservation else ()
    return increment_revision(
        replace(
            _with_stale_candidate(interview),
            room=room,
            spare_rooms=tuple(one for one in interview.spare_rooms if one != room),
            room_state=RoomState.CHECKING,
            path=None,
            reservation=None,
            leftovers=(*interview.leftovers, *old),
            attempt=interview.attempt + 1,
            is_reservation_stale=False,
            is_event_stale=True,
            is_noted=False,
            stage=Stage.CHECKED,
        )
    )
