"""Cancelling, answering, changing or moving several interviews at once, alike or each in its own way: a list, one confirmation."""

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from hashlib import sha256
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from bot.domain.accounts import Account, Person
from bot.domain.bookings.interviews import Ending, Interview, InterviewId
from bot.domain.conversation_state import Conversation
from bot.domain.errors import BotError, Gone, SlotTaken
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Pressed, Turn, pressed_message
from bot.runtime.unit_of_work import UnitOfWork
from cards.account_views import AskAboutSeveral, DoneToSeveral, SeveralLine
from cards.actions import Accept, Agree, Decline
from cards.change_facts import NO_CHANGE, ChangeFacts
from cards.view_models import Message, Problem, message
from dialogs.authorization import current_person, zone_of
from dialogs.candidates.overlaps import is_overlap_told
from dialogs.interviews.answers.respond import accept, decline
from dialogs.interviews.booking.book import end
from dialogs.interviews.booking.in_calendars import undoes_change
from dialogs.interviews.changes.bulk_moves import BulkMove, move_to_chosen
from dialogs.interviews.changes.bulk_people import PeopleExchange
from dialogs.interviews.changes.change_in_place import change_interview, undo_change
from dialogs.interviews.changes.same_change import (
    EachChange,
    SameChange,
    shown_change,
    unpack_earlier,
)
from dialogs.interviews.changes.undo_and_cancel import reason_given
from dialogs.interviews.interview_cards import is_change_fresh, shown_candidate
from dialogs.spoken_names import name_of

_CHANGES = frozenset({"change", "move", "change_each"})
"""What can be undone of all of them together."""
SEVERAL = "several "
"""What `cards.actions.Agree` agrees to begins so; then comes what is done."""
MOST = 20
_MARK = "#"
"""With which the mark of a list begins, that a button carries: it is pressed for that list alone."""


async def ask_about_several(  # noqa: PLR0913 - a part of a handler
    turn: Turn,
    what: DoneToSeveral,
    targets: Sequence[str],
    unit_of_work: UnitOfWork,
    ports: Ports,
    *,
    change: SameChange | None = None,
    moves: BulkMove | None = None,
    people: PeopleExchange | None = None,
    each: EachChange | None = None,
    reason: str = "",
) -> Outcome:
    """Show the interviews that are meant, and ask once whether all of them are; of several moves those that a time is free for."""
    person = await current_person(turn, unit_of_work, ports.rules)
    account = await unit_of_work.account(person.tenant)
    live = (one for one in await _load(targets[:MOST], unit_of_work) if one.is_live)
    found = sorted(live, key=lambda one: one.start)
    if not found:
        raise Gone(what="interview")
    doing = change or moves or people or each
    chosen = each.moves if each else moves or BulkMove()
    times = {one.interview: one for one in chosen.times}
    own = each.changes if each else {}
    zone = zone_of(person, account)
    lines = [
        SeveralLine(
            start=one.start.astimezone(zone),
            end=one.end.astimezone(zone),
            people=tuple(each.name for each in one.people),
            candidate=shown_candidate(one, person, turn),
            to=times[one.id].start.astimezone(zone) if one.id in times else None,
            swap=await _swapped(one, people, unit_of_work),
            change=await _shown_own(own.get(one.id), account, unit_of_work),
        )
        for one in found
    ]
    is_moved = isinstance(doing, BulkMove | EachChange)
    ids = tuple(one.id for one in found if not is_moved or one.id in {*times, *own})
    packed = msgspec.to_builtins(doing) if doing else None
    agree = Agree(f"{SEVERAL}{what}", _mark(ids, packed))
    view = AskAboutSeveral(
        what=what,
        year=turn.now.year,
        interviews=tuple(lines),
        to=agree.to,
        subject=agree.subject,
        change=await _shown_own(change, account, unit_of_work),
        reason=reason,
    )
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    asked = replace(talk, confirm=agree.pack(), several=ids, several_doing=packed, reason=reason)
    return Outcome(show=[OutgoingView(view=view)], save=[asked])


async def _shown_own(
    change: SameChange | None, account: Account, unit_of_work: UnitOfWork
) -> ChangeFacts:
    """Return what becomes of one interview alone, as a view shows it."""
    return await shown_change(change, account, unit_of_work) if change else NO_CHANGE


async def _swapped(
    interview: Interview, people: PeopleExchange | None, unit_of_work: UnitOfWork
) -> tuple[str, str] | None:
    """Return the names of who goes and who comes, where two change places."""
    goes = people.goes_from(interview) if people else ""
    if not people or not goes:
        return None
    both = (goes, people.comes_for(goes))
    before, after = [await name_of(one, interview.tenant, unit_of_work) for one in both]
    return before, after


def _mark(ids: Sequence[str], doing: dict[str, Any] | None) -> str:
    """Return what tells one list, and what is done to it, from another."""
    said = json.dumps([list(ids), doing], sort_keys=True)
    return _MARK + sha256(said.encode()).hexdigest()[:12]


def is_of_list(action: Agree, talk: Conversation) -> bool:
    """Whether a button is that of the list asked about last; those of earlier versions do not tell."""
    is_marked = action.subject.startswith(_MARK)
    return bool(talk.several) and (
        not is_marked or action.subject == _mark(talk.several, talk.several_doing)
    )


async def do_several(turn: Turn, action: Agree, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Do to each interview that was asked about what was agreed to; say what could not be done."""
    what = action.to.removeprefix(SEVERAL)
    talk = await unit_of_work.conversation(turn.address, turn.speaker.id)
    step = _step(what, action, talk)
    if step is None or not is_of_list(action, talk):
        raise Gone(what="choices")
    turn = _with_reason(turn, action, talk.reason)
    done: dict[str, Outcome] = {}
    left: list[_Left] = []
    meant = await _load(talk.several, unit_of_work)
    for interview in meant:
        doing = step(turn, interview, unit_of_work, ports)
        # Of one alone it is said why it cannot be done.
        outcome = await (doing if len(meant) == 1 else _unless_refused(doing))
        if outcome is None or isinstance(outcome, SlotTaken):
            left.append(_Left(interview, outcome.facts if outcome else {}))
        else:
            unit_of_work.apply(outcome)
            done[interview.id] = outcome
    ended = tuple(done) if what == "cancel" else talk.cancelled
    together = tuple(id_ for id_, one in done.items() if one is not _AS_IT_WAS)
    settled = replace(
        talk,
        confirm=None,
        several=(),
        several_doing=None,
        cancelled=ended,
        changed_together=together if what in _CHANGES else (),
    )
    told = await _told(what, list(done.values()), left, turn, unit_of_work, ports)
    overlaps = [show for one in done.values() for show in one.show if is_overlap_told(show)]
    return Outcome(
        show=[OutgoingView(view=told, onto=pressed_message(turn)), *overlaps],
        save=[*(saved for one in done.values() for saved in one.save), settled],
    )


def _with_reason(turn: Turn, action: Agree, reason: str) -> Turn:
    """Return the turn with the reason that was said when it was asked about, where none was given with the yes."""
    if not reason or reason_given(turn):
        return turn
    if isinstance(turn.content, Pressed):
        return replace(turn, content=replace(turn.content, inputs={"comment": reason}))
    return replace(turn, content=Pressed(action, inputs={"comment": reason}))


async def _told(  # noqa: PLR0913, PLR0917 - what was done, of which of them, by whom
    what: str,
    done: list[Outcome],
    left: "list[_Left]",
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Message:
    """Return what says how many were done, how many were so before, and whose could not be."""
    person = await current_person(turn, unit_of_work, ports.rules)
    zone = zone_of(person, await unit_of_work.account(person.tenant))
    # Sessions of one candidate are told apart by their hour.
    whose = [
        (
            _called(one.interview, person, turn),
            one.interview.start.astimezone(zone).isoformat() if one.interview.loop else "",
            one.facts.get("what", ""),
            one.facts.get("why", ""),
        )
        for one in left
    ]
    names, at, taken, rules = zip(*dict.fromkeys(whose), strict=True) if whose else ((), (), (), ())
    same = sum(one is _AS_IT_WAS for one in done)
    return message(
        "did-several",
        what=what,
        done=len(done) - same,
        asked=len(done) + len(left),
        left=names,
        at=at,
        same=same,
        taken=taken,
        rules=rules,
    )


class _Left(Struct, frozen=True):
    """An interview that stays as it was, and why: the facts of the refusal, if it is one of a time."""

    interview: Interview
    facts: Mapping[str, str]


async def _unless_refused(doing: Awaitable[Outcome | None]) -> Outcome | SlotTaken | None:
    """Return what comes of one of several; the refusal, or None, where it stays as it was, which is told of all of them below."""
    try:
        return await doing
    except SlotTaken as refused:
        return refused
    except BotError:
        return None


_AS_IT_WAS = Outcome()
"""What comes of one that was like that already."""


def _called(interview: Interview, person: Person, turn: Turn) -> str:
    """Return the candidate of an interview, else who holds it."""
    names = ", ".join(one.name for one in interview.people)
    return shown_candidate(interview, person, turn) or names


Step = Callable[[Turn, Interview, UnitOfWork, Ports], Awaitable[Outcome | None]]
"""None where the interview stays as it was."""


def _step(what: str, action: Agree, talk: Conversation) -> Step | None:
    """Return what is done to each; None for what nobody asks about."""
    doing = talk.several_doing
    if what == "move" and doing:
        return partial(_move, msgspec.convert(doing, BulkMove))
    if what == "change_each" and doing:
        return partial(_change_own, msgspec.convert(doing, EachChange))
    if what == "change":
        is_earlier = doing is None
        same = unpack_earlier(action.subject) if is_earlier else msgspec.convert(doing, SameChange)
        return partial(_change, same)
    return _STEPS.get(what)


async def _move(
    moves: BulkMove, turn: Turn, interview: Interview, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    chosen = {one.interview: one for one in moves.times}
    return await move_to_chosen(turn, interview, chosen[interview.id], unit_of_work, ports)


async def _change(
    same: SameChange, turn: Turn, interview: Interview, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    """Return what the change of one comes to: `_AS_IT_WAS` where it is so already, None where other times would be offered."""
    if interview.by != turn.speaker.id:
        raise Gone(what="interview")
    wanted = same.wanted(interview)
    outcome = await change_interview(turn, interview, wanted, unit_of_work, ports)
    if any(isinstance(one, Interview) for one in outcome.save):
        return outcome
    views = [one.view for one in outcome.show]
    if refused := next((one for one in views if isinstance(one, Problem)), None):
        # Other times for it would be offered too, which are none of what was agreed to.
        raise SlotTaken(changed="no", **dict(refused.facts))
    is_so = any(isinstance(one, Message) and one.key == "nothing-to-change" for one in views)
    return _AS_IT_WAS if is_so else None


async def _change_own(
    each: EachChange, turn: Turn, interview: Interview, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    own = each.changes.get(interview.id)
    if own is None:
        return await _move(each.moves, turn, interview, unit_of_work, ports)
    return await _change(own, turn, interview, unit_of_work, ports)


async def _cancel(
    turn: Turn, interview: Interview, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    if interview.by != turn.speaker.id:
        raise Gone(what="interview")
    reasoned = replace(interview, reason=reason_given(turn) or interview.reason)
    return await end(reasoned, Ending.CANCELLED, turn, unit_of_work, ports)


async def changed_together(
    talk: Conversation, target: str, turn: Turn, unit_of_work: UnitOfWork
) -> tuple[str, ...]:
    """Return the interviews that were changed in one with this one, while that can be undone of all of them; none where it was changed alone."""
    if target not in talk.changed_together:
        return ()
    found = await _load(talk.changed_together, unit_of_work)
    at = next((one.changed_at for one in found if one.id == target), None)
    fresh = [one for one in found if one.changed_at == at and is_change_fresh(one, turn.now)]
    return tuple(one.id for one in fresh) if len(fresh) > 1 else ()


async def _undo(
    turn: Turn, interview: Interview, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    if interview.by != turn.speaker.id or not undoes_change(interview, turn.now, unit_of_work):
        return None
    return await undo_change(turn, interview, unit_of_work, ports)


async def _accept(
    turn: Turn, interview: Interview, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    return await accept(turn, Accept(interview.id), unit_of_work, ports)


async def _decline(
    turn: Turn, interview: Interview, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    return await decline(turn, Decline(interview.id), unit_of_work, ports)


_STEPS: Mapping[str, Step] = {
    "cancel": _cancel,
    "accept": _accept,
    "decline": _decline,
    "undo": _undo,
}


async def _load(ids: Sequence[str], unit_of_work: UnitOfWork) -> list[Interview]:
    found = await unit_of_work.load_all(Interview, [InterviewId(one) for one in ids])
    return [one for one in found if one is not None]
