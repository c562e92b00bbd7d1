"""What the search for interview loops takes and gives: frozen values, nothing else.

A loop is several interviews of one candidate, its sessions. People, rooms and rules are those of any other search.
"""

from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from msgspec import Struct, field

from bot.availability.no_slots import NoSlotReason
from bot.domain.intervals import Interval
from bot.domain.search_models import NO_TIME, QUARTER, Group, Interviewer, RoomWish, Venue


class LoopSession(Struct, frozen=True, kw_only=True):
    """One interview of a loop: how long, and with whom."""

    length: timedelta
    groups: tuple[Group, ...]
    windows: tuple[Interval, ...] = ()
    """Where this session must lie, within the windows of the loop; none: anywhere in them."""
    is_online: bool = False
    """No room is wanted for this session."""

    def __post_init__(self) -> None:
        if self.length <= NO_TIME:
            raise ValueError("a session lasts some time")
        mails = [person.mail for person in self.people]
        if len(mails) > len(set(mails)):
            raise ValueError("a person can stand in a session only once")

    @property
    def people(self) -> tuple[Interviewer, ...]:
        """Return everybody who may interview in this session."""
        return tuple(person for group in self.groups for person in group.people)


class LoopRules(Struct, frozen=True, kw_only=True):
    """What the candidate is spared. All of it can be changed for a loop."""

    break_after: timedelta = timedelta(hours=2)
    """Once this long has passed without a break, one is due before the next session."""
    break_at: tuple[tuple[int, timedelta], ...] = ()
    """After how many of a day's sessions breaks are due, each with its length, and at no other place, where that is not told by the time passed."""
    break_length: timedelta = QUARTER
    lunch_from: time = time(12)
    """Noon: a day's sessions that begin before it and do not end in time for a lunch after them have lunch in between."""
    lunch_until: time = time(14)
    lunch_length: timedelta = timedelta(minutes=45)
    """Zero: no lunch."""
    most_a_day: timedelta = timedelta(hours=5)
    """From the first session of a day to the end of its last, lunch aside."""
    is_nobody_twice: bool = True
    """Whoever is chosen from several takes no other session; who is named for two takes both."""


class LoopSearch(Struct, frozen=True, kw_only=True):
    """A complete search for a loop: what is wanted, and all that is known of the calendars within the windows."""

    sessions: tuple[LoopSession, ...]
    windows: tuple[Interval, ...]
    zone: tzinfo
    """The asker's: start times fall on its clock, and days, noon and lunch are its own."""
    now: datetime
    in_any_order: bool = False
    """Whether the sessions may come in another order than the one given."""
    days: int = 1
    """On how many days, at most, the sessions lie: one, or two. One day always comes before two."""
    rules: LoopRules = field(default_factory=LoopRules)
    notice: timedelta = NO_TIME
    wish: RoomWish | None = None
    """None: no room wanted."""
    venues: tuple[Venue, ...] = ()
    closed: frozenset[date] = frozenset()
    step: timedelta = QUARTER
    tentative_is_free: bool = False
    stand_ins: tuple[Interviewer, ...] = ()
    """Who could replace one person of a session where there is no plan; none: that person is left out."""

    def __post_init__(self) -> None:
        if not self.sessions:
            raise ValueError("a loop has at least one session")
        if self.days not in {1, 2}:
            raise ValueError(f"a loop lies on one day or two, not on {self.days}")


class PlannedSession(Struct, frozen=True, kw_only=True):
    """One session with its time, its people and its room."""

    number: int
    """Which of the sessions asked for, from 0."""
    span: Interval
    people: tuple[str, ...]
    spare: tuple[str, ...] = ()
    """Who could stand in for a chosen one."""
    outside: tuple[str, ...] = ()
    """Who of the people would be outside their working hours."""
    room: str = ""
    """Empty where no room was wanted."""


class LoopPlan(Struct, frozen=True, kw_only=True):
    """All sessions of a loop, in the order of time."""

    sessions: tuple[PlannedSession, ...]
    lunches: tuple[Interval, ...] = ()
    """One for each day that has lunch between its sessions."""
    breaks: tuple[Interval, ...] = ()
    """Those that were due; lunch is a break too and not among them."""
    waiting: timedelta = NO_TIME
    """Time between the sessions of a day that is neither lunch nor a break that was due."""
    room_changes: int = 0
    """How often the candidate changes room within a day."""
    days: int = 1


class LoopBlockerKind(StrEnum):
    """Why a session cannot be placed."""

    NO_TIME = "no time"
    """There is no start at which this session alone suits."""
    TOO_LITTLE_TIME = "too little time"
    """It suits at times, but never together with the others."""
    TOO_LONG = "too long"
    """The sessions take longer than a day may; it is the longest."""
    TOO_FEW = "too few people"
    """Nobody is left for it: each person takes one session, or limits forbid a second."""


class LoopBlocker(Struct, frozen=True, kw_only=True):
    """The session that stands in the way of a plan."""

    session: int
    kind: LoopBlockerKind
    starts: int
    """Start times at which this session alone suits."""
    others_fit: bool = False
    """Whether the other sessions have a plan without it."""
    reasons: tuple[NoSlotReason, ...] = ()
    """What stands in the way of that session alone."""


class LoopRelaxationKind(StrEnum):
    """What would be given up, the nearest first."""

    ANY_ORDER = "any order"
    REPLACED = "replaced"
    TWO_DAYS = "two days"


class LoopRelaxation(Struct, frozen=True, kw_only=True):
    """One change of the loop that gives a plan."""

    change: LoopRelaxationKind
    plan: LoopPlan
    """The best that the change gives."""
    session: int | None = None
    """Where somebody is replaced: in which session."""
    mail: str = ""
    """Who is replaced."""
    stand_in: str = ""
    """By whom; empty where nobody was named who could: the plan then goes without them."""


class LoopsFound(Struct, frozen=True, kw_only=True):
    """The answer to a search for a loop."""

    plans: tuple[LoopPlan, ...]
    """Best first."""
    blocker: LoopBlocker | None = None
    """Where there is no plan: the session that stands in the way."""
    relaxations: tuple[LoopRelaxation, ...] = ()
    unread: tuple[str, ...] = ()
    """People and rooms whose calendars could not be read and so did not count as free."""
