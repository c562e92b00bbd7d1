"""What the bot says of a change of an interview that is not made: Microsoft 365 refuses it for good, or somebody else organizes it."""

from collections.abc import Sequence
from datetime import datetime

from cards.interview_views import InterviewerWish
from cards.words import formatting
from cards.words.formatting import (
    clock,
    day,
    display,
    join_clauses,
    join_names,
    possessive,
    quote,
    short_day_and_time,
    short_name,
    short_names,
)
from cards.words.short_messages import ShortMessage, good, message_words, plain, warning

_NOT_DONE = {
    "handed over": "I couldn’t hand over {interview}",
    "time": "I couldn’t move {interview}",
    "room": "I couldn’t change the room of {interview}",
    "people": "I couldn’t change who comes to {interview}",
    "online": "I couldn’t change {interview} between Teams and in person",
    "cancel": "I couldn’t cancel {interview}",
    "called off": "The candidate called it off, but I couldn’t cancel {interview}",
}
_OTHERS = "I couldn’t change {interview}"
_WHY = {
    "denied": "Microsoft 365 doesn’t allow it with your sign-in",
    "no-mailbox": "Microsoft 365 says that the calendar’s mailbox isn’t there any more",
    "room": "Microsoft 365 knows no mailbox at the room’s address",
}
_DIDNT_ACCEPT = "Microsoft 365 didn’t accept it"
_STANDS = {
    "no": "Nothing was changed: it stands as before, on {day} at {time}.",
    "yes": "It stays on {day} at {time}. Some of the change was written already: I’m putting that back now.",
    "unknown": "I can’t tell whether all of it is as before: look at it in Outlook.",
}
_NEXT = {
    "denied": "I won’t try again by myself. Ask your Microsoft 365 administrator to allow it, or do it in Outlook: I’ll follow.",
    "no-mailbox": "I won’t try again by myself. Ask your Microsoft 365 administrator about the mailbox.",
    "room": "Choose another room, or ask your admin to check the room’s address.",
}
_DO_IT_YOURSELF = "I won’t try again by myself. Do it in Outlook: I’ll follow."


_SWAPPED = {
    "times": "times: what was moved already goes back",
    "people": "interviewers: what was changed already goes back",
}
_SWAPPED_OF = {"times": "times", "people": "interviewers"}


@message_words("exchange-refused")
def exchange_refused(
    what: str, why: str, starts: tuple[str, ...], candidates: tuple[str, ...]
) -> ShortMessage:
    """Tell an organizer that two interviews keep their times or interviewers, or both have one now, and what helps."""
    at = [datetime.fromisoformat(one) for one in starts]
    called = [
        f"the interview with {display(one, 60)}" if one else "an interview" for one in candidates
    ]
    stand = [
        f"{who} is on {day(moment)} at {clock(moment)}"
        for who, moment in zip(called, at, strict=True)
    ]
    is_back = what == "people" or at[0] != at[1]
    effect = (
        f"Both keep their {_SWAPPED[what]} now."
        if is_back
        else "The other one has moved, and its old time is taken by now: both are at one time."
    )
    return warning(
        f"I couldn’t swap the {_SWAPPED_OF[what]} of {' and '.join(called)}: {_WHY.get(why, _DIDNT_ACCEPT)}.",
        effect,
        f"{stand[0][0].upper()}{stand[0][1:]}, and {stand[1]}.",
        _NEXT.get(why, _DO_IT_YOURSELF) if is_back else "Move one of them: type “my interviews”.",
    )


@message_words("loop-change-refused")
def loop_change_refused(
    why: str, candidate: str, starts: tuple[str, ...], people: tuple[str, ...], *, is_back: bool
) -> ShortMessage:
    """Tell an organizer that all sessions of a loop stay where they were, or which have moved, and what helps."""
    whose = f" with {display(candidate, 60)}" if candidate else ""
    stand = [
        f"{short_day_and_time(datetime.fromisoformat(start))} {join_names(short_names(names.split(', ')), 3)}"
        for start, names in zip(starts, people, strict=True)
    ]
    effect = (
        "So none moves: what was moved already goes back now, and who is moved back is asked again."
        if is_back
        else "The others have moved, and their old times are taken by now."
    )
    return warning(
        f"I couldn’t change all interviews{whose}: {_WHY.get(why, _DIDNT_ACCEPT)} for one of them.",
        effect,
        f"They’re on {join_clauses(stand)}.",
        _NEXT.get(why, _DO_IT_YOURSELF) if is_back else "Move one of them: type “my interviews”.",
    )


@message_words("change-refused")
def change_refused(what: str, why: str, changed: str, start: str, candidate: str) -> ShortMessage:
    """Tell an organizer what of an interview Microsoft 365 refuses, how it stands, and what helps."""
    at = datetime.fromisoformat(start)
    whose = f"the interview with {display(candidate, 60)}" if candidate else "the interview"
    said = _NOT_DONE.get(what, _OTHERS).format(interview=whose)
    return warning(
        f"{said}: {_WHY.get(why, _DIDNT_ACCEPT)}.",
        _STANDS[changed].format(day=day(at), time=clock(at)),
        _NEXT.get(why, _DO_IT_YOURSELF),
    )


@message_words("organized-since")
def organized_since(organizer: str, start: str, candidate: str) -> ShortMessage:
    """Say who organizes an interview now, to who did before it was handed over."""
    at = short_day_and_time(datetime.fromisoformat(start))
    which = f"{possessive(candidate)} interview on {at}" if candidate else f"The interview on {at}"
    if not organizer:
        return warning(f"{which} was handed over, so you can’t change it. Nothing was changed.")
    to = short_name(organizer)
    return warning(
        f"{which} was handed over: {to} organizes it now. Nothing was changed.",
        f"Ask {to} to do it; an Admin can hand it back to you.",
    )


@message_words("ask-organizer")
def ask_organizer(organizer: str, start: str, candidate: str) -> ShortMessage:
    """Say whose interview it is, to somebody who attends it and asks for what only the organizer may do."""
    at = short_day_and_time(datetime.fromisoformat(start))
    which = f"{possessive(candidate)} interview on {at}" if candidate else f"The interview on {at}"
    if not organizer:
        return warning(
            f"{which} is someone else’s: only its organizer can change or cancel it. Nothing was changed."
        )
    return warning(
        f"{which} is organized by {display(organizer, 60)}: only {short_name(organizer)} can change or cancel it. Nothing was changed.",
        f"Please ask {short_name(organizer)}. What you can do here: “accept”, “propose another time”, or “can’t make it, could someone else take it?”, which I pass on.",
    )


@message_words("wish-told")
def wish_told(organizer: str, start: str, candidate: str) -> ShortMessage:
    """Say that the organizer was told of a wish of somebody who attends the interview."""
    at = short_day_and_time(datetime.fromisoformat(start))
    which = f"{possessive(candidate)} interview on {at}" if candidate else f"the interview on {at}"
    to = short_name(organizer)
    return good(
        f"I’ve passed your words on to {to}, who organizes {which}.",
        f"Only {to} can change it: for now it stays as it is, and so does your answer.",
    )


def wish(view: InterviewerWish) -> str:
    """Return what somebody who attends an interview wishes, in their words."""
    at = short_day_and_time(view.start, view.year)
    whose = f"{possessive(view.candidate)} interview" if view.candidate else "the interview"
    clock_named = f" ({formatting.zone(view.note_zone)})" if view.note_zone else ""
    note = quote(display(view.note))
    return f"{short_name(view.name)} about {whose} on {at}: {note}{clock_named}"


def wish_is_open(view: InterviewerWish) -> str:
    """Return that nothing is done about it yet."""
    return f"I’ve changed nothing: whether to is up to you, and {short_name(view.name)} knows that."


def wish_unread(view: InterviewerWish) -> str:
    """Return why no times are offered for a wish for another one, and how the organizer sees them."""
    move = f"move {possessive(display(view.candidate, 40))} interview" if view.candidate else "move"
    return f"I couldn’t look for times: your Microsoft 365 sign-in has ended. Sign in again, then type “{move}”, and I show when everyone is free."


def swap_both(view: InterviewerWish) -> str:
    """Return the title of the button that lets two interviewers change places."""
    return f"Swap {_both(view)}"


def swap_typed(view: InterviewerWish) -> str:
    """Return what can be typed in its place."""
    swap = f"swap {_both(view)}"
    return swap if view.is_of_loop else f"{swap} between interviews"


def _both(view: InterviewerWish) -> str:
    first, second = short_names((view.name, view.colleague))
    return f"{display(first, 20)} and {display(second, 20)}"


@message_words("nothing-noted")
def nothing_noted(organizer: str, lacks: Sequence[str], candidate: str) -> ShortMessage:
    """Say to an interviewer that no CV or role is noted, and that the organizer was told."""
    ask = (
        f"I’ve told {short_name(organizer)}, who organizes the interview, that you asked."
        if organizer
        else "Please ask who organizes the interview."
    )
    return plain(f"{_not_noted(lacks, candidate)}.", ask)


@message_words("asked-what-is-noted")
def asked_what_is_noted(name: str, lacks: Sequence[str], candidate: str) -> ShortMessage:
    """Tell an organizer that an interviewer asked for what is not noted, and how it is noted."""
    asks = join_names([_LACKED[one] for one in lacks], 2)
    whose = f" for {display(candidate, 60)}" if candidate else ""
    return plain(
        f"{short_name(name)} asks{whose}: {asks}? It isn’t noted yet.",
        _how_noted(lacks, candidate),
    )


@message_words("not-noted-yet")
def not_noted_yet(lacks: Sequence[str], candidate: str) -> ShortMessage:
    """Say to an organizer that no CV or role is noted, and how it is noted."""
    return plain(f"{_not_noted(lacks, candidate)}.", _how_noted(lacks, candidate))


_LACKED = {"cv": "is there a CV", "role": "which role is it"}
_NOT_NOTED = {"cv": "no CV", "role": "not which role it is for"}


def _not_noted(lacks: Sequence[str], candidate: str) -> str:
    about = f" about {display(candidate, 60)}" if candidate else ""
    return f"Nothing is noted{about} yet: {join_names([_NOT_NOTED[one] for one in lacks], 2)}"


def _how_noted(lacks: Sequence[str], candidate: str) -> str:
    whose = f" for {possessive(candidate)}" if candidate else " for the interviewers"
    what = "CV https://…" if "cv" in lacks else "for the role of …"
    return f"Type “note{whose}: {what}”, and the interviewers find it in their invitation."


@message_words("cancelled-needs-nobody")
def cancelled_needs_nobody(candidate: str) -> ShortMessage:
    """Say that nobody stands in for anybody in an interview that is cancelled, and how it is booked again."""
    whose = f"{possessive(candidate)} interview" if candidate else "That interview"
    again = f"rebook {display(candidate, 60)}" if candidate else "rebook it"
    return plain(
        f"{whose} is cancelled, so nobody else is needed.",
        f"To look for a new time, type “{again}”; then, for example, “with Mei instead”.",
    )


_ANSWERED = {"accepted": "accepted", "tentative": "said maybe to", "declined": "declined"}
_OTHER_ANSWERS = {"accepted": "accept", "tentative": "maybe", "declined": "decline"}


@message_words("answer-stays")
def answer_stays(answer: str, start: str, candidate: str) -> ShortMessage:
    """Say to an interviewer that their answer stays, and how they give another one."""
    at = datetime.fromisoformat(start)
    whose = f"{possessive(display(candidate, 60))} interview" if candidate else "the interview"
    others = [f"“{typed}”" for key, typed in _OTHER_ANSWERS.items() if key != answer]
    return plain(
        f"You {_ANSWERED[answer]} {whose} on {formatting.day_and_time(at)}, and that stays: I can’t make it unanswered again.",
        f"To answer otherwise, type {others[0]}, {others[1]} or “propose another time”.",
    )


@message_words("times-unread")
def times_unread(organizer: str, is_passed_on: bool) -> ShortMessage:  # noqa: FBT001 - a fact
    """Say to an interviewer why no times can be looked for, and how their wish for another one reaches the organizer."""
    to = short_name(organizer)
    why = f"I can’t look for times: {possessive(to)} Microsoft 365 sign-in has ended, and I’ve asked {to} to sign in again."
    at = "Name a time, for example “Wednesday at 3pm”, and I pass it on"
    if is_passed_on:
        return plain(why, f"{at} as your proposal.")
    return warning(why, f"{at} to {to}. So far I’ve passed on nothing.")
