"""Asking a substitute who is offered: in place of who declined or of who still comes, as “swap Sam for Priya” does it."""

from bot.domain.accounts import Person, Role
from bot.domain.bookings.wanted_changes import InterviewChange
from bot.domain.errors import Gone
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Turn
from bot.runtime.unit_of_work import UnitOfWork
from cards.actions import Replace
from dialogs.authorization import enabled_account, require_scheduler
from dialogs.interviews.booking.book import own_interview
from dialogs.interviews.booking.in_calendars import require_standing
from dialogs.interviews.changes.change_in_place import change_interview


async def replace_with(
    turn: Turn, action: Replace, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Ask a substitute in place of who declined or is named, at the same time and in the same room."""
    await require_scheduler(turn, unit_of_work, ports.rules)
    await enabled_account(turn, unit_of_work)
    interview = await own_interview(action.interview, turn, unit_of_work)
    is_there = 0 < action.number <= len(interview.substitutes)
    require_standing(interview, turn.now, unit_of_work)
    gone = interview.to_replace or tuple(interview.declined)
    if not is_there or not gone:
        raise Gone(what="substitute")
    mail = interview.substitutes[action.number - 1]
    found = await unit_of_work.find(Person, "mail", f"{interview.tenant}/{mail}")
    if not found or Role.INTERVIEWER not in found[0].roles:
        raise Gone(what="substitute")
    # Who still comes is told; Undo brings back whoever goes, who declined without an invitation.
    wanted = InterviewChange(add=(mail,), remove=gone)
    return await change_interview(turn, interview, wanted, unit_of_work, ports)
