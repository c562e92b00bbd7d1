"""Who a loop's candidate is, the same for all its sessions; and their plan of the day, sent before Undo closes or again."""

from typing import cast

from msgspec.structs import replace

from bot.domain.bookings.interview_changes import with_candidate_name
from bot.domain.bookings.interviews import Interview, InterviewId
from bot.domain.bookings.loops import Loop
from bot.domain.errors import BadInput, Gone
from bot.domain.form_validation import collapse_spaces, require_valid
from bot.language.requests import Candidate
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, OutgoingView, Pressed, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import InviteCandidate, NameCandidate
from cards.loop_views import LoopCard
from cards.view_models import message
from dialogs.authorization import require_scheduler
from dialogs.candidates.known_address import told_invited_elsewhere
from dialogs.candidates.overlaps import told_of_overlap
from dialogs.interviews.booking.book import enqueue_advance
from dialogs.loops.book import own_loop_card
from dialogs.loops.members import (
    enqueue_loop,
    live_sessions,
    own_loop,
    require_ahead,
    require_standing,
    require_written,
)


async def name_candidate(
    turn: Turn, action: NameCandidate, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Keep who the candidate of a loop is, as the form of its card, or of one of its sessions, is filled in."""
    loop = await _loop_of(action.interview, turn, unit_of_work)
    inputs = require_valid(turn.content.inputs if isinstance(turn.content, Pressed) else {})
    # The card of a session does not know the address, so that an empty one there takes nothing away.
    known = "" if action.interview == loop.id else loop.candidate_mail
    said = Candidate(
        collapse_spaces(inputs.get("candidate", "")),
        inputs.get("candidate_mail", "").strip().casefold() or known,
    )
    return await name(turn, loop, said, unit_of_work, ports)


async def without_address(
    turn: Turn, loop: Loop, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Take the candidate's address out of a loop, so that no plan goes there; one that is out stays."""
    card = await own_loop_card(loop, turn, unit_of_work, ports)
    view = cast("LoopCard", card.view)
    who, state = loop.candidate, view.candidate_state
    if state not in {"waiting", "refused"}:
        told = message("invitation-stays", candidate=who, state=state, answer=view.candidate_answer)
        return Outcome(show=[OutgoingView(view=told), card])
    outcome = await name(turn, loop, Candidate(who), unit_of_work, ports)
    told = message(
        "address-taken-out",
        candidate=who,
        mail=loop.candidate_mail,
        is_undoable=False,
        sessions=len(view.sessions),
    )
    return replace(outcome, show=[OutgoingView(view=told), *outcome.show])


async def name(
    turn: Turn, loop: Loop, said: Candidate, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Keep who the candidate is, and bring every invitation up to date; the candidate's own once that stands."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    sessions = await live_sessions(loop, unit_of_work)
    require_standing(loop, sessions, turn.now, unit_of_work)
    require_written(sessions, unit_of_work)
    named = replace(
        loop,
        candidate=said.name,
        candidate_mail=said.mail,
        before=None,
        changed_at=turn.now,
        is_candidate_urgent=False,
        revision=loop.revision + 1,
    )
    is_same = said.name == loop.candidate
    changed = [] if is_same else [with_candidate_name(one, said.name) for one in sessions]
    is_new = said.mail != loop.candidate_mail
    sent = [one.invitation for one in loop.candidate_days if is_new]
    told = await told_of_overlap(
        zip(sessions, changed, strict=False),
        person,
        unit_of_work,
        what="name",
    )
    return Outcome(
        show=[
            await own_loop_card(named, turn, unit_of_work, ports, changed=changed),
            *told,
            *told_invited_elsewhere(sent, said.mail, person),
        ],
        save=[
            named,
            *changed,
            *[await enqueue_advance(one, unit_of_work, ports) for one in changed],
            await enqueue_loop(named, ports.clock.now(), unit_of_work),
        ],
    )


async def invite(
    turn: Turn, action: InviteCandidate, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Send the candidate's plan of the day at once, or again where it was deleted in Outlook."""
    await require_scheduler(turn, unit_of_work, ports.rules)
    loop = await _loop_of(action.interview, turn, unit_of_work)
    if not loop.is_live:
        raise Gone(what="interview")
    if not loop.candidate_mail:
        raise BadInput(why="candidate-without-address")
    require_ahead(await live_sessions(loop, unit_of_work), turn.now)
    # One that was deleted is not changed but written anew: a day without a record is new.
    days = tuple(
        # What was refused is tried again, as if it showed nothing yet.
        replace(one, shows="") if one.invitation.is_refused else one
        for one in loop.candidate_days
        if not one.invitation.is_withdrawn
    )
    known = replace(
        loop,
        is_candidate_due=True,
        is_candidate_urgent=True,
        candidate_days=days,
        revision=loop.revision + 1,
    )
    return Outcome(
        show=[await own_loop_card(known, turn, unit_of_work, ports)],
        save=[known, await enqueue_loop(known, ports.clock.now(), unit_of_work)],
    )


async def _loop_of(target: str, turn: Turn, unit_of_work: UnitOfWork) -> Loop:
    """Return the speaker's own loop of this id, or the one whose session has it."""
    session = await unit_of_work.load(Interview, InterviewId(target)) if target else None
    return await own_loop(session.loop if session else target, turn, unit_of_work)
