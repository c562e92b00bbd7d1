"""*Swap* below an interviewer's wish to change places with a colleague: in a loop their sessions do, else the two in their interviews."""

from bot.domain.bookings.loops import Loop
from bot.domain.errors import Gone
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Swap
from dialogs.authorization import require_scheduler
from dialogs.interviews.booking.book import own_interview
from dialogs.interviews.changes.exchange_people import ask_to_exchange_people
from dialogs.interviews.changes.swap_wish import exchange_of
from dialogs.loops.change import LoopChange, change_loop
from dialogs.loops.members import by_time, live_sessions


async def swap(turn: Turn, action: Swap, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Swap two sessions of a loop, which Undo takes back; of two interviews ask first whether the interviewers are to."""
    await require_scheduler(turn, unit_of_work, ports.rules)
    one = await own_interview(action.interview, turn, unit_of_work)
    other = await own_interview(action.other, turn, unit_of_work)
    if not one.loop or one.loop != other.loop:
        return await ask_to_exchange_people(turn, exchange_of(one, other), unit_of_work, ports)
    loop = await unit_of_work.load(Loop, one.loop)
    if loop is None:
        raise Gone(what="interview")
    ids = [each.id for each in by_time(await live_sessions(loop, unit_of_work))]
    if one.id not in ids or other.id not in ids:
        raise Gone(what="interview")
    wanted = LoopChange(swap=(ids.index(one.id) + 1, ids.index(other.id) + 1))
    return await change_loop(turn, loop, wanted, unit_of_work, ports)
