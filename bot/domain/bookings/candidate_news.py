"""When a candidate is told of what is new about their interview: not of what can still be undone.

An organizer has two minutes for a second thought, an interviewer who declined for a change of mind; whatever is taken
back by then is no news. *Send now* does not wait.
"""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.bookings.interviews import UNDO_FOR, Answer, Interview
from bot.domain.bookings.loops import Loop


def candidate_told_at(interview: Interview) -> datetime:
    """Return from when on the candidate is invited, or told of the latest change."""
    own = interview.candidate_invitation
    if own is not None and own.is_urgent:
        return interview.booked_at
    is_due = own is not None and own.is_due
    return settled_at(interview) if is_due else max(settled_at(interview), interview.undo_closes)


def settled_at(interview: Interview) -> datetime:
    """Return from when on the last change stands, and every no of an interviewer."""
    noes = (one.answered_at for one in interview.people if one.answer is Answer.DECLINED)
    answered = [one + UNDO_FOR for one in noes if one is not None]
    return max([change_settled_at(interview), *answered])


def change_settled_at(interview: Interview) -> datetime:
    """Return from when on the last change can no longer be undone; long ago where none can."""
    is_undoable = interview.before is not None and interview.changed_at is not None
    changed_at = interview.changed_at if is_undoable else None
    return changed_at + UNDO_FOR if changed_at else interview.booked_at


def is_candidate_untold(interview: Interview) -> bool:
    """Whether the candidate is still to be invited, or their own event does not show the latest."""
    own = interview.candidate_invitation
    if own is None:
        return False
    if not own.is_due:
        return bool(interview.candidate_mail)
    if own.mail != interview.candidate_mail and interview.candidate_mail:
        return True
    return own.event is not None and (own.is_stale or own.mail != interview.candidate_mail)


# --- a loop --------------------------------------------------------------------------------------


def plan_told_at(loop: Loop, sessions: Sequence[Interview]) -> datetime:
    """Return from when on a loop's candidate is sent their plan, or what has changed of it."""
    if loop.is_candidate_urgent:
        return loop.booked_at
    since = loop.booked_at if loop.is_candidate_due else loop.undo_closes
    return max([since, plan_changed_until(loop, sessions), *map(settled_at, sessions)])


def plan_changed_until(loop: Loop, sessions: Sequence[Interview]) -> datetime:
    """Return from when on the last change of a loop and of its sessions stands; long ago where none is new.

    Who the candidate is has no Undo there, but is put right by naming them again.
    """
    whole = loop.changed_at + UNDO_FOR if loop.changed_at else loop.booked_at
    return max([whole, *map(change_settled_at, sessions)])
