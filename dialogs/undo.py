"""The question before a typed “undo” that would reach back past something newer, or take a booking after a mere look: it names what it would undo."""

import re
from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from bot.domain.bookings.interview_changes import reads_differently
from bot.domain.bookings.interviews import Ending, Interview, InterviewId
from bot.domain.bookings.loops import Loop
from bot.domain.conversation_state import Conversation
from bot.domain.errors import NotUnderstood
from bot.language.commands.table import match_button
from bot.language.context import ParseContext
from bot.language.requests import ButtonRequest
from bot.language.tokens.cues import Cued
from bot.language.tokens.message_text import spoken
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Said, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.account_views import AskToUndo
from cards.actions import Agree, Undo
from cards.view_models import message
from dialogs.authorization import may_name_candidates, require_scheduler, zone_of
from dialogs.interviews.answers.propose_time import withdraw
from dialogs.interviews.booking.in_calendars import undoes_change
from dialogs.interviews.changes import undo_and_cancel
from dialogs.interviews.changes.bulk_actions import ask_about_several, changed_together
from dialogs.interviews.changes.exchange_times import partner_of
from dialogs.interviews.interview_cards import may_undo, shown_candidate
from dialogs.loops import undo_and_cancel as loop_undo
from dialogs.loops.dispatch import by_target
from dialogs.loops.loop_card import Undoes, last_changed, what_undo_takes
from dialogs.loops.members import by_time, first_start, live_sessions, sessions_of
from dialogs.typed.typed_buttons import undo_target
from dialogs.typed.typed_message import TypedMessage

_OF_CANCELLATION = re.compile(
    r"\b(?:undo|revert|reverse|restore|roll ?back|take back|put back)\b.*\bcanc\w*", re.IGNORECASE
)
"""That a cancellation is to be undone, and no booking or change."""
UNDO = "undo"
UNDO_CHANGE = "undo-change"
"""What `cards.actions.Agree` then agrees to."""
_undo = by_target(loop_undo.undo, undo_and_cancel.undo)


async def ask_before_older(
    request: ButtonRequest, talk: Conversation, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    """Ask before something older than what was shown last is undone, and before a booking after which anything else was said; None where nothing is to be asked."""
    if request.verb != "undo":
        return None
    if cancelled := await cancelled_last(talk, turn, unit_of_work):
        together = await _cancelled_with(cancelled, talk, unit_of_work)
        return await stays_cancelled(together, turn, unit_of_work, ports)
    if isinstance(turn.content, Said) and _OF_CANCELLATION.search(turn.content.text):
        raise NotUnderstood(what="nothing-cancelled")
    target = await undo_target(talk, turn, unit_of_work)
    if several := await changed_together(talk, target, turn, unit_of_work):
        return await ask_about_several(turn, "undo", several, unit_of_work, ports)
    found = await _undoable(target, turn, unit_of_work)
    if found is None:
        return None
    is_newest = await _is_newest(target, talk, unit_of_work)
    if is_newest and (found.is_change or talk.is_deed_latest):
        return None
    if is_newest:
        found = replace(found, has_no_change=True)
    return await _ask(found, turn, unit_of_work, ports)


async def undo_or_ask(turn: Turn, action: Undo, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Undo what was done last; ask first where a candidate's invitation goes, or a booking right after its change."""
    if withdrawn := await withdraw(turn, action, unit_of_work, ports):
        return withdrawn
    found = await _undoable(action.interview, turn, unit_of_work)
    if found is not None and (found.has_no_change or found.does_more):
        return await _ask(found, turn, unit_of_work, ports)
    return await _undo(turn, action, unit_of_work, ports)


async def undo_proposal(
    said: TypedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    """Take back the other time that the speaker proposes for what was shown last: "undo", "scratch that"; None for anything else."""
    target = said.talk.interview
    interview = await unit_of_work.load(Interview, InterviewId(target)) if target else None
    person = await unit_of_work.person(said.turn.speaker.id)
    is_open = interview and person and person.mail and interview.proposal_of(person.mail)
    text = spoken(said.text).text
    if not is_open or not (_SCRATCHES.fullmatch(text) or _says_undo(text, said.context)):
        return None
    return await withdraw(said.turn, Undo(target), unit_of_work, ports)


_SCRATCHES = Cued(
    r"\W*(?:(?:oh|ah|ok|okay|no|wait|sorry|actually)\W+)*(?:scratch|ignore|forget|drop|scrap|never ?mind)(?: (?:that|it|this|my (?:proposal|suggestion|request|last message)|what i (?:just )?said))?(?: please| sorry)?\W*",
    re.IGNORECASE,
)


def _says_undo(text: str, context: ParseContext) -> bool:
    return match_button(text, replace(context, last="none"), frozenset({"undo"})) is not None


async def _ask(found: "_Undoable", turn: Turn, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Return the question that names what would be undone, and what that does."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    zone = zone_of(person, await unit_of_work.account(found.booked.tenant))
    names = dict.fromkeys(each.name for one in found.sessions for each in one.people)
    to = UNDO_CHANGE if found.is_change else UNDO
    view = AskToUndo(
        is_change=found.is_change,
        has_no_change=found.has_no_change,
        is_candidate_invited=found.withdraws,
        is_forgotten=found.is_change and found.withdraws,
        is_offline=found.is_offline,
        told=tuple(
            (shown_candidate(one, person, turn), one.start.astimezone(zone)) for one in found.told
        ),
        start=first_start(found.sessions).astimezone(zone),
        people=tuple(names),
        candidate=found.booked.candidate if may_name_candidates(person, turn) else "",
        sessions=len(found.sessions),
        year=turn.now.year,
        to=to,
        subject=found.booked.id,
    )
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    sure = Agree(to, found.booked.id).pack()
    return Outcome(show=[OutgoingView(view=view)], save=[replace(talk, confirm=sure)])


async def cancelled_last(
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


async def _cancelled_with(
    interview: Interview, talk: Conversation, unit_of_work: UnitOfWork
) -> list[Interview]:
    """Return an interview with those that were cancelled together with it, itself first."""
    ids = [InterviewId(one) for one in talk.cancelled if one != interview.id]
    found = await unit_of_work.load_all(Interview, ids)
    return [interview, *(one for one in found if one and one.by == interview.by)]


async def stays_cancelled(
    interviews: Sequence[Interview], turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Say that what was cancelled cannot be brought back, and how each is booked again."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    zone = zone_of(person, await unit_of_work.account(interviews[0].tenant))
    told = message(
        "stays-cancelled",
        starts=tuple(one.start.astimezone(zone).isoformat() for one in interviews),
        minutes=tuple(int(one.span.length.total_seconds() // 60) for one in interviews),
        people=tuple(", ".join(each.name for each in one.people) for one in interviews),
        candidates=tuple(shown_candidate(one, person, turn) for one in interviews),
        year=turn.now.year,
    )
    return Outcome(show=[OutgoingView(view=told)])


class _Undoable(Struct, frozen=True):
    """What of the speaker's own can be undone just now."""

    booked: Interview | Loop
    sessions: Sequence[Interview]
    is_change: bool
    """Its last change, and not the booking."""
    withdraws: bool
    """The candidate has an invitation that goes with it."""
    told: Sequence[Interview] = ()
    """Whose candidates were told of the change already; of a loop, one for all its sessions."""
    has_no_change: bool = False
    """It is the booking, where a change could be meant: one was undone last, or something was only looked at since."""
    is_offline: bool = False
    """A Teams meeting goes with it: everyone is invited anew."""

    @property
    def does_more(self) -> bool:
        """Whether it does more than is plain, which is said before."""
        return self.withdraws or bool(self.told) or self.is_offline


async def _is_newest(target: str, talk: Conversation, unit_of_work: UnitOfWork) -> bool:
    """Whether something booked, or a session of it, is what the talk has shown last."""
    newest = await unit_of_work.load(Interview, InterviewId(talk.newest)) if talk.newest else None
    return target == talk.newest or (newest is not None and newest.loop == target)


async def can_be_undone(target: str, turn: Turn, unit_of_work: UnitOfWork) -> bool:
    """Whether something of the speaker's own that is booked, or its last change, can be undone just now."""
    return await _undoable(target, turn, unit_of_work) is not None


async def undoable_change(target: str, turn: Turn, unit_of_work: UnitOfWork) -> Interview | None:
    """Return the interview of the speaker's own whose last change can be undone at once, without any question; None for all else."""
    found = await _undoable(target, turn, unit_of_work)
    if found is None or not found.is_change or found.does_more:
        return None
    return found.booked if isinstance(found.booked, Interview) else None


async def _undoable(target: str, turn: Turn, unit_of_work: UnitOfWork) -> _Undoable | None:
    """Return what an undo of something booked would take back; None where it takes nothing."""
    interview = await unit_of_work.load(Interview, InterviewId(target)) if target else None
    if interview is not None:
        if interview.by != turn.speaker.id:
            return None
        is_change = undoes_change(interview, turn.now, unit_of_work)
        if not (is_change or may_undo(interview, turn.now)):
            return None
        withdraws = _withdraws(interview, is_change=is_change)
        told = await _told_of_change(interview, unit_of_work) if is_change and not withdraws else []
        has_no_change = not is_change and interview.is_change_undone
        is_offline = is_change and _takes_meeting_off(interview)
        return _Undoable(
            interview, [interview], is_change, withdraws, told, has_no_change, is_offline
        )
    loop = await unit_of_work.load(Loop, target) if target else None
    if loop is None or loop.by != turn.speaker.id:
        return None
    undone = what_undo_takes(loop, await sessions_of(loop, unit_of_work), turn.now)
    if undone in {Undoes.NOTHING, Undoes.CLOSED}:
        return None
    sessions = await live_sessions(loop, unit_of_work)
    is_booking = undone is Undoes.BOOKING
    is_invited = any(one.invitation.event for one in loop.candidate_days)
    last = last_changed(loop, sessions)
    is_told = last is not None and not is_booking and is_invited and _is_told(loop, last.changed_at)
    told = by_time(sessions)[:1] if is_told else []
    withdraws = is_booking and is_invited
    has_no_change = is_booking and loop.is_change_undone
    of_session = last if undone is Undoes.SESSION and isinstance(last, Interview) else None
    is_offline = of_session is not None and _takes_meeting_off(of_session)
    return _Undoable(loop, sessions, not is_booking, withdraws, told, has_no_change, is_offline)


def _is_told(loop: Loop, changed_at: datetime | None) -> bool:
    """Whether a loop's candidate was told at once of a change of it."""
    told_at = loop.candidate_told_at
    return told_at is not None and changed_at is not None and told_at >= changed_at


async def _told_of_change(interview: Interview, unit_of_work: UnitOfWork) -> list[Interview]:
    """Return the interview, and that with which it swapped its time, as far as the candidate was told of the change already."""
    if interview.loop:
        loop = await unit_of_work.load(Loop, interview.loop)
        return [interview] if loop and _is_told(loop, interview.changed_at) else []
    other = await partner_of(interview, unit_of_work)
    return [one for one in (interview, other) if one is not None and _shows_change(one)]


def _takes_meeting_off(interview: Interview) -> bool:
    """Whether an undo of the last change would take off the Teams meeting that stands in the invitation."""
    before = interview.before
    return bool(interview.join_url) and before is not None and interview.online > before.online


def _shows_change(interview: Interview) -> bool:
    """Whether the candidate's own event shows the last change, or is to show it at once."""
    own, before = interview.candidate_invitation, interview.before
    if own is None or before is None or own.event is None or not interview.candidate_mail:
        return False
    is_shown = not own.is_stale or own.is_urgent
    return is_shown and reads_differently(before, interview.shape)


def _withdraws(interview: Interview, *, is_change: bool) -> bool:
    """Whether the candidate has an invitation, or it is on its way, that an undo takes back."""
    own = interview.candidate_invitation
    if own is None or not (own.event or own.is_urgent):
        return False
    sent_to = own.mail if own.event else interview.candidate_mail
    kept = interview.before.candidate_mail if is_change and interview.before else ""
    return sent_to != kept


async def undo(turn: Turn, action: Agree, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Undo what was named and agreed to; where that is something else by now, it is asked about anew."""
    found = await _undoable(action.subject, turn, unit_of_work)
    is_same = found is None or found.is_change == (action.to == UNDO_CHANGE)
    step = _undo if is_same else undo_or_ask
    return await step(turn, Undo(action.subject), unit_of_work, ports)
