"""The words of a list of interviews, and of the questions before one is cancelled or goes offline."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

from cards.interview_views import (
    AskToCancel,
    AskToGoOffline,
    InterviewCard,
    InterviewList,
    LoopLine,
)
from cards.words.bookings.interview_card import ROOM_STATES
from cards.words.formatting import (
    clock,
    count_of,
    day,
    display,
    join_names,
    possessive,
    quote,
    short_day,
    short_name,
    short_names,
    short_time,
    when,
)

ASK_ME = "Ask me, for example: “who's free Tuesday with a room”."
_ANSWERS = {
    "accepted": "you accepted",
    "tentative": "you said maybe",
    "declined": "you declined",
    "none": "you haven’t answered yet",
}


def title(view: InterviewList, total: int) -> str:
    """Return how many are coming, of those that were asked for, or how many wait for an answer."""
    if view.is_waiting:
        return f"{count_of(total, 'invitation')} waiting for your answer"
    if view.is_past:
        return f"You’ve had {count_of(total, 'interview')}{_asked_for(view)}"
    if not view.running:
        return f"{count_of(total, 'interview')} coming up{_asked_for(view)}"
    later = total - view.running
    now = f"{count_of(view.running, 'interview')} running now"
    return f"{now}{f', {later} coming up' if later else ''}{_asked_for(view)}"


def nothing(view: InterviewList) -> str:
    """Return that the reader has none of those that were asked for, whoever else may, or that no invitation waits."""
    if view.is_waiting:
        return "No invitations are waiting for your answer"
    if view.is_past:
        return f"You’ve had no interviews{_asked_for(view)}"
    return f"You have no interviews coming up{_asked_for(view)}"


def _asked_for(view: InterviewList) -> str:
    """Return " for Jo Park with Ian in Thames on Tuesday 24 November": whose, with whom, where and when, as far as asked."""
    said = [f"for {display(view.candidate, 60)}"] if view.candidate else []
    said += [f"with {join_names(short_names(view.people), 3)}"] if view.people else []
    said += [f"in {display(view.room, 60)}"] if view.room else []
    if view.days:
        first, last = view.days
        said.append(
            f"on {day(first, view.year)}"
            if first.date() == last.date()
            else f"({short_day(first)} – {short_day(last)})"
        )
    return "".join(f" {one}" for one in said)


def day_title(on: date, year: int, today: date | None) -> str:
    """Return "Tuesday 24 November", or "Today, Tuesday 24 November" as `today` has it."""
    named = day(datetime.combine(on, time()), year)
    near = {0: "Today", 1: "Tomorrow"}.get((on - today).days) if today else None
    return f"{near}, {named}" if near else named


def show_titles(entries: Sequence[InterviewCard | LoopLine]) -> list[str]:
    """Return the titles of the buttons that show each in full, all different.

    By its hour; where another has the same one, by day and hour; where that is the same too, by its place in the list.
    """
    hours = Counter(clock(one.start) for one in entries)
    times = Counter(short_time(one.start) for one in entries)
    return [
        f"Show {clock(one.start)}"
        if hours[clock(one.start)] == 1
        else f"Show {short_time(one.start)}"
        if times[short_time(one.start)] == 1
        else f"Show {number}"
        for number, one in enumerate(entries, 1)
    ]


ANSWER, MINE_TYPED = "Answer", "my interviews"


def show_spoken(view: InterviewList, one: InterviewCard) -> str:
    """Return the same with the whole day, for a screen reader."""
    return f"Show the interview on {when(one.start, one.end, one.year or view.year)}"


def show_loop_spoken(view: InterviewList, one: LoopLine) -> str:
    """Return the same of a loop: how many interviews, and when."""
    return f"Show the {count_of(one.sessions, 'interview')} on {day(one.start, view.year)}"


def loop_notes(one: LoopLine) -> Iterator[str]:
    """Yield how many interviews belong together, and who is there."""
    yield f"{count_of(one.sessions, 'interview')} · {_attending(one, 4)}"


def show_typed(number: int) -> str:
    """Return what can be typed instead of pressing."""
    return f"show {number}"


def whom(one: InterviewCard | LoopLine) -> str:
    """Return who is interviewed or, where that is not known or not for the reader, by whom."""
    address = one.candidate_mail if isinstance(one, InterviewCard) else ""
    return display(one.candidate or address, 60) or join_names(short_names(_names(one)), 3)


def _names(one: InterviewCard | LoopLine) -> tuple[str, ...]:
    return tuple(person.name for person in one.people)


def notes(one: InterviewCard, view: InterviewList) -> Iterator[str]:
    """Yield who is there and what they answered, and how the room stands."""
    yield " · ".join(_details(one, view))


def _details(one: InterviewCard, view: InterviewList) -> Iterator[str]:
    if not view.is_organizer:
        yield from (f"for {short_name(name, _names(one))}" for name in (one.organizer,) if name)
        if not view.is_waiting or one.own_answer == "tentative":
            yield _ANSWERS[one.own_answer or "none"]
    elif one.people:
        yield _attending(one, 3) if one.candidate or one.candidate_mail else _answers(one)
    if one.room:
        yield " ".join(filter(None, (display(one.room, 40), ROOM_STATES[one.room_state])))


def _attending(one: InterviewCard | LoopLine, most: int) -> str:
    """Return who interviews, and what they answered."""
    if all(person.answer == "declined" for person in one.people):
        return _answers(one)
    return f"{join_names(short_names(_names(one)), most)}, {_answers(one)}"


def _answers(one: InterviewCard | LoopLine) -> str:
    """Return "1 of 2 accepted"; where somebody declined or is in the account no more, which is to be seen to, who."""
    people = list(zip(short_names(_names(one)), one.people, strict=True))
    left = [name for name, person in people if person.has_left and person.answer != "declined"]
    gone = f" · {join_names(left, 4)} not in this account any more" if left else ""
    return _tally(one, [name for name, person in people if person.answer == "declined"]) + gone


def _tally(one: InterviewCard | LoopLine, declined: Sequence[str]) -> str:
    accepted = sum(person.answer == "accepted" for person in one.people)
    if not declined:
        return f"{accepted} of {len(one.people)} accepted"
    noes = f"{join_names(declined, 4)} declined"
    if len(declined) == len(one.people):
        return noes
    return f"{f'{accepted} accepted' if accepted else 'nobody has accepted'}, {noes}"


# --- questions before it is done -----------------------------------------------------------------

KEEP_IT, KEEP_IT_TYPED = "Keep it", "keep it"
GO_OFFLINE, GO_OFFLINE_YES, GO_OFFLINE_TYPED = (
    "Take the Teams meeting off?",
    "Yes, take it off",
    "yes",
)
CANCEL_YES, CANCEL_TYPED = "Yes, cancel it", "yes, cancel it"


NEW_INVITATION = "Microsoft can’t remove a Teams meeting from an invitation. I’d send everyone a new one and cancel the old."
ASKED_AGAIN = "They’re asked to answer again."


def go_offline_means(view: AskToGoOffline) -> Iterator[str]:
    """Yield what taking the Teams meeting off means for those who are invited."""
    yield NEW_INVITATION
    yield ASKED_AGAIN
    if gone := join_names(short_names(view.declined), 3):
        yield f"{gone} declined, so the new one doesn’t go to {'them' if len(view.declined) > 1 else gone}."


def cancel(view: AskToCancel) -> str:
    """Return the question, with the candidate's name where it may stand."""
    return f"Cancel {possessive(view.candidate) if view.candidate else 'this'} interview?"


def cancel_rows(view: AskToCancel) -> tuple[tuple[str, str], ...]:
    """Return which interview it is, a name and what holds for each."""
    rows = (
        ("When", when(view.start, view.end, view.year)),
        ("Room", display(view.room, 60)),
        ("Interviewers", join_names(view.people, 8)),
        ("Reason", quote(display(view.reason)) if view.reason else ""),
    )
    return tuple((name, said) for name, said in rows if said)


def cancel_effects(view: AskToCancel) -> tuple[str, ...]:
    """Return what cancelling does."""
    said = ["Interviewers get a cancellation from Outlook."]
    if view.is_candidate_invited:
        who = display(view.candidate, 60) or "The candidate"
        said.append(f"{who} gets one too, without your reason.")
    if view.room:
        said.append(f"{display(view.room, 60)} is free again.")
    return tuple(said)
