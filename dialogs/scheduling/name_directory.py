"""Whom and what an account's sentences may name, prepared once and kept while nobody changes it."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from cachetools import LRUCache

from bot.domain.accounts import Account, Person
from bot.domain.intervals import MINUTE
from bot.language.context import ParseContext
from bot.language.people.name_index import Directory
from bot.language.people.name_index import Person as NamedPerson
from bot.language.people.name_index import Room as NamedRoom
from bot.runtime.turn import Turn
from dialogs.scheduling.search_inputs import AccountContext

KEPT = 64
"""Accounts whose names stay prepared."""


@dataclass(frozen=True, slots=True)
class _Prepared:
    """An account's names, and what they were prepared from."""

    account: Account
    people: tuple[Person, ...]
    named: tuple[Any, ...]
    directory: Directory


_prepared: LRUCache[str, _Prepared] = LRUCache(KEPT)


async def parse_context(known: AccountContext, turn: Turn) -> ParseContext:
    """Return when, where and among whom somebody speaks."""
    asker = known.asker
    return ParseContext(
        now=turn.now.astimezone(asker.zone).replace(tzinfo=None),
        zone=asker.zone.key,
        locale=turn.locale,
        directory=await directory_of(asker.account, known.people.values()),
        speaker=asker.person.mail or None,
    )


async def directory_of(account: Account, people: Collection[Person]) -> Directory:
    """Return the directory of an account and its people."""
    before, everybody = _prepared.get(account.tenant), tuple(people)
    # What did not change is the same object, so that this takes no time for thousands.
    if before and before.account == account and before.people == everybody:
        return before.directory
    named = _directory_parts(account, everybody)
    if before and before.named == named:
        directory = before.directory
    else:
        # Thousands of names take a tenth of a second: others are answered meanwhile.
        directory = await asyncio.to_thread(Directory, *named)
    _prepared[account.tenant] = _Prepared(account, everybody, named, directory)
    return directory


def _directory_parts(account: Account, people: Collection[Person]) -> tuple[Any, ...]:
    """Return what a Directory is made from, in its order."""
    named = (NamedPerson(one.name, one.mail, one.nicknames) for one in people if one.mail)
    rooms = (
        NamedRoom(room.name, room.mail, room.capacity or None, room.building or None, room.features)
        for room in account.rooms
    )
    hours = account.hours
    return (
        tuple(sorted(named, key=lambda one: one.mail)),
        tuple(rooms),
        tuple(sorted(hours.days)),
        hours.opening // MINUTE,
        hours.closing // MINUTE,
        account.interview_minutes,
        tuple(account.pools.items()),
    )
