"""An interview as it is to be next: ended, moved, changed, handed over; its events are brought up to date afterwards.

Each function takes an interview and returns the one wanted, marked with what of its events is no longer true;
`dialogs.interviews.calendar` writes them.
"""

from collections.abc import Container, Sequence
from datetime import datetime

from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings.interviews import (
    Answer,
    Attendee,
    CandidateInvitation,
    Ending,
    EventRef,
    FormerAttendee,
    HandedOver,
    Interview,
    InterviewShape,
    Proposal,
    RoomState,
    Stage,
)
from bot.domain.intervals import Interval

DELETED = "deleted"
"""Why an interview ended whose event was deleted in Outlook."""
BY_CANDIDATE = "candidate"
"""Why one ended that its candidate cancelled with their link."""


def mark_ended(interview: Interview, ending: Ending, *, why: str = "") -> Interview:
    """Return the interview on its way out: through the calendars if anything was written there."""
    is_claimed = interview.stage is Stage.CLAIMED
    is_written = (
        interview.reservation is not None if is_claimed else interview.stage is not Stage.ENDED
    )
    stage = Stage.ENDING if is_written else Stage.ENDED
    return increment_revision(replace(interview, stage=stage, ending=ending, why=why))


def increment_revision(interview: Interview) -> Interview:
    """Return the interview with its next revision: something that shows has changed."""
    return replace(interview, revision=interview.revision + 1)


def let_candidate_know(interview: Interview) -> Interview:
    """Return the interview whose candidate is invited next, or invited again where that was taken back by hand."""
    own = replace(interview.candidate_invitation or CandidateInvitation(), is_due=True)
    if own.is_withdrawn:
        own = replace(own, is_withdrawn=False, attempt=own.attempt + 1, answer=Answer.NONE)
    if own.is_refused:
        own = replace(own, is_refused=False, is_stale=own.event is not None)
    known = increment_revision(replace(interview, candidate_invitation=own))
    return _to_be_written(interview, known) if interview.stage is Stage.STANDING else known


def send_now(interview: Interview) -> Interview:
    """Return the interview whose candidate is told next, though the last change can still be undone."""
    known = let_candidate_know(interview)
    own = known.candidate_invitation
    return replace(known, candidate_invitation=replace(own, is_urgent=True) if own else None)


def reshape(interview: Interview, wanted: InterviewShape, *, is_back: bool = False) -> Interview:
    """Return the interview as it is wanted, its events still to be brought up to date.

    Where it goes back to how it was, or keeps its start and gets longer, who has declined that is not asked anew.
    Only a new time asks people anew, and a meeting that is online no more: Graph cannot take a Teams meeting back,
    so another event takes its place.
    """
    after = interview
    if (wanted.start, wanted.end) != (after.start, after.end):
        at = Interval(wanted.start, wanted.end)
        is_kept = is_back or wanted.start == interview.start
        after = reschedule(after, at, after.room, spare=(), keeps_noes=is_kept)
    if wanted.room != after.room:
        after = change_room(after, wanted.room) if wanted.room else _without_room(after)
    if after.online and not wanted.online:
        after = _as_new_event(after)
    left = {one.mail: one for one in interview.former}
    people = tuple(
        after.attendee(mail) or _coming(mail, name, left.get(mail), wanted, is_back=is_back)
        for mail, name in wanted.people
    )
    is_unchanged = people == after.people
    return _stale(
        interview,
        replace(
            after,
            people=people,
            former=former_attendees(interview, dict(wanted.people)),
            proposals=proposals_of(people, after.proposals),
            substitutes=after.substitutes if is_unchanged else (),
            to_replace=after.to_replace if is_unchanged else (),
            online=wanted.online,
            note=wanted.note,
            title=wanted.title,
            own_link=wanted.own_link,
            candidate=wanted.candidate,
            candidate_mail=wanted.candidate_mail,
            is_text_stale=after.is_text_stale or _text_of(wanted) != _text_of(interview.shape),
            before=None,
            changed_at=None,
        ),
    )


def _coming(
    mail: str, name: str, left: FormerAttendee | None, at: InterviewShape, *, is_back: bool
) -> Attendee:
    """Return who joins: of who was taken off before it is known what they had answered to that very time.

    Outlook has cancelled it for them and invites them anew, so that a yes from before is not their answer any more.
    """
    span = (at.start, at.end)
    if is_back and left and _is_within(left.declined_span, at):
        return Attendee(mail=mail, name=name, answer=Answer.DECLINED, is_not_invited=True)
    accepted = span if left and left.accepted_span == span else None
    return Attendee(mail=mail, name=name, accepted_span=accepted)


def former_attendees(before: Interview, people: Container[str]) -> tuple[FormerAttendee, ...]:
    """Return who was taken off: those who go now go from where the interview is in their calendars."""
    there = {one.mail for one in before.people}
    going = (
        FormerAttendee(
            mail=one.mail,
            start=before.start,
            end=before.end,
            declined_span=_declined_span(one, before),
            accepted_span=_accepted_span(one, before),
            was_not_invited=one.is_not_invited,
            revision=before.revision,
        )
        for one in before.people
    )
    left = (*(one for one in before.former if one.mail not in there), *going)
    return tuple(one for one in left if one.mail not in people)


def last_taken_off(interview: Interview) -> tuple[str, ...]:
    """Return the addresses of who was taken off an interview last and takes no part now, several where they went together."""
    gone = [one for one in interview.former if interview.attendee(one.mail) is None]
    if not gone:
        return ()
    last = gone[-1]
    together = (one.mail for one in gone if last.revision and one.revision == last.revision)
    return tuple(together) or (last.mail,)


def proposals_of(people: Sequence[Attendee], proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """Return the proposals of who still comes: with who is taken off goes what they proposed."""
    coming = {one.mail for one in people}
    return tuple(one for one in proposals if one.proposer in coming)


def update_candidate(interview: Interview) -> Interview:
    """Return a standing interview whose candidate's own event is brought up to date next, if there is one."""
    known = _with_stale_candidate(interview)
    return _to_be_written(interview, known) if known != interview else interview


def rewrite_text(interview: Interview) -> Interview:
    """Return a standing interview whose event is given next the text that names who comes by now; as it is where the text holds."""
    if not interview.is_text_stale:
        return interview
    return _to_be_written(interview, replace(interview, is_event_stale=True))


def changes_text(before: InterviewShape, after: InterviewShape) -> bool:
    """Whether the interviewers' text is another one after a change."""
    return _text_of(before) != _text_of(after)


def with_candidate_zone(interview: Interview, zone: str) -> Interview:
    """Return a standing interview whose candidate reads its time on the clock of this zone."""
    own = interview.candidate_invitation
    if own is None:
        return interview
    return update_candidate(replace(interview, candidate_invitation=replace(own, zone=zone)))


def undoable(after: Interview, before: Interview, now: datetime) -> Interview:
    """Return a changed interview that knows how it stood before, for who takes the change back."""
    own = after.candidate_invitation
    waiting = replace(own, is_urgent=False) if own else None
    return replace(
        after,
        before=before.shape,
        changed_at=now,
        exchanged_with="",
        candidate_invitation=waiting,
    )


def before_change(interview: Interview) -> Interview:
    """Return a changed interview as it stood before, which calendars may still show for a while."""
    shape = interview.before
    if shape is None:
        return interview
    return replace(
        interview,
        start=shape.start,
        end=shape.end,
        people=tuple(Attendee(mail=mail, name=name) for mail, name in shape.people),
        room=shape.room,
        online=shape.online,
        note=shape.note,
        title=shape.title,
        own_link=shape.own_link,
        candidate=shape.candidate,
        candidate_mail=shape.candidate_mail,
    )


def reschedule(
    interview: Interview,
    to: Interval,
    room: str,
    *,
    spare: tuple[str, ...],
    keeps_noes: bool = False,
) -> Interview:
    """Return the interview at another time; its people are asked anew, its old room is given back.

    Where it goes back to a time or gets longer rather than being moved there, who has declined that time or a part of it declines it still.
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
            _asked_anew(one, interview, to if keeps_noes else None) for one in interview.people
        ),
        candidate_invitation=_candidate_asked_anew(elsewhere),
        proposals=(),
        substitutes=(),
        to_replace=(),
    )


def change_room(interview: Interview, room: str) -> Interview:
    """Return the interview in another room at the same time; the old room is given back."""
    old = (interview.reservation,) if interview.reservation else ()
    return _to_be_written(
        interview,
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
            is_text_stale=interview.is_text_stale or room != interview.room,
            is_noted=False,
            revision=interview.revision + 1,
            before=None,
            changed_at=None,
        ),
    )


def hand_to(interview: Interview, organizer: Person, *, zone: str) -> Interview:
    """Return the interview with another organizer, in whose calendar its events are still to be written.

    People are asked anew: an invitation's answers go to who sent it. Who declined, a candidate too, is not; a room that
    declined is not asked again. Other times they proposed stay open.
    `zone` is that of its organizer until now: a candidate who is invited goes on reading the time on the same clock.
    """
    own = interview.candidate_invitation
    events = tuple(ref for ref in (interview.event, own.event if own else None) if ref)
    left = HandedOver(by=interview.by, reservation=interview.reservation, events=events)
    is_room_out = not interview.room or interview.room_state is RoomState.DECLINED
    return _to_be_written(
        interview,
        replace(
            _as_new_event(interview),
            by=organizer.id,
            leftovers=interview.leftovers,
            reservation=None,
            path=None,
            attempt=interview.attempt + 1,
            room_state=interview.room_state if is_room_out else RoomState.CHECKING,
            candidate_invitation=handed_invitation(own, zone) if own else None,
            handed_over=left,
            former_organizers=(*interview.former_organizers, interview.by),
            before=None,
            revision=interview.revision + 1,
        ),
    )


def handed_invitation(own: CandidateInvitation, zone: str) -> CandidateInvitation:
    """Return the candidate's invitation as another organizer sends it: not to who declined it, nor where it was taken back."""
    is_withdrawn = own.is_withdrawn or own.has_declined
    return CandidateInvitation(
        is_due=own.is_due,
        # They have one: the next goes out before that is taken back, whatever else is settled later.
        is_urgent=own.event is not None and not is_withdrawn,
        mail=own.mail if is_withdrawn else "",
        attempt=own.attempt + 1,
        zone=own.zone or (zone if own.event else ""),
        interview_kind=own.interview_kind,
        sealed_link=own.sealed_link,
        is_withdrawn=is_withdrawn,
        is_refused=own.is_refused and own.is_withdrawn,
        answer=own.answer if is_withdrawn else Answer.NONE,
    )


def _without_room(interview: Interview) -> Interview:
    left = change_room(interview, "")
    return replace(
        left,
        room_before=interview.room,
        room_state=RoomState.NONE,
        spare_rooms=(),
        is_noted=True,
    )


def invite_after_all(interview: Interview, mail: str) -> Interview:
    """Return the interview whose event invites next whom it left out, as they had declined."""
    people = tuple(
        replace(one, is_not_invited=False) if one.mail == mail else one for one in interview.people
    )
    stale = replace(interview, people=people, is_event_stale=True, is_text_stale=True)
    return _to_be_written(interview, stale) if interview.stage is Stage.STANDING else stale


def _as_new_event(interview: Interview) -> Interview:
    """Return the interview whose event another takes the place of; who has declined its time is not invited again."""
    old = (interview.event,) if interview.event else ()
    return replace(
        interview,
        event=None,
        join_url="",
        dial_in=None,
        event_attempt=interview.event_attempt + 1,
        leftovers=(*interview.leftovers, *old),
        # The others are asked from now on: who is reminded to answer is so after the usual time.
        people=tuple(_asked_by_other_event(one, interview) for one in interview.people),
    )


def _asked_by_other_event(one: Attendee, interview: Interview) -> Attendee:
    if one.answer is Answer.DECLINED:
        return replace(one, tallied=Answer.NONE, superseded=(), is_not_invited=True)
    return replace(_asked_anew(one, interview, None), asked_for=None)


def _asked_anew(one: Attendee, interview: Interview, at: Interval | None) -> Attendee:
    """Return somebody without their answer; what they declined stays known, and is their answer to that time with more around it."""
    asked = replace(
        one,
        tallied=Answer.NONE,
        superseded=(),
        declined_proposal=None,
        accepted_span=None,
        is_not_invited=False,
    )
    span = _declined_span(one, interview)
    if at and span and _is_within(span, at):
        part = span if span != (at.start, at.end) else None
        return replace(asked, answer=Answer.DECLINED, declined_span=part)
    return replace(asked, answer=Answer.NONE, comment="", declined_span=span)


def _is_within(span: tuple[datetime, datetime] | None, at: Interval | InterviewShape) -> bool:
    return span is not None and at.start <= span[0] and span[1] <= at.end


def _candidate_asked_anew(interview: Interview) -> CandidateInvitation | None:
    """Return the candidate's invitation without an answer: what they said was to another time."""
    own = interview.candidate_invitation
    return replace(own, answer=Answer.NONE) if own else None


def _declined_span(one: Attendee, interview: Interview) -> tuple[datetime, datetime] | None:
    if one.answer is Answer.DECLINED:
        return one.declined_span or (interview.start, interview.end)
    return one.declined_span if one.answer is Answer.NONE else None


def _accepted_span(one: Attendee, interview: Interview) -> tuple[datetime, datetime] | None:
    if one.answer is Answer.ACCEPTED:
        return interview.start, interview.end
    return one.accepted_span if one.answer is Answer.NONE else None


def with_candidate_name(session: Interview, name: str) -> Interview:
    """Return a session of a loop with another candidate's name; the loop itself invites the candidate."""
    return _stale(session, replace(session, candidate=name, is_text_stale=True))


def _text_of(shape: InterviewShape) -> tuple[object, ...]:
    """Return what the interviewers' text is made of: who comes is named only where there are several."""
    people = shape.people if len(shape.people) > 1 else ()
    return people, shape.room, shape.online, shape.note, shape.candidate, shape.own_link


def _stale(before: Interview, after: Interview) -> Interview:
    stale = replace(after, is_event_stale=True)
    if reads_differently(before.shape, after.shape):
        stale = _with_stale_candidate(stale)
    return increment_revision(_to_be_written(before, stale))


def reads_differently(before: InterviewShape, after: InterviewShape) -> bool:
    """Whether a change shows in the candidate's own event: neither the note nor the title stands there."""
    return replace(before, note="", title="") != replace(after, note="", title="")


def _to_be_written(before: Interview, after: Interview) -> Interview:
    """Return the interview whose events are brought up to date next, with how it stood until then."""
    stood = before if before.stage is Stage.STANDING else before.stood
    return replace(after, stage=Stage.CHECKED, stood=stood)


def put_back(interview: Interview, *, written: Sequence[EventRef], is_unsure: bool) -> Interview:
    """Return the interview as it stood before a change that is refused for good; what was written of it is taken back next.

    If unsure, what is not known to be written may be so too. Where nothing tells how it stood, it stands as its calendars show it, which is looked for next.
    """
    stood = interview.stood
    if stood is None:
        return increment_revision(
            replace(interview, stage=Stage.STANDING, is_event_stale=False, looks=0)
        )
    kept = {ref.id for ref in (stood.reservation, stood.event) if ref}
    new = tuple(ref for ref in written if ref.id not in kept)
    stale = kept if is_unsure else kept & {ref.id for ref in written}
    back = replace(
        stood,
        people=_answered_since(stood, interview),
        leftovers=(*stood.leftovers, *new),
        attempt=interview.attempt + 1,
        event_attempt=interview.event_attempt + 1,
        revision=interview.revision + 1,
        looks=0,
    )
    if not (written or is_unsure):
        return back
    is_event_stale = stood.event is not None and stood.event.id in stale
    return replace(
        _with_stale_candidate(back),
        stage=Stage.CHECKED,
        is_event_stale=is_event_stale,
        is_text_stale=is_event_stale,
        is_reservation_stale=stood.reservation is not None and stood.reservation.id in stale,
    )


def _answered_since(stood: Interview, interview: Interview) -> tuple[Attendee, ...]:
    """Return the people of an interview that stood with what they said since, where they were asked nothing new."""
    if interview.start != stood.start or interview.handed_over:
        return stood.people
    since = [(one, interview.attendee(one.mail) or one) for one in stood.people]
    return tuple(replace(one, is_not_invited=was.is_not_invited) for was, one in since)


def _with_stale_candidate(interview: Interview) -> Interview:
    own = interview.candidate_invitation
    if own is None or own.event is None:
        return interview
    return replace(interview, candidate_invitation=replace(own, is_stale=True))
