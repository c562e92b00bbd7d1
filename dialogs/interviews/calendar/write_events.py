"""An interview's events in the calendars: written, changed, taken back.

Two events, so that answers work: Graph tallies answers only for invitations sent from the primary
calendar. The reservation holds the room (in its own calendar, or in the organizer's Comeet
Scheduler with the room invited); the invitation goes to the interviewers. A third goes to the
candidate, last, so that nobody is invited to what fails. Each step may be repeated, since every event is written
under a transaction of its own; `bot.runtime.jobs.job_worker` repeats whatever a crash cut short.
"""

import asyncio
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime

from msgspec import Struct, field
from msgspec.structs import replace

from bot.domain.accounts import Account, Person
from bot.domain.bookings.candidate_news import candidate_told_at
from bot.domain.bookings.interview_changes import (
    DELETED,
    increment_revision,
    mark_ended,
    put_back,
)
from bot.domain.bookings.interviews import (
    CandidateInvitation,
    Ending,
    EventRef,
    Interview,
    RoomPath,
    RoomState,
    Stage,
)
from bot.domain.errors import BadAddress, BotError, Gone, OutsideTrouble, SignInNeeded
from bot.domain.room_write_access import is_write_denied
from bot.runtime.ports import Draft, Ports, SeenEvent
from dialogs.authorization import is_connected
from dialogs.candidates.links.link_address import page_url
from dialogs.interviews.calendar.event_drafts import (
    candidate_draft,
    digest,
    invitation_draft,
    reservation_draft,
)


class OtherPeople(Struct, frozen=True, kw_only=True):
    """What is to be known of others than the organizer."""

    before: Person | None = None
    """Who organized it until it was handed over, whether or not their sign-in still opens their calendars."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """The interviewers' job titles by address."""


NO_OTHERS = OtherPeople()


class ChangeRefused(Exception):
    """Microsoft 365 refuses for good what an interview that stands is to become."""

    def __init__(self, back: Interview, error: OutsideTrouble | BadAddress) -> None:
        """Carry the interview as it stood before, and the refusal."""
        super().__init__(str(error))
        self.back = back
        self.error = error


def job_titles(people: Sequence[Person]) -> Mapping[str, str]:
    """Return the job titles of those who have one, by address."""
    return {one.mail: one.job_title for one in people if one.mail and one.job_title}


async def create_events(
    interview: Interview,
    organizer: Person,
    account: Account,
    ports: Ports,
    *,
    others: OtherPeople = NO_OTHERS,
) -> Interview:
    """Return the interview standing: room reserved and people invited, side by side.

    Where the room's address is wrong, Microsoft 365 does not allow what is new, or the event was deleted by hand, the
    interview is on its way out, with what was written known. Raises ChangeRefused where it stood before.
    """
    written: list[EventRef] = []
    try:
        await _room_given_back(interview, others.before, ports)
        reserved, invited = await asyncio.gather(
            _reserve(interview, organizer, account, ports),
            _invite(interview, organizer, account, ports, titles=others.titles),
            return_exceptions=True,
        )
        written += _written(interview, reserved, invited)
        done = _as_written(interview, reserved, invited)
        if not done.is_live:
            return await _taken_over(done, others.before, ports)
        await _cancel_all(organizer, interview.leftovers, ports)
    except (OutsideTrouble, BadAddress) as error:
        if _is_new(interview) or not _is_lasting(error):
            raise
        is_unsure = interview.handed_over is not None or error.changed != "no"
        if interview.handed_over:
            # They are in the calendars of who is not its organizer again from now on.
            await _cancel_all(organizer, written, ports, is_tolerant=True)
            written = []
        back = put_back(interview, written=written, is_unsure=is_unsure)
        raise ChangeRefused(back, error) from error
    done = await _invite_candidate(done, organizer, account, ports, titles=others.titles)
    done = await _taken_over(done, others.before, ports)
    return _mark_standing(_with_room_asked(done, interview, ports.clock.now()))


def _with_room_asked(done: Interview, before: Interview, now: datetime) -> Interview:
    """Return an interview that is written, with what its room is known to have said: nothing where it was just asked."""
    if not done.room:
        return replace(done, room_state=RoomState.NONE)
    if done.reservation == before.reservation and not before.is_reservation_stale:
        return done
    return replace(
        done,
        room_state=RoomState.REQUESTED,
        requested_at=now,
        is_room_silent=False,
        is_room_in_doubt=False,
    )


def _written(
    interview: Interview,
    reserved: tuple[RoomPath | None, EventRef | None] | BaseException,
    invited: SeenEvent | BaseException,
) -> list[EventRef]:
    """Return the events that are new, or not as they were."""
    new = []
    if isinstance(reserved, tuple) and (ref := reserved[1]):
        new += [ref] if interview.is_reservation_stale or ref != interview.reservation else []
    if isinstance(invited, SeenEvent) and (interview.is_event_stale or interview.event is None):
        new.append(invited.ref)
    return new


def _as_written(
    interview: Interview,
    reserved: tuple[RoomPath | None, EventRef | None] | BaseException,
    invited: SeenEvent | BaseException,
) -> Interview:
    """Return the interview with what was written of it, on its way out where it cannot stand; raises what may pass."""
    if isinstance(reserved, BaseException) and not _ends_it(interview, reserved):
        raise reserved
    if isinstance(invited, BaseException) and not _ends_it(interview, invited, Gone):
        raise invited
    done = interview
    if not isinstance(reserved, BaseException):
        done = replace(done, path=reserved[0], reservation=reserved[1])
    if isinstance(invited, SeenEvent):
        done = _invited(done, invited)
    if isinstance(invited, Gone):
        return mark_ended(replace(done, event=None), Ending.CANCELLED, why=DELETED)
    if isinstance(reserved, BadAddress):
        return mark_ended(done, Ending.FAILED, why=interview.room)
    refused = [one for one in (reserved, invited) if isinstance(one, OutsideTrouble)]
    return mark_ended(done, Ending.FAILED, why=refused[0].facts["why"]) if refused else done


def _ends_it(
    interview: Interview, error: BaseException, expected: type[BotError] | tuple[()] = ()
) -> bool:
    """Whether an error is the end of an interview, rather than of this attempt, or of a change of what stands."""
    return isinstance(error, expected) or (_is_new(interview) and _is_lasting(error))


def _is_new(interview: Interview) -> bool:
    """Whether nothing of it ever stood in a calendar: what did is not cancelled because a change is not allowed."""
    return not (interview.event or interview.leftovers or interview.handed_over)


def _is_lasting(given: object) -> bool:
    """Whether it is a refusal for good: to wait would be to wait for ever."""
    return isinstance(given, BadAddress) or (isinstance(given, OutsideTrouble) and given.is_lasting)


def _invited(interview: Interview, seen: SeenEvent) -> Interview:
    return replace(
        interview,
        event=seen.ref,
        join_url=seen.join_url,
        dial_in=seen.dial_in,
        is_event_stale=False,
        is_text_stale=False,
    )


async def cancel_events(interview: Interview, organizer: Person, ports: Ports) -> Interview:
    """Return the interview ended: nothing of it is left in any calendar."""
    own = interview.candidate_invitation
    refs = [interview.reservation, interview.event, *interview.leftovers]
    known = [ref for ref in refs if ref]
    is_all = await _cancel_all(organizer, known, ports, comment=interview.reason)
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
            stood=None,
            candidate_invitation=own,
            is_left_in_room=not is_all,
        )
    )


def _mark_standing(interview: Interview) -> Interview:
    return increment_revision(
        replace(
            interview,
            stage=Stage.STANDING,
            is_reservation_stale=False,
            is_reservation_hold=False,
            leftovers=(),
            stood=None,
            looks=0,
        )
    )


async def _reserve(
    interview: Interview, organizer: Person, account: Account, ports: Ports
) -> tuple[RoomPath | None, EventRef | None]:
    known = interview.path, interview.reservation
    if not interview.room or interview.room_state is RoomState.DECLINED:
        return known
    draft = reservation_draft(interview, organizer, account)
    if interview.reservation:
        if not interview.is_reservation_stale:
            return known
        with suppress(Gone), _rooms_denial(interview.reservation):
            kept = await ports.events.change(organizer, interview.reservation, draft)
            return interview.path, kept.ref
    if not is_write_denied(organizer, interview.room, ports.clock.now()):
        direct = await ports.events.reserve_direct(organizer, draft)
        if direct:
            return RoomPath.DIRECT, direct
    return RoomPath.SCHEDULER, await ports.events.reserve_in_scheduler(organizer, draft)


async def _invite(
    interview: Interview,
    organizer: Person,
    account: Account,
    ports: Ports,
    *,
    titles: Mapping[str, str],
) -> SeenEvent:
    draft = invitation_draft(interview, organizer, account, titles=titles)
    if interview.event is None:
        return await ports.events.invite(organizer, draft)
    if interview.is_event_stale:
        return await ports.events.change(organizer, interview.event, draft)
    return SeenEvent(
        ref=interview.event,
        span=interview.span,
        answers={},
        join_url=interview.join_url,
        dial_in=interview.dial_in,
    )


async def _invite_candidate(
    interview: Interview,
    organizer: Person,
    account: Account,
    ports: Ports,
    *,
    titles: Mapping[str, str],
) -> Interview:
    """Return the interview with the candidate's own event as it should be: written, changed or taken back.

    What can still be undone waits; see `bot.domain.bookings.candidate_news`.
    """
    own = interview.candidate_invitation
    if own is None or not own.is_due or ports.clock.now() < candidate_told_at(interview):
        return interview
    own = await _of_latest_address(own, interview, organizer, ports)
    latest = replace(interview, candidate_invitation=own)
    if own.is_withdrawn or not interview.candidate_mail:
        return latest
    page = _page(latest, own, ports)
    draft = candidate_draft(latest, organizer, account, page=page, titles=titles)
    own = replace(own, mail=interview.candidate_mail, is_urgent=False)
    try:
        seen = await _candidate_event(own, organizer, draft, ports)
    except Gone:
        gone = replace(own, event=None, is_withdrawn=True, is_stale=False)
        return replace(interview, candidate_invitation=gone)
    except OutsideTrouble as error:
        if not error.is_lasting:
            raise
        # The interviewers' event stands by now, whatever becomes of the candidate's.
        refused = replace(own, is_refused=True, is_stale=False, is_withdrawn=own.event is None)
        return replace(interview, candidate_invitation=refused)
    sent = replace(own, event=seen, shows=digest(draft), is_stale=False, is_refused=False)
    return replace(interview, candidate_invitation=sent)


async def _of_latest_address(
    own: CandidateInvitation, interview: Interview, organizer: Person, ports: Ports
) -> CandidateInvitation:
    """Return the invitation to the address that the candidate has now; one to another is taken back.

    Of a forgotten candidate no address is known: their event cannot follow, and must not show what no longer holds.
    """
    is_outdated = own.is_stale and not interview.candidate_mail
    is_kept = own.mail == interview.candidate_mail and not is_outdated
    if is_kept or not (own.event or own.is_withdrawn):
        return own
    if own.event:
        await _cancel_all(organizer, [own.event], ports, is_tolerant=True)
    return CandidateInvitation(
        is_due=True, attempt=own.attempt + 1, interview_kind=own.interview_kind
    )


def _page(interview: Interview, own: CandidateInvitation, ports: Ports) -> str:
    """Return the address of the candidate's page; empty without a link, and where no key opens it any more."""
    return page_url(interview.link, own.sealed_link, ports) if own.sealed_link else ""


async def _candidate_event(
    own: CandidateInvitation, organizer: Person, draft: Draft, ports: Ports
) -> EventRef:
    if own.event is None:
        return (await ports.events.invite(organizer, draft)).ref
    if own.is_stale and own.shows != digest(draft):
        return (await ports.events.change(organizer, own.event, draft)).ref
    return own.event


async def _cancel_all(
    organizer: Person,
    refs: Iterable[EventRef],
    ports: Ports,
    *,
    comment: str = "",
    is_tolerant: bool = False,
) -> bool:
    """Take events back; False where a room's own calendar may not be changed any more, and keeps one.

    If tolerant, the organizer's own calendar too may keep one.
    """

    async def cancel(ref: EventRef) -> bool:
        with _rooms_denial(ref, is_any=is_tolerant):
            await ports.events.cancel(organizer, ref, comment)
            return True
        return False

    return all(await asyncio.gather(*map(cancel, refs)))


@contextmanager
def _rooms_denial(ref: EventRef, *, is_any: bool = False) -> Iterator[None]:
    """Leave an event that is in a room's own calendar where the right to write there was taken away since."""
    try:
        yield
    except OutsideTrouble as error:
        if (ref.owner == "me" and not is_any) or not error.is_lasting:
            raise


async def _room_given_back(interview: Interview, before: Person | None, ports: Ports) -> None:
    """Let go of the room in the calendars of the organizer before: it would refuse a second reservation."""
    left = interview.handed_over
    if left and left.reservation and before and is_connected(before):
        with suppress(SignInNeeded):  # theirs has ended: nobody else could sign in for them
            await ports.events.cancel(before, left.reservation)


async def _taken_over(interview: Interview, before: Person | None, ports: Ports) -> Interview:
    """Return the interview with what its organizer before still has of it: only what may not be taken out."""
    left = interview.handed_over
    if left is None:
        return interview
    if before is None:
        return replace(interview, handed_over=None)
    kept = [one for one in left.events if not await _is_taken_back(before, one, ports)]
    remaining = replace(left, reservation=None, events=tuple(kept)) if kept else None
    return replace(interview, handed_over=remaining)


async def _is_taken_back(before: Person, ref: EventRef, ports: Ports) -> bool:
    """Whether an event of an organizer before is gone: they may be signed out, or Microsoft 365 may refuse it for good."""
    if not is_connected(before):
        return False
    try:
        await ports.events.cancel(before, ref)
    except SignInNeeded:
        return False
    except OutsideTrouble as error:
        if not error.is_lasting:
            raise
        return False
    return True
