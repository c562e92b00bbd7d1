"""Tell an organizer that the loop they booked waits for Microsoft 365, and goes on by itself."""

from bot.domain.bookings.loops import Loop, LoopStage
from bot.domain.jobs import Job
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.interviews.booking.delayed import show_delayed
from dialogs.loops.loop_card import loop_card

UNDER_WAY = frozenset({LoopStage.CLAIMED, LoopStage.CHECKED, LoopStage.ENDING})


async def show_delay(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Show the organizer that a loop on its way is delayed; nothing of it is changed."""
    loop = await unit_of_work.load(Loop, due.subject)
    if loop is None or loop.stage not in UNDER_WAY:
        return Outcome()
    return await show_delayed(loop, loop_card, unit_of_work, ports)
