"""Two interviewers who wish to change places, of whom one has told the organizer: which two interviews that concerns."""

from collections.abc import Sequence

from bot.domain.bookings.interviews import Interview
from bot.domain.errors import Gone
from bot.language.requests import ChangeRequest
from bot.runtime.turn import Turn
from bot.runtime.unit_of_work import UnitOfWork


async def interview_to_swap_with(
    interview: Interview, mail: str, others: Sequence[str], turn: Turn, unit_of_work: UnitOfWork
) -> Interview | None:
    """Return the only interview of the same organizer in which one of these others could come for somebody, and they for them.

    Of a loop it is one of its sessions. None where there is none, or where several would do.
    """
    found = [
        one
        for other in others
        if interview.attendee(other) is None
        for one in await unit_of_work.find(
            Interview, "attendee", f"{interview.tenant}/{other}", after=turn.now
        )
        if one.is_live and one.by == interview.by and one.attendee(mail) is None
    ]
    among = [one for one in found if one.loop == interview.loop] if interview.loop else found
    fitting = [one for one in among if interview.loop or _who_swaps(interview, one)]
    return fitting[0] if len(fitting) == 1 else None


def exchange_of(one: Interview, other: Interview) -> ChangeRequest:
    """Return the change by which those who attend only one of two interviews take each other's place; Gone where they are several."""
    pair = _who_swaps(one, other)
    if pair is None:
        raise Gone(what="choices")
    first, second = pair
    both = ((first, second), (second, first))
    return ChangeRequest((one.id, other.id), replace=both, is_exchange=True)


def _who_swaps(one: Interview, other: Interview) -> tuple[str, str] | None:
    """Return the only person of each interview who does not attend the other; None where there are several."""
    here, there = ({each.mail for each in each_one.people} for each_one in (one, other))
    first, second = sorted(here - there), sorted(there - here)
    return (first[0], second[0]) if len(first) == len(second) == 1 else None
