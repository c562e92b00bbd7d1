"""The words of an interview's card: its title, how it stands, each answer, and what ended it."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from cards.interview_views import InterviewCard, PersonLine, ProposalLine
from cards.words.bookings.unavailability import rule_sentence
from cards.words.formatting import (
    clock,
    count_of,
    day_and_time,
    display,
    join_clauses,
    join_names,
    length,
    possessive,
    possessives,
    quote,
    short_day_and_time,
    short_name,
    short_names,
    short_time,
    short_title,
    stretch,
    when,
    zone,
)

NAMES_MOST = 8
TOLD_IF_LEFT = "If I can’t take an old invitation out of your calendar, I’ll tell you."
ANSWERS = {"accepted": "✓ accepted", "tentative": "maybe", "declined": "✗ declined"}
DECLINED_BEFORE = {
    "time": "declined the earlier time",
    "length": "declined the earlier length",
    "invitation": "declined the earlier invitation",
}
OWN_ANSWERS = {
    "accepted": "You accepted",
    "tentative": "You said maybe",
    "declined": "You declined",
}
ROOM_STATES = {
    "none": "",
    "checking": "checking",
    "requested": "requested",
    "confirmed": "✓ confirmed",
    "awaiting approval": "waiting for approval",
    "declined": "✗ not available",
}
INTERVIEWERS = "Interviewers"
SUBSTITUTES = "Free at that time"
REPLACED_MOST = "I’ve asked others three times by myself already. Now you choose."
OTHER_ROOMS = "Other rooms at that time"
BIGGER_ROOMS = "Bigger rooms at that time"
BIGGER_ROOM = "For a bigger room, type “bigger room”."
DETAILS = "Details"
PUBLIC_ENDED = "No longer planned"
PUBLIC_DETAILS = "Details are in your own chat with me."
ACCEPT, ACCEPT_TYPED = "Accept", "accept"
MAYBE, MAYBE_TYPED = "Maybe", "maybe"
NEW_TIME, NEW_TIME_SPOKEN, NEW_TIME_TYPED = (
    "New time",
    "Propose another time",
    "propose another time",
)
JOIN = "Join meeting"
NUDGE, NUDGE_SPOKEN = "Remind", "Remind the interviewers who haven’t answered"
NUDGE_TYPED = "remind the interviewers"
OPEN_ANSWERS = frozenset({"none", "tentative"})
ASK, USE = "Ask", "Use"
UNDO, UNDO_TYPED = "Undo", "undo"
UNDO_WISH_SPOKEN = "Take back the time I proposed"
MOVE, MOVE_SPOKEN, MOVE_TYPED = "Move", "Find another time", "move"
MOVE_TO_TYPED = "accept the proposal"
KEEP_TIME, KEEP_TIME_TYPED = "Keep the time", "decline the proposal"
CANCEL, CANCEL_TYPED = "Cancel interview", "cancel"
SEND_NOW = {
    "waiting": "Send now",
    "changed": "Send now",
    "withdrawn": "Invite again",
    "refused": "Invite again",
    "declined": "Invite again",
    "outdated": "Try again",
}
"""By the state of the candidate's invitation."""
SEND_NOW_TYPED = "send now"


# --- what and when -------------------------------------------------------------------------------


def title(view: InterviewCard) -> str:
    """Return "Jo Park · Tue 24 Nov, 14:00"; no name for a whole channel."""
    name = "" if view.audience == "public" else view.candidate or view.candidate_mail
    return short_title(name, view.start, view.year)


def invitation_title(view: InterviewCard) -> str:
    """Return who invites to interview whom."""
    organizer = _organizer(view) if view.organizer else "A recruiter"
    who = display(view.candidate, 80) or "a candidate"
    return f"{organizer} invited you to interview {who}"


def time(view: InterviewCard) -> str:
    """Return "Tuesday 24 November, 14:00–15:00 · London time"."""
    at = when(view.start, view.end, view.year)
    return f"{at} · {zone(view.zone)}" if view.zone else at


def hours(view: InterviewCard) -> str:
    """Return "14:00–15:00 · London time", below a title that names the day."""
    at = stretch(view.start, view.end)
    return f"{at} · {zone(view.zone)}" if view.zone else at


def room(view: InterviewCard) -> str:
    """Return the room with how it stands, as long as the interview does."""
    is_over = view.stage in {"ending", "ended"}
    state = "" if is_over else ROOM_STATES[view.room_state]
    return " · ".join(filter(None, (display(view.room, 60), state)))


def reserved_now(view: InterviewCard) -> str:
    """Return how the room is reserved; empty where that is not known yet, or no longer so."""
    is_over = view.stage in {"ending", "ended"}
    return "" if is_over else reserved(view.room, view.path, view.calendar)


def reserved(room: str, path: str, calendar: str) -> str:
    """Return how a room is reserved; empty where that is not known."""
    if not room or not path:
        return ""
    if path == "direct":
        return f"{display(room, 60)} is reserved in its own calendar."
    held = display(calendar, 60) or "Comeet Scheduler"
    return f"Held in your {held} calendar, with {display(room, 60)} invited."


def facts(view: InterviewCard) -> Iterator[tuple[str, str]]:
    """Yield what else is known of an interview, a name and what holds for each."""
    if view.room:
        yield "Room", room(view)
    if view.candidate_state:
        yield "Candidate", _candidate(view)
    if view.online or view.has_own_link:
        yield "Online", _online(view)
    if view.form and view.form.title:
        yield "Title", display(view.form.title, 120)
    if view.note:
        # One below the other would run together.
        yield "Note", display("; ".join(_lines_of(view.note)), 300)
    if view.reason:
        yield "Reason", quote(display(view.reason))


def public_rows(view: InterviewCard) -> Iterator[tuple[str, str]]:
    """Yield what a whole channel may read: the room, and how many interview."""
    if view.room:
        yield "Room", room(view)
    yield INTERVIEWERS, count_of(len(view.people), "person")


def names(view: InterviewCard) -> Iterator[tuple[str, str]]:
    """Yield who interviews, in one line."""
    if view.people:
        yield INTERVIEWERS, join_names([one.name for one in view.people], NAMES_MOST)


def organizer(view: InterviewCard) -> Iterator[tuple[str, str]]:
    """Yield who organizes it."""
    if view.organizer:
        yield "Organizer", display(view.organizer, 60)


def _candidate(view: InterviewCard) -> str:
    mail = display(view.candidate_mail, 80)
    if view.stage in {"ending", "ended"}:
        return f"{mail} · was never invited" if view.candidate_state in _UNSENT else mail
    if view.candidate_state == "waiting" and view.candidate_at:
        return f"{mail} · invitation goes out at {clock(view.candidate_at)}"
    if view.candidate_state == "changed" and view.candidate_at:
        return f"{mail} · {told_of_change(view.candidate_at, view.candidate_answer)}"
    if view.candidate_state == "invited" and view.candidate_answer in ANSWERS:
        return f"{mail} · {ANSWERS[view.candidate_answer]}"
    return f"{mail} · {INVITATION_STATES.get(view.candidate_state, 'being invited')}"


def told_of_change(at: datetime, answer: str = "none") -> str:
    """Return when a candidate who is invited already is told of what has changed, after their answer that still holds."""
    then = f"I’ll tell them of the change at {clock(at)}"
    return f"{ANSWERS[answer]} · {then}" if answer in ANSWERS else f"invited. {then}"


_UNSENT = frozenset({"waiting", "unattended"})
INVITATION_STATES = {
    "unattended": "not invited yet: all interviewers declined. I’ll invite them once someone is to come",
    "invited": "invited",
    "old": "invited",
    "withdrawn": "their invitation was deleted in Outlook",
    "declined": f"{ANSWERS['declined']} · not invited again",
    "refused": "not invited: Microsoft 365 didn’t accept the invitation. Is the address right?",
    "outdated": "Microsoft 365 didn’t accept the change of their invitation: tell them yourself",
}


def _online(view: InterviewCard) -> str:
    if view.has_own_link:
        return display(view.join_url, 200)
    if view.join_url or view.stage != "standing" or view.audience != "organizer":
        return "Teams meeting"
    return "Microsoft gave no Teams link for this calendar: add another link to the invitation"


def answer(view: InterviewCard, person: PersonLine) -> str:
    """Return what an interviewer answered, and said; of who has left, that they have."""
    said = _answer(view, person)
    return f"{said} · not in this account any more" if person.has_left else said


def _answer(view: InterviewCard, person: PersonLine) -> str:
    if person.answer == "none" and person.declined:
        return f"asked again · {DECLINED_BEFORE[person.declined]}"
    if person.answer == "none" and person.has_accepted_before:
        return "asked again · accepted before"
    if person.answer == "none":
        return "invited" if view.stage == "standing" else "not invited yet"
    comment = f": {quote(display(person.comment))}" if person.comment else ""
    if person.comment and person.comment_zone:
        comment += f" ({zone(person.comment_zone)})"
    again = " · asked whether they can make it" if person.is_asked_again else ""
    again = " · not invited again" if person.is_not_invited else again
    return f"{ANSWERS[person.answer]}{comment}{again}"


def cannot_come(view: InterviewCard) -> str:
    """Return who declined, interviewers first."""
    names = [_short(view, name) for name in declined(view)]
    if has_candidate_declined(view):
        names.append(display(view.candidate, 60) or "the candidate")
    return f"{join_names(names, 3)} declined"


def has_candidate_declined(view: InterviewCard) -> bool:
    """Whether the candidate declined the invitation that they have, or had."""
    has_answered = view.candidate_state in {"invited", "changed", "declined"}
    return has_answered and view.candidate_answer == "declined"


def instead_of(view: InterviewCard) -> str:
    """Return in whose place those could come who are free."""
    gone = join_names([_short(view, name) for name in view.to_replace], 3)
    return f"{SUBSTITUTES}, in place of {gone}"


def _short(view: InterviewCard, name: str) -> str:
    """Return somebody's first name; all of it where somebody else of the interview has the same."""
    return short_name(name, [one.name for one in view.people])


def _organizer(view: InterviewCard) -> str:
    return _short(view, view.organizer)


def stand_ins(view: InterviewCard) -> list[str]:
    """Return how those are called who are free at that time."""
    return short_names(view.substitutes, [one.name for one in view.people])


def proposes(line: ProposalLine, view: InterviewCard) -> str:
    """Return which other time somebody proposes."""
    at = f"{_short(view, line.proposer)} proposes {when(line.start, line.end, view.year)}"
    names = [_short(view, one) for one in line.blockers if one != line.proposer]
    though = _though(line.obstacle, names) if line.obstacle else ""
    return f"{at}{though}{_in_their_words(line)}"


def _in_their_words(line: ProposalLine) -> str:
    """Return why somebody proposes another time, as they said it; empty where they gave no reason."""
    if not line.comment:
        return ""
    clock_named = f" ({zone(line.comment_zone)})" if line.comment_zone else ""
    return f": {quote(display(line.comment))}{clock_named}"


def _though(obstacle: str, names: list[str]) -> str:
    """Return what stands in the way of a time that somebody proposes, as the end of a sentence; where nobody is named it is their own calendar."""
    match obstacle:
        case "people" if names:
            return f", though {join_names(names, 3)} {'isn’t' if len(names) == 1 else 'aren’t'} free then"
        case "people":
            return ", though their own calendar isn’t free then"
        case "unread":
            whose = possessives(names, 3) if names else "their own"
            return f", though I couldn’t read {whose} calendar{'s' if len(names) > 1 else ''}"
        case "room":
            return ", though no room is free then"
        case "tentative":
            return ", though their own calendar says maybe busy then"
    return ", though the company’s scheduling rules don’t allow that time"


def own_wish(view: InterviewCard) -> str:
    """Return which other time the organizer is told that the reader would rather have; empty for who proposes none."""
    own = view.own_proposal
    if own is None:
        return ""
    who = _organizer(view) if view.organizer else "the organizer"
    at = day_and_time(own.start, view.year)
    there = own.there.start
    if own.start.utcoffset() != there.utcoffset():
        is_same_day = own.start.date() == there.date()
        theirs = clock(there) if is_same_day else day_and_time(there, view.year)
        at = f"{at} {zone(view.zone)}, which is {theirs} {zone(own.there.zone)} for {who}"
    why = f", and why: {quote(display(own.comment))}" if own.comment else ""
    return f"I’ve told {who} you’d rather have {at}{why}"


def in_the_way(view: InterviewCard) -> str:
    """Return what stands in the way of the time that the reader proposes, as far as is known, and who decides."""
    own = view.own_proposal
    if own is None:
        return ""
    who = _organizer(view) if view.organizer else "the organizer"
    names = [_short(view, one) for one in own.blockers if one]
    decides = f"{who} will decide; nothing changes until then."
    if not own.obstacle:
        return f"{decides[0].upper()}{decides[1:]}"
    whose = [
        *(["your own"] if "" in own.blockers else []),
        *(f"{possessive(one)}" for one in names),
    ]
    calendars = f"{join_names(whose, 4)} calendar{'' if len(whose) == 1 else 's'}"
    said = {
        "people": f"By {calendars} that time isn’t free.",
        "unread": f"I couldn’t read {calendars} for that time.",
        "room": "No room is free then.",
        "tentative": "By your own calendar you may be busy then.",
        "rule": "The company’s scheduling rules don’t allow that time as they stand.",
    }[own.obstacle]
    return f"{said} {decides[0].upper()}{decides[1:]}"


def can_make(view: InterviewCard) -> str:
    """Return the title of the button that takes the interview's own time after all."""
    return f"I can make {short_time(view.start)}"


def move_to(line: ProposalLine) -> str:
    """Return the title of the button that takes a proposal."""
    return f"Move to {short_time(line.start)}"


def move_to_spoken(line: ProposalLine, year: int) -> str:
    """Return the same with the whole day, for a screen reader."""
    return f"Move the interview to {when(line.start, line.end, year)}"


def keep_time_spoken(line: ProposalLine, view: InterviewCard) -> str:
    """Return what keeping the time means, for a screen reader."""
    return f"Keep the time, and ask {_short(view, line.proposer)} whether they can make it"


def time_stays(view: InterviewCard) -> str:
    """Return that the time somebody proposed doesn't work, and the question whether they can make the interview's own; empty for all others."""
    if view.declined_proposal is None:
        return ""
    who = _organizer(view) if view.organizer else "The organizer"
    other = short_day_and_time(view.declined_proposal, view.year)
    return f"{who} can’t move it to {other}, so the time stays. Can you make it?"


def more_people(left: int) -> tuple[str, str]:
    """Return the row that says how many interviewers are not named."""
    return "And", f"{left} more"


def seats_of_spare(view: InterviewCard) -> str:
    """Return how many seats each of the rooms to move to has; empty where that is known of none."""
    rooms = zip(view.spare_rooms, view.spare_seats, strict=False)
    return " · ".join(
        f"{display(name, 60)}: {count_of(seats, 'seat')}" for name, seats in rooms if seats
    )


def far_room(view: InterviewCard) -> str:
    """Return that nobody who attends is where the room is, or is known to be; empty where somebody is."""
    room, building = display(view.room, 60), display(view.room_elsewhere, 60)
    if building:
        return f"Nobody who attends works in {building}, where {room} is."
    unsure = display(view.room_unsure, 60)
    return f"I don’t know if anyone who attends works in {unsure}, where {room} is." if unsure else ""  # fmt: skip


def far_spare(view: InterviewCard) -> str:
    """Return which of the rooms to move to are where nobody who attends works, or is known to; empty for none."""
    elsewhere = _rooms_in(view.spare_rooms, view.spare_elsewhere)
    unsure = _rooms_in(view.spare_rooms, view.spare_unsure)
    said = (
        *(f"{rooms} in {there}, where nobody who attends works." for there, rooms in elsewhere),
        *(
            f"{rooms} in {there}. I don’t know if anyone who attends works there."
            for there, rooms in unsure
        ),
    )
    return " ".join(said)


def _rooms_in(rooms: Sequence[str], buildings: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each of these buildings, with its rooms as the subject of a sentence: "Hudson and Brooklyn are"."""
    named: dict[str, list[str]] = {}
    for name, building in zip(rooms, buildings, strict=False):
        named.setdefault(building, []).append(display(name, 60))
    for building, names in named.items():
        if building:
            is_one = len(names) == 1
            yield display(building, 60), f"{join_names(names, NAMES_MOST)} {'is' if is_one else 'are'}"  # fmt: skip


def instead(verb: str, name: str) -> str:
    """Return the title of a button that takes another person or room: `verb` is ASK or USE."""
    return f"{verb} {name}"


def instead_spoken(verb: str, name: str) -> str:
    """Return the same as a sentence, for a screen reader."""
    return f"{verb} {display(name, 60)} instead"


def instead_typed(verb: str, name: str) -> str:
    """Return what can be typed instead of pressing."""
    return f"{verb.lower()} {display(name, 60)}"


def send_now_spoken(title: str) -> str:
    """Return what the button sends, for a screen reader."""
    return f"{title}: the candidate’s invitation"


def undo_spoken(*, is_change: bool) -> str:
    """Return what Undo takes back, for a screen reader."""
    return "Undo the last change" if is_change else "Undo booking"


def undo_note(minutes: int, *, is_change: bool) -> str:
    """Return how long Undo works."""
    return f"Undo works for {length(minutes)} after {'the change' if is_change else 'booking'}."


def own_answer(view: InterviewCard) -> str:
    """Return what the reader answered."""
    return OWN_ANSWERS.get(view.own_answer, "")


def unconnected(view: InterviewCard) -> str:
    """Return where an answer goes while the reader's calendar is not connected."""
    who = _organizer(view) if view.organizer else "the organizer"
    tell = "I’m telling" if own_answer(view) else "I’ll tell"
    return f"{tell} {who}. Connect your calendar and Outlook shows it too."


def no_longer_needed(view: InterviewCard) -> tuple[str, str]:
    """Return that the reader need not come, and that nothing is to be done."""
    if view.is_handed_over:
        now = _organizer(view) or "Someone else"
        return f"{now} looks after this interview now", TOLD_IF_LEFT
    who = _organizer(view) if view.organizer else "The organizer"
    return (
        f"{who} doesn’t need you for this interview any more",
        "Outlook takes it out of your calendar. You don’t need to do anything.",
    )


# --- how it stands -------------------------------------------------------------------------------

CHECKING = "Checking the calendars once more …"
TAKING_OUT = "Taking it out of the calendars …"
UNTIL_THEN = "This takes a moment. Until then something may still show in a calendar."
BEING_CANCELLED = "This interview is being cancelled …"
_SENT = "invitations sent"
_NOTHING_LEFT = "Nothing is left in any calendar."
ENDED_BY = {
    "sign-in": "your sign-in with Microsoft has ended. Type “connect” and book again",
    "deleted": "the event was deleted in Outlook",
    "candidate": "the candidate called it off",
    "denied": "Microsoft 365 doesn’t allow it with your sign-in; your administrator there can change that",
    "refused": "Microsoft 365 didn’t accept it, and trying again wouldn’t help. Choose another time or room",
    "no-mailbox": "your mailbox isn’t in Microsoft 365 any more; your administrator there can tell why",
    "own-mailbox": "your mailbox isn’t in Microsoft 365; your administrator there can tell why",
}
"""What ended an interview where it was nobody's calendar, by the code kept for it."""
_STANDING = {
    "none": f"Booked – {_SENT}",
    "checking": "Checking {room} – " + _SENT,
    "requested": "Waiting for {room} to confirm – " + _SENT,
    "confirmed": f"Booked – {_SENT}",
    "awaiting approval": "Waiting for someone to approve {room} – " + _SENT,
    "declined": "{room} isn’t available. Everyone is still invited: choose another room or time.",
}

_NOBODY_COMES = {
    "none": "Nobody is coming as it stands.",
    "checking": "Checking {room} – nobody is coming as it stands.",
    "requested": "Waiting for {room} to confirm – nobody is coming as it stands.",
    "confirmed": "Nobody is coming as it stands.",
    "awaiting approval": "Waiting for someone to approve {room} – nobody is coming as it stands.",
    "declined": "{room} isn’t available, and nobody is coming as it stands. Choose another room or time.",
}
"""The same where every interviewer declined."""


def comes_nobody(view: InterviewCard) -> bool:
    """Whether every interviewer declined, another time that somebody proposes aside."""
    return bool(view.people) and all(one.answer == "declined" for one in view.people)


def inviting(view: InterviewCard) -> str:
    """Return what is being done once the time is known to be free."""
    return f"Still free. {'Reserving the room and inviting' if view.room else 'Inviting'} people …"


def standing(view: InterviewCard) -> str:
    """Return the one line of how a booked interview stands, which is never more than is known."""
    if is_settled_but_amiss(view):
        opening = "Nobody is coming:" if comes_nobody(view) else "Booked, but"
        return f"{opening} {join_clauses(amiss(view))}"
    return standing_otherwise(view)


def standing_otherwise(view: InterviewCard) -> str:
    """Return the same where something else has said already who cannot come."""
    name = display(view.room, 60) or "The room"
    if view.room_state == "requested" and view.is_room_in_doubt:
        return (
            f"{name} isn’t confirmed yet: its calendar shows the time as taken, but not by whom. "
            "Choose another room, or check in Outlook whose booking it is."
        )
    if view.room_state == "requested" and view.is_room_silent:
        return (
            f"{name} hasn’t answered, and its calendar still shows the time as free. "
            "Choose another room, or wait."
        )
    if is_settled_but_small(view):
        return f"Booked, but {too_small(view)}"
    if comes_nobody(view):
        return _NOBODY_COMES[view.room_state].format(room=name)
    said = _STANDING[view.room_state].format(room=name)
    return said if view.people else said.replace(f" – {_SENT}", "")


def declined(view: InterviewCard) -> list[str]:
    """Return the names of those who declined and propose no other time."""
    proposing = {one.proposer for one in view.proposals}
    return [
        one.name for one in view.people if one.answer == "declined" and one.name not in proposing
    ]


def amiss(view: InterviewCard) -> list[str]:
    """Return what keeps people from an interview that is booked: a no, another time that is proposed, a candidate who is not told."""
    said = [cannot_come(view)] if declined(view) or has_candidate_declined(view) else []
    left = [one.name for one in view.people if one.has_left and one.answer != "declined"]
    if left:
        verb = "isn’t" if len(left) == 1 else "aren’t"
        said.append(
            f"{join_names([_short(view, name) for name in left], 3)} {verb} in this account any more"
        )
    if proposing := list(dict.fromkeys(_short(view, one.proposer) for one in view.proposals)):
        several = len(proposing) > 1
        said.append(
            f"{join_names(proposing, 3)} {'propose other times' if several else 'proposes another time'}"
        )
    if untold := UNTOLD.get(view.candidate_state):
        said.append(f"{display(view.candidate, 60) or 'the candidate'} {untold}")
    return said


UNTOLD = {
    "withdrawn": "isn’t invited any more",
    "refused": "isn’t invited",
    "outdated": "doesn’t know of the change",
}


def is_settled_but_amiss(view: InterviewCard) -> bool:
    """Whether nothing but who cannot come or is not told stands in the way: the one line of the state then says so."""
    return view.room_state in _SETTLED_ROOMS and bool(amiss(view))


_SETTLED_ROOMS = frozenset({"none", "confirmed"})


def is_settled_but_declined(view: InterviewCard) -> bool:
    """Whether that line says who declined."""
    has_no = bool(declined(view)) or has_candidate_declined(view)
    return view.room_state in _SETTLED_ROOMS and has_no


def is_settled_but_small(view: InterviewCard) -> bool:
    """Whether nothing but the size of the room is amiss: the one line of the state then says so."""
    is_settled = view.room_state == "confirmed" and not is_settled_but_amiss(view)
    return bool(view.room_seats) and is_settled


def too_small(view: InterviewCard) -> str:
    """Return how many the room seats, and how many come."""
    room = display(view.room, 60) or "the room"
    return f"{room} seats {view.room_seats}, and {view.seats_needed} people are coming, the candidate included"


def ended_for_interviewer(view: InterviewCard) -> tuple[str, str]:
    """Return how an interview ended for whoever would have interviewed, and what is left of it."""
    who = _organizer(view) if view.organizer else "The organizer"
    if view.why == "candidate":
        who = "The candidate"
    if view.ending in {"cancelled", "undone"}:
        rest = "Outlook takes it out of your calendar. You don’t need to do anything."
        return f"{who} cancelled this interview", rest
    return "This interview wasn’t booked", _NOTHING_LEFT


def ended(view: InterviewCard) -> tuple[str, str]:
    """Return how an interview ended for its organizer, and what is left of it."""
    said, rest = _ended(view)
    if view.is_left_in_calendar:
        return said, STILL_IN_CALENDAR
    if view.is_left_in_room:
        return said, _OUT_BUT.format(room=display(view.room, 60))
    return said, rest


STILL_IN_CALENDAR = "Microsoft 365 didn’t let me take everything out of your calendar: look there, and delete what is left."
_OUT_BUT = (
    "Removed from people’s calendars. {room}’s own calendar still shows it, and I’m not allowed to change that any more: "
    "ask the person who looks after the room."
)


def _ended(view: InterviewCard) -> tuple[str, str]:
    people = {one.name for one in view.people}
    told = [name for name in display(view.why, 300).split(", ") if name]
    names = [_short(view, name) if name in people else name for name in told]
    match view.ending:
        case "undone":
            room = "The room is free again. " if view.room else ""
            return "Booking undone", f"{room}{_NOTHING_LEFT}"
        case "cancelled":
            why = f"Cancelled: {ENDED_BY[view.why]}" if view.why in ENDED_BY else "Cancelled"
            return why, "Removed from the calendars. Outlook is telling everyone."
        case "taken":
            return _taken(view, names)
        case _:
            missing = f"I couldn’t get {join_names(names, 5, 'or')}" if names else _REFUSED
            return (
                f"Not booked: {ENDED_BY.get(view.why, missing)}",
                f"I took back what I had written. {_NOTHING_LEFT}",
            )


_REFUSED = "Microsoft 365 didn’t accept it"


def _taken(view: InterviewCard, names: list[str]) -> tuple[str, str]:
    nobody = f"Nobody was invited. {_NOTHING_LEFT}"
    if rule := rule_sentence(view.rule, names[0] if names else ""):
        said = rule if names else rule[0].lower() + rule[1:]
        return f"Not booked: {said}", f"{nobody} Ask for another time or someone else."
    verb = "is" if len(names) == 1 else "are"
    busy = f"{join_names(names, 5)} {verb} no longer free then" if names else _SOMEONE
    return f"Not booked: {busy}", nobody


_SOMEONE = "someone just took that time"


def _lines_of(note: str) -> list[str]:
    """Return what was noted one after the other, without the stop at the end of each."""
    lines = [line.strip() for line in note.splitlines() if line.strip()]
    return [*(line.rstrip(".;, ") for line in lines[:-1]), *lines[-1:]]
