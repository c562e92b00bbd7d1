"""The start times a search considers, as the bits of whole numbers: bit n stands for an interview at the nth start.

A busy stretch rules out a run of neighbouring starts, found by bisection, so the test is exact to the microsecond
although it never walks minutes; "both free", "either free" and "how many" are then single operations on numbers.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, tzinfo

from msgspec import Struct

from bot.domain.intervals import Interval, instant, merge
from bot.domain.people.working_hours import DAY, day_span, local_days


class Starts(Struct, frozen=True):
    """Interviews of one length, by their start; both lists ascend and are in UTC."""

    begins: tuple[datetime, ...]
    ends: tuple[datetime, ...]

    @property
    def everything(self) -> int:
        """Return the bits of all starts."""
        return (1 << len(self.begins)) - 1

    def span(self, index: int) -> Interval:
        """Return the interview at one start."""
        return Interval(self.begins[index], self.ends[index])

    def touching(self, span: Interval) -> int:
        """Return the interviews that share time with a span."""
        return _run(bisect_right(self.ends, span.start), bisect_left(self.begins, span.end))

    def inside(self, span: Interval) -> int:
        """Return the interviews that lie wholly in a span."""
        return _run(bisect_left(self.begins, span.start), bisect_right(self.ends, span.end))

    def starting_in(self, span: Interval) -> int:
        """Return the interviews that start in a span."""
        return _run(bisect_left(self.begins, span.start), bisect_left(self.begins, span.end))

    def starting_before(self, moment: datetime) -> int:
        """Return the interviews that start before a moment."""
        return _run(0, bisect_left(self.begins, moment))

    def at(self, moments: Iterable[datetime]) -> int:
        """Return the interviews that start at one of the moments."""
        wanted = {instant(moment) for moment in moments}
        return (
            sum(1 << n for n, begin in enumerate(self.begins) if begin in wanted) if wanted else 0
        )

    def padded(self, *, before: timedelta, after: timedelta) -> "Starts":
        """Return the same interviews with free time around each."""
        begins = tuple(begin - before for begin in self.begins)
        return Starts(begins, tuple(end + after for end in self.ends))


def starts_in(
    windows: Iterable[Interval], length: timedelta, *, step: timedelta, zone: tzinfo
) -> Starts:
    """Return the interviews that fit the windows: each window's own start, and all starts on the grid of a zone's clock."""
    given = tuple(windows)
    own = {window.start for window in given}
    begins: set[datetime] = set()
    for window in merge(given):
        last = window.end - length
        begins.update(_on_grid(window.start, last, step=step, zone=zone))
        begins.update(start for start in own if window.start <= start <= last)
    ordered = tuple(sorted(begins))
    return Starts(ordered, tuple(begin + length for begin in ordered))


def earliest(bits: int) -> int:
    """Return the number of the lowest bit that is set; of none at all, -1."""
    return (bits & -bits).bit_length() - 1


def at_least(need: int, sets: Iterable[int], *, among: int) -> int:
    """Return the bits of `among` that are set in at least that many of the sets."""
    reached = [among] + [0] * need
    for bits in sets:
        for count in range(need, 0, -1):
            reached[count] |= reached[count - 1] & bits
    return reached[need]


def _run(low: int, high: int) -> int:
    return (1 << high) - (1 << low) if low < high else 0


def _on_grid(
    first: datetime, last: datetime, *, step: timedelta, zone: tzinfo
) -> Iterator[datetime]:
    """Walk the clock of a zone day by day: where the clock does not change within the day, the grid is plain addition."""
    if first > last:
        return
    for day in local_days(Interval(first, last + timedelta.resolution), zone):
        whole = day_span(day, zone)
        if whole.length == DAY:
            moment = whole.start + max(-((whole.start - first) // step), 0) * step
            while moment <= last and moment < whole.end:
                yield moment
                moment += step
        else:
            yield from _aligned(max(first, whole.start), min(last, whole.end), step=step, zone=zone)


def _aligned(
    first: datetime, last: datetime, *, step: timedelta, zone: tzinfo
) -> Iterator[datetime]:
    """Walk a day with a clock change, which may shift the grid by half an hour: each step is aligned anew."""
    moment = first
    while moment <= last:
        local = moment.astimezone(zone)
        midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
        # Same zone on both sides, so Python subtracts wall clocks: the time the clock shows, which is what is wanted.
        over = (local - midnight) % step
        if not over:
            yield moment
        moment += step - over
