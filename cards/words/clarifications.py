"""What the bot asks back where a message is not clear, and how what may be meant is called.

A text has the names of its facts in braces; what needs more than that is a function of them. The kinds are those of
`bot.language.clarification`; a test compares the two, and the facts at every call.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from cards.view_models import Fact
from cards.words.formatting import (
    MONTHS,
    WEEKDAYS,
    clock,
    display,
    join_names,
    length,
    quote,
    short_day,
    short_day_and_time,
    short_names,
)

Words = str | Callable[..., str]


def question_text(kind: str, facts: Mapping[str, Fact]) -> str:
    """Return a question back in words."""
    return _filled(QUESTIONS[kind], facts)


def option_text(kind: str, facts: Mapping[str, Fact]) -> str:
    """Return how something that may be meant is called."""
    return _filled(OPTIONS[kind], facts)


def _filled(words: Words, facts: Mapping[str, Fact]) -> str:
    if callable(words):
        return words(**facts)
    safe = {name: display(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}
    return words.format_map(safe)


def _other_weekday(date: str) -> str:
    """Return what is asked where a date is not the weekday it was said to be."""
    day = datetime.fromisoformat(date)
    said = f"{day.day} {MONTHS[day.month - 1]}"
    return f"{said} is a {WEEKDAYS[day.weekday()]}. Which day is meant?"


def _proposed_before(proposed: str, before: str) -> str:
    """Return what is said to a yes of somebody who proposed another time."""
    other, start = (short_day_and_time(datetime.fromisoformat(one)) for one in (proposed, before))
    return f"You proposed {other}, which the organizer decides. Type “accept” to take {start} after all."


def _whose_clock(*, name: str) -> str:
    """Return what is asked where an hour is told on a candidate's clock, and nothing tells their zone."""
    whom = display(name, 60) or "the candidate"
    return f"Which time zone is {whom} in? Type a city, for example “New York”."


def _interviewer_out(*, name: str, candidate: str, start: str) -> str:
    """Return what is asked where an interviewer cannot come."""
    (first,) = short_names((name,))
    at = short_day_and_time(datetime.fromisoformat(start))
    of = f"{display(candidate)}’s interview" if candidate else "the interview"
    return f"If {first} can’t come to {of} on {at}: what is to be done? Nothing is changed yet."


def _whether_to(  # noqa: PLR0913 - the parts of a change
    *,
    start: str,
    added: tuple[str, ...],
    removed: tuple[str, ...],
    minutes: int,
    room: str,
    online: str,
) -> str:
    """Return what is asked where somebody asked whether to change an interview."""
    new, old = (join_names(short_names(some), 5, last="and") for some in (added, removed))
    parts = [f"swap {old} for {new}"] if new and old else []
    parts += [f"add {new}"] if new and not old else []
    parts += [f"take {old} off"] if old and not new else []
    parts += [f"make it {length(minutes)}"] if minutes else []
    parts += [_ROOMS.get(room, f"hold it in {display(room, 60)}")] if room else []
    parts += [_ONLINE[online]] if online else []
    said = join_names(tuple(parts), 5, last="and") if parts else "make that change"
    at = short_day_and_time(datetime.fromisoformat(start))
    return f"Shall I {said}? It’s the interview on {at}. Nothing is changed yet."


_ROOMS = {
    "none": "give up the room",
    "bigger": "look for a bigger room",
    "smaller": "look for a smaller room",
    "another": "look for another room",
    "wish": "look for a room",
}
_ONLINE = {"yes": "add a Teams meeting", "no": "take the Teams meeting off"}
QUESTIONS: Mapping[str, Words] = {
    # Days and times
    "ends-first": "That ends before it starts. Which days are meant?",
    "ends-before-start": "That ends before it starts. Which times are meant?",
    "in-the-past": "That is in the past. Which day is meant?",
    "no-such-date": "There is no such date. Which day is meant?",
    "no-such-day": "No month has that day. Which day is meant?",
    "nothing-left": "Nothing of that time is left. Which day is meant?",
    "nothing-left-to-move-to": "Nothing of that is left: it is in the past. Which time is meant?",
    "one-at-a-time": "I look for one interview at a time. Which day is meant?",
    "other-weekday": _other_weekday,
    "two-days": "Those are two different days. Which one is meant?",
    "years-away": "Which day is meant? That one is years away.",
    "length": "How long is the interview?",
    "no-such-hour": "No day has that hour. What time is meant?",
    "shift": "Later or earlier?",
    # People and rooms
    "colleague": "{name} works here. Who is to be interviewed?",
    "name": "Which {said} is meant?",
    "no-pool": "I know no pool and nobody called {said}. Who is meant?",
    "one-room": "One room at a time: which one?",
    "room-only-ruled-out": "I can’t look for every room but {said}. Which room is meant?",
    "seats": "How many people is the room for?",
    "stranger": "I know nobody called {said}. Who is meant?",
    # What is booked
    "changed-singly": "I make that change one interview at a time. Which one first?",
    "either": "“{said}”: which one is it to be? Nothing is changed yet.",
    "no-coming-interview": "Which interview is meant? I know of none that is coming up.",
    "no-such-interview": "I don’t find an interview like that. Which one is meant?",
    "none-with": "I know of no coming interview with {name}. Which one is meant?",
    "which-interview": "Which interview is meant?",
    "declined-before": "You declined that interview. Type “accept” to take it after all.",
    "proposed-before": _proposed_before,
    "cannot-come": "If {name} can’t come: is another time wanted, or is the interview off? Nothing is changed yet.",
    "interviewer-out": _interviewer_out,
    "time-unread": "I don’t know when “{said}” is, so nothing moved. Name a day or an hour, for example “move it to Friday at 2pm”.",
    "to-when": "To when are they to move? Say, for example, “move both to Friday”.",
    "book-without": "A booking can’t wait for “{left}” or do that. Is that time to be booked all the same? Nothing is booked yet.",
    "two-deeds": "Those are two things, and I can do one of them here. Nothing is done yet. Which one is it to be?",
    "which-time": "Which of the other times is it to be? The booking stands until you choose.",
    "what-to-change": "What of the interview is to change? Say, for example, “add Mei”, “bigger room”, “make it 45 minutes” or “move it to Friday”.",
    "stands-in": "Nobody has declined. Is {name} to come in somebody’s place, or as well?",
    "whether-to": _whether_to,
    "whose-clock": _whose_clock,
    "whose-place": "Who is to come in {name}’s place?",
    "takes-no-part": "{name} takes no part in this interview. Is {name} to come as well, or shall I look for someone else? Nothing is changed yet.",
    "takes-place-of": "Whose place is {name} to take?",
    "hand-over-from": "Whose interviews are to be handed over? Say, for example, “hand Rita’s interviews to Tom”.",
    "hand-over-to": "Who takes the interviews over?",
    "loop-break": "Where is the break to be, and how long? Say, for example, “a 15 minute break after session 1”; to take one out, say which session is to move, and to when.",
    "part-played": "I can’t keep “{said}”: everyone who is invited is an interviewer. Is {name} to come as one? Nothing is changed yet.",
    "copied-in": "I can’t copy anyone in: everyone who is invited is an interviewer. Is {name} to come as one? Nothing is changed yet.",
    "one-candidate": "An interview has one candidate, and this one is {candidate}’s. Is it {name}’s instead? Nothing is changed yet. For {name} as well, ask for a time of their own.",
    "whose-address": "{mail} says nothing of {candidate}. Is it {candidate}’s address? Nothing is changed yet. Colleagues are added by name.",
    # Settings
    "unheld": "I’d have to leave out “{left}”: I can set one thing at a time, from now on. What should it be?",
    "which-act": "I can read that in two ways. What would you like? Nothing is done yet.",
    "worded": "{text}",
}


def _day(day: str) -> str:
    """Return a day that may be meant: Tue 24 Nov."""
    return short_day(datetime.fromisoformat(day))


def _interview(start: str, candidate: str, people: tuple[str, ...]) -> str:
    """Return an interview that may be meant: Thu 3 Dec 14:00, Jane, with Ian Murray."""
    held_by = f"with {join_names(people)}" if people else ""
    return ", ".join(one for one in (_start(start), display(candidate), held_by) if one)


_LOOPS = {1: "its session", 2: "both sessions"}


def _loop(start: str, candidate: str, sessions: int) -> str:
    """Return a loop that may be meant: Thu 3 Dec 14:00, Jane, all 3 sessions."""
    many = _LOOPS.get(sessions, f"all {sessions} sessions")
    return ", ".join(one for one in (_start(start), display(candidate), many) if one)


def _start(start: str) -> str:
    at = datetime.fromisoformat(start)
    return f"{short_day(at)} {clock(at)}"


def _booking(said: str) -> str:
    """Return a booking that was typed, beside other things that could be meant."""
    return f"{quote(display(said, 40))}, of the times shown before"


def _said(said: str) -> str:
    """Return a part of a message, as it was typed."""
    return quote(display(said, 60))


_SEARCH = "Look for a time"
ACTS: Mapping[str, str] = {
    "new": _SEARCH,
    "continued": _SEARCH,
    "more": "Show other times",
    "book": "Book one of the times shown",
    "why": "Say why a time is missing",
    "link": "Send the candidate a link",
    "undo": "Undo the last step",
    "change": "Change {interview}",
    "reschedule": "Move {interview}",
    "cancel": "Cancel {interview}",
    "responses": "See who has answered",
    "interviews": "See the interviews that are booked",
    "accept_proposal": "Take the time that was proposed",
    "substitutes": "Find who could come instead",
    "accept": "Accept the invitation",
    "decline": "Decline the invitation",
    "tentative": "Answer “maybe”",
    "propose": "Propose another time",
    "late": "Report a delay",
    "absence": "Note when you are away",
    "hand_over": "Hand interviews over",
    "command": "Set something up",
    "start_over": "Start over",
    "chat": "Nothing for now",
}


def _act(act: str, candidate: str) -> str:
    """Return what a message may ask for: Change Jo Park’s interview."""
    interview = f"{display(candidate)}’s interview" if candidate else "an interview"
    return ACTS[act].format(interview=interview)


OPTIONS: Mapping[str, Words] = {
    "day": _day,
    "times": "{start}–{end}",
    "length": "{minutes} min",
    "later": "{minutes} min later",
    "earlier": "{minutes} min earlier",
    "named": "{name}",
    "alike": "{name} ({mail})",
    "pool": "the {name} pool",
    "no-room": "no room",
    "candidate": "{name} is the candidate",
    "interviewer": "{name} interviews too",
    "interview": _interview,
    "loop": _loop,
    "booking": _booking,
    "instead-of": "Instead of {name}",
    "as-well": "As well",
    "another-time": "Find another time",
    "off": "Cancel the interview",
    "stand-in": "Find who could come instead",
    "without": "Take {name} off",
    "agreed": "Yes, do that",
    "said": _said,
    "act": _act,
    "worded": "{text}",
}
