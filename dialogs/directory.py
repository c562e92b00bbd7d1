"""Whom and what an account's sentences may name, prepared once and kept while nobody changes it."""

from collections.abc import Iterable
from functools import lru_cache

from bot.domain.people import Account, Person
from bot.language.directory import Directory
from bot.language.directory import Person as NamedPerson
from bot.language.directory import Room as NamedRoom
from bot.language.scene import Scene
from bot.turn import Turn
from dialogs.calendars import Known

KEPT = 64
"""Accounts whose names stay prepared."""


def scene(known: Known, turn: Turn) -> Scene:
    """Give when, where and among whom somebody speaks."""
    asker = known.asker
    return Scene(
        now=turn.now.astimezone(asker.zone).replace(tzinfo=None),
        zone=asker.zone.key,
        locale=turn.locale,
        directory=directory_of(asker.account, known.people.values()),
        asker=asker.person.mail or None,
    )


def directory_of(account: Account, people: Iterable[Person]) -> Directory:
    """Give the directory of an account and its people."""
    named = (NamedPerson(one.name, one.mail, one.nicknames) for one in people if one.mail)
    rooms = (
        NamedRoom(room.name, room.mail, room.capacity or None, room.building or None, room.features)
        for room in account.rooms
    )
    hours = account.hours
    return _prepared(
        tuple(sorted(named, key=lambda one: one.mail)),
        tuple(rooms),
        (tuple(sorted(hours.days)), _minutes(hours.start), _minutes(hours.end)),
        account.interview_minutes,
        tuple(account.pools.items()),
    )


@lru_cache(maxsize=KEPT)
def _prepared(
    people: tuple[NamedPerson, ...],
    rooms: tuple[NamedRoom, ...],
    hours: tuple[tuple[int, ...], int, int],
    minutes: int,
    pools: tuple[tuple[str, tuple[str, ...]], ...],
) -> Directory:
    days, start, end = hours
    return Directory(
        people=people,
        rooms=rooms,
        days=days,
        start=start,
        end=end,
        interview_minutes=minutes,
        pools=pools,
    )


def _minutes(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)
