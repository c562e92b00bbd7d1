"""Dates of the calendar: `the 24th`, `24/11`, `Tue, Nov 24`, `24th of November 2026`, `2026-11-24`.

A date that does not exist, or that is not the weekday it was said to be, comes with what is wrong and the days
that may have been meant.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from bot.language.clarification import asks
from bot.language.grammar import Hit, Rules, slot
from bot.language.times.calendar_math import next_month, on
from bot.language.times.days import DAY, LONGEST_MONTH, Days, almanac, one, weekday
from bot.language.tokens.calendar_words import MONTHS, WEEKDAYS
from bot.language.tokens.normalize import listed
from bot.language.tokens.numbers import RANKS, TENS, rank
from bot.language.tokens.tokenizer import Sentence

CENTURY = 2000
MONTHS_IN_YEAR = 12
HOURS = 24
MOST_YEARS = 3
"""How many years from now a written date may lie to be taken for one."""
_GOING_ON = frozenset({"to", "-", "through", "until", "or", "and"})


class MonthDay(Struct, frozen=True):
    """A date as said, which may not exist."""

    day: int
    month: int
    year: int | None = None


MONTH_DAY: Rules[MonthDay] = Rules("month_day")


@MONTH_DAY("{dom} [of] {month}", "the {dom} [of] {month}")
def _day_first(_: Sentence, day: int, month: int) -> MonthDay:
    return MonthDay(day, month)


@MONTH_DAY("{month} [the] {last_dom}")
def _month_first(_: Sentence, month: int, day: int) -> MonthDay:
    return MonthDay(day, month)


@MONTH_DAY("{dom} [of] {month} [,] {year}", "the {dom} [of] {month} [,] {year}")
def _day_month_year(_: Sentence, day: int, month: int, year: int) -> MonthDay:
    return MonthDay(day, month, year)


@MONTH_DAY("{month} [the] {last_dom} [,] {year}")
def _month_day_year(_: Sentence, month: int, day: int, year: int) -> MonthDay:
    return MonthDay(day, month, year)


@slot("written", "<date>", "<decimal>")
def written(sentence: Sentence, place: int) -> Hit[MonthDay] | None:
    """Read a date in digits: ISO, or day and month in the order of the place."""
    word, kind = sentence.words[place].rstrip("t"), sentence.kinds[place]
    if kind == "decimal" and "." in word:
        return _dotted(word, place)
    if kind != "date":
        return None
    parts = [int(part) for part in re.split(r"[-/.]", word)]
    if parts[0] > LONGEST_MONTH * 10:
        return place + 1, MonthDay(parts[2], parts[1], parts[0])
    is_month_first = almanac(sentence).month_first and "." not in word
    day, month = (parts[1], parts[0]) if is_month_first else (parts[0], parts[1])
    return place + 1, MonthDay(day, month, _full_year(parts))


def _full_year(parts: list[int]) -> int | None:
    if len(parts) == len("dm"):
        return None
    return parts[2] if parts[2] >= 100 else CENTURY + parts[2]  # noqa: PLR2004 - two digits


def _dotted(word: str, place: int) -> Hit[MonthDay] | None:
    """Read 24.11 as a date only where it cannot be a time: times end in full five minutes."""
    day, month = (int(part) for part in word.split("."))
    is_time = day < HOURS and month % 5 == 0
    is_date = (
        0 < day <= LONGEST_MONTH and 0 < month <= MONTHS_IN_YEAR and len(word.split(".")[1]) > 1
    )
    return (place + 1, MonthDay(day, month)) if is_date and not is_time else None


@DAY("{month_day}", "{written}")
def _date(sentence: Sentence, said: MonthDay) -> Days:
    return found_date(sentence, said, None)


@DAY("{weekday} [,|the] {month_day}", "{weekday} [,|the] {written}", "{weekday} , the {month_day}")
def _weekday_date(sentence: Sentence, weekday: int, said: MonthDay) -> Days | None:
    return found_date(sentence, said, weekday)


@slot("its_weekday", "{weekday}")
def its_weekday(sentence: Sentence, place: int) -> Hit[int] | None:
    """Read the weekday of a date; that of "week of Dec 7, Monday to Wednesday" begins something else."""
    hit = weekday(sentence, place)
    return hit if hit and sentence.word(hit[0]) not in _GOING_ON else None


@DAY("{month_day} [,] [a|is a] {its_weekday}", "{written} [,] {its_weekday}")
def _date_weekday(sentence: Sentence, said: MonthDay, weekday: int) -> Days | None:
    found = found_date(sentence, said, weekday)
    return None if found.wrong else found


def found_date(sentence: Sentence, said: MonthDay, weekday: int | None) -> Days:
    """Return the date that was said, or what is wrong with it."""
    known = almanac(sentence)
    if said.year is not None and abs(said.year - known.today.year) > MOST_YEARS:
        return Days(wrong=asks("years-away"))
    found = (
        known.coming_date(said.day, said.month)
        if said.year is None
        else on(said.year, said.month, said.day)
    )
    if found is None:
        return _no_such_date(sentence, said)
    return _checked(found, weekday)


def _checked(found: date, weekday: int | None, others: Iterable[date] = ()) -> Days:
    """Return a date, unless it is not the weekday it was said to be."""
    if weekday is None or found.weekday() == weekday:
        return one(found)
    near = next(day for day in _around(found) if day.weekday() == weekday)
    options = dict.fromkeys((near, found, *others))
    return Days(wrong=asks("other-weekday", date=found.isoformat()), options=tuple(options))


def _around(day: date) -> Iterable[date]:
    for off in (-1, 1, -2, 2, -3, 3):
        yield day + timedelta(days=off)


def _no_such_date(sentence: Sentence, said: MonthDay) -> Days:
    known = almanac(sentence)
    wrong = asks("no-such-date")
    if not 0 < said.month <= MONTHS_IN_YEAR:
        swapped = (
            known.coming_date(said.month, said.day) if 0 < said.day <= MONTHS_IN_YEAR else None
        )
        return Days(wrong=wrong, options=(swapped,) if swapped else ())
    year = said.year or known.today.year + int(said.month < known.today.month)
    after = next_month(date(year, said.month, 1))
    return Days(wrong=wrong, options=(after - timedelta(days=1), after))


# The 24th


@slot("nth", "<ordinal>")
def numbered(sentence: Sentence, place: int) -> Hit[int] | None:
    """Read 24th, which can be a day of the coming month."""
    is_ordinal = sentence.kinds[place] == "ordinal"
    return (place + 1, int(sentence.words[place][:-2])) if is_ordinal else None


@slot("lone_rank", "{rank}")
def lone_rank(sentence: Sentence, place: int) -> Hit[int] | None:
    """Read the second of "on the second", which is not that of "on the second Monday in May"."""
    hit = rank(sentence, place)
    after = sentence.word(hit[0]) if hit else ""
    is_part = after in WEEKDAYS or after in MONTHS or after in {"of", "week", "round", "one", "day"}
    return None if is_part else hit


@DAY("{nth}", "the {nth}", "on the {lone_rank}", "the {nth} of (the|this) month")
def _day_of_month(sentence: Sentence, day: int) -> Days | None:
    found = almanac(sentence).coming_day(day)
    return one(found) if found else Days(wrong=asks("no-such-day"))


_EARLY_RANK = 3
_COUNTED_THINGS = listed(
    "of week round one day floor interview interviews candidate slot option time session stage person hour minute month attempt meeting call step"
)


@slot("spoken_day", *RANKS, *TENS, "<ordinal>")
def spoken_day(sentence: Sentence, place: int) -> Hit[int] | None:
    """Read the eighteenth of "to the eighteenth at two"; the first three may count something else."""
    hit = rank(sentence, place)
    if hit is None:
        return None
    after = sentence.word(hit[0])
    is_counting = after in _COUNTED_THINGS or after in WEEKDAYS or after in MONTHS
    is_told = after == "at" if hit[1] <= _EARLY_RANK else not is_counting
    return hit if is_told and sentence.word(place - 2) in _BEFORE_DAY else None


_BEFORE_DAY = listed("to for until till by of than from between and or before after -") | {""}


@DAY("the {spoken_day}")
def _spoken_day_of_month(sentence: Sentence, day: int) -> Days | None:
    return _day_of_month(sentence, day)


@DAY("the {nth} of next month")
def _day_of_next_month(sentence: Sentence, day: int) -> Days | None:
    first = next_month(almanac(sentence).today)
    found = on(first.year, first.month, day)
    return one(found) if found else _no_such_date(sentence, MonthDay(day, first.month, first.year))


@DAY("{weekday} [,|the] {nth}", "{weekday} , the {nth}", "{weekday} the {rank}")
def _weekday_numbered(sentence: Sentence, weekday: int, day: int) -> Days | None:
    found = almanac(sentence).coming_day(day)
    if found is None:
        return Days(wrong=asks("no-such-day"))
    return _checked(found, weekday, _same_day_later(sentence, weekday, day))


@DAY("{weekday} {dom}")
def _weekday_bare_number(sentence: Sentence, weekday: int, day: int) -> Days | None:
    """Read `Tuesday 24` as a date; smaller numbers are hours, also those of a 24-hour clock that fit no date."""
    found = almanac(sentence).coming_day(day)
    is_hour = day <= MONTHS_IN_YEAR or (
        day < HOURS and found is not None and found.weekday() != weekday
    )
    return None if is_hour or found is None else _checked(found, weekday)


def _same_day_later(sentence: Sentence, weekday: int, day: int) -> Iterable[date]:
    """Return the next month's day with that number if it is the weekday: `Friday the 1st`."""
    month = almanac(sentence).today.replace(day=1)
    for _ in range(MONTHS_IN_YEAR):
        month = next_month(month)
        found = on(month.year, month.month, day)
        if found and found.weekday() == weekday:
            return (found,)
    return ()


# Feasts everybody plans around


@DAY("(christmas|xmas|christmas day|xmas day)")
def _christmas(sentence: Sentence) -> Days | None:
    return found_date(sentence, MonthDay(25, 12), None)


@DAY("(christmas|xmas) eve")
def _christmas_eve(sentence: Sentence) -> Days | None:
    return found_date(sentence, MonthDay(24, 12), None)


@DAY("new years eve")
def _new_years_eve(sentence: Sentence) -> Days | None:
    return found_date(sentence, MonthDay(31, 12), None)


@DAY("(new years|new year 's|new year) day", "new year", "new years")
def _new_year(sentence: Sentence) -> Days | None:
    return found_date(sentence, MonthDay(1, 1), None)
