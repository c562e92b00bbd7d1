"""Why there are no times, or few: computed from the same bits as the search, as kinds and numbers without sentences."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import reduce
from operator import and_

from msgspec import Struct
from msgspec.structs import replace

from bot.availability.index import AvailabilityIndex, seats_wanted
from bot.availability.start_times import earliest
from bot.availability.unavailability import UnavailabilityKind, account_blocks, count_blocks, either
from bot.domain.intervals import intersection, merge, total
from bot.domain.search_models import NO_TIME, Interviewer, Search, Venue


class NoSlotReason(Struct, frozen=True, kw_only=True):
    """Something that stands in the way at some of the start times."""

    kind: UnavailabilityKind
    """The reason that rules out the most starts."""
    mail: str = ""
    """Whose calendar or rule it is; empty where it is the account's, or that of all rooms together."""
    blocked: int = 0
    """Start times it rules out."""
    of: int = 0
    """Start times that were looked at."""
    alone: int = 0
    """Start times at which nothing else stands in the way."""
    reasons: tuple[tuple[UnavailabilityKind, int], ...] = ()
    """Each reason with the starts it rules out, the most first."""
    busy: timedelta = NO_TIME
    """How much of the time asked for is taken in that calendar."""
    asked: timedelta = NO_TIME
    """How much time was asked for."""
    seats: int = 0
    """For rooms: how many seats were looked for; zero for a room asked for by name."""
    until: datetime | None = None
    """For all rooms together: the first start at which one is free."""


def no_slot_reasons(search: Search) -> tuple[NoSlotReason, ...]:
    """Return what stands in the way, first what does so alone at the most start times."""
    index = AvailabilityIndex(search)
    if not index.starts.begins:
        return (NoSlotReason(kind=UnavailabilityKind.TOO_SHORT, asked=total(search.windows)),)
    parts = _parts(index)
    found = [*_of_account(index, parts), *_of_people(index, parts), *_of_rooms(index, parts)]
    return tuple(sorted(found, key=lambda one: (-one.alone, -one.blocked, one.mail, one.kind)))


_ACCOUNT, _ROOMS = -2, -1

_Parts = dict[int, int]


def _parts(index: AvailabilityIndex) -> _Parts:
    """Return the starts at which each part of the search is satisfied: account, rooms, and every group by its number."""
    parts = {_ACCOUNT: index.open(), _ROOMS: index.rooms_for_anybody()}
    return parts | {n: index.staffed(group) for n, group in enumerate(index.search.groups)}


def _all_but(parts: _Parts, left_out: int) -> int:
    """Return the starts at which the other parts are satisfied, and this one is not."""
    others = (bits for part, bits in parts.items() if part != left_out)
    return reduce(and_, others, ~parts[left_out])


def _of_account(index: AvailabilityIndex, parts: _Parts) -> Iterator[NoSlotReason]:
    blocks = account_blocks(index.search, index.starts)
    for kind, bits in blocks.items():
        also = either({other: found for other, found in blocks.items() if other != kind})
        yield _obstacle(index, kind, blocked=bits, alone=_all_but(parts, _ACCOUNT) & ~also)


def _of_people(index: AvailabilityIndex, parts: _Parts) -> Iterator[NoSlotReason]:
    good = index.good()
    for number, group in enumerate(index.search.groups):
        if group.need > len(group.people):
            rest = _all_but(parts, number) & index.starts.everything
            yield _obstacle(
                index, UnavailabilityKind.TOO_FEW, blocked=index.starts.everything, alone=rest
            )
        for person in group.people:
            if index.blocks(person):
                # With them other rooms may do as well: those where they work.
                yield _of_party(index, person, alone=index.if_free(person).good() & ~good)


def _of_rooms(index: AvailabilityIndex, parts: _Parts) -> Iterator[NoSlotReason]:
    search, rest = index.search, _all_but(parts, _ROOMS)
    if search.wish is None:
        return
    if lacking := index.starts.everything & ~parts[_ROOMS]:
        kind = UnavailabilityKind.NO_ROOM if index.venues else UnavailabilityKind.NO_SUCH_ROOM
        roomy = parts[_ROOMS]
        yield replace(
            _obstacle(index, kind, blocked=lacking, alone=rest),
            seats=seats_wanted(search),
            until=index.starts.begins[earliest(roomy)] if roomy else None,
        )
    for venue in index.venues:
        if index.blocks(venue) and (search.wish.mails or venue.items is None):
            yield _of_party(index, venue, alone=rest & ~index.free(venue))


def _of_party(index: AvailabilityIndex, party: Interviewer | Venue, *, alone: int) -> NoSlotReason:
    blocks = index.blocks(party)
    by_weight = sorted(blocks.items(), key=lambda one: -one[1].bit_count())
    asked = merge(index.search.windows)
    taken = (item.span for item in count_blocks(party, index.search))
    return replace(
        _obstacle(index, by_weight[0][0], blocked=either(blocks), alone=alone),
        mail=party.mail,
        reasons=tuple((kind, bits.bit_count()) for kind, bits in by_weight),
        busy=total(intersection(asked, taken)),
        asked=total(asked),
    )


def _obstacle(
    index: AvailabilityIndex, kind: UnavailabilityKind, *, blocked: int, alone: int
) -> NoSlotReason:
    return NoSlotReason(
        kind=kind,
        blocked=blocked.bit_count(),
        of=len(index.starts.begins),
        alone=(blocked & alone).bit_count(),
    )
