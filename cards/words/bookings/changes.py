"""What becomes of an interview that is changed, in words."""

from collections.abc import Iterator

from cards.change_facts import ChangeFacts, LastChange
from cards.interview_views import InterviewCard
from cards.words.formatting import (
    display,
    join_clauses,
    join_names,
    length,
    quote,
    short_day_and_time,
    short_names,
)

_OTHERS = {
    "title": "the title",
    "note": "the note for the interviewers",
    "own link": "the link to join",
    "candidate": "the candidate’s name",
    "candidate mail": "the candidate’s address",
}
_ASKED = {"all": "everyone is asked again", "some": "everyone who hasn’t declined is asked again"}
_INVITED_ANEW = {
    "all": "everyone gets a new invitation",
    "some": "everyone who hasn’t declined gets a new invitation",
}


def becomes(change: ChangeFacts) -> list[str]:
    """Return what an interview does once it is changed: "lasts 45 min", "is with Mei too"."""
    parts = [f"lasts {length(change.minutes)}"] if change.minutes else []
    if change.online is not None:
        parts.append("gets a Teams link" if change.online else "is no Teams meeting any more")
    parts += ["has no room any more"] if change.is_without_room else []
    parts += [f"moves to {display(change.room, 60)}"] if change.room else []
    added, removed = (join_names(short_names(some), 5) for some in (change.added, change.removed))
    if added and removed:
        parts.append(f"is with {added} instead of {removed}")
    else:
        parts += [f"is with {added} too"] if added else []
        parts += [f"goes on without {removed}"] if removed else []
    parts += [f"gets the note {quote(display(change.note, 100))}"] if change.note else []
    parts += ["loses its note"] if change.is_without_note else []
    parts += [f"is called {quote(display(change.title, 60))}"] if change.title else []
    parts += ["loses its title"] if change.is_without_title else []
    parts += [f"is for {display(change.candidate, 60)}"] if change.candidate else []
    mail = display(change.candidate_mail, 80)
    parts += [f"has the address {mail}"] if mail else []
    return parts


def changed(view: InterviewCard) -> str:
    """Return what the last change was and what it means, while it can be undone: "Changed: no room. Thames is given back."."""
    last = view.last_change
    if last is None:
        return ""
    known = (*(one.name for one in view.people), *last.removed)
    said = [*_time_changed(view, last), *_people_changed(last, known), *_room_changed(view, last)]
    if last.is_online is not None:
        said.append(_online_changed(last))
    if last.others:
        others = join_clauses([_OTHERS[one] for one in last.others])
        said.append(others if said else f"{others}. Nobody is asked again")
    said = [said[0], *(f"{one[0].upper()}{one[1:]}" for one in said[1:])] if said else []
    return f"Changed: {'. '.join(said)}." if said else ""


def _time_changed(view: InterviewCard, last: LastChange) -> Iterator[str]:
    parts = []
    if last.start:
        now, was = (short_day_and_time(one, view.year) for one in (view.start, last.start))
        parts.append(f"{now} instead of {was}")
    if last.minutes:
        now = length(int((view.end - view.start).total_seconds() // 60))
        parts.append(f"{now} instead of {length(last.minutes)}")
    if parts:
        # Where another event takes the place of this one, that is said of the Teams meeting.
        asked = _ASKED[last.asked] if last.asked and last.is_online is not False else ""
        yield "; ".join(filter(None, (join_clauses(parts), asked)))


def _people_changed(last: LastChange, known: tuple[str, ...]) -> Iterator[str]:
    added, removed, uninvited = (
        short_names(some, known) for some in (last.added, last.removed, last.uninvited)
    )
    gets = "gets a cancellation" if len(uninvited) == 1 else "get a cancellation"
    if added and removed:
        told = f"; {join_names(uninvited, 5)} {gets}" if uninvited else ""
        yield f"{join_names(added, 5)} instead of {join_names(removed, 5)}{told}"
    elif added:
        yield f"{join_names(added, 5)} {'comes' if len(added) == 1 else 'come'} too"
    elif removed:
        told = f", and {gets}" if uninvited == removed else ""
        if uninvited and not told:
            told = f"; {join_names(uninvited, 5)} {gets}"
        gone = "doesn’t come" if len(removed) == 1 else "don’t come"
        yield f"{join_names(removed, 5)} {gone} any more{told}"


def _room_changed(view: InterviewCard, last: LastChange) -> Iterator[str]:
    if last.room is None:
        return
    now, was = display(view.room, 60), display(last.room, 60)
    if not now:
        yield f"no room; {was} is given back"
    else:
        yield f"{now} instead of {was}" if was else f"{now} as its room"


def _online_changed(last: LastChange) -> str:
    if last.is_online:
        return "a Teams meeting now, in the same invitation"
    anew = _INVITED_ANEW.get(last.asked)
    return f"no Teams meeting any more{f'; {anew}' if anew else ''}"
