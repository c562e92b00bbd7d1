"""What a person can be shown: frozen values that hold facts, no words and no layout.

Each has its layout in `cards.layouts`; its words are in `cards.words`. Times are
aware and in the zone of whoever is shown them.
"""

from datetime import date, datetime
from typing import ClassVar, Literal

from msgspec import Struct

from bot.domain.errors import BotError, Effect
from cards.change_facts import NO_CHANGE, ChangeFacts


class View(Struct, frozen=True, kw_only=True):
    """Anything that can be shown.

    `kind` names it in the outbox: a literal that stands in rows already stored, so the class may be
    renamed and it may not.
    """

    kind: ClassVar[str] = ""
    is_short: ClassVar[bool] = False
    """A word beside the card that was pressed, rather than a card of its own."""
    has_secret_address: ClassVar[bool] = False
    """It holds an address with a ticket or a token, which lets in whoever has it: the outbox keeps it sealed."""

    year: int = 0
    """The year it is for the reader: dates of another one say so; 0 leaves years out."""


Fact = str | int | bool | tuple[str | int, ...]


class Message(View, frozen=True, kw_only=True):
    """A short word: which one, and the facts that its sentences name; see `cards.words.short_messages`."""

    kind: ClassVar[str] = "Message"
    is_short: ClassVar[bool] = True
    key: str
    facts: tuple[tuple[str, Fact], ...] = ()


def message(key: str, **facts: Fact) -> Message:
    """Return the short message of this key; its facts are the parameters of its words."""
    return Message(key=key, facts=tuple(facts.items()))


class Notice(View, frozen=True, kw_only=True):
    """A short word in sentences, as outbox rows of earlier versions hold it; new ones are messages."""

    kind: ClassVar[str] = "Notice"
    is_short: ClassVar[bool] = True
    title: str = ""
    lines: tuple[str, ...] = ()
    tone: Literal["plain", "good", "warning", "bad", "quiet"] = "plain"


class Problem(View, frozen=True, kw_only=True):
    """Something went wrong: what, whether anything changed, and what to do next."""

    kind: ClassVar[str] = "Problem"
    is_short: ClassVar[bool] = True
    key: str
    changed: Effect = "no"
    facts: tuple[tuple[str, str], ...] = ()
    reference: str = ""

    @classmethod
    def of(cls, error: BotError) -> "Problem":
        """Return the card of an error: its words are chosen by its key."""
        facts = tuple(sorted(error.facts.items()))
        return cls(key=error.key, changed=error.changed, facts=facts)


class CardDetails(View, frozen=True, kw_only=True):
    """What a card folds away, for a channel that can fold nothing in messages: permissions, or how a room is reserved."""

    kind: ClassVar[str] = "CardDetails"
    is_short: ClassVar[bool] = True
    scopes: tuple[str, ...] = ()
    room: str = ""
    path: Literal["direct", "scheduler", "unknown", ""] = ""
    calendar: str = ""


class DeadLetters(View, frozen=True, kw_only=True):
    """Work that was tried for a while and given up, for admins."""

    kind: ClassVar[str] = "DeadLetters"
    is_short: ClassVar[bool] = True
    counts: tuple[tuple[int, str], ...]
    """How often each kind of job."""
    names: tuple[str, ...] = ()
    """Whom it concerns."""
    is_token_lost: bool = False
    """Some of it was for a Slack workspace whose token no key opened."""
    slack_install: str = ""


class MovedCard(View, frozen=True, kw_only=True):
    """What stands in place of a card that has moved: further down, or to another chat."""

    kind: ClassVar[str] = "MovedCard"
    interview: str = ""
    """What the card was about, where that is an interview."""
    is_elsewhere: bool = False


class Help(View, frozen=True, kw_only=True):
    """What the bot can do for this person."""

    kind: ClassVar[str] = "Help"
    name: str = ""
    may_schedule: bool = False
    may_administer: bool = False
    is_enabled: bool = False
    is_connected: bool = False
    is_greeting: bool = False


class AccountStatus(View, frozen=True, kw_only=True):
    """Where things stand with Microsoft 365, for everybody; the counts only for admins."""

    kind: ClassVar[str] = "AccountStatus"
    is_enabled: bool
    switched_by: str = ""
    switched_at: datetime | None = None
    own_connection: Literal["none", "connected", "expired"] = "none"
    may_administer: bool = False
    connected: int = 0
    invited: int = 0
    expired: int = 0
    people: int = 0
    named: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """How people stand (`connected`, `invited`, `expired`, `none`), each with the names; for admins."""
    rooms: int = 0
    aside: tuple[tuple[int, str], ...] = ()
    """What was tried for a while and given up, and how often; for admins."""
    aside_names: tuple[str, ...] = ()
    """Whom that concerns."""
    unreachable: tuple[str, ...] = ()
    """Who could not be written to; for admins."""
    scopes: tuple[str, ...] = ()
    """Shown with what each is for; empty leaves the list out."""
    has_just_switched: bool = False


class AskToDisable(View, frozen=True, kw_only=True):
    """Whether disabling is meant, and what it will stop."""

    kind: ClassVar[str] = "AskToDisable"
    connected: int
    upcoming: int


class Consent(View, frozen=True, kw_only=True):
    """The prompt to sign in with Microsoft."""

    kind: ClassVar[str] = "Consent"
    has_secret_address: ClassVar[bool] = True
    url: str
    """The sign-in's own page, with its single-use state."""
    enabled_by: str
    scopes: tuple[str, ...]
    is_again: bool = False
    """The earlier grant ended."""
    question: str = ""
    """What will be answered afterwards."""
    sso_resource: str = ""
    """What Teams may get its own token for, so that nobody sees the page; empty where it may not."""


class Approval(View, frozen=True, kw_only=True):
    """What an administrator of the tenant must approve before anybody there may sign in."""

    kind: ClassVar[str] = "Approval"
    has_secret_address: ClassVar[bool] = True
    url: str
    """The way to Microsoft's page for administrators."""
    scopes: tuple[str, ...]
    waiting: tuple[str, ...] = ()
    """Names of those who cannot connect until then; for admins only."""
    may_administer: bool = False


class Sheet(View, frozen=True, kw_only=True):
    """Something to look up, in words: what `cards.words.administration.detail_cards` makes of the views of `cards.account_views`.

    Outbox rows of earlier versions hold it too.
    """

    kind: ClassVar[str] = "Sheet"
    has_secret_address: ClassVar[bool] = True
    title: str
    summary: str = ""
    tone: Literal["plain", "good", "warning", "bad", "quiet"] = "plain"
    rows: tuple[tuple[str, str], ...] = ()
    lines: tuple[str, ...] = ()
    forward_title: str = ""
    forward: tuple[str, ...] = ()
    """A text to be sent to somebody else as it is."""
    download: str = ""
    """The address of a file, which a button opens."""
    hints: tuple[str, ...] = ()


class AskSure(View, frozen=True, kw_only=True):
    """Whether something that cannot be taken back is meant, in words; made and stored as Sheet is."""

    kind: ClassVar[str] = "AskSure"
    title: str
    stops: tuple[str, ...]
    """What will happen."""
    stays: tuple[str, ...] = ()
    button: str
    to: str
    """What `cards.actions.Agree` then agrees to."""
    subject: str = ""


class Connected(View, frozen=True, kw_only=True):
    """The sign-in worked."""

    kind: ClassVar[str] = "Connected"
    name: str
    mail: str
    question: str = ""
    may_schedule: bool = False
    scopes: tuple[str, ...] = ()
    """What was agreed to, where no page has named it: after a sign-in without one."""


class StripRow(Struct, frozen=True, kw_only=True):
    """One row of a free/busy strip."""

    label: str
    cells: str
    """One character a half hour: `·` free, `▒` maybe, `█` busy, `-` outside working hours, `?` not read."""


class TimelineLine(Struct, frozen=True, kw_only=True):
    """One row of an offer's picture."""

    kind: Literal["person", "room", "day"]
    """A day is everybody and a room together."""
    label: str
    """The name of a person or room."""
    start: datetime
    cells: str
    """A character a quarter of an hour, as `bot.domain.bookings.offers.TimelineRow` has them."""
    numbers: tuple[int, ...] = ()
    """Of the times that take this person or room."""


class ObstacleLine(Struct, frozen=True, kw_only=True):
    """Something that stands in the way; as `bot.domain.bookings.offers.Obstacle`, with a name and the reader's clock."""

    kind: str
    name: str = ""
    busy: tuple[tuple[datetime, datetime], ...] = ()
    is_always: bool = False
    seats: int = 0
    until: datetime | None = None
    is_never: bool = False


class ClockLine(Struct, frozen=True, kw_only=True):
    """A time by somebody's own clock."""

    name: str
    start: datetime
    end: datetime
    zone: str
    """IANA."""


class RoomFacts(Struct, frozen=True, kw_only=True):
    """What was asked of a room; all empty is any room."""

    name: str = ""
    seats: int = 0
    building: str = ""
    features: tuple[str, ...] = ()
    holds: int = 0
    """Of a room that is named: how many it seats, where more people would come."""
    coming: int = 0
    """How many would, the candidate included."""


class SlotLine(Struct, frozen=True, kw_only=True):
    """One time of an offer."""

    number: int
    start: datetime
    end: datetime
    people: tuple[str, ...]
    """Names of those free then."""
    more_free: int = 0
    """How many more are, who are not named."""
    invited: tuple[str, ...] = ()
    """Whom Book would invite, where more are free than are needed."""
    room: str = ""
    path: Literal["direct", "scheduler", "unknown", ""] = ""
    has_others: bool = False
    """Somebody else of those who are free can be invited instead."""
    fewest_that_week: int | None = None
    """How many interviews who is invited has in that week, where nobody else who is free has fewer."""
    room_elsewhere: str = ""
    """The room's building, where nobody of those who attend works."""
    outside_hours: tuple[str, ...] = ()
    """Names of those for whom it is outside working hours."""
    clocks: tuple[ClockLine, ...] = ()
    """The same time by other clocks."""
    other_clock: str = ""
    """What rows of earlier versions have in place of `clocks`: "15:00 for Tom Becker"."""
    is_taken: bool = False


class WayOutLine(Struct, frozen=True, kw_only=True):
    """A changed question that would give more."""

    title: str = ""
    """What rows of earlier versions have in place of `change` and `value`."""
    change: str = ""
    """A value of `bot.availability.relaxations.RelaxationKind`."""
    value: str = ""
    way: str


class HoursLine(Struct, frozen=True, kw_only=True):
    """A part of a day, in minutes after its midnight."""

    start: int
    end: int
    is_start: bool = False
    """The interview begins then."""
    is_from_opening: bool = False
    is_to_closing: bool = False


KeptPart = Literal["people", "time", "days", "hours", "length", "room", "online", "candidate"]
"""As `bot.domain.bookings.offers.Offer.kept` names the parts of a question."""


class KeptLine(Struct, frozen=True, kw_only=True):
    """A part of an earlier question that still holds, and what it says."""

    part: KeptPart
    names: tuple[str, ...] = ()
    days: tuple[date, date] | None = None
    hours: tuple[HoursLine, ...] = ()
    room: RoomFacts | None = None
    minutes: int = 0
    candidate: str = ""


class OfferCard(View, frozen=True, kw_only=True):
    """The answer to a question."""

    kind: ClassVar[str] = "OfferCard"
    offer: str
    minutes: int = 0
    """How long the interview is; 0 in rows of earlier versions, which have `echo` alone."""
    asked_people: tuple[str, ...] = ()
    """Names of those who were asked for; empty for whoever is free."""
    need: str | int = "any"
    """`all` of them, `any`, or how many."""
    asked_days: tuple[date, date] | None = None
    """The first and the last."""
    asked_at: datetime | None = None
    """The one start that was asked about; None for a question about a stretch of time."""
    asks_whether: bool = False
    """The question wants a yes or a no first."""
    asked_room: RoomFacts | None = None
    """None: no room was asked for."""
    is_online: bool = False
    candidate: str = ""
    candidate_mail: str = ""
    """Where it was taken over from another interview."""
    known_mail: Literal["", "taken", "several"] = ""
    """Of the candidate, where the question said none: taken over from another interview, or several are known."""
    echo: str = ""
    """What rows of earlier versions have: the question in a line of words."""
    left_out: tuple[str, ...] = ()
    """Words of the message that were not understood."""
    kept: tuple[str, ...] = ()
    """What rows of earlier versions have in place of `filters`: the parts alone."""
    filters: tuple[KeptLine, ...] = ()
    """Parts of the question before that were kept."""
    zone: str
    slots: tuple[SlotLine, ...]
    timeline: tuple[TimelineLine, ...] = ()
    obstacles: tuple[ObstacleLine, ...] = ()
    """Who or what stands in the way."""
    strip: tuple[StripRow, ...] = ()
    """What rows of earlier versions have in place of `timeline`; so have the next two."""
    strip_title: str = ""
    strip_start: datetime | None = None
    unread: tuple[str, ...] = ()
    """Names whose calendar could not be read."""
    reasons: tuple[str, ...] = ()
    """What rows of earlier versions have in place of `obstacles`: sentences."""
    ways_out: tuple[WayOutLine, ...] = ()
    wants_people: bool = False
    """The question named nobody: each time lists who is free."""
    has_more: bool = False
    may_book: bool = True
    is_public: bool = False
    """In a channel or group: free and busy only."""
    is_expired: bool = False
    viewers: tuple[str, ...] = ()
    question: "FormValues | None" = None
    read_by: str = ""
    """The scheduling user, where that person's grant read the calendars."""
    purpose: Literal["book", "move", "propose"] = "book"
    """What choosing a time does: book it, move an interview there, propose it to the organizer."""
    interview: str = ""
    """The interview to move or to propose for; empty when booking."""
    change: ChangeFacts = NO_CHANGE
    """What else becomes of the interview that is moved."""


CHOICES_MOST = 60
"""What a field of a form offers to choose from: Teams refuses messages over 28 KB, and more people are named by typing."""


class FormValues(Struct, frozen=True, kw_only=True):
    """What a Change form is filled in with; its inputs are named as its fields in `cards.layouts.forms`."""

    day: str = ""
    """ISO, e.g. `2026-11-24`; empty where the question names several days."""
    minutes: int
    people: tuple[str, ...]
    """Addresses; the input comes back as addresses separated by commas."""
    room: str
    """An address, `any` or `none`; empty is `none`."""
    all_people: tuple[tuple[str, str], ...]
    """Name and address of each to choose from, no more than a form holds; `CHOICES_MOST` says how many."""
    all_rooms: tuple[tuple[str, str], ...]
    """Name and address of each to choose from, likewise."""
    candidate: str = ""
    candidate_mail: str = ""
    title: str = ""
    """Of the interviewers' invitation, where the organizer gave it one of their own."""
    own_link: str = ""
    """Of the organizer's own meeting, held elsewhere than in Teams."""


class PersonLine(Struct, frozen=True, kw_only=True):
    """An interviewer and the answer given."""

    name: str
    answer: Literal["none", "accepted", "tentative", "declined"]
    said_in_chat: bool = False
    comment: str = ""
    declined: Literal["", "time", "length", "invitation"] = ""
    """What they declined before they were asked anew."""


class ProposalLine(Struct, frozen=True, kw_only=True):
    """Another time that an interviewer proposes, as a slot of an offer to the organizer."""

    by: str
    start: datetime
    end: datetime
    offer: str
    slot: int


InvitationState = Literal[
    "",
    "old",
    "waiting",
    "unattended",
    "sending",
    "invited",
    "changed",
    "withdrawn",
    "refused",
    "outdated",
]
"""Of a candidate's own invitation.

`old` where they stand on the interviewers' event, `unattended` where it waits until an interviewer is
expected to come, `changed` where what has changed since waits, `outdated` where a change of it was refused.
"""


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
    room_state: Literal[
        "none", "checking", "requested", "confirmed", "awaiting approval", "declined"
    ] = "none"
    room_seats: int = 0
    """How many a room seats that is too small, for the organizer; zero for any other."""
    seats_needed: int = 0
    """How many come then, the candidate among them."""
    path: Literal["direct", "scheduler", ""] = ""
    calendar: str = ""
    """The name of the scheduler calendar, where the reservation is there."""
    stage: Literal["claimed", "reserved", "standing", "ending", "ended"] = "claimed"
    ending: Literal["none", "taken", "failed", "undone", "cancelled"] = "none"
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
    own_answer: Literal["none", "accepted", "tentative", "declined", ""] = ""
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
    viewers: tuple[str, ...] = ()
    candidate_mail: str = ""
    """For the organizer's form."""
    candidate_state: InvitationState = ""
    candidate_answer: Literal["none", "accepted", "tentative", "declined"] = "none"
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


class AskToGoOffline(View, frozen=True, kw_only=True):
    """Whether a Teams meeting is to become none: it means a new invitation for everybody."""

    kind: ClassVar[str] = "AskToGoOffline"
    interview: str


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
    is_organizer: bool = True
    candidate: str = ""
    """Whose interviews alone were asked for."""
    people: tuple[str, ...] = ()
    """With whom they are, where that was asked."""
    days: tuple[datetime, datetime] | None = None
    """The first and the last moment that was asked for."""
    is_waiting: bool = False
    """They are invitations that wait for the reader's answer; nobody asked for the list."""


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


class RoomLine(Struct, frozen=True, kw_only=True):
    """A registered room."""

    key: str = ""
    """See `bot.domain.rooms.room_key`."""
    name: str
    capacity: int
    building: str
    floor: str
    features: tuple[str, ...]


class RoomList(View, frozen=True, kw_only=True):
    """The account's rooms."""

    kind: ClassVar[str] = "RoomList"
    rooms: tuple[RoomLine, ...]
    may_administer: bool = False
    has_form: bool = False
