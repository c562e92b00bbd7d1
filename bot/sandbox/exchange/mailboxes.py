"""What a mailbox holds: calendars, and its own copy of every event it takes part in.

Copies of one meeting have different ids and one iCalUId. Ids are case-sensitive, full of characters
a URL must escape, and belong to one mailbox; two neighbours may differ in the case of one letter.
An event moved to another calendar gets a new id; its immutable id stays.
"""

import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from functools import cache
from hashlib import sha256, sha512
from typing import Any

from bot.sandbox.directory import Person, Room
from bot.sandbox.graph.errors import GraphError, item_not_found, malformed_id

TEAMS = "teamsForBusiness"
PRIMARY_NAME = "Calendar"
_IMMUTABLE = "AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0A"
_SHAPE = re.compile(rf"(?:AAMk|{_IMMUTABLE})[A-Za-z0-9+/]{{60,}}={{1,2}}")


@dataclass(slots=True)
class Attendee:
    """One line of an event's list of attendees, as far as this copy knows."""

    kind: str
    name: str
    mail: str
    response: str = "none"
    answered: datetime | None = None
    proposed: tuple[datetime, datetime] | None = None
    shown_as: str = ""
    """The address that Graph writes since the answer, where it is not the mail address."""


@dataclass(slots=True)
class Calendar:
    """A folder of events; only the primary one counts for free/busy and tallies answers."""

    id: str
    name: str
    is_primary: bool = False
    can_edit: bool = True
    providers: tuple[str, ...] = ()
    changed: int = 0


@dataclass(slots=True)
class Event:
    """One mailbox's copy of an event. All-day events float: only their wall time means anything."""

    id: str
    ical: str
    calendar: str
    organizer: tuple[str, str]
    start: datetime
    end: datetime
    created: datetime
    modified: datetime
    start_zone: str = "UTC"
    end_zone: str = "UTC"
    subject: str = ""
    body: str = ""
    location: dict[str, Any] = field(default_factory=dict)
    attendees: list[Attendee] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    show_as: str = "busy"
    sensitivity: str = "normal"
    importance: str = "normal"
    reminder: int = 15
    is_reminder_on: bool = True
    is_all_day: bool = False
    is_cancelled: bool = False
    is_organizer: bool = True
    is_online: bool = False
    join_url: str | None = None
    has_dial_in: bool = False
    """The organizer's licence lets people join by telephone."""
    wants_response: bool = True
    takes_proposals: bool = True
    hides_attendees: bool = False
    response: str = "organizer"
    answered: datetime | None = None
    transaction: str | None = None
    intended_show_as: str = "busy"
    kind: str = "singleInstance"
    master: str | None = None
    recurrence: dict[str, Any] | None = None
    changed: int = 0
    sequence: int = 0
    """How often the organizer has moved the meeting, as far as this copy knows."""
    immutable_id: str = ""

    def __post_init__(self) -> None:
        self.immutable_id = self.immutable_id or immutable_id(self.id)


@dataclass(slots=True)
class Mailbox:
    """One person's or room's store.

    `transactions`: client's id → (fingerprint, immutable event id); `deleted`: immutable ids of events.
    """

    owner: Person | Room
    calendars: dict[str, Calendar] = field(default_factory=dict)
    _events: dict[str, Event] = field(default_factory=dict)
    _later: list[tuple[str, Callable[["Mailbox"], None]]] = field(default_factory=list)
    """What is written once somebody looks, and the salt of its ids."""
    transactions: dict[str, tuple[str, str]] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)
    is_enabled: bool = True
    sequence: int = 0
    salt: str = ""

    @property
    def events(self) -> dict[str, Event]:
        """Return its events by their ids."""
        self.write()
        return self._events

    def write_later(self, writing: Callable[["Mailbox"], None]) -> None:
        """Have events written before anything else is looked for or made: few of all mailboxes are ever looked into."""
        self._later.append((self.salt, writing))

    def write(self) -> None:
        """Write what was left for later, with the ids it would have had at once."""
        if self._later:
            later, self._later = self._later, []
            salt = self.salt
            for self.salt, writing in later:
                writing(self)
            self.salt = salt


def create_mailbox(owner: Person | Room) -> Mailbox:
    """Return an empty mailbox with its primary calendar; only people's may hold online meetings."""
    mailbox = Mailbox(owner)
    providers = (TEAMS,) if isinstance(owner, Person) else ()
    calendar = add_calendar(mailbox, PRIMARY_NAME)
    calendar.is_primary, calendar.providers = True, providers
    return mailbox


def add_calendar(mailbox: Mailbox, name: str) -> Calendar:
    """Add a secondary calendar, or refuse with 409 if one of that name (any case) is there."""
    if any(known.name.casefold() == name.casefold() for known in mailbox.calendars.values()):
        raise GraphError(
            409, "ErrorFolderExists", "A folder with the specified name already exists."
        )
    calendar = Calendar(new_item_id(mailbox), name)
    mailbox.calendars[calendar.id] = calendar
    return calendar


def primary_calendar(mailbox: Mailbox) -> Calendar:
    """Return the calendar that is the mailbox's own, the first one made."""
    return next(iter(mailbox.calendars.values()))


def find_calendar(mailbox: Mailbox, calendar_id: str) -> Calendar:
    """Return one calendar of this mailbox; foreign ids are malformed here, dead ones not found."""
    check_item_id(mailbox, calendar_id)
    if calendar_id not in mailbox.calendars:
        raise item_not_found()
    return mailbox.calendars[calendar_id]


def find_event(mailbox: Mailbox, event_id: str) -> Event:
    """Return one event by either of its ids; foreign ids are malformed here, dead ones not found."""
    check_item_id(mailbox, event_id)
    found = mailbox.events.get(event_id) or find_by_immutable_id(mailbox, event_id)
    if found is None:
        raise item_not_found()
    return found


def find_by_immutable_id(mailbox: Mailbox, event_id: str) -> Event | None:
    """Return the event with this immutable id, wherever in the mailbox it lies."""
    return next((one for one in mailbox.events.values() if one.immutable_id == event_id), None)


def move_event(mailbox: Mailbox, event: Event, calendar: Calendar) -> None:
    """Move an event to another calendar of its mailbox, where it gets a new id."""
    del mailbox.events[event.id]
    event.id, event.calendar = new_item_id(mailbox), calendar.id
    mailbox.events[event.id] = event


def find_by_ical_uid(mailbox: Mailbox, ical: str) -> Event | None:
    """Return this mailbox's copy of a meeting, if it has one."""
    return next((event for event in mailbox.events.values() if event.ical == ical), None)


def move_to_deleted_items(mailbox: Mailbox, event: Event) -> None:
    """Move an event to Deleted Items, which no calendar call can see."""
    mailbox.events.pop(event.id, None)
    mailbox.deleted.add(event.immutable_id)


def free_busy_events(mailbox: Mailbox) -> Iterator[Event]:
    """Yield the events that count for free/busy: the primary calendar, series as occurrences."""
    home = primary_calendar(mailbox).id
    return (
        event
        for event in mailbox.events.values()
        if event.calendar == home and event.kind != "seriesMaster"
    )


def utc_bounds(event: Event, floating: tzinfo) -> tuple[datetime, datetime]:
    """Return start and end in UTC; an all-day event begins at midnight of `floating`."""
    start, end = event.start, event.end
    if event.is_all_day:
        start, end = start.replace(tzinfo=floating), end.replace(tzinfo=floating)
    return start.astimezone(UTC), end.astimezone(UTC)


def overlaps(event: Event, *, start: datetime, end: datetime, floating: tzinfo = UTC) -> bool:
    """Whether any part of the event lies in the half-open window."""
    first, last = start.toordinal() - 1, end.toordinal() + 1  # walls are at most a day off UTC
    if event.end.toordinal() < first or event.start.toordinal() > last:
        return False
    begins, ends = utc_bounds(event, floating)
    return begins < end and start < max(ends, begins)


def mark_changed(event: Event, at: datetime) -> None:
    """Note a change: new changeKey and etag, new lastModifiedDateTime."""
    event.changed += 1
    event.modified = at


def change_key(event_id: str, changed: int) -> str:
    """Return the changeKey of one state of an item; its etag is the same in W/"…"."""
    return b64encode(sha256(f"{event_id}/{changed}".encode()).digest()[:16]).decode()


def new_item_id(mailbox: Mailbox) -> str:
    """Return the mailbox's next item id. Every second one differs from the last in case only."""
    mailbox.write()
    turn, mailbox.sequence = mailbox.sequence, mailbox.sequence + 1
    item = b64encode(
        sha512(f"{mailbox.owner.mail}/{mailbox.salt}/{turn // 2}".encode()).digest()[:45]
    ).decode()
    return f"{_prefix(mailbox.owner.id)}{item}/+{'qQ'[turn % 2]}AAA="


def new_ical_uid(seed: str) -> str:
    """Return the iCalUId shared by all copies of one meeting."""
    return f"040000008200E00074C5B7101A82E008{sha256(seed.encode()).hexdigest()[:48].upper()}"


def immutable_id(item_id: str) -> str:
    """Return the immutable id of an item that was created under this id."""
    return _IMMUTABLE + item_id.removeprefix("AAMk")


def check_item_id(mailbox: Mailbox, item_id: str) -> None:
    """Refuse what is not an id of this mailbox, before anything is looked up."""
    own = _prefix(mailbox.owner.id)
    if not _SHAPE.fullmatch(item_id) or not item_id.startswith((own, immutable_id(own))):
        raise malformed_id()


@cache
def _prefix(owner_id: str) -> str:
    return "AAMkA" + b64encode(sha256(owner_id.encode()).digest()[:27]).decode()
