"""Undo, cancel, and another room: what an organizer does to an interview that is booked."""

from msgspec.structs import replace

from bot.domain.accounts import Place
from bot.domain.bookings import claims
from bot.domain.bookings.candidate_news import is_candidate_untold
from bot.domain.bookings.interview_changes import change_room, send_now, undoable
from bot.domain.bookings.interviews import Ending, Interview
from bot.domain.conversation_state import Conversation
from bot.domain.errors import BadInput, Gone, SlotTaken
from bot.domain.form_validation import collapse_spaces, require_valid
from bot.language.interviews.cancel_reasons import reason_to_cancel
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Pressed, Said, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Cancel, InviteCandidate, Move, Undo
from cards.interview_views import AskToCancel
from cards.view_models import message
from dialogs.authorization import enabled_account, require_scheduler, zone_of
from dialogs.candidates.links.booked_by_sender import open_again
from dialogs.interviews.booking.book import end, enqueue_advance, own_card, own_interview
from dialogs.interviews.booking.claims import claim, resource_days
from dialogs.interviews.booking.in_calendars import require_ahead, require_standing, undoes_change
from dialogs.interviews.changes.change_in_place import undo_change
from dialogs.interviews.interview_cards import may_undo, shown_candidate
from dialogs.scheduling.availability_check import CheckRequest, expect_free


async def undo(turn: Turn, action: Undo, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Take the last change or a fresh booking back; raises BadInput where both are too long ago."""
    await require_scheduler(turn, unit_of_work, ports.rules)
    interview = await own_interview(action.interview, turn, unit_of_work)
    if undoes_change(interview, turn.now, unit_of_work):
        return await undo_change(turn, interview, unit_of_work, ports)
    if interview.is_live and not may_undo(interview, turn.now):
        raise BadInput(why="undo-closed")
    undone = await end(interview, Ending.UNDONE, turn, unit_of_work, ports)
    if not interview.is_live:
        return undone
    unit_of_work.apply(undone)
    more = await open_again(interview, turn, unit_of_work, ports)
    return replace(undone, show=[*undone.show, *more.show], save=[*undone.save, *more.save])


async def cancel(turn: Turn, action: Cancel, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Ask once whether cancelling is meant, then do it."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    interview = await own_interview(action.interview, turn, unit_of_work)
    require_ahead(interview, turn.now)
    if action.is_sure or not interview.is_live:
        reason = await reason_for(action, turn, unit_of_work)
        reasoned = replace(interview, reason=reason or interview.reason)
        return await end(reasoned, Ending.CANCELLED, turn, unit_of_work, ports)
    account = await unit_of_work.account(interview.tenant)
    zone = zone_of(person, account)
    room = account.room(interview.room)
    own = interview.candidate_invitation
    view = AskToCancel(
        interview=interview.id,
        year=turn.now.year,
        start=interview.start.astimezone(zone),
        end=interview.end.astimezone(zone),
        people=tuple(one.name for one in interview.people),
        room=room.name if room else "",
        candidate=shown_candidate(interview, person, turn),
        is_candidate_invited=bool(own and own.event),
        reason=reason_said(turn),
    )
    return Outcome(
        show=[OutgoingView(view=view)],
        save=[await waiting_to_cancel(interview.id, turn, unit_of_work)],
    )


async def waiting_to_cancel(target: str, turn: Turn, unit_of_work: UnitOfWork) -> Conversation:
    """Return the talk in which a yes cancels an interview or a loop, for the reason that was said with it."""
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    sure = Cancel(target, is_sure=True).pack()
    return replace(talk, confirm=sure, reason=reason_said(turn))


def reason_said(turn: Turn) -> str:
    """Return why something is to be cancelled, where that was typed with it."""
    return reason_to_cancel(turn.content.text) if isinstance(turn.content, Said) else ""


async def reason_for(action: Cancel, turn: Turn, unit_of_work: UnitOfWork) -> str:
    """Return the reason that was given with the yes; else that which was said when it was asked for."""
    if given := reason_given(turn):
        return given
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    return talk.reason if talk.confirm == action.pack() else ""


def reason_given(turn: Turn) -> str:
    """Return the reason that was filled in or typed; raises BadInput for one too long for an invitation."""
    given = turn.content.inputs if isinstance(turn.content, Pressed) else {}
    return collapse_spaces(require_valid(given).get("comment", ""))


async def to_spare_room(
    turn: Turn, action: Move, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Move an interview to one of its spare rooms, at the same time."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    account = await enabled_account(turn, unit_of_work)
    interview = await own_interview(action.interview, turn, unit_of_work)
    require_standing(interview, turn.now, unit_of_work)
    if not 0 < action.room <= len(interview.spare_rooms):
        raise Gone(what="room")
    moved = change_room(interview, interview.spare_rooms[action.room - 1])
    moved = undoable(moved, interview, turn.now)
    if account.room(moved.room) is None:
        raise Gone(what="room")
    try:
        await expect_free(CheckRequest(moved, person, before=interview), unit_of_work, ports)
        taken = await claim(moved, person, unit_of_work, ports, before=interview)
    except SlotTaken as error:
        if error.facts.get("what") == "unread" or "why" in error.facts:
            raise
        rest = tuple(one for one in interview.spare_rooms if one != moved.room)
        without = replace(interview, spare_rooms=rest, revision=interview.revision + 1)
        return Outcome(show=[await own_card(without, turn, unit_of_work, ports)], save=[without])
    left = await _let_go(interview, unit_of_work)
    return Outcome(
        show=[await own_card(moved, turn, unit_of_work, ports)],
        save=[moved, *taken, *left, await enqueue_advance(moved, unit_of_work, ports)],
    )


async def _let_go(interview: Interview, unit_of_work: UnitOfWork) -> list[object]:
    """Return the resource day of the room that is left."""
    only_room = replace(interview, people=())
    return list(claims.release(await resource_days(only_room, unit_of_work), interview))


async def invite_candidate(
    turn: Turn, action: InviteCandidate, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Send the candidate's invitation, or what is new about it, at once; no first one while all interviewers have declined.

    A booking that is still being written sends it with the rest.
    """
    await require_scheduler(turn, unit_of_work, ports.rules)
    interview = await own_interview(action.interview, turn, unit_of_work)
    require_ahead(interview, turn.now)
    own = interview.candidate_invitation
    if own is None or not interview.is_live or not interview.candidate_mail:
        raise Gone(what="interview")
    is_told = own.event is not None and not is_candidate_untold(interview)
    if is_told and not own.is_refused:
        shown = await own_card(interview, turn, unit_of_work, ports)
        return Outcome(show=[*_sent_already(interview, turn), shown])
    is_sending = own.is_due and not (own.is_withdrawn or own.is_refused)
    if own.event is None and interview.is_unattended and not is_sending:
        names = tuple(one.name for one in interview.people)
        told = message("invitation-waits", names=names, is_by_itself=not own.is_due)
        return Outcome(show=[OutgoingView(view=told)])
    known = send_now(interview)
    return Outcome(
        show=[await own_card(known, turn, unit_of_work, ports)],
        save=[known, await enqueue_advance(known, unit_of_work, ports)],
    )


def _sent_already(interview: Interview, turn: Turn) -> list[OutgoingView]:
    """Return what says that the candidate has the invitation, where the candidate may be named."""
    own = interview.candidate_invitation
    if own is None or turn.address.place is not Place.PERSONAL:
        return []
    who = interview.candidate or interview.candidate_mail
    told = message("invitation-sent-already", candidate=who, answer=own.answer.value)
    return [OutgoingView(view=told)]


async def with_invitation_sent(
    changed: Outcome, before: Interview, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return the outcome of a change with which the candidate's invitation goes out at once; as it is where nothing was changed."""
    after = next((one for one in changed.save if isinstance(one, Interview)), None)
    if after is None:
        return changed
    if not after.candidate_mail:
        person = await require_scheduler(turn, unit_of_work, ports.rules)
        named = shown_candidate(after, person, turn)
        told = message("candidate-told", candidate=named, state="", at="", answer="none")
        return replace(changed, show=[*changed.show, OutgoingView(view=told)])
    unit_of_work.apply(changed)
    sent = await invite_candidate(turn, InviteCandidate(before.id), unit_of_work, ports)
    newer = {(type(one), getattr(one, "key", None)) for one in sent.save}
    kept = [one for one in changed.save if (type(one), getattr(one, "key", None)) not in newer]
    return replace(changed, show=sent.show, save=[*kept, *sent.save])
