"""What room and people have answered, and what somebody did in Outlook: looked for until the interview starts.

A room that declines, stays silent or waits for somebody's approval, an interviewer or a candidate who declines, and another time that is proposed come to the
organizer as a new message; everything else redraws the card in place.
"""

from datetime import datetime

from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings import claims
from bot.domain.bookings.candidate_news import candidate_told_at, is_candidate_untold
from bot.domain.bookings.interview_changes import change_room, rewrite_text, update_candidate
from bot.domain.bookings.interviews import (
    Interview,
    ResourceDay,
    RoomState,
    Stage,
)
from bot.domain.errors import Gone, OutsideTrouble, SignInNeeded, SlotTaken
from bot.domain.jobs import Job
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.candidates.overlaps import told_of_overlap
from dialogs.interviews.answers.declined_times import record_answers
from dialogs.interviews.answers.proposal_offers import offers_of_proposals
from dialogs.interviews.booking.advance import wait_for_sign_in
from dialogs.interviews.booking.book import (
    candidate_of_answers,
    enqueue_advance,
    enqueue_find_substitutes,
)
from dialogs.interviews.booking.claims import claim_again, release_previous, resource_days
from dialogs.interviews.calendar.read_events import next_look, refresh_from_calendar
from dialogs.interviews.changes.other_rooms import rooms_at_its_time
from dialogs.interviews.interview_cards import interviewer_cards, notify_removed
from dialogs.loops.loop_card import organizer_cards


async def poll_responses(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Look for what room and people have answered, until the interview starts."""
    interview = await unit_of_work.load(Interview, due.subject)
    organizer = await unit_of_work.person(interview.by) if interview else None
    now = ports.clock.now()
    if interview is None or organizer is None or not _is_awaited(interview, now):
        return Outcome()
    try:
        colleagues = await unit_of_work.people_by_mail(interview.tenant)
        seen = await refresh_from_calendar(interview, organizer, colleagues, ports)
    except SignInNeeded:
        return wait_for_sign_in(organizer, due, ports)
    again = due.rescheduled(now + next_look(seen))
    if seen == interview and not _is_overdue(seen, now):
        return Outcome(save=[again])
    if not seen.is_live:
        return Outcome(save=[seen, await enqueue_advance(seen, unit_of_work, ports)])
    if seen.stage is Stage.CHECKED:
        return await _follow_event(interview, seen, organizer, unit_of_work, ports)
    seen = await _with_other_rooms(interview, seen, organizer, unit_of_work, ports)
    shows = await _news(interview, seen, organizer, unit_of_work, ports)
    seen = _with_news(interview, seen, now)
    if _as_candidate_reads(seen) != _as_candidate_reads(interview) or _is_overdue(seen, now):
        seen = update_candidate(seen)
    seen = rewrite_text(seen)
    if seen.stage is Stage.CHECKED:
        again = await enqueue_advance(seen, unit_of_work, ports)
    return Outcome(
        show=shows,
        save=[
            seen,
            again,
            *await notify_removed(interview, seen, unit_of_work, ports),
            *await offers_of_proposals(interview, seen, organizer, unit_of_work),
            *await _days_after_poll(interview, seen, organizer, unit_of_work),
            *await record_answers(interview, seen, unit_of_work, now),
            *await enqueue_find_substitutes(interview, seen, unit_of_work, ports),
            *await candidate_of_answers(interview, seen, unit_of_work),
        ],
    )


def _is_awaited(interview: Interview, now: datetime) -> bool:
    return interview.stage is Stage.STANDING and now < interview.start


def _is_room_out(interview: Interview) -> bool:
    return interview.room_state is RoomState.DECLINED or interview.is_room_unclear


async def _with_other_rooms(
    before: Interview, after: Interview, organizer: Person, unit_of_work: UnitOfWork, ports: Ports
) -> Interview:
    """Return an interview whose room has just said no or nothing with those that are free then; as it is where calendars cannot be read."""
    if not _is_room_out(after) or _is_room_out(before) or after.spare_rooms:
        return after
    try:
        rooms = await rooms_at_its_time(after, organizer, unit_of_work, ports)
    except (SignInNeeded, OutsideTrouble, SlotTaken, Gone):
        return after
    return replace(after, spare_rooms=rooms)


def _as_candidate_reads(interview: Interview) -> tuple[object, ...]:
    """Return what of an interview stands in the candidate's own event, as far as calendars tell it."""
    return interview.join_url, interview.dial_in, tuple(one.mail for one in interview.people)


def _is_overdue(interview: Interview, now: datetime) -> bool:
    """Whether the candidate was to hear by now of what is new."""
    own = interview.candidate_invitation
    is_waiting = own is not None and own.is_due and is_candidate_untold(interview)
    return is_waiting and candidate_told_at(interview) <= now


async def _days_after_poll(
    before: Interview, after: Interview, organizer: Person, unit_of_work: UnitOfWork
) -> list[ResourceDay]:
    try:
        days = await claim_again(before, after, unit_of_work)
    except SlotTaken:
        # Who comes after all was booked elsewhere meanwhile: both stand in their calendar.
        days = []
    return [*days, *await _swap_days(before, after, organizer, unit_of_work)]


async def _swap_days(
    before: Interview, after: Interview, organizer: Person, unit_of_work: UnitOfWork
) -> list[ResourceDay]:
    """Return the resource days of who was added or taken off in Outlook, where nobody asked whether they are free."""
    coming, came = {one.mail for one in after.people}, {one.mail for one in before.people}
    if coming == came:
        return []
    both = replace(after, people=(*after.people, *before.people), room="")
    days = [day for day in await resource_days(both, unit_of_work) if day.mail in coming ^ came]
    added = [day for day in days if day.mail in coming]
    gone = [day for day in days if day.mail in came]
    return [
        *claims.note(added, after, organizer_name=organizer.name),
        *claims.release(gone, before),
    ]


async def _news(
    before: Interview, after: Interview, organizer: Person, unit_of_work: UnitOfWork, ports: Ports
) -> list[OutgoingView]:
    """Return the cards of everybody concerned, where something shows that did not before."""
    if after.revision == before.revision:
        return []
    card, *opened = await organizer_cards(organizer, after, unit_of_work, ports)
    own = replace(card, is_new=_is_bad_news(before, after))
    return [own, *opened, *await interviewer_cards(after, unit_of_work, ports)]


def _with_news(before: Interview, after: Interview, now: datetime) -> Interview:
    """Return an interview that remembers when its organizer was told what goes wrong with it."""
    is_told = after.revision != before.revision and _is_bad_news(before, after)
    return replace(after, news_at=now) if is_told else after


def _is_bad_news(before: Interview, after: Interview) -> bool:
    """Whether the room said no or nothing, or somebody, the candidate too, no or another time since: something is to be done then."""
    is_refused = (
        after.room_state is RoomState.DECLINED and before.room_state is not after.room_state
    )
    waits = RoomState.AWAITING_APPROVAL
    is_unapproved = after.room_state is waits and before.room_state is not waits
    is_unclear = after.is_room_unclear and not before.is_room_unclear
    is_other_time = not {*after.proposals} <= {*before.proposals}
    is_without_candidate = _has_candidate_declined(after) and not _has_candidate_declined(before)
    is_without_people = not after.declined <= before.declined
    return (
        is_refused
        or is_unapproved
        or is_unclear
        or is_other_time
        or is_without_candidate
        or is_without_people
    )


def _has_candidate_declined(interview: Interview) -> bool:
    own = interview.candidate_invitation
    return own is not None and own.has_declined


async def _follow_event(
    before: Interview, after: Interview, organizer: Person, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Follow the event to the time it was given in Outlook; a room that another interview has is not asked."""
    days = await resource_days(after, unit_of_work)
    others = claims.of_others(days, after)
    if after.room in others:
        left = change_room(after, after.room)
        after = replace(left, room_state=RoomState.DECLINED, is_event_stale=False)
    free = [day for day in days if day.mail not in others]
    taken = claims.claim(free, after, organizer_name=organizer.name)
    old = await release_previous(before, taken, unit_of_work)
    told = await told_of_overlap([(before, after)], organizer, unit_of_work, what="outlook")
    return Outcome(
        show=told,
        save=[after, *old, *taken, await enqueue_advance(after, unit_of_work, ports)],
    )
