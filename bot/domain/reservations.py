"""Claims: whom and what an interview takes for its time, in the diaries where bookings that race meet."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.domain.errors import SlotTaken
from bot.domain.interviews import Interview, Reservation, ResourceDay


def parties(interview: Interview) -> list[str]:
    """Return the addresses of everybody and everything an interview takes."""
    return [one.mail for one in interview.people] + ([interview.room] if interview.room else [])


def pages(interview: Interview) -> list[ResourceDay]:
    """Return the diaries that an interview is noted in, all of them empty."""
    return [
        ResourceDay(tenant=interview.tenant, mail=mail, day=day)
        for mail in parties(interview)
        for day in _days(interview.start, interview.end)
    ]


def reserve(books: Iterable[ResourceDay], interview: Interview, *, by: str) -> list[ResourceDay]:
    """Return the diaries with the interview in them, but for those of who declined.

    Raises SlotTaken where another was first.
    """
    claim = Reservation(start=interview.start, end=interview.end, interview=interview.id, by=by)
    return [
        book if book.mail in interview.declined else _with(book, claim)
        for book in release(books, interview)
    ]


def of_others(books: Iterable[ResourceDay], interview: Interview) -> frozenset[str]:
    """Return the addresses that another interview has claimed for this one's time."""
    start, end = interview.start, interview.end
    return frozenset(b.mail for b in release(books, interview) if b.first(start, end))


def release(books: Iterable[ResourceDay], interview: Interview) -> list[ResourceDay]:
    """Return the diaries without the interview."""
    return [
        replace(book, claims=tuple(one for one in book.claims if one.interview != interview.id))
        for book in books
    ]


def _with(book: ResourceDay, claim: Reservation) -> ResourceDay:
    if other := book.first(claim.start, claim.end):
        raise SlotTaken(what=book.mail, who=other.by)
    return replace(book, claims=(*book.claims, claim))


def _days(start: datetime, end: datetime) -> list[date]:
    first = start.astimezone(UTC).date()
    last = (end - timedelta.resolution).astimezone(UTC).date()
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
