"""An interview that was moved, back at the time it had before: “move it back”, “put Omar’s back to how it was”."""

from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Undo
from dialogs.authorization import current_person, zone_of
from dialogs.interviews.booking.book import own_interview
from dialogs.interviews.booking.in_calendars import undoes_change
from dialogs.interviews.changes.other_times import other_times
from dialogs.undo import undo_or_ask


async def move_back(
    turn: Turn, target: str, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome | None:
    """Undo the last move, or offer the time before it once Undo has closed; None where the last change moved nothing."""
    interview = await own_interview(target, turn, unit_of_work)
    before = interview.before
    if before is None or before.start == interview.start:
        return None
    if undoes_change(interview, turn.now, unit_of_work):
        return await undo_or_ask(turn, Undo(interview.id), unit_of_work, ports)
    person = await current_person(turn, unit_of_work, ports.rules)
    zone = zone_of(person, await unit_of_work.account(interview.tenant))
    start, end = (at.astimezone(zone).replace(tzinfo=None) for at in (before.start, before.end))
    return await other_times(turn, target, ((start, end),), unit_of_work, ports)
