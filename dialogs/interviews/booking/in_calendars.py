"""Whether an interview stands in the calendars, as it must before anything about it is changed."""

from datetime import datetime

from bot.domain.bookings.interviews import Interview, Stage
from bot.domain.errors import BadInput, Gone
from bot.domain.jobs import JobKind, job_key
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.interviews.interview_cards import is_change_fresh


def require_ahead(interview: Interview, now: datetime) -> None:
    """Raise Gone for an interview that has taken place: whatever is done to it now would only mail people."""
    if interview.is_live and interview.end <= now:
        raise Gone(what="interview-over")


def require_standing(interview: Interview, now: datetime, unit_of_work: UnitOfWork) -> None:
    """Raise Gone for an interview that is over, BadInput for one whose events are still being written, which is waited for."""
    require_ahead(interview, now)
    if not interview.is_live:
        raise Gone(what="interview")
    if not is_written(interview, unit_of_work):
        raise BadInput(why="being-written")


def is_written(interview: Interview, unit_of_work: UnitOfWork) -> bool:
    """Whether an interview's events stand as it says; where they are still being written, the turn waits for that."""
    if interview.stage is Stage.STANDING:
        return True
    if interview.is_live:
        unit_of_work.await_work(interview, job_key(JobKind.ADVANCE, interview.id))
    return False


def undoes_change(interview: Interview, now: datetime, unit_of_work: UnitOfWork) -> bool:
    """Whether Undo takes the last change back, and not the booking; raises BadInput while that change is being written.

    What is being written is waited for.
    """
    is_fresh = is_change_fresh(interview, now)
    if is_fresh:
        require_standing(interview, now, unit_of_work)
    return is_fresh
