"""From a question to a search: who and which rooms may be meant, and what their calendars say."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from bot.availability.search import find
from bot.domain.accounts import Account, Person, Role
from bot.domain.errors import Gone
from bot.domain.intervals import Interval, hull
from bot.domain.interviews import Answer, Interview, Purpose
from bot.domain.rooms import Room
from bot.domain.search_models import (
    Found,
    Group,
    Interviewer,
    InterviewerRules,
    Item,
    RoomWish,
    Search,
    Venue,
    all_of,
)
from bot.domain.working_hours import WorkingHours
from bot.language.question import Question
from bot.runtime.ports import FreeBusy, Ports
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.authorization import zone_of
from dialogs.scheduling.availability_recheck import without_own
from dialogs.scheduling.calendar_access import read_calendars, scheduling_user_for

PAGE = 5
"""Times that a card shows at once."""
PAGES = 4
LATER_DAYS = 5
"""Working days read beyond the question, to offer another day."""


@dataclass(frozen=True, slots=True)
class Requester:
    """Who asks, in which account."""

    person: Person
    account: Account

    @property
    def zone(self) -> ZoneInfo:
        """Return the zone in which they read times."""
        return zone_of(self.person, self.account)


@dataclass(frozen=True, slots=True)
class AccountContext:
    """Who asks, and everybody the account knows, by address."""

    asker: Requester
    people: Mapping[str, Person]

    def name(self, mail: str) -> str:
        """Return the name of the person or room with this address; the address where it is unknown."""
        if mail in self.people:
            return self.people[mail].name
        room = self.asker.account.room(mail)
        return room.name if room else mail


@dataclass(frozen=True, slots=True)
class SearchResult(AccountContext):
    """A question with the calendars it speaks of."""

    search: Search
    found: Found
    later: tuple[Interval, ...]
    """Windows of the days after the question's, which were read as well."""
    read_by: str = ""
    """Whose sign-in read what the asker's own could not."""


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A question to be answered."""

    question: Question
    tentative_is_free: bool = False
    purpose: Purpose = Purpose.BOOK
    interview: Interview | None = None
    """The interview to move: its own time does not stand in its way."""


async def search_availability(
    wanted: SearchRequest,
    asker: Requester,
    unit_of_work: UnitOfWork,
    ports: Ports,
    *,
    is_further: bool = False,
) -> SearchResult:
    """Read every calendar of a question, in as few calls as there can be, and search.

    The days after the question's are read as well where it was found to have few times, or if
    asked for: a better day can be offered then.
    """
    question = wanted.question
    account = asker.account
    known = {one.mail: one for one in await unit_of_work.people(account.tenant) if one.mail}
    windows = tuple(spans(question, asker.zone))
    later = later_windows(question, account, asker.zone) if is_further else ()
    rooms = account.rooms if question.room else ()
    mails = candidates(question, known)
    if wanted.interview is None and not all(known[mail].roles for mail in mails if mail in known):
        # Somebody who was removed from the account, asked for by name.
        raise Gone(what="person")
    helper = await scheduling_user_for(asker.person, account, unit_of_work)
    everything = [*mails, *(room.mail for room in rooms)]
    window = hull((*windows, *later))
    found = await read_calendars(asker.person, helper, everything, window, ports)
    read = found.calendars
    if own := wanted.interview:
        read = {m: without_own(one, own, asker.person.mail) for m, one in read.items()}
    booked = await booked_times(account, unit_of_work, but=wanted.interview)
    people = {
        mail: interviewer(read[mail], known.get(mail), account, booked.get(mail, ()))
        for mail in mails
    }
    search = Search(
        windows=windows,
        length=timedelta(minutes=question.minutes),
        zone=asker.zone,
        now=ports.clock.now() + timedelta(minutes=account.notice_minutes),
        groups=groups(question, people),
        optional=tuple(people[mail] for mail in question.optional),
        wish=_wish(question, account),
        venues=tuple(_venue(room, read[room.mail], booked.get(room.mail, ())) for room in rooms),
        closed=frozenset(date.fromisoformat(day) for day in account.closed_days),
        tentative_is_free=wanted.tentative_is_free,
    )
    times = find(search, limit=PAGE * PAGES)
    if len(times.slots) < PAGE and not is_further:
        return await search_availability(wanted, asker, unit_of_work, ports, is_further=True)
    return SearchResult(asker, known, search, times, later, read_by=found.with_help_of)


def candidates(question: Question, known: Mapping[str, Person]) -> list[str]:
    """Return the addresses of everybody who may interview; a question that names nobody means all."""
    if question.people:
        return list(dict.fromkeys((*question.people, *question.optional)))
    interviewers = [mail for mail, one in known.items() if Role.INTERVIEWER in one.roles]
    return sorted(set(interviewers) - set(question.excluded)) + list(question.optional)


def groups(question: Question, people: Mapping[str, Interviewer]) -> tuple[Group, ...]:
    """Return who is needed: all, whoever is free, or some of them with those who must be there."""
    if not question.people:
        everybody = tuple(one for mail, one in people.items() if mail not in question.optional)
        return (Group(everybody, 1),) if everybody else ()
    asked = tuple(people[mail] for mail in question.people)
    if isinstance(question.need, str):
        return all_of(*asked)
    must = tuple(one for one in asked if one.mail in question.must)
    rest = tuple(one for one in asked if one.mail not in question.must)
    wanted = question.need - len(must)
    return all_of(*must) + ((Group(rest, wanted),) if rest and wanted > 0 else ())


def spans(question: Question, zone: ZoneInfo) -> list[Interval]:
    """Return the windows of a question as stretches of real time."""
    pairs = (
        (start.replace(tzinfo=zone), end.replace(tzinfo=zone)) for start, end in question.windows
    )
    return [
        Interval(start, end) for start, end in pairs if start.astimezone(UTC) < end.astimezone(UTC)
    ]


def later_windows(question: Question, account: Account, zone: ZoneInfo) -> tuple[Interval, ...]:
    """Return the hours of a question on the working days after it."""
    last = question.windows[-1][0].date()
    days = (last + timedelta(days=number) for number in range(1, 8 + LATER_DAYS))
    working = islice((day for day in days if day.weekday() in account.hours.days), LATER_DAYS)
    return tuple(span for day in working for span in spans(on_day(question, day), zone))


def on_day(question: Question, day: date) -> Question:
    """Return a question for another day, at the hours of its last one."""
    last = question.windows[-1][0].date()
    shift = day - last
    windows = tuple((a + shift, b + shift) for a, b in question.windows if a.date() == last)
    return replace(question, windows=windows, asked=(), barred=())


def working_hours(account: Account, zone: ZoneInfo) -> WorkingHours:
    """Return the account's hours on the clocks of a zone."""
    hours = account.hours
    return WorkingHours(
        hours.days, time.fromisoformat(hours.start), time.fromisoformat(hours.end), zone
    )


async def booked_times(
    account: Account, unit_of_work: UnitOfWork, *, but: Interview | None = None
) -> Mapping[str, list[Interval]]:
    """Return the times that live interviews take of everybody and every room, by address.

    A booking that was claimed a moment ago stands in no calendar yet: here it does.
    """
    booked: dict[str, list[Interval]] = {}
    for one in await unit_of_work.find(Interview, "live", account.tenant):
        if but is not None and one.id == but.id:
            continue
        coming = [who.mail for who in one.people if who.answer is not Answer.DECLINED]
        for mail in filter(None, (*coming, one.room)):
            booked.setdefault(mail, []).append(Interval(one.start, one.end))
    return booked


def interviewer(
    read: FreeBusy, person: Person | None, account: Account, booked: Sequence[Interval]
) -> Interviewer:
    """Return a person as the search sees them."""
    zone = zone_of(person, account) if person else ZoneInfo(account.zone)
    return Interviewer(
        mail=read.mail,
        name=person.name if person else read.mail,
        items=_items(read, booked),
        zone=read.hours.zone if read.hours else zone,
        hours=read.hours or working_hours(account, zone),
        rules=_rules(person, booked),
        load=len(booked),
    )


def _items(read: FreeBusy, booked: Sequence[Interval]) -> tuple[Item, ...] | None:
    """Return what takes the time of a calendar; None for one that could not be read."""
    return None if read.unread else (*read.items, *map(Item, booked))


def _rules(person: Person | None, booked: Sequence[Interval]) -> InterviewerRules:
    if person is None:
        return InterviewerRules()
    limits = person.limits
    pause = timedelta(minutes=limits.buffer_minutes)
    return InterviewerRules(
        per_day=limits.per_day or None,
        per_week=limits.per_week or None,
        booked=tuple(booked),
        before=pause,
        after=pause,
        never_on=limits.never_on,
    )


def _venue(room: Room, read: FreeBusy, booked: Sequence[Interval]) -> Venue:
    return Venue(
        mail=room.mail,
        name=room.name,
        items=_items(read, booked),
        capacity=room.capacity,
        building=room.building,
        features=frozenset(room.features),
    )


def _wish(question: Question, account: Account) -> RoomWish | None:
    wish = question.room
    if wish is None:
        return None
    return RoomWish(
        mails=frozenset({wish.name} if wish.name else ()),
        seats=wish.capacity,
        building=wish.building,
        features=frozenset(wish.features),
        near=main_building(account),
    )


def main_building(account: Account) -> str | None:
    """Return the building with the most rooms: where no other is asked for, its rooms come first."""
    counts = Counter(room.building for room in account.rooms if room.building)
    return max(counts, key=lambda name: counts[name]) if counts else None
