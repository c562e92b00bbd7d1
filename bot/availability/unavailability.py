"""What keeps an interview from taking place at a start: calendars, and the rules of people and account.

The search, the reasons given for an empty answer and the second look before booking all ask here, so they cannot disagree.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from enum import StrEnum
from math import ceil

from bot.availability.start_times import Starts
from bot.domain.intervals import Interval, instant
from bot.domain.people.working_hours import WorkingHours, day_span, local_days
from bot.domain.search_models import Interviewer, InterviewerRules, Item, Search, Status, Venue


class UnavailabilityKind(StrEnum):
    """Why an interview cannot take place."""

    UNREAD = "unread"
    """The calendar could not be read."""
    BUSY = "busy"
    TENTATIVE = "tentative"
    AWAY = "away"
    UNKNOWN = "unknown"
    """The calendar has something there and does not say what."""
    BUFFER = "buffer"
    """Too close to something else."""
    DECLINED = "declined"
    """The person said no to an interview at that time."""
    NOTICE = "notice"
    """Too soon for the person or, without a name, for the account."""
    PER_DAY = "per day"
    PER_WEEK = "per week"
    DAY_OFF = "day off"
    ONLY = "only at other hours"
    KEPT_FREE = "kept free"
    """The person keeps those hours of the week free."""
    PAST = "past"
    CLOSED = "closed"
    """The account is closed on that day."""
    NO_ROOM = "no room"
    """Rooms of the kind exist, and none is free."""
    NO_SUCH_ROOM = "no such room"
    """No room that was registered is of the kind."""
    TOO_FEW = "too few people"
    """More are needed than were named."""
    TOO_SHORT = "too short"
    """The interview is longer than every window."""


_MARKS = {
    Status.BUSY: UnavailabilityKind.BUSY,
    Status.TENTATIVE: UnavailabilityKind.TENTATIVE,
    Status.AWAY: UnavailabilityKind.AWAY,
    Status.UNKNOWN: UnavailabilityKind.UNKNOWN,
}

_NO_RULES = InterviewerRules()

Blocks = dict[UnavailabilityKind, int]


def person_blocks(person: Interviewer, starts: Starts, *, search: Search) -> Blocks:
    """Return the starts at which a person cannot interview, by reason; reasons may overlap."""
    if person.items is None:
        return {UnavailabilityKind.UNREAD: starts.everything}
    items, rules = person.items, person.rules
    if search.tentative_is_free or person.is_maybe_free:
        items = count_blocks(person, search)
    blocks = calendar_blocks(items, starts)
    if rules != _NO_RULES:
        blocks |= {UnavailabilityKind.BUFFER: _buffer(items, starts, rules=rules) & ~either(blocks)}
        blocks |= _rule_blocks(person, starts, search=search)
    return _only_real(blocks)


def venue_blocks(venue: Venue, starts: Starts) -> Blocks:
    """Return the starts at which a room is not free, by reason."""
    if venue.items is None:
        return {UnavailabilityKind.UNREAD: starts.everything}
    return calendar_blocks(venue.items, starts)


def account_blocks(search: Search, starts: Starts) -> Blocks:
    """Return the starts at which nobody interviews: in the past, at too short notice, and on closed days."""
    closed = 0
    for day in search.closed:
        closed |= starts.touching(day_span(day, search.zone))
    past = starts.starting_before(instant(search.now))
    blocks = {
        UnavailabilityKind.PAST: past,
        UnavailabilityKind.NOTICE: _short_notice(starts, search, notice=search.notice) & ~past,
        UnavailabilityKind.CLOSED: closed,
    }
    return _only_real(blocks)


def calendar_blocks(items: Iterable[Item], starts: Starts) -> Blocks:
    """Return the starts that a calendar rules out, by how it is marked; free and elsewhere rule out nothing."""
    begins, ends = starts.begins, starts.ends
    runs: dict[Status, int] = {}
    # The innermost loop of every search: `starts.touching` is written out here, which halves its time.
    for item in items:
        span = item.span
        low = bisect_right(ends, span.start)
        high = bisect_left(begins, span.end, low)
        if low < high:
            runs[item.status] = runs.get(item.status, 0) | (1 << high) - (1 << low)
    return {_MARKS[status]: bits for status, bits in runs.items() if status in _MARKS}


def count_blocks(party: Interviewer | Venue, search: Search) -> tuple[Item, ...]:
    """Return the entries that block: all that are busy, away or unknown, and the tentative ones unless those count as free."""
    is_maybe_free = isinstance(party, Interviewer) and party.is_maybe_free
    excused = {Status.TENTATIVE} if search.tentative_is_free or is_maybe_free else set()
    items = party.items or ()
    return tuple(item for item in items if item.status in _MARKS and item.status not in excused)


def either(blocks: Blocks) -> int:
    """Return the starts that are blocked for any reason."""
    together = 0
    for bits in blocks.values():
        together |= bits
    return together


def hours_bits(hours: WorkingHours | None, starts: Starts) -> int:
    """Return the starts whose whole interview lies within working hours; all of them where the hours are unknown."""
    if hours is None or not starts.begins:
        return starts.everything
    bits = 0
    for span in hours.spans(_reach(starts)):
        bits |= starts.inside(span)
    return bits


def _reach(starts: Starts) -> Interval:
    return Interval(starts.begins[0], starts.ends[-1])


def _only_real(blocks: Blocks) -> Blocks:
    return {kind: bits for kind, bits in blocks.items() if bits}


def _buffer(items: tuple[Item, ...], starts: Starts, *, rules: InterviewerRules) -> int:
    if not (rules.before or rules.after):
        return 0
    return either(calendar_blocks(items, starts.padded(before=rules.before, after=rules.after)))


def _rule_blocks(person: Interviewer, starts: Starts, *, search: Search) -> Blocks:
    rules, zone = person.rules, person.zone
    off = only = free = per_day = per_week = 0
    # Where hundreds may be asked, what most have no rule for is not looked for.
    if starts.begins and (rules.never_on or rules.away):
        for day in local_days(_reach(starts), zone):
            if day.weekday() in rules.never_on or day in rules.away:
                off |= starts.touching(day_span(day, zone))
    if rules.only:
        only = starts.everything & ~hours_bits(rules.only, starts)
    if rules.kept_free and starts.begins:
        free = _touching(rules.kept_free.spans(_reach(starts)), starts)
    if rules.per_day is not None:
        per_day = _full(person, starts, _day, lambda _: rules.per_day)
    if rules.per_week is not None:
        per_week = _full(person, starts, _monday, lambda monday: week_limit(person, monday))
    return {
        UnavailabilityKind.DECLINED: _touching(rules.declined, starts),
        UnavailabilityKind.NOTICE: _short_notice(starts, search, notice=rules.notice),
        UnavailabilityKind.DAY_OFF: off,
        UnavailabilityKind.ONLY: only,
        UnavailabilityKind.KEPT_FREE: free,
        UnavailabilityKind.PER_DAY: per_day,
        UnavailabilityKind.PER_WEEK: per_week,
    }


def _touching(spans: Iterable[Interval], starts: Starts) -> int:
    bits = 0
    for span in spans:
        bits |= starts.touching(span)
    return bits


def _short_notice(starts: Starts, search: Search, *, notice: timedelta) -> int:
    """Return the starts too soon for who wants notice; whoever wants none is not the reason why the past is."""
    return starts.starting_before(instant(search.now) + notice) if notice else 0


def week_limit(person: Interviewer, monday: date) -> int | None:
    """Return how many interviews a person takes in a week: of the limit what the days are worth on which they are not away."""
    limit, hours = person.rules.per_week, person.hours
    if limit is None or not person.rules.absent:
        return limit
    week = [monday + timedelta(days=number) for number in range(7)]
    working = [day for day in week if hours is None or any(hours.on(day))]
    left = len(working) - len(person.rules.absent.intersection(working))
    # Who is away all week is away, and not full.
    return ceil(limit * left / len(working)) if left else limit


def _full(
    person: Interviewer,
    starts: Starts,
    period: Callable[[date], date],
    limit: Callable[[date], int | None],
) -> int:
    """Return the starts on days whose day or week has its fill of interviews already."""
    if not starts.begins:
        return 0
    booked = Counter(
        period(span.start.astimezone(person.zone).date()) for span in person.rules.booked
    )
    bits = 0
    for day in local_days(_reach(starts), person.zone):
        most = limit(period(day))
        if most is not None and booked[period(day)] >= most:
            bits |= starts.starting_in(day_span(day, person.zone))
    return bits


def _day(day: date) -> date:
    return day


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
