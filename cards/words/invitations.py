"""What the events in calendars say: to interviewers, to the candidate, in the room's own calendar.

Plain text; the adapter escapes it. Nothing of one reader's text may reach another: the candidate reads no colleague's
address and no note, the room's calendar no name.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from bot.domain.accounts import NamesShown
from bot.domain.bookings.interviews import DialIn
from bot.domain.rooms import Room
from cards.words.formatting import first_name, join_names
from cards.words.formatting import zone as zone_name


class Introduced(Struct, frozen=True):
    """An interviewer as an invitation names them: to a candidate as far as the account wants it told; and their role."""

    name: str
    title: str = ""


def introduced(names: Sequence[tuple[str, str]], see: NamesShown) -> tuple[Introduced, ...]:
    """Return full names and job titles as a candidate reads them, as far as the account wants them told."""
    if see is NamesShown.NONE:
        return ()
    return tuple(
        Introduced(name if see is NamesShown.FULL else first_name(name), title)
        for name, title in names
    )


class CandidateFacts(Struct, frozen=True, kw_only=True):
    """What a candidate is told."""

    company: str
    kind: str = ""
    """"technical interview"; empty where nothing was said of it."""
    interviewers: tuple[Introduced, ...]
    start: datetime
    end: datetime
    zone: str
    """IANA, of these times."""
    room: Room | None
    directions: str = ""
    """The building's address and how to get in, as an admin wrote it."""
    join_url: str
    dial_in: DialIn | None = None
    contact_phone: str = ""
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


class InvitationFacts(Struct, frozen=True, kw_only=True):
    """What interviewers are told."""

    organizer: str
    candidate: str
    interviewers: tuple[Introduced, ...]
    room: Room | None = None
    online: bool = False
    own_link: str = ""
    """Where it is joined, if not in Teams."""
    note: str = ""


def invitation_text(facts: InvitationFacts) -> str:
    """Return the text of the interviewers' event; who interviews alone is not told that they do."""
    lines = [f"{facts.organizer} asks you to interview {facts.candidate or 'a candidate'}."]
    if len(facts.interviewers) > 1:
        lines.append(f"Interviewers: {_people(facts.interviewers)}.")
    if facts.room:
        lines.append(f"Where: {_room_place(facts.room)}.")
    if facts.own_link:
        lines.append(f"Join online: {facts.own_link}")
    elif facts.online:
        lines.append("Online: join the Teams meeting of this invitation.")
    if facts.note:
        lines += ["", facts.note]
    return "\n".join([*lines, "", "Please answer this invitation."])


def _people(interviewers: Sequence[Introduced]) -> str:
    """Return names with their roles, where they are known."""
    return join_names(
        [f"{one.name} ({one.title})" if one.title else one.name for one in interviewers], 20
    )


def candidate_subject(facts: CandidateFacts) -> str:
    """Return the title of the candidate's event."""
    return interview_title(facts.kind, facts.company)


def interview_title(kind: str, company: str) -> str:
    """Return "Technical interview with Contoso", as far as kind and company are known."""
    title = f"{kind[:1].upper()}{kind[1:]}" if kind else "Interview"
    return f"{title} with {company}" if company else title


def candidate_place(facts: CandidateFacts) -> str:
    """Return where the candidate goes: the room and its building, else the meeting's link."""
    if facts.room is None:
        return facts.join_url
    return ", ".join(filter(None, (facts.room.name, facts.room.building)))


def candidate_text(facts: CandidateFacts) -> str:
    """Return the text of the candidate's event."""
    when = f"{facts.start:%A} {facts.start.day} {facts.start:%B %Y}, {facts.start:%H:%M}–{facts.end:%H:%M}"
    lines = ["Hello,", "", f"we look forward to talking with you on {when} ({_zone(facts)}).", ""]
    if facts.interviewers:
        lines.append(f"You’ll meet {_people(facts.interviewers)}.")
    if facts.room:
        lines.append(f"Where: {candidate_place(facts)}.")
    if facts.room and facts.directions:
        lines += ["How to find us:", facts.directions]
    if facts.join_url:
        lines.append(f"Join online: {facts.join_url}")
    if facts.dial_in:
        lines.append(f"Or call in: {_dial_in(facts.dial_in)}")
    lines += ["", f"To move or cancel: {facts.page}"] if facts.page else [""]
    lines.append(_contact(facts.contact, facts.contact_mail, facts.contact_phone))
    return "\n".join(lines)


def _zone(facts: CandidateFacts) -> str:
    """Return "London time", with the clock's short name where it has one: "Berlin time, CET"."""
    short = facts.start.tzname() or ""
    name = zone_name(facts.zone)
    return name if not short.isalpha() or short in name else f"{name}, {short}"


def _dial_in(dial_in: DialIn) -> str:
    number, conference = dial_in.number, dial_in.conference_id
    return f"{number}, conference ID {conference}" if conference else number


def _contact(name: str, mail: str, phone: str) -> str:
    """Return whom to write to, and the number to call where there is one."""
    whom = f"{name} ({mail})" if mail else name
    return f"If anything changes, please write to {whom}{f' or call {phone}' if phone else ''}."


# --- a whole day of a loop -----------------------------------------------------------------------


class SessionFacts(Struct, frozen=True, kw_only=True):
    """One session of a candidate's day."""

    start: datetime
    end: datetime
    interviewers: tuple[Introduced, ...]
    room: Room | None
    join_url: str = ""


class PlanFacts(Struct, frozen=True, kw_only=True):
    """What a candidate is told of a day with several sessions."""

    company: str
    sessions: tuple[SessionFacts, ...]
    """In order of time."""
    directions: Mapping[str, str]
    """By building: its address and how to get in, as an admin wrote it."""
    contact_phone: str = ""
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
    contact = _contact(facts.contact, facts.contact_mail, facts.contact_phone)
    return "\n".join([*lines, "", contact])


def _plan_lines(sessions: Sequence[SessionFacts]) -> Iterator[str]:
    before = sessions[0].start
    for one in sessions:
        if one.start > before:
            yield f"{before:%H:%M}–{one.start:%H:%M}  Break"
        parts = (_people(one.interviewers), _room_place(one.room), one.join_url)
        yield f"{one.start:%H:%M}–{one.end:%H:%M}  {' · '.join(filter(None, parts))}"
        before = one.end


HOLD_SUBJECT = "[Hold] Interview"
HOLD_TEXT = "Held for a candidate who was offered this time. It goes by itself when they choose or the offer ends."
