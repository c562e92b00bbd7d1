"""Why there are no times, or few, and what would help: what the search found, put into sentences."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from bot.availability.no_slots import NoSlotReason, no_slot_reasons
from bot.availability.relaxations import RelaxationKind
from bot.availability.unavailability import UnavailabilityKind
from bot.domain.search_models import Search
from cards.formatting import clock, day, length, possessive
from cards.words.unavailability import rule_sentence

Name = Callable[[str], str]

MOST = 4
HOUR = timedelta(hours=1)
QUARTER = timedelta(minutes=15)
MINUTE = timedelta(minutes=1)


def reasons(search: Search, name: Name) -> Iterator[str]:
    """Return what stands in the way most, one sentence each."""
    is_named = search.wish is not None and bool(search.wish.mails)
    # Of a room asked for by name its own calendar tells; others may well be free.
    found = [
        one
        for one in no_slot_reasons(search)
        if not (is_named and one.kind is UnavailabilityKind.NO_ROOM)
    ]
    for one in found[:MOST]:
        if sentence := _sentence(one, search, name):
            yield sentence
    yield from _declines(search, name)


def _sentence(one: NoSlotReason, search: Search, name: Name) -> str:
    if one.kind in _GENERAL and not one.mail:
        return _GENERAL[one.kind]
    if one.mail:
        return _of_party(one, name(one.mail))
    if one.kind is UnavailabilityKind.NO_ROOM:
        return _no_room(one, search)
    if one.kind is UnavailabilityKind.NO_SUCH_ROOM:
        seats = f" for {one.seats}" if one.seats else ""
        return f"No room{seats} of that kind is registered."
    return ""


def _of_party(one: NoSlotReason, name: str) -> str:
    if one.kind is UnavailabilityKind.DECLINED:
        # When that was is said apart: it matters also where something else is more in the way.
        return ""
    if rule := rule_sentence(one.kind.value, name):
        return f"{rule}."
    if one.kind is UnavailabilityKind.UNREAD:
        return f"{possessive(name)} calendar could not be read."
    return f"{name} is busy {_of(one.busy, one.asked)}."


def _declines(search: Search, name: Name) -> Iterator[str]:
    """Return who declined which of the time asked for, beside whatever else is in their way."""
    for person in search.people:
        for span in person.rules.declined:
            if any(span.overlaps(window) for window in search.windows):
                start = span.start.astimezone(search.zone)
                yield f"{name(person.mail)} declined an interview on {day(start)} at {clock(start)}."


def _no_room(one: NoSlotReason, search: Search) -> str:
    seats = f" for {one.seats}" if one.seats else ""
    if one.until is None:
        return f"No room{seats} is free at any of these times."
    if one.until <= search.windows[0].start:
        return f"At some of these times no room{seats} is free."
    first = one.until.astimezone(search.zone)
    return f"No room{seats} is free before {clock(first)} on {day(first)}."


def _of(busy: timedelta, asked: timedelta) -> str:
    if busy == asked:
        return "all that time"
    if asked < 2 * HOUR:
        return f"for {busy // MINUTE} of {asked // MINUTE} minutes"
    return f"for {_hours(busy)} of {_hours(asked)} hours"


def _hours(time: timedelta) -> str:
    """Return "3¾": hours, to the nearest quarter but never none."""
    whole, quarters = divmod(max(1, round(time / QUARTER)), 4)
    return f"{whole or ''}{('', '¼', '½', '¾')[quarters]}"


_GENERAL = {
    UnavailabilityKind.PAST: "Some of that time is already past.",
    UnavailabilityKind.NOTICE: "Some of that time is too soon: interviews here are arranged with more notice.",
    UnavailabilityKind.CLOSED: "The office is closed then.",
    UnavailabilityKind.TOO_FEW: "More people are needed than were named.",
    UnavailabilityKind.TOO_SHORT: "The time asked for is shorter than the interview.",
}


def way_title(way: str, name: Name) -> str:
    """Return what a way out is called on its button."""
    change, _, value = way.partition(":")
    return _TITLES[RelaxationKind(change)](value, name)


_TITLES: dict[RelaxationKind, Callable[[str, Name], str]] = {
    RelaxationKind.SHORTER: lambda value, _: f"{length(int(value))} instead",
    RelaxationKind.ANY_ROOM: lambda _value, _: "Any room",
    RelaxationKind.TENTATIVE: lambda _value, _: "Count maybe as free",
    RelaxationKind.SMALLER_ROOM: lambda value, _: f"Room for {value}",
    RelaxationKind.ANY_BUILDING: lambda _value, _: "Any building",
    RelaxationKind.OTHER_DAY: lambda value, _: day_title(date.fromisoformat(value)),
    RelaxationKind.NO_ROOM: lambda _value, _: "No room",
    RelaxationKind.FEWER: lambda value, _: f"Only {value} of them",
    RelaxationKind.WITHOUT: lambda value, name: f"Without {name(value).split(' ')[0]}",
}


def day_title(when: date) -> str:
    """Return "Thu 26 Nov", for buttons."""
    return f"{when:%a} {when.day} {when:%b}"
