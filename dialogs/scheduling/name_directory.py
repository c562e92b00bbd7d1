"""Whom and what an account's sentences may name, prepared once and kept while nobody changes it."""

import asyncio
from collections.abc import Collection, Mapping
from typing import Any

from cachetools import LRUCache
from msgspec import Struct
from msgspec.structs import replace

from bot.domain.accounts import Account, Person
from bot.domain.intervals import MINUTE
from bot.language.context import ParseContext
from bot.language.people.name_index import Directory
from bot.language.people.name_index import Person as NamedPerson
from bot.language.people.name_index import Room as NamedRoom
from bot.runtime.long_lived import keep_from_collector
from bot.runtime.turn import Turn
from dialogs.scheduling.search_inputs import AccountContext

KEPT = 64
"""Accounts whose names stay prepared."""


class _Prepared(Struct, frozen=True):
    """An account's names, and what they were prepared from."""

    account: Account
    people: tuple[Person, ...]
    by_mail: Mapping[str, tuple[Person, NamedPerson]]
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
    # What did not change is the same object, so that this takes no time for thousands; equal ones, as read anew, are kept
    # in place of the old for that.
    if before and before.account == account and _are_named_alike(before.people, everybody):
        _prepared[account.tenant] = replace(before, account=account, people=everybody)
        return before.directory
    by_mail = _named_people(everybody, before.by_mail if before else {})
    named = _directory_parts(account, by_mail)
    if before and before.named == named:
        directory = before.directory
    else:
        # Thousands of names take a tenth of a second: others are answered meanwhile.
        directory = await asyncio.to_thread(Directory, *named)
        keep_from_collector(len(everybody))
    _prepared[account.tenant] = _Prepared(account, everybody, by_mail, named, directory)
    return directory


def _are_named_alike(before: tuple[Person, ...], now: tuple[Person, ...]) -> bool:
    """Whether all that changed of people is what no sentence names, such as the rooms that they may write to."""
    if before == now:
        return True
    changed = ((a, b) for a, b in zip(before, now, strict=False) if a is not b)
    return len(before) == len(now) and all(_named(a) == _named(b) for a, b in changed)


def _named(person: Person) -> tuple[object, ...]:
    return person.name, person.mail, person.nicknames


def _named_people(
    people: Collection[Person], known: Mapping[str, tuple[Person, NamedPerson]]
) -> dict[str, tuple[Person, NamedPerson]]:
    """Return people by address as a Directory wants them; of thousands most are as they were."""
    nobody = (None, None)
    return {
        one.mail: known[one.mail]
        if known.get(one.mail, nobody)[0] is one
        else (one, NamedPerson(one.name, one.mail, one.nicknames))
        for one in people
        if one.mail
    }


def _directory_parts(
    account: Account, by_mail: Mapping[str, tuple[Person, NamedPerson]]
) -> tuple[Any, ...]:
    """Return what a Directory is made from, in its order."""
    rooms = (
        NamedRoom(room.name, room.mail, room.capacity or None, room.building or None, room.features)
        for room in account.rooms
    )
    hours = account.hours
    return (
        tuple(by_mail[mail][1] for mail in sorted(by_mail)),
        tuple(rooms),
        tuple(sorted(hours.days)),
        hours.opening // MINUTE,
        hours.closing // MINUTE,
        account.interview_minutes,
        tuple((name, mails) for name, mails in account.pools.items() if mails),
    )
