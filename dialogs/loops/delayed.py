"""Tell an organizer that the loop they booked waits for Microsoft 365, and goes on by itself."""

from dataclasses import replace

from bot.domain.bookings.loops import Loop, LoopStage
from bot.domain.jobs import Job
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome
from bot.runtime.unit_of_work import UnitOfWork
from cards.loop_views import LoopCard
from dialogs.authorization import is_connected
from dialogs.loops.loop_card import loop_card

UNDER_WAY = frozenset({LoopStage.CLAIMED, LoopStage.CHECKED, LoopStage.ENDING})


async def show_delay(due: Job, unit_of_work: UnitOfWork, ports: Ports) -> Outcome:
    """Show the organizer that a loop on its way is delayed; nothing of it is changed."""
    loop = await unit_of_work.load(Loop, due.subject)
    organizer = await unit_of_work.person(loop.by) if loop else None
    if loop is None or organizer is None or loop.stage not in UNDER_WAY:
        return Outcome()
    if not is_connected(organizer):
        # Their sign-in is what it waits for, and they are asked for that.
        return Outcome()
    show = await loop_card(organizer, loop, unit_of_work, ports)
    assert isinstance(show.view, LoopCard)  # noqa: S101 - tells the type checker
    return Outcome(show=[replace(show, view=replace(show.view, is_delayed=True))])
