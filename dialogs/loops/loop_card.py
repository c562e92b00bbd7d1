"""The card of a loop as it stands: every session with its people and its room, for whoever booked it."""

import heapq
from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Literal

from msgspec.structs import replace

from bot.domain.accounts import Person, Role
from bot.domain.bookings.candidate_news import plan_changed_until, plan_told_at
from bot.domain.bookings.interviews import (
    UNDO_FOR,
    Answer,
    CandidateInvitation,
    Interview,
    Stage,
)
from bot.domain.bookings.loops import Loop, LoopStage
from bot.domain.card_subjects import interview_subject, location_key, loop_subject
from bot.domain.jobs import CardLocation
from bot.runtime.ports import Ports
from bot.runtime.turn import OutgoingView, Turn, pressed_message
from bot.runtime.unit_of_work import UnitOfWork
from cards.loop_views import LoopCard, LoopSessionLine, PlanState
from cards.view_models import CHOICES_MOST
from dialogs.authorization import may_see_candidates, teams_ids
from dialogs.interviews.interview_cards import (
    STAGES,
    card_for,
    spare_rooms,
    substitute_names,
    why,
)
from dialogs.interviews.person_lines import person_lines
from dialogs.loops.members import as_numbered, sessions_of
from dialogs.scheduling.search_inputs import AccountContext, account_context

_STAGES: Mapping[LoopStage, Literal["claimed", "reserved", "standing", "ending", "ended"]] = {
    LoopStage.CLAIMED: "claimed",
    LoopStage.CHECKED: "reserved",
    LoopStage.STANDING: "standing",
    LoopStage.ENDING: "ending",
    LoopStage.ENDED: "ended",
}


async def organizer_cards(
    organizer: Person, interview: Interview, unit_of_work: UnitOfWork, ports: Ports
) -> list[OutgoingView]:
    """Return what shows an organizer how an interview stands: its card; of a session, that of its loop.

    A session's own card changes too where it was opened.
    """
    own = await card_for(organizer, interview, unit_of_work, ports)
    loop = await unit_of_work.load(Loop, interview.loop) if interview.loop else None
    if loop is None:
        return [own]
    whole = await loop_card(organizer, loop, unit_of_work, ports, changed=[interview])
    key = location_key(interview_subject(interview.id), organizer.id)
    is_open = await unit_of_work.load(CardLocation, key) is not None
    return [whole, own] if is_open else [whole]


async def pressed_loop_card(
    person: Person, session: Interview, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> OutgoingView | None:
    """Return the card of a session's loop where that is what was pressed, or typed about; None for any other card."""
    loop = await unit_of_work.load(Loop, session.loop) if session.loop else None
    if loop is None or loop.by != person.id:
        return None
    pressed = pressed_message(turn)
    subject = interview_subject(session.id) if not pressed else loop_subject(loop.id)
    stands = await unit_of_work.load(CardLocation, location_key(subject, person.id))
    is_of_session = stands is not None if not pressed else not stands or stands.message != pressed
    if is_of_session:
        return None
    whole = await loop_card(person, loop, unit_of_work, ports, changed=[session])
    return replace(whole, onto=pressed, to=None) if pressed else whole


async def loop_card(
    reader: Person,
    loop: Loop,
    unit_of_work: UnitOfWork,
    ports: Ports,
    *,
    changed: Sequence[Interview] = (),
) -> OutgoingView:
    """Return the loop's card for its organizer; `changed` are sessions that are only about to be saved."""
    account = await unit_of_work.account(loop.tenant)
    known = await account_context(reader, account, unit_of_work)
    latest = {one.id: one for one in (*await sessions_of(loop, unit_of_work), *changed)}
    sessions = as_numbered(latest.values())
    now = ports.clock.now()
    view = _view(loop, sessions, known, now)
    undone = what_undo_takes(loop, sessions, now)
    shown = replace(
        view,
        may_undo=undone in {Undoes.BOOKING, Undoes.CHANGE, Undoes.SESSION},
        undoes_change=undone in {Undoes.CHANGE, Undoes.SESSION},
        year=now.year,
        viewers=teams_ids(reader),
        people=_choices(known),
    )
    return OutgoingView(
        view=_with_candidate(shown, loop, sessions, now) if may_see_candidates(reader) else shown,
        to=reader.id,
        subject=loop_subject(loop.id),
        # It shows what any of them shows: whatever changes, the sum is higher.
        revision=loop.revision + sum(one.revision for one in sessions),
    )


def _choices(known: AccountContext) -> tuple[tuple[str, str], ...]:
    """Return who could take one more session, no more than a form holds."""
    every = ((one.name, m) for m, one in known.people.items() if Role.INTERVIEWER in one.roles)
    return tuple(heapq.nsmallest(CHOICES_MOST, every))


class Undoes(StrEnum):
    """What Undo takes back of a loop at a moment."""

    BOOKING = "booking"
    CHANGE = "change"
    """The last change of the whole loop."""
    SESSION = "session"
    """The last change of one of its sessions."""
    NOTHING = "nothing"
    """The last change cannot be taken back: a session was cancelled, say."""
    CLOSED = "closed"
    """What was done last was done too long ago."""


def what_undo_takes(loop: Loop, sessions: Sequence[Interview], now: datetime) -> Undoes:
    """Return what Undo takes back now: what was done last, and never the booking past a newer change."""
    last = last_changed(loop, sessions)
    if last is None or last.changed_at is None or now - last.changed_at >= UNDO_FOR:
        is_fresh = loop.is_live and now - loop.booked_at < UNDO_FOR
        return Undoes.BOOKING if is_fresh else Undoes.CLOSED
    if not last.is_live or last.before is None:
        return Undoes.NOTHING
    return Undoes.CHANGE if isinstance(last, Loop) else Undoes.SESSION


def last_changed(loop: Loop, sessions: Sequence[Interview]) -> Loop | Interview | None:
    """Return what of a loop was changed last, itself or a session; None where nothing was since it was booked."""
    every: list[Loop | Interview] = [loop, *sessions]
    changed = [(one.changed_at, one) for one in every if one.changed_at is not None]
    return max(changed, key=lambda pair: pair[0])[1] if changed else None


def _view(
    loop: Loop, sessions: Sequence[Interview], known: AccountContext, now: datetime
) -> LoopCard:
    blocked = (why(one, known.asker.account, known.people) for one in sessions)
    return LoopCard(
        loop=loop.id,
        zone=known.asker.zone.key,
        sessions=tuple(_line(n, one, known, now) for n, one in enumerate(sessions, 1)),
        stage=_STAGES[loop.stage],
        ending=loop.ending.value,
        why=next(filter(None, blocked), ""),
        reason=loop.reason,
        is_left_in_calendar=loop.is_left_in_calendar,
    )


def _name(mail: str, known: AccountContext) -> str:
    return known.people[mail].name if mail in known.people else mail


def _line(number: int, one: Interview, known: AccountContext, now: datetime) -> LoopSessionLine:
    zone, account = known.asker.zone, known.asker.account
    room = account.room(one.room)
    proposed = one.proposals[-1] if one.proposals else None
    return LoopSessionLine(
        number=number,
        interview=one.id,
        start=one.start.astimezone(zone),
        end=one.end.astimezone(zone),
        people=person_lines(one, known.people, account, zone),
        room=room.name if room else one.room,
        room_state=one.room_state.value,
        is_online=one.online,
        stage=STAGES[one.stage],
        ending=one.ending.value,
        substitutes=substitute_names(one, known.people) if one.stage is Stage.STANDING else (),
        to_replace=tuple(each.name for each in one.people if each.mail in one.to_replace),
        is_replaced_most=one.is_replaced_most,
        spare_rooms=spare_rooms(one, account),
        proposer=_name(proposed.proposer, known) if proposed else "",
        proposed_start=proposed.start.astimezone(zone) if proposed else None,
        proposed_comment=proposed.comment if proposed else "",
        is_over=one.end <= now,
        has_note=bool(one.note),
    )


def _with_candidate(
    view: LoopCard, loop: Loop, sessions: Sequence[Interview], now: datetime
) -> LoopCard:
    """Return the card with the candidate's name and how their invitations stand."""
    zone = view.sessions[0].start.tzinfo if view.sessions else None
    events = [one.invitation for one in loop.candidate_days]
    given = tuple(one.answer for one in events if one.event or one.has_declined)
    answers = {*given}
    live = [one for one in sessions if one.is_live]
    return replace(
        view,
        candidate=loop.candidate,
        candidate_mail=loop.candidate_mail,
        candidate_state=_candidate_state(loop, live, now),
        candidate_answer=(answers.pop() if len(answers) == 1 else Answer.NONE).value,
        candidate_event_per=loop.candidate_event_per.value,
        candidate_answers=tuple(one.value for one in given),
        candidate_at=plan_told_at(loop, live).astimezone(zone),
    )


def _candidate_state(loop: Loop, sessions: Sequence[Interview], now: datetime) -> PlanState:
    if not loop.candidate_mail:
        return ""
    days = [one.invitation for one in loop.candidate_days]
    own = [one for one in days if one.mail == loop.candidate_mail]
    if failed := _failed_state(own):
        return failed
    if own and len(own) == len(days) and all(one.event is not None for one in own):
        is_changed = not loop.is_candidate_urgent and now < plan_changed_until(loop, sessions)
        return "changed" if is_changed else "invited"
    is_waiting = now < plan_told_at(loop, sessions)
    return "sending" if loop.is_candidate_due and not is_waiting else "waiting"


def _failed_state(own: Sequence[CandidateInvitation]) -> PlanState:
    """Return how events stand that Microsoft 365 refused or somebody deleted; empty where none is so."""
    if refused := [one for one in own if one.is_refused]:
        return "outdated" if all(one.event for one in refused) else "refused"
    withdrawn = [one for one in own if one.is_withdrawn]
    if not withdrawn:
        return ""
    return "declined" if all(one.has_declined for one in withdrawn) else "withdrawn"
