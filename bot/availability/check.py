"""One given time: who or what is not free then, and who or what else would be.

Used when looking again before booking, and when an interviewer cannot come.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.availability.index import AvailabilityIndex
from bot.availability.search import precedence
from bot.availability.unavailability import UnavailabilityKind, account_blocks
from bot.domain.intervals import Interval
from bot.domain.search_models import Interviewer, Search, Status, Venue, all_of


@dataclass(frozen=True, slots=True)
class Conflict:
    """A person or room that is not free, and why; without an address, a reason that holds for all."""

    mail: str
    kinds: tuple[UnavailabilityKind, ...]


def conflicts(
    people: tuple[Interviewer, ...], venues: tuple[Venue, ...], *, span: Interval, now: datetime
) -> tuple[Conflict, ...]:
    """Return who is not free at exactly this time, people first; empty where nothing stands in the way.

    Rules are looked at as well as calendars. Whoever was not read is a conflict, and so is a tentative
    entry: pass the people through `without_tentative` where those were to count as free.
    """
    board = _at(span, people, now=now)
    general = tuple(account_blocks(board.search, board.starts))
    parties: tuple[Interviewer | Venue, ...] = (*people, *venues)
    found = [Conflict(party.mail, tuple(board.blocks(party))) for party in parties]
    return tuple(one for one in (Conflict("", general), *found) if one.kinds)


def same_time_people(
    people: tuple[Interviewer, ...], *, span: Interval, now: datetime
) -> tuple[str, ...]:
    """Return who could interview at exactly this time: those within their hours first, then the least loaded."""
    board = _at(span, people, now=now)
    free = (person for person in people if board.free(person))
    return tuple(
        person.mail for person in sorted(free, key=lambda one: precedence(board, one, bit=1))
    )


def without_tentative(people: Iterable[Interviewer]) -> tuple[Interviewer, ...]:
    """Return the people as if nothing tentative stood in their calendars; what was not read stays unread."""
    return tuple(
        person
        if person.items is None
        else replace(
            person, items=tuple(one for one in person.items if one.status is not Status.TENTATIVE)
        )
        for person in people
    )


def _at(span: Interval, people: tuple[Interviewer, ...], *, now: datetime) -> AvailabilityIndex:
    search = Search(
        windows=(span,),
        length=span.length,
        zone=UTC,
        now=now,
        groups=all_of(*people),
    )
    return AvailabilityIndex(search)
