"""Offers: the stored answer to a question, and the card that shows it to one person."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Literal
from uuid import uuid4

import msgspec

from bot.availability.relaxations import Relaxation, RelaxationKind, relaxations
from bot.availability.timeline import Mark, timeline
from bot.domain.accounts import Account, Person, Place
from bot.domain.errors import Gone, SlotTaken
from bot.domain.intervals import Interval, hull
from bot.domain.interviews import Interview, InterviewId, Offer, OfferedSlot, OfferId
from bot.domain.room_write_access import known_path
from bot.domain.search_models import Interviewer, Search, Slot, Venue
from bot.domain.working_hours import day_span, local_days
from bot.language.requests import Question
from bot.runtime.turn import Turn
from cards.formatting import STRIP
from cards.view_models import FormValues, OfferCard, SlotLine, StripRow, WayOutLine
from dialogs.authorization import teams_ids, zone_of
from dialogs.scheduling.availability_search import (
    PAGE,
    SearchRequest,
    SearchResult,
    on_day,
)
from dialogs.scheduling.no_slot_texts import reasons, way_title
from dialogs.scheduling.search_inputs import AccountContext, main_building

OFFER_LIVES = timedelta(hours=12)
STRIP_ROWS = 9
STRIP_ROOMS = 3

MARKS = {
    Mark.FREE: STRIP["free"],
    Mark.OUTSIDE: STRIP["outside"],
    Mark.TENTATIVE: STRIP["maybe"],
    Mark.UNKNOWN: STRIP["busy"],
    Mark.BUSY: STRIP["busy"],
    Mark.AWAY: STRIP["busy"],
    Mark.UNREAD: STRIP["unread"],
}


def new_offer(wanted: SearchRequest, looked: SearchResult, *, echo: str) -> Offer:
    """Return the answer to a question, with an interview's id for each time."""
    asker = looked.asker.person
    offer = Offer(
        id=OfferId(uuid4().hex),
        tenant=asker.tenant,
        by=asker.id,
        asked=msgspec.to_builtins(wanted.question),
        tentative_is_free=wanted.tentative_is_free,
        is_any_building=wanted.is_any_building,
        purpose=wanted.purpose,
        interview=wanted.interview.id if wanted.interview else "",
        echo=echo,
        unread=looked.found.unread,
        slots=tuple(_offered(slot, looked.search) for slot in looked.found.slots),
        read_by=looked.read_by,
        expires_at=looked.search.now + OFFER_LIVES,
    )
    drawn = with_strip(offer, looked)
    return drawn if has_plenty(offer) else explained(drawn, looked)


def numbered(offer: Offer, number: int, now: datetime) -> OfferedSlot:
    """Return a time of an offer by its number; raises Gone for none, SlotTaken for one that has begun."""
    if not 0 < number <= len(offer.slots):
        raise Gone(what="slot")
    slot = offer.slots[number - 1]
    if slot.start <= now:
        raise SlotTaken(what="past")
    return slot


def in_known_rooms(slot: OfferedSlot, account: Account) -> OfferedSlot:
    """Return a time with those of its rooms that are still registered; raises Gone where none of them is."""
    rooms = tuple(mail for mail in slot.rooms if account.room(mail))
    if slot.rooms and not rooms:
        raise Gone(what="offer")
    return replace(slot, rooms=rooms)


def has_plenty(offer: Offer) -> bool:
    """Whether there are so many times that nobody asks why there are not more."""
    return len(offer.slots) >= PAGE


def explained(offer: Offer, looked: SearchResult) -> Offer:
    """Return the offer with what stands in the way, and the changes that would give more times."""
    return replace(
        offer,
        reasons=tuple(reasons(looked.search, looked.name)),
        ways=tuple(map(code, relaxations(looked.search, later=looked.later))),
    )


def request_of(offer: Offer, interview: Interview | None = None) -> SearchRequest:
    """Return what an offer answered, so that it can be asked once more; for the interview that it moves, if any."""
    return SearchRequest(
        question_of(offer),
        tentative_is_free=offer.tentative_is_free,
        is_any_building=offer.is_any_building,
        purpose=offer.purpose,
        interview=interview,
    )


def question_of(offer: Offer) -> Question:
    """Return the question that an offer answered."""
    return msgspec.convert(offer.asked, Question)


def code(way: Relaxation) -> str:
    """Return a way out as a short text, such as `shorter:45`."""
    return f"{way.change.value}:{'' if way.value is None else way.value}"


def _offered(slot: Slot, search: Search) -> OfferedSlot:
    return OfferedSlot(
        start=slot.span.start,
        end=slot.span.end,
        people=(*slot.people, *slot.optional),
        spare=slot.spare,
        outside=slot.outside,
        rooms=slot.rooms,
        is_room_elsewhere=_is_elsewhere(slot, search),
        interview=InterviewId(uuid4().hex),
    )


def _is_elsewhere(slot: Slot, search: Search) -> bool:
    """Whether nobody of those who attend works where the room is, as far as is known."""
    where = {one.building for one in search.people if one.mail in slot.people and one.building}
    there = {one.building for one in search.venues if one.mail in slot.rooms[:1] and one.building}
    return bool(where and there) and not where & there


# --- the card ------------------------------------------------------------------------------------


def offer_view(offer: Offer, known: AccountContext) -> OfferCard:
    """Return the card of an offer, for its asker."""
    question = question_of(offer)
    first = offer.page * PAGE
    page = offer.slots[first : first + PAGE]
    return OfferCard(
        offer=offer.id,
        echo=offer.echo,
        zone=known.asker.zone.key,
        year=offer.expires_at.astimezone(known.asker.zone).year,
        slots=tuple(_line(number, slot, known) for number, slot in enumerate(page, first + 1)),
        strip=tuple(StripRow(label=label, cells=cells) for label, cells in offer.strip),
        strip_start=offer.strip_start and offer.strip_start.astimezone(known.asker.zone),
        reasons=offer.reasons,
        read_by=offer.read_by,
        viewers=teams_ids(known.asker.person),
        unread=tuple(known.name(mail) for mail in offer.unread),
        ways_out=tuple(
            WayOutLine(title=way_title(way, known.name), way=str(number))
            for number, way in enumerate(offer.ways)
        ),
        wants_people=not question.people,
        has_more=len(offer.slots) > first + PAGE,
        question=form_values(question, known),
        purpose=offer.purpose.value,
        interview=offer.interview,
    )


def redrawn(offer: Offer, known: AccountContext, *, taken: Collection[int]) -> OfferCard:
    """Return the card of an offer with the slots of these numbers no longer to be had."""
    view = offer_view(offer, known)
    slots = tuple(replace(one, is_taken=one.number in taken) for one in view.slots)
    return replace(view, slots=slots)


def public(view: OfferCard, turn: Turn) -> OfferCard:
    """Return the card as it may be shown in the turn's chat."""
    return replace(view, is_public=turn.address.place is not Place.PERSONAL)


def _line(number: int, slot: OfferedSlot, known: AccountContext) -> SlotLine:
    zone = known.asker.zone
    room = slot.rooms[0] if slot.rooms else ""
    return SlotLine(
        number=number,
        start=slot.start.astimezone(zone),
        end=slot.end.astimezone(zone),
        people=tuple(known.name(mail) for mail in (*slot.people, *slot.spare)),
        invited=tuple(known.name(mail) for mail in slot.people) if slot.spare else (),
        room=_room_name(room, known),
        path=_path(known.asker.person, room) if room else "",
        room_elsewhere=_building(room, known) if slot.is_room_elsewhere else "",
        outside_hours=tuple(known.name(mail) for mail in slot.outside),
        other_clock="; ".join(_other_clocks(slot, known)),
    )


def _other_clocks(slot: OfferedSlot, known: AccountContext) -> Iterator[str]:
    """Return the start where those who would interview live, if their clocks show another time."""
    here = slot.start.astimezone(known.asker.zone)
    for mail in slot.people:
        person = known.people.get(mail)
        there = slot.start.astimezone(zone_of(person, known.asker.account)) if person else here
        if there.utcoffset() != here.utcoffset():
            yield f"{there:%H:%M} for {known.name(mail)}"


def _building(mail: str, known: AccountContext) -> str:
    room = known.asker.account.room(mail)
    return room.building if room else ""


def _room_name(mail: str, known: AccountContext) -> str:
    """Return a room's name, with its building where that is not the main one."""
    room = known.asker.account.room(mail)
    if room is None or room.building in {"", main_building(known.asker.account)}:
        return known.name(mail) if mail else ""
    return f"{room.name} ({room.building})"


def _path(asker: Person, room: str) -> Literal["direct", "scheduler", "unknown"]:
    path = known_path(asker, room)
    return path.value if path else "unknown"


def form_values(question: Question, known: AccountContext) -> FormValues:
    """Return what the Change form is filled in with."""
    days = {start.date() for start, _ in question.windows}
    wish = question.room
    return FormValues(
        day=next(iter(days)).isoformat() if len(days) == 1 else "",
        minutes=question.minutes,
        people=question.people,
        room="none" if wish is None else wish.name or "any",
        all_people=tuple(sorted((one.name, mail) for mail, one in known.people.items())),
        all_rooms=tuple((room.name, room.mail) for room in known.asker.account.rooms),
    )


def _strip_day(offer: Offer, looked: SearchResult) -> Interval:
    zone = looked.search.zone
    start = offer.slots[0].start if offer.slots else looked.search.windows[0].start
    day = next(local_days(Interval(start, start + timedelta(minutes=1)), zone))
    inside = [part for one in looked.search.windows if (part := one.clipped(day_span(day, zone)))]
    return hull(inside)


def with_strip(offer: Offer, looked: SearchResult) -> Offer:
    """Return the offer with its first day at a glance: those it offers first, and their rooms."""
    search, day = looked.search, _strip_day(offer, looked)
    offered = _offered_mails(offer)
    people = sorted(search.people, key=lambda one: one.mail not in offered)
    rooms = [one for one in search.venues if one.mail in offered][:STRIP_ROOMS]
    parties: list[Interviewer | Venue] = [*people[: STRIP_ROWS - len(rooms)], *rooms]
    start = half_hour(day.start)
    rows = timeline(Interval(start, day.end), parties).rows
    cells = ((looked.name(row.mail), "".join(MARKS[mark] for mark in row.marks)) for row in rows)
    return replace(offer, strip_start=start, strip=tuple(cells))


def _offered_mails(offer: Offer) -> set[str]:
    page: Iterable[OfferedSlot] = offer.slots[:PAGE]
    return {mail for slot in page for mail in (*slot.people, *slot.rooms[:1])}


def half_hour(moment: datetime) -> datetime:
    """Return the half hour that has begun."""
    return moment.replace(minute=moment.minute // 30 * 30, second=0, microsecond=0)


def changed(wanted: SearchRequest, way: str) -> SearchRequest:
    """Return what is asked for as a way out changes it."""
    change, _, value = way.partition(":")
    kind = RelaxationKind(change)
    return replace(
        wanted,
        question=_CHANGES[kind](wanted.question, value),
        tentative_is_free=wanted.tentative_is_free or kind is RelaxationKind.TENTATIVE,
        is_any_building=wanted.is_any_building or kind is RelaxationKind.ANY_BUILDING,
    )


def _without(question: Question, mail: str) -> Question:
    people = tuple(one for one in question.people if one != mail)
    return replace(question, people=people)


def _in_room(question: Question, **wish: Any) -> Question:
    return replace(question, room=replace(question.room, **wish)) if question.room else question


_CHANGES = {
    RelaxationKind.SHORTER: lambda question, value: replace(question, minutes=int(value)),
    RelaxationKind.ANY_ROOM: lambda question, _: _in_room(question, name=None, features=()),
    RelaxationKind.TENTATIVE: lambda question, _: question,
    RelaxationKind.SMALLER_ROOM: lambda question, value: _in_room(question, capacity=int(value)),
    RelaxationKind.ANY_BUILDING: lambda question, _: _in_room(question, building=None),
    RelaxationKind.OTHER_DAY: lambda question, value: on_day(question, date.fromisoformat(value)),
    RelaxationKind.NO_ROOM: lambda question, _: replace(question, room=None),
    RelaxationKind.FEWER: lambda question, value: replace(question, need=int(value)),
    RelaxationKind.WITHOUT: _without,
}
