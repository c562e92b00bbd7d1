"""What an interview, a list of interviews and the home page show."""

from datetime import date, datetime
from typing import ClassVar, Literal

from msgspec import Struct, field

from cards.change_facts import LastChange
from cards.view_models import FormValues, Help, InvitationState, View

Answer = Literal["none", "accepted", "tentative", "declined"]
RoomState = Literal["none", "checking", "requested", "confirmed", "awaiting approval", "declined"]
Stage = Literal["claimed", "reserved", "standing", "ending", "ended"]
Ending = Literal["none", "taken", "failed", "undone", "cancelled"]
Obstacle = Literal["", "people", "unread", "room", "rule", "tentative"]
"""What stands in the way of another time that somebody proposes."""


class PersonLine(Struct, frozen=True, kw_only=True):
    """An interviewer and the answer given."""

    name: str
    answer: Answer
    said_in_chat: bool = False
    comment: str = ""
    comment_zone: str = ""
    """IANA: on whose clock the hours of the comment are, where the reader's shows others."""
    declined: Literal["", "time", "length", "invitation"] = ""
    """What they declined before they were asked anew."""
    has_accepted_before: bool = False
    """They accepted this very time before they were taken off and put back."""
    is_not_invited: bool = False
    """They declined the invitation before this one, which did not go to them any more."""
    has_left: bool = False
    """They are not in the account any more."""
    is_asked_again: bool = False
    """The time they proposed was declined, and they have not said since whether they can make it."""


class ProposalLine(Struct, frozen=True, kw_only=True):
    """Another time that an interviewer proposes, as a slot of an offer to the organizer."""

    proposer: str = field(name="by")
    """The interviewer's name."""
    start: datetime
    end: datetime
    offer: str
    slot_number: int = field(name="slot")
    obstacle: Obstacle = ""
    blockers: tuple[str, ...] = ()
    """Names of the people who are not free then, or whose calendars could not be read."""
    comment: str = ""
    """Why, in the interviewer's words."""
    comment_zone: str = ""
    """Whose clock hours in those words are on, where the reader's shows another time."""


class ClockTime(Struct, frozen=True, kw_only=True):
    """A moment on the clock of a zone, which may be another than the reader's."""

    start: datetime
    zone: str
    """IANA."""


class OwnProposal(Struct, frozen=True, kw_only=True):
    """The other time that the reader proposes."""

    start: datetime
    there: ClockTime
    """The same on the organizer's clock."""
    obstacle: Obstacle = ""
    blockers: tuple[str, ...] = ()
    """Names, as in `ProposalLine`; the reader's own is empty."""
    comment: str = ""
    """Why, as the organizer reads it."""


class InterviewCard(View, frozen=True, kw_only=True):
    """An interview as it stands, for its organizer or (without organizer's buttons) an interviewer."""

    kind: ClassVar[str] = "InterviewCard"
    interview: str
    audience: Literal["organizer", "interviewer", "public"]
    start: datetime
    end: datetime
    zone: str
    organizer: str
    people: tuple[PersonLine, ...]
    room: str = ""
    room_state: RoomState = "none"
    room_seats: int = 0
    """How many a room seats that is too small, for the organizer; zero for any other."""
    seats_needed: int = 0
    """How many come then, the candidate among them."""
    path: Literal["direct", "scheduler", ""] = ""
    calendar: str = ""
    """The name of the scheduler calendar, where the reservation is there."""
    stage: Stage = "claimed"
    ending: Ending = "none"
    why: str = ""
    """Names of who or what stood in the way, with commas; or a code of `cards.layouts.interview_status`."""
    rule: str = ""
    """The rule that keeps them from it, a key of `cards.words.bookings.unavailability`; empty where their calendar does."""
    candidate: str = ""
    online: bool = False
    join_url: str = ""
    has_own_link: bool = False
    """It is joined at the organizer's own meeting, not in Teams."""
    is_room_silent: bool = False
    """The room was asked a minute ago or more, and says nothing."""
    is_room_in_doubt: bool = False
    """The room's calendar shows the time as taken, and nothing tells by whom."""
    is_left_in_room: bool = False
    """It has ended, but the room's own calendar, which may not be changed any more, still shows it."""
    is_left_in_calendar: bool = False
    """It has ended, but Microsoft 365 did not let it be taken out of the organizer's calendar."""
    spare_rooms: tuple[str, ...] = ()
    spare_seats: tuple[int, ...] = ()
    """How many seats each of these rooms has; 0 where that is not known."""
    room_elsewhere: str = ""
    """The building of the room, where everybody who attends works in another."""
    room_unsure: str = ""
    """The building of the room, where nobody who attends is known to work, and of somebody it is not known where they do."""
    spare_elsewhere: tuple[str, ...] = ()
    spare_unsure: tuple[str, ...] = ()
    """The same of each of the rooms to move to; empty for other rooms."""
    own_answer: Answer | Literal[""] = ""
    declined_proposal: datetime | None = None
    """The start of the time that the reader proposed and the organizer declined, until the reader says whether they can make it."""
    own_proposal: OwnProposal | None = None
    """The other time that the reader proposes, until the organizer decides."""
    is_connected: bool = True
    is_off: bool = False
    """The reader was taken off the interview."""
    is_handed_over: bool = False
    """The reader organized it before somebody else does."""
    note: str = ""
    """The organizer's words for the interviewers."""
    form: FormValues | None = None
    """What the organizer's form is filled in with."""
    may_undo: bool = False
    undoes_change: bool = False
    """Undo takes back the last change, not the booking."""
    last_change: LastChange | None = None
    """What Undo takes back then, for the organizer."""
    viewers: tuple[str, ...] = ()
    candidate_mail: str = ""
    """For the organizer's form."""
    candidate_state: InvitationState = ""
    candidate_answer: Answer = "none"
    candidate_at: datetime | None = None
    """When the invitation, or what has changed, goes out by itself, while it waits."""
    substitutes: tuple[str, ...] = ()
    """Names of those who could stand in for who declined, for the organizer."""
    is_replaced_most: bool = False
    """Others were asked by itself in place of who declined, as often as that is done."""
    to_replace: tuple[str, ...] = ()
    """Names of those in whose place they could come, where others than who declined."""
    reason: str = ""
    """What was said when it was cancelled."""
    proposals: tuple[ProposalLine, ...] = ()
    """Other times that interviewers propose, for the organizer."""
    is_delayed: bool = False
    """What is under way waits for Microsoft 365."""
    undelivered: tuple[str, ...] = ()
    """Names of those whom the bot's card has not reached yet, for the organizer."""


class InterviewerWish(View, frozen=True, kw_only=True):
    """What somebody who attends an interview wishes of its organizer, in their words."""

    kind: ClassVar[str] = "InterviewerWish"
    interview: str
    name: str
    note: str
    note_zone: str = ""
    """IANA: on whose clock the hours in it are, where the reader's shows others."""
    start: datetime
    candidate: str = ""
    other_interview: str = ""
    """The interview of the colleague with whom they wish to change places, where both could; empty for any other wish."""
    colleague: str = ""
    is_of_loop: bool = False
    """Both are sessions of one loop, which change places whole."""
    is_unread: bool = False
    """It is for another time, and none could be looked for, as the organizer's sign-in has ended."""


class AskToCancel(View, frozen=True, kw_only=True):
    """Whether cancelling is meant."""

    kind: ClassVar[str] = "AskToCancel"
    interview: str
    start: datetime
    end: datetime
    people: tuple[str, ...]
    room: str = ""
    candidate: str = ""
    """Empty where others read along."""
    is_candidate_invited: bool = False
    reason: str = ""


class AskToGoOffline(View, frozen=True, kw_only=True):
    """Whether a Teams meeting is to become none: it means a new invitation for everybody."""

    kind: ClassVar[str] = "AskToGoOffline"
    interview: str
    declined: tuple[str, ...] = ()
    """Names of those who declined: the new one does not go to them."""


class LoopLine(Struct, frozen=True, kw_only=True):
    """A loop among interviews that are coming, for whoever organizes it."""

    loop: str
    start: datetime
    """Of its first session."""
    end: datetime
    """Of its last."""
    zone: str
    sessions: int
    people: tuple[PersonLine, ...]
    candidate: str = ""


class InterviewList(View, frozen=True, kw_only=True):
    """What is coming."""

    kind: ClassVar[str] = "InterviewList"
    interviews: tuple[InterviewCard, ...]
    """The next ones."""
    loops: tuple[LoopLine, ...] = ()
    """Those of which several belong together, each in place of its sessions."""
    further: int = 0
    """How many come after those."""
    running: int = 0
    """How many of all these have begun."""
    is_organizer: bool = True
    candidate: str = ""
    """Whose interviews alone were asked for."""
    people: tuple[str, ...] = ()
    """With whom they are, where that was asked."""
    days: tuple[datetime, datetime] | None = None
    """The first and the last moment that was asked for."""
    room: str = ""
    """The name of the room they are held in, where that was asked."""
    is_waiting: bool = False
    """They are invitations that wait for the reader's answer; nobody asked for the list."""
    is_past: bool = False
    """They have begun or are over."""


class Home(View, frozen=True, kw_only=True):
    """What somebody finds on their own page about the bot."""

    kind: ClassVar[str] = "Home"
    help: Help
    connection: Literal["none", "connected", "expired"]
    coming: InterviewList
    today: date | None = None
    """The reader's; None in rows of earlier versions."""
    today_count: int = 0
    """Interviews that are still to come today."""
    week_count: int = 0
    """The same until Sunday."""
