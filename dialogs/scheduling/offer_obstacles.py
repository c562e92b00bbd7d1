"""What stands in the way of more times, as the offer keeps it: kinds, addresses and times, no sentences."""

from collections.abc import Iterator

from bot.availability.no_slots import NoSlotReason, no_slot_reasons
from bot.availability.unavailability import UnavailabilityKind, count_blocks
from bot.domain.bookings.offers import Obstacle
from bot.domain.intervals import Interval, intersection, merge
from bot.domain.search_models import Interviewer, Search, Venue

MOST = 4
SPANS_MOST = 4


def obstacles(search: Search) -> Iterator[Obstacle]:
    """Yield what stands in the way most, the gravest first."""
    is_named = search.wish is not None and bool(search.wish.mails)
    # Of a room asked for by name its own calendar tells; others may well be free.
    found = [
        one
        for one in no_slot_reasons(search)
        if not (is_named and one.kind is UnavailabilityKind.NO_ROOM)
    ]
    for one in found[:MOST]:
        if one.kind is UnavailabilityKind.DECLINED:
            # When that was is kept apart: it matters also where something else is more in the way.
            continue
        yield Obstacle(
            kind=one.kind.value,
            mail=one.mail,
            busy=tuple((span.start, span.end) for span in _busy(one, search)),
            is_always=bool(one.asked) and one.busy == one.asked,
            seats=one.seats,
            until=one.until if one.until and one.until > search.windows[0].start else None,
            is_never=one.kind is UnavailabilityKind.NO_ROOM and one.until is None,
            building=_only_building(search) if one.kind is UnavailabilityKind.NO_ROOM else "",
        )
    yield from _declines(search)


def _only_building(search: Search) -> str:
    """Return the building in which alone a room was looked for: the one named, or where all work who are asked for; empty where there is no other."""
    wish = search.wish
    if wish is None or wish.building:
        return wish.building or "" if wish else ""
    if not wish.is_where_people_are:
        return ""
    there = {one.building for group in search.groups for one in group.people}
    others = {one.building for one in search.venues} - {*there, ""}
    return there.pop() if len(there) == 1 and others else ""


def _declines(search: Search) -> Iterator[Obstacle]:
    """Yield who declined which of the time asked for, beside whatever else is in their way."""
    for person in search.people:
        for span in person.rules.declined:
            if any(span.overlaps(window) for window in search.windows):
                kind = UnavailabilityKind.DECLINED.value
                yield Obstacle(kind=kind, mail=person.mail, busy=((span.start, span.end),))


def _busy(reason: NoSlotReason, search: Search) -> list[Interval]:
    """Return when a person or room is taken, where the question is about one day and that is told in few words."""
    days = {one.start.astimezone(search.zone).date() for one in search.windows}
    parties: tuple[Interviewer | Venue, ...] = (*search.people, *search.venues)
    party = next((one for one in parties if one.mail == reason.mail), None)
    if party is None or len(days) > 1:
        return []
    taken = merge(item.span for item in count_blocks(party, search))
    spans = list(intersection(merge(search.windows), taken))
    return spans if len(spans) <= SPANS_MOST else []
