"""What a person can be shown: frozen values that hold facts, no words and no layout.

Each has its layout in `cards.layouts`; its words are in `cards.words`. Times are
aware and in the zone of whoever is shown them.
"""

from datetime import datetime
from typing import ClassVar, Literal

from msgspec import Struct

from bot.domain.errors import BotError, Effect


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
    is_removed: bool = False
    """They were taken off the account: the bot does nothing for them."""


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


InvitationState = Literal[
    "",
    "old",
    "waiting",
    "unattended",
    "sending",
    "invited",
    "changed",
    "withdrawn",
    "declined",
    "refused",
    "outdated",
]
"""Of a candidate's own invitation.

`old` where they stand on the interviewers' event, `unattended` where it waits until an interviewer is
expected to come, `changed` where what has changed since waits, `outdated` where a change of it was refused.
"""


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
    seats: int = 0
    """Only those for so many people are listed, where that was asked for."""
    may_administer: bool = False
    has_form: bool = False
