"""What an offer shows."""

from datetime import date, datetime
from typing import ClassVar, Literal

from msgspec import Struct

from bot.domain.bookings.offers import AddressKnown
from cards.change_facts import NO_CHANGE, ChangeFacts
from cards.view_models import FormValues, View


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
    building: str = ""


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
    free_outside: tuple[str, ...] = ()
    """Names of those who are free as well, outside their working hours."""
    invited: tuple[str, ...] = ()
    """Whom Book would invite, where more are free than are needed."""
    room: str = ""
    path: Literal["direct", "scheduler", "unknown", ""] = ""
    choice: str = ""
    """Who of them was chosen, where one of several was wanted."""
    has_others: bool = False
    """Somebody else of those who are free can be invited instead."""
    fewest_that_week: int | None = None
    """How many interviews who was chosen has in that week, where nobody else who is free has fewer."""
    room_elsewhere: str = ""
    """The room's building, where nobody of those who attend works."""
    room_unsure: str = ""
    """The room's building, where nobody of those who attend is known to work: their clocks are another place's."""
    outside_hours: tuple[str, ...] = ()
    """Names of those for whom it is outside working hours."""
    tentative: tuple[str, ...] = ()
    """Names of those whose calendars have something tentative then, which counts as free."""
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
    musts: tuple[str, ...] = ()
    """Names of those who have to be among so many."""
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
    known_mail: AddressKnown = ""
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
    is_ranked: bool = False
    """The times at which the most interviewers are free come first."""
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
