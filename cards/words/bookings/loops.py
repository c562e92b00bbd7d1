"""The words of interview loops: schedules to choose from, why there are none, and a loop that is booked."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from cards.components import Tone
from cards.loop_views import (
    AskedSession,
    AskToCancelLoop,
    LoopCard,
    LoopOfferCard,
    LoopSessionLine,
    LoopTemplatesView,
    ScheduleLine,
    SessionLine,
    TemplateLine,
)
from cards.view_models import Sheet, WayOutLine
from cards.words.bookings.interview_card import (
    ANSWERS,
    CHECKING,
    ENDED_BY,
    INVITATION_STATES,
    STILL_IN_CALENDAR,
    UNTIL_THEN,
)
from cards.words.bookings.offers import date_span, obstacle_sentences, room_asked
from cards.words.delivery import GOES_ON, MICROSOFT_AWAY
from cards.words.formatting import (
    MONTHS,
    WEEKDAYS,
    all_of,
    clock,
    count_of,
    day,
    display,
    join_names,
    length,
    possessive,
    quote,
    short_name,
    short_names,
    short_time,
    stretch,
    when,
    zone,
)

CHANGE_SPOKEN = "Another day, or one more session"
MORE, MORE_TYPED = "More schedules", "more"
NOTHING_HELPS = "Try another day, a longer stretch of time or other people."
PUBLIC = "Only the person who asked can book from here."


# --- schedules to choose from --------------------------------------------------------------------


def expired(view: LoopOfferCard) -> str:
    """Return that the answer may no longer hold."""
    if not view.schedules:
        return "Calendars may have changed since"
    return "These schedules may be out of date"


def title(view: LoopOfferCard) -> str:
    """Return "3 schedules for Jo Park on Tuesday"."""
    noun = "other schedule" if view.purpose == "move" else "schedule"
    found = count_of(len(view.schedules), noun) if view.schedules else f"No {noun} works"
    if view.schedules and view.schedules[0].number > 1:
        found = count_of(len(view.schedules), "more schedule")
    whom = f"for {display(view.candidate, 60)}" if view.candidate and not view.is_public else ""
    return " ".join(filter(None, (found, whom, _days(view))))


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
        who = join_names(names, 5, last="or") if one.need == 1 else f"{one.need} of {who}"
    online = "online" if one.is_online else ""
    return " ".join(filter(None, (who, length(one.minutes), online, _start(one, among))))


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


def short_day(at: datetime) -> str:
    """Return "Tue 24 Nov"."""
    return f"{WEEKDAYS[at.weekday()][:3]} {at.day} {MONTHS[at.month - 1][:3]}"


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
            whose = join_names([possessive(one) for one in short_names(list(late))], 3)
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


def unread(view: LoopOfferCard) -> str:
    """Return whose calendars could not be read, and that nobody of them is counted as free."""
    if view.is_public:
        calendars = count_of(len(view.unread), "calendar")
        return f"I couldn’t read {calendars}, so I don’t count what’s in them as free."
    whose = join_names([possessive(one) for one in short_names(view.unread)], 5)
    many = len(view.unread) > 1
    return f"I couldn’t read {whose} calendar{'s' if many else ''}, so I don’t count {'them' if many else short_name(view.unread[0])} as free."


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


# --- a loop that is booked -----------------------------------------------------------------------

UNDO_BOOKING = "Undo booking all sessions"
UNDO_CHANGE = "Undo the last change"
MOVE_SPOKEN = "Find another day or time for all sessions"
SWAP = "Swap two sessions"
ADD_WITH = "Add a session with"
ADD_LENGTH = "Length of that session"
SAVE_SPOKEN, SAVE_TYPED = "Swap two sessions or add one", "swap 1 and 2"
CANCEL_ALL, CANCEL_ALL_TYPED = "Cancel all", "cancel all"
YES_CANCEL = "Yes, cancel all"
_NOTHING_LEFT = "Nothing is left in any calendar."


def loop_title(view: LoopCard) -> str:
    """Return "3 interviews with Jo Park"."""
    said = count_of(len(_planned(view)), "interview")
    return (
        said
        if view.is_public or not view.candidate
        else f"{said} with {display(view.candidate, 80)}"
    )


def _planned(view: LoopCard) -> list[LoopSessionLine]:
    """Return the sessions that take place; of a loop that is over, all of them."""
    live = [one for one in view.sessions if one.stage not in {"ending", "ended"}]
    return live or list(view.sessions)


def loop_time(view: LoopCard) -> str:
    """Return "Tuesday 24 November, 09:00–11:30 · London time"."""
    planned = _planned(view)
    days = list(dict.fromkeys(one.start.date() for one in planned))
    if len(days) == 1:
        at = when(planned[0].start, max(one.end for one in planned), view.year)
    else:
        firsts = [next(one.start for one in planned if one.start.date() == on) for on in days]
        at = join_names([day(first, view.year) for first in firsts], 4)
    return f"{at} · {zone(view.zone)}"


def loop_rows(view: LoopCard) -> Iterator[tuple[str, str]]:
    """Yield when each session is, and who comes, where, and how they stand."""
    days = {one.start.date() for one in _planned(view)}
    short = _short(view)
    for one in view.sessions:
        is_plain = days == {one.start.date()}
        at = stretch(one.start, one.end) if is_plain else short_time(one.start)
        yield f"{one.number} · {at}", _standing(view, one, short)


def _short(view: LoopCard) -> Mapping[str, str]:
    names = list(dict.fromkeys(each.name for one in view.sessions for each in one.people))
    return dict(zip(names, short_names(names), strict=True))


def _standing(view: LoopCard, one: LoopSessionLine, short: Mapping[str, str]) -> str:
    is_over = one.stage in {"ending", "ended"}
    people = [
        f"{short[each.name]} {MARKS[each.answer]}".strip() if not is_over else short[each.name]
        for each in one.people[:_NAMED_MOST]
    ]
    if left := len(one.people) - len(people):
        people.append(f"{left} more")
    room = display(one.room, 60) if one.room else "online" if one.is_online else ""
    if one.room and view.stage == "standing" and one.stage == "standing":
        room = f"{room} {ROOM_MARKS[one.room_state]}".strip()
    how = _HOW.get(one.stage, "") if view.stage == "standing" else ""
    return " · ".join(filter(None, (", ".join(people), room, how)))


_NAMED_MOST = 5
"""Of the people of one session, in its line."""
_HOW = {
    "claimed": "being written …",
    "reserved": "being written …",
    "ending": "being cancelled …",
    "ended": "cancelled",
}


MARKS = {"none": "", "accepted": "✓", "tentative": "(maybe)", "declined": "✗"}
ROOM_MARKS = {
    "none": "",
    "checking": "(checking)",
    "requested": "(requested)",
    "confirmed": "✓",
    "awaiting approval": "(waiting for approval)",
    "declined": "✗",
}


def loop_facts(view: LoopCard) -> Iterator[tuple[str, str]]:
    """Yield what else is known of a loop."""
    if view.candidate_state and view.stage not in {"ending", "ended"}:
        yield "Candidate", _candidate(view)
    if view.reason:
        yield "Reason", quote(display(view.reason))


def _candidate(view: LoopCard) -> str:
    mail = display(view.candidate_mail, 80)
    is_plan = view.candidate_event_per == "day"
    match view.candidate_state:
        case "waiting" if view.candidate_at:
            at = clock(view.candidate_at)
            goes = (
                "the plan of the day goes out" if is_plan else "invitations to each session go out"
            )
            return f"{mail} · {goes} at {at}"
        case "withdrawn" | "refused" | "outdated" as state:
            return f"{mail} · {INVITATION_STATES[state]}"
        case "invited" if view.candidate_answer in ANSWERS:
            return f"{mail} · {ANSWERS[view.candidate_answer]}"
        case "invited" if answers := _answers(view):
            return f"{mail} · {answers}"
        case "invited":
            return f"{mail} · {'has the plan of the day' if is_plan else 'invited to each session'}"
        case _:
            return f"{mail} · being invited"


def _answers(view: LoopCard) -> str:
    """Return how the candidate answered several invitations: "2 of 3 accepted, 1 declined"."""
    given = Counter(one for one in view.candidate_answers if one in ANSWERS)
    if not given:
        return ""
    told = [f"{count} {ANSWERS[answer]}" for answer, count in given.most_common()]
    return f"of {len(view.candidate_answers)} invitations {', '.join(told)}"


def loop_stage(view: LoopCard) -> tuple[str, str, Tone]:
    """Return how far a loop has come, what follows from it, and its tone."""
    if view.is_delayed and view.stage in {"claimed", "reserved", "ending"}:
        return MICROSOFT_AWAY, GOES_ON, "warning"
    match view.stage:
        case "claimed":
            return CHECKING, "", "plain"
        case "reserved":
            return "Everything is still free. Inviting people and reserving rooms …", "", "plain"
        case "standing":
            return _how_it_stands(view)
        case "ending":
            return "Taking all sessions out of the calendars …", UNTIL_THEN, "plain"
        case _:
            return _ended(view)


def _how_it_stands(view: LoopCard) -> tuple[str, str, Tone]:
    live = _planned(view)
    if all(one.is_over for one in live):
        last = max(one.end for one in live)
        rest = [one for one in view.sessions if one not in live and one.start >= last]
        if rest:
            return _rest_cancelled(live, rest)
    people = [each for one in live for each in one.people]
    answered = sum(one.answer == "accepted" for one in people)
    waiting = [
        one for one in live if one.room_state in {"checking", "requested", "awaiting approval"}
    ]
    said = f"Booked – {answered} of {len(people)} accepted"
    is_troubled = any(one.answer == "declined" for one in people) or any(
        one.room_state == "declined" for one in live
    )
    if is_troubled:
        return said, "", "warning"
    if waiting:
        return f"{said}, waiting for {count_of(len(waiting), 'room')}", "", "plain"
    return said, "", "good"


def _rest_cancelled(
    live: Sequence[LoopSessionLine], rest: Sequence[LoopSessionLine]
) -> tuple[str, str, Tone]:
    """Return how a loop stands of which the second half was cancelled."""
    stays = f"{_over(len(live))} in the calendars."
    if any(one.stage == "ending" for one in rest):
        return "Taking what was still to come out of the calendars …", stays, "plain"
    return (
        "What was still to come is cancelled",
        f"Outlook is telling everyone. {stays}",
        "quiet",
    )


def _ended(view: LoopCard) -> tuple[str, str, Tone]:
    if view.is_left_in_calendar:
        return "I couldn’t take all of it out of the calendars", STILL_IN_CALENDAR, "bad"
    short = _short(view)
    names = [short.get(name, name) for name in display(view.why, 300).split(", ") if name]
    match view.ending:
        case "undone":
            rooms = "All rooms are free again. " if any(one.room for one in view.sessions) else ""
            return "Booking undone", f"{rooms}{_NOTHING_LEFT}", "quiet"
        case "cancelled":
            rest = "Removed from the calendars. Outlook is telling everyone."
            return "All sessions are cancelled", rest, "quiet"
        case "taken":
            verb = "is" if len(names) == 1 else "are"
            who = (
                f"{join_names(names, 5)} {verb} no longer free"
                if names
                else "someone just took that time"
            )
            return (
                f"Not booked: {who}",
                f"Nobody was invited to any session. {_NOTHING_LEFT}",
                "warning",
            )
        case _:
            missing = join_names(names, 5, "or")
            who = f"I couldn’t get {missing}" if names else "Microsoft 365 didn’t accept it"
            why = ENDED_BY.get(view.why, who)
            rest = f"I took back what I had written of all sessions. {_NOTHING_LEFT}"
            return f"Not booked: {why}", rest, "bad"


def stand_ins(one: LoopSessionLine) -> list[str]:
    """Return how those are called who are free at a session's time."""
    return short_names(one.substitutes, [each.name for each in one.people])


def declined(view: LoopCard, one: LoopSessionLine, gone: Sequence[str]) -> str:
    """Return who cannot come to which session."""
    short = _short(view)
    return f"{join_names([short[name] for name in gone], 3)} declined the session at {clock(one.start)}"


def in_doubt(one: LoopSessionLine) -> str:
    """Return what else is to be done about a session: no room, or another time that is proposed."""
    if one.stage != "standing":
        return ""
    if one.room_state == "declined":
        return f"{display(one.room, 60)} isn’t available at {clock(one.start)}"
    if one.spare_rooms:
        return f"{display(one.room, 60)} hasn’t answered for {clock(one.start)}"
    return f"Another time is proposed for {clock(one.start)}" if one.has_proposal else ""


def show_title(one: LoopSessionLine) -> str:
    """Return the title of the button that shows a session on its own."""
    return f"Show {clock(one.start)}"


def show_spoken(one: LoopSessionLine) -> str:
    """Return the same for a screen reader."""
    return f"Show session {one.number}, {stretch(one.start, one.end)}"


def ask_to_cancel_title(view: AskToCancelLoop) -> str:
    """Return the question."""
    said = all_of(len(view.sessions), "interview")
    left = f"{said} still to come" if view.over else said
    if not view.candidate:
        return f"Cancel {left}?"
    return f"Cancel {left} with {display(view.candidate, 60)}?"


def cancelled_rows(view: AskToCancelLoop) -> Iterator[tuple[str, str]]:
    """Yield when each session would have been, and with whom."""
    for start, _, people in view.sessions:
        yield f"{short_day(start)}, {clock(start)}", join_names(short_names(people), 4)


def cancel_effects(view: AskToCancelLoop) -> Iterator[str]:
    """Yield what cancelling does."""
    if view.over:
        yield f"{_over(view.over)} in the calendars."
    yield "Interviewers get a cancellation from Outlook."
    if view.is_candidate_invited and view.over:
        yield "The candidate gets what is left of their plan."
    elif view.is_candidate_invited:
        several = f"The candidate gets {view.candidate_events}, one for each invitation."
        yield several if view.candidate_events > 1 else "The candidate gets one too."
    if view.has_rooms:
        yield "The rooms are free again."


def _over(count: int) -> str:
    """Return "The 2 interviews that are over stay"."""
    return (
        "The interview that is over stays"
        if count == 1
        else f"The {count} interviews that are over stay"
    )


def session_choice(one: LoopSessionLine) -> str:
    """Return "2 · 10:00 Mei", to choose from."""
    return f"{one.number} · {clock(one.start)} {join_names(short_names([each.name for each in one.people]), 2)}"


# --- templates -----------------------------------------------------------------------------------


def templates(view: LoopTemplatesView) -> Sheet:
    """Return each template with its sessions, and how one is kept and used."""
    rows = tuple((display(one.name, 60), _template(one)) for one in view.templates)
    return Sheet(
        title=f"{count_of(len(rows), 'loop template')}" if rows else "No loop templates yet",
        rows=rows,
        hints=(
            "An admin keeps one: “onsite backend: 1 of pool backend 60, Mei 45, Ian or Lucy 30, breaks 15 after two”.",
            "Plan with it: “schedule onsite backend for Jo Park next week”.",
        ),
    )


def _template(one: TemplateLine) -> str:
    said = ", then ".join(session(each, one.sessions) for each in one.sessions)
    if one.break_minutes is None:
        return said
    after = f" after every {count_of(one.break_after, 'session')}" if one.break_after else ""
    return f"{said} · breaks of {length(one.break_minutes)}{after}"


def change_typed(day: date | None) -> str:
    """Return what can be typed to ask for the next working day after this one, or the next week after several."""
    if day is None:
        return "what about next week"
    ahead = _TO_MONDAY.get(day.weekday(), 1)
    return f"what about {WEEKDAYS[(day.weekday() + ahead) % 7]}"


_TO_MONDAY = {4: 3, 5: 2}
