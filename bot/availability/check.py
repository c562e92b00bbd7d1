"""Is this given time free for these people and rooms? The one answer that Book, Move, Change and proposals all ask for.

The search asks the same `unavailability`, so no time is offered that this refuses while nothing has changed.
"""

from msgspec import Struct
from msgspec.structs import replace

from bot.availability.index import AvailabilityIndex
from bot.availability.search import precedence
from bot.availability.unavailability import UnavailabilityKind, account_blocks, week_limit
from bot.domain.intervals import Interval
from bot.domain.people.working_hours import monday_of
from bot.domain.search_models import Interviewer, Search, Venue


class Conflict(Struct, frozen=True):
    """A person or room that is not free, and why; without an address, a reason that holds for all."""

    mail: str
    kinds: tuple[UnavailabilityKind, ...]
    week_limit: int | None = None
    """How many interviews the person takes in that week, where that is less than their limit because they are away."""

    @property
    def is_unread(self) -> bool:
        """Whether it is not known if they are free."""
        return UnavailabilityKind.UNREAD in self.kinds


def conflicts(search: Search, span: Interval) -> tuple[Conflict, ...]:
    """Return what stands in the way of every person and every room of a search at exactly this time.

    Empty where nothing does. The account comes first, then people, then rooms. Only who attends and the room that is
    taken should be in the search: nobody is left out, however many the search would need.
    """
    index = _index_at(search, span)
    general = tuple(account_blocks(index.search, index.starts))
    parties: tuple[Interviewer | Venue, ...] = (*search.people, *search.venues)
    found = [
        Conflict(party.mail, tuple(index.blocks(party)), _shortened_limit(party, span))
        for party in parties
    ]
    return tuple(one for one in (Conflict("", general), *found) if one.kinds)


def _shortened_limit(party: Interviewer | Venue, span: Interval) -> int | None:
    if not isinstance(party, Interviewer):
        return None
    limit = week_limit(party, monday_of(span.start, party.zone))
    return None if limit == party.rules.per_week else limit


def same_time_people(search: Search, span: Interval) -> tuple[str, ...]:
    """Return who of a search could interview at exactly this time: those within their hours first, then the least loaded."""
    index = _index_at(search, span)
    if not index.open():
        return ()
    free = (person for person in search.people if index.free(person))
    return tuple(
        person.mail for person in sorted(free, key=lambda one: precedence(index, one, bit=1))
    )


def _index_at(search: Search, span: Interval) -> AvailabilityIndex:
    return AvailabilityIndex(replace(search, windows=(span,), length=span.length))
