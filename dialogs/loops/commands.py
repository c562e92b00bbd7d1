"""What is typed about a loop that is booked: cancel it, move it, show who has answered."""

from bot.domain.card_subjects import loop_subject
from bot.domain.loops import Loop
from bot.language.parsed import ParsedMessage
from bot.language.requests import InterviewRequest, InterviewsRequest, Target
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Cancel, Refresh
from dialogs.interviews import interview_commands
from dialogs.loops import end
from dialogs.loops.dispatch import is_loop
from dialogs.loops.refresh import refresh


async def cancel(
    turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Ask once whether to cancel what is meant: all of a loop, or interviews."""
    if loop := await _meant(_target(parsed), unit_of_work):
        return await end.cancel(turn, Cancel(loop.id), unit_of_work, ports)
    return await interview_commands.cancel(turn, parsed, unit_of_work, ports)


async def responses(
    turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Show the card of what is meant: it says who has answered."""
    if loop := await _meant(_target(parsed), unit_of_work):
        return await refresh(turn, Refresh(loop_subject(loop.id)), unit_of_work, ports)
    return await interview_commands.responses(turn, parsed, unit_of_work, ports)


async def listed(
    turn: Turn, parsed: ParsedMessage, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """List what is coming, or show the one thing whose details are asked for."""
    if loop := await _meant(_target(parsed), unit_of_work):
        return await refresh(turn, Refresh(loop_subject(loop.id)), unit_of_work, ports)
    return await interview_commands.listed(turn, parsed, unit_of_work, ports)


def _target(parsed: ParsedMessage) -> Target:
    request = parsed.request
    return request.target if isinstance(request, InterviewRequest | InterviewsRequest) else ()


async def _meant(target: Target, unit_of_work: UnitOfWork) -> Loop | None:
    """Return the loop that is meant: alone, or with nothing but sessions of its own beside it."""
    for one in target:
        loop = await unit_of_work.load(Loop, one) if await is_loop(one, unit_of_work) else None
        if loop is not None and {*target} <= {loop.id, *loop.interviews}:
            return loop
    return None
