"""A question in one short line with real dates, for the test that such a line read again means the same.

Tue 24 Nov, 09:00–17:30 · 60 min · Ian Murray, Mei Tanaka · any room
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from bot.language.context import ParseContext
from bot.language.people.name_index import Directory
from bot.language.people.name_matching import key
from bot.language.requests import AskedRoom, Question, Window
from bot.language.times.calendar_math import span
from bot.language.times.time_windows import midnight

YEAR = timedelta(days=360)


def paraphrase(question: Question, context: ParseContext) -> str:
    """Return the question in one line: when, how long, who, which room, online."""
    parts = [
        _when(question, context),
        f"{question.minutes} min",
        _who(question, context.directory),
        _room(question.room, context.directory),
        "online" if question.online else "",
    ]
    return " · ".join(part for part in parts if part)


# When


def _when(question: Question, context: ParseContext) -> str:
    by_day: dict[date, list[Window]] = {}
    for window in question.windows:
        by_day.setdefault(window[0].date(), []).append(window)
    by_hours: dict[str, list[date]] = {}
    for day, windows in by_day.items():
        by_hours.setdefault(_hours(windows, question.minutes), []).append(day)
    return "; ".join(f"{_days(days, context)}, {hours}" for hours, days in by_hours.items())


def _hours(windows: Iterable[Window], minutes: int) -> str:
    """Return the hours of a day, the exact starts last: after them another time would be taken for a start."""
    length = timedelta(minutes=minutes)
    spans = [f"{start:%H:%M}–{_end(start, end)}" for start, end in windows if end - start != length]
    starts = [f"{start:%H:%M}" for start, end in windows if end - start == length]
    return ", ".join([*spans, *(["at " + " or ".join(starts)] if starts else [])])


def _end(start: datetime, end: datetime) -> str:
    return "24:00" if end == midnight(start.date()) + timedelta(days=1) else f"{end:%H:%M}"


def _days(days: list[date], context: ParseContext) -> str:
    """Return the days, a row of them as from the first to the last where that says the same."""
    runs: list[list[date]] = []
    for day in days:
        if runs and _is_row([*runs[-1], day], context):
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join(_run(run, context) for run in runs)


def _is_row(days: list[date], context: ParseContext) -> bool:
    between = [day for day in span(days[0], days[-1]) if context.almanac.works(day)]
    return set(between) | {days[0], days[-1]} == set(days)


def _run(days: list[date], context: ParseContext) -> str:
    if len(days) == 1:
        return _day(days[0], context)
    if len(days) == 2:
        return ", ".join(_day(day, context) for day in days)
    return f"{_day(days[0], context)} – {_day(days[-1], context)}"


def _day(day: date, context: ParseContext) -> str:
    is_far = not timedelta() <= day - context.almanac.today < YEAR
    return f"{day:%a} {day.day} {day:%b}" + (f" {day.year}" if is_far else "")


# Who


def _who(question: Question, directory: Directory) -> str:
    said = [_people(question, directory)]
    said += [f"ideally {_name(mail, directory)}" for mail in question.optional]
    said += [f"not {_name(mail, directory)}" for mail in question.excluded]
    return ", ".join(said)


def _people(question: Question, directory: Directory) -> str:
    if not question.people:
        return {"any": "anyone", "all": "everyone"}.get(
            str(question.need), f"{question.need} interviewers"
        )
    must = [_name(mail, directory) for mail in question.must]
    others = [_name(mail, directory) for mail in question.people if mail not in question.must]
    if isinstance(question.need, str):
        return ", ".join([*must, *others])
    counted = f"{question.need - len(must)} of {', '.join(others)}"
    return f"{', '.join(must)} and {counted}" if must else counted


def _name(mail: str, directory: Directory) -> str:
    """Return a person's name, or the address where the name alone would not mean just them."""
    person = directory.person(mail)
    named = directory.names.meant(key(person.name)) if person else ()
    is_plain = person is not None and all(
        part.replace("-", "").replace("'", "").isalpha() for part in person.name.split()
    )
    return person.name if person and is_plain and named == (mail,) else mail


# Where


def _room(wish: AskedRoom | None, directory: Directory) -> str:
    if wish is None:
        return "no room"
    said = [f"room for {wish.capacity}"] if wish.capacity else []
    if wish.mail:
        said.append(f"room {_room_name(wish.mail, directory)}")
    said += [f"room in {wish.building}"] if wish.building else []
    said += [f"room with {feature}" for feature in wish.features]
    return ", ".join(said) or "any room"


def _room_name(mail: str, directory: Directory) -> str:
    room = directory.room(mail)
    return room.name if room and directory.names.meant(key(room.name)) == (mail,) else mail
