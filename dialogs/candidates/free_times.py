"""The times a candidate is shown: found anew, by the search and the rules that a recruiter's offer asks."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from bot.availability.search import find
from bot.domain.accounts import Account
from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.bookings.interviews import Interview, OfferId
from bot.domain.bookings.offers import Offer, Purpose
from bot.domain.intervals import Interval
from bot.domain.search_models import Slot
from bot.language.requests import Question, Window
from bot.runtime.ports import Ports
from bot.runtime.unit_of_work import UnitOfWork
from dialogs.interviews.answers.proposal_offers import question_about
from dialogs.scheduling.availability_search import (
    SearchRequest,
    SearchResult,
    search_availability,
    spans,
)
from dialogs.scheduling.offer_cards import to_offered_slot
from dialogs.scheduling.search_inputs import Requester, working_hours

TIMES_A_DAY, DAYS_A_PAGE, PAGES = 4, 3, 3
GRID = timedelta(minutes=30)
LOOKED_AT = 400
"""Starts that are drawn from: two weeks of half hours."""
WORKING_DAYS = 10
"""How far ahead is looked where no days were asked for."""
EARLIEST = timedelta(hours=24)
"""Before the first time that a candidate is shown, where there are later ones."""
LEAST_NOTICE = timedelta(hours=2)
VIEW_LIVES = timedelta(hours=12)


def question_of(link: CandidateLink, zone: ZoneInfo, account: Account, now: datetime) -> Question:
    """Return what is asked for now: where no days were named, those that follow on this moment."""
    question = msgspec.convert(link.asked, Question)
    if names_days(question):
        return question
    return replace(question, windows=coming_hours(account, zone, now))


def names_days(question: Question) -> bool:
    """Whether days or hours were named, so that no others are meant."""
    return any(one.days or one.hours for one in (*question.asked, *question.barred))


def last_end(question: Question, zone: ZoneInfo) -> list[datetime]:
    """Return when the last of the days that were named is over, where any were."""
    windows = spans(question, zone) if names_days(question) else []
    return [max(window.end for window in windows)] if windows else []


def coming_hours(account: Account, zone: ZoneInfo, now: datetime) -> tuple[Window, ...]:
    """Return the account's hours of the next two working weeks, on the clock of this zone."""
    coming = Interval(now, now + timedelta(days=2 * WORKING_DAYS))
    spans = working_hours(account, zone).spans(coming)[:WORKING_DAYS]
    return tuple((_local(one.start, zone), _local(one.end, zone)) for one in spans)


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)


async def search_for_link(
    link: CandidateLink,
    organizer: Requester,
    unit_of_work: UnitOfWork,
    ports: Ports,
    *,
    interview: Interview | None = None,
) -> SearchResult:
    """Return the calendars that a link's question speaks of, read now; for the interview that is to move, if any."""
    question = question_of(link, organizer.zone, organizer.account, ports.clock.now())
    if interview is not None:
        question = _to_move(question, interview)
    wanted = SearchRequest(
        question,
        tentative_is_free=link.tentative_is_free,
        is_any_building=link.is_any_building,
        purpose=Purpose.MOVE if interview else Purpose.BOOK,
        interview=interview,
        link=link,
    )
    return await search_availability(wanted, organizer, unit_of_work, ports)


def _to_move(question: Question, interview: Interview) -> Question:
    """Return the question for other times of an interview: the days that were asked for, who and how long as booked."""
    return question_about(interview, question.windows)


def choose_times(
    link: CandidateLink, seen: SearchResult, *, but: Interval | None = None
) -> tuple[tuple[Slot, ...], ...]:
    """Return the times to show, page after page: a few of each day, spread over it, in order of time.

    `but` is the time of an interview that is to move.
    """
    zone = seen.asker.zone
    notice = max(seen.search.notice, LEAST_NOTICE)
    # A candidate chooses by time alone: how many could interview them is nothing to them.
    search = replace(seen.search, step=GRID, notice=notice, ranks_by_free=False)
    free = [one for one in find(search, limit=LOOKED_AT).slots if not one.outside]
    free = [one for one in free if one.span != but]
    later = [one for one in free if one.span.start >= search.now + EARLIEST]
    days = list(_days(later or free, zone))
    if link.most and but is None:
        return (_few(link, later or free, days),)
    pages = [days[at : at + DAYS_A_PAGE] for at in range(0, len(days), DAYS_A_PAGE)][:PAGES]
    return tuple(tuple(slot for day in page for slot in _spread(day)) for page in pages)


def _days(slots: Sequence[Slot], zone: ZoneInfo) -> Iterator[list[Slot]]:
    """Yield the times of each day, in order."""

    def day(one: Slot) -> date:
        return one.span.start.astimezone(zone).date()

    for _, same in groupby(sorted(slots, key=lambda one: one.span.start), key=day):
        yield list(same)


def _spread(day: Sequence[Slot]) -> list[Slot]:
    """Return the few times of a day that lie furthest apart."""
    apart: list[Slot] = []
    for one in day:
        if not apart or one.span.start >= apart[-1].span.end:
            apart.append(one)
    if len(apart) <= TIMES_A_DAY:
        return apart
    steps = (round(n * (len(apart) - 1) / (TIMES_A_DAY - 1)) for n in range(TIMES_A_DAY))
    return [apart[step] for step in steps]


def _few(
    link: CandidateLink, slots: Sequence[Slot], days: Sequence[Sequence[Slot]]
) -> tuple[Slot, ...]:
    """Return as many times as were promised: first those that were sent, then of every day one, and so on."""
    sent = [one for one in slots if one.span.start in link.given]
    rounds = [_spread(day) for day in days]
    others = [day[n] for n in range(TIMES_A_DAY) for day in rounds if n < len(day)]
    chosen: list[Slot] = []
    for one in (*sent, *others):
        if not any(one.span.overlaps(other.span) for other in chosen):
            chosen.append(one)
    return tuple(sorted(chosen[: link.most], key=lambda one: one.span.start))


def new_view(
    link: CandidateLink,
    key: OfferId,
    seen: SearchResult,
    *,
    interview: Interview | None = None,
) -> Offer:
    """Return the times that a page shows, to be kept: a choice names them and a place in them."""
    pages = choose_times(link, seen, but=interview.span if interview else None)
    return Offer(
        id=key,
        tenant=link.tenant,
        by=seen.asker.person.id,
        asked=link.asked,
        tentative_is_free=link.tentative_is_free,
        is_any_building=link.is_any_building,
        purpose=Purpose.MOVE if interview else Purpose.BOOK,
        interview=interview.id if interview else "",
        candidate=link.candidate,
        candidate_mail=link.candidate_mail,
        unread=seen.found.unread,
        slots=tuple(to_offered_slot(slot, seen.search) for page in pages for slot in page),
        page_sizes=tuple(map(len, pages)),
        read_by=seen.read_by,
        expires_at=seen.search.now + VIEW_LIVES,
    )


def slot_at(seen: SearchResult, start: datetime) -> Slot | None:
    """Return who and what is free at one start now; None where the interview cannot be then."""
    window = Interval(start, start + seen.search.length)
    if any(one.overlaps(window) for one in seen.candidate_busy):
        return None
    alone = replace(seen.search, windows=(window,), notice=max(seen.search.notice, timedelta()))
    found = find(alone, limit=1).slots
    return found[0] if found and found[0].span == window else None
