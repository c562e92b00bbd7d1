"""Taking back what was done last with a loop, while it is fresh; Cancel takes out all that is to come, and asks first."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.domain.audit import Deed
from bot.domain.bookings.interview_changes import mark_ended
from bot.domain.bookings.interviews import Ending, Interview, Stage
from bot.domain.bookings.loops import Loop, LoopStage
from bot.domain.errors import BadInput
from bot.domain.jobs import Job
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Cancel, Undo
from cards.loop_views import AskToCancelLoop
from dialogs.account import audit_log
from dialogs.authorization import may_name_candidates, require_scheduler, zone_of
from dialogs.interviews.booking.book import enqueue_advance
from dialogs.interviews.changes.change_in_place import undo_change as undo_session_change
from dialogs.interviews.changes.undo_and_cancel import reason_for, reason_said, waiting_to_cancel
from dialogs.loops.book import own_loop_card
from dialogs.loops.change import bring_back, undo_change
from dialogs.loops.loop_card import Undoes, last_changed, what_undo_takes
from dialogs.loops.members import (
    by_time,
    enqueue_loop,
    live_sessions,
    own_loop,
    require_ahead,
    sessions_of,
)


async def undo(turn: Turn, action: Undo, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Take the last change back, of all sessions or of one, or else a fresh booking; offer one that was cancelled again.

    Raises BadInput for what stays.
    """
    await require_scheduler(turn, unit_of_work, ports.rules)
    loop = await own_loop(action.interview, turn, unit_of_work)
    sessions = await sessions_of(loop, unit_of_work)
    undone = what_undo_takes(loop, sessions, turn.now) if loop.is_live else Undoes.BOOKING
    last = last_changed(loop, sessions)
    match undone:
        case Undoes.CHANGE:
            return await undo_change(turn, loop, unit_of_work, ports)
        case Undoes.SESSION if isinstance(last, Interview):
            return await undo_session_change(turn, last, unit_of_work, ports)
        case Undoes.BOOKING:
            return await end(loop, Ending.UNDONE, turn, unit_of_work, ports)
        case Undoes.CLOSED:
            raise BadInput(why="undo-closed-loop")
        case _ if isinstance(last, Interview) and not last.is_live and last.start > turn.now:
            return await bring_back(turn, loop, last, unit_of_work, ports)
        case _:
            raise BadInput(why="undo-impossible")


async def cancel(turn: Turn, action: Cancel, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Ask once whether cancelling all sessions that are not over is meant, then do it."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    loop = await own_loop(action.interview, turn, unit_of_work)
    every = by_time(await live_sessions(loop, unit_of_work))
    if loop.is_live:
        require_ahead(every, turn.now)
    sessions = [one for one in every if one.end > turn.now]
    if action.is_sure or not loop.is_live:
        reason = await reason_for(action, turn, unit_of_work)
        reasoned = replace(loop, reason=reason or loop.reason)
        if loop.stage is LoopStage.STANDING and len(sessions) < len(every):
            return await _cancel_rest(reasoned, sessions, turn, unit_of_work, ports)
        return await end(reasoned, Ending.CANCELLED, turn, unit_of_work, ports)
    zone = zone_of(person, await unit_of_work.account(loop.tenant))
    view = _ask_to_cancel(loop, sessions, zone, turn.now)
    view = replace(
        view,
        candidate=loop.candidate if may_name_candidates(person, turn) else "",
        over=len(every) - len(sessions),
        reason=reason_said(turn),
    )
    return Outcome(
        show=[OutgoingView(view=view)], save=[await waiting_to_cancel(loop.id, turn, unit_of_work)]
    )


def _ask_to_cancel(
    loop: Loop, sessions: Sequence[Interview], zone: ZoneInfo, now: datetime
) -> AskToCancelLoop:
    """Return the question whether these sessions are to be cancelled, without the candidate's name."""
    invited = sum(one.invitation.event is not None for one in loop.candidate_days)
    times = ((one.start.astimezone(zone), one.end.astimezone(zone)) for one in sessions)
    names = (tuple(each.name for each in one.people) for one in sessions)
    return AskToCancelLoop(
        loop=loop.id,
        year=now.year,
        sessions=tuple((*time, who) for time, who in zip(times, names, strict=True)),
        is_candidate_invited=invited > 0,
        candidate_events=invited,
        has_rooms=any(one.room for one in sessions),
    )


async def _cancel_rest(
    loop: Loop, sessions: Sequence[Interview], turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Take the sessions still to come out of all calendars; the loop stands with those that are over."""
    standing = replace(loop, revision=loop.revision + 1)
    out = [
        replace(_ending(one, Ending.CANCELLED, loop.reason), before=None, changed_at=turn.now)
        for one in sessions
    ]
    shown = [replace(one, stage=Stage.ENDING) for one in out]
    return Outcome(
        show=[await own_loop_card(standing, turn, unit_of_work, ports, changed=shown)],
        save=[
            standing,
            *out,
            *(audit_log.record_deed(turn, Deed.CANCELLED, about=one.id) for one in out),
            await enqueue_loop(standing, ports.clock.now(), unit_of_work),
            *[await enqueue_advance(one, unit_of_work, ports) for one in out],
        ],
    )


async def end(
    loop: Loop, ending: Ending, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Take all sessions of a loop out of all calendars."""
    if not loop.is_live:
        return Outcome(show=[await own_loop_card(loop, turn, unit_of_work, ports)])
    sessions = await live_sessions(loop, unit_of_work)
    out = [_ending(one, ending, loop.reason) for one in sessions]
    over = replace(loop, stage=LoopStage.ENDING, ending=ending, revision=loop.revision + 1)
    # What is being written just now is known, and taken back, only when it is written.
    is_written = loop.stage is LoopStage.CHECKED
    shown = [replace(one, stage=Stage.ENDING) for one in out]
    return Outcome(
        show=[await own_loop_card(over, turn, unit_of_work, ports, changed=shown)],
        save=[
            replace(over, stage=LoopStage.CHECKED) if is_written else over,
            *out,
            *(audit_log.record_deed(turn, Deed.CANCELLED, about=one.id) for one in out),
            *await _work(loop, out, unit_of_work, ports),
        ],
    )


def _ending(one: Interview, ending: Ending, reason: str) -> Interview:
    over = replace(mark_ended(one, ending), reason=reason)
    return replace(over, stage=Stage.CHECKED if one.stage is Stage.CHECKED else Stage.ENDING)


async def _work(
    loop: Loop, sessions: list[Interview], unit_of_work: UnitOfWork, ports: Ports
) -> list[Job]:
    """Return the loop's own work and, once it stands, that of each session that is being changed just now."""
    own = await enqueue_loop(loop, ports.clock.now(), unit_of_work)
    if loop.stage is not LoopStage.STANDING:
        return [own]
    changing = [one for one in sessions if one.stage is Stage.CHECKED]
    return [own, *[await enqueue_advance(one, unit_of_work, ports) for one in changing]]
