"""The words of a loop that is booked, and of the templates that loops are planned with."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from cards.components import Tone
from cards.interview_views import PersonLine
from cards.loop_views import (
    AskToCancelLoop,
    LoopCard,
    LoopSessionLine,
    LoopTemplatesView,
    TemplateLine,
)
from cards.view_models import Sheet
from cards.words.bookings.interview_card import (
    ANSWERS,
    CANCEL,
    CANCEL_TYPED,
    CHECKING,
    ENDED_BY,
    INVITATION_STATES,
    STILL_IN_CALENDAR,
    UNTIL_THEN,
    UNTOLD,
    told_of_change,
)
from cards.words.bookings.loop_offers import session
from cards.words.delivery import GOES_ON, MICROSOFT_AWAY
from cards.words.formatting import (
    all_of,
    clock,
    count_of,
    day,
    display,
    join_names,
    length,
    quote,
    short_day_and_time,
    short_name,
    short_names,
    short_time,
    stretch,
    when,
    zone,
)

UNDO_BOOKING = "Undo booking all sessions"
UNDO_CHANGE = "Undo the last change"
MOVE_SPOKEN = "Find another day or time for all sessions"
SWAP = "Swap two sessions"
ADD_WITH = "Add a session with"
ADD_LENGTH = "Length of that session"
SAVE_SPOKEN, SAVE_TYPED = "Swap two sessions or add one", "swap 1 and 2"
_NOTHING_LEFT = "Nothing is left in any calendar."


def cancel_all(view: LoopCard) -> tuple[str, str]:
    """Return the title of the button that cancels what is planned, and what can be typed instead."""
    is_one = len(_planned(view)) == 1
    return (CANCEL, CANCEL_TYPED) if is_one else ("Cancel all", "cancel all")


def yes_cancel(view: AskToCancelLoop) -> str:
    """Return the title of the button that does it."""
    return f"Yes, cancel {'it' if len(view.sessions) == 1 else 'all'}"


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
        # What is cancelled while others stand has no place among them.
        is_out = view.stage == "standing" and one.stage in {"ending", "ended"}
        yield at if is_out else f"{one.number} · {at}", _standing(view, one, short)


def _short(view: LoopCard) -> Mapping[str, str]:
    names = list(dict.fromkeys(each.name for one in view.sessions for each in one.people))
    return dict(zip(names, short_names(names), strict=True))


def _standing(view: LoopCard, one: LoopSessionLine, short: Mapping[str, str]) -> str:
    is_over = one.stage in {"ending", "ended"}
    people = [
        f"{short[each.name]} {_answered(each)}".strip() if not is_over else short[each.name]
        for each in one.people[:_NAMED_MOST]
    ]
    if left := len(one.people) - len(people):
        people.append(f"{left} more")
    room = display(one.room, 60) if one.room else "online" if one.is_online else ""
    if one.room and view.stage == "standing" and one.stage == "standing":
        room = f"{room} {ROOM_MARKS[one.room_state]}".strip()
    how = _HOW.get(one.stage, "") if view.stage == "standing" else ""
    note = "with a note" if one.has_note and not is_over else ""
    return " · ".join(filter(None, (", ".join(people), room, note, how)))


def _answered(person: PersonLine) -> str:
    """Return the mark of an answer, with the words that came with it."""
    mark = MARKS[person.answer]
    if not person.comment or not mark:
        return mark
    clock_named = f" ({zone(person.comment_zone)})" if person.comment_zone else ""
    return f"{mark} {quote(display(person.comment, 120))}{clock_named}"


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
            goes = (
                "the plan of the day goes out" if is_plan else "invitations to each session go out"
            )
            said = f"{goes} at {clock(view.candidate_at)}"
        case "changed" if view.candidate_at:
            said = told_of_change(view.candidate_at)
        case "withdrawn" | "declined" | "refused" | "outdated" as state:
            said = INVITATION_STATES[state]
        case "invited" if view.candidate_answer in ANSWERS:
            said = ANSWERS[view.candidate_answer]
        case "invited":
            has = "has the plan of the day" if is_plan else "invited to each session"
            said = _answers(view) or has
        case _:
            said = "being invited"
    return f"{mail} · {said}"


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


_ROOM_WAITS = frozenset({"checking", "requested", "awaiting approval"})


def _how_it_stands(view: LoopCard) -> tuple[str, str, Tone]:
    live = _planned(view)
    if all(one.is_over for one in live):
        last = max(one.end for one in live)
        rest = [one for one in view.sessions if one not in live and one.start >= last]
        if rest:
            return _rest_cancelled(live, rest)
    people = [each for one in live for each in one.people]
    answered = sum(one.answer == "accepted" for one in people)
    rooms = [one.room_state for one in live]
    said = f"Booked – {answered} of {len(people)} accepted"
    if untold := _candidate_amiss(view):
        return f"{said}, but {untold}", "", "warning"
    is_other_time = any(one.proposed_start is not None for one in live)
    if (
        is_other_time
        or any(one.has_left for one in people)
        or "declined" in {*rooms, *(one.answer for one in people)}
    ):
        return said, "", "warning"
    if waiting := sum(one in _ROOM_WAITS for one in rooms):
        return f"{said}, waiting for {count_of(waiting, 'room')}", "", "plain"
    return said, "", "good"


def _candidate_amiss(view: LoopCard) -> str:
    """Return what keeps the candidate from it, as far as that is known."""
    who = display(view.candidate, 60) or "the candidate"
    has_answered = view.candidate_state in {"invited", "declined"}
    if has_answered and "declined" in view.candidate_answers:
        return f"{who} declined"
    untold = UNTOLD.get(view.candidate_state)
    return f"{who} {untold}" if untold else ""


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


def instead_of(view: LoopCard, one: LoopSessionLine) -> str:
    """Return in whose place, and when, those could come who are free."""
    short = _short(view)
    gone = join_names([short[name] for name in one.to_replace], 3)
    return f"Free at {clock(one.start)}, in place of {gone}"


def declined(view: LoopCard, one: LoopSessionLine, gone: Sequence[str]) -> str:
    """Return who cannot come to which session."""
    short = _short(view)
    return f"{join_names([short[name] for name in gone], 3)} declined the session at {clock(one.start)}"


def left(view: LoopCard, one: LoopSessionLine, gone: Sequence[str]) -> str:
    """Return who of a session has left the account."""
    short, verb = _short(view), "isn’t" if len(gone) == 1 else "aren’t"
    who = join_names([short[name] for name in gone], 3)
    return f"{who} ({clock(one.start)}) {verb} in this account any more"


def in_doubt(one: LoopSessionLine) -> str:
    """Return what else is to be done about a session: no room, or another time that is proposed."""
    if one.stage != "standing":
        return ""
    if one.room_state == "declined":
        return f"{display(one.room, 60)} isn’t available at {clock(one.start)}"
    if one.spare_rooms:
        return f"{display(one.room, 60)} hasn’t answered for {clock(one.start)}"
    if one.proposed_start is None:
        return ""
    who = short_name(one.proposer, [each.name for each in one.people])
    why = f": {quote(display(one.proposed_comment, 120))}" if one.proposed_comment else ""
    other = short_day_and_time(one.proposed_start)
    return f"{who} proposes {other} instead of {clock(one.start)}{why}"


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
        yield short_day_and_time(start), join_names(short_names(people), 4)
    if view.reason:
        yield "Reason", quote(display(view.reason))


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
