"""Single days counted from today or named by their weekday: `tomorrow`, `next Tuesday`, `in three days`.

Each rule gives `Days`. One that cannot be (31 November, a Tuesday that is a Wednesday) gives what is wrong with
it and the days that may have been meant, so that the bot can ask.
"""

from datetime import date, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from bot.language.clarification import Doubt, asks
from bot.language.grammar import VOCABULARY, Hit, Rules, slot
from bot.language.times.calendar_math import DAYS_IN_WEEK, Almanac, months_later, week_of
from bot.language.tokens.calendar_words import MONTHS, WEEKDAYS
from bot.language.tokens.normalize import listed
from bot.language.tokens.numbers import RANKS, count, rank
from bot.language.tokens.tokenizer import Sentence

PLURALS = {name + "s": number for name, number in WEEKDAYS.items() if name.endswith("day")}
VOCABULARY.update(WEEKDAYS, PLURALS, MONTHS)
MOST_AHEAD = 400
"""Days ahead a person may name by counting; more is no interview."""
LONGEST_MONTH = 31

Form = Literal["weekday", "date", "span", "filter"]


class Days(Struct, frozen=True):
    """Days that were named. A `weekday` moves into a named week; a `span` stands for its working days."""

    dates: tuple[date, ...] = ()
    form: Form = "date"
    weekdays: tuple[int, ...] = ()
    wrong: Doubt | None = None
    options: tuple[date, ...] = ()
    is_next: bool = False
    """Said as "next Tuesday": a bare weekday joined to it is of next week too."""
    is_after: bool = False
    """Said as "the day after": of the day named before it, where there is one."""


DAY: Rules[Days] = Rules("day")
WEEKS_AHEAD: Rules[int] = Rules("weeks_ahead")


_HOURS_BEHIND = frozenset({"lunch", "noon", "midday", "work", "half", "quarter"})


@slot("or_after", "or", "and")
def or_after(sentence: Sentence, place: int) -> Hit[bool] | None:
    """Read the "or after" of "Tuesday or after", not those of "tomorrow or after 3 on Thursday" and "Friday and after that Will"."""
    if sentence.words[place] not in {"or", "and"} or sentence.word(place + 1) != "after":
        return None
    behind = sentence.word(place + 2)
    is_else = behind[:1].isdigit() or behind in _HOURS_BEHIND or behind == "that"
    return None if is_else else (place + 2, True)


def almanac(sentence: Sentence) -> Almanac:
    """Return the moment the sentence is read at."""
    known: Almanac = sentence.context
    return known


@slot("weekday", *WEEKDAYS)
def weekday(sentence: Sentence, place: int) -> Hit[int] | None:
    """Read the name of a weekday."""
    number = WEEKDAYS.get(sentence.words[place])
    if number is None:
        return None
    is_short = len(sentence.words[place]) < len("friday") and sentence.word(place + 1) == "."
    return place + (2 if is_short and sentence.word(place + 2) else 1), number


@slot("weekdays", *PLURALS)
def weekdays(sentence: Sentence, place: int) -> Hit[int] | None:
    """Read a weekday in the plural."""
    number = PLURALS.get(sentence.words[place])
    return None if number is None else (place + 1, number)


@slot("month", *MONTHS)
def month(sentence: Sentence, place: int) -> Hit[int] | None:
    """Read the name of a month, unless it begins the name of a person."""
    number = MONTHS.get(sentence.words[place])
    if number is None or _is_person(sentence, place):
        return None
    return place + (
        2 if sentence.word(place + 1) == "." and sentence.word(place + 2) else 1
    ), number


_PARTS = listed("week weeks end start beginning middle half rest day month weekend")
"""Words whose "of April" speaks of the month."""


def _is_person(sentence: Sentence, place: int) -> bool:
    """Whether May is a person, as in "May Lin" and in "2 of May, Ian and Mei", where a date would say 2nd."""
    if not sentence.names.is_exact(sentence.words[place]):
        return False
    hit = sentence.names.match(sentence, place)
    before = sentence.word(place - 2)
    if sentence.word(place - 1) in {"and", "or", "plus"} and before not in MONTHS:
        return bool(before) and sentence.names.is_exact(before)
    is_then = sentence.word(place - 1) == "then" or (before, sentence.word(place - 1)) == (
        "followed",
        "by",
    )
    is_date = sentence.kinds[place - 1] != "word" or sentence.word(place - 1) in _BEFORE_MONTHS
    if _is_in_list(sentence, place):
        return True
    if is_then or (_is_length(sentence, place + 1) and not is_date):
        return True
    is_counted = sentence.word(place - 1) == "of" and sentence.kinds[max(place - 2, 0)] != "ordinal"
    is_counted = is_counted and not _ends_range(sentence, place - 2)
    is_part = before in RANKS or before in _PARTS or before in WEEKDAYS
    return (hit is not None and hit[1].is_full) or (is_counted and not is_part)


def _is_in_list(sentence: Sentence, place: int) -> bool:
    """Whether May stands in a list of people with minutes each: "Sam 45, May 30", and "May 30, Sam 45"."""
    if not _is_counted(sentence, place):
        return False
    before = place - 3 if sentence.word(place - 1) in _LISTED else place - 2
    after = place + 3 if sentence.word(place + 2) in _LISTED else place + 2
    return any(
        sentence.names.is_exact(sentence.word(other))
        and sentence.word(other) not in MONTHS
        and _is_counted(sentence, other)
        for other in (before, after)
        if other >= 0
    )


def _is_counted(sentence: Sentence, place: int) -> bool:
    """Whether a bare number follows that may count minutes: "April 30"."""
    return sentence.word(place + 1) in _USUAL_MINUTES


_LISTED = listed(", and then ;")
_USUAL_MINUTES = listed("15 20 30 45 60 75 90 120")


def _ends_range(sentence: Sentence, place: int) -> bool:
    """Whether a number ends a range of days: the 21 of "from 17 to 21 of May"."""
    is_joined = sentence.word(place - 1) in {"to", "-", "until", "till", "through"}
    return is_joined and place > 1 and sentence.word(place - 2).isdigit()


def _is_length(sentence: Sentence, place: int) -> bool:
    """Whether a length begins here, which is no day of a month: the 45 of "April 45 min" and of "April for 45 min"."""
    place += int(sentence.word(place) == "for")
    hit = count(sentence, place) if place < len(sentence) else None
    return hit is not None and sentence.word(hit[0]) in _UNITS_OF_LENGTH


_BEFORE_MONTHS = listed("of in from until till to early mid late next this before after")
_UNITS_OF_LENGTH = listed("h hr hrs hour hours m min mins minute minutes")
_HOURLY = listed(
    """
    am pm oclock m floor round stage h hrs hour hours minutes minute mins min quarter quarters people person interviewers
    """
)


@slot("dom", "{rank}", "{count}")
def day_of_month(sentence: Sentence, place: int) -> Hit[int] | None:
    """Read the number of a day in a month; not an hour, nor a number of something."""
    hit = rank(sentence, place) or count(sentence, place)
    is_about = (
        sentence.word(hit[0]) == "round" and sentence.word(hit[0] + 1) == "about" if hit else False
    )
    if hit is None or (sentence.word(hit[0]) in _HOURLY and not is_about):
        return None
    if sentence.word(hit[0]) == "of" and rank(sentence, place) is None:
        return hit if sentence.word(hit[0] + 1) in MONTHS else None
    is_hours = sentence.word(hit[0]) in {"-", "to"} and sentence.word(hit[0] + 2) in {"am", "pm"}
    return None if is_hours or hit[1] > LONGEST_MONTH + DAYS_IN_WEEK else hit


@slot("last_dom", "{dom}")
def last_day_of_month(sentence: Sentence, place: int) -> Hit[int] | None:
    """Read a day's number that stands after its month."""
    hit = day_of_month(sentence, place) or _day_before_part(sentence, place)
    return None if hit and sentence.word(hit[0]) in MONTHS else hit


def _day_before_part(sentence: Sentence, place: int) -> Hit[int] | None:
    """Read the 9 of "Dec 9 pm", which names the afternoon of a day; a month by itself has no hour."""
    hit = rank(sentence, place) or count(sentence, place)
    if hit is None or sentence.word(hit[0]) not in {"am", "pm"}:
        return None
    is_alone = sentence.spans[hit[0] - 1][1] < sentence.spans[hit[0]][0]
    is_dated = sentence.kinds[max(place - 2, 0)] in {"number", "ordinal"} and place > 1
    return hit if is_alone and not is_dated and hit[1] <= LONGEST_MONTH else None


@slot("year", "<number>")
def year(sentence: Sentence, place: int) -> Hit[int] | None:
    """Read a year near this one."""
    word = sentence.words[place]
    is_year = sentence.kinds[place] == "number" and len(word) == len("2026")
    near = is_year and abs(int(word) - almanac(sentence).today.year) <= DAYS_IN_WEEK
    return (place + 1, int(word)) if near else None


@slot("next_alone", "next")
def next_alone(sentence: Sentence, place: int) -> Hit[bool] | None:
    """Read the "next" of "Tuesday next", which is not that of "Tuesday next week"."""
    follows = (
        sentence.word(place + 1) in {"week", "wk", "month", "working", "full"}
        or sentence.word(place + 1) in MONTHS
    )
    return (place + 1, True) if sentence.words[place] == "next" and not follows else None


def one(day: date) -> Days:
    """Return a single day, named outright."""
    return Days((day,))


def ahead(sentence: Sentence, days: int) -> Days | None:
    """Return the day so many days from today."""
    return one(almanac(sentence).today + timedelta(days=days)) if days <= MOST_AHEAD else None


def later(days: Days, by: int) -> Days:
    """Return the days so many days later."""
    return Days(
        tuple(day + timedelta(days=by) for day in days.dates), "date", (), days.wrong, days.options
    )


def counted_on(said: Days, before: Days, known: Almanac) -> Days:
    """Return "the day after" as the one that follows the last day named before it: the next one on which is worked."""
    if not (said.is_after and before.dates):
        return said
    day = max(before.dates) + timedelta(days=1)
    return replace(said, dates=(day if known.works(day) else known.next_working(1, day)[0],))


# Counted from today


@DAY("today", "(later|earlier) today")
def _today(sentence: Sentence) -> Days | None:
    return ahead(sentence, 0)


@DAY("this day (next week|week)")
def _today_week(sentence: Sentence) -> Days | None:
    return ahead(sentence, DAYS_IN_WEEK)


@DAY("tomorrow", "(tmrw|tmr|tmrrw|tomoz|tomo|tmw)", "the next day")
def _tomorrow(sentence: Sentence) -> Days | None:
    return ahead(sentence, 1)


@DAY("[the] day after tomorrow", "overmorrow", "two days (from now|from today)")
def _day_after(sentence: Sentence) -> Days | None:
    return ahead(sentence, 2)


@DAY("[the] (day after|following day)", "the next day after")
def _the_day_after(sentence: Sentence) -> Days | None:
    found = ahead(sentence, 1)
    return found and replace(found, is_after=True)


@DAY("in {count} (day|days) [time]", "{count} days (from now|from today|hence)")
def _in_days(sentence: Sentence, days: int) -> Days | None:
    if days == 1 and "in one day" in " ".join(sentence.words):
        return None  # all of it on the same day, whichever that is
    return ahead(sentence, days)


@DAY("in a couple of days [time]", "in a couple days")
def _in_couple(sentence: Sentence) -> Days | None:
    return ahead(sentence, 2)


@DAY("in a few days [time]", "a few days (from now|from today)")
def _in_few(sentence: Sentence) -> Days | None:
    return ahead(sentence, 3)


@DAY(
    "in {count} (working|business|work) (day|days) [time]",
    "{count} (working|business) days from (now|today)",
)
def _in_working_days(sentence: Sentence, days: int) -> Days | None:
    since = almanac(sentence).today + timedelta(days=1)
    return one(almanac(sentence).next_working(days, since)[-1]) if 0 < days <= MOST_AHEAD else None


@WEEKS_AHEAD("in (a|one|1) week [time]", "(a|one|1) week (from now|from today|today)")
def _a_week(_: Sentence) -> int:
    return 1


@WEEKS_AHEAD("in {count} weeks [time]", "{count} weeks (from now|from today|today|hence)")
def _so_many_weeks(_: Sentence, weeks: int) -> int:
    return weeks


@WEEKS_AHEAD(
    "in a couple of weeks [time]",
    "in (a|one) fortnight [time]",
    "a fortnight (from now|from today|today)",
)
def _a_fortnight(_: Sentence) -> int:
    return 2


@DAY("{weeks_ahead}")
def _in_weeks(sentence: Sentence, weeks: int) -> Days | None:
    return ahead(sentence, weeks * DAYS_IN_WEEK)


@DAY("(today|this day) week", "today next week")
def _in_a_week(sentence: Sentence) -> Days | None:
    return _in_weeks(sentence, 1)


@DAY("{weeks_ahead} [,] [on] [a|the] {weekday}")
def _weekday_of_week_ahead(sentence: Sentence, weeks: int, number: int) -> Days | None:
    """Read "in two weeks, on a Wednesday": one day, the Wednesday of the week that is reached."""
    reached = _in_weeks(sentence, weeks)
    return reached and one(week_of(reached.dates[0])[number])


@DAY("(a|some|any) {weekday} {weeks_ahead}")
def _weekday_of_the_week(sentence: Sentence, number: int, weeks: int) -> Days | None:
    return _weekday_of_week_ahead(sentence, weeks, number)


@DAY("in (a|one|1) month [time]", "a month (from now|from today)")
def _in_a_month(sentence: Sentence) -> Days:
    return one(months_later(almanac(sentence).today, 1))


@DAY("in {count} months [time]", "{count} months (from now|from today)")
def _in_months(sentence: Sentence, months: int) -> Days | None:
    return (
        one(months_later(almanac(sentence).today, months)) if months <= DAYS_IN_WEEK * 2 else None
    )


@DAY(
    "(yesterday|the day before yesterday)",
    "(last|previous|past) {weekday}",
    "(a|an|one) (hour|day|week|month|fortnight) ago",
    "(last|past|previous) (week|month|weekend)",
)
def _past(sentence: Sentence, *said: int) -> Days | None:
    known = almanac(sentence)
    options = tuple(known.coming(day) for day in said) or known.next_working(2, known.first)
    return Days(wrong=asks("in-the-past"), options=options)


@DAY("{count} (days|day|weeks|week|months|hours|minutes|mins) ago")
def _ago(sentence: Sentence, _: int) -> Days | None:
    return _past(sentence)


# Weekdays


@DAY("{weekday}", "[this] (coming|upcoming) {weekday}", "the (coming|upcoming) {weekday}")
def _weekday(sentence: Sentence, number: int) -> Days:
    return Days((almanac(sentence).coming(number),), "weekday", (number,))


@DAY("the (following|next) {weekday}")
def _following(sentence: Sentence, number: int) -> Days | None:
    """Read "the following Tuesday", which is a later one only where a day before it says so."""
    is_next = "following" not in sentence.words
    return _next(sentence, number) if is_next else _weekday(sentence, number)


@DAY("this {weekday}")
def _this(sentence: Sentence, number: int) -> Days:
    return one(almanac(sentence).this(number))


@DAY("next {weekday}", "{weekday} {next_alone}")
def _next(sentence: Sentence, number: int, *_: bool) -> Days | None:
    return Days((almanac(sentence).next(number),), is_next=True)


@DAY("[the] {weekday} after next", "[the] {weekday} after next {weekday}")
def _after_next(sentence: Sentence, number: int, *_: int) -> Days:
    return later(one(almanac(sentence).next(number)), DAYS_IN_WEEK)


@DAY(
    "[a] week (on|from|after) {day}", "[a] week [this] {day}", "(one|1) week (on|from|after) {day}"
)
def _week_on(_: Sentence, day: Days) -> Days:
    return later(day, DAYS_IN_WEEK)


@DAY("{weekday} week", "{weekday} a week", "{weekday} in a week")
def _weekday_week(sentence: Sentence, number: int) -> Days:
    return later(one(almanac(sentence).coming(number)), DAYS_IN_WEEK)


@DAY("{weekday} in {count} weeks [time]")
def _weekday_in_weeks(sentence: Sentence, number: int, weeks: int) -> Days | None:
    return _weeks_on(sentence, weeks, one(almanac(sentence).coming(number)))


@DAY("tomorrow week", "(a|one) week tomorrow")
def _tomorrow_week(sentence: Sentence) -> Days | None:
    return ahead(sentence, DAYS_IN_WEEK + 1)


@DAY("[a] fortnight (on|from|after) {day}", "[a] fortnight {day}")
def _fortnight_on(_: Sentence, day: Days) -> Days:
    return later(day, 2 * DAYS_IN_WEEK)


@DAY("{weekday} fortnight", "{weekday} [in] a fortnight")
def _weekday_fortnight(sentence: Sentence, number: int) -> Days:
    return later(one(almanac(sentence).coming(number)), 2 * DAYS_IN_WEEK)


@DAY("{count} weeks (on|from|after) {day}", "{count} weeks {day}")
def _weeks_on(_: Sentence, weeks: int, day: Days) -> Days | None:
    return later(day, weeks * DAYS_IN_WEEK) if weeks * DAYS_IN_WEEK <= MOST_AHEAD else None


@DAY("{count} days (after|from) {day}", "the day after {day}", "(a|one) day after {day}")
def _days_after(_: Sentence, *said: int | Days) -> Days | None:
    by, day = (said[0], said[1]) if len(said) > 1 else (1, said[0])
    return (
        later(day, by)
        if isinstance(day, Days) and isinstance(by, int) and by <= MOST_AHEAD
        else None
    )


@DAY("the day before {day}", "(a|one) day before {day}")
def _day_before(_: Sentence, day: Days) -> Days:
    return later(day, -1)
