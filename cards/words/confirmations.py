"""The words of what is asked once before it is done: forgetting, removing, handing over, several at once, undo, a second booking."""

from collections.abc import Iterator
from datetime import datetime

from cards.account_views import (
    AmissLine,
    AskAboutSeveral,
    AskToBookAnother,
    AskToForget,
    AskToForgetCandidate,
    AskToHandOver,
    AskToRemove,
    AskToUndo,
    SeveralLine,
)
from cards.change_facts import NO_CHANGE, ChangeFacts
from cards.view_models import AskSure
from cards.words.bookings.changes import becomes
from cards.words.bookings.interview_list import ASKED_AGAIN, NEW_INVITATION
from cards.words.formatting import (
    all_of,
    clock,
    count_of,
    display,
    join_clauses,
    join_names,
    possessive,
    short_day_and_time,
    short_name,
    short_names,
    short_time,
    short_title,
)

BOTH = 2


def ask_to_forget(view: AskToForget) -> AskSure:
    """Return what being forgotten deletes and what it leaves."""
    stay = "What’s in the calendars stays there."
    if view.coming:
        number = count_of(view.coming, "coming interview")
        stay = (
            f"{number} {'stays' if view.coming == 1 else 'stay'} in the calendars. I no longer look "
            "after those you organized: cancel them first, or in Outlook later."
        )
    return AskSure(
        title="Forget you?",
        stops=(
            "I delete your sign-in and can no longer read or change your calendar.",
            "I delete your roles, nicknames, limits, time zone and pools, and our talk so far.",
            "This can’t be undone. An admin can give you your roles again.",
        ),
        stays=(stay, "The audit log keeps what was done, but no longer under your name."),
        button="Forget me",
        to=view.to,
    )


def ask_to_remove(view: AskToRemove) -> AskSure:
    """Return what somebody loses and what stays."""
    theirs = f"They organize {count_of(view.organizes, 'coming interview')}: nobody can change {'it' if view.organizes == 1 else 'them'} here any more. "
    handed = f"Hand {'it' if view.organizes == 1 else 'them'} over first: “hand {possessive(view.name)} interviews to …”."
    others = f"They’re to interview in {count_of(view.attends, 'coming interview')}: I tell {'its organizer' if view.attends == 1 else 'the organizers'}, and who is free instead."
    return AskSure(
        title=f"Remove {view.name}?",
        stops=(
            "Their roles end: they can no longer ask, book, change anything or be offered.",
            "I delete their sign-in and can no longer read or change their calendar.",
            *([theirs + handed] if view.organizes else []),
            *([others] if view.attends else []),
        ),
        stays=("Interviews that are booked stay in the calendars, under their name.",),
        button="Remove",
        to=view.to,
        subject=view.subject,
    )


def ask_to_hand_over(view: AskToHandOver) -> AskSure:
    """Return what handing interviews over means for the people of each."""
    from_, to = display(view.name, 60), display(view.to_name, 60)
    old = f"I cancel the old invitations in {possessive(from_)} calendar, and tell you if I can’t."
    if not view.is_reachable:
        old = (
            f"I can’t reach {possessive(from_)} calendar any more: the old invitations stay there until {short_name(from_, [to])} "
            "or your IT deletes them, and a room may refuse to be booked twice."
        )
    has_no = any(one.declined or one.has_candidate_declined for one in view.amiss)
    out = [one for one in view.amiss if one.is_room_out]
    asked = f"Interviewers and candidates get new invitations from {to} and are asked to answer again: answers can’t move along."
    return AskSure(
        title=f"Hand {_handed(view)} over to {to}?",
        stops=(
            asked,
            *(("People who declined stay declined and aren’t invited again.",) if has_no else ()),
            *(("A room that isn’t available isn’t asked again.",) if out else ()),
            old,
            *_amiss(view),
        ),
        stays=("Times, rooms and people stay as they are.", *_writing(view)),
        button="Hand over",
        to=view.to,
        subject=view.subject,
    )


def _handed(view: AskToHandOver) -> str:
    """Return what is handed over: "2 coming interviews", "Jo Park’s interview on Tue 24 Nov, 09:00"."""
    if view.only is None:
        return count_of(view.interviews, "coming interview")
    one = "interview" if view.interviews == 1 else count_of(view.interviews, "interview")
    whose = possessive(display(view.candidate, 60)) if view.candidate else "the"
    return f"{whose} {one} on {short_day_and_time(view.only, view.year)}"


_AMISS_MOST = 6


def _amiss(view: AskToHandOver) -> Iterator[str]:
    """Yield what is not in order of each interview, as far as there is room."""
    for one in view.amiss[:_AMISS_MOST]:
        called = short_title(display(one.candidate, 60), one.start, view.year)
        yield f"{called}: {join_clauses(list(_what_is_amiss(one, view)))}."
    if (left := len(view.amiss) - _AMISS_MOST) > 0:
        yield f"{count_of(left, 'more interview')} {'has' if left == 1 else 'have'} something open too: the new cards show it."


def _what_is_amiss(one: AmissLine, view: AskToHandOver) -> Iterator[str]:
    if gone := join_names(short_names(one.declined), 3):
        yield f"{gone} declined"
    if one.has_candidate_declined:
        yield "the candidate declined"
    if one.is_room_out:
        yield f"{display(one.room, 60)} isn’t available"
    if proposing := join_names(short_names(one.proposing), 3):
        several = len(one.proposing) > 1
        yield f"{proposing} {'propose other times' if several else 'proposes another time'}"
    if left := join_names(short_names(one.left), 3):
        yield f"{left} {'aren’t' if len(one.left) > 1 else 'isn’t'} in this account any more"
    if one.is_still_interviewer:
        yield f"{short_name(view.name, [view.to_name])} is still an interviewer"


def _writing(view: AskToHandOver) -> Iterator[str]:
    if view.writing:
        which = count_of(view.writing, "more interview")
        them = "it" if view.writing == 1 else "them"
        yield f"{which} {'is' if view.writing == 1 else 'are'} being written to the calendars just now: ask again in a few minutes to hand {them} over too."


_DO_ALL = {
    "cancel": "Cancel",
    "accept": "Accept",
    "decline": "Decline",
    "change": "Change",
    "move": "Move",
    "exchange": "Swap the times of",
    "exchange_people": "Swap the interviewers of",
    "change_each": "Change",
    "undo": "Undo the change of",
}
_SWAPS = {"exchange": "Swap times", "exchange_people": "Swap interviewers"}
_ALL = {1: "it", BOTH: "both"}


def ask_about_several(view: AskAboutSeveral) -> AskSure:
    """Return the interviews that are meant, and what happens to all of them."""
    done = [one for one in view.interviews if one.to or not _stays(one, view)]
    many = len(done)
    which = f"these {count_of(many, 'interview')}" if many > BOTH else all_of(many, "interview")
    effects = {
        "cancel": "Outlook tells everyone, and the rooms are released.",
        "accept": "Your answers go to the people who invited you.",
        "decline": "The people who invited you are told, and see who is free instead.",
        "change": _changed(view.change, len(view.interviews)),
        "move": "Everyone is asked again for the new time. What isn’t free any more by then stays as it is.",
        "exchange": "Everyone is asked again for the new time. Both move together: if one can’t, neither does.",
        "change_each": "Outlook tells everyone; what isn’t free stays as it is.",
        "undo": "Each goes back to how it stood before, and Outlook tells whom it concerns; what isn’t free any more stays as it is.",
        "exchange_people": "Who comes is invited, and who goes is told. Both change together: if one can’t, neither does.",
    }
    return AskSure(
        title=f"{_DO_ALL[view.what]} {which}?",
        stops=(
            *(_several_line(one, view) for one in view.interviews),
            *((f"Reason: “{display(view.reason, 200)}”",) if view.reason else ()),
            effects[view.what],
        ),
        button=_do_all(view.what, many),
        to=view.to,
        subject=view.subject,
    )


def _do_all(what: str, many: int) -> str:
    if what in _SWAPS:
        return _SWAPS[what]
    if what == "undo":
        return f"Undo {_ALL.get(many, 'all')}"
    return f"{_DO_ALL[what]} {_ALL.get(many, 'all')}"


def _changed(change: ChangeFacts, many: int) -> str:
    """Return what becomes of each of several interviews, or of one."""
    parts = join_clauses(becomes(change))
    if many == 1:
        return f"It {parts}. Outlook tells everyone."
    return f"Each {parts}. Outlook tells everyone; what isn’t free stays as it is."


def ask_to_undo(view: AskToUndo) -> AskSure:
    """Return which booking it is, and what undoing it does."""
    whom = display(view.candidate, 60) or join_names(short_names(view.people), 3)
    called = short_title(whom, view.start, view.year)
    what = "last change" if view.is_change else "booking"
    all_sessions = "It’s" if view.sessions == 1 else f"All {view.sessions} sessions are"
    effect = (
        "It goes back to how it stood before, and Outlook tells whom it concerns."
        if view.is_change
        else f"{all_sessions} taken out of all calendars, and Outlook tells everyone."
    )
    nothing_else = (
        "I can only take back the last change. What’s left to undo is the booking itself.",
    )
    forgotten = " I no longer know their address then." if view.is_forgotten else ""
    withdrawn = (
        f"{display(view.candidate, 60) or 'The candidate'} already has an invitation, and gets a cancellation.{forgotten}",
    )
    return AskSure(
        title=f"Undo the {what} of {called}?",
        stops=(
            *(nothing_else if view.has_no_change else ()),
            effect,
            *((NEW_INVITATION, ASKED_AGAIN) if view.is_offline else ()),
            *(withdrawn if view.is_candidate_invited else ()),
            *(_told_already(name, at, view) for name, at in view.told),
        ),
        button="Undo change" if view.is_change else "Undo booking",
        to=view.to,
        subject=view.subject,
    )


def _told_already(candidate: str, at: datetime, view: AskToUndo) -> str:
    """Return that a candidate has the news which is taken back, and gets more mail."""
    who = display(candidate, 60) or "The candidate"
    return f"{who} already has the invitation for {short_day_and_time(at, view.year)}, and gets another update."


def ask_to_book_another(view: AskToBookAnother) -> AskSure:
    """Return which interview stands already, what a yes adds to it, and how it is moved instead."""
    called = display(view.candidate, 60)
    stands = short_day_and_time(view.booked, view.year)
    on_top = (
        clock(view.start) if view.booked.date() == view.start.date() else short_time(view.start)
    )
    if view.sessions:
        return AskSure(
            title=f"{called or 'This candidate'} already has an interview on {stands}, at the time of "
            f"the session at {on_top}. Book all {view.sessions} sessions?",
            stops=("All of them are booked, and everyone is invited.",),
            stays=("The other interview stays as it is.",),
            button="Book all sessions",
            to=view.to,
            subject=view.subject,
        )
    return AskSure(
        title=f"{called or 'This candidate'} already has an interview on {stands}. "
        f"Book a second one{' at the same time' if view.is_overlap else ''}?",
        stops=(f"{on_top} is booked as well, and everyone is invited to both.",),
        stays=(
            f"The first one stays as it is. To move it instead, type “no”, then “move it to {on_top}”.",
        ),
        button="Book a second one",
        to=view.to,
        subject=view.subject,
    )


def _stays(one: SeveralLine, view: AskAboutSeveral) -> bool:
    """Whether an interview that would move has no time to move to."""
    return view.what in {"move", "change_each"} and not one.to and one.change == NO_CHANGE


def _several_line(one: SeveralLine, view: AskAboutSeveral) -> str:
    whom = display(one.candidate, 60) or join_names(short_names(one.people), 3)
    line = f"{short_title(whom, one.start, view.year)}–{clock(one.end)}"
    if one.swap:
        goes, comes = one.swap
        return f"{line}: {short_name(goes)} → {short_name(comes)}"
    if one.change != NO_CHANGE:
        return f"{line}: {join_clauses(becomes(one.change))}"
    if view.what not in {"move", "exchange", "change_each"}:
        return line
    return (
        f"{line} → {short_day_and_time(one.to, view.year)}"
        if one.to
        else f"{line}: no time is free for everyone, so it stays"
    )


def ask_to_forget_candidate(view: AskToForgetCandidate) -> AskSure:
    """Return what forgetting a candidate deletes, and what stays in the calendars."""
    stays = ["Past events stay in the calendars as they are; your mailbox isn’t mine to clean."]
    if view.coming:
        number = count_of(view.coming, "coming interview")
        stays.append(
            f"There {'is' if view.coming == 1 else 'are'} {number} of yours: I ask about {'it' if view.coming == 1 else 'them'} next."
        )
    if view.coming_of_others:
        number = count_of(view.coming_of_others, "coming interview")
        stays.append(
            f"{number} of other recruiters stay{'s' if view.coming_of_others == 1 else ''} in their calendars, with the name: I ask them to cancel."
        )
    return AskSure(
        title=f"Forget {display(view.name, 60) or 'this candidate'}?",
        stops=(
            f"I delete the name, address and notes from {count_of(view.interviews, 'interview')} and from what was asked.",
            "Cards of the last 30 days are drawn again without the name.",
            "This can’t be undone.",
        ),
        stays=tuple(stays),
        button="Forget them",
        to=view.to,
    )
