"""The organizer's own Comeet Scheduler calendar: found by its name, made where it is missing.

Its id is remembered, since listing calendars is slow and has been out of order for days before.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

import msgspec
from cachetools import LRUCache
from msgspec import Struct
from msgspec.structs import replace

from bot.domain.accounts import Person, PersonId
from bot.graph.cache_sizes import PEOPLE_KEPT
from bot.graph.client import Call, GraphClient
from bot.graph.errors import FOLDER_EXISTS, GraphError, to_outside_trouble
from bot.graph.sign_in.tokens import Tokens

T = TypeVar("T")

MISSED_FOR = 300.0
"""Seconds for which somebody who had no such calendar is not asked again before reading."""


class _Calendar(msgspec.Struct, rename="camel"):
    id: str
    name: str = ""
    can_edit: bool = True
    can_share: bool = True
    """False for calendars of others that the person has accepted."""


class MailboxCalls(Struct, frozen=True):
    """What every call on somebody's behalf needs."""

    wire: GraphClient
    tokens: Tokens

    def call(self, person: Person, name: str, path: str, **more: object) -> Call:
        """Return a call to a person's own mailbox, with their token."""

        async def token(refused: str) -> str:
            return await self.tokens.of(person, refused)

        call = Call(name=name, path=path, mailbox=person.id, token=token)
        return replace(call, **more)

    def call_to(self, owner: str, person: Person, name: str, path: str, **more: object) -> Call:
        """Return a call to the mailbox of this owner, whose limit it counts against; `me` is the person."""
        call = self.call(person, name, path, **more)
        return call if owner == "me" else replace(call, mailbox=owner)


class SchedulerCalendars:
    """Knows the id of each person's calendar of this name."""

    def __init__(self, desk: MailboxCalls, name: str) -> None:
        self._desk = desk
        self._name = name
        self._ids: LRUCache[PersonId, str] = LRUCache(PEOPLE_KEPT)
        self._missed: LRUCache[PersonId, float] = LRUCache(PEOPLE_KEPT)
        """When a person was last found to have none."""

    async def to_read(self, person: Person) -> str | None:
        """Return the calendar's id, or None where the person had none some minutes ago.

        What the bot books in between is known from its own store.
        """
        now = asyncio.get_running_loop().time()
        missed = self._missed.get(person.id)
        # One that was made while another call still looked for it is known by its id.
        is_made = self._ids.get(person.id) is not None
        if missed is not None and now - missed < MISSED_FOR and not is_made:
            return None
        found = await self.found(person)
        if found is None:
            self._missed[person.id] = now
        return found

    async def found(self, person: Person) -> str | None:
        """Return the calendar's id, or None where the person has none."""
        quoted = self._name.replace("'", "''")
        found = self._ids.get(person.id) or await self._looked_up(
            person, {"$filter": f"name eq '{quoted}'", "$top": "50"}
        )
        return self._remembered(person, found) if found else None

    async def made(self, person: Person) -> str:
        """Return the calendar's id, of one that is made now if need be."""
        if found := await self.found(person):
            return found
        try:
            call = self._desk.call(
                person,
                "calendar.create",
                "/me/calendars",
                method="POST",
                body={"name": self._name},
                writes=True,
            )
            calendar = await self._desk.wire.read(call, _Calendar)
        except GraphError as error:
            if not error.tells(FOLDER_EXISTS):
                raise
            # Made by a repeated call that worked the first time, or spelt in another case.
            found = await self._looked_up(person, {"$top": "50"})
            if found is None:
                raise to_outside_trouble(error.facts["reference"]) from error
            return self._remembered(person, found)
        return self._remembered(person, calendar.id)

    async def trusting(self, person: Person, work: Callable[[], Awaitable[T]]) -> T:
        """Return what work on the calendar gives, begun again if the remembered id leads nowhere."""
        try:
            return await work()
        except GraphError as error:
            if not error.is_gone():
                raise
            self._ids.pop(person.id, None)
            return await work()

    def _remembered(self, person: Person, calendar: str) -> str:
        self._ids[person.id] = calendar
        self._missed.pop(person.id, None)
        return calendar

    async def _looked_up(self, person: Person, params: Mapping[str, str]) -> str | None:
        call = self._desk.call(person, "calendar.list", "/me/calendars", params=params)
        async for page in self._desk.wire.pages(call, _Calendar):
            for one in page:
                is_own = one.can_edit and one.can_share
                if is_own and one.name.casefold() == self._name.casefold():
                    return one.id
        return None
