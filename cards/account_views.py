"""What admins and people look up about the account and themselves: facts alone, as in `cards.view_models`."""

from datetime import date, datetime
from typing import ClassVar, Literal

from msgspec import Struct, field

from bot.domain.notifications import NOTIFICATIONS, NotificationKind
from cards.change_facts import NO_CHANGE, ChangeFacts
from cards.view_models import View


class LimitValues(Struct, frozen=True, kw_only=True):
    """What an interviewer allows; 0 and empty are no limit."""

    per_day: int = 0
    per_week: int = 0
    never_on: tuple[int, ...] = ()
    """Weekdays, Monday is 0."""
    kept_free: tuple[tuple[int, str, str], ...] = ()
    """Weekdays with the hours kept free, `HH:MM`."""
    buffer_minutes: int = 0


FormResult = Literal["", "saved", "same", "meanwhile"]
"""What came of a form: the values were saved, none was changed, or somebody else had changed them before."""


class LimitsView(View, frozen=True, kw_only=True):
    """Somebody's limits."""

    kind: ClassVar[str] = "Limits"
    name: str = ""
    """Empty for the reader's own."""
    limits: LimitValues
    away: tuple[tuple[date, date], ...] = ()
    """First and last day of each absence that they told of, the days that are over aside."""
    change: Literal["", "saved", "cleared", "same", "meanwhile"] = ""
    """What was just done to them."""
    subject: str = ""
    """The person, as the store knows them; empty where there is no form."""
    seen: str = ""
    """As `cards.actions.SaveSettings` has it."""


class SettingsForm(Struct, frozen=True, kw_only=True):
    """What the form of the settings is filled in with besides the values shown."""

    seen: str
    """As `cards.actions.SaveSettings` has it."""
    zones: tuple[str, ...]
    people: tuple[tuple[str, str], ...]
    """Name and address of each who can be the scheduling user."""
    scheduling_user: str = ""
    """Their address."""


class LinkSettings(Struct, frozen=True, kw_only=True):
    """What candidates may do with their links."""

    days: int
    moves: int
    move_notice_minutes: int
    cancel_notice_minutes: int
    holds_times: bool = False


class SettingsView(View, frozen=True, kw_only=True):
    """The account's settings."""

    kind: ClassVar[str] = "Settings"
    minutes: int
    hours: tuple[str, str]
    days: tuple[int, ...]
    zone: str
    notice_minutes: int
    closed: tuple[date, ...]
    scheduling_user: str = ""
    candidate_event_per: Literal["day", "session"] = "day"
    """What the candidate of a loop has one event for."""
    links: LinkSettings | None = None
    pools: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Name of each and the names in it."""
    nicknames: tuple[tuple[str, str], ...] = ()
    """Each with the name that it means."""
    plan: str
    automations: tuple[tuple[str, str], ...] = ()
    """What the bot does on its own, each with the plans that have it, or nothing where this one has."""
    may_administer: bool = False
    form: SettingsForm | None = None
    """For those who may change them."""
    change: FormResult = ""


class RoomView(View, frozen=True, kw_only=True):
    """One room, for those who may change it."""

    kind: ClassVar[str] = "Room"
    key: str
    """See `bot.domain.rooms.room_key`."""
    name: str
    mail: str
    seats: int
    building: str
    floor: str
    features: tuple[str, ...]
    seen: str
    """As `cards.actions.SaveSettings` has it."""
    change: FormResult = ""


class PoolFacts(Struct, frozen=True, kw_only=True):
    """A pool and the names of who is in it."""

    key: str
    """See `bot.domain.people.pools.pool_key`."""
    name: str
    people: tuple[str, ...]


class PoolList(View, frozen=True, kw_only=True):
    """The account's pools."""

    kind: ClassVar[str] = "PoolList"
    pools: tuple[PoolFacts, ...]
    may_administer: bool = False
    all_people: tuple[tuple[str, str], ...] = ()
    """As `cards.view_models.FormValues` has it: whom a new pool can be made of."""
    has_form: bool = False


class PoolView(View, frozen=True, kw_only=True):
    """One pool, for those who may change it."""

    kind: ClassVar[str] = "Pool"
    key: str
    """See `bot.domain.people.pools.pool_key`."""
    name: str
    people: tuple[str, ...]
    chosen: tuple[str, ...]
    """Their addresses."""
    all_people: tuple[tuple[str, str], ...]
    """As `cards.view_models.FormValues` has it."""
    templates: tuple[str, ...] = ()
    """The names of the loop templates that use it."""
    seen: str
    """As `cards.actions.SaveSettings` has it."""
    change: FormResult = ""


RoleName = Literal["owner", "admin", "it manager", "recruiter", "interviewer"]
"""A value of `bot.domain.accounts.Role`."""


class PersonFacts(Struct, frozen=True, kw_only=True):
    """One of the account's people."""

    subject: str
    """The person, as the store knows them."""
    name: str
    roles: tuple[RoleName, ...]
    connection: Literal["none", "connected", "expired"] = "none"


class PeopleView(View, frozen=True, kw_only=True):
    """The account's people, for those who administer it."""

    kind: ClassVar[str] = "People"
    people: tuple[PersonFacts, ...]
    has_form: bool = False


class PersonView(View, frozen=True, kw_only=True):
    """One person, for those who administer the account."""

    kind: ClassVar[str] = "Person"
    person: PersonFacts
    mail: str
    grantable: tuple[RoleName, ...]
    """Roles that the reader may give and take."""
    building: str = ""
    buildings: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()
    limits: LimitValues
    seen: str
    """As `cards.actions.SaveSettings` has it."""
    change: FormResult = ""


class AuditLine(Struct, frozen=True, kw_only=True):
    """One thing that was done."""

    at: datetime
    who: str
    """Empty for Microsoft 365 and the bot itself, `?` for who is no longer known; so for `whom`."""
    deed: str
    """A value of `bot.domain.audit.Deed`."""
    whom: str = ""
    about: str = ""
    via: str = field(name="path", default="")
    """As `bot.domain.audit.AuditEntry` has it."""


class AuditLogView(View, frozen=True, kw_only=True):
    """What was done last."""

    kind: ClassVar[str] = "AuditLog"
    lines: tuple[AuditLine, ...]


class AuditFileView(View, frozen=True, kw_only=True):
    """The link to the audit log as a file."""

    kind: ClassVar[str] = "AuditFile"
    has_secret_address: ClassVar[bool] = True
    url: str


class CampaignView(View, frozen=True, kw_only=True):
    """How far a round of invitations to connect is."""

    kind: ClassVar[str] = "Campaign"
    people: int
    asked: int
    connected: int
    is_over: bool
    missed: tuple[str, ...] = ()
    """Names of some who could not be reached."""


class RoomCheck(Struct, frozen=True, kw_only=True):
    """What was found of a room."""

    name: str
    mail: str
    unread: str = ""
    """Why its calendar could not be read, as `bot.runtime.ports.FreeBusy` has it; empty where it was."""
    path: Literal["", "direct", "scheduler", "unknown"] = ""
    has_seats: bool = True


class RoomChecksView(View, frozen=True, kw_only=True):
    """How the rooms are, and the text for IT that names what is missing."""

    kind: ClassVar[str] = "RoomChecks"
    rooms: tuple[RoomCheck, ...]
    reader: str
    """Name of whose sign-in read the calendars."""
    reader_mail: str
    calendar: str
    """The name of the scheduler calendar."""
    write_scope: str
    """The permission to write into a room's own calendar."""
    may_write: bool
    """The deployment asks for it."""


class AboutPersonView(View, frozen=True, kw_only=True):
    """What is kept of a person, for that person."""

    kind: ClassVar[str] = "AboutPerson"
    name: str
    mail: str
    principal: str = ""
    """What they sign in with, where that is not the mail address."""
    roles: tuple[str, ...]
    zone: str
    is_connected: bool
    channels: tuple[str, ...]
    nicknames: tuple[str, ...]
    coming: int
    limits: LimitValues
    absences: tuple[tuple[date, date], ...] = ()
    """First and last day of each time they said they are away."""
    building: str = ""


class AskToWithdrawLinks(View, frozen=True, kw_only=True):
    """Whether several links of candidates are to be taken back."""

    kind: ClassVar[str] = "AskToWithdrawLinks"
    candidates: tuple[str, ...]
    """The name of each link's candidate; empty where it has none, or is not to be shown."""
    to: str


class AskToForget(View, frozen=True, kw_only=True):
    """Whether being forgotten is meant, and what it deletes."""

    kind: ClassVar[str] = "AskToForget"
    coming: int
    to: str
    """What `cards.actions.Agree` then agrees to."""


class AskToRemove(View, frozen=True, kw_only=True):
    """Whether taking everything from somebody is meant."""

    kind: ClassVar[str] = "AskToRemove"
    name: str
    subject: str
    """The person, as the store knows them."""
    organizes: int = 0
    """How many coming interviews are theirs."""
    attends: int = 0
    """In how many of others’ they are to interview."""
    to: str
    """What `cards.actions.Agree` then agrees to."""


class AmissLine(Struct, frozen=True, kw_only=True):
    """What is not in order of an interview that is handed over."""

    start: datetime
    candidate: str = ""
    declined: tuple[str, ...] = ()
    """Names of the interviewers who declined."""
    proposing: tuple[str, ...] = ()
    """Names of those who propose another time."""
    has_candidate_declined: bool = False
    is_room_out: bool = False
    room: str = ""
    is_still_interviewer: bool = False
    """Whose it was until now is to interview too."""
    left: tuple[str, ...] = ()
    """Names of interviewers who are not in the account any more."""


class AskToHandOver(View, frozen=True, kw_only=True):
    """Whether one organizer's interviews are to become another's."""

    kind: ClassVar[str] = "AskToHandOver"
    name: str
    to_name: str
    interviews: int
    only: datetime | None = None
    """When the one interview, or the first session of the one loop, starts that alone is handed over; None where all are."""
    candidate: str = ""
    """Of that one."""
    is_reachable: bool
    """Whether the old events can be taken out of the calendars of who had them."""
    amiss: tuple[AmissLine, ...] = ()
    """What is not in order of them."""
    writing: int = 0
    """How many more are being written just now, which stay where they are."""
    to: str
    """What `cards.actions.Agree` then agrees to."""
    subject: str


class SeveralLine(Struct, frozen=True, kw_only=True):
    """An interview in a list of several."""

    start: datetime
    end: datetime
    people: tuple[str, ...]
    candidate: str = ""
    to: datetime | None = None
    """To when it would move; None where no time is free, or none was asked for."""
    swap: tuple[str, str] | None = None
    """Who would go and who come, where two interviewers change places."""
    change: ChangeFacts = NO_CHANGE
    """What becomes of it alone."""


DoneToSeveral = Literal[
    "cancel",
    "accept",
    "decline",
    "change",
    "move",
    "exchange",
    "exchange_people",
    "change_each",
    "undo",
]
"""What may be done to several interviews at once."""


class AskAboutSeveral(View, frozen=True, kw_only=True):
    """Whether all of these interviews are to be cancelled, changed, moved, accepted or declined."""

    kind: ClassVar[str] = "AskAboutSeveral"
    what: DoneToSeveral
    interviews: tuple[SeveralLine, ...]
    to: str
    """What `cards.actions.Agree` then agrees to."""
    subject: str = ""
    change: ChangeFacts = NO_CHANGE
    reason: str = ""
    """Why, in the words that it was said in."""


class AskToUndo(View, frozen=True, kw_only=True):
    """Whether a booking, or its last change, is to be undone: it is not what was shown last, or does more than is plain."""

    kind: ClassVar[str] = "AskToUndo"
    is_change: bool
    has_no_change: bool = False
    """No change of it is left to undo, as one might think: it was undone just now, or something was only looked at."""
    is_candidate_invited: bool = False
    """The candidate has an invitation, which is withdrawn."""
    is_forgotten: bool = False
    """Their address is no longer known then."""
    is_offline: bool = False
    """A Teams meeting goes with the change: everyone gets another invitation."""
    told: tuple[tuple[str, datetime], ...] = ()
    """The candidates who were told of the change already, and when each is to come by that; with a name only where it may stand."""
    start: datetime
    people: tuple[str, ...]
    candidate: str = ""
    sessions: int = 1
    to: str
    """What `cards.actions.Agree` then agrees to."""
    subject: str


class AskToBookAnother(View, frozen=True, kw_only=True):
    """Whether a candidate who has an interview from the same offer is to have one more."""

    kind: ClassVar[str] = "AskToBookAnother"
    start: datetime
    """Of the one that is to come on top."""
    booked: datetime
    """Of the one that stands."""
    is_overlap: bool = False
    """The candidate would be in both at once."""
    sessions: int = 0
    """Of a loop, how many would be booked: one of them is at that time."""
    candidate: str = ""
    """Empty where others read along."""
    to: str
    """What `cards.actions.Agree` then agrees to."""
    subject: str


class AskToForgetCandidate(View, frozen=True, kw_only=True):
    """Whether a candidate is to be forgotten, and what that leaves."""

    kind: ClassVar[str] = "AskToForgetCandidate"
    name: str
    """Empty where others read along."""
    interviews: int
    coming: int
    """How many of them are the speaker's own and still to come."""
    coming_of_others: int = 0
    to: str
    """What `cards.actions.Agree` then agrees to."""


class NotificationLine(Struct, frozen=True, kw_only=True):
    """What holds of one kind of what is told unasked."""

    kind: NotificationKind
    is_on: bool
    minutes: int = 0
    also: tuple[int, ...] = ()
    """Further minutes, of who wants to be told several times."""
    clock: str = ""

    @property
    def value(self) -> str:
        """Return what holds as a form's field holds it; where several can be ticked, none is off."""
        if not self.is_on:
            return "" if NOTIFICATIONS[self.kind].is_repeatable else "off"
        minutes = ",".join(map(str, sorted({self.minutes, *self.also})))
        return self.clock or (minutes if self.minutes else "on")


class OwnHours(Struct, frozen=True, kw_only=True):
    """When somebody works."""

    days: tuple[int, ...]
    """Weekdays, Monday is 0."""
    start: str
    end: str
    zone: str


class NotificationsView(View, frozen=True, kw_only=True):
    """What somebody is told unasked, or what the account's people are who chose nothing else."""

    kind: ClassVar[str] = "Notifications"
    lines: tuple[NotificationLine, ...]
    is_account: bool = False
    seen: str = ""
    """As `cards.actions.SaveNotifications` has it; empty where the values cannot be changed here."""
    may_administer: bool = False
    feedback_link: str = ""
    hours: OwnHours | None = None
    """When the reader works by their own calendar; None where it has not been read."""
    replaces: Literal["", "on", "off"] = ""
    """Whether somebody else is asked by itself in place of who declines; empty where the plan leaves it out."""
    change: FormResult = ""
    """What came of the last change."""


class LoadLine(Struct, frozen=True, kw_only=True):
    """How many interviews somebody had."""

    name: str
    held: int
    coming: int = 0
    declined: int = 0
    minutes: int = 0
    """Of those that were held."""
    answer_minutes: int = -1
    """Within which half of the invitations were answered; -1 where none was."""
    per_week: int = 0
    """What they allow a week; 0 is no limit."""


class ReportView(View, frozen=True, kw_only=True):
    """Who had how many interviews within some days."""

    kind: ClassVar[str] = "Report"
    has_secret_address: ClassVar[bool] = True
    first: date
    last: date
    people: tuple[LoadLine, ...]
    """The most loaded first; where it is asked who has had the fewest, they are."""
    is_fewest: bool = False
    """It was asked who has had the fewest."""
    is_own: bool = False
    """The reader sees their own numbers alone."""
    is_about_some: bool = False
    """Some were asked about by name."""
    rooms: tuple[tuple[str, int], ...] = ()
    """The name of each, and how many interviews were or will be there."""
    held: int = 0
    coming: int = 0
    cancelled: int = 0
    moves: int = 0
    no_shows: int = 0
    url: str = ""
    """Of the same as a file."""
    file_plans: tuple[str, ...] = ()
    """The plans with which the file comes, where this one has it not."""


class PlanView(View, frozen=True, kw_only=True):
    """What the company's plan includes."""

    kind: ClassVar[str] = "Plan"
    plan: str
    automations: tuple[tuple[str, str], ...]
    """As `SettingsView` has them."""
    notifications: tuple[NotificationLine, ...]
    """What is told unasked, as it is where nobody chose anything else."""
