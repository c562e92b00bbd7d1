"""Book a whole schedule, and take the loop further on its own: look again, write all events, tell, take back.

As for one interview, Book only claims: it saves the loop, its sessions, the resource days of everybody they take, and the
work of taking it further, all in one commit. That work then writes the events of all sessions; where one of them cannot
be written, what was written of the others is taken back. Each stage is saved before the next begins, and may be repeated.
"""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime

from msgspec.structs import replace

from bot.availability.check import Conflict
from bot.domain.accounts import Account, Person, Place
from bot.domain.bookings import claims
from bot.domain.bookings.interview_changes import mark_ended
from bot.domain.bookings.interviews import (
    Attendee,
    CandidateInvitation,
    Ending,
    Interview,
    ResourceDay,
    RoomState,
    Stage,
)
from bot.domain.bookings.loops import Loop, LoopStage
from bot.domain.bookings.offers import Offer, OfferedSession
from bot.domain.errors import BadAddress, BadInput, Gone, OutsideTrouble, SignInNeeded, SlotTaken
from bot.domain.jobs import Job
from bot.domain.room_write_access import with_path
from bot.language.requests import Question
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn, pressed_message
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Book
from dialogs.account import audit_log
from dialogs.account.retention import archive_job
from dialogs.authorization import current_person, enabled_account, is_connected
from dialogs.interviews.booking.advance import refuse, sign_in_ended, wait_for_sign_in
from dialogs.interviews.booking.book import with_refusal
from dialogs.interviews.booking.claims import resource_days
from dialogs.interviews.booking.refused_changes import left_in_calendar
from dialogs.interviews.calendar.read_events import LOOKS, look_job
from dialogs.interviews.calendar.write_events import (
    OtherPeople,
    cancel_events,
    create_events,
    job_titles,
)
from dialogs.interviews.interview_cards import interviewer_cards, news_later
from dialogs.loops.ask import answer_loop, public
from dialogs.loops.candidate_days import cancel_days, keep_days
from dialogs.loops.claims import claim_all
from dialogs.loops.loop_card import loop_card
from dialogs.loops.members import enqueue_loop, first_start, sessions_of
from dialogs.loops.offers import find_schedule, loop_offer_view, request_of, without_candidate
from dialogs.loops.put_back import put_sessions_back
from dialogs.scheduling.availability import own_offer
from dialogs.scheduling.availability_check import CheckRequest, find_conflicts
from dialogs.scheduling.offer_cards import question_of
from dialogs.scheduling.search_inputs import account_context


async def book(turn: Turn, action: Book, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Claim all sessions of a schedule; the rest happens at once, and the loop's card shows each step."""
    offer, person = await own_offer(action.offer, turn, unit_of_work, ports)
    account = await enabled_account(turn, unit_of_work)
    if not is_connected(person):
        raise SignInNeeded
    schedule = find_schedule(offer, action.slot)
    if known := await unit_of_work.load(Loop, schedule.loop):
        return Outcome(show=[await own_loop_card(known, turn, unit_of_work, ports)])
    if schedule.sessions[0].start <= turn.now:
        raise SlotTaken(what="past")
    await _require_only(offer, unit_of_work)
    people = await unit_of_work.people_by_mail(offer.tenant)
    require_staffed(schedule.sessions, people)
    require_registered(schedule.sessions, account)
    loop, sessions = new_loop(offer, action.slot, people, turn.now)
    loop = replace(loop, candidate_event_per=account.candidate_event_per)
    try:
        claimed = await claim_all(sessions, person, unit_of_work, ports)
    except SlotTaken as taken:
        answer = await answer_loop(turn, request_of(offer), unit_of_work, ports)
        return with_refusal(answer, taken, turn)
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    shows = [await own_loop_card(loop, turn, unit_of_work, ports)]
    if turn.address.place is not Place.PERSONAL:
        shows.append(await _grey_out(offer, action.slot, person, turn, unit_of_work))
    return Outcome(
        show=shows,
        save=[
            loop,
            *sessions,
            *claimed,
            await enqueue_loop(loop, ports.clock.now(), unit_of_work),
            replace(talk, interview=loop.id, is_about_interview=True, confirm=None),
        ],
    )


async def _require_only(offer: Offer, unit_of_work: UnitOfWork) -> None:
    """Raise BadInput where another schedule of the offer is booked: the candidate comes once."""
    others = await unit_of_work.load_all(Loop, [one.loop for one in offer.schedules])
    if any(one is not None and one.is_live for one in others):
        raise BadInput(why="loop-booked")


def require_staffed(sessions: Sequence[OfferedSession], people: Mapping[str, Person]) -> None:
    """Raise Gone where somebody whom the sessions name has left the account since the offer."""
    mails = {mail for one in sessions for mail in one.people}
    if not all(mail in people and people[mail].roles for mail in mails):
        raise Gone(what="offer")


def require_registered(sessions: Sequence[OfferedSession], account: Account) -> None:
    """Raise Gone where a room of the sessions is registered no longer."""
    if not all(account.room(one.room) for one in sessions if one.room):
        raise Gone(what="offer")


async def _grey_out(
    offer: Offer, number: int, person: Person, turn: Turn, unit_of_work: UnitOfWork
) -> OutgoingView:
    """Return the offer as it stays in a channel, where the loop's own card is not shown."""
    account = await unit_of_work.account(offer.tenant)
    view = loop_offer_view(offer, await account_context(person, account, unit_of_work))
    schedules = tuple(replace(one, is_taken=one.number == number) for one in view.schedules)
    shown = public(replace(view, schedules=schedules), turn)
    return OutgoingView(view=shown, onto=pressed_message(turn))


async def own_loop_card(
    loop: Loop,
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
    *,
    changed: Sequence[Interview] = (),
) -> OutgoingView:
    """Return a loop's card for who speaks: in place of the card that was pressed, else anew."""
    person = await current_person(turn, unit_of_work, ports.rules)
    show = await loop_card(person, loop, unit_of_work, ports, changed=changed)
    pressed = pressed_message(turn)
    is_public = turn.address.place is not Place.PERSONAL
    return show if is_public or not pressed else replace(show, onto=pressed, to=None)


def new_loop(
    offer: Offer, number: int, people: Mapping[str, Person], now: datetime
) -> tuple[Loop, tuple[Interview, ...]]:
    """Return the loop that a schedule of an offer makes, with its sessions; nothing is claimed yet."""
    schedule, question = find_schedule(offer, number), question_of(offer)
    in_order = sorted(schedule.sessions, key=lambda one: one.number)
    loop = Loop(
        id=schedule.loop,
        tenant=offer.tenant,
        by=offer.by,
        offer=offer.id,
        slot_number=number,
        interviews=tuple(one.interview for one in in_order),
        asked=without_candidate(offer),
        days_most=offer.days,
        break_after=offer.break_after,
        break_minutes=offer.break_minutes,
        candidate=offer.candidate,
        candidate_mail=offer.candidate_mail,
        booked_at=now,
    )
    sessions = (new_session(one, loop, question, people, number) for one in in_order)
    return loop, tuple(sessions)


def new_session(
    one: OfferedSession, loop: Loop, question: Question, people: Mapping[str, Person], number: int
) -> Interview:
    """Return one session of a loop. The candidate is invited by the loop: one event a day, with the whole plan."""
    asked = question.sessions[one.number]
    return Interview(
        id=one.interview,
        tenant=loop.tenant,
        by=loop.by,
        offer=loop.offer,
        slot_number=number,
        loop=loop.id,
        start=one.start,
        end=one.end,
        people=tuple(Attendee(mail=mail, name=people[mail].name) for mail in one.people),
        room=one.room,
        room_state=RoomState.CHECKING if one.room else RoomState.NONE,
        online=question.online or asked.online,
        candidate=loop.candidate,
        candidate_invitation=CandidateInvitation(),
        booked_at=loop.booked_at,
    )


# --- the worker's steps --------------------------------------------------------------------------


async def advance(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Take a loop one stage further; once it stands, keep the candidate's events up to date."""
    loop = await unit_of_work.load(Loop, due.subject)
    organizer = await unit_of_work.person(loop.by) if loop else None
    if loop is None or organizer is None:
        return Outcome()
    sessions = await sessions_of(loop, unit_of_work)
    is_late = bool(sessions) and first_start(sessions) <= ports.clock.now()
    if loop.stage is LoopStage.CLAIMED and is_late:
        over = [mark_ended(one, Ending.FAILED) for one in sessions]
        return await _finish(loop, over, organizer, unit_of_work, ports)
    try:
        if loop.going_back and loop.stage is LoopStage.STANDING:
            return await put_sessions_back(loop, organizer, due, unit_of_work, ports)
        return await _STEPS[loop.stage](loop, organizer, due, unit_of_work, ports)
    except SignInNeeded:
        return wait_for_sign_in(organizer, due, ports)


async def _recheck(
    loop: Loop, organizer: Person, due: Job, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    sessions = await sessions_of(loop, unit_of_work)
    requests = [CheckRequest(one, organizer) for one in sessions]
    try:
        found = await asyncio.gather(
            *(find_conflicts(one, unit_of_work, ports) for one in requests)
        )
    except SignInNeeded:
        over = [mark_ended(one, Ending.FAILED, why="sign-in") for one in sessions]
        outcome = await _finish(loop, over, organizer, unit_of_work, ports)
        return replace(outcome, save=[*outcome.save, sign_in_ended(organizer)])
    except (OutsideTrouble, BadAddress) as error:
        if isinstance(error, OutsideTrouble) and not error.is_lasting:
            raise
        over = [mark_ended(one, Ending.FAILED, why=error.facts["why"]) for one in sessions]
        return await _finish(loop, over, organizer, unit_of_work, ports)
    if any(found):
        return await _finish(loop, _refused(sessions, found), organizer, unit_of_work, ports)
    checked = [replace(one, stage=Stage.CHECKED) for one in sessions]
    on_the_way = replace(loop, stage=LoopStage.CHECKED, revision=loop.revision + 1)
    return Outcome(save=[on_the_way, *checked, due.rescheduled(ports.clock.now())])


def _refused(
    sessions: Sequence[Interview], found: Sequence[tuple[Conflict, ...]]
) -> list[Interview]:
    """Return the sessions, none of them booked: those that something stands in the way of, and the others with them."""
    return [
        refuse(one, conflicts) if conflicts else mark_ended(one, Ending.TAKEN)
        for one, conflicts in zip(sessions, found, strict=True)
    ]


async def _create_events(
    loop: Loop, organizer: Person, due: Job, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    account = await unit_of_work.account(loop.tenant)
    sessions = await sessions_of(loop, unit_of_work)
    others = OtherPeople(titles=await unit_of_work.derived_of_people(loop.tenant, job_titles))
    calls = (create_events(one, organizer, account, ports, others=others) for one in sessions)
    given = await asyncio.gather(*calls, return_exceptions=True)
    for one in given:
        if isinstance(one, BaseException):
            raise one
    written = [one for one in given if isinstance(one, Interview)]
    now = ports.clock.now()
    if loop.ending is not Ending.NONE or not all(one.is_live for one in written):
        ending = Ending.FAILED if loop.ending is Ending.NONE else loop.ending
        back = replace(loop, stage=LoopStage.ENDING, ending=ending, revision=loop.revision + 1)
        out = [_taken_back(one, ending, loop.reason) for one in written]
        return Outcome(save=[back, *out, due.rescheduled(now)])
    standing = replace(loop, stage=LoopStage.STANDING, revision=loop.revision + 1)
    return Outcome(
        show=[
            await loop_card(organizer, standing, unit_of_work, ports, changed=written),
            *[
                card
                for one in written
                for card in await interviewer_cards(one, unit_of_work, ports)
            ],
        ],
        save=[
            standing,
            *await _kept_of(written, account, now, unit_of_work),
            *await unit_of_work.changed(_with_paths(organizer, written, now)),
            due.rescheduled(max(now, loop.undo_closes)),
        ],
    )


def _taken_back(one: Interview, ending: Ending, reason: str) -> Interview:
    """Return a session on its way out of the calendars; the one that failed says why."""
    why = one.why if one.ending is ending else ""
    return replace(one, stage=Stage.ENDING, ending=ending, why=why, reason=reason)


async def _kept_of(
    written: Sequence[Interview], account: Account, now: datetime, unit_of_work: UnitOfWork
) -> list[object]:
    """Return the sessions whose events are written, with the work and the entries that go with each."""
    kept: list[object] = []
    for one in written:
        kept += [
            replace(one, is_noted=True),
            audit_log.record_reservation(one, now, is_new=True),
            await unit_of_work.enqueue(look_job(one, now)),
            await unit_of_work.enqueue(archive_job(one, account)),
        ]
    return kept


def _with_paths(organizer: Person, written: Sequence[Interview], now: datetime) -> Person:
    for one in written:
        organizer = with_path(organizer, one, now)
    return organizer


async def _cancel_events(
    loop: Loop, organizer: Person, due: Job, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Take every session out of the calendars; one that is being written just now goes first through its own work."""
    sessions = await sessions_of(loop, unit_of_work)
    leaving = [one for one in sessions if one.stage is Stage.ENDING]
    gone = await asyncio.gather(
        *(cancel_events(one, organizer, ports) for one in leaving),
        return_exceptions=True,
    )
    over = [_out_or_left(one, outcome) for one, outcome in zip(leaving, gone, strict=True)]
    done = {one.id: one for one in over}
    left = [one for one in sessions if one.id not in done and one.stage is not Stage.ENDED]
    taken = await cancel_days(loop, organizer, unit_of_work, ports)
    without = taken.loop
    if taken.left or any(one.is_left_in_calendar for one in over):
        without = replace(without, is_left_in_calendar=True)
    if left:
        free = await released(over, unit_of_work)
        again = due.rescheduled(ports.clock.now() + LOOKS[0])
        return Outcome(show=taken.told, save=[without, *over, *free, again])
    outcome = await _finish(without, over, organizer, unit_of_work, ports)
    return replace(outcome, show=[*outcome.show, *taken.told])


def _out_or_left(session: Interview, outcome: Interview | BaseException) -> Interview:
    """Return a session out of the calendars, or left there where its end is refused for good; raises what may pass."""
    if isinstance(outcome, Interview):
        return outcome
    if isinstance(outcome, OutsideTrouble) and outcome.is_lasting:
        return left_in_calendar(session)
    raise outcome


_STEPS = {
    LoopStage.CLAIMED: _recheck,
    LoopStage.CHECKED: _create_events,
    LoopStage.STANDING: keep_days,
    LoopStage.ENDING: _cancel_events,
    LoopStage.ENDED: keep_days,
}


async def _finish(
    loop: Loop,
    over: Sequence[Interview],
    organizer: Person,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Return the outcome of a loop that is no more: the claims of all its sessions are let go."""
    ending = loop.ending if loop.ending is not Ending.NONE else over[0].ending
    ended = replace(loop, stage=LoopStage.ENDED, ending=ending, revision=loop.revision + 1)
    told = over if ending is not Ending.TAKEN else ()
    is_news = ending is Ending.CANCELLED
    return Outcome(
        show=[
            await loop_card(organizer, ended, unit_of_work, ports, changed=over),
            *[
                card
                for one in told
                for card in await interviewer_cards(one, unit_of_work, ports, is_news=is_news)
            ],
        ],
        save=[
            ended,
            *over,
            *await released(over, unit_of_work),
            *[
                row
                for one in (told if is_news else ())
                for row in await news_later(one, unit_of_work, ports)
            ],
        ],
    )


async def released(over: Sequence[Interview], unit_of_work: UnitOfWork) -> list[ResourceDay]:
    """Return the resource days of everybody and everything that these sessions took, without them."""
    days: dict[str, ResourceDay] = {}
    for one in over:
        known = await resource_days(one, unit_of_work)
        left = claims.release([days.get(day.key, day) for day in known], one)
        days |= {day.key: day for day in left}
    return list(days.values())
