"""Interviews: what was booked, and how each party answered.

An interview stands in two events (see `dialogs.interviews.calendar.write_events`): the reservation, which holds the room, and
the invitation, to which the interviewers answer. What the bot knows of both is kept here; what it
does not know is never shown as settled.
"""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Literal, NewType

from msgspec import Struct, field

from bot.domain.accounts import PersonId
from bot.domain.intervals import Interval
from bot.domain.rooms import seats_for

OfferId = NewType("OfferId", str)
InterviewId = NewType("InterviewId", str)
LoopId = NewType("LoopId", str)

UNDO_FOR = timedelta(minutes=2)
REPLACED_MOST = 3
"""How often somebody is asked by itself in place of who declined an interview; then the organizer chooses."""


class RoomPath(StrEnum):
    """How the room is reserved."""

    DIRECT = "direct"
    """In the room's own calendar."""
    SCHEDULER = "scheduler"
    """In the organizer's Comeet Scheduler calendar, the room invited."""


class RoomState(StrEnum):
    """What the room has said, as far as the bot knows."""

    NONE = "none"
    """No room was asked for."""
    CHECKING = "checking"
    REQUESTED = "requested"
    CONFIRMED = "confirmed"
    AWAITING_APPROVAL = "awaiting approval"
    DECLINED = "declined"


class Answer(StrEnum):
    """What a person has said to an invitation."""

    NONE = "none"
    ACCEPTED = "accepted"
    TENTATIVE = "tentative"
    DECLINED = "declined"


class Stage(StrEnum):
    """How far a booking has come; every stage may be repeated safely."""

    CLAIMED = "claimed"
    """Room and people are held in the store; nothing is in any calendar."""
    CHECKED = "checked"
    """Looked at again and still free; the events are being written."""
    STANDING = "standing"
    """The events are written."""
    ENDING = "ending"
    """Being undone or cancelled: the events are on their way out."""
    ENDED = "ended"
    """No event is left."""


class Ending(StrEnum):
    """Why an interview is no more."""

    NONE = "none"
    TAKEN = "taken"
    """The calendars had changed since the offer."""
    FAILED = "failed"
    UNDONE = "undone"
    CANCELLED = "cancelled"


class EventRef(Struct, frozen=True, kw_only=True):
    """Where an event lives."""

    owner: str
    """`me` for the organizer, else the mailbox's address."""
    id: str
    ical_uid: str = ""


class Attendance(StrEnum):
    """What an interviewer said after the interview."""

    NONE = "none"
    DONE = "done"
    NO_SHOW = "no-show"
    """The candidate did not come."""
    NOT_ME = "not me"
    """The interviewer was not there."""


class SentReminder(Struct, frozen=True, kw_only=True):
    """Something that an interviewer was told unasked."""

    kind: str
    """A value of `bot.domain.notifications.NotificationKind`."""
    start: datetime
    """Of the interview at that time: once it moves, what was sent before no longer counts."""
    at: datetime


class DialIn(Struct, frozen=True, kw_only=True):
    """How a Teams meeting is joined by telephone, where the organizer's licence has that."""

    number: str
    conference_id: str = ""


class Proposal(Struct, frozen=True, kw_only=True):
    """Another time that an interviewer proposes: a slot of an offer made for it."""

    proposer: str = field(name="by")
    """The interviewer's address."""
    start: datetime
    end: datetime
    offer: OfferId
    slot_number: int = field(name="slot")
    at: datetime | None = None
    """When it was made, or was seen in a calendar."""
    obstacle: Literal["", "people", "unread", "room", "rule", "tentative"] = ""
    """What stood in its way when it was made: it was asked for in words all the same. Something tentative of the proposer's own does not stand in its way."""
    blockers: tuple[str, ...] = ()
    """Addresses of the people who do."""
    answer_before: Answer = Answer.NONE
    """What its proposer had answered."""
    comment: str = ""
    """Why they propose it, in their words; empty where they said no reason."""


class DeclinedProposal(Struct, frozen=True, kw_only=True):
    """Another time that an interviewer proposed, and that the organizer does not move to."""

    proposal: Proposal
    at: datetime
    is_answered: bool = False
    """They have said since whether they can make the interview's own time."""


class Attendee(Struct, frozen=True, kw_only=True):
    """An interviewer of one interview."""

    mail: str
    name: str
    answer: Answer = Answer.NONE
    said_in_chat: bool = False
    """The answer was given to the bot and is not in a calendar."""
    comment: str = ""
    answer_before: Answer = Answer.NONE
    """What they had answered before they gave this answer through the bot, for who takes it back."""
    comment_before: str = ""
    tallied: Answer = Answer.NONE
    """What the organizer's calendar showed of it last: only another one is news."""
    superseded: tuple[Answer, ...] = ()
    """What they answered through the bot before their answer: the organizer's calendar may show it only now."""
    tallied_proposal: tuple[datetime, datetime] | None = None
    """The other time that the organizer's calendar showed last as proposed."""
    declined_proposal: DeclinedProposal | None = None
    """The other time they proposed last, where the organizer does not move to it."""
    asked_at: datetime | None = None
    asked_for: datetime | None = None
    """When they were invited last, and for which start."""
    answered_at: datetime | None = None
    """When they answered last what they were asked for then."""
    declined_span: tuple[datetime, datetime] | None = None
    """From when to when it was that they declined, until they answer what they were asked since."""
    accepted_span: tuple[datetime, datetime] | None = None
    """From when to when it was that they accepted before they were taken off and put back: they are asked again."""
    is_not_invited: bool = False
    """They had declined this time when its event was written anew: that one doesn't invite them."""
    reminders: tuple[SentReminder, ...] = ()
    attendance: Attendance = Attendance.NONE

    @property
    def keeps_no(self) -> bool:
        """Whether they declined a part of what they are invited to, before it was made longer: that no stands."""
        return self.answer is Answer.DECLINED and self.declined_span is not None

    @property
    def is_asked_again(self) -> bool:
        """Whether they are asked if they can make it after all: the time that they proposed was declined."""
        declined = self.declined_proposal
        is_open = declined is not None and not declined.is_answered
        return is_open and self.answer is not Answer.ACCEPTED


class FormerAttendee(Struct, frozen=True, kw_only=True):
    """Somebody who was taken off an interview, and the time that they know of it."""

    mail: str
    start: datetime
    end: datetime
    declined_span: tuple[datetime, datetime] | None = None
    """From when to when it was that they declined, if they did."""
    accepted_span: tuple[datetime, datetime] | None = None
    """The same of what they accepted."""
    was_not_invited: bool = False
    """Its event did not invite them: they had declined."""
    revision: int = 0
    """The interview's when they were taken off: those who went in one change have the same."""


class InterviewShape(Struct, frozen=True, kw_only=True):
    """What of an interview can be changed in place; one that is kept is how it stood before the last change."""

    start: datetime
    end: datetime
    people: tuple[tuple[str, str], ...]
    """Address and name of each interviewer."""
    room: str = ""
    online: bool = False
    note: str = ""
    title: str = ""
    own_link: str = ""
    candidate: str = ""
    candidate_mail: str = ""


class CandidateInvitation(Struct, frozen=True, kw_only=True):
    """The candidate's own event in the organizer's primary calendar, apart from the interviewers'."""

    is_due: bool = False
    """It may go out: Undo has closed, or the organizer said so."""
    is_urgent: bool = False
    """The organizer said that it goes out at once as it is, though the last change can still be undone."""
    event: EventRef | None = None
    mail: str = ""
    """To whom the event went; the candidate's address may have changed since."""
    attempt: int = 1
    """Counts the events, so that each has a transaction of its own."""
    is_stale: bool = False
    """The event does not show the latest time, place or people yet."""
    shows: str = ""
    """A digest of what the event shows: only something else is written."""
    zone: str = ""
    """IANA: the candidate's own, where they chose a time in it; empty means the organizer's."""
    interview_kind: str = ""
    """As the candidate reads it: "technical interview"; empty where nothing was said of it."""
    sealed_link: str = ""
    """The token of the candidate's link, encrypted, so that the invitation can name its page."""
    is_withdrawn: bool = False
    """It was deleted in Outlook, refused, or declined before the interview was handed over: it is not written again unless the organizer says so."""
    is_refused: bool = False
    """Microsoft 365 did not accept it, or its last change."""
    answer: Answer = Answer.NONE

    @property
    def has_declined(self) -> bool:
        """Whether the candidate said no, to this event or to the one before it that was not sent anew for that."""
        return self.answer is Answer.DECLINED


class HandedOver(Struct, frozen=True, kw_only=True):
    """What an interview's organizer before has of it in their calendars."""

    by: PersonId
    reservation: EventRef | None = None
    events: tuple[EventRef, ...] = ()
    """Invitations: the interviewers', and the candidate's."""


class Interview(Struct, frozen=True, kw_only=True):
    """What Book makes."""

    id: InterviewId
    tenant: str
    by: PersonId
    offer: OfferId
    slot_number: int = field(name="slot")
    link: str = ""
    """The candidate's link with which it was chosen; empty where the organizer booked it."""
    loop: str = ""
    """The loop of which it is a session; empty for an interview on its own."""
    start: datetime
    """UTC."""
    end: datetime
    people: tuple[Attendee, ...]
    former: tuple[FormerAttendee, ...] = ()
    """Who was taken off it, each once, the last ones last."""
    room: str = ""
    """The room's address; empty where none was asked for."""
    room_before: str = ""
    """The address of the room that it had last, where it was taken off; empty where it never had one."""
    spare_rooms: tuple[str, ...] = ()
    """Rooms that were free too, best first."""
    path: RoomPath | None = None
    room_state: RoomState = RoomState.NONE
    requested_at: datetime | None = None
    """When the room was asked."""
    is_room_silent: bool = False
    """The room was asked a minute ago or more, and says nothing."""
    is_room_in_doubt: bool = False
    """The room's calendar shows the time as taken, and nothing tells by whom."""
    stage: Stage = Stage.CLAIMED
    ending: Ending = Ending.NONE
    why: str = ""
    """For an ending: addresses of who or what stood in the way, with commas, or a code."""
    rule: str = ""
    """The `UnavailabilityKind` that keeps them from it; empty where their calendar does."""
    reservation: EventRef | None = None
    """The room's; see `path`."""
    event: EventRef | None = None
    """The invitation, in the organizer's primary calendar."""
    is_event_stale: bool = False
    """The invitation does not show the latest time, room or people yet."""
    is_reservation_stale: bool = False
    """The reservation is at an earlier time of the interview's still."""
    is_reservation_hold: bool = False
    """The reservation says still that it holds the time for a candidate, who has chosen it."""
    is_noted: bool = False
    """The audit log says where its time and its room are reserved now."""
    leftovers: tuple[EventRef, ...] = ()
    """Reservations that a later one has replaced, to be taken back."""
    attempt: int = 1
    """Counts the reservations, so that each has a transaction of its own."""
    candidate: str = ""
    candidate_mail: str = ""
    """Where the candidate is invited; empty where they are not."""
    candidate_invitation: CandidateInvitation | None = None
    """None for interviews booked before there was one: their candidate stands on the interviewers' event."""
    note: str = ""
    """The organizer's words and links for the interviewers."""
    title: str = ""
    """The organizer's own title of the interviewers' event; empty for the usual one."""
    outsiders: tuple[str, ...] = ()
    """Addresses that the interviewers' event was given in Outlook and that are no interviewers: they stay invited."""
    is_text_stale: bool = False
    """The invitation's text does not say the latest of candidate, people, place and note yet."""
    event_attempt: int = 1
    """Counts the invitations: one that is no Teams meeting any more is another event."""
    handed_over: "HandedOver | None" = None
    """The events that its organizer before still has, to be taken back once the new ones stand."""
    former_organizers: tuple[PersonId, ...] = ()
    """Who organized it before it was handed over."""
    before: InterviewShape | None = None
    """How it stood before the last change, for who undoes it."""
    changed_at: datetime | None = None
    news_at: datetime | None = None
    """When something of it was last told to its organizer unasked, as a new message: that somebody declined, or its room."""
    is_change_undone: bool = False
    """Its last change was taken back: an Undo after it asks before it takes the booking back."""
    exchanged_with: str = ""
    """The interview with which the last change swapped its time: both are taken back together."""
    stood: "Interview | None" = None
    """While a change of it is being written: how it stands in the calendars until then."""
    substitutes: tuple[str, ...] = ()
    """Addresses of those who could stand in for who declined, the least loaded first."""
    to_replace: tuple[str, ...] = ()
    """Addresses of those in whose place one of them is to come, where others than who declined."""
    reason: str = ""
    """What was said when it was cancelled; the attendees read it."""
    online: bool = False
    tentative_is_free: bool = False
    """What is only tentative in a calendar does not stand in its way: so the offer counted it."""
    join_url: str = ""
    own_link: str = ""
    """The organizer's own meeting, held elsewhere than in Teams."""
    dial_in: DialIn | None = None
    proposals: tuple[Proposal, ...] = ()
    booked_at: datetime
    undelivered: tuple[str, ...] = ()
    """Addresses of those whom the bot's card has not reached yet, as the organizer is told."""
    moves: int = 0
    """How often its start has changed."""
    replacements: int = 0
    """How often somebody was asked by itself in place of who declined."""
    declines: tuple[str, ...] = ()
    """Addresses of those who ever declined it, also of who was replaced since."""
    is_left_in_room: bool = False
    """It has ended, but the room's own calendar, which may not be changed any more, still shows it."""
    is_left_in_calendar: bool = False
    """It has ended, but Microsoft 365 did not let it be taken out of the organizer's calendar."""
    looks: int = 0
    """How often the room's answer has been looked for."""
    revision: int = 1
    """Counts up with every change that shows, so that an older card never covers a newer one."""

    @property
    def key(self) -> str:
        """Return the document's key."""
        return self.id

    @property
    def span(self) -> Interval:
        """Return the time of the interview."""
        return Interval(self.start, self.end)

    @property
    def minutes(self) -> int:
        """Return how long the interview is."""
        return (self.end - self.start) // timedelta(minutes=1)

    @property
    def is_live(self) -> bool:
        """Whether the interview stands or is on its way to."""
        return self.stage not in {Stage.ENDING, Stage.ENDED}

    @property
    def undo_closes(self) -> datetime:
        """Return the moment from which a fresh booking is taken back by Cancel only."""
        return self.booked_at + UNDO_FOR

    @property
    def is_replaced_most(self) -> bool:
        """Whether nobody more is asked by itself in place of who declined."""
        return self.replacements >= REPLACED_MOST

    @property
    def shape(self) -> InterviewShape:
        """Return what of the interview can be changed in place."""
        return InterviewShape(
            start=self.start,
            end=self.end,
            people=tuple((one.mail, one.name) for one in self.people),
            room=self.room,
            online=self.online,
            note=self.note,
            title=self.title,
            own_link=self.own_link,
            candidate=self.candidate,
            candidate_mail=self.candidate_mail,
        )

    @property
    def meeting_url(self) -> str:
        """Return where it is joined online: the organizer's own meeting, else that in Teams."""
        return self.own_link or self.join_url

    @property
    def invited(self) -> tuple[Attendee, ...]:
        """Return the people whom its event invites."""
        return tuple(one for one in self.people if not one.is_not_invited)

    @property
    def declined(self) -> frozenset[str]:
        """Return the addresses of those who declined."""
        return frozenset(one.mail for one in self.people if one.answer is Answer.DECLINED)

    @property
    def seats(self) -> int:
        """Return how many seats its room needs; who declined takes none."""
        return seats_for(len(self.people) - len(self.declined))

    @property
    def is_unattended(self) -> bool:
        """Whether everybody who was to interview declined."""
        return bool(self.people) and len(self.declined) == len(self.people)

    @property
    def is_room_unclear(self) -> bool:
        """Whether nothing tells what the room says: it is silent, or its time is taken by nobody knows whom."""
        return self.is_room_silent or self.is_room_in_doubt

    def attendee(self, mail: str) -> Attendee | None:
        """Return the interviewer with this address."""
        return next((one for one in self.people if one.mail == mail), None)

    def proposal_of(self, mail: str) -> Proposal | None:
        """Return the other time that the interviewer with this address proposes."""
        return next((one for one in self.proposals if one.proposer == mail), None)

    def proposers_of(self, span: Interval) -> frozenset[str]:
        """Return the addresses of the interviewers who propose this very time."""
        proposed = (one for one in self.proposals if Interval(one.start, one.end) == span)
        return frozenset(one.proposer for one in proposed)


class Claim(Struct, frozen=True, kw_only=True):
    """A stretch of one room's or person's day that an interview has taken."""

    start: datetime
    end: datetime
    interview: InterviewId
    organizer_name: str = field(name="by")
    """Of who was first, for those who come later."""


class ResourceDay(Struct, frozen=True, kw_only=True):
    """One UTC day of one room or person: two bookings that race meet in this document."""

    tenant: str
    mail: str
    day: date
    claims: tuple[Claim, ...] = ()

    @property
    def key(self) -> str:
        """Return the document's key."""
        return f"{self.tenant}/{self.mail}/{self.day.isoformat()}"

    def first(self, start: datetime, end: datetime) -> Claim | None:
        """Return the claim that overlaps this time, if there is one."""
        return next((one for one in self.claims if one.start < end and start < one.end), None)
