"""From a question to a search: who and which rooms may be meant, and what their calendars say."""

import asyncio
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from bot.availability.search import find
from bot.domain.accounts import Account, Person, Role
from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.bookings.interviews import Interview
from bot.domain.bookings.offers import AddressKnown, Purpose
from bot.domain.bookings.wanted_changes import InterviewChange
from bot.domain.errors import Gone
from bot.domain.intervals import Interval, hull, without
from bot.domain.rooms import Room
from bot.domain.search_models import (
    Found,
    Group,
    Interviewer,
    RoomWish,
    Search,
    all_of,
)
from bot.language.requests import Question
from bot.runtime.ports import Ports
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.candidates.overlaps import other_interviews
from dialogs.loops.members import siblings_of
from dialogs.scheduling.search_inputs import (
    AccountContext,
    Parties,
    PartyQuery,
    Requester,
    closed_days,
    main_building,
    notice,
    read_parties,
)

PAGE = 5
"""Times that a card shows at once."""
PAGES = 4
MANY = 150
"""People and rooms among whom a search takes so long that it is noticed by others."""
LATER_DAYS = 5
"""Working days read beyond the question, to offer another day."""


class SearchResult(AccountContext, frozen=True):
    """A question with the calendars it speaks of."""

    search: Search
    found: Found
    later: tuple[Interval, ...]
    """Windows of the days after the question's, which were read as well."""
    read_by: str = ""
    """Whose sign-in read what the asker's own could not."""
    candidate_busy: tuple[Interval, ...] = ()
    """When the candidate is in other interviews."""


class SearchRequest(Struct, frozen=True):
    """A question to be answered."""

    question: Question
    tentative_is_free: bool = False
    purpose: Purpose = Purpose.BOOK
    interview: Interview | None = None
    """The interview to move: its own time does not stand in its way."""
    is_elsewhen: bool = False
    """The time that the interview has is no answer."""
    change: InterviewChange | None = None
    """What else becomes of it once it is moved; the question is for how it is then."""
    is_any_building: bool = False
    """Rooms where nobody of those who attend works are wanted too."""
    willing: str = ""
    """The address of who proposes: that they declined a time before does not count."""
    excused: frozenset[str] = frozenset()
    """The addresses of who proposes: what their own calendars have as tentative counts as free."""
    link: CandidateLink | None = None
    """The candidate's link that it is for: what is held for them is free for them."""
    left_out: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    """What of the message was not understood, and what was kept of the question before it."""
    asks_whether: bool = False
    """A yes or a no is wanted."""
    is_soonest: bool = False
    """The earliest times are wanted, however few people are free then."""
    address: AddressKnown = ""
    """Whether the candidate's address is known from another interview."""


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
    known = await unit_of_work.people_by_mail(account.tenant)
    candidate_busy = await _candidate_busy(wanted, unit_of_work)
    windows = without(spans(question, asker.zone), candidate_busy)
    later = later_windows(question, account, asker.zone) if is_further else ()
    interviewers = await unit_of_work.derived_of_people(account.tenant, _interviewers)
    mails = interviewers_asked(question, interviewers)
    if wanted.interview is None and not all(known[mail].roles for mail in mails if mail in known):
        # Somebody who was removed from the account, asked for by name.
        raise Gone(what="person")
    query = PartyQuery(
        mails=mails,
        rooms=_rooms_asked(question, account),
        window=hull((*windows, *later)),
        own=(wanted.interview,) if wanted.interview else (),
        willing=wanted.willing,
        excused=wanted.excused,
        link=wanted.link,
    )
    found = await read_parties(query, asker, unit_of_work, ports)
    search = _search(wanted, asker, windows, found, ports.clock.now())
    times = _elsewhen(await _find(search), wanted)
    if len(times.slots) < PAGE and not is_further:
        return await search_availability(wanted, asker, unit_of_work, ports, is_further=True)
    return SearchResult(
        asker,
        known,
        search,
        times,
        later,
        read_by=found.read_by,
        candidate_busy=tuple(candidate_busy),
    )


def _search(
    wanted: SearchRequest,
    asker: Requester,
    windows: Sequence[Interval],
    found: Parties,
    now: datetime,
) -> Search:
    """Return what is searched for, among people and rooms whose calendars were read."""
    account, question = asker.account, wanted.question
    return Search(
        windows=tuple(windows),
        length=timedelta(minutes=question.minutes),
        zone=asker.zone,
        now=now,
        notice=notice(account),
        groups=groups(question, found.people),
        optional=tuple(found.people[mail] for mail in question.optional),
        wish=_wish(wanted, account),
        venues=found.rooms,
        closed=closed_days(account),
        tentative_is_free=wanted.tentative_is_free,
        ranks_by_free=_names_nobody(question, account) and not wanted.is_soonest,
    )


def _names_nobody(question: Question, account: Account) -> bool:
    """Whether the account is to choose who comes: from everybody or, where some of several are needed, from a pool."""
    chosen_from = {*question.people} - {*question.must}
    is_choice = isinstance(question.need, int) and question.need < len(question.people)
    of_pool = any(chosen_from <= {*mails} for mails in account.pools.values())
    return not question.people or (is_choice and of_pool)


def _elsewhen(found: Found, wanted: SearchRequest) -> Found:
    """Return the times found, without the one that the interview has where it is to be at another."""
    if not wanted.is_elsewhen or wanted.interview is None:
        return found
    own = wanted.interview.span
    return replace(found, slots=tuple(one for one in found.slots if one.span != own))


async def _candidate_busy(wanted: SearchRequest, unit_of_work: UnitOfWork) -> list[Interval]:
    """Return when the candidate is in another session of the same loop and, where they choose themselves, in any interview."""
    others = await siblings_of(wanted.interview, unit_of_work) if wanted.interview else []
    if wanted.link is not None:
        moving = wanted.interview.id if wanted.interview else ""
        others += [
            one for one in await other_interviews(wanted.link, unit_of_work) if one.id != moving
        ]
    return [one.span for one in others]


async def _find(search: Search) -> Found:
    """Return the times that suit; among hundreds of people and rooms in a thread, so that others are answered meanwhile."""
    if len(search.people) + len(search.venues) < MANY:
        return find(search, limit=PAGE * PAGES)
    return await asyncio.to_thread(find, search, limit=PAGE * PAGES)


def _rooms_asked(question: Question, account: Account) -> tuple[Room, ...]:
    """Return the rooms that may be offered; none where no room is asked for."""
    if question.room is None:
        return ()
    return tuple(one for one in account.rooms if one.mail not in question.room.without)


def asks_for_bigger_room(question: Question) -> bool:
    """Whether a room of so many seats is asked for: at an interview's own time it would do."""
    return question.room is not None and bool(question.room.capacity)


def _interviewers(people: Sequence[Person]) -> AbstractSet[str]:
    """Return the addresses of everybody who may interview."""
    known = {one.mail: one for one in people if one.mail}
    return {mail for mail, one in known.items() if Role.INTERVIEWER in one.roles}


def interviewers_asked(question: Question, interviewers: AbstractSet[str]) -> list[str]:
    """Return the addresses of everybody who may interview; a question that names nobody means all, one for a room alone nobody."""
    if question.need == "none":
        return []
    if question.people:
        return list(dict.fromkeys((*question.people, *question.optional)))
    return sorted(interviewers - set(question.excluded)) + list(question.optional)


def groups(question: Question, people: Mapping[str, Interviewer]) -> tuple[Group, ...]:
    """Return who is needed: all, whoever is free, or some of them with those who must be there."""
    if question.need == "none":
        return ()
    if not question.people:
        everybody = tuple(one for mail, one in people.items() if mail not in question.optional)
        wanted = question.need if isinstance(question.need, int) else 1
        return (Group(everybody, wanted),) if everybody else ()
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


def _wish(wanted: SearchRequest, account: Account) -> RoomWish | None:
    wish = wanted.question.room
    if wish is None:
        return None
    return RoomWish(
        mails=frozenset({wish.mail} if wish.mail else ()),
        seats=wish.capacity,
        building=wish.building,
        features=frozenset(wish.features),
        is_where_people_are=not (wish.mail or wish.building or wanted.is_any_building),
        near=main_building(account),
        first=wanted.interview.room if wanted.interview else "",
    )
