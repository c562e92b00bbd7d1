"""The sessions of a loop, as they stand in the store."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from bot.domain.accounts import PersonId
from bot.domain.bookings.interviews import Interview
from bot.domain.bookings.loops import Loop, LoopStage
from bot.domain.conversation_state import Conversation
from bot.domain.errors import BadInput, Gone
from bot.domain.jobs import Job, JobKind, job_key
from bot.runtime.turn import Turn
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.interviews.booking.in_calendars import is_written


async def sessions_of(loop: Loop, unit_of_work: UnitOfWork) -> list[Interview]:
    """Return every session that a loop has or had, in the order in which they were asked for."""
    found = await unit_of_work.load_all(Interview, loop.interviews)
    return [one for one in found if one is not None]


async def live_sessions(loop: Loop, unit_of_work: UnitOfWork) -> list[Interview]:
    """Return the sessions of a loop that take place."""
    return [one for one in await sessions_of(loop, unit_of_work) if one.is_live]


def require_ahead(sessions: Sequence[Interview], now: datetime) -> None:
    """Raise Gone for a loop whose sessions have all taken place: whatever is done to it now would only mail people."""
    if sessions and all(one.end <= now for one in sessions):
        raise Gone(what="interview-over")


def require_standing(
    loop: Loop, sessions: Sequence[Interview], now: datetime, unit_of_work: UnitOfWork
) -> None:
    """Raise Gone for a loop that is over, BadInput for one that is still being booked, which is waited for."""
    if not (loop.is_live and sessions):
        raise Gone(what="interview")
    require_ahead(sessions, now)
    if loop.stage is not LoopStage.STANDING:
        unit_of_work.await_work(loop, job_key(JobKind.LOOP, loop.id))
        raise BadInput(why="loop-under-way")


def require_written(sessions: Sequence[Interview], unit_of_work: UnitOfWork) -> None:
    """Raise BadInput while a session is being written, which is waited for: where its events are is known only afterwards."""
    if not all(is_written(one, unit_of_work) for one in sessions):
        raise BadInput(why="loop-under-way")


async def siblings_of(session: Interview, unit_of_work: UnitOfWork) -> list[Interview]:
    """Return the other sessions of the same loop that take place; none for an interview on its own."""
    loop = await unit_of_work.load(Loop, session.loop) if session.loop else None
    if loop is None:
        return []
    return [one for one in await live_sessions(loop, unit_of_work) if one.id != session.id]


async def listed_loop(
    talk: Conversation, person: PersonId, unit_of_work: UnitOfWork
) -> Loop | None:
    """Return the only loop of a list that was shown last; None where there is none, or several."""
    found = await unit_of_work.load_all(Loop, talk.listed)
    own = [one for one in found if one is not None and one.is_live and one.by == person]
    return own[0] if len(own) == 1 else None


def by_time(sessions: Iterable[Interview]) -> list[Interview]:
    """Return sessions in order of time."""
    return sorted(sessions, key=lambda one: (one.start, one.id))


def as_numbered(sessions: Iterable[Interview]) -> list[Interview]:
    """Return sessions as the loop's card numbers them: in order of time, those that take place before the others."""
    return sorted(sessions, key=lambda one: (not one.is_live, one.start, one.id))


async def session_of(
    mails: Collection[str], loop: Loop, unit_of_work: UnitOfWork
) -> tuple[Interview, int]:
    """Return the one session of a loop that any of these people attend, and its number; BadInput for none and for several."""
    sessions = by_time(await live_sessions(loop, unit_of_work))
    theirs = [one for one in sessions if any(one.attendee(mail) for mail in mails)]
    if len(theirs) != 1:
        raise BadInput(why="which-sessions")
    return theirs[0], sessions.index(theirs[0]) + 1


def first_start(sessions: Sequence[Interview]) -> datetime:
    """Return when the first of the sessions begins."""
    return min(one.start for one in sessions)


async def own_loop(id: str, turn: Turn, unit_of_work: UnitOfWork) -> Loop:  # noqa: A002 - the domain's own word
    """Return a loop of the speaker's own; raises Gone for anybody else's, and for none."""
    loop = await unit_of_work.load(Loop, id) if id else None
    if loop is None or loop.by != turn.speaker.id:
        raise Gone(what="interview")
    return loop


async def enqueue_loop(loop: Loop, at: datetime, unit_of_work: UnitOfWork) -> Job:
    """Return the work that takes a loop further, to be saved."""
    return await unit_of_work.enqueue(loop_job(loop, at))


def loop_job(loop: Loop, at: datetime) -> Job:
    """Return the work that takes a loop further."""
    return Job(kind=JobKind.LOOP, subject=loop.id, tenant=loop.tenant, at=at)
