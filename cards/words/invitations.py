"""What the events in calendars say: to interviewers, to the candidate, in the room's own calendar.

Plain text; the adapter escapes it. Nothing of one reader's text may reach another: the candidate reads no colleague's
address and no note, the room's calendar no name.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.rooms import Room
from cards.words.formatting import join_names


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateFacts:
    """What a candidate is told."""

    company: str
    interviewers: tuple[str, ...]
    """Full names; the candidate reads first names."""
    start: datetime
    end: datetime
    room: Room | None
    directions: str = ""
    """The building's address and how to get in, as an admin wrote it."""
    join_url: str
    page: str = ""
    """Where the interview can be seen, moved and cancelled."""
    contact: str
    contact_mail: str


def invitation_subject(candidate: str) -> str:
    """Return the title of the interviewers' event; without a name, that of the room's."""
    return f"Interview: {candidate}" if candidate else "Interview"


def reservation_text(organizer: str) -> str:
    """Return the text of the event that holds the room."""
    return f"Reserved for {organizer} by the interview scheduler."


def invitation_text(organizer: str, candidate: str, note: str) -> str:
    """Return the text of the interviewers' event; people and room stand in its own fields."""
    lines = [f"{organizer} asks you to interview {candidate or 'a candidate'}."]
    if note:
        lines += ["", note]
    return "\n".join([*lines, "", "Please answer this invitation."])


def candidate_subject(facts: CandidateFacts) -> str:
    """Return the title of the candidate's event."""
    return f"Interview with {facts.company}" if facts.company else "Interview"


def candidate_place(facts: CandidateFacts) -> str:
    """Return where the candidate goes: the room and its building, else the meeting's link."""
    if facts.room is None:
        return facts.join_url
    return ", ".join(filter(None, (facts.room.name, facts.room.building)))


def candidate_text(facts: CandidateFacts) -> str:
    """Return the text of the candidate's event."""
    zone = facts.start.tzname() or ""
    when = f"{facts.start:%A} {facts.start.day} {facts.start:%B %Y}, {facts.start:%H:%M}–{facts.end:%H:%M} {zone}"
    first_names = [name.split()[0] for name in facts.interviewers if name.split()]
    lines = ["Hello,", "", f"we look forward to talking with you on {when.rstrip()}.", ""]
    if first_names:
        lines.append(f"You’ll meet {join_names(first_names, 20)}.")
    if facts.room:
        lines.append(f"Where: {candidate_place(facts)}.")
    if facts.room and facts.directions:
        lines += ["How to find us:", facts.directions]
    if facts.join_url:
        lines.append(f"Join online: {facts.join_url}")
    contact = f"{facts.contact} ({facts.contact_mail})" if facts.contact_mail else facts.contact
    lines += ["", f"To move or cancel: {facts.page}"] if facts.page else [""]
    lines.append(f"If anything changes, please write to {contact}.")
    return "\n".join(lines)


# --- a whole day of a loop -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSession:
    """One session of a candidate's day."""

    start: datetime
    end: datetime
    interviewers: tuple[str, ...]
    """Full names; the candidate reads first names."""
    room: Room | None
    join_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """What a candidate is told of a day with several sessions."""

    company: str
    sessions: tuple[PlannedSession, ...]
    """In order of time."""
    directions: Mapping[str, str]
    """By building: its address and how to get in, as an admin wrote it."""
    contact: str
    contact_mail: str


def plan_subject(facts: PlanFacts) -> str:
    """Return the title of the candidate's event."""
    return f"Interviews with {facts.company}" if facts.company else "Interviews"


def plan_place(facts: PlanFacts) -> str:
    """Return where the candidate goes first; the text says where each session is."""
    return _room_place(facts.sessions[0].room) or facts.sessions[0].join_url


def _room_place(room: Room | None) -> str:
    return ", ".join(filter(None, (room.name, room.building))) if room else ""


def plan_text(facts: PlanFacts) -> str:
    """Return the plan of the day, a line a session, and the pauses between them."""
    first = facts.sessions[0].start
    zone = first.tzname() or ""
    lines = [
        "Hello,",
        "",
        f"we look forward to talking with you on {first:%A} {first.day} {first:%B %Y}. Your plan ({zone}):",
        "",
        *_plan_lines(facts.sessions),
    ]
    for building, told in facts.directions.items():
        lines += [
            "",
            f"How to find us{f' in {building}' if len(facts.directions) > 1 else ''}:",
            told,
        ]
    contact = f"{facts.contact} ({facts.contact_mail})" if facts.contact_mail else facts.contact
    return "\n".join([*lines, "", f"If anything changes, please write to {contact}."])


def _plan_lines(sessions: Sequence[PlannedSession]) -> Iterator[str]:
    before = sessions[0].start
    for one in sessions:
        if one.start > before:
            yield f"{before:%H:%M}–{one.start:%H:%M}  Break"
        names = [name.split()[0] for name in one.interviewers if name.split()]
        parts = (join_names(names, 20), _room_place(one.room), one.join_url)
        yield f"{one.start:%H:%M}–{one.end:%H:%M}  {' · '.join(filter(None, parts))}"
        before = one.end
