"""The picture of an offer: who and which rooms are free on its day, or on each of its days everybody together."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta, tzinfo

from bot.availability.timeline import Mark, timeline
from bot.domain.bookings.offers import OfferedSlot, TimelineRow
from bot.domain.intervals import Interval
from bot.domain.search_models import Interviewer, Search, Venue

CELL = timedelta(minutes=15)
ROWS_MOST = 8
ROOMS_MOST = 3
HOURS_LEAST = timedelta(hours=4)
"""A picture of less than this says nothing of the day around it."""

LETTERS = {
    Mark.FREE: ".",
    Mark.OUTSIDE: "-",
    Mark.TENTATIVE: "~",
    Mark.UNKNOWN: "#",
    Mark.BUSY: "#",
    Mark.AWAY: "#",
    Mark.UNREAD: "?",
}
"""One character a quarter of an hour."""
_GRAVITY = ".-~#?"


def timeline_rows(search: Search, page: Sequence[OfferedSlot]) -> tuple[TimelineRow, ...]:
    """Return the rows of the first page of times: by person and room on one day, by day on several."""
    days = sorted({one.start.astimezone(search.zone).date() for one in page})
    if len(days) > 1:
        return tuple(_day_rows(search, days))
    day = days[0] if days else search.windows[0].start.astimezone(search.zone).date()
    window = _hours_of(day, search)
    return tuple(_rows(window, _parties(search, page)))


def _rows(window: Interval, parties: Sequence[Interviewer | Venue]) -> Iterator[TimelineRow]:
    for row in timeline(window, parties, cell=CELL).rows:
        cells = "".join(LETTERS[mark] for mark in row.marks)
        yield TimelineRow(party=row.mail, start=window.start, cells=cells)


def _parties(search: Search, page: Sequence[OfferedSlot]) -> list[Interviewer | Venue]:
    """Return those whom the page offers first, then the others who were asked for, then the rooms it offers."""
    offered = {mail for one in page for mail in (*one.people, *one.rooms[:1])}
    people = sorted(search.people, key=lambda one: one.mail not in offered)
    is_choice = any(group.is_choice for group in search.groups)
    if is_choice and page:
        people = [one for one in people if one.mail in offered]
    rooms = [one for one in search.venues if one.mail in offered]
    if search.wish and search.wish.mails:
        rooms = [one for one in search.venues if one.mail in search.wish.mails]
    rooms = rooms[:ROOMS_MOST]
    return [*people[: ROWS_MOST - len(rooms)], *rooms]


def _hours_of(day: date, search: Search) -> Interval:
    """Return the hours asked for on a day, from a quarter to a quarter, with enough around them to be a picture."""
    inside = [
        one for one in search.windows if one.start.astimezone(search.zone).date() == day
    ] or list(search.windows)
    start = _quarter(min(one.start for one in inside).astimezone(search.zone))
    end = max(one.end for one in inside).astimezone(search.zone)
    missing = HOURS_LEAST - (end - start)
    if missing > timedelta():
        start = max(_at(day, start.tzinfo), start - _quarters(missing / 2))
        end = start + HOURS_LEAST
    return Interval(start, end)


def _quarter(moment: datetime) -> datetime:
    return moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)


def _quarters(time: timedelta) -> timedelta:
    return -(-time // CELL) * CELL


def _at(day: date, zone: tzinfo | None) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone)


# --- several days --------------------------------------------------------------------------------


def _day_rows(search: Search, offered: Sequence[date]) -> Iterator[TimelineRow]:
    """Yield a row a day, the hours of all days together: free is when enough people and a room are."""
    asked = sorted({one.start.astimezone(search.zone).date() for one in search.windows})
    days = sorted({*offered, *asked[: ROWS_MOST - len(offered)]})
    starts = [one.start.astimezone(search.zone) for one in search.windows]
    ends = [one.end.astimezone(search.zone) for one in search.windows]
    first = min(_quarter(one).time() for one in starts)
    last = max(one.time() for one in ends if one.date() in days or len(ends) == 1)
    for day in days:
        start = datetime.combine(day, first, search.zone)
        end = datetime.combine(day, last, search.zone)
        if start < end:
            cells = "".join(_together(search, Interval(start, end)))
            yield TimelineRow(party="", start=start, cells=cells)


def _together(search: Search, window: Interval) -> Iterator[str]:
    rows = {row.party: row.cells for row in _rows(window, [*search.people, *search.venues])}
    asked = {one.mail for one in search.venues} & (search.wish.mails if search.wish else set())
    rooms = [rows[one.mail] for one in search.venues if not asked or one.mail in asked]
    groups = [([rows[one.mail] for one in group.people], group.need) for group in search.groups]
    for number in range(len(next(iter(rows.values()), ""))):
        marks = [_nth([row[number] for row in people], need) for people, need in groups]
        if search.wish is not None:
            marks.append(_nth([row[number] for row in rooms], 1))
        yield max(marks, key=_GRAVITY.index, default=".")


def _nth(marks: Sequence[str], need: int) -> str:
    """Return the mark that holds for so many of them at the least."""
    ordered = sorted(marks, key=_GRAVITY.index)
    return ordered[need - 1] if 0 < need <= len(ordered) else "#"
