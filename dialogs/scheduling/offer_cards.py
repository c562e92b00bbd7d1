"""Offers: the stored answer to a question, and the card that shows it to one person."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, timedelta
from secrets import token_hex
from typing import Any, Literal
from uuid import uuid4
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from bot.availability.relaxations import Relaxation, RelaxationKind, relaxations
from bot.availability.slot_pages import by_free, by_time, take_page
from bot.domain.accounts import Account, Person, Place
from bot.domain.bookings.interviews import Interview, InterviewId, OfferId
from bot.domain.bookings.offers import OFFER_LIVES, Obstacle, Offer, OfferedSlot
from bot.domain.bookings.wanted_changes import InterviewChange
from bot.domain.errors import Gone, SlotTaken
from bot.domain.room_write_access import known_path
from bot.domain.search_models import Search, Slot
from bot.language.requests import Candidate, Question
from bot.runtime.turn import Turn
from cards.change_facts import NO_CHANGE, ChangeFacts
from cards.offer_views import ClockLine, ObstacleLine, OfferCard, SlotLine, TimelineLine, WayOutLine
from cards.view_models import FormValues
from dialogs.authorization import may_see_candidates, teams_ids, zone_of
from dialogs.form_choices import people_to_choose, rooms_to_choose
from dialogs.scheduling.availability_search import (
    SearchRequest,
    SearchResult,
    asks_for_bigger_room,
    on_day,
)
from dialogs.scheduling.kept_filters import kept_filters, room_facts
from dialogs.scheduling.offer_obstacles import obstacles
from dialogs.scheduling.offer_timeline import timeline_rows
from dialogs.scheduling.search_inputs import AccountContext, Buildings, away_near, main_building

PLENTY = 3
"""With so many times nobody asks why there are not more."""
SPARE_KEPT = 12
"""Of each time, who could be invited instead: where hundreds are free, "somebody else" needs no more."""
OLD_CELLS = {"·": "..", "▒": "~~", "█": "##", "-": "--", "?": "??"}
"""The half hours of earlier versions' offers, as quarters."""


def new_offer(wanted: SearchRequest, looked: SearchResult) -> Offer:
    """Return the answer to a question, with an interview's id for each time."""
    asker = looked.asker.person
    order = by_free if looked.search.ranks_by_free else by_time
    pages = take_page(looked.found.slots, looked.search.zone, order=order)
    candidate = _candidate(wanted, asker)
    offer = Offer(
        id=OfferId(uuid4().hex),
        tenant=asker.tenant,
        by=asker.id,
        asked=msgspec.to_builtins(wanted.question),
        tentative_is_free=wanted.tentative_is_free,
        is_any_building=wanted.is_any_building,
        is_soonest=wanted.is_soonest,
        is_ranked=looked.search.ranks_by_free,
        purpose=wanted.purpose,
        interview=wanted.interview.id if wanted.interview else "",
        room_then=wanted.interview.room if wanted.interview else None,
        minutes_then=wanted.interview.minutes if wanted.interview else 0,
        change=wanted.change,
        candidate=candidate.name,
        candidate_mail=candidate.mail,
        address=wanted.address,
        left_out=wanted.left_out,
        kept=wanted.kept,
        asks_whether=wanted.asks_whether,
        unread=looked.found.unread,
        slots=tuple(to_offered_slot(slot, looked.search) for page in pages for slot in page),
        page_sizes=tuple(map(len, pages)),
        read_by=looked.read_by,
        away=away_near(looked.search.people, (one.span.start for one in looked.found.slots)),
        expires_at=looked.search.now + OFFER_LIVES,
    )
    drawn = replace(offer, timeline=timeline_rows(looked.search, _page(offer)))
    return drawn if has_plenty(offer) else add_reasons(drawn, looked)


def _candidate(wanted: SearchRequest, asker: Person) -> Candidate:
    """Return who is to be interviewed: as asked, or as the interview that is to be at another time says."""
    if wanted.interview is None:
        return wanted.question.candidate or Candidate()
    if not may_see_candidates(asker):
        return Candidate()
    return Candidate(wanted.interview.candidate, wanted.interview.candidate_mail)


def find_slot(offer: Offer, number: int, now: datetime) -> OfferedSlot:
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
    return len(offer.slots) >= PLENTY


def add_reasons(offer: Offer, looked: SearchResult) -> Offer:
    """Return the offer with what stands in the way, and the changes that would give more times."""
    return replace(
        offer,
        obstacles=tuple(obstacles(looked.search)),
        ways=tuple(map(code, relaxations(looked.search, later=looked.later))),
    )


def request_of(offer: Offer, interview: Interview | None = None) -> SearchRequest:
    """Return what an offer answered, so that it can be asked once more; for the interview that it moves, if any."""
    return SearchRequest(
        question_of(offer),
        tentative_is_free=offer.tentative_is_free,
        is_any_building=offer.is_any_building,
        is_soonest=offer.is_soonest,
        purpose=offer.purpose,
        interview=interview,
        is_elsewhen=interview is not None and not asks_for_bigger_room(question_of(offer)),
        change=offer.change,
    )


def question_of(offer: Offer) -> Question:
    """Return the question that an offer answered."""
    return msgspec.convert(offer.asked, Question)


def code(way: Relaxation) -> str:
    """Return a way out as a short text, such as `shorter:45`."""
    return f"{way.change.value}:{'' if way.value is None else way.value}"


def to_offered_slot(slot: Slot, search: Search) -> OfferedSlot:
    """Return a time that was found with everything Book needs, an interview's id included."""
    spare = slot.spare[:SPARE_KEPT]
    named = (*slot.people, *slot.optional, *spare)
    counted = [one for one in (*slot.people, *spare) if _counts(one, slot)]
    return OfferedSlot(
        start=slot.span.start,
        end=slot.span.end,
        people=(*slot.people, *slot.optional),
        spare=spare,
        more_free=slot.free - len(counted),
        outside=(*slot.outside, *(mail for mail in slot.spare_outside if mail in spare)),
        is_after_hours=slot.is_after_hours,
        tentative=slot.tentative,
        rooms=slot.rooms,
        elsewhere=_elsewhere(named, slot, search),
        choice=slot.choice if slot.spare else "",
        fewest_that_week=slot.fewest_that_week,
        interview=InterviewId(token_hex(16)),
    )


def _counts(mail: str, slot: Slot) -> bool:
    """Whether somebody who is free at a time counts among those who are."""
    return slot.is_after_hours or mail not in {*slot.outside, *slot.spare_outside}


def _elsewhere(mails: Iterable[str], slot: Slot, search: Search) -> tuple[str, ...]:
    """Return the addresses of those who work in another building than that of the room, as far as is known."""
    rooms = (one.building for one in search.venues if one.mail in slot.rooms[:1])
    there = next(rooms, "") if slot.rooms else ""
    if not there:
        return ()
    where = {one.mail: one.building for one in search.people}
    return tuple(mail for mail in mails if where[mail] not in {"", there})


def with_somebody_else(slot: OfferedSlot) -> OfferedSlot:
    """Return a time with the next of those who are free in place of who was chosen; Gone where there is nobody."""
    if not slot.choice or not slot.spare:
        raise Gone(what="substitute")
    return _with_choice(slot, slot.spare[0])


def _with_choice(slot: OfferedSlot, chosen: str) -> OfferedSlot:
    """Return a time with this one of those who are free as well in place of who was chosen."""
    rest = (mail for mail in slot.spare if mail != chosen)
    people = tuple(chosen if mail == slot.choice else mail for mail in slot.people)
    return replace(
        slot,
        people=people,
        spare=(*rest, slot.choice),
        choice=chosen,
        is_picked=True,
        fewest_that_week=None,
    )


def with_picks_of(before: Offer, offer: Offer) -> Offer:
    """Return an offer with whom the recruiter picked at the same times of the one before, where they are still free."""
    picked = {(one.start, one.end): one.choice for one in before.slots if one.is_picked}

    def kept(slot: OfferedSlot) -> OfferedSlot:
        chosen = picked.get((slot.start, slot.end), "")
        if chosen and chosen == slot.choice:
            return replace(slot, is_picked=True)
        return _with_choice(slot, chosen) if slot.choice and chosen in slot.spare else slot

    return replace(offer, slots=tuple(map(kept, offer.slots))) if picked else offer


# --- the card ------------------------------------------------------------------------------------


def offer_view(offer: Offer, known: AccountContext) -> OfferCard:
    """Return the card of an offer, for its asker."""
    question = question_of(offer)
    first, last = offer.page_bounds
    lines = tuple(_line(n, slot, known) for n, slot in enumerate(_page(offer), first + 1))
    days = [start.date() for start, _ in question.windows]
    return OfferCard(
        offer=offer.id,
        echo=offer.echo,
        minutes=question.minutes,
        asked_people=tuple(map(known.name, question.people)),
        need=question.need,
        musts=tuple(map(known.name, question.must)),
        asked_days=(min(days), max(days)) if days else None,
        asked_at=_asked_at(question, known.asker.zone),
        asks_whether=offer.asks_whether,
        asked_room=room_facts(question.room, known, interviewers=_most_coming(offer)),
        is_online=question.online,
        candidate=offer.candidate or offer.candidate_mail,
        candidate_mail=offer.candidate_mail if offer.address else "",
        known_mail=offer.address,
        left_out=offer.left_out,
        kept=offer.kept,
        filters=tuple(kept_filters(offer.kept, question, known)),
        zone=known.asker.zone.key,
        year=offer.expires_at.astimezone(known.asker.zone).year,
        slots=lines,
        timeline=tuple(_timeline(offer, first, known)),
        obstacles=tuple(obstacle_line(one, known) for one in offer.obstacles),
        reasons=offer.reasons,
        read_by=offer.read_by,
        viewers=teams_ids(known.asker.person),
        unread=tuple(known.name(mail) for mail in offer.unread),
        ways_out=tuple(_way_out(n, way, known) for n, way in enumerate(offer.ways)),
        wants_people=not question.people and question.need != "none",
        has_more=len(offer.slots) > last,
        is_ranked=offer.is_ranked,
        question=form_values(question, known),
        purpose=offer.purpose.value,
        interview=offer.interview,
        change=_changed(offer.change, known) if offer.change else NO_CHANGE,
    )


def _most_coming(offer: Offer) -> int:
    """Return how many interviewers Book would invite at most, at a time of the page."""
    return max((len(slot.people) for slot in _page(offer)), default=0)


def _changed(change: InterviewChange, known: AccountContext) -> ChangeFacts:
    """Return what else becomes of the interview that is moved, with names."""
    added, removed = (tuple(map(known.name, mails)) for mails in (change.add, change.remove))
    return ChangeFacts(
        minutes=change.minutes,
        online=change.online,
        room=known.name(change.room) if change.room else "",
        is_without_room=change.room == "",
        added=added,
        removed=removed,
        note=change.note or "",
        is_without_note=change.note == "",
        title=change.title or "",
        is_without_title=change.title == "",
        candidate=" ".join(filter(None, change.candidate or ())),
    )


def _page(offer: Offer) -> tuple[OfferedSlot, ...]:
    first, last = offer.page_bounds
    return offer.slots[first:last]


def _asked_at(question: Question, zone: ZoneInfo) -> datetime | None:
    """Return the start that a question is about alone, on the asker's clock; None for one about a stretch of time."""
    if len(question.windows) != 1:
        return None
    start, end = question.windows[0]
    is_one = end - start == timedelta(minutes=question.minutes)
    return start.replace(tzinfo=zone) if is_one else None


def _timeline(offer: Offer, first: int, known: AccountContext) -> Iterator[TimelineLine]:
    zone = known.asker.zone
    for row in offer.timeline:
        is_room = known.asker.account.room(row.party) is not None
        numbers = (
            number
            for number, slot in enumerate(_page(offer), first + 1)
            if not row.party or row.party in (*slot.people, *slot.rooms[:1])
        )
        yield TimelineLine(
            kind="day" if not row.party else "room" if is_room else "person",
            label=known.name(row.party) if row.party else "",
            start=row.start.astimezone(zone),
            cells=row.cells,
            numbers=tuple(numbers),
        )
    for label, cells in offer.strip if offer.strip_start else ():
        quarters = "".join(OLD_CELLS.get(one, "??") for one in cells)
        start = (offer.strip_start or offer.expires_at).astimezone(zone)
        yield TimelineLine(kind="person", label=label, start=start, cells=quarters)


def obstacle_line(one: Obstacle, known: AccountContext) -> ObstacleLine:
    """Return what stands in the way with a name, on the asker's clock."""
    zone = known.asker.zone
    return ObstacleLine(
        kind=one.kind,
        name=known.name(one.mail) if one.mail else "",
        busy=tuple((start.astimezone(zone), end.astimezone(zone)) for start, end in one.busy),
        is_always=one.is_always,
        seats=one.seats,
        until=one.until and one.until.astimezone(zone),
        is_never=one.is_never,
        building=one.building,
    )


def _way_out(number: int, way: str, known: AccountContext) -> WayOutLine:
    change, _, value = way.partition(":")
    name = known.name(value) if change == RelaxationKind.WITHOUT else value
    return WayOutLine(change=change, value=name, way=str(number))


def redraw(offer: Offer, known: AccountContext, *, taken: Collection[int]) -> OfferCard:
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
        people=tuple(known.name(mail) for mail in (*slot.people, *slot.others)),
        free_outside=tuple(known.name(mail) for mail in slot.spare if mail not in slot.others),
        more_free=slot.more_free,
        invited=tuple(known.name(mail) for mail in slot.people) if slot.spare else (),
        room=room_name(room, known),
        path=_path(known.asker.person, room) if room else "",
        room_elsewhere=_building(room, known) if _is_elsewhere_for_all(slot) else "",
        room_unsure=_building(room, known) if _is_unsure_for_all(slot, known) else "",
        outside_hours=tuple(known.name(mail) for mail in slot.outside if mail in slot.people),
        tentative=tuple(known.name(mail) for mail in slot.tentative),
        choice=known.name(slot.choice) if slot.choice else "",
        has_others=bool(slot.choice),
        fewest_that_week=slot.fewest_that_week if slot.choice else None,
        clocks=tuple(_other_clocks(slot, known)),
    )


def _is_elsewhere_for_all(slot: OfferedSlot) -> bool:
    return bool(slot.people) and set(slot.people) <= set(slot.elsewhere)


def _is_unsure_for_all(slot: OfferedSlot, known: AccountContext) -> bool:
    """Whether nobody is known to work where the room is, and of somebody it is not known where they do."""
    building = _building(slot.rooms[0], known) if slot.rooms else ""
    if not building or not slot.people or _is_elsewhere_for_all(slot):
        return False
    buildings = Buildings(known.asker.account)

    def may_be_there(mail: str) -> bool:
        person = known.people.get(mail)
        if person is None or mail in slot.elsewhere:
            return person is None
        return bool(person.building) or buildings.may_be_of(person, building)

    return not any(may_be_there(mail) for mail in slot.people)


def _other_clocks(slot: OfferedSlot, known: AccountContext) -> Iterator[ClockLine]:
    """Yield the time where those who would interview live, if their clocks show another one."""
    here = slot.start.astimezone(known.asker.zone)
    for mail in slot.people:
        person = known.people.get(mail)
        zone = zone_of(person, known.asker.account) if person else known.asker.zone
        there = slot.start.astimezone(zone)
        if there.utcoffset() != here.utcoffset():
            end = slot.end.astimezone(zone)
            yield ClockLine(name=known.name(mail), start=there, end=end, zone=zone.key)


def _building(mail: str, known: AccountContext) -> str:
    room = known.asker.account.room(mail)
    return room.building if room else ""


def room_name(mail: str, known: AccountContext) -> str:
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
    candidate = question.candidate or Candidate()
    return FormValues(
        day=next(iter(days)).isoformat() if len(days) == 1 else "",
        minutes=question.minutes,
        people=question.people,
        room="none" if wish is None else wish.mail or "any",
        all_people=people_to_choose(known.people, question.people),
        all_rooms=rooms_to_choose(known.asker.account, wish.mail if wish else None),
        candidate=candidate.name,
        candidate_mail=candidate.mail,
    )


def apply_relaxation(wanted: SearchRequest, way: str) -> SearchRequest:
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
    RelaxationKind.FEWER: lambda question, value: replace(
        question, need=int(value) + len(question.must)
    ),
    RelaxationKind.WITHOUT: _without,
}
