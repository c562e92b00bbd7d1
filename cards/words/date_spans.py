"""Days in words: "Monday to Friday", "24–26 Dec 2026 and 1 Jan 2027"."""

from collections.abc import Sequence
from datetime import date, timedelta

from cards.words.formatting import (
    MONTHS,
    WEEKDAYS,
    join_names,
)

DATES_MOST = 12


def days_named(days: Sequence[int]) -> str:
    """Return "Monday to Friday", or each day where they do not follow one another."""
    first, last = min(days), max(days)
    if last - first == len(days) - 1 > 1:
        return f"{WEEKDAYS[first]} to {WEEKDAYS[last]}"
    return join_names([WEEKDAYS[day] for day in sorted(days)])


def away_named(first: date, last: date) -> str:
    """Return the days from the first to the last, both included."""
    return dates_named([first + timedelta(days=n) for n in range((last - first).days + 1)])


def dates_named(days: Sequence[date]) -> str:
    """Return "24–26 Dec 2026 and 1 Jan 2027": days that follow one another stand as a span."""
    spans: list[list[date]] = []
    for one in days:
        if spans and (one - spans[-1][-1]).days == 1:
            spans[-1].append(one)
        else:
            spans.append([one])
    return join_names([_span(one[0], one[-1]) for one in spans], most=DATES_MOST)


def _span(first: date, last: date) -> str:
    if first == last:
        return f"{_date(first)} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_date(last)} {last.year}"
    begin = _date(first) if first.year == last.year else f"{_date(first)} {first.year}"
    return f"{begin} – {_date(last)} {last.year}"


def _date(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]}"
