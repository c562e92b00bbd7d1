"""Claims: whom and what an interview takes for its time, in the resource days where bookings that race meet."""

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo

from msgspec.structs import replace

from bot.domain.bookings.interviews import Claim, Interview, InterviewId, ResourceDay
from bot.domain.errors import SlotTaken
from bot.domain.people.limits import Limits


def parties(interview: Interview) -> list[str]:
    """Return the addresses of everybody and everything an interview takes."""
    return [one.mail for one in interview.people] + ([interview.room] if interview.room else [])


def holders(interview: Interview) -> frozenset[str]:
    """Return the addresses of everybody and everything an interview takes, but for those who declined."""
    return frozenset(parties(interview)) - interview.declined


def empty_days(interview: Interview) -> list[ResourceDay]:
    """Return the resource days that an interview is noted in, all of them empty."""
    return [
        ResourceDay(tenant=interview.tenant, mail=mail, day=day)
        for mail in parties(interview)
        for day in _days(interview.start, interview.end)
    ]


def shared_days(
    interview: Interview, limits: Mapping[str, Limits], zones: Mapping[str, tzinfo]
) -> list[ResourceDay]:
    """Return the resource days beside its own in which an interview meets those that count with it, all of them empty.

    Bookings that race meet only where both write: of a limit a day, in the day of the person's own clock; of one a
    week, in its Sunday, which is kept longest; of a pause, in the day that it reaches into.
    """
    own = {one.key for one in empty_days(interview)}
    wider = [
        ResourceDay(tenant=interview.tenant, mail=mail, day=day)
        for mail, limit in limits.items()
        for day in _counting_days(interview, limit, zones[mail])
    ]
    return list({one.key: one for one in wider if one.key not in own}.values())


def _counting_days(interview: Interview, limits: Limits, zone: tzinfo) -> Iterator[date]:
    first = interview.start.astimezone(zone).date()
    if limits.per_day:
        yield first
    if limits.per_week:
        yield first + timedelta(days=6 - first.weekday())
    if limits.buffer_minutes:
        pause = timedelta(minutes=limits.buffer_minutes)
        yield from _days(interview.start - pause, interview.end + pause)


def note(
    days: Iterable[ResourceDay], interview: Interview, *, organizer_name: str
) -> list[ResourceDay]:
    """Return resource days with the interview in them, whatever else is there, but for those of who declined."""
    own = Claim(
        start=interview.start,
        end=interview.end,
        interview=interview.id,
        organizer_name=organizer_name,
    )
    return [
        day if day.mail in interview.declined else replace(day, claims=(*day.claims, own))
        for day in release(days, interview)
    ]


def in_name_of(
    days: Iterable[ResourceDay], interviews: Container[InterviewId], organizer_name: str
) -> list[ResourceDay]:
    """Return those of these resource days that hold one of the interviews, in another organizer's name."""
    return [
        replace(
            day,
            claims=tuple(
                replace(one, organizer_name=organizer_name) if one.interview in interviews else one
                for one in day.claims
            ),
        )
        for day in days
        if any(one.interview in interviews for one in day.claims)
    ]


def claim(
    days: Iterable[ResourceDay], interview: Interview, *, organizer_name: str
) -> list[ResourceDay]:
    """Return the resource days with the interview in them, but for those of who declined.

    Raises SlotTaken where another was first.
    """
    own = Claim(
        start=interview.start,
        end=interview.end,
        interview=interview.id,
        organizer_name=organizer_name,
    )
    return [
        day if day.mail in interview.declined else _with(day, own)
        for day in release(days, interview)
    ]


def of_others(days: Iterable[ResourceDay], interview: Interview) -> frozenset[str]:
    """Return the addresses that another interview has claimed for this one's time."""
    start, end = interview.start, interview.end
    return frozenset(one.mail for one in release(days, interview) if one.first(start, end))


def release(days: Iterable[ResourceDay], interview: Interview) -> list[ResourceDay]:
    """Return the resource days without the interview."""
    return [
        replace(day, claims=tuple(one for one in day.claims if one.interview != interview.id))
        for day in days
    ]


def _with(day: ResourceDay, own: Claim) -> ResourceDay:
    if other := day.first(own.start, own.end):
        raise SlotTaken(what=day.mail, who=other.organizer_name)
    return replace(day, claims=(*day.claims, own))


def _days(start: datetime, end: datetime) -> list[date]:
    first = start.astimezone(UTC).date()
    last = (end - timedelta.resolution).astimezone(UTC).date()
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
