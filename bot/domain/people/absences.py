"""When somebody is away: what they said, and what their calendar marks as out of office."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta, tzinfo

from msgspec.structs import replace

from bot.domain.accounts import Absence, Person
from bot.domain.intervals import Interval, merge, without
from bot.domain.people.working_hours import WorkingHours, local_days

NIGHT = timedelta(hours=16)
"""At most, from the end of one working day to the start of the next."""
ABSENCES_MOST = 60
"""Of one person; the latest are kept."""


def with_absences(person: Person, spans: Iterable[Interval], now: datetime) -> Person:
    """Return the person who is away in these times too; what is past is dropped."""
    kept = (Interval(one.start, one.end) for one in person.absences if one.end > now)
    # One working day after the other is one absence, the night between them included.
    overnight = (span.widened(before=timedelta(), after=NIGHT) for span in (*kept, *spans))
    merged = [Interval(one.start, one.end - NIGHT) for one in merge(overnight)][-ABSENCES_MOST:]
    return replace(person, absences=tuple(Absence(start=one.start, end=one.end) for one in merged))


def away_spans(person: Person) -> tuple[Interval, ...]:
    """Return when a person said that they are away."""
    return tuple(Interval(one.start, one.end) for one in person.absences)


def said_days(absences: Iterable[Absence], zone: tzinfo) -> tuple[tuple[date, date], ...]:
    """Return the first and the last day of each absence, on the clock of a zone."""
    return tuple(
        (one.start.astimezone(zone).date(), one.end.astimezone(zone).date()) for one in absences
    )


def away_days(spans: Iterable[Interval], hours: WorkingHours) -> frozenset[date]:
    """Return the days on which these times take all of somebody's working hours."""
    return frozenset(day for day, left in _work_left(spans, hours) if not left)


def mostly_away_days(spans: Iterable[Interval], hours: WorkingHours) -> frozenset[date]:
    """Return the days on which these times take more than half of somebody's working hours."""
    return frozenset(
        day for day, left in _work_left(spans, hours) if 2 * _length(left) < _length(hours.on(day))
    )


def _work_left(
    spans: Iterable[Interval], hours: WorkingHours
) -> Iterator[tuple[date, Sequence[Interval]]]:
    """Yield each working day that these times touch, with what they leave of it."""
    away = merge(spans)
    for day in dict.fromkeys(day for span in away for day in local_days(span, hours.zone)):
        if work := tuple(hours.on(day)):
            yield day, without(work, away)


def _length(spans: Iterable[Interval]) -> timedelta:
    return sum((span.length for span in spans), timedelta())
