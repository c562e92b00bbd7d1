"""Reading calendars: the Calendars port on Graph."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import timedelta
from http import HTTPStatus

import msgspec

from bot.domain.accounts import Person
from bot.domain.bookings.interviews import EventRef
from bot.domain.errors import BadAddress
from bot.domain.intervals import Interval
from bot.domain.search_models import Item, Status
from bot.graph.calendars import get_schedule
from bot.graph.calendars.event_lookup import EventLookup
from bot.graph.calendars.event_mapping import TOLD, CalendarEvent, path_of, to_seen_event
from bot.graph.calendars.get_schedule import (
    REFUSED,
    TOO_MANY,
    ScheduleEntry,
    ScheduleReading,
    Schedules,
    entries,
)
from bot.graph.calendars.scheduler_calendar import MailboxCalls, SchedulerCalendars
from bot.graph.client import at
from bot.graph.errors import NO_MAILBOX, GraphError, gone_is_gone, to_outside_trouble
from bot.runtime.ports import FreeBusy, SeenEvent
from bot.runtime.side_by_side import side_by_side

_SHORTEST_SPLIT = timedelta(days=2)
"""Half of it is one step of getSchedule's view, and no window may be shorter."""


class _View(msgspec.Struct, rename="camel"):
    start: get_schedule.Moment
    end: get_schedule.Moment
    show_as: str = "busy"
    is_cancelled: bool | None = None


class GraphCalendars:
    """The Calendars port on Graph."""

    def __init__(self, desk: MailboxCalls, scheduler: SchedulerCalendars) -> None:
        self._desk = desk
        self._scheduler = scheduler
        self._lookup = EventLookup(desk)

    async def free_busy(
        self, reader: Person, mails: Sequence[str], window: Interval
    ) -> Mapping[str, FreeBusy]:
        """Return the free/busy of every address asked for, primary calendars only."""
        known = list(dict.fromkeys(mails))
        batches = [
            known[n : n + get_schedule.BATCH] for n in range(0, len(known), get_schedule.BATCH)
        ]
        answers = await side_by_side(
            self._stretches(reader, batch, get_schedule.parts(window)) for batch in batches
        )
        reads = {mail: read for answer in answers for mail, read in answer.items()}
        return {mail: _free_busy(mail, reads[mail], window) for mail in known}

    async def own_reservations(self, reader: Person, window: Interval) -> Sequence[Item]:
        """Return what the reader's own Comeet Scheduler calendar holds, which free/busy leaves out."""

        async def held() -> Sequence[Item]:
            calendar = await self._scheduler.to_read(reader)
            if calendar is None:
                return ()
            return [item async for item in self._held(reader, calendar, window)]

        return await self._scheduler.trusting(reader, held)

    async def event(self, organizer: Person, ref: EventRef) -> SeenEvent:
        """Return an event as it stands, wherever it was moved to; raises Gone where it no longer does."""

        async def read(there: EventRef) -> SeenEvent:
            path, params = path_of(there), {"$select": TOLD}
            call = self._desk.call_to(there.owner, organizer, "event.read", path, params=params)
            return to_seen_event(await self._desk.wire.read(call, CalendarEvent), there.owner)

        with gone_is_gone():
            return await self._lookup.following(organizer, ref, read)

    async def _stretches(
        self, reader: Person, batch: Sequence[str], parts: Sequence[Interval]
    ) -> Mapping[str, ScheduleReading]:
        answers = await side_by_side(self._asked(reader, batch, part) for part in parts)
        return {
            mail: get_schedule.join_adjacent(
                [(part, one[mail]) for part, one in zip(parts, answers, strict=True)]
            )
            for mail in batch
        }

    async def _asked(
        self, reader: Person, batch: Sequence[str], part: Interval
    ) -> Mapping[str, ScheduleReading]:
        call = self._desk.call(
            reader,
            "getSchedule",
            "/me/calendar/getSchedule",
            method="POST",
            body=get_schedule.request(batch, part),
        )
        try:
            answer = get_schedule.reads(await self._desk.wire.read(call, Schedules), batch)
        except GraphError as error:
            if error.tells(*NO_MAILBOX):
                raise BadAddress(mail=reader.mail, why="own-mailbox") from error
            if error.status != HTTPStatus.BAD_REQUEST:
                raise
            return await self._sorted_out(reader, batch, part)
        crowded = [mail for mail, read in answer.items() if read.unread == TOO_MANY]
        if crowded and part.length >= _SHORTEST_SPLIT:
            return {**answer, **await self._stretches(reader, crowded, get_schedule.halves(part))}
        return answer

    async def _sorted_out(
        self, reader: Person, batch: Sequence[str], part: Interval
    ) -> Mapping[str, ScheduleReading]:
        """Return what the addresses answer in smaller batches: one that is malformed spoils its batch."""
        if len(batch) == 1:
            return {batch[0]: ScheduleReading(unread=REFUSED)}
        middle = len(batch) // 2
        one, other = await asyncio.gather(
            self._asked(reader, batch[:middle], part), self._asked(reader, batch[middle:], part)
        )
        return {**one, **other}

    async def _held(self, reader: Person, calendar: str, window: Interval) -> AsyncIterator[Item]:
        call = self._desk.call(
            reader,
            "calendarView",
            at("me", "calendars", calendar, "calendarView"),
            params={
                "startDateTime": window.start.isoformat(),
                "endDateTime": window.end.isoformat(),
                "$select": "start,end,showAs,isCancelled",
                "$top": "200",
            },
        )
        async for page in self._desk.wire.pages(call, _View):
            for item in _entries(page):
                if item.status is not Status.FREE:
                    yield item


def _entries(page: Sequence[_View]) -> Sequence[Item]:
    standing = [one for one in page if not one.is_cancelled]
    try:
        return entries([ScheduleEntry(one.start, one.end, one.show_as) for one in standing])
    except ValueError as error:
        raise to_outside_trouble() from error


def _free_busy(mail: str, read: ScheduleReading, window: Interval) -> FreeBusy:
    items = get_schedule.placed(read, window)
    return FreeBusy(mail=mail, items=items, hours=read.hours, unread=read.unread)
