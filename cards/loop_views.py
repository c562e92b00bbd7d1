"""What is shown of interview loops: schedules to choose from, and a loop that is booked; facts, no words and no layout."""

from datetime import date, datetime
from typing import ClassVar, Literal

from msgspec import Struct

from bot.domain.bookings.offers import AddressKnown
from cards.interview_views import Answer, Ending, PersonLine, RoomState, Stage
from cards.offer_views import KeptLine, ObstacleLine, RoomFacts, WayOutLine
from cards.view_models import FormValues, View

Span = tuple[datetime, datetime]


class AskedSession(Struct, frozen=True, kw_only=True):
    """One session as it was asked for."""

    people: tuple[str, ...] = ()
    """Names; empty for whoever is free."""
    need: str | int = "all"
    """`all` of them, `any`, or how many."""
    must: tuple[str, ...] = ()
    """Names of those who have to be among them."""
    minutes: int
    is_online: bool = False
    start: datetime | None = None
    """Where no other time would do."""
    pool: str = ""
    """The pool's name, where it is whoever is in one."""


class SessionLine(Struct, frozen=True, kw_only=True):
    """One session of a schedule."""

    start: datetime
    end: datetime
    people: tuple[str, ...]
    room: str = ""
    is_online: bool = False
    outside_hours: tuple[str, ...] = ()
    """Names of those for whom it is outside working hours."""


class ScheduleLine(Struct, frozen=True, kw_only=True):
    """One whole schedule of an offer."""

    number: int
    sessions: tuple[SessionLine, ...]
    lunches: tuple[Span, ...] = ()
    breaks: tuple[Span, ...] = ()
    waiting_minutes: int = 0
    room_changes: int = 0
    is_taken: bool = False


class LoopOfferCard(View, frozen=True, kw_only=True):
    """The answer to a question for several interviews of one candidate."""

    kind: ClassVar[str] = "LoopOfferCard"
    offer: str
    sessions: tuple[AskedSession, ...]
    is_ordered: bool = False
    asked_days: tuple[date, date] | None = None
    """The first and the last."""
    asked_hours: Span | None = None
    """Where the sessions may lie, if that is one stretch of time."""
    asked_room: RoomFacts | None = None
    """None: no room was asked for."""
    is_online: bool = False
    days: int = 1
    """On how many days, at most, the sessions lie."""
    candidate: str = ""
    candidate_mail: str = ""
    known_mail: AddressKnown = ""
    """As `cards.offer_views.OfferCard` has it."""
    left_out: tuple[str, ...] = ()
    filters: tuple[KeptLine, ...] = ()
    """Parts of the question before that were kept."""
    zone: str
    schedules: tuple[ScheduleLine, ...]
    blocker: int | None = None
    """Which of the sessions stands in the way, from 0."""
    blocker_kind: Literal["", "no time", "too little time", "too long", "too few people"] = ""
    obstacles: tuple[ObstacleLine, ...] = ()
    """What stands in the way of that session."""
    unread: tuple[str, ...] = ()
    """Names whose calendar could not be read."""
    ways_out: tuple[WayOutLine, ...] = ()
    has_more: bool = False
    is_public: bool = False
    is_expired: bool = False
    viewers: tuple[str, ...] = ()
    read_by: str = ""
    question: FormValues | None = None
    """What the form is filled in with; None where there is none."""
    purpose: Literal["book", "move", "propose"] = "book"


class LoopSessionLine(Struct, frozen=True, kw_only=True):
    """One session of a loop that is booked, as it stands."""

    number: int
    interview: str
    start: datetime
    end: datetime
    people: tuple[PersonLine, ...]
    room: str = ""
    room_state: RoomState = "none"
    is_online: bool = False
    stage: Stage = "standing"
    ending: Ending = "none"
    substitutes: tuple[str, ...] = ()
    """Names of those who could stand in for who declined, or for who is to be replaced."""
    to_replace: tuple[str, ...] = ()
    """Names of those whose place somebody else is looked for, though they did not decline."""
    is_replaced_most: bool = False
    """Others were asked by itself in place of who declined, as often as that is done."""
    spare_rooms: tuple[str, ...] = ()
    proposer: str = ""
    """Who proposed another time last."""
    proposed_start: datetime | None = None
    proposed_comment: str = ""
    """Why, in their words."""
    is_over: bool = False
    has_note: bool = False
    """Its interviewers have a note in their invitation."""


PlanState = Literal[
    "", "waiting", "sending", "invited", "changed", "withdrawn", "declined", "refused", "outdated"
]
"""Of the candidate's own events of a loop; as `cards.view_models.InvitationState` has them."""


class LoopCard(View, frozen=True, kw_only=True):
    """A loop as it stands, for whoever booked it."""

    kind: ClassVar[str] = "LoopCard"
    loop: str
    zone: str
    sessions: tuple[LoopSessionLine, ...]
    stage: Stage = "standing"
    ending: Ending = "none"
    why: str = ""
    """Names of who or what stood in the way of the booking."""
    reason: str = ""
    candidate: str = ""
    candidate_mail: str = ""
    candidate_state: PlanState = ""
    candidate_answer: Answer = "none"
    candidate_at: datetime | None = None
    """When their invitation, or what has changed, goes out."""
    candidate_event_per: Literal["day", "session"] = "day"
    candidate_answers: tuple[Answer, ...] = ()
    """To each of their events."""
    may_undo: bool = False
    undoes_change: bool = False
    people: tuple[tuple[str, str], ...] = ()
    """Name and address of those who can take one more session, no more than a form holds."""
    viewers: tuple[str, ...] = ()
    is_left_in_calendar: bool = False
    """It has ended, but Microsoft 365 did not let all of it be taken out of the organizer's calendar."""
    is_delayed: bool = False
    is_public: bool = False


class AskToCancelLoop(View, frozen=True, kw_only=True):
    """Whether all sessions of a loop are to be cancelled."""

    kind: ClassVar[str] = "AskToCancelLoop"
    loop: str
    sessions: tuple[tuple[datetime, datetime, tuple[str, ...]], ...]
    """Start, end and names of each."""
    candidate: str = ""
    is_candidate_invited: bool = False
    candidate_events: int = 1
    """How many they have in their calendar where they are invited."""
    has_rooms: bool = True
    over: int = 0
    """How many other sessions are over already, and stay."""
    reason: str = ""


class TemplateLine(Struct, frozen=True, kw_only=True):
    """One loop template."""

    name: str
    sessions: tuple[AskedSession, ...]
    break_minutes: int | None = None
    break_after: int | None = None
    """After how many sessions."""


class LoopTemplatesView(View, frozen=True, kw_only=True):
    """The loop templates of an account."""

    kind: ClassVar[str] = "LoopTemplatesView"
    templates: tuple[TemplateLine, ...]
