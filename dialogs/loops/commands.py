"""What is typed about a loop that is booked: cancel it, move it, swap sessions, show who has answered."""

from msgspec.structs import replace

from bot.domain.bookings.interviews import Interview, InterviewId, OfferId
from bot.domain.bookings.loops import Loop
from bot.domain.bookings.offers import Offer
from bot.domain.card_subjects import loop_subject
from bot.domain.conversation_state import Conversation
from bot.domain.errors import BadInput, NotUnderstood
from bot.language.parsed import ParsedMessage
from bot.language.requests import (
    ButtonRequest,
    InterviewRequest,
    RescheduleRequest,
)
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Book, Cancel, InviteCandidate, Refresh
from dialogs.authorization import require_scheduler
from dialogs.interviews import interview_commands
from dialogs.interviews.changes import undo_and_cancel as change_booking
from dialogs.interviews.changes.substitutes import offer_substitutes
from dialogs.interviews.interview_commands import request_as
from dialogs.left_out import with_left_out
from dialogs.loops import ask, book, candidate, change, undo_and_cancel
from dialogs.loops.dispatch import by_member, target_of
from dialogs.loops.members import listed_loop, live_sessions, own_loop, session_of
from dialogs.loops.refresh import refresh


async def choose(turn: Turn, action: Book, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Do what choosing a schedule of an offer means: book it, or move the offer's loop there."""
    offer = await unit_of_work.load(Offer, OfferId(action.offer))
    handler = change.move_to if offer is not None and offer.loop else book.book
    return await handler(turn, action, unit_of_work, ports)


async def cancel(
    turn: Turn, parsed: ParsedMessage, loop: Loop, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Ask once whether to cancel all of a loop."""
    asked = await undo_and_cancel.cancel(turn, Cancel(loop.id), unit_of_work, ports)
    return with_left_out(asked, parsed, turn)


async def show(
    turn: Turn, _: ParsedMessage, loop: Loop, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Show the card of a loop: it says when each session is, and who has answered."""
    return await refresh(turn, Refresh(loop_subject(loop.id)), unit_of_work, ports)


async def invite_candidate(
    turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Send the candidate's invitation at once: of a loop, or of an interview, which need an address for it."""
    chosen = await interview_commands.meant(target_of(parsed), turn, unit_of_work)
    found = await unit_of_work.load(Interview, InterviewId(chosen))
    # The address of whom a loop is for stands with the loop, and not with its sessions.
    is_alone = found is not None and found.by == turn.speaker.id and not found.loop
    if is_alone and found and not found.candidate_mail:
        raise BadInput(why="candidate-without-address")
    handler = by_member(candidate.invite, change_booking.invite_candidate)
    return await handler(turn, InviteCandidate(chosen), unit_of_work, ports)


async def find_substitutes(
    turn: Turn, parsed: ParsedMessage, loop: Loop, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Show who is free to come in somebody's place, in the session of a loop of who is named."""
    await require_scheduler(turn, unit_of_work, ports.rules)
    request = request_as(parsed, InterviewRequest)
    theirs, _ = await session_of(request.people, loop, unit_of_work)
    return await offer_substitutes(
        turn, theirs, request.people, unit_of_work, ports, among=request.among
    )


async def move(
    turn: Turn, parsed: ParsedMessage, loop: Loop, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Offer other times for all of a loop, within the time that was named."""
    request = request_as(parsed, RescheduleRequest)
    wanted = change.Moved(request.windows, request.days, request.each, request.rest)
    offered = await change.move_within(turn, loop.id, wanted, unit_of_work, ports)
    return with_left_out(offered, parsed, turn)


async def accept_proposal(
    turn: Turn, parsed: ParsedMessage, loop: Loop, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Move the one session of a loop for which another time is proposed; say so where none is, ask where several are."""
    await require_scheduler(turn, unit_of_work, ports.rules)
    request = request_as(parsed, InterviewRequest)
    proposed = [one for one in await live_sessions(loop, unit_of_work) if one.proposals]
    if not proposed:
        raise NotUnderstood(what="no-proposal")
    target = tuple(one.id for one in proposed)
    alone = replace(parsed, request=replace(request, target=target))
    return await interview_commands.accept_proposal(turn, alone, unit_of_work, ports)


async def change_sessions(
    request: ButtonRequest,
    talk: Conversation,
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome | None:
    """Change the loop that was shown last as was typed; None where nothing of the kind was."""
    if request.verb not in {"loop_swap", "loop_order", "loop_drop", "loop_add"}:
        return None
    listed = await listed_loop(talk, turn.speaker.id, unit_of_work)
    loop = listed or await own_loop(await _loop_of(talk, unit_of_work), turn, unit_of_work)
    return await change.change_in_words(turn, request, loop, unit_of_work, ports)


async def _loop_of(talk: Conversation, unit_of_work: UnitOfWork) -> str:
    """Return the id of what was shown last, of a session's card the loop that it is part of."""
    shown = (
        await unit_of_work.load(Interview, InterviewId(talk.interview)) if talk.interview else None
    )
    return shown.loop if shown and shown.loop else talk.interview


async def why_not_then(
    request: ButtonRequest,
    talk: Conversation,
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome | None:
    """Answer "why not Monday?" below schedules with those of Monday, or the session that stands in the way there; None for all else."""
    if request.verb != "why" or not request.windows or talk.is_about_interview:
        return None
    offer = await unit_of_work.load(Offer, OfferId(talk.offer)) if talk.offer else None
    if offer is None or not offer.is_of_loop or offer.expires_at <= turn.now:
        return None
    wanted = await ask.load_request(offer, unit_of_work)
    then = replace(wanted.question, windows=request.windows, asked=(), barred=())
    return await ask.answer_loop(turn, replace(wanted, question=then), unit_of_work, ports)
