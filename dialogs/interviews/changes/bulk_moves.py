"""Several interviews that move at once: a free time for each, the same hour of day where it is free, none in another's way."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from bot.domain.bookings.interviews import Interview, InterviewId
from bot.domain.bookings.offers import OfferedSlot
from bot.domain.errors import BadInput, Gone
from bot.domain.intervals import Interval
from bot.language.requests import RescheduleRequest, Window
from bot.runtime.delivery.card_publisher import while_typing
from bot.runtime.ports import Ports
from bot.runtime.turn import Outcome, Turn
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.authorization import enabled_account, require_scheduler, zone_of
from dialogs.candidates.overlaps import is_same_candidate
from dialogs.interviews.changes.other_times import move_request
from dialogs.interviews.changes.reschedule import move_interview
from dialogs.scheduling.availability_search import search_availability
from dialogs.scheduling.clock_changes import without_skipped_hours
from dialogs.scheduling.offer_cards import new_offer
from dialogs.scheduling.search_inputs import Requester

MOST = 10
"""So many are looked for at once: each is a search of its own."""


class ChosenTime(Struct, frozen=True):
    """To when one of several interviews would move."""

    interview: str
    start: datetime
    end: datetime
    rooms: tuple[str, ...] = ()
    """Addresses of the rooms free then, best first."""


class BulkMove(Struct, frozen=True):
    """The times chosen for several interviews, as they wait for a yes."""

    times: tuple[ChosenTime, ...] = ()


async def choose_times(
    turn: Turn, request: RescheduleRequest, unit_of_work: UnitOfWork, ports: Ports
) -> BulkMove:
    """Return a free time for each interview that has one within the time named for it."""
    person = await require_scheduler(turn, unit_of_work, ports.rules)
    account = await enabled_account(turn, unit_of_work)
    windows = dict(request.each)
    ids = [InterviewId(one) for one in request.target[:MOST]]
    found = [one for one in await unit_of_work.load_all(Interview, ids) if one is not None]
    if len(found) < len(ids):
        # A loop moves as a whole, with schedules of its own to choose from.
        raise BadInput(why="which-interview")
    own = [one for one in found if one.is_live and one.by == person.id and one.start > turn.now]
    if not own:
        raise Gone(what="interview")
    asker = Requester(person, account)
    search = _Search(turn, asker, unit_of_work, ports)
    return await while_typing(_chosen(own, windows, search), turn.address, ports)


class _Search(Struct, frozen=True):
    """What a search is made with."""

    turn: Turn
    asker: Requester
    unit_of_work: UnitOfWork
    ports: Ports


async def _chosen(
    interviews: Sequence[Interview], windows: dict[str, tuple[Window, ...]], search: _Search
) -> BulkMove:
    taken: list[tuple[Interview, ChosenTime]] = []
    for one in sorted(interviews, key=lambda each: each.start):
        found = await _free_time(one, windows.get(one.id, ()), taken, search)
        if found is not None:
            taken.append((one, found))
    return BulkMove(tuple(found for _, found in taken))


async def _free_time(
    interview: Interview,
    windows: tuple[Window, ...],
    taken: Sequence[tuple[Interview, ChosenTime]],
    search: _Search,
) -> ChosenTime | None:
    """Return the first time that is free, the interview's own hour of day before any other."""
    zone = zone_of(search.asker.person, search.asker.account)
    for asked in (tuple(_same_hour(interview, windows, zone)), windows):
        slots = await _slots(interview, asked, search) if asked else ()
        fitting = (_beside(interview, slot, taken) for slot in slots)
        if (found := next(filter(None, fitting), None)) is not None:
            return found
    return None


async def _slots(
    interview: Interview, windows: tuple[Window, ...], search: _Search
) -> tuple[OfferedSlot, ...]:
    person, account = search.asker.person, search.asker.account
    wanted = await move_request(interview, person, windows, search.turn.now, search.unit_of_work)
    wanted, _ = without_skipped_hours(wanted, zone_of(person, account))
    seen = await search_availability(wanted, search.asker, search.unit_of_work, search.ports)
    slots = new_offer(wanted, seen).slots
    return tuple(one for one in slots if one.start != interview.start)


def _same_hour(interview: Interview, windows: Sequence[Window], zone: ZoneInfo) -> Iterator[Window]:
    """Yield, for each day of the windows, the interview's own hour of day where it lies within."""
    local = interview.start.astimezone(zone).replace(tzinfo=None)
    length = interview.end - interview.start
    for first, last in windows:
        for number in range((last.date() - first.date()).days + 1):
            start = datetime.combine(first.date() + timedelta(days=number), local.time())
            if first <= start and start + length <= last:
                yield start, start + length


def _beside(
    interview: Interview, slot: OfferedSlot, taken: Sequence[tuple[Interview, ChosenTime]]
) -> ChosenTime | None:
    """Return a time with the rooms that no other interview moves to; None where one is in its way."""
    span = Interval(slot.start, slot.end)
    same_time = [(one, to) for one, to in taken if span.overlaps(Interval(to.start, to.end))]
    if any(_share(interview, one) for one, _ in same_time):
        return None
    used = {to.rooms[0] for _, to in same_time if to.rooms}
    rooms = tuple(mail for mail in slot.rooms if mail not in used)
    if slot.rooms and not rooms:
        return None
    return ChosenTime(interview.id, slot.start, slot.end, rooms)


def _share(one: Interview, other: Interview) -> bool:
    """Whether two interviews cannot be at once: somebody is in both, or the candidate is."""
    people = {each.mail for each in one.people} & {each.mail for each in other.people}
    return bool(people) or is_same_candidate(one, other)


async def move_to_chosen(
    turn: Turn, interview: Interview, to: ChosenTime, unit_of_work: UnitOfWork, ports: Ports
) -> Outcome:
    """Move one of several interviews to the time chosen for it, if that is still free."""
    slot = OfferedSlot(
        start=to.start, end=to.end, people=(), rooms=to.rooms, interview=InterviewId(to.interview)
    )
    return await move_interview(turn, interview, slot, unit_of_work, ports)
