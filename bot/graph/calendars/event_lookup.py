"""Finding an event again by its iCalUId, wherever in a mailbox it was moved to.

An id in a mailbox changes when its event is moved to another calendar; ids that this bot stored before
it asked for immutable ones do. So "not found" is not "deleted" until the event was looked for. One
list holds one calendar only, hence the look into each (translateExchangeIds needs another permission).
"""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import TypeVar

import msgspec

from bot.domain.accounts import Person
from bot.domain.bookings.interviews import EventRef
from bot.graph.calendars.event_mapping import TOLD, CalendarEvent, owner_path, ref_of
from bot.graph.calendars.scheduler_calendar import MailboxCalls
from bot.graph.client import at
from bot.graph.errors import ACCESS_DENIED, GraphError

T = TypeVar("T")


class _Calendar(msgspec.Struct, rename="camel"):
    id: str
    can_edit: bool = True
    is_default_calendar: bool = False


class EventLookup:
    """Looks for events by iCalUId with somebody's grant."""

    def __init__(self, desk: MailboxCalls) -> None:
        self._desk = desk

    async def following(
        self, person: Person, ref: EventRef, work: Callable[[EventRef], Awaitable[T]]
    ) -> T:
        """Return what work on an event gives, begun again where its id has changed.

        Raises the GraphError of the first try where the event is nowhere.
        """
        try:
            return await work(ref)
        except GraphError as error:
            found = await self.find(person, ref) if error.is_gone() else None
            if found is None or found.id == ref.id:
                raise
            return await work(found)

    async def find(self, person: Person, ref: EventRef) -> EventRef | None:
        """Return where an event lives now, or None where its mailbox has it no more."""
        if not ref.ical_uid:
            return None
        with _a_closed_mailbox_is_denied(ref):
            found = await self.in_primary(person, ref.ical_uid, owner=ref.owner)
            if found is None:
                found = await self.in_others(person, ref.ical_uid, owner=ref.owner)
        return ref_of(found, ref.owner) if found else None

    async def in_primary(
        self, person: Person, ical_uid: str, *, owner: str = "me"
    ) -> CalendarEvent | None:
        """Return the event in the owner's primary calendar, or None."""
        path = at(*owner_path(owner), "events")
        return await self._first(person, path, ical_uid, owner=owner)

    async def in_others(
        self, person: Person, ical_uid: str, *, owner: str = "me"
    ) -> CalendarEvent | None:
        """Return the event in one of the owner's other calendars, or None."""
        for calendar in await self._others(person, owner):
            # Rarely needed, so one at a time, as few calls as possible.
            path = at(*owner_path(owner), "calendars", calendar, "events")
            if found := await self._first(person, path, ical_uid, owner=owner):
                return found
        return None

    async def _others(self, person: Person, owner: str) -> list[str]:
        """Return the ids of the owner's other calendars; none of a room that lets only its primary one be seen."""
        path = at(*owner_path(owner), "calendars")
        call = self._desk.call_to(owner, person, "calendar.list", path, params={"$top": "50"})
        try:
            calendars = [
                one async for page in self._desk.wire.pages(call, _Calendar) for one in page
            ]
        except GraphError as error:
            if owner == "me" or not (error.is_lasting or error.is_gone()):
                raise
            return []
        # Of a room that is looked for, not only where it may be changed: "gone" is said of what is nowhere.
        return [
            one.id
            for one in calendars
            if (one.can_edit or owner != "me") and not one.is_default_calendar
        ]

    async def _first(
        self, person: Person, path: str, ical_uid: str, *, owner: str
    ) -> CalendarEvent | None:
        quoted = ical_uid.replace("'", "''")
        params = {"$filter": f"iCalUId eq '{quoted}'", "$select": TOLD}
        call = self._desk.call_to(owner, person, "event.find", path, params=params)
        async for page in self._desk.wire.pages(call, CalendarEvent):
            if page:
                return page[0]
        return None


@contextmanager
def _a_closed_mailbox_is_denied(ref: EventRef) -> Iterator[None]:
    """Raise that access is denied where the calendar of a room seems gone: Exchange answers 404 for one that may not be read any more."""
    try:
        yield
    except GraphError as error:
        if ref.owner == "me" or not error.is_gone():
            raise
        reference = error.facts["reference"]
        raise GraphError(HTTPStatus.FORBIDDEN, ACCESS_DENIED, reference) from error
