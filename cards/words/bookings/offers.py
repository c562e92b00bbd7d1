"""The words of an offer: its title, what was understood, each time, and what else could be asked."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Protocol

from cards.offer_views import ClockLine, OfferCard, RoomFacts, SlotLine, WayOutLine
from cards.words.bookings.changes import becomes
from cards.words.formatting import (
    MONTHS,
    WEEKDAYS,
    clock,
    count_of,
    display,
    join_clauses,
    join_names,
    join_some,
    length,
    possessive,
    possessives,
    quote,
    short_day,
    short_name,
    short_names,
    stretch,
    when,
    zone,
)

NAMED_MOST = 3
FREE_MOST = 2
SEARCH_AGAIN, SEARCH_AGAIN_TYPED = "Search again", "look again"
WHY, WHY_NOT_OTHERS = "Why", "Why not other times"
TRY_INSTEAD = "Try instead"
MORE_TIMES, MORE_TYPED = "More times", "more"
WHY_NOT, WHY_NOT_SPOKEN, WHY_NOT_TYPED = "Why not…", "Why not another time?", "why not"
ANOTHER_DAY = "For another day or time, type for example “how about Wednesday at 3pm?”."
NOTHING_HELPS = "Try another day, another time or other people."


# --- what it is about ----------------------------------------------------------------------------


def title(view: OfferCard) -> str:
    """Return "3 times with Ian and Mei on Tuesday", or yes or no where one time was asked about."""
    if not view.minutes:
        return display(view.echo, 300)
    if view.asked_at and view.purpose == "book":
        return _yes_or_no(view, view.asked_at)
    if view.asked_at and not view.slots:
        return f"{_at(view.asked_at)} doesn’t work {_whom(view)}".rstrip()
    what = _counted_times(view)
    said = " ".join(filter(None, (what, _whom(view))))
    days = _days(view)
    whole = f"{said}{' ' if days.startswith('on ') or not days else ', '}{days}".rstrip()
    if not view.asks_whether or view.purpose != "book":
        return whole
    return f"Yes, {whole}" if view.slots else f"No, {whole[0].lower()}{whole[1:]}"


def expired(view: OfferCard) -> str:
    """Return which answer may no longer hold, in one line."""
    why = "these times may be out of date" if view.slots else "calendars may have changed since"
    return f"{title(view)}: {why}"


def _counted_times(view: OfferCard) -> str:
    if not view.slots:
        return {"book": "No time works", "move": "No other time works", "propose": "No time works"}[
            view.purpose
        ]
    is_more = view.slots[0].number > 1
    noun = "more time" if is_more else "other time" if view.purpose == "move" else "time"
    said = count_of(len(view.slots), noun)
    return f"{said} to propose" if view.purpose == "propose" else said


def _whom(view: OfferCard) -> str:
    if view.candidate and not view.is_public:
        name = display(view.candidate, 60)
        # Without a time it is not the candidate who cannot come.
        return f"for {name}" if view.slots else f"for {possessive(name)} interview"
    if view.purpose != "book":
        return ""
    preposition = "with" if view.slots else "for"
    return f"{preposition} {_people(view)}" if view.asked_people else ""


def known_address(view: OfferCard) -> str:
    """Return where the candidate will be invited, where the question did not say; empty where it did, or others read along."""
    if view.is_public:
        return ""
    right = "Change corrects it.", "To invite them, add it under Change."
    return address_taken(view, *right)


class _WithAddress(Protocol):
    """A card whose candidate may have been given the address of another interview."""

    @property
    def candidate(self) -> str: ...
    @property
    def candidate_mail(self) -> str: ...
    @property
    def known_mail(self) -> str: ...


def address_taken(view: _WithAddress, corrected: str, added: str) -> str:
    """Return where the candidate will be invited and how that is corrected, or why nowhere and how an address is added."""
    name = display(view.candidate, 60)
    if name and view.known_mail == "several":
        return f"No email address is set for {name}: I know more than one. {added}"
    if name and view.known_mail and view.candidate_mail:
        mail = display(view.candidate_mail, 80)
        return f"{name} will be invited at {mail}, as for their other interview. {corrected}"
    return ""


def _needs_several(view: OfferCard) -> bool:
    """Whether more than one of several people is needed."""
    return isinstance(view.need, int) and view.need > 1


def _people(view: OfferCard) -> str:
    names = short_names(view.asked_people)
    if isinstance(view.need, int) and view.need < len(names):
        musts = [
            short
            for short, name in zip(names, view.asked_people, strict=True)
            if name in view.musts
        ]
        return join_some(names, view.need, musts, NAMED_MOST)
    return join_names(
        names, NAMED_MOST, last="or" if view.need == "any" and len(names) > 1 else "and"
    )


def _days(view: OfferCard) -> str:
    if view.asked_days is None:
        return ""
    first, last = view.asked_days
    if first == last:
        return f"on {WEEKDAYS[first.weekday()]}"
    return date_span(first, last)


def date_span(first: date, last: date) -> str:
    """Return "23–26 November" or "24 Dec – 1 Jan"."""
    if first.month == last.month:
        return f"{first.day}–{last.day} {MONTHS[last.month - 1]}"
    short = [f"{one.day} {MONTHS[one.month - 1][:3]}" for one in (first, last)]
    return " – ".join(short)


def _yes_or_no(view: OfferCard, at: datetime) -> str:
    free = bool(view.slots) and view.slots[0].start == at
    answer = "Yes" if free else "No"
    time, whom = _at(at), _for_candidate(view)
    if view.need == "none":
        room = (
            _room_alone(view) if free or (view.asked_room and view.asked_room.name) else "no room"
        )
        return f"{answer}, {room} {'is' if free or room == 'no room' else 'isn’t'} free{whom} on {time}"
    if not view.asked_people and _needs_several(view):
        return f"{answer}, {'' if free else 'fewer than '}{view.need} interviewers are free{whom} on {time}"
    if not view.asked_people:
        return f"{answer}, {'someone is' if free else 'nobody is'} free{whom} on {time}"
    names = _people(view)
    is_one = len(view.asked_people) == 1 or view.need == "any"
    verb = ("is" if is_one else "are") if free else ("isn’t" if is_one else "aren’t all")
    return f"{answer}, {names} {verb} free{whom} on {time}"


def _for_candidate(view: OfferCard) -> str:
    return f" for {display(view.candidate, 60)}" if view.candidate and not view.is_public else ""


def _at(start: datetime) -> str:
    return f"{WEEKDAYS[start.weekday()]} at {clock(start)}"


def _room_alone(view: OfferCard) -> str:
    """Return the room that is free, else the one asked for."""
    first = view.slots[0].room if view.slots else ""
    return display(first, 60) or (room_asked(view.asked_room) if view.asked_room else "a room")


def understood(view: OfferCard) -> str:
    """Return the question in one quiet line: day, length, who, which room."""
    if not view.minutes:
        return zone(view.zone)
    parts = (
        _date(view),
        length(view.minutes),
        _who(view),
        room_asked(view.asked_room),
        _online(view),
        zone(view.zone),
    )
    return " · ".join(part for part in parts if part)


def once_moved(view: OfferCard) -> str:
    """Return what else becomes of the interview that is moved; empty where nothing does, or others read along."""
    parts = [] if view.is_public else becomes(view.change)
    if not parts:
        return ""
    said = join_clauses(parts)
    return f"Once moved, it {said}." if view.slots else f"Nothing is changed yet. Moved, it {said}."


def _date(view: OfferCard) -> str:
    if view.asked_days is None or view.asked_days[0] != view.asked_days[1]:
        return ""
    on = view.asked_days[0]
    year = "" if view.year in {0, on.year} else f" {on.year}"
    return f"{on.day} {MONTHS[on.month - 1]}{year}"


def _who(view: OfferCard) -> str:
    if view.need == "none":
        return "no interviewers"
    if not view.asked_people:
        return f"any {view.need} interviewers" if _needs_several(view) else "anyone"
    is_in_title = not view.candidate and view.purpose == "book"
    return "" if is_in_title else _people(view)


def _online(view: OfferCard) -> str:
    return "online" if view.is_online else ""


def room_asked(room: RoomFacts | None) -> str:
    """Return which room was asked for: "any room in London", "no room"."""
    if room is None:
        return "no room"
    if room.name:
        return display(room.name, 60)
    with_ = f" with {join_names(room.features, 4)}" if room.features else ""
    seats = f" for {room.seats}" if room.seats else ""
    where = f" in {display(room.building, 60)}" if room.building else ""
    return f"{'a' if seats or with_ else 'any'} room{seats}{where}{with_}"


def too_small(room: RoomFacts | None) -> str:
    """Return that a room that was asked for seats fewer than would come; empty where it does not."""
    if room is None or not room.holds:
        return ""
    return (
        f"{display(room.name, 60)} seats {room.holds}, and {room.coming} people would come, "
        "the candidate included. For a bigger one: “any room”."
    )


# --- each time -----------------------------------------------------------------------------------

_CHOOSE = {"book": "Book", "move": "Move to", "propose": "Propose"}
_CHOOSE_TYPED = {"book": "book", "move": "choose", "propose": "propose"}


def is_one_day(view: OfferCard) -> bool:
    """Whether every time is on the day that the title names."""
    days = {slot.start.date() for slot in view.slots}
    asked = set(view.asked_days or ())
    return len(days | asked) <= 1


def order(view: OfferCard) -> str:
    """Return by what the times are in order, where that is not by time alone; empty for one time."""
    return "Most interviewers free first" if view.is_ranked and len(view.slots) > 1 else ""


def slot_time(view: OfferCard, slot: SlotLine) -> str:
    """Return "10:30–11:30", with its day where the times are on several."""
    if is_one_day(view) and view.minutes:
        return stretch(slot.start, slot.end)
    short = f"{WEEKDAYS[slot.start.weekday()][:3]} {slot.start.day}"
    return f"{short}, {stretch(slot.start, slot.end)}"


def slot_place(view: OfferCard, slot: SlotLine) -> str:
    """Return who and where, as far as that differs from time to time."""
    if slot.is_taken:
        return "No longer free"
    return " · ".join(filter(None, (_slot_people(view, slot), display(slot.room, 40))))


def _slot_people(view: OfferCard, slot: SlotLine) -> str:
    if slot.invited:
        return join_names(short_names(slot.invited), 5)
    is_told = not view.wants_people and set(slot.people) == set(view.asked_people)
    return "" if is_told else join_names(short_names(slot.people), NAMED_MOST)


def slot_notes(view: OfferCard, slot: SlotLine) -> Iterator[str]:
    """Yield what else is worth knowing of a time: who could stand in, other clocks, working hours."""
    if slot.is_taken:
        return
    others = [name for name in slot.people if name not in slot.invited]
    if slot.invited and others:
        named = join_names(short_names(others), FREE_MOST, unnamed=slot.more_free)
        yield f"Also free: {named}"
    if view.is_public:
        return
    if slot.invited and slot.free_outside and not others:
        yield f"Also free, outside their working hours: {join_names(short_names(slot.free_outside), FREE_MOST)}"
    # Said once of the same people, at the first time they would take.
    if (fewest := _fewest(slot)) not in [
        _fewest(one) for one in view.slots if one.number < slot.number
    ]:
        yield from fewest
    yield from _far_room(slot)
    yield from (_clock(one, slot.people) for one in slot.clocks)
    if slot.other_clock:
        yield display(slot.other_clock)
    yield from _hours(slot)


def _hours(slot: SlotLine) -> Iterator[str]:
    """Yield for whom it is outside working hours, and whose calendars have something tentative then."""
    if slot.outside_hours:
        yield f"Outside {possessives(slot.outside_hours)} working hours"
    if slot.tentative:
        calendars = "calendar" if len(slot.tentative) == 1 else "calendars"
        yield f"Maybe busy, by {possessives(slot.tentative)} {calendars}"


def _far_room(slot: SlotLine) -> Iterator[str]:
    """Yield that nobody is where the room is, or that this is not known of anybody."""
    if slot.room_elsewhere:
        yield f"Nobody who attends works in {display(slot.room_elsewhere, 60)}"
    if slot.room_unsure:
        yield f"I don’t know if anyone who attends works in {display(slot.room_unsure, 60)}"


def _fewest(slot: SlotLine) -> tuple[str, ...]:
    """Return why just this one is invited where others could be: they have the fewest interviews; empty where that is no reason."""
    number = slot.fewest_that_week
    chosen = (slot.choice,) if slot.choice else slot.invited
    if not slot.invited or number is None or slot.is_taken:
        return ()
    name, verb = join_names(short_names(chosen), 5), "has" if len(chosen) == 1 else "have"
    said = (
        f"{count_of(number, 'interview')} that week, the fewest"
        if number
        else "no interviews that week"
    )
    return (f"{name} {verb} {said}",)


def _clock(line: ClockLine, among: Sequence[str]) -> str:
    name, place = short_name(line.name, among), line.zone.rsplit("/", 1)[-1].replace("_", " ")
    return f"{name}: {stretch(line.start, line.end)} in {place}"


def slot_spoken(view: OfferCard, slot: SlotLine) -> str:
    """Return the time with its whole day."""
    return when(slot.start, slot.end, view.year)


def choose(view: OfferCard, slot: SlotLine) -> str:
    """Return the title of the button that takes a time."""
    verb = _CHOOSE[view.purpose]
    if is_one_day(view) and view.minutes:
        return f"{verb} {clock(slot.start)}"
    return f"{verb} {WEEKDAYS[slot.start.weekday()][:3]} {clock(slot.start)}"


def choose_spoken(view: OfferCard, slot: SlotLine) -> str:
    """Return the same with the whole day, for a screen reader."""
    return f"{_CHOOSE[view.purpose]} {when(slot.start, slot.end, view.year)}"


def choose_typed(view: OfferCard, slot: SlotLine) -> str:
    """Return what can be typed instead of pressing."""
    return f"{_CHOOSE_TYPED[view.purpose]} {slot.number}"


def other(slot: SlotLine) -> str:
    """Return the title of the button that invites somebody else at a time."""
    return f"Someone else for {slot.number}"


def other_spoken(view: OfferCard, slot: SlotLine) -> str:
    """Return the same with whom and when, for a screen reader."""
    name = join_names(short_names(slot.invited), 5)
    return f"Someone else than {name} for {when(slot.start, slot.end, view.year)}"


def other_typed(slot: SlotLine) -> str:
    """Return what can be typed instead of pressing."""
    return f"somebody else for {slot.number}"


def fine_print(view: OfferCard) -> str:
    """Return whose sign-in read the calendars or, in a channel, who can book."""
    if view.is_public:
        return "Only the person who asked can book from here."
    return f"Read with {possessive(short_name(view.read_by))} sign-in." if view.read_by else ""


# --- what else could be asked ---------------------------------------------------------------------


def try_one(number: int) -> str:
    """Return the title of a button for a way that is too long for one."""
    return f"Try {number}"


def way_title(way: WayOutLine, among: Sequence[str] = ()) -> str:
    """Return what a changed question is called on its button; `among` are those who were asked for."""
    value = way.value
    match way.change:
        case "shorter":
            return f"{length(int(value))} instead"
        case "other day":
            return short_day(date.fromisoformat(value))
        case "without":
            return f"Without {short_name(value, among)}"
        case "smaller room":
            return f"Room for {value}"
        case "fewer":
            return f"Only {value} of them"
        case _:
            return _WAYS.get(way.change) or display(way.title)


_WAYS = {
    "any room": "Any room",
    "tentative": "Count maybe as free",
    "any building": "Any building",
    "no room": "No room",
}


def left_out(view: OfferCard) -> str:
    """Return what of the message was not read; in public only that something was not."""
    if view.is_public:
        return "I left out some of what you wrote."
    said = join_names([quote(display(one, 36)) for one in view.left_out], 5)
    return f"I left out {said}: please check the times with that in mind."
