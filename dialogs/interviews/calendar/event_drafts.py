"""The events of an interview as they should be: the room's reservation, the interviewers' and the candidate's."""

import hashlib
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from zoneinfo import ZoneInfo

from bot.domain.accounts import Account, NamesShown, Person
from bot.domain.bookings.interviews import Attendee, CandidateInvitation, Interview
from bot.domain.rooms import Room
from bot.runtime.ports import Draft
from cards.words.invitations import (
    CandidateFacts,
    Introduced,
    InvitationFacts,
    candidate_place,
    candidate_subject,
    candidate_text,
    introduced,
    invitation_subject,
    invitation_text,
    reservation_text,
)
from dialogs.authorization import zone_of

NO_TITLES: Mapping[str, str] = MappingProxyType({})


def reservation_draft(interview: Interview, organizer: Person, account: Account) -> Draft:
    """Return the event that holds the room."""
    # Whoever may see the room's calendar would see the name too.
    return Draft(
        transaction=f"{interview.id}-room-{interview.attempt}",
        subject=invitation_subject(""),
        text=reservation_text(organizer.name),
        span=interview.span,
        room=_room(interview, account),
        was_hold=interview.is_reservation_hold,
        rewrites_text=interview.is_reservation_hold,
    )


def invitation_draft(
    interview: Interview,
    organizer: Person,
    account: Account,
    *,
    titles: Mapping[str, str] = NO_TITLES,
) -> Draft:
    """Return the event to which the interviewers answer; `titles` are their job titles by address."""
    return Draft(
        transaction=f"{interview.id}-event{_further(interview.event_attempt)}",
        subject=interview.title or invitation_subject(interview.candidate),
        text=_invitation_text(interview, organizer, account, titles),
        span=interview.span,
        room=_room(interview, account) if interview.room else None,
        attendees=tuple((one.mail, one.name) for one in interview.invited),
        guests=_guests(interview),
        outsiders=interview.outsiders,
        online=interview.online,
        rewrites_text=interview.is_text_stale,
    )


def candidate_draft(
    interview: Interview,
    organizer: Person,
    account: Account,
    *,
    page: str = "",
    titles: Mapping[str, str] = NO_TITLES,
) -> Draft:
    """Return the candidate's own event: no colleague's address, and nothing that is said among colleagues.

    `titles` are the interviewers' job titles by address, `page` is the address at which they can move or cancel the interview, if they have one.
    """
    own = interview.candidate_invitation or CandidateInvitation()
    attempt = own.attempt
    zone = ZoneInfo(own.zone) if own.zone else zone_of(organizer, account)
    room = _room(interview, account) if interview.room else None
    facts = CandidateFacts(
        company=account.name,
        kind=own.interview_kind,
        interviewers=_introduced(expected(interview), titles, account.candidates_see),
        start=interview.start.astimezone(zone),
        end=interview.end.astimezone(zone),
        zone=zone.key,
        room=room,
        directions=account.way_to(room.building) if room else "",
        join_url=interview.meeting_url,
        dial_in=None if interview.own_link else interview.dial_in,
        contact_phone=account.contact_phone,
        page=page,
        contact=organizer.name,
        contact_mail=organizer.mail,
    )
    return Draft(
        transaction=f"{interview.id}-candidate-{attempt}",
        subject=candidate_subject(facts),
        text=candidate_text(facts),
        span=interview.span,
        attendees=((interview.candidate_mail, interview.candidate or interview.candidate_mail),),
        place=candidate_place(facts),
        is_for_candidate=True,
    )


def digest(draft: Draft) -> str:
    """Return what tells whether an event of the candidate's shows the same as another."""
    shown = (draft.subject, draft.text, str(draft.span), draft.place, str(draft.attendees))
    return hashlib.sha256("\n".join(shown).encode()).hexdigest()[:16]


def _further(attempt: int) -> str:
    return f"-{attempt}" if attempt > 1 else ""


def _room(interview: Interview, account: Account) -> Room:
    """Return the interview's room, also where it was taken off the list since."""
    return account.room(interview.room) or Room(name=interview.room, mail=interview.room)


def _guests(interview: Interview) -> tuple[tuple[str, str], ...]:
    """Return the candidate of an interview booked before candidates had an event of their own."""
    mail = interview.candidate_mail if interview.candidate_invitation is None else ""
    return ((mail, interview.candidate or mail),) if mail else ()


def _invitation_text(
    interview: Interview, organizer: Person, account: Account, titles: Mapping[str, str]
) -> str:
    facts = InvitationFacts(
        organizer=organizer.name,
        candidate=interview.candidate,
        interviewers=_introduced(interview.invited, titles, NamesShown.FULL),
        room=_room(interview, account) if interview.room else None,
        online=interview.online,
        own_link=interview.own_link,
        # A candidate who stands on this event reads it too.
        note="" if _guests(interview) else interview.note,
    )
    return invitation_text(facts)


def expected(interview: Interview) -> tuple[Attendee, ...]:
    """Return whom the candidate will meet: who declined does not come."""
    return tuple(one for one in interview.people if one.mail not in interview.declined)


def _introduced(
    people: Iterable[Attendee], titles: Mapping[str, str], see: NamesShown
) -> tuple[Introduced, ...]:
    return introduced([(one.name, titles.get(one.mail, "")) for one in people], see)
