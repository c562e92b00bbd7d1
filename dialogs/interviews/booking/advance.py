"""Take a booking on, stage by stage, each saved before the next begins: look again, write the events, cancel them."""

from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from bot.availability.check import Conflict
from bot.domain.accounts import Connection, Person
from bot.domain.bookings import claims
from bot.domain.bookings.interview_changes import mark_ended
from bot.domain.bookings.interviews import Ending, Interview, Stage
from bot.domain.errors import BadAddress, OutsideTrouble, SignInNeeded
from bot.domain.jobs import Job, JobKind
from bot.domain.room_write_access import with_path
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.account import audit_log
from dialogs.account.retention import archive_job
from dialogs.authorization import is_connected
from dialogs.interviews.booking.book import enqueue_candidate
from dialogs.interviews.booking.claims import resource_days
from dialogs.interviews.booking.exchange import WAIT, enqueue_second, waits_for_partner
from dialogs.interviews.booking.fresh_times import enqueue_fresh_times
from dialogs.interviews.booking.left_with_former import tell_of_leftovers
from dialogs.interviews.booking.refused_changes import (
    cancel_refused,
    change_refused,
    is_kept,
    left_in_calendar,
)
from dialogs.interviews.calendar.read_events import look_job
from dialogs.interviews.calendar.write_events import (
    ChangeRefused,
    OtherPeople,
    cancel_events,
    create_events,
    job_titles,
)
from dialogs.interviews.interview_cards import interviewer_cards, news_later
from dialogs.loops.loop_card import organizer_cards
from dialogs.scheduling.availability_check import CheckRequest, broken_rule, find_conflicts

SIGN_IN_AGAIN = timedelta(minutes=5)


async def advance(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Take an interview one stage further, and ask for the next stage."""
    interview = await unit_of_work.load(Interview, due.subject)
    organizer = await unit_of_work.person(interview.by) if interview else None
    if interview is None:
        return Outcome()
    is_late = organizer is None or interview.start <= ports.clock.now()
    if interview.stage is Stage.CLAIMED and is_late:
        return await _refused(mark_ended(interview, Ending.FAILED), due, unit_of_work, ports)
    step = _STEPS.get(interview.stage)
    if organizer is None or step is None:
        return Outcome()
    return await step(interview, organizer, due, unit_of_work, ports)


async def _recheck(
    interview: Interview, organizer: Person, due: Job, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    try:
        found = await find_conflicts(CheckRequest(interview, organizer), unit_of_work, ports)
    except SignInNeeded:
        expired = sign_in_ended(organizer)
        over = mark_ended(interview, Ending.FAILED, why="sign-in")
        return await _refused(over, due, unit_of_work, ports, save=[expired])
    except (OutsideTrouble, BadAddress) as error:
        if isinstance(error, OutsideTrouble) and not error.is_lasting:
            raise
        over = mark_ended(interview, Ending.FAILED, why=error.facts["why"])
        return await _refused(over, due, unit_of_work, ports)
    if not found:
        return Outcome(
            save=[replace(interview, stage=Stage.CHECKED), due.rescheduled(ports.clock.now())]
        )
    over = refuse(interview, found)
    again = await enqueue_fresh_times(over, unit_of_work, ports)
    return await _refused(over, due, unit_of_work, ports, save=again)


async def _refused(
    over: Interview,
    due: Job,
    unit_of_work: UnitOfWork,
    ports: Ports,
    *,
    save: Sequence[object] = (),
) -> Outcome:
    """Return the outcome of a booking that comes to nothing; what held its room is taken back next."""
    rest = [due.rescheduled(ports.clock.now())] if over.stage is Stage.ENDING else []
    return await _finish(over, unit_of_work, ports, save=[*save, *rest])


def refuse(interview: Interview, found: Sequence[Conflict]) -> Interview:
    """Return the interview that is not booked: who or what stands in the way, and by which rule if by one."""
    taken = [one for one in found if not one.is_unread]
    if not taken:
        unread = ",".join(one.mail for one in found)
        return mark_ended(interview, Ending.FAILED, why=unread)
    rule = broken_rule(taken[0])
    same = [one.mail for one in taken if broken_rule(one) == rule][: 1 if rule else None]
    over = mark_ended(interview, Ending.TAKEN, why=",".join(same))
    return replace(over, rule=rule.value if rule else "")


async def _create_events(
    interview: Interview, organizer: Person, due: Job, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    if await waits_for_partner(interview, unit_of_work):
        return Outcome(save=[due.rescheduled(ports.clock.now() + WAIT)])
    account = await unit_of_work.account(interview.tenant)
    try:
        before = await _organizer_before(interview, unit_of_work)
        titles = await unit_of_work.derived_of_people(interview.tenant, job_titles)
        others = OtherPeople(before=before, titles=titles)
        done = await create_events(interview, organizer, account, ports, others=others)
    except SignInNeeded:
        return wait_for_sign_in(organizer, due, ports)
    except ChangeRefused as refused:
        return await change_refused(interview, refused, due, unit_of_work, ports)
    if interview.ending is not Ending.NONE:
        done = replace(done, ending=interview.ending, why=interview.why)
    told = await tell_of_leftovers(done, before, organizer, unit_of_work)
    done = replace(done, handed_over=None)
    is_news = _is_moved(interview, done) or _is_new_event(interview)
    if not done.is_live or done.ending is not Ending.NONE:
        ending = replace(done, stage=Stage.ENDING)
        return Outcome(show=told, save=[ending, due.rescheduled(ports.clock.now())])
    now = ports.clock.now()
    is_new = interview.event is None
    entries = [] if done.is_noted else [audit_log.record_reservation(done, now, is_new=is_new)]
    return Outcome(
        show=[
            *await organizer_cards(organizer, done, unit_of_work, ports),
            *await interviewer_cards(done, unit_of_work, ports, is_news=is_news),
            *told,
        ],
        save=[
            replace(done, is_noted=True),
            *(await news_later(done, unit_of_work, ports) if is_news else ()),
            *entries,
            *await unit_of_work.changed(with_path(organizer, done, now)),
            *await _due_next(interview, done, unit_of_work, ports),
            *([await unit_of_work.enqueue(archive_job(done, account))] if is_new else []),
        ],
    )


async def _due_next(
    wanted: Interview, done: Interview, unit_of_work: UnitOfWork, ports: Ports
) -> list[Job]:
    """Return the work that an interview brings whose events are written."""
    return [
        await unit_of_work.enqueue(look_job(done, ports.clock.now())),
        *await enqueue_candidate(done, unit_of_work),
        *await enqueue_second(done, unit_of_work, ports),
        *await _find_substitutes_anew(wanted, done, unit_of_work, ports),
    ]


async def _find_substitutes_anew(
    wanted: Interview, done: Interview, unit_of_work: UnitOfWork, ports: Ports
) -> list[Job]:
    """Return the work of finding who could stand in at another time for who declines that too: who was found is of the time before."""
    is_new_time = wanted.stood is not None and wanted.stood.span != done.span
    if not is_new_time or not done.declined:
        return []
    row = Job(kind=JobKind.RESCUE, subject=done.id, tenant=done.tenant, at=ports.clock.now())
    return [await unit_of_work.enqueue(row)]


async def _organizer_before(interview: Interview, unit_of_work: UnitOfWork) -> Person | None:
    """Return who organized an interview until it was handed over."""
    left = interview.handed_over
    return await unit_of_work.person(left.by) if left else None


async def _cancel_events(
    interview: Interview, organizer: Person, due: Job, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    try:
        over = await cancel_events(interview, organizer, ports)
    except SignInNeeded:
        return wait_for_sign_in(organizer, due, ports)
    except OutsideTrouble as error:
        if not error.is_lasting:
            raise
        if is_kept(interview):
            return await cancel_refused(interview, error, unit_of_work, ports)
        over = left_in_calendar(interview)
    return await _finish(over, unit_of_work, ports)


_STEPS = {Stage.CLAIMED: _recheck, Stage.CHECKED: _create_events, Stage.ENDING: _cancel_events}


def _is_new_event(wanted: Interview) -> bool:
    """Whether another event takes the place of one that people may have answered: they are asked to answer again."""
    return wanted.event is None and wanted.stood is not None and wanted.stood.event is not None


def _is_moved(wanted: Interview, done: Interview) -> bool:
    """Whether those who attend know of another time: whoever moved it since, and wherever, or changed its length."""
    before = done.before if wanted.is_event_stale else None
    is_other_length = before is not None and before.end - before.start != done.end - done.start
    return is_other_length or any(one.asked_for not in {None, done.start} for one in done.people)


async def _finish(
    interview: Interview,
    unit_of_work: UnitOfWork,
    ports: Ports,
    *,
    save: Sequence[object] = (),
) -> Outcome:
    """Return the outcome of an interview that is no more: its claims are let go."""
    organizer = await unit_of_work.person(interview.by)
    released = claims.release(await resource_days(interview, unit_of_work), interview)
    shows = await organizer_cards(organizer, interview, unit_of_work, ports) if organizer else []
    is_news = interview.ending is Ending.CANCELLED
    if interview.ending is not Ending.TAKEN:
        shows += await interviewer_cards(interview, unit_of_work, ports, is_news=is_news)
    return Outcome(
        show=shows,
        save=[
            interview,
            *(await news_later(interview, unit_of_work, ports) if is_news else ()),
            *released,
            *save,
        ],
    )


def wait_for_sign_in(organizer: Person, due: Job, ports: Ports) -> Outcome:
    """Wait for the organizer to sign in again: their card asks for it, and the work goes on then."""
    expired = sign_in_ended(organizer)
    waiting = due.rescheduled(ports.clock.now() + SIGN_IN_AGAIN)
    return Outcome(save=[expired, waiting])


def sign_in_ended(organizer: Person) -> Person:
    """Return the organizer whose sign-in was found ended; whoever took it back has none that could."""
    is_news = is_connected(organizer)
    return replace(organizer, connection=Connection.EXPIRED) if is_news else organizer
