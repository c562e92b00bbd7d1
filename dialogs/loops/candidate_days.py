"""The candidate's own events of a loop: one a day, or one a session, kept up to date as sessions change.

Apart from the interviewers' invitations: no colleague's address, no note. They go out once Undo has closed, and are
written last, so that a candidate is never invited to what fails. Each is kept in the store before it is written, so
that whatever fails in between, the event is known to be there when the loop is cancelled or the session is dropped.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from zoneinfo import ZoneInfo

from msgspec import Struct, field
from msgspec.structs import replace

from bot.domain.accounts import Person, PersonId
from bot.domain.bookings.candidate_news import plan_told_at
from bot.domain.bookings.interviews import Answer, CandidateInvitation, Interview, Stage
from bot.domain.bookings.loops import CandidateDay, Loop, LoopPart, LoopStage
from bot.domain.errors import Gone, OutsideTrouble, SignInNeeded
from bot.domain.jobs import Job
from bot.runtime.ports import Draft, Ports
from bot.runtime.turn import Outcome, OutgoingView
from bot.runtime.unit_of_work import UnitOfWork
from cards.view_models import message
from dialogs.authorization import is_connected, may_see_candidates, zone_of
from dialogs.interviews.booking.left_with_former import LeftEvent, tell_both
from dialogs.interviews.calendar.event_drafts import digest
from dialogs.interviews.calendar.read_events import LATER_LOOKS, LOOKS
from dialogs.interviews.calendar.write_events import job_titles
from dialogs.loops.candidate_plans import PlanInputs, first_day, part_draft, plan_parts
from dialogs.loops.loop_card import loop_card
from dialogs.loops.members import by_time, first_start, live_sessions, sessions_of


async def keep_days(
    loop: Loop, organizer: Person, due: Job, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Bring the candidate's events up to date with the sessions that stand, and look for the candidate's answers."""
    now = ports.clock.now()
    sessions = await live_sessions(loop, unit_of_work)
    has_events = loop.candidate_days or loop.left_behind or loop.handed_over
    if loop.stage is not LoopStage.STANDING or not (loop.candidate_mail or has_events):
        return Outcome()
    if sessions and _is_forgotten(loop):
        return Outcome()
    if sessions and now < (told_at := plan_told_at(loop, sessions)):
        return Outcome(save=[due.rescheduled(told_at)])
    if not loop.candidate_mail or not sessions:
        without = await cancel_days(loop, organizer, unit_of_work, ports)
        gone = replace(without.loop, revision=loop.revision + 1)
        card = await loop_card(organizer, gone, unit_of_work, ports)
        left = _told_of_left(gone, without.left, organizer)
        return Outcome(show=[card, *left, *without.told], save=[gone])
    if any(one.stage is not Stage.STANDING for one in sessions):
        # A session is being written just now: the plan is told once it stands.
        return Outcome(save=[replace(loop, is_candidate_due=True), due.rescheduled(now + LOOKS[0])])
    inputs = await _inputs(loop, organizer, unit_of_work)
    return await _write_days(loop, inputs, due, unit_of_work, ports)


def _is_forgotten(loop: Loop) -> bool:
    """Whether the candidate was forgotten: nobody knows any more to whom the events went, which stay until the loop ends."""
    own = [one.invitation for one in loop.candidate_days]
    has_others = loop.candidate_mail or loop.left_behind or loop.handed_over
    return not has_others and bool(own) and all(one.event and not one.mail for one in own)


async def _write_days(
    loop: Loop, inputs: PlanInputs, due: Job, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return the outcome of a loop whose candidate's events are written: those that are new are first kept."""
    now = ports.clock.now()
    sessions = await live_sessions(loop, unit_of_work)
    parts = plan_parts(loop, sessions, inputs)
    planned = _with_new_days(replace(loop, is_candidate_due=True), parts, inputs)
    if planned.candidate_events != loop.candidate_events:
        return Outcome(save=[planned, due.rescheduled(now)])
    organizer = inputs.organizer
    kept, left = await _kept(planned, parts, inputs, unit_of_work, ports)
    told_at = now if loop.is_candidate_urgent else loop.candidate_told_at
    kept = replace(kept, is_candidate_urgent=False, candidate_told_at=told_at)
    taken = await _taken_over(kept, organizer, unit_of_work, ports)
    kept = taken.loop
    is_over = max(one.start for one in sessions) <= now
    again = [] if is_over else [due.rescheduled(now + LATER_LOOKS)]
    if kept == loop:
        return Outcome(save=again)
    kept = replace(kept, revision=loop.revision + 1)
    show = await loop_card(organizer, kept, unit_of_work, ports)
    told = _told_of_left(kept, left, organizer)
    return Outcome(show=[show, *told, *taken.told], save=[kept, *again])


class TakenBack(Struct, frozen=True):
    """A loop whose candidate's events were taken back, and what is told of those that could not be."""

    loop: Loop
    told: list[OutgoingView] = field(default_factory=list)
    left: Sequence[CandidateDay] = ()
    """Those of the organizer's own events that Microsoft 365 refuses to take back for good."""


async def cancel_days(
    loop: Loop, organizer: Person, unit_of_work: UnitOfWork, ports: Ports
) -> TakenBack:
    """Return the loop with nothing of the candidate's in any calendar, of no organizer before either, as far as allowed."""
    inputs = await _inputs(loop, organizer, unit_of_work)
    left = [
        one
        for one in loop.candidate_days
        if not await _is_taken_back(loop, one, inputs, unit_of_work, ports)
    ]
    without = replace(loop, candidate_days=())
    return replace(await _taken_over(without, organizer, unit_of_work, ports), left=left)


async def _is_taken_back(
    loop: Loop, day: CandidateDay, inputs: PlanInputs, unit_of_work: UnitOfWork, ports: Ports
) -> bool:
    """Whether an event of the candidate's is out of the organizer's calendar: not where that is refused for good."""
    try:
        await _cancel(loop, day, inputs, unit_of_work, ports)
    except OutsideTrouble as error:
        if not error.is_lasting:
            raise
        return False
    return True


def _told_of_left(
    loop: Loop, left: Sequence[CandidateDay], organizer: Person
) -> list[OutgoingView]:
    """Return what an organizer is told of events that stay in their calendar though the loop stands without them."""
    candidate = loop.candidate if may_see_candidates(organizer) else ""
    return [
        OutgoingView(
            view=message("plan-left", start=on.isoformat(), candidate=candidate, count=count),
            to=organizer.id,
        )
        for on, count in Counter(one.day for one in left).items()
    ]


async def _inputs(loop: Loop, organizer: Person, unit_of_work: UnitOfWork) -> PlanInputs:
    account = await unit_of_work.account(loop.tenant)
    titles = await unit_of_work.derived_of_people(loop.tenant, job_titles)
    zone = ZoneInfo(loop.candidate_zone) if loop.candidate_zone else zone_of(organizer, account)
    return PlanInputs(organizer, account, titles, zone)


async def _taken_over(
    loop: Loop, organizer: Person, unit_of_work: UnitOfWork, ports: Ports
) -> TakenBack:
    """Return the loop of whose candidate's events no organizer before has any more, as far as they can be asked."""
    left: dict[PersonId, Person] = {}
    for one in loop.left_behind:
        before = await unit_of_work.person(one.by)
        if before:
            inputs = await _inputs(loop, before, unit_of_work)
            with _noted(left, before):
                _require_connected(before)
                await _cancel(loop, one.day, inputs, unit_of_work, ports)
    earlier = loop.handed_over
    before = await unit_of_work.person(earlier.by) if earlier else None
    if earlier and before:
        for ref in earlier.events:
            with _noted(left, before):
                _require_connected(before)
                await ports.events.cancel(before, ref)
    told = await _told(loop, left.values(), organizer, unit_of_work)
    return TakenBack(replace(loop, left_behind=(), handed_over=None), told)


def _require_connected(before: Person) -> None:
    """Raise SignInNeeded where somebody's calendars cannot be opened any more."""
    if not is_connected(before):
        raise SignInNeeded


@contextmanager
def _noted(left: dict[PersonId, Person], before: Person) -> Iterator[None]:
    """Note in whose calendar an event is left: they are signed out, or Microsoft 365 refuses it for good."""
    try:
        yield
    except SignInNeeded:
        left[before.id] = before
    except OutsideTrouble as error:
        if not error.is_lasting:
            raise
        left[before.id] = before


async def _told(
    loop: Loop, left: Collection[Person], organizer: Person, unit_of_work: UnitOfWork
) -> list[OutgoingView]:
    if not left:
        return []
    start = first_start(await sessions_of(loop, unit_of_work))
    plan = LeftEvent("plan", start, loop.candidate, is_over=not loop.is_live)
    return [
        one for before in left for one in await tell_both(before, organizer, plan, unit_of_work)
    ]


Parts = Mapping[LoopPart, Sequence[Interview]]


def _with_new_days(loop: Loop, parts: Parts, inputs: PlanInputs) -> Loop:
    """Return the loop that knows of each event still to be written; nothing of it is in any calendar."""
    made, new = loop.candidate_events, []
    for part, own in _matched(loop, parts):
        if part is None or own.invitation.attempt:
            continue
        made += 1
        sent = replace(own.invitation, attempt=made, mail=loop.candidate_mail)
        known = _at(replace(own, invitation=sent), part, parts, inputs)
        new.append(replace(known, shows=digest(part_draft(loop, known, parts[part], inputs))))
    return replace(loop, candidate_days=(*loop.candidate_days, *new), candidate_events=made)


async def _kept(
    loop: Loop, parts: Parts, inputs: PlanInputs, unit_of_work: UnitOfWork, ports: Ports
) -> tuple[Loop, Sequence[CandidateDay]]:
    """Return the loop whose candidate has one event for each part of it, and those others that could not be taken back."""
    matched = _matched(loop, parts)
    days: list[CandidateDay] = []
    left: list[CandidateDay] = []
    for part, own in matched:
        if part is None:
            if not await _is_taken_back(loop, own, inputs, unit_of_work, ports):
                left.append(own)
            continue
        there = _at(own, part, parts, inputs)
        draft = part_draft(loop, there, parts[part], inputs)
        days.append(await _brought_up_to_date(there, draft, inputs.organizer, ports))
    return replace(loop, candidate_days=tuple(days)), left


def _at(own: CandidateDay, part: LoopPart, parts: Parts, inputs: PlanInputs) -> CandidateDay:
    """Return an event's record for a part of the loop as it lies now."""
    session = part if isinstance(part, str) else None
    return replace(own, day=first_day(parts[part], inputs), session=session)


def _matched(loop: Loop, parts: Parts) -> list[tuple[LoopPart | None, CandidateDay]]:
    """Return each part with its event, and with no part each event that is to be taken back.

    One whose day is no longer needed moves to a new day before it is taken back; one that went to another address never.
    """
    others = [one for one in loop.candidate_days if one.invitation.mail != loop.candidate_mail]
    own = {one.part: one for one in loop.candidate_days if one not in others}
    spare = [one for part, one in own.items() if part not in parts]
    pairs: list[tuple[LoopPart | None, CandidateDay]] = []
    for part in parts:
        if part in own:
            pairs.append((part, own[part]))
        elif spare and not isinstance(part, str):
            pairs.append((part, spare.pop(0)))
        else:
            new = CandidateInvitation(attempt=0)
            pairs.append((part, CandidateDay(day=date.min, invitation=new)))
    return [*pairs, *((None, one) for one in (*spare, *others))]


async def _brought_up_to_date(
    day: CandidateDay, draft: Draft, organizer: Person, ports: Ports
) -> CandidateDay:
    """Return the day with its event written, changed or looked at; one deleted in Outlook stays withdrawn."""
    own, shows = day.invitation, digest(draft)
    if own.is_withdrawn:
        return day
    try:
        ref = own.event or (await ports.events.invite(organizer, draft)).ref
        if shows != day.shows:
            ref = (await ports.events.change(organizer, ref, draft)).ref
        if own.event is None:
            own = replace(own, event=ref, answer=Answer.NONE, is_refused=False)
        elif shows != day.shows:
            own = replace(own, event=ref, is_refused=False)
        else:
            own = await _looked_at(own, organizer, ports)
    except Gone:
        own = replace(own, event=None, is_withdrawn=True)
    except OutsideTrouble as error:
        if not error.is_lasting:
            raise
        # To look at it may be refused too: then there is nothing new to tell.
        is_refused = own.is_refused or own.event is None or shows != day.shows
        own = replace(own, is_refused=is_refused, is_withdrawn=own.event is None)
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


async def _cancel(
    loop: Loop, day: CandidateDay, inputs: PlanInputs, unit_of_work: UnitOfWork, ports: Ports
) -> None:
    """Take an event of the candidate's back; one that may have been written is written once more to know where it is."""
    own, organizer = day.invitation, inputs.organizer
    if own.is_withdrawn:
        return
    event = own.event
    if event is None:
        every = by_time(await sessions_of(loop, unit_of_work))
        theirs = [one for one in every if day.part in {one.id, first_day([one], inputs)}]
        draft = part_draft(loop, day, theirs or every, inputs)
        event = (await ports.events.invite(organizer, draft)).ref
    await ports.events.cancel(organizer, event)
