"""The people, rooms and hours a sentence may speak of, prepared for quick look-up.

Build one per account and keep it: the names are indexed once. `from_json` reads the shape the command takes.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from msgspec import Struct

from bot.language.people.name_matching import Names
from bot.language.tokens.calendar_words import WEEKDAYS
from bot.language.tokens.cues import small
from bot.language.tokens.normalize import folded

_MONDAY_TO_FRIDAY = (0, 1, 2, 3, 4)


class Person(Struct, frozen=True):
    """Somebody who may interview."""

    name: str
    mail: str
    nicknames: tuple[str, ...] = ()


class Room(Struct, frozen=True):
    """A room that can be asked for by name or by what it offers."""

    name: str
    mail: str
    capacity: int | None = None
    building: str | None = None
    features: tuple[str, ...] = ()


class PeopleWords(Struct, frozen=True):
    """The words of people's names in small letters without accents: thousands of names are gone through once, not for each message."""

    first: frozenset[str]
    """Of each name the first."""
    nicknames: frozenset[str]
    """Whole ones."""
    all: frozenset[str]
    """Of names and nicknames."""


@dataclass(frozen=True, slots=True)
class Directory:
    """Who and what an account knows, with its working days (Monday is 0) and hours in minutes after midnight."""

    people: tuple[Person, ...] = ()
    rooms: tuple[Room, ...] = ()
    days: tuple[int, ...] = (0, 1, 2, 3, 4)
    start: int = 9 * 60
    end: int = 17 * 60 + 30
    interview_minutes: int = 60
    pools: tuple[tuple[str, tuple[str, ...]], ...] = ()
    names: Names = field(init=False, repr=False, compare=False)
    words: PeopleWords = field(init=False, repr=False, compare=False)
    _by_mail: Mapping[str, Person] = field(init=False, repr=False, compare=False)
    _by_word: Mapping[str, tuple[Person, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", _names(self))
        object.__setattr__(self, "words", _words(self.people))
        # Of two with one address the first counts.
        by_mail = {person.mail: person for person in reversed(self.people)}
        object.__setattr__(self, "_by_mail", by_mail)
        object.__setattr__(self, "_by_word", _by_word(self.people))

    def person(self, mail: str) -> Person | None:
        """Return the person with this address, if the account knows them."""
        return self._by_mail.get(mail)

    def called(self, said: Iterable[str]) -> tuple[Person, ...]:
        """Return the people in whose names each of these small words is, in their order: everybody where there is none."""
        words = {*said}
        few = min((self._by_word.get(word, ()) for word in words), key=len, default=self.people)
        return tuple(one for one in few if words <= {*small(one.name).split()})

    def room(self, mail: str) -> Room | None:
        """Return the room with this address, if the account knows it."""
        return next((room for room in self.rooms if room.mail == mail), None)


def _by_word(people: tuple[Person, ...]) -> Mapping[str, tuple[Person, ...]]:
    found = defaultdict[str, list[Person]](list)
    for one in people:
        for word in {*small(one.name).split()}:
            found[word].append(one)
    return {word: tuple(some) for word, some in found.items()}


def _words(people: tuple[Person, ...]) -> PeopleWords:
    names = [folded(one.name).split() for one in people]
    nicknames = [folded(nickname) for one in people for nickname in one.nicknames]
    everything = (*names, *(one.split() for one in nicknames))
    return PeopleWords(
        first=frozenset(one[0] for one in names if one),
        nicknames=frozenset(nicknames),
        all=frozenset(word for words in everything for word in words),
    )


def _names(directory: Directory) -> Names:
    names = Names()
    for person in directory.people:
        names.add_person(person.mail, person.name, person.nicknames)
    for room in directory.rooms:
        names.add_room(room.mail, room.name)
    for building in {room.building for room in directory.rooms if room.building}:
        names.add_place("building", building)
    for feature in {feature for room in directory.rooms for feature in room.features}:
        names.add_place("feature", feature)
    for pool, mails in directory.pools:
        names.add_pool(pool, mails)
    return names


def from_json(given: Mapping[str, Any]) -> Directory:
    """Read a directory from its JSON form; KeyError where a name or an address is missing."""
    hours = given.get("working_hours", {})
    return Directory(
        people=tuple(_person(entry) for entry in given.get("people", ())),
        rooms=tuple(_room(entry) for entry in given.get("rooms", ())),
        days=tuple(sorted(WEEKDAYS[day.lower()] for day in hours["days"]))
        if "days" in hours
        else _MONDAY_TO_FRIDAY,
        start=_minutes(hours.get("start", "09:00")),
        end=_minutes(hours.get("end", "17:30")),
        interview_minutes=given.get("interview_minutes", 60),
        pools=tuple((name, tuple(mails)) for name, mails in given.get("pools", {}).items()),
    )


def _person(entry: Mapping[str, Any]) -> Person:
    return Person(entry["name"], entry["email"], tuple(entry.get("nicknames", ())))


def _room(entry: Mapping[str, Any]) -> Room:
    return Room(
        entry["name"],
        entry["email"],
        entry.get("capacity"),
        entry.get("building"),
        tuple(entry.get("features", ())),
    )


def _minutes(clock: str) -> int:
    hour, minute = clock.split(":")[:2]
    return int(hour) * 60 + int(minute)
