"""What the search for interview times takes and gives: frozen values, nothing else.

The work is done in `bot.availability`: `search.find` looks, `ranking` orders, `no_slots` tells why there is nothing and `relaxations` what would help.
People and rooms are named by their addresses. The values here know nothing of accounts or Graph.
"""

from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from msgspec import Struct, field

from bot.domain.intervals import Interval
from bot.domain.people.working_hours import WorkingHours
from bot.domain.rooms import seats_for

QUARTER = timedelta(minutes=15)
NO_TIME = timedelta()


class Status(StrEnum):
    """How a calendar marks a stretch of time, in Graph's own words (`freeBusyStatus`)."""

    FREE = "free"
    TENTATIVE = "tentative"
    BUSY = "busy"
    AWAY = "oof"
    ELSEWHERE = "workingElsewhere"
    UNKNOWN = "unknown"


class Item(Struct, frozen=True):
    """One marked stretch of a calendar. Whoever reads an entry that lasts no time leaves it out."""

    span: Interval
    status: Status = Status.BUSY


class InterviewerRules(Struct, frozen=True, kw_only=True):
    """What an interviewer allows. None and empty mean no limit; all days are those of the interviewer's own clock."""

    per_day: int | None = None
    per_week: int | None = None
    """Interviews from Monday to Sunday."""
    booked: tuple[Interval, ...] = ()
    """Interviews that count towards the limits; leave out the one that is being moved."""
    declined: tuple[Interval, ...] = ()
    """Times of interviews that the person said no to: nobody is asked twice for the same time."""
    notice: timedelta = NO_TIME
    before: timedelta = NO_TIME
    """Free time wanted before an interview."""
    after: timedelta = NO_TIME
    never_on: frozenset[int] = frozenset()
    """Weekdays, Monday is 0."""
    away: frozenset[date] = frozenset()
    absent: frozenset[date] = frozenset()
    """Days on which the calendar or the person says that they are away: a week's limit is less by their share."""
    only: WorkingHours | None = None
    """Interviews only within these, unlike working hours, which are a preference."""
    kept_free: WorkingHours | None = None
    """No interviews within these hours of a week."""


class Interviewer(Struct, frozen=True, kw_only=True):
    """A person who may interview, with what was read of the calendar."""

    mail: str
    name: str
    items: tuple[Item, ...] | None
    """None where the calendar could not be read: such a person is never free."""
    zone: tzinfo
    hours: WorkingHours | None = None
    """None where unknown: then every hour is as good as any other."""
    rules: InterviewerRules = field(default_factory=InterviewerRules)
    building: str = ""
    """Where the person works; empty where nobody said."""
    is_maybe_free: bool = False
    """What the calendar has as tentative counts as free: they proposed the time themselves."""
    load: int = 0
    """Interviews of late; of those with as many in the week of an interview, who has fewer comes first."""


class Venue(Struct, frozen=True, kw_only=True):
    """A room, with what was read of its calendar."""

    mail: str
    name: str
    items: tuple[Item, ...] | None
    """None where the calendar could not be read: such a room is never free. Tentative is never free either: somebody asked first."""
    capacity: int = 0
    """Seats; zero where nobody said."""
    building: str = ""
    features: frozenset[str] = frozenset()


class Group(Struct, frozen=True):
    """People of whom a number is needed: all of them, one of them, any two of them."""

    people: tuple[Interviewer, ...]
    need: int

    def __post_init__(self) -> None:
        if self.need < 1:
            raise ValueError(f"a group needs somebody, not {self.need}")

    @property
    def is_choice(self) -> bool:
        """Whether fewer are needed than there are."""
        return self.need < len(self.people)


def all_of(*people: Interviewer) -> tuple[Group, ...]:
    """Return the groups that ask for every one of the people; none where there are none."""
    return (Group(people, len(people)),) if people else ()


class RoomWish(Struct, frozen=True, kw_only=True):
    """What a room must have; nothing said means any room that seats the people and the candidate."""

    mails: frozenset[str] = frozenset()
    """One of these rooms. A room asked for by name is not refused for its size."""
    never: frozenset[str] = frozenset()
    seats: int | None = None
    """Seats asked for outright; a room of unknown size then does not count."""
    building: str | None = None
    features: frozenset[str] = frozenset()
    is_where_people_are: bool = False
    """Only rooms in a building of those who attend; a room or a person of unknown building is in every one."""
    near: str | None = None
    """The building whose rooms come first, where none was asked for."""
    first: str = ""
    """The address of the room that comes before all others: the one that the interview to move has."""


class Search(Struct, frozen=True, kw_only=True):
    """A complete search: what is wanted, and all that is known of the calendars within the windows."""

    windows: tuple[Interval, ...]
    """Where the whole interview must lie; windows that touch are one, and each window's start is tried as it is."""
    length: timedelta
    zone: tzinfo
    """The asker's: start times fall on its clock, and days are its days."""
    now: datetime
    notice: timedelta = NO_TIME
    """How long before its start an interview of the account must be arranged."""
    groups: tuple[Group, ...] = ()
    """Every group must be satisfied. None at all: only a room is wanted."""
    optional: tuple[Interviewer, ...] = ()
    wish: RoomWish | None = None
    """None: no room wanted."""
    venues: tuple[Venue, ...] = ()
    closed: frozenset[date] = frozenset()
    """Days on which nobody of the account interviews, by the asker's calendar."""
    step: timedelta = QUARTER
    tentative_is_free: bool = False
    ranks_by_free: bool = False
    """Nobody is named: times at which more of the people are free come first."""

    def __post_init__(self) -> None:
        if min(self.length, self.step) <= NO_TIME:
            raise ValueError("an interview and the step between starts last some time")
        mails = [person.mail for person in self.people]
        if len(mails) > len(set(mails)):
            raise ValueError("a person can stand in a search only once")

    @property
    def people(self) -> tuple[Interviewer, ...]:
        """Return everybody, the optional ones last."""
        return (*(person for group in self.groups for person in group.people), *self.optional)

    @property
    def seats(self) -> int:
        """Return how many sit in the room: those who interview, and the candidate."""
        return seats_for(sum(group.need for group in self.groups) + len(self.optional))


class Slot(Struct, frozen=True, kw_only=True):
    """A time that suits. People and rooms are addresses, the best first."""

    span: Interval
    people: tuple[str, ...]
    """Who would interview: all who are asked for, and the chosen of those among whom to choose."""
    spare: tuple[str, ...] = ()
    """Who could stand in for a chosen one, the least loaded first."""
    optional: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    """Optional people who are not free."""
    outside: tuple[str, ...] = ()
    """Who of `people` and `optional` would be outside their working hours."""
    spare_outside: tuple[str, ...] = ()
    """Who of `spare` would be."""
    is_after_hours: bool = False
    """Too few of those who are free are within their working hours, so that the others count as well."""
    free: int = 0
    """How many of those who are asked for are free, among them who could stand in; those who are within their working
    hours, except after them."""
    tentative: tuple[str, ...] = ()
    """Who of them has marked the time as tentative (only where that was to count as free, for all or for them)."""
    rooms: tuple[str, ...] = ()
    choice: str = ""
    """Who was chosen where one of several was wanted."""
    fewest_that_week: int | None = None
    """How many interviews they have in that week, where none of those who are free has fewer."""


class Found(Struct, frozen=True, kw_only=True):
    """The answer to a search."""

    slots: tuple[Slot, ...]
    total: int
    """All times that suit, shown or not; many of them overlap."""
    left: int
    """How many of them are neither in `slots` nor were seen before."""
    looked_at: int
    """Start times that were considered."""
    unread: tuple[str, ...] = ()
    """People and fitting rooms whose calendars could not be read and so did not count as free."""
