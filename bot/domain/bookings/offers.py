"""Offers: what was asked and which times were found for it."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Literal

from msgspec import Struct

from bot.domain.accounts import PersonId
from bot.domain.bookings.interviews import InterviewId, LoopId, OfferId
from bot.domain.bookings.wanted_changes import InterviewChange

OFFER_LIVES = timedelta(hours=12)
AddressKnown = Literal["", "taken", "several"]
"""Of a candidate without an address of their own in the question: one was taken over from another interview, or several are known."""


class Purpose(StrEnum):
    """What choosing one of an offer's times does."""

    BOOK = "book"
    MOVE = "move"
    """Moves the offer's interview there."""
    PROPOSE = "propose"
    """Proposes the time to the organizer of the offer's interview."""


class OfferedSlot(Struct, frozen=True, kw_only=True):
    """A time that suits, with everything Book needs."""

    start: datetime
    """UTC."""
    end: datetime
    people: tuple[str, ...]
    """Addresses of those who would interview."""
    spare: tuple[str, ...] = ()
    """Addresses of those who are free as well, as many as could be wanted in turn."""
    more_free: int = 0
    """How many more are free than are in `people` and `others`."""
    outside: tuple[str, ...] = ()
    """Addresses of those of `people` and `spare` for whom it is outside working hours."""
    is_after_hours: bool = True
    """Those for whom it is outside working hours count as free as well: too few others are. True in offers of earlier versions."""
    tentative: tuple[str, ...] = ()
    """Addresses of those of `people` whose calendars have something tentative then, which was to count as free."""
    rooms: tuple[str, ...] = ()
    """Addresses of the rooms free then, best first."""
    elsewhere: tuple[str, ...] = ()
    """Addresses of those of `people` and `spare` who work elsewhere than where the first of the rooms is."""
    choice: str = ""
    """Whom of `people` Book would invite where one of several was wanted: somebody else can be chosen."""
    is_picked: bool = False
    """The recruiter wanted somebody else than who was chosen first: a narrower search keeps who it is."""
    fewest_that_week: int | None = None
    """How many interviews they have in that week, where nobody else who is free has fewer."""
    interview: InterviewId
    """Chosen when the offer is drawn, so that a repeated press books once."""

    @property
    def others(self) -> tuple[str, ...]:
        """Return the addresses of those of `spare` who count as free."""
        return tuple(one for one in self.spare if self.is_after_hours or one not in self.outside)


class TimelineRow(Struct, frozen=True, kw_only=True):
    """One row of an offer's picture, as the calendars were when asked."""

    party: str = ""
    """The address of a person or room; empty for everybody together on one of several days."""
    start: datetime
    cells: str
    """A character a quarter of an hour: `.` free, `#` busy, `~` maybe, `-` outside working hours, `?` not read."""


class Obstacle(Struct, frozen=True, kw_only=True):
    """Something that stands in the way of more times."""

    kind: str
    """A value of `bot.availability.unavailability.UnavailabilityKind`."""
    mail: str = ""
    """Whose calendar or rule it is; empty where it is the account's, or that of all rooms together."""
    busy: tuple[tuple[datetime, datetime], ...] = ()
    """When they are taken; empty where that would be too much to tell."""
    is_always: bool = False
    """They are taken all the time that was asked for."""
    seats: int = 0
    until: datetime | None = None
    """For all rooms together: the first start at which one is free, if that is later than the first asked for."""
    is_never: bool = False
    """For all rooms together: none is free at any time."""
    building: str = ""
    """For all rooms together: the only building in which was looked, where there are others."""


class OfferedSession(Struct, frozen=True, kw_only=True):
    """One interview of a schedule that is offered, with everything Book needs."""

    number: int
    """Which of the sessions asked for, from 0."""
    start: datetime
    """UTC."""
    end: datetime
    people: tuple[str, ...]
    """Addresses of those who would interview."""
    outside: tuple[str, ...] = ()
    """Addresses of those of `people` for whom it is outside working hours."""
    room: str = ""
    """The room's address; empty where none is wanted."""
    interview: InterviewId
    """Chosen when the offer is drawn; of a loop that is booked already, the session's own."""


class OfferedSchedule(Struct, frozen=True, kw_only=True):
    """All sessions of a loop, in order of time."""

    loop: LoopId
    """Chosen when the offer is drawn, so that a repeated press books once."""
    sessions: tuple[OfferedSession, ...]
    lunches: tuple[tuple[datetime, datetime], ...] = ()
    breaks: tuple[tuple[datetime, datetime], ...] = ()
    waiting_minutes: int = 0
    """Time between sessions that is neither lunch nor a break."""
    room_changes: int = 0


class SessionObstacle(Struct, frozen=True, kw_only=True):
    """The session that stands in the way of a whole schedule."""

    session: int
    """Which of the sessions asked for, from 0."""
    kind: Literal["no time", "too little time", "too long", "too few people"]
    """As `bot.availability.loop_models.LoopBlockerKind` has them."""
    others_fit: bool = False
    """Whether the others have a schedule without it."""


class Offer(Struct, frozen=True, kw_only=True):
    """The stored answer to one question."""

    id: OfferId
    tenant: str
    by: PersonId
    asked: dict[str, Any]
    """The question as `bot.language` writes it."""
    tentative_is_free: bool = False
    is_any_building: bool = False
    """Rooms where nobody of those who attend works are offered too."""
    is_soonest: bool = False
    """The earliest times were asked for, however few are free then."""
    is_ranked: bool = False
    """The times at which the most people are free come first on each page."""
    purpose: Purpose = Purpose.BOOK
    interview: str = ""
    """The interview to move, or to propose another time for."""
    room_then: str | None = None
    """The address of the room that it had then, empty for none: one that was taken off since is not to come back. None in offers of earlier versions."""
    minutes_then: int = 0
    """How long it was then; 0 in offers of earlier versions."""
    why: str = ""
    """Why who is to propose one of these times cannot make the interview's own, in their words."""
    change: InterviewChange | None = None
    """What else becomes of the interview once it is moved."""
    link: str = ""
    """The candidate's link whose wish it answers: what is booked from it is the link's interview."""
    echo: str = ""
    """What offers of earlier versions have beside `asked`: the question in words."""
    unread: tuple[str, ...] = ()
    """Addresses whose calendars could not be read."""
    candidate: str = ""
    candidate_mail: str = ""
    """Who is interviewed, as far as the question said."""
    address: AddressKnown = ""
    """Whether the address is known from another interview, where the question said none."""
    interview_kind: str = ""
    """As a candidate may read it: "technical interview"; empty where nothing was said of it."""
    left_out: tuple[str, ...] = ()
    """The words of the question that were not understood."""
    kept: tuple[str, ...] = ()
    """Parts of the question before that were kept: `people`, `time` (or only `days` or `hours`), `length`, `room`, `online`, `candidate`."""
    asks_whether: bool = False
    """The question wants a yes or a no first."""
    has_more: bool = False
    timeline: tuple[TimelineRow, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    """What stands in the way, where times are few or why was asked."""
    strip: tuple[tuple[str, str], ...] = ()
    """What offers of earlier versions have in place of `timeline`: name and glyphs, one for each half hour."""
    strip_start: datetime | None = None
    reasons: tuple[str, ...] = ()
    """What offers of earlier versions have in place of `obstacles`: sentences."""
    read_by: str = ""
    """Whose sign-in read what the asker's own could not."""
    away: tuple[tuple[str, tuple[date, ...]], ...] = ()
    """The days around these times on which those with a weekly limit are away, by address."""
    ways: tuple[str, ...] = ()
    """The changes offered, e.g. `shorter:45`; a button names one by its number."""
    slots: tuple[OfferedSlot, ...] = ()
    """Page after page, each in order of time, or ranked."""
    schedules: tuple[OfferedSchedule, ...] = ()
    """In place of `slots` where a loop was asked for: the best first."""
    blocker: SessionObstacle | None = None
    """Which session stands in the way, where there is no schedule."""
    days: int = 1
    """On how many days, at most, the sessions of a loop lie."""
    loop: str = ""
    """The loop to move; empty where one is to be booked."""
    break_after: int | None = None
    break_minutes: int | None = None
    """A template's own breaks: so many minutes after so many sessions."""
    page_sizes: tuple[int, ...] = ()
    """How many slots each page has; empty in offers of earlier versions, whose pages have five."""
    page: int = 0
    """Which page of the slots the card shows."""
    expires_at: datetime

    @property
    def key(self) -> str:
        """Return the document's key."""
        return self.id

    @property
    def is_of_loop(self) -> bool:
        """Whether it answers with whole schedules of several sessions."""
        return bool(self.asked.get("sessions"))

    @property
    def page_bounds(self) -> tuple[int, int]:
        """Return where in the slots the page begins that the card shows, and where it ends."""
        if not self.page_sizes:
            return self.page * _OLD_PAGE, (self.page + 1) * _OLD_PAGE
        return sum(self.page_sizes[: self.page]), sum(self.page_sizes[: self.page + 1])


_OLD_PAGE = 5
