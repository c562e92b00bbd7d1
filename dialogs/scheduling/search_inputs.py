"""What a search knows of an account: its people and rooms with their calendars, bookings and rules.

The search for times and the check of one time both take their inputs from here, so they judge by the same facts.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from bot.domain.accounts import Account, Person
from bot.domain.bookings import claims
from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.bookings.interviews import Interview, InterviewId
from bot.domain.intervals import Interval
from bot.domain.people.absences import away_spans, mostly_away_days
from bot.domain.people.buildings import building_in_zone, buildings_of, zone_of_building
from bot.domain.people.limits import Limits
from bot.domain.people.working_hours import WorkingHours, day_span, monday_of
from bot.domain.rooms import Room
from bot.domain.search_models import Interviewer, InterviewerRules, Item, Status, Venue
from bot.runtime.ports import FreeBusy, Lookup, Ports
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.authorization import zone_of
from dialogs.scheduling.calendar_access import read_calendars, scheduling_user_for
from dialogs.scheduling.own_events import without_own
from dialogs.scheduling.recently_removed import without_just_left

Bookings = Mapping[str, Mapping[InterviewId, Interval]]
"""The times that interviews take of people and rooms, by address."""


WEEK = timedelta(days=7)
COUNTED_FOR = timedelta(days=8)
"""How long after it an interview still counts, as limits for a week count those of the same one."""


def counting_lookup(tenant: str, now: datetime) -> Lookup:
    """Return how the interviews that count are found: it changes once a day, so that it can be foreseen."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return Lookup(Interview, "live", tenant, midnight - COUNTED_FOR)


class Requester(Struct, frozen=True):
    """Who asks, in which account."""

    person: Person
    account: Account
    speaker: Person | None = None
    """Whose words and clock it is, where calendars are read with somebody else's sign-in."""

    @property
    def zone(self) -> ZoneInfo:
        """Return the zone in which times are written and read."""
        return zone_of(self.speaker or self.person, self.account)


class AccountContext(Struct, frozen=True):
    """Who asks, and everybody the account knows, by address."""

    asker: Requester
    people: Mapping[str, Person]

    def name(self, mail: str) -> str:
        """Return the name of the person or room with this address; the address where it is unknown."""
        if mail in self.people:
            return self.people[mail].name
        room = self.asker.account.room(mail)
        return room.name if room else mail


async def account_context(
    person: Person, account: Account, unit_of_work: UnitOfWork
) -> AccountContext:
    """Return a person as the one who asks, among everybody of the account."""
    return AccountContext(
        Requester(person, account), await unit_of_work.people_by_mail(account.tenant)
    )


class Parties(Struct, frozen=True):
    """People and rooms as a search sees them."""

    people: Mapping[str, Interviewer]
    rooms: tuple[Venue, ...]
    read_by: str = ""
    """Whose sign-in read what the asker's own could not."""


class PartyQuery(Struct, frozen=True, kw_only=True):
    """Whose calendars a search needs, and for when."""

    mails: Sequence[str]
    rooms: Sequence[Room] = ()
    window: Interval
    own: Sequence[Interview] = ()
    """The interviews that it is about: neither their claims nor what they put into calendars stand in their way."""
    siblings: Sequence[Interview] = ()
    """Sessions that change with them, as they stood before: what they put into calendars is not there for long."""
    willing: str = ""
    """The address of who asks for a time themselves: that they declined it before does not count."""
    excused: AbstractSet[str] = frozenset()
    """The addresses of who proposes the time themselves: what their own calendars have as tentative counts as free."""
    link: CandidateLink | None = None
    """The candidate's link that it is about: what is held for them does not stand in their way."""
    hours_of: tuple[str, ...] = ()
    """Whose working hours are to be learned with it, although their time is not asked for."""


class Buildings:
    """Where the people of an account work, among hundreds of its rooms."""

    def __init__(self, account: Account) -> None:
        """Look through the rooms once."""
        self.account = account
        self._known = frozenset(buildings_of(account.rooms))
        self._in_zone: dict[str, str] = {}

    @property
    def are_several(self) -> bool:
        """Return whether the rooms are in more than one building."""
        return len(self._known) > 1

    def of(self, person: Person | None, clock: tzinfo | None = None) -> str:
        """Return where a person works: as was said, else the only building in their zone; empty where it is not known."""
        said = person.building if person else ""
        if said in self._known:
            return said
        account = self.account
        zone = getattr(clock, "key", "") or (person.zone if person else "") or account.zone
        if zone not in self._in_zone:
            self._in_zone[zone] = building_in_zone(zone, account.rooms, home=account.zone)
        return self._in_zone[zone]

    def may_be_of(self, person: Person | None, building: str) -> bool:
        """Whether somebody of whom it is not known where they work may do so in a building: they live by its clock, or are none of the account."""
        zone = zone_of_building(building, home=self.account.zone)
        return person is None or zone_of(person, self.account).key == zone


async def read_parties(
    query: PartyQuery, asker: Requester, unit_of_work: UnitOfWork, ports: Ports
) -> Parties:
    """Return people and rooms with their calendars; raises SignInNeeded where nobody's sign-in can read."""
    account, mails = asker.account, query.mails
    known = await unit_of_work.people_by_mail(account.tenant)
    helper = await scheduling_user_for(asker.person, account, unit_of_work)
    everything = list(dict.fromkeys((*mails, *(room.mail for room in query.rooms))))
    window = with_pauses(query.window, (known[mail] for mail in mails if mail in known))
    window = with_whole_days(window, asker.zone)
    if any(known[mail].limits.per_week for mail in mails if mail in known):
        window = with_whole_weeks(window, asker.zone)
    found = await read_calendars(
        asker.person, helper, everything, window, ports, besides=query.hours_of
    )
    unit_of_work.hours_read |= found.hours
    read = found.calendars
    if account.holds_times:
        held = await held_times(account, unit_of_work, but=query.link)
        read = {m: with_held(one, held.get(m, ())) for m, one in read.items()}
    if query.link:
        sender = asker.person.mail
        read = {m: without_holds(one, query.link, sender) for m, one in read.items()}
    for own in (*query.own, *query.siblings):
        read = {m: without_own(one, own, asker.person.mail) for m, one in read.items()}
    read = await without_just_left(read, asker.person, ports.clock.now(), unit_of_work)
    booked = await booked_times(account, unit_of_work, ports.clock.now(), but=query.own)
    home = Buildings(account)
    people = {m: interviewer(read[m], known.get(m), home, booked.get(m, {})) for m in mails}
    waived = waive_declines(people, {query.willing, asker.person.mail})
    rooms = tuple(venue(room, read[room.mail], booked.get(room.mail, {})) for room in query.rooms)
    return Parties(excuse_tentative(waived, query.excused), rooms, read_by=found.with_help_of)


async def booked_times(
    account: Account, unit_of_work: UnitOfWork, now: datetime, *, but: Sequence[Interview] = ()
) -> Bookings:
    """Return the times that live interviews take of everybody and every room: those to come, and those of this week.

    A booking that was claimed a moment ago stands in no calendar yet: here it does.
    """
    lookup = counting_lookup(account.tenant, now)
    everything = await unit_of_work.derived_of_each(lookup, _taken, _by_holder)
    own = {one.id for one in but} & everything.of.keys()
    if not own:
        return everything.booked
    held_by_own = {mail for id_ in own for mail in everything.of[id_].by}
    less = {
        mail: {id_: span for id_, span in everything.booked[mail].items() if id_ not in own}
        for mail in held_by_own
    }
    return {**everything.booked, **less}


class _Taken(Struct, frozen=True):
    """What an interview takes."""

    by: frozenset[str]
    span: Interval


class _Everything(Struct, frozen=True):
    """What all live interviews of an account take, by interview and by who or what is taken."""

    of: Mapping[str, _Taken]
    booked: Bookings


def _taken(interview: Interview) -> _Taken:
    return _Taken(claims.holders(interview), interview.span)


def _by_holder(of: Mapping[str, _Taken]) -> _Everything:
    booked: dict[str, dict[InterviewId, Interval]] = {}
    for id_, one in of.items():
        for mail in one.by:
            booked.setdefault(mail, {})[InterviewId(id_)] = one.span
    return _Everything(of, booked)


async def held_times(
    account: Account, unit_of_work: UnitOfWork, *, but: CandidateLink | None
) -> Mapping[str, Sequence[Interval]]:
    """Return the times that are held for candidates, of everybody and every room, but for those of one link."""
    held: dict[str, list[Interval]] = {}
    for link in await unit_of_work.find(CandidateLink, "holding", account.tenant):
        if but is not None and link.id == but.id:
            continue
        for one in link.holds:
            for mail in (*one.people, *filter(None, [one.room])):
                held.setdefault(mail, []).append(one.span)
    return held


def with_held(read: FreeBusy, held: Sequence[Interval]) -> FreeBusy:
    """Return a calendar in which what is held is taken."""
    return (
        replace(read, items=(*read.items, *map(Item, held))) if held and not read.unread else read
    )


def without_holds(read: FreeBusy, link: CandidateLink, sender: str) -> FreeBusy:
    """Return a calendar without the events that hold a link's times, in the sender's own and in those of its rooms."""
    spans = [
        one.span
        for one in link.holds
        if read.mail == sender or (one.is_in_room and one.room == read.mail)
    ]
    rest = (
        one for one in read.items if one.status is not Status.TENTATIVE or one.span not in spans
    )
    return replace(read, items=tuple(rest))


def with_pauses(window: Interval, people: Iterable[Person]) -> Interval:
    """Return the window with the longest pause that one of the people wants around it."""
    longest = max((one.limits.buffer_minutes for one in people), default=0)
    pause = timedelta(minutes=longest)
    return Interval(window.start - pause, window.end + pause)


def with_whole_days(window: Interval, zone: ZoneInfo) -> Interval:
    """Return the window with all of its first and last day: who is out of office for most of a day is away on it."""
    first, last = (end.astimezone(zone).date() for end in (window.start, window.end))
    return Interval(
        min(window.start, day_span(first, zone).start), max(window.end, day_span(last, zone).end)
    )


def with_whole_weeks(window: Interval, zone: ZoneInfo) -> Interval:
    """Return the window with all of its first and last week: who is away for part of a week interviews less in it."""
    first = monday_of(window.start, zone)
    last = monday_of(window.end, zone) + timedelta(days=6)
    return Interval(
        min(window.start, day_span(first, zone).start), max(window.end, day_span(last, zone).end)
    )


def interviewer(
    read: FreeBusy, person: Person | None, home: Buildings, booked: Mapping[InterviewId, Interval]
) -> Interviewer:
    """Return a person as the search sees them."""
    account = home.account
    zone = zone_of(person, account) if person else ZoneInfo(account.zone)
    clock = read.hours.zone if read.hours else zone
    hours = read.hours or working_hours(account, zone)
    absent = _away_days(read, person, hours)
    away = _away(person, absent, hours)
    items = _items(read, booked.values())
    return Interviewer(
        mail=read.mail,
        name=person.name if person else read.mail,
        items=None if items is None else (*items, *away),
        zone=clock,
        hours=hours,
        rules=_rules(person, tuple(booked.values()), absent, clock),
        building=home.of(person, clock),
        load=len(booked),
    )


def _away_days(read: FreeBusy, person: Person | None, hours: WorkingHours) -> frozenset[date]:
    """Return the days on most of which somebody is away, as they said or their calendar marks it."""
    marked = [one.span for one in read.items if one.status is Status.AWAY]
    return mostly_away_days((*_said(person), *marked), hours)


def _away(person: Person | None, days: Iterable[date], hours: WorkingHours) -> tuple[Item, ...]:
    """Return when somebody is away beside what their calendar holds: as they said, and all of these days."""
    spans = (*_said(person), *(day_span(day, hours.zone) for day in sorted(days)))
    return tuple(Item(span, Status.AWAY) for span in spans)


def _said(person: Person | None) -> tuple[Interval, ...]:
    return away_spans(person) if person else ()


def away_near(
    people: Iterable[Interviewer], starts: Iterable[datetime]
) -> tuple[tuple[str, tuple[date, ...]], ...]:
    """Return the days away that a weekly limit is less by when something is booked at one of these times, by address."""
    days = [one.date() for one in starts]
    if not days:
        return ()
    first, last = min(days) - WEEK, max(days) + WEEK
    near = {
        one.mail: tuple(sorted(day for day in one.rules.absent if first <= day <= last))
        for one in people
    }
    return tuple((mail, found) for mail, found in near.items() if found)


def with_days_away(
    people: Mapping[str, Interviewer], away: Mapping[str, frozenset[date]]
) -> dict[str, Interviewer]:
    """Return the people, away on these days too: a week's limit is less by them where no calendar is read."""
    return {
        mail: replace(one, rules=replace(one.rules, absent=one.rules.absent | away[mail]))
        if mail in away
        else one
        for mail, one in people.items()
    }


def waive_declines(
    people: Mapping[str, Interviewer], willing: AbstractSet[str]
) -> dict[str, Interviewer]:
    """Return the people, those with these addresses as if they had never declined a time: they ask for it now."""
    return {
        mail: replace(one, rules=replace(one.rules, declined=())) if mail in willing else one
        for mail, one in people.items()
    }


def excuse_tentative(
    people: Mapping[str, Interviewer], excused: AbstractSet[str]
) -> dict[str, Interviewer]:
    """Return the people, those with these addresses free also where their calendars have something tentative."""
    return {
        mail: replace(one, is_maybe_free=True) if mail in excused else one
        for mail, one in people.items()
    }


def venue(room: Room, read: FreeBusy, booked: Mapping[InterviewId, Interval]) -> Venue:
    """Return a room as the search sees it."""
    return Venue(
        mail=room.mail,
        name=room.name,
        items=_items(read, booked.values()),
        capacity=room.capacity,
        building=room.building,
        features=frozenset(room.features),
    )


def _items(read: FreeBusy, booked: Iterable[Interval]) -> tuple[Item, ...] | None:
    """Return what takes the time of a calendar; None for one that could not be read."""
    return None if read.unread else (*read.items, *map(Item, booked))


def _rules(
    person: Person | None, booked: tuple[Interval, ...], absent: frozenset[date], clock: tzinfo
) -> InterviewerRules:
    if person is None:
        return InterviewerRules()
    limits = person.limits
    pause = timedelta(minutes=limits.buffer_minutes)
    return InterviewerRules(
        per_day=limits.per_day or None,
        per_week=limits.per_week or None,
        booked=booked,
        declined=tuple(Interval(one.start, one.end) for one in person.declined_times),
        before=pause,
        after=pause,
        never_on=limits.never_on,
        absent=absent if limits.per_week else frozenset(),
        kept_free=_kept_free(limits, clock),
    )


def _kept_free(limits: Limits, clock: tzinfo) -> WorkingHours | None:
    """Return the hours of a week in which an interviewer does not interview; None for who keeps none free."""
    hours = tuple((one.day, one.start, one.end) for one in limits.kept_free)
    return WorkingHours(frozenset(), time(), time(), clock, special=hours) if hours else None


def closed_days(account: Account) -> frozenset[date]:
    """Return the days on which nobody of the account interviews."""
    return frozenset(map(date.fromisoformat, account.closed_days))


def notice(account: Account) -> timedelta:
    """Return how long before its start an interview must be arranged."""
    return timedelta(minutes=account.notice_minutes)


def working_hours(account: Account, zone: ZoneInfo) -> WorkingHours:
    """Return the account's hours on the clocks of a zone."""
    hours = account.hours
    return WorkingHours(
        hours.days, time.fromisoformat(hours.start), time.fromisoformat(hours.end), zone
    )


def main_building(account: Account) -> str | None:
    """Return the building with the most rooms: where no other is asked for, its rooms come first."""
    counts = Counter(room.building for room in account.rooms if room.building)
    return max(counts, key=lambda name: counts[name]) if counts else None
