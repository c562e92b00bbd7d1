"""What is typed to change a loop that is booked: who its candidate is, and what becomes of its sessions.

One message may ask for several things: each is done, or it is asked about; where one cannot be, nothing is changed.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from bot.domain.bookings.interviews import Interview
from bot.domain.bookings.loops import Loop
from bot.domain.errors import BadInput, NotUnderstood
from bot.language.parsed import ParsedMessage
from bot.language.requests import OF_CANDIDATE, Candidate, ChangeRequest
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Turn
from bot.runtime.unit_of_work import UnitOfWork, followed_by
from cards.actions import InviteCandidate
from dialogs.interviews import interview_commands
from dialogs.interviews.changes.bulk_actions import ask_about_several
from dialogs.interviews.changes.rooms_for_several import ask_for_rooms, asks_for_rooms
from dialogs.interviews.changes.same_change import plain_change
from dialogs.interviews.interview_commands import request_as
from dialogs.left_out import with_left_out
from dialogs.loops import candidate, change
from dialogs.loops.members import by_time, live_sessions, session_of


async def change_booked(
    turn: Turn, parsed: ParsedMessage, loop: Loop, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Change a loop as was typed: its candidate, its sessions, and whether the candidate's plan goes out at once."""
    request = request_as(parsed, ChangeRequest)
    if not request.tells_of_candidate:
        return await _change_sessions(turn, parsed, loop, unit_of_work, ports)
    named = await _name_candidate(turn, request, loop, unit_of_work, ports)
    of_sessions = _of_sessions(request)
    if of_sessions == ChangeRequest(target=request.target):
        done = await _with_plan_sent(named, turn, request, loop, unit_of_work, ports)
        return with_left_out(done, parsed, turn)
    unit_of_work.apply(named)
    rest = replace(parsed, request=of_sessions)
    is_renamed = any(isinstance(one, Interview) for one in named.save)
    # Sessions that are being written with another name cannot be changed at once: that is asked about.
    change_rest = _ask_about_sessions if is_renamed else _change_sessions
    known = await unit_of_work.load(Loop, loop.id) or loop
    changed = await change_rest(turn, rest, known, unit_of_work, ports)
    done = followed_by(named, changed)
    return await _with_plan_sent(done, turn, request, loop, unit_of_work, ports)


def _of_sessions(request: ChangeRequest) -> ChangeRequest:
    """Return what of a change concerns the sessions alone."""
    cleared = tuple(one for one in request.cleared if one not in OF_CANDIDATE)
    return replace(request, candidate=None, cleared=cleared, sends=False)


async def _name_candidate(
    turn: Turn, request: ChangeRequest, loop: Loop, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Return the outcome of a loop whose candidate is as was said; what was not said of them stays."""
    said = request.candidate
    if said is None and "address" in request.cleared:
        return await candidate.without_address(turn, loop, unit_of_work, ports)
    if said is None:
        return await candidate.name(turn, loop, Candidate(), unit_of_work, ports)
    both = Candidate(said.name or loop.candidate, said.mail or loop.candidate_mail)
    return await candidate.name(turn, loop, both, unit_of_work, ports)


async def _with_plan_sent(  # noqa: PLR0913, PLR0917 - all that a handler is given
    done: Outcome,
    turn: Turn,
    request: ChangeRequest,
    loop: Loop,
    unit_of_work: UnitOfWork,
    ports: Ports,
) -> Outcome:
    """Return an outcome with which the candidate's plan goes out at once, where that was said."""
    if not request.sends:
        return done
    unit_of_work.apply(done)
    sent = await candidate.invite(turn, InviteCandidate(loop.id), unit_of_work, ports)
    return followed_by(done, sent)


async def _change_sessions(
    turn: Turn, parsed: ParsedMessage, loop: Loop, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Change the session that is meant, or the one of who is named; without a name all sessions alike, after a question."""
    request = request_as(parsed, ChangeRequest)
    if loop.id not in request.target:
        return await interview_commands.change(turn, parsed, unit_of_work, ports)
    if asks_for_rooms(request) and not parsed.left_out:
        ids = await _meant(request, loop, unit_of_work)
        return await ask_for_rooms(turn, request, ids, unit_of_work, ports)
    named = _named(request)
    if request.minutes and not named and not parsed.left_out:
        return await _change_lengths(turn, parsed, loop, unit_of_work, ports)
    is_alike = not named and not parsed.left_out
    is_of_several = len(await _meant(request, loop, unit_of_work)) > 1 if named else is_alike
    if is_of_several and plain_change(request):
        return await _ask_about_sessions(turn, parsed, loop, unit_of_work, ports)
    if parsed.left_out:
        raise NotUnderstood(what="part-of-change", left="; ".join(parsed.left_out))
    theirs, number = await session_of(named, loop, unit_of_work)
    if {one.mail for one in theirs.people} <= {*request.remove}:
        wanted = change.LoopChange(drop=number)
        return await change.change_loop(turn, loop, wanted, unit_of_work, ports)
    alone = replace(parsed, request=replace(request, target=(theirs.id,)))
    return await interview_commands.change(turn, alone, unit_of_work, ports)


async def _change_lengths(
    turn: Turn, parsed: ParsedMessage, loop: Loop, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Offer schedules in which all sessions are as long as was said; with more to change, ask once about each in its place."""
    request = request_as(parsed, ChangeRequest)
    if not request.is_of_each or not request.minutes:
        raise BadInput(why="length-of-which")
    if request == ChangeRequest(request.target, minutes=request.minutes, is_of_each=True):
        return await change.offer_lengths(turn, loop, request.minutes, unit_of_work, ports)
    return await _ask_about_sessions(turn, parsed, loop, unit_of_work, ports)


async def _ask_about_sessions(
    turn: Turn, parsed: ParsedMessage, loop: Loop, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Ask once whether the sessions that are meant are to change alike."""
    request = request_as(parsed, ChangeRequest)
    same = plain_change(request)
    if parsed.left_out:
        raise NotUnderstood(what="part-of-change", left="; ".join(parsed.left_out))
    if same is None:
        raise NotUnderstood(what="change")
    ids = await _meant(request, loop, unit_of_work)
    return await ask_about_several(turn, "change", ids, unit_of_work, ports, change=same)


async def _meant(request: ChangeRequest, loop: Loop, unit_of_work: UnitOfWork) -> Sequence[str]:
    """Return the sessions that a change means: those named, those of who is named, else all of them."""
    sessions = by_time(await live_sessions(loop, unit_of_work))
    if loop.id not in request.target:
        return [one.id for one in sessions if one.id in request.target]
    named = _named(request)
    if not named:
        return [one.id for one in sessions]
    return [one.id for one in sessions if any(one.attendee(mail) for mail in named)]


def _named(request: ChangeRequest) -> set[str]:
    """Return the addresses of those who take part so far in what is to change."""
    return {*(old for old, _ in request.replace), *request.remove}
