"""The question before a typed “undo” that would reach back past something newer: it names what it would undo."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from bot.domain.bookings.interviews import Ending, Interview, InterviewId
from bot.domain.bookings.loops import Loop
from bot.domain.conversation_state import Conversation
from bot.language.requests import ButtonRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.account_views import AskToUndo
from cards.actions import Agree, Undo
from cards.view_models import message
from dialogs.authorization import may_name_candidates, require_scheduler, zone_of
from dialogs.interviews.changes import change
from dialogs.interviews.interview_cards import may_undo, may_undo_change, shown_candidate
from dialogs.loops import end
from dialogs.loops.dispatch import by_target
from dialogs.loops.loop_card import Undoes, what_undo_takes
from dialogs.loops.members import first_start, live_sessions, sessions_of
from dialogs.typed_buttons import undo_target

UNDO = "undo"
"""What `cards.actions.Agree` then agrees to."""
_undo = by_target(end.undo, change.undo)


async def ask_before_older(
    request: ButtonRequest, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    """Ask before something older than what was shown last is undone; None where nothing is to be asked."""
    if request.verb != "undo":
        return None
    if cancelled := await _cancelled_last(talk, turn, unit_of_work):
        others = max(len(talk.cancelled) - 1, 0)
        return await _stays_cancelled(cancelled, others, turn, unit_of_work, ports)
    target = await undo_target(talk, turn, unit_of_work)
    if await _is_newest(target, talk, unit_of_work):
        return None
    older = await _undoable(target, turn, unit_of_work)
    if older is None:
        return None
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    zone = zone_of(person, await unit_of_work.account(older.booked.tenant))
    names = dict.fromkeys(each.name for one in older.sessions for each in one.people)
    view = AskToUndo(
        is_change=older.is_change,
        start=first_start(older.sessions).astimezone(zone),
        people=tuple(names),
        candidate=older.booked.candidate if may_name_candidates(person, turn) else "",
        sessions=len(older.sessions),
        year=turn.now.year,
        to=UNDO,
        subject=target,
    )
    sure = Agree(UNDO, target).pack()
    return Outcome(show=[OutgoingView(view=view)], save=[replace(talk, confirm=sure)])


async def _cancelled_last(
    talk: Conversation, turn: Turn, unit_of_work: UnitOfWork
) -> Interview | None:
    """Return the interview of the speaker's own that they cancelled last, while no other was shown since.

    A list or times shown in between do not make "undo" mean what is older still.
    """
    shown = next(iter(talk.cancelled), "") or talk.newest
    interview = await unit_of_work.load(Interview, InterviewId(shown)) if shown else None
    if interview is None or interview.by != turn.speaker.id:
        return None
    return interview if interview.ending is Ending.CANCELLED else None


async def _stays_cancelled(
    interview: Interview, others: int, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Say that what is cancelled cannot be brought back, and how it is booked again."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    zone = zone_of(person, await unit_of_work.account(interview.tenant))
    told = message(
        "stays-cancelled",
        start=interview.start.astimezone(zone).isoformat(),
        minutes=int(interview.span.length.total_seconds() // 60),
        people=tuple(one.name for one in interview.people),
        candidate=shown_candidate(interview, person, turn),
        year=turn.now.year,
        others=others,
    )
    return Outcome(show=[OutgoingView(view=told)])


class _Undoable(Struct, frozen=True):
    """What of the speaker's own can be undone just now."""

    booked: Interview | Loop
    sessions: Sequence[Interview]
    is_change: bool
    """Its last change, and not the booking."""


async def _is_newest(target: str, talk: Conversation, unit_of_work: UnitOfWork) -> bool:
    """Whether something booked, or a session of it, is what the talk has shown last."""
    newest = await unit_of_work.load(Interview, InterviewId(talk.newest)) if talk.newest else None
    return target == talk.newest or (newest is not None and newest.loop == target)


async def _undoable(target: str, turn: Turn, unit_of_work: UnitOfWork) -> _Undoable | None:
    """Return what an undo of something booked would take back; None where it takes nothing."""
    interview = await unit_of_work.load(Interview, InterviewId(target))
    if interview is not None:
        is_change = may_undo_change(interview, turn.now)
        is_open = is_change or may_undo(interview, turn.now)
        is_own = interview.by == turn.speaker.id
        return _Undoable(interview, [interview], is_change) if is_open and is_own else None
    loop = await unit_of_work.load(Loop, target)
    if loop is None or loop.by != turn.speaker.id:
        return None
    undone = what_undo_takes(loop, await sessions_of(loop, unit_of_work), turn.now)
    if undone in {Undoes.NOTHING, Undoes.CLOSED}:
        return None
    sessions = await live_sessions(loop, unit_of_work)
    return _Undoable(loop, sessions, undone is not Undoes.BOOKING)


async def undo(turn: Turn, action: Agree, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Undo what was named and agreed to."""
    return await _undo(turn, Undo(action.subject), unit_of_work, ports)
