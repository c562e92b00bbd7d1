"""What keeps an interview from a time: the words of each rule, by the value of its `UnavailabilityKind`, and of what stood in the way of an answer."""

from collections.abc import Iterator, Sequence

from cards.loop_views import LoopOfferCard
from cards.offer_views import ObstacleLine, OfferCard
from cards.words.formatting import (
    clock,
    count_of,
    day,
    display,
    join_names,
    possessive,
    possessives,
    short_name,
    stretch,
)

PERSON_RULES = {
    "buffer": "{name} wants a break between meetings",
    "declined": "{name} declined an interview then",
    "notice": "{name} needs more notice",
    "per day": "{name} already has enough interviews that day",
    "per week": "{name} already has enough interviews that week",
    "day off": "{name} doesn’t interview on that day",
    "only at other hours": "{name} interviews only at other hours",
    "kept free": "{name} keeps that time free of interviews",
    "away": "{name} is out of office",
}
ACCOUNT_RULES = {
    "past": "That time has passed",
    "notice": "Interviews here are arranged with more notice",
    "closed": "The office is closed then",
}


def rule_sentence(kind: str, name: str) -> str:
    """Return why a person, or without a name nobody, interviews at a time; empty for what is no rule."""
    if name:
        return PERSON_RULES.get(kind, "").format(name=name)
    return ACCOUNT_RULES.get(kind, "")


_GENERAL = {
    "past": "Some of that time has passed.",
    "notice": "Some of that time is too soon: interviews here are booked with more notice.",
    "closed": "The office is closed then.",
    "too few people": "That needs more people than were named.",
    "too short": "The interview is longer than that time.",
}


def unread(view: OfferCard | LoopOfferCard) -> str:
    """Return whose calendars could not be read, and that nobody of them is counted as free."""
    many = len(view.unread) > 1
    if view.is_public:
        calendars = count_of(len(view.unread), "calendar")
        return f"I couldn’t read {calendars}, so I don’t count {'them' if many else 'it'} as free."
    whose = possessives(view.unread, 5)
    them = "them" if many else short_name(view.unread[0], view.unread)
    return (
        f"I couldn’t read {whose} calendar{'s' if many else ''}, so I don’t count {them} as free."
    )


def reasons(view: OfferCard) -> Iterator[str]:
    """Yield what stands in the way, one sentence each; rows of earlier versions hold them as sentences."""
    yield from (display(one) for one in view.reasons)
    yield from obstacle_sentences(view.obstacles)


def obstacle_sentences(obstacles: Sequence[ObstacleLine]) -> Iterator[str]:
    """Yield what stands in the way, one sentence each."""
    names = [one.name for one in obstacles if one.name]
    for one in obstacles:
        if sentence := _reason(one, names):
            yield sentence


def _reason(one: ObstacleLine, names: Sequence[str]) -> str:
    if one.name:
        return _of_party(one, short_name(one.name, names))
    if one.kind == "no room":
        return _no_room(one)
    if one.kind == "no such room":
        seats = f" for {one.seats}" if one.seats else ""
        return f"There’s no room{seats} like that."
    return _GENERAL.get(one.kind, "")


def _of_party(one: ObstacleLine, name: str) -> str:
    if one.kind == "unread":
        return f"I couldn’t read {possessive(name)} calendar."
    if one.kind == "declined" and one.busy:
        at, _ = one.busy[0]
        return f"{name} declined an interview on {day(at)} at {clock(at)}."
    rule = rule_sentence(one.kind, name)
    return f"{rule}." if rule else f"{name} is busy{_busy(one)}."


def _busy(one: ObstacleLine) -> str:
    if one.is_always:
        return " all that time"
    if not one.busy:
        return " most of that time"
    return f" {join_names([stretch(start, end) for start, end in one.busy])}"


def _no_room(one: ObstacleLine) -> str:
    seats = f" for {one.seats}" if one.seats else ""
    room = f"room{seats}{f' in {display(one.building, 60)}' if one.building else ''}"
    if one.is_never:
        return f"No {room} is free at any of these times."
    if one.until is None:
        return f"At some of these times no {room} is free."
    return f"No {room} is free before {clock(one.until)} on {day(one.until)}."
