"""What the bot needs of the world outside, in its own words.

Adapters in `bot.graph`, `bot.store` and `bot.channels` keep these promises, and so do the fakes of
the tests: `tests/contracts` runs the same suite on all of them. Every error that leaves an adapter
is one of `bot.domain.errors`.
"""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from msgspec import Struct, field

from bot.domain.accounts import Address, Person, PersonId
from bot.domain.bookings.interviews import Answer, DialIn, EventRef
from bot.domain.errors import BotError
from bot.domain.intervals import Interval
from bot.domain.jobs import Job, JobKind
from bot.domain.message_pace import BulkPlace
from bot.domain.people.working_hours import WorkingHours
from bot.domain.rooms import Room
from bot.domain.search_models import Item

T = TypeVar("T")


class Clock(Protocol):
    """The time, asked for in one place."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""


# --- the store -----------------------------------------------------------------------------------


class Stored(Struct, Generic[T], frozen=True):
    """A document as it was read."""

    value: T
    version: int
    """Counts up with every save; 0 is a document that is not there."""


class DocumentChange(Struct, frozen=True):
    """A document to write, or to delete, if it still has the version that was read."""

    kind: type
    key: str
    value: object | None
    """None deletes."""
    version: int
    """What was read; 0 for a document that must not be there yet."""


class Lookup(Struct, frozen=True):
    """A question to an index, as `Store.find` takes it."""

    kind: type
    index: str
    value: str
    after: datetime | None = None


class Store(Protocol):
    """Documents with versions; the kinds and their indexes are in `bot.store.document_types`."""

    async def load(self, kind: type[T], key: str) -> Stored[T] | None:
        """Return a document, or None where there is none."""

    async def load_all(self, kind: type[T], keys: Sequence[str]) -> Mapping[str, Stored[T]]:
        """Return those of many documents that are there, by key, asked for together."""

    async def find(
        self, kind: type[T], index: str, value: str, *, after: datetime | None = None
    ) -> Sequence[Stored[T]]:
        """Return all documents of a kind whose index holds this value, by key.

        With `after`, without those that are over by then, at no cost for them: for types that are over some time.
        """

    async def read_together(
        self, keys: Sequence[tuple[type, str]], lookups: Sequence[Lookup]
    ) -> tuple[Sequence[Stored[Any] | None], Sequence[Sequence[Stored[Any]]]]:
        """Return documents as `load` does and what look-ups find as `find` does, each in its order, asked for together."""

    async def save(self, changes: Sequence[DocumentChange], *, durable: bool = True) -> None:
        """Write all changes or none; raises Changed if any version is no longer the one read.

        What is not durable outlives the bot's process, and may be undone by a power failure or a crash of the database's
        server in the next second: for what is safe to do again.
        """

    async def due(self, before: datetime, limit: int) -> Sequence[Stored[Job]]:
        """Return work that is due and under no lease, the longest due first."""


class JobNotifications(Protocol):
    """How a store that many copies share tells each of them of work, so that none need look every second."""

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missed now; while it is not, whoever waits for work looks often."""

    def subscribe(self, told: Callable[[datetime], None]) -> None:
        """Have a function called for each save, by any copy, that leaves work for whoever takes it: with when it is due.

        Also when notifications come again after some were missed: with a moment long past.
        """

    async def next_due(self, now: datetime) -> datetime | None:
        """Return when the first work can be taken: when it is due, or its lease lapses; None where there is none."""


class OpenStore(Store, Protocol):
    """A store with what it was opened on: a file, or connections to a database."""

    @property
    def notifications(self) -> JobNotifications | None:
        """Return how work of other copies is told of; None where one copy has the store to itself."""

    async def ready(self) -> bool:
        """Whether documents can be read and written now."""

    async def close(self) -> None:
        """Let go of the file or the connections; nothing acknowledged is lost."""


class Export(Protocol):
    """What a store gives besides, so that `bot.store.copy_store` can carry all it holds into another."""

    def export(self, only: type | None = None) -> AsyncIterator[tuple[type, str, Stored[object]]]:
        """Return every document with its kind and key, or those of one kind.

        A ValueError for a kind that this version does not know.
        """


# --- Microsoft 365 -------------------------------------------------------------------------------


class FreeBusy(Struct, frozen=True, kw_only=True):
    """What one mailbox's calendar answered; unread is never the same as free."""

    mail: str
    items: tuple[Item, ...] = ()
    """No subjects, no places."""
    hours: WorkingHours | None = None
    """The mailbox's own working hours, where it tells them."""
    unread: str = ""
    """Why it could not be read; empty where it was."""


class Draft(Struct, frozen=True, kw_only=True):
    """An event to be written. The texts are plain; the adapter escapes them."""

    transaction: str
    """The same id writes the same event, however often it is sent."""
    subject: str
    text: str = ""
    span: Interval
    room: Room | None = None
    attendees: tuple[tuple[str, str], ...] = ()
    """Address and name of each required attendee."""
    guests: tuple[tuple[str, str], ...] = ()
    """Address and name of people from outside, such as the candidate of an interview booked long ago."""
    outsiders: tuple[str, ...] = ()
    """Addresses of others whom somebody invited in Outlook, or who were passed the invitation: they stay."""
    online: bool = False
    place: str = ""
    """Where it is, in words, where no room is named."""
    rewrites_text: bool = False
    """A change brings the text along too; a Teams meeting's own part of it stays."""
    is_hold: bool = False
    """Shown as tentative, without a reminder: nothing is arranged yet."""
    was_hold: bool = False
    """A change makes a hold what it is for now: shown as busy."""
    is_for_candidate: bool = False
    """Shown as free in the organizer's calendar, without a reminder; its text changes with the rest.

    Whoever else stands on it was passed it by the candidate, and stays.
    """


class SeenEvent(Struct, frozen=True, kw_only=True):
    """An event as the organizer's calendar shows it."""

    ref: EventRef
    span: Interval
    cancelled: bool = False
    answers: Mapping[str, Answer]
    """By lower-case address, of people and rooms alike; only those who have answered."""
    invited: frozenset[str] = frozenset()
    """The address of everybody invited whose address is told, lower case."""
    names: Mapping[str, str] = field(default_factory=dict)
    """The name beside each of these addresses."""
    is_list_whole: bool = False
    """The address of each who is invited is told: who is not among them is not invited."""
    nameless: tuple[tuple[str, Answer], ...] = ()
    """Answers that came without a mail address, each with the name that stands beside it."""
    proposed: Mapping[str, Interval] = field(default_factory=dict)
    """Other times that were proposed, by address; without one by the name beside it, lower case."""
    join_url: str = ""
    dial_in: DialIn | None = None


class Reply(Struct, frozen=True, kw_only=True):
    """What an attendee answers to an invitation."""

    answer: Answer
    comment: str = ""
    proposed: Interval | None = None
    """Another time, which goes with no or perhaps."""


class Calendars(Protocol):
    """Reading free/busy and events with somebody's grant.

    Raises SignInNeeded or SignInExpired for who has no usable grant, BadAddress where the reader
    has no mailbox, OutsideTrouble when Graph is unwell after retries.
    """

    async def free_busy(
        self, reader: Person, mails: Sequence[str], window: Interval
    ) -> Mapping[str, FreeBusy]:
        """Return the free/busy of every address asked for, primary calendars only."""

    async def own_reservations(self, reader: Person, window: Interval) -> Sequence[Item]:
        """Return what the reader's own Comeet Scheduler calendar holds, which free/busy leaves out."""

    async def event(self, organizer: Person, ref: EventRef) -> SeenEvent:
        """Return an event as it stands; raises Gone where it no longer does."""


class Events(Protocol):
    """Writing events with the organizer's grant, and answering with the interviewer's.

    Each call may be repeated: a second create with the same transaction gives the same event, a
    second cancel or answer does nothing more. Raises as Calendars does.
    """

    async def reserve_direct(self, organizer: Person, draft: Draft) -> EventRef | None:
        """Write into the room's own calendar; None where the organizer may not write there.

        Raises BadAddress where the room's mailbox does not exist.
        """

    async def reserve_in_scheduler(self, organizer: Person, draft: Draft) -> EventRef:
        """Write into the organizer's Comeet Scheduler calendar, made if missing, room invited."""

    async def invite(self, organizer: Person, draft: Draft) -> SeenEvent:
        """Write into the organizer's primary calendar, attendees invited; the room is only named."""

    async def change(self, organizer: Person, ref: EventRef, draft: Draft) -> SeenEvent:
        """Move or change an event, attendees and room included; raises Gone.

        The text stays as it is. A new time asks everybody again: their answers are gone.
        """

    async def cancel(self, organizer: Person, ref: EventRef, comment: str = "") -> None:
        """Take an event back and tell its attendees; one that is gone already is fine."""

    async def answer(self, attendee: Person, ical_uid: str, reply: Reply) -> None:
        """Answer the attendee's own copy of an invitation; raises Gone where none is found.

        Gone, too, where it takes no proposal of another time: then nothing is answered.

        Nothing is found any more by who has declined, nor for an organizer to decline.
        """


class StartedSignIn(Struct, frozen=True, kw_only=True):
    """A sign-in that the browser can be sent to."""

    url: str
    state: str
    sealed: str
    """What must be kept until it comes back, encrypted."""


class SignedIn(Struct, frozen=True, kw_only=True):
    """Who came back from the sign-in page, after all checks of the id token."""

    tenant: str
    object_id: str
    mail: str
    """Of their own mailbox, lower case; empty where Graph did not tell it just now."""
    name: str
    principal: str = ""
    """What they sign in with, which may look like an address and need not be one."""
    scopes: frozenset[str]
    sealed_tokens: str
    """To be kept as a Grant once the person is known to be the right one."""


class Identity(Protocol):
    """Signing in with Microsoft; tokens never leave the adapter in the clear."""

    async def start(self, *, login_hint: str, besides: Sequence[str] = ()) -> StartedSignIn:
        """Begin an authorization code flow with PKCE and a fresh single-use state; `besides` are optional scopes."""

    async def finish(self, sealed: str, answer: Mapping[str, str]) -> SignedIn:
        """Redeem the code; raises SignInRefused with `why` for anything that is not right."""

    async def exchange(self, token: str, tenant: str) -> SignedIn:
        """Exchange a token that Teams got for the sign-in app; raises SignInRefused where that is not set up or agreed to."""

    async def forget(self, person: PersonId) -> None:
        """Drop what is cached of a person's tokens; the Grant is deleted by who calls."""


# --- what people see and press -------------------------------------------------------------------


class View(Protocol):
    """What a person can be shown, as far as the runtime knows it: a frozen dataclass of plain values."""

    kind: ClassVar[str]
    """Its name in the outbox."""
    is_short: ClassVar[bool]
    """Whether it is a word beside the card that was pressed, rather than a card of its own."""
    has_secret_address: ClassVar[bool]
    """Whether it holds an address that lets in whoever has it: the outbox keeps it sealed."""


class Action(Protocol):
    """What a person can press, as far as the runtime knows it."""

    name: ClassVar[str]
    """Its name in payloads."""

    def pack(self) -> dict[str, Any]:
        """Return the payload of a button."""


class RuntimeViews(Protocol):
    """The views that the runtime shows by itself, and the types of those it keeps in the outbox."""

    def type_of(self, kind: str) -> type[View] | None:
        """Return the type of a kind of view, or None where this version knows no such kind."""

    def problem(self, error: BotError) -> View:
        """Return what is shown of an error."""

    def given_back(self, written: str) -> View:
        """Return what gives back to somebody what they wrote into a form that was refused."""

    def unexpected(self, reference: str) -> View:
        """Return what is shown of an exception that nobody foresaw; the log has it by its reference."""

    def too_many_turns(self) -> View:
        """Return what is shown to who is faster than the rate limit."""

    def moved(self, subject: str, *, is_elsewhere: bool) -> View:
        """Return what stays of a card that stands further down now, or in another chat of the same person."""

    def dead_letters(
        self,
        counts: Sequence[tuple[int, JobKind]],
        names: Sequence[str],
        *,
        is_token_lost: bool,
        slack_install: str,
    ) -> View:
        """Return what admins are told of work that was given up."""


# --- chats ---------------------------------------------------------------------------------------


class Messenger(Protocol):
    """One channel's way to people.

    A message is taken, or not: NotTaken is sent again later, Unsure once more at most, Unreachable
    waits until its person writes. Gone is what is no longer there; any other OutsideTrouble is a
    message that the channel cannot use.
    """

    async def send(self, to: Address, view: View) -> str:
        """Show a view as a new message; give the channel's id of it."""

    async def update(self, to: Address, message: str, view: View) -> None:
        """Change a message in place; raises Gone where it was deleted."""

    async def typing(self, to: Address) -> None:
        """Show that an answer is being prepared."""

    async def personal(self, person: Person, near: Address | None) -> Address:
        """Return the person's own chat, opened if it never was; `near` is any chat of their tenant."""


class DeploymentRules(Struct, frozen=True, kw_only=True):
    """What the deployment decides, as far as the dialogs must know it."""

    scopes: tuple[str, ...]
    """All that sign-in asks everybody for, in the order they are shown."""
    optional_scopes: tuple[str, ...] = ()
    """What it asks for besides where an account has turned it on."""
    public_url: str
    owners: frozenset[str] = frozenset()
    plan: str = "standard"
    scheduler_calendar: str = "Comeet Scheduler"
    approval_url: str = ""
    """Microsoft's page on which an administrator approves the app for `{tenant}`."""
    optional_approval_url: str = ""
    """The same, with the optional scopes."""
    sso_resource: str = ""
    """What Teams gets its tokens for, where an administrator has set up single sign-on."""
    slack_install: str = ""
    """The address at which workspaces install the Slack app; empty where it cannot be."""


class TeamsApps(Protocol):
    """Installing the bot's own app in somebody's Teams, with their grant; raises as Calendars does."""

    async def install(self, person: Person) -> None:
        """Install it; one that is there already is fine."""


class Mail(Struct, frozen=True, kw_only=True):
    """A mail in plain text to one person outside."""

    attempt: str
    """What one copy of the bot sends a single mail for, also where a handler runs again."""
    to: str
    name: str = ""
    subject: str
    text: str


class Mails(Protocol):
    """Sending mail from somebody's own mailbox, with their grant.

    Raises SignInNeeded as Calendars does, NotAllowed where the grant does not allow it, OutsideTrouble where it was not
    taken. Nothing is repeated: where the error's `changed` is unknown, the mail may have been sent. Attempts are known in
    memory only: what another copy had begun is for the work to tell, see `bot.domain.jobs.AT_MOST_ONCE`.
    """

    async def send(self, sender: Person, mail: Mail) -> None:
        """Send a mail; an attempt that has ended here is not made again, and ends as it did."""


class Cipher(Protocol):
    """Encryption of what the store keeps and must be able to show again."""

    def seal(self, text: str, owner: str) -> str:
        """Return a text encrypted, to be opened for the same owner alone."""

    def open(self, sealed: str, owner: str) -> str:
        """Return what was sealed for this owner; raises Gone where no known key fits."""


class Pace(Protocol):
    """So many messages a second in each workspace, kept by all copies of the bot together; other chats have none."""

    def count_answer(self, chat: Address) -> None:
        """Note a message that goes out at once, as somebody waits for it."""

    async def expect_turn(self, chat: Address) -> None:
        """Take a turn for a message to one person; raises Paced where it comes later."""

    async def bulk_place(self, chat: Address) -> BulkPlace | None:
        """Return the last place in the row of what is due for thousands; None where there is no such row."""

    async def moved_back(self, chat: Address, place: BulkPlace) -> BulkPlace:
        """Return a place behind everything that went before it meanwhile."""


class Ports(Struct, frozen=True, kw_only=True):
    """Everything outside that a handler may ask; it is handed this and uses what it needs."""

    calendars: Calendars
    events: Events
    identity: Identity
    clock: Clock
    chats: Mapping[str, Messenger]
    """By channel."""
    rules: DeploymentRules
    views: RuntimeViews
    cipher: Cipher
    pace: Pace
    """Of what is said unasked in one Slack workspace."""
    mails: Mails | None = None
    """None where the deployment does not ask for the permission."""
    apps: TeamsApps | None = None
    """None where the app's place in the company's catalog is not known."""
