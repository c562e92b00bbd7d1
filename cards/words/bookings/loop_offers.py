"""The words of whole schedules for a candidate's interviews: those to choose from, and why there are none."""

from collections.abc import Iterator, Sequence
from datetime import date

from cards.loop_views import (
    AskedSession,
    LoopOfferCard,
    ScheduleLine,
    SessionLine,
)
from cards.offer_views import WayOutLine
from cards.words.bookings.offers import address_taken, date_span, room_asked
from cards.words.bookings.unavailability import obstacle_sentences
from cards.words.formatting import (
    WEEKDAYS,
    clock,
    count_of,
    display,
    join_names,
    length,
    possessives,
    quote,
    short_day,
    short_name,
    short_names,
    short_time,
    stretch,
    zone,
)

CHANGE_SPOKEN = "Another day, or one more session"
MORE, MORE_TYPED = "More schedules", "more"
NOTHING_HELPS = "Try another day, more hours or other people."
PUBLIC = "Only the person who asked can book from here."


# --- schedules to choose from --------------------------------------------------------------------


def expired(view: LoopOfferCard) -> str:
    """Return that the answer may no longer hold."""
    if not view.schedules:
        return "Calendars may have changed since"
    return "These schedules may be out of date"


def title(view: LoopOfferCard) -> str:
    """Return "3 schedules for Jo Park on Tuesday"; of none, also between which hours they were looked for."""
    noun = "other schedule" if view.purpose == "move" else "schedule"
    found = count_of(len(view.schedules), noun) if view.schedules else f"No {noun} works"
    if view.schedules and view.schedules[0].number > 1:
        found = count_of(len(view.schedules), "more schedule")
    whom = f"for {display(view.candidate, 60)}" if view.candidate and not view.is_public else ""
    hours = "" if view.schedules else _hours(view)
    return " ".join(filter(None, (found, whom, _days(view), hours)))


def _hours(view: LoopOfferCard) -> str:
    """Return the stretch of one day that was asked for; nothing where it is more than one."""
    if view.asked_hours is None or view.asked_hours[0].date() != view.asked_hours[1].date():
        return ""
    return f"between {clock(view.asked_hours[0])} and {clock(view.asked_hours[1])}"


def _days(view: LoopOfferCard) -> str:
    if view.asked_days is None:
        return ""
    first, last = view.asked_days
    return f"on {WEEKDAYS[first.weekday()]}" if first == last else f"on {date_span(first, last)}"


def understood(view: LoopOfferCard) -> str:
    """Return the question in one quiet line: the sessions, which room, whose clock."""
    joint = ", then " if view.is_ordered else ", "
    is_open = sum(1 for one in view.sessions if one.start is None) > 1
    order = "in any order" if is_open and not view.is_ordered else ""
    parts = (
        joint.join(session(one, view.sessions) for one in view.sessions),
        order,
        "over two days if need be" if view.days > 1 else "",
        room_asked(view.asked_room),
        "online" if view.is_online else "",
        zone(view.zone),
    )
    return " · ".join(filter(None, parts))


def known_address(view: LoopOfferCard) -> str:
    """Return where the candidate will be invited, where the question did not say; empty where it did, or others read along."""
    if view.is_public:
        return ""
    return address_taken(view, "It can be changed once booked.", "It can be added once booked.")


def session(one: AskedSession, among: Sequence[AskedSession] = ()) -> str:
    """Return "Ian 1 hour", "Mei 45 minutes at 10:00" or "one of Mei and Tom 45 minutes online"."""
    everybody = list(dict.fromkeys(name for each in among or (one,) for name in each.people))
    short = dict(zip(everybody, short_names(everybody), strict=True))
    names = [short[name] for name in one.people]
    if one.pool:
        some = f"{one.need} of" if isinstance(one.need, int) else "all of"
        return f"{some} the {display(one.pool, 60)} pool {length(one.minutes)}"
    who = join_names(names, 5) if names else "anyone"
    if isinstance(one.need, int) and one.need < len(names):
        who = _chosen([short[name] for name in one.must], names, one.need)
    online = "online" if one.is_online else ""
    return " ".join(filter(None, (who, length(one.minutes), online, _start(one, among))))


def _chosen(must: Sequence[str], names: Sequence[str], need: int) -> str:
    """Return "Sam or Tom", "2 of Mei, Sam and Tom" or "Mei and one of Sam and Tom"."""
    others = [name for name in names if name not in must]
    left = need - len(must)
    if must:
        return (
            f"{join_names(must, 5)} and {'one' if left == 1 else left} of {join_names(others, 5)}"
        )
    return join_names(others, 5, last="or") if left == 1 else f"{left} of {join_names(others, 5)}"


def _start(one: AskedSession, among: Sequence[AskedSession]) -> str:
    """Return "at 10:00", with its day where the sessions lie on several; empty where the time is open."""
    if one.start is None:
        return ""
    is_one_day = len({each.start.date() for each in among if each.start}) <= 1
    at = f"at {clock(one.start)}"
    return at if is_one_day else f"on {WEEKDAYS[one.start.weekday()]} {at}"


def schedule_title(one: ScheduleLine) -> str:
    """Return "1 · Tue 24 Nov, 09:00–11:30"."""
    said = f"{one.number} · {_when(one)}"
    return f"{said} · no longer free" if one.is_taken else said


def _when(one: ScheduleLine) -> str:
    first, last = one.sessions[0], one.sessions[-1]
    if first.start.date() == last.start.date():
        return f"{short_day(first.start)}, {stretch(first.start, last.end)}"
    return f"{short_day(first.start)} and {short_day(last.start)}"


def session_rows(view: LoopOfferCard, one: ScheduleLine) -> Iterator[tuple[str, str]]:
    """Yield when, and who and where, of each session of a schedule."""
    days = {each.start.date() for each in one.sessions}
    names = [name for each in view.schedules for line in each.sessions for name in line.people]
    known = list(dict.fromkeys(names))
    short = dict(zip(known, short_names(known), strict=True))
    for each in one.sessions:
        who = join_names([short[name] for name in each.people], 4)
        at = stretch(each.start, each.end) if len(days) == 1 else short_time(each.start)
        yield at, " · ".join(filter(None, (who, place(each))))


def place(one: SessionLine) -> str:
    """Return where a session is: a room, online, or neither."""
    return display(one.room, 60) if one.room else "online" if one.is_online else ""


def imperfect(view: LoopOfferCard, one: ScheduleLine) -> str:
    """Return in one line what is between the sessions and what is not ideal about a schedule."""
    parts = [f"lunch {stretch(*span)}" for span in one.lunches]
    parts += [f"break {stretch(*span)}" for span in one.breaks]
    if one.waiting_minutes:
        parts.append(f"{length(one.waiting_minutes)} of waiting")
    if one.room_changes:
        parts.append(count_of(one.room_changes, "change") + " of room")
    if not view.is_public:
        late = dict.fromkeys(name for each in one.sessions for name in each.outside_hours)
        if late:
            whose = possessives(list(late))
            parts.append(f"outside {whose} working hours")
    said = " · ".join(parts)
    return said[:1].upper() + said[1:]


def choose(view: LoopOfferCard, one: ScheduleLine) -> str:
    """Return the title of the button that takes a schedule."""
    verb = "Move to" if view.purpose == "move" else "Book"
    start = one.sessions[0].start
    return f"{verb} {WEEKDAYS[start.weekday()][:3]} {clock(start)}"


def choose_spoken(view: LoopOfferCard, one: ScheduleLine) -> str:
    """Return the same for a screen reader: how many sessions, and when."""
    verb = "Move to" if view.purpose == "move" else "Book"
    return f"{verb} schedule {one.number}: {count_of(len(one.sessions), 'session')}, {_when(one)}"


def choose_typed(view: LoopOfferCard, one: ScheduleLine) -> str:
    """Return what can be typed instead of pressing."""
    return f"{'choose' if view.purpose == 'move' else 'book'} {one.number}"


def left_out(view: LoopOfferCard) -> str:
    """Return what of the message was not read; in public only that something was not."""
    if view.is_public:
        return "I left out some of what you wrote."
    said = join_names([quote(display(one, 80)) for one in view.left_out], 5)
    return f"I left out {said}: please check the schedules with that in mind."


# --- why there is none ---------------------------------------------------------------------------

_BLOCKED = {
    "no time": "{} has no time that works, whatever the others do.",
    "too little time": "There are free times for {}, but none fits together with the other sessions.",
    "too long": "All sessions take longer than a candidate’s day may. The longest is {}.",
    "too few people": "Nobody is left for {}: each person takes one session.",
}


def reasons(view: LoopOfferCard) -> Iterator[str]:
    """Yield which session stands in the way, and what stands in its own."""
    if view.blocker is None or not view.blocker_kind:
        return
    named = session(view.sessions[view.blocker], view.sessions)
    said = _BLOCKED[view.blocker_kind].format(f"“{named}”")
    yield said
    yield from obstacle_sentences(view.obstacles)


def way_title(way: WayOutLine) -> str:
    """Return what a changed question is called on its button."""
    if way.change == "any order":
        return "Any order"
    if way.change == "two days":
        return "Over two days"
    name, _, stand_in = way.value.partition(":")
    if not stand_in:
        return f"Without {short_name(name)}"
    return " for ".join(short_names([stand_in, name]))


def change_typed(day: date | None) -> str:
    """Return what can be typed to ask for the next working day after this one, or the next week after several."""
    if day is None:
        return "what about next week"
    ahead = _TO_MONDAY.get(day.weekday(), 1)
    return f"what about {WEEKDAYS[(day.weekday() + ahead) % 7]}"


_TO_MONDAY = {4: 3, 5: 2}
