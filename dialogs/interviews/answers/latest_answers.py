"""What people have answered by now, for who asks: the calendars are looked at every few minutes, and once more then."""

from bot.domain.bookings.interviews import Interview, Stage
from bot.domain.errors import OutsideTrouble, SignInNeeded
from bot.runtime.ports import Ports
from bot.runtime.turn import Turn
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.interviews.calendar.read_events import refresh_from_calendar


async def with_latest_answers(
    interview: Interview, turn: Turn, unit_of_work: UnitOfWork, ports: Ports
) -> Interview:
    """Return an interview to show with the answers that its calendar has; as it is kept where that cannot be read.

    Nothing of it is kept here: what is new is told, and followed, by the look at the calendars that `look_now` asks for.
    """
    organizer = await unit_of_work.person(interview.by)
    if organizer is None or interview.stage is not Stage.STANDING or interview.start <= turn.now:
        return interview
    colleagues = await unit_of_work.people_by_mail(interview.tenant)
    try:
        seen = await refresh_from_calendar(interview, organizer, colleagues, ports)
    except (SignInNeeded, OutsideTrouble):
        return interview
    return seen if seen.is_live and seen.stage is Stage.STANDING else interview
