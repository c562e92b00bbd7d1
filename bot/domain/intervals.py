"""A stretch of time, half-open, and the arithmetic of many of them.

A span keeps its ends in UTC whatever zone they came in, because Python compares two datetimes of one zone by
their wall clock and so puts 02:30 before 02:15 of the repeated hour. Spans are equal, ordered and hashed as instants.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, tzinfo

from msgspec import Struct
from msgspec.structs import force_setattr

MINUTE = timedelta(minutes=1)


def instant(moment: datetime) -> datetime:
    """Return the same moment in UTC; a datetime without a zone is a ValueError."""
    if moment.tzinfo is UTC:
        return moment
    ahead = moment.utcoffset()
    if ahead is None:
        raise ValueError(f"a moment needs its zone: {moment.isoformat()}")
    return moment.replace(tzinfo=UTC, fold=0) - ahead


class Interval(Struct, frozen=True, order=True):
    """From `start` until just before `end`, both in UTC; nothing shorter than an instant, nothing without a zone."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.tzinfo is not UTC:
            force_setattr(self, "start", instant(self.start))
        if self.end.tzinfo is not UTC:
            force_setattr(self, "end", instant(self.end))
        if self.start >= self.end:
            raise ValueError(f"a span ends after its start: {self}")

    def __str__(self) -> str:
        return f"{self.start.isoformat()}/{self.end.isoformat()}"

    @property
    def length(self) -> timedelta:
        """Return the time that really passes, also where the clocks change in between."""
        return self.end - self.start

    @property
    def minutes(self) -> int:
        """Return the whole minutes that really pass."""
        return self.length // MINUTE

    def overlaps(self, other: "Interval") -> bool:
        """Whether they share any time; one that ends as the other starts does not."""
        return self.start < other.end and other.start < self.end

    def holds(self, moment: datetime) -> bool:
        """Whether a moment lies in it; its end does not."""
        return self.start <= instant(moment) < self.end

    def clipped(self, other: "Interval") -> "Interval | None":
        """Return the time both share, or None."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Interval(start, end) if start < end else None

    def widened(self, *, before: timedelta, after: timedelta) -> "Interval":
        """Return the span that starts earlier and ends later."""
        return Interval(self.start - before, self.end + after)

    def local(self, zone: tzinfo) -> tuple[datetime, datetime]:
        """Return both ends on the clocks of a zone."""
        return self.start.astimezone(zone), self.end.astimezone(zone)


def merge(spans: Iterable[Interval]) -> tuple[Interval, ...]:
    """Return the same time as few spans, in order; spans that touch become one."""
    joined: list[Interval] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Interval(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def hull(spans: Iterable[Interval]) -> Interval:
    """Return the shortest span that contains them all; none at all is a ValueError."""
    known = tuple(spans)
    return Interval(min(span.start for span in known), max(span.end for span in known))


def intersection(these: Iterable[Interval], those: Iterable[Interval]) -> tuple[Interval, ...]:
    """Return the time that lies in both, as few spans, in order."""
    left, right = merge(these), merge(those)
    shared, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if both := left[i].clipped(right[j]):
            shared.append(both)
        if left[i].end < right[j].end:
            i += 1
        else:
            j += 1
    return tuple(shared)


def without(spans: Iterable[Interval], taken: Iterable[Interval]) -> tuple[Interval, ...]:
    """Return what is left of the spans where the taken time is cut out, as few spans, in order."""
    cuts = merge(taken)
    return tuple(gap for span in merge(spans) for gap in free(span, cuts))


def free(window: Interval, busy: Iterable[Interval]) -> tuple[Interval, ...]:
    """Return the gaps that the busy time leaves in a window, in order."""
    gaps, since = [], window.start
    for taken in filter(None, (span.clipped(window) for span in merge(busy))):
        if since < taken.start:
            gaps.append(Interval(since, taken.start))
        since = taken.end
    if since < window.end:
        gaps.append(Interval(since, window.end))
    return tuple(gaps)


def total(spans: Iterable[Interval]) -> timedelta:
    """Return how much time they cover together, time in several of them counted once."""
    return sum((span.length for span in merge(spans)), timedelta())
