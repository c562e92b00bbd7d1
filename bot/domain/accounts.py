"""Accounts and their people: who may do what, and where each person is reached.

An account is one hiring company (one Entra tenant). A person belongs to it by the object id
that the chat or the sign-in vouches for; roles are granted by name or address, never claimed.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal, NewType

from msgspec import Struct, field
from msgspec.structs import replace

from bot.domain.bookings.loop_templates import LoopTemplate
from bot.domain.notifications import NotificationChoice
from bot.domain.people.limits import Limits
from bot.domain.rooms import Room

PersonId = NewType("PersonId", str)


def person_id(tenant: str, object_id: str) -> PersonId:
    """Return the id of a person: unique over all accounts."""
    return PersonId(f"{tenant}/{object_id}")


def slack_person_id(tenant: str, team: str, user: str) -> PersonId:
    """Return the id of somebody known from Slack alone, until they sign in with Microsoft."""
    return PersonId(f"{tenant}/{_SLACK}{team}:{user}")


def unjoined_tenant(team: str) -> str:
    """Return what stands for the account of a Slack workspace that belongs to none yet."""
    return f"{_SLACK}{team}"


def unjoined_team(tenant: str) -> str:
    """Return the workspace that `unjoined_tenant` was asked about; empty for any real account."""
    return tenant.removeprefix(_SLACK) if tenant.startswith(_SLACK) else ""


_SLACK = "slack:"
"""Entra's tenants and object ids are UUIDs, so nothing of theirs begins like this."""


class Role(StrEnum):
    """What a person is in the account; one may be several."""

    OWNER = "owner"
    ADMIN = "admin"
    IT_MANAGER = "it manager"
    RECRUITER = "recruiter"
    INTERVIEWER = "interviewer"


OTHER_MAILS_MOST = 5
MAY_ADMINISTER = frozenset({Role.OWNER, Role.ADMIN, Role.IT_MANAGER})
MAY_SCHEDULE = frozenset({Role.OWNER, Role.ADMIN, Role.RECRUITER})


class Connection(StrEnum):
    """How a person stands with Microsoft."""

    NONE = "none"
    CONNECTED = "connected"
    EXPIRED = "expired"


class Place(StrEnum):
    """What kind of chat an address is; only a personal one is private."""

    PERSONAL = "personal"
    GROUP = "group"
    CHANNEL = "channel"


HOME = "home"
"""The conversation of what stands in Slack's own tab of the app, where there are no messages."""


class Address(Struct, frozen=True, kw_only=True):
    """A chat in which the bot can speak, as its channel names it."""

    channel: str
    """`teams` or `slack`."""
    tenant: str
    conversation: str
    place: Place = Place.PERSONAL
    service_url: str = ""
    """Bot Framework's regional address; empty in Slack."""
    user: str = ""
    """The channel's own id of the person there, e.g. Teams' `29:…`."""
    bot: str = ""
    """The channel's own id of the bot there."""
    thread: str = ""
    """The thread of a personal chat that is answered in; the talk and its cards are those of the chat."""
    is_answer_only: bool = False
    """The bot answers there and begins nothing there: Microsoft 365 Copilot, whose chats come and go."""

    @property
    def key(self) -> str:
        """Return what tells this chat from all others."""
        return f"{self.channel}/{self.tenant}/{self.conversation}"

    @property
    def has_messages(self) -> bool:
        """Whether something is said there, and not only drawn."""
        return self.conversation != HOME


class DeclinedTime(Struct, frozen=True, kw_only=True):
    """The time of an interview that a person said no to: they are not asked again for that time."""

    interview: str
    start: datetime
    end: datetime


class Absence(Struct, frozen=True, kw_only=True):
    """A time in which a person said that they are away."""

    start: datetime
    end: datetime


class CalendarHours(Struct, frozen=True, kw_only=True):
    """The working hours that a person set in Outlook, as their calendar told them last."""

    days: frozenset[int]
    """Weekdays, Monday is 0."""
    start: str
    end: str
    zone: str = ""
    """IANA; empty where they set their clock by rules of its own: then it is that of their chat."""


class Person(Struct, frozen=True, kw_only=True):
    """A member of an account."""

    id: PersonId
    tenant: str
    name: str
    mail: str
    """Lower case; empty where the chat does not tell."""
    other_mails: tuple[str, ...] = ()
    """More addresses of the same mailbox, as Teams and Exchange told them since: somebody was renamed, or has two."""
    principal: str = ""
    """What the person signs in to Microsoft with; empty where nobody has told it yet."""
    roles: frozenset[Role] = frozenset({Role.INTERVIEWER})
    is_removed: bool = False
    """An administrator took everything away: only another one lets them in again."""
    zone: str = ""
    """IANA; empty means the account's."""
    building: str = ""
    """Where they work, as they or an admin said; empty means the only one in their zone."""
    connection: Connection = Connection.NONE
    invited_at: datetime | None = None
    awaits_approval: bool = False
    """Microsoft lets this person connect only after an administrator of the tenant approved."""
    addresses: tuple[Address, ...] = ()
    """Personal chats, the one used last first."""
    home: Address | None = None
    """Their own page about the bot, if they ever looked at it: Slack's app home."""
    job_title: str = ""
    """As candidates read it beside the name."""
    tell_in: str = ""
    """The channel in which they choose to be told things; empty is where they wrote last."""
    notifications: dict[str, NotificationChoice] = field(default_factory=dict)
    """What they chose of what they are told unasked, by kind."""
    nicknames: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
    declined_times: tuple[DeclinedTime, ...] = ()
    calendar_hours: CalendarHours | None = None
    """When they work, as their calendar says; None until it was read for one of their interviews."""
    absences: tuple[Absence, ...] = ()
    """When they said they are away, in order; their calendar may know of more."""
    direct_rooms: dict[str, datetime] = field(default_factory=dict)
    """Rooms that could (key `+mail`) or could not (`-mail`) be written to, and when that was seen."""

    @property
    def key(self) -> str:
        """Return the document's key."""
        return self.id

    @property
    def all_mails(self) -> tuple[str, ...]:
        """Return the addresses under which the person may come back, the one of the account first."""
        return tuple(
            dict.fromkeys(
                one for one in (self.mail, *self.other_mails, self.principal.casefold()) if one
            )
        )

    @property
    def address(self) -> Address | None:
        """Return the chat in which the person is told things, if one is known."""
        chosen = (one for one in self.addresses if one.channel == self.tell_in)
        return next(chosen, None) or next(iter(self.addresses), None)

    @property
    def is_provisional(self) -> bool:
        """Whether only Slack vouches for the person: no Microsoft account is known yet."""
        return self.id.rpartition("/")[2].startswith(_SLACK)

    @property
    def may_administer(self) -> bool:
        """Whether the person may switch, and change rooms, roles and settings."""
        return bool(self.roles & MAY_ADMINISTER)

    @property
    def may_schedule(self) -> bool:
        """Whether the person may ask for times and book."""
        return bool(self.roles & MAY_SCHEDULE)


def learn_mail(person: Person, mail: str) -> Person:
    """Return a person with an address that Teams or Exchange told of them; the one of the account stays, as interviews name it."""
    if not mail or mail in {person.mail, *person.other_mails}:
        return person
    if not person.mail:
        return replace(person, mail=mail)
    return replace(person, other_mails=(*person.other_mails, mail)[-OTHER_MAILS_MOST:])


class Hours(Struct, frozen=True, kw_only=True):
    """When the account works, on each of its days, by each person's own clock."""

    days: frozenset[int] = frozenset(range(5))
    """Weekdays, Monday is 0."""
    start: str = "09:00"
    end: str = "17:30"

    @property
    def opening(self) -> timedelta:
        """Return when they begin, after midnight."""
        return _after_midnight(self.start)

    @property
    def closing(self) -> timedelta:
        """Return when they end, after midnight; 23:59 stands for the end of the day, which no clock shows."""
        return _after_midnight("24:00" if self.end == LAST_MINUTE else self.end)


LAST_MINUTE = "23:59"


def _after_midnight(clock: str) -> timedelta:
    hours, minutes = clock.split(":")
    return timedelta(hours=int(hours), minutes=int(minutes))


class NamesShown(StrEnum):
    """What a candidate reads of the names of those they meet."""

    FIRST = "first"
    FULL = "full"
    NONE = "none"


class CandidateEventPer(StrEnum):
    """What the candidate of a loop has one event for in their calendar."""

    DAY = "day"
    """With the whole plan of the day."""
    SESSION = "session"


class Account(Struct, frozen=True, kw_only=True):
    """One hiring company and its settings."""

    tenant: str
    name: str = ""
    zone: str = "Europe/London"
    enabled: bool = False
    switched_by: str = ""
    """The name of who enabled or disabled last."""
    switched_at: datetime | None = None
    rooms: tuple[Room, ...] = ()
    hours: Hours = field(default_factory=Hours)
    interview_minutes: int = 60
    notice_minutes: int = 0
    candidate_days: int = 180
    """How long after their last interview a candidate's name is kept."""
    link_days: int = 5
    """For how long a candidate may choose a time with a link."""
    move_notice_minutes: int = 24 * 60
    """Until how long before the start a candidate may move an interview with their link."""
    cancel_notice_minutes: int = 0
    """Until how long before the start they may cancel it."""
    candidate_moves: int = 2
    """How often they may move it."""
    sends_mail: bool = False
    """Candidates may be sent their link by e-mail, from the recruiter's own mailbox."""
    holds_times: bool = False
    """The times that a candidate is given in words are held for them until they choose."""
    history_days: int = 400
    """How long past interviews and the audit log are kept."""
    contact_phone: str = ""
    """The number that a candidate can call."""
    candidates_see: NamesShown = NamesShown.FIRST
    """What a candidate reads of the interviewers' names."""
    candidate_event_per: CandidateEventPer = CandidateEventPer.DAY
    """Of the loops that are booked from now on."""
    addresses: dict[str, str] = field(default_factory=dict)
    """By building: where it is, as a candidate reads it."""
    directions: dict[str, str] = field(default_factory=dict)
    """By building: how to get in, as a candidate reads it below the address."""
    closed_days: frozenset[str] = frozenset()
    """ISO dates on which nobody interviews."""
    pools: dict[str, tuple[str, ...]] = field(default_factory=dict)
    loop_templates: tuple[LoopTemplate, ...] = ()
    scheduling_user: PersonId | None = None
    notifications: dict[str, NotificationChoice] = field(default_factory=dict)
    """What holds for who chose nothing else, by kind."""
    feedback_link: str = ""
    """Where interviewers say what they think of a candidate."""
    replaces_decliners: bool = False
    """Somebody of the same pool is asked by itself in place of who declines."""

    @property
    def key(self) -> str:
        """Return the document's key."""
        return self.tenant

    def way_to(self, building: str) -> str:
        """Return a building's address and how to get in; empty where neither is set."""
        both = (self.addresses.get(building), self.directions.get(building))
        return "\n".join(filter(None, both))

    def room(self, mail: str) -> Room | None:
        """Return the registered room with this address."""
        return next((room for room in self.rooms if room.mail == mail), None)


class Workspace(Struct, frozen=True, kw_only=True):
    """A Slack workspace that the app is installed in, and the account it belongs to."""

    team: str
    """Slack's id of it."""
    name: str = ""
    tenant: str = ""
    """The account; empty until one of its administrators joins the two."""
    joined_by: PersonId | None = None
    sealed: str = ""
    """The bot's token there, encrypted; empty where it is in the settings, or that of the organization."""
    enterprise: str = ""
    """The organization whose installation serves this workspace; its token is kept under the organization's id."""

    @property
    def key(self) -> str:
        """Return the document's key."""
        return self.team


class Joining(Struct, frozen=True, kw_only=True):
    """An administrator has signed in from a workspace, and has yet to confirm that it is the company's."""

    code: str
    """The hash of an unguessable code, known to the browser that signed in alone."""
    team: str
    tenant: str
    by: PersonId
    name: str
    mail: str
    address: Address | None = None
    """The chat it began in, where the answer goes."""
    expires_at: datetime

    @property
    def key(self) -> str:
        """Return the document's key."""
        return self.code


class Grant(Struct, frozen=True, kw_only=True):
    """What Microsoft granted a person, encrypted: only `bot.graph` reads inside."""

    person: PersonId
    sealed: str
    scopes: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """Return the document's key."""
        return self.person


class Prompt(Struct, frozen=True, kw_only=True):
    """A consent prompt that stands in somebody's chat; its button opens `/auth/start`."""

    ticket: str
    """The hash of the unguessable ticket in the button's address: see `bot.domain.url_tokens`."""
    sealed: str = ""
    """The ticket, encrypted, so that the address can be shown again."""
    person: PersonId
    address: Address | None = None
    """The chat it stands in, where the answer goes; None is the person's own."""
    question: str = ""
    """The sentence to answer once the person is connected."""
    is_for_approval: bool = False
    """Leads an administrator of the tenant to approve the app, instead of signing anybody in."""
    silent_sign_in: Literal["", "refused", "done"] = ""
    """How it went where Teams offered its own token for the sign-in; empty where that was not tried."""
    expires_at: datetime

    @property
    def key(self) -> str:
        """Return the document's key."""
        return self.ticket


class SignIn(Struct, frozen=True, kw_only=True):
    """A visit to the sign-in page that has not come back yet; single use."""

    state: str
    """The hash of the flow's state."""
    prompt: Prompt
    sealed: str
    """The flow with its PKCE verifier, encrypted."""
    expires_at: datetime

    @property
    def key(self) -> str:
        """Return the document's key."""
        return self.state
