"""What is typed about a loop that is booked: cancel it, move it, change a session, show who has answered."""

from collections.abc import Collection

from msgspec.structs import replace

from bot.domain.bookings.interviews import Interview, InterviewId, OfferId
from bot.domain.bookings.loops import Loop
from bot.domain.bookings.offers import Offer
from bot.domain.card_subjects import loop_subject
from bot.domain.conversation_state import Conversation
from bot.domain.errors import BadInput
from bot.language.parsed import ParsedMessage
from bot.language.requests import (
    ButtonRequest,
    Candidate,
    ChangeRequest,
    InterviewRequest,
    RescheduleRequest,
)
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Book, Cancel, InviteCandidate, Refresh
from dialogs.authorization import require_scheduler
from dialogs.interviews import interview_commands
from dialogs.interviews.changes import change as change_booking
from dialogs.interviews.changes.bulk_actions import ask_about_several
from dialogs.interviews.changes.same_change import same_change
from dialogs.interviews.changes.substitutes import offer_substitutes
from dialogs.interviews.interview_commands import request_as
from dialogs.left_out import with_left_out
from dialogs.loops import ask, book, candidate, change, end
from dialogs.loops.dispatch import by_member, target_of
from dialogs.loops.members import by_time, listed_loop, live_sessions, own_loop
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
    asked = await end.cancel(turn, Cancel(loop.id), unit_of_work, ports)
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
    if found is not None and found.by == turn.speaker.id and not found.candidate_mail:
        raise BadInput(why="candidate-without-address")
    handler = by_member(candidate.invite, change_booking.invite_candidate)
    return await handler(turn, InviteCandidate(chosen), unit_of_work, ports)


async def find_substitutes(
    turn: Turn, parsed: ParsedMessage, loop: Loop, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Show who is free to come in somebody's place, in the session of a loop of who is named."""
    await require_scheduler(turn, unit_of_work, ports.rules)
    request = request_as(parsed, InterviewRequest)
    theirs, _ = await _session_of(request.people, loop, unit_of_work)
    return await offer_substitutes(
        turn, theirs, request.people, unit_of_work, ports, among=request.among
    )


async def move(
    turn: Turn, parsed: ParsedMessage, loop: Loop, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Offer other times for all of a loop, within the time that was named."""
    request = request_as(parsed, RescheduleRequest)
    wanted = change.Moved(request.windows, request.days)
    offered = await change.move_within(turn, loop.id, wanted, unit_of_work, ports)
    return with_left_out(offered, parsed, turn)


async def change_booked(
    turn: Turn, parsed: ParsedMessage, loop: Loop, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Change the session of the person who is named, or who the candidate is; without a name all sessions alike, after a question."""
    request = request_as(parsed, ChangeRequest)
    if request.candidate is not None:
        said = request.candidate
        both = Candidate(said.name or loop.candidate, said.mail or loop.candidate_mail)
        kept = await candidate.name(turn, loop, both, unit_of_work, ports)
        return with_left_out(kept, parsed, turn)
    if "address" in request.cleared:
        return await candidate.without_address(turn, loop, unit_of_work, ports)
    named = {*(old for old, _ in request.replace), *request.remove}
    same = None if named or parsed.left_out or request.minutes else same_change(request)
    if same is not None:
        sessions = by_time(await live_sessions(loop, unit_of_work))
        ids = [one.id for one in sessions]
        return await ask_about_several(turn, "change", ids, unit_of_work, ports, change=same)
    theirs, number = await _session_of(named, loop, unit_of_work)
    if {one.mail for one in theirs.people} <= {*request.remove}:
        wanted = change.LoopChange(drop=number)
        return await change.change_loop(turn, loop, wanted, unit_of_work, ports)
    alone = replace(parsed, request=replace(request, target=(theirs.id,)))
    return await interview_commands.change(turn, alone, unit_of_work, ports)


async def change_sessions(
    request: ButtonRequest,
    talk: Conversation,
    turn: Turn,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome | None:
    """Change the loop that was shown last as was typed; None where nothing of the kind was."""
    if request.verb not in {"loop_swap", "loop_drop", "loop_add"}:
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


async def _session_of(
    mails: Collection[str], loop: Loop, unit_of_work: UnitOfWork
) -> tuple[Interview, int]:
    """Return the one session of a loop that any of these people attend, and its number; BadInput for none and for several."""
    sessions = by_time(await live_sessions(loop, unit_of_work))
    theirs = [one for one in sessions if any(one.attendee(mail) for mail in mails)]
    if len(theirs) != 1:
        raise BadInput(why="which-sessions")
    return theirs[0], sessions.index(theirs[0]) + 1
