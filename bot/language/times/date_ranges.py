"""Days between, up to and after others: `Mon-Wed`, `24-26 Nov`, `before Thursday`, `the next 3 working days`.

`DAYS` is everything that names days, from a single one to the Fridays of a month.
"""

from datetime import date, timedelta

from bot.language.clarification import asks
from bot.language.grammar import Hit, Rules, slot
from bot.language.times.calendar_math import DAYS_IN_WEEK, SATURDAY, span, week_of
from bot.language.times.dates import MonthDay, found_date
from bot.language.times.days import MOST_AHEAD, Days, almanac
from bot.language.times.weeks import spanned
from bot.language.tokens.tokenizer import Sentence

DAYS: Rules[Days] = Rules("days")
DOMS: Rules[tuple[int, ...]] = Rules("doms")
FEW = 3


@DAYS("{day}", "{span}", "[the] (whole|all|entirety) of {day}")
def _named(_: Sentence, days: Days) -> Days:
    return days


@DAYS("{count} weeks (on|from) {weekday} (or|and) {weekday}")
def _weeks_on_either(sentence: Sentence, weeks: int, first: int, other: int) -> Days | None:
    """Read "two weeks on Monday or Tuesday": what is said once holds for both."""
    if weeks * DAYS_IN_WEEK > MOST_AHEAD:
        return None
    coming = (almanac(sentence).coming(number) for number in (first, other))
    return Days(tuple(sorted(day + timedelta(days=weeks * DAYS_IN_WEEK) for day in coming)))


@DAYS("{weeks_ahead} [,] [on] [a|the] {weekday} (or|and) [on] [a|the] {weekday}")
def _week_ahead_on_either(sentence: Sentence, weeks: int, first: int, other: int) -> Days | None:
    if weeks * DAYS_IN_WEEK > MOST_AHEAD:
        return None
    week = week_of(almanac(sentence).today + timedelta(days=weeks * DAYS_IN_WEEK))
    return Days(tuple(sorted(week[number] for number in (first, other))))


@DAYS("[a|one|1] week (on|from) {weekday} (or|and) {weekday}", "{weekday} (or|and) {weekday} week")
def _week_on_either(sentence: Sentence, first: int, other: int) -> Days | None:
    return _weeks_on_either(sentence, 1, first, other)


# From one day to another


@DAYS(
    "[from] [the] {dom} (-|to|until|till|through) [the] {dom} [of] {month}",
    "between [the] {dom} and [the] {dom} [of] {month}",
)
def _doms_range(sentence: Sentence, first: int, last: int, month: int) -> Days | None:
    return _dates_range(sentence, MonthDay(first, month), MonthDay(last, month))


@DAYS(
    "{day} (-|to|until|till|til|through|thru|up to) {day}",
    "(from|between) {day} (to|-|until|till|til|through|thru|and) {day} [inclusive]",
)
@DAYS(
    "(from|between) {span} (to|-|until|through|and) {span}",
    "{month_span} (to|-|through|until) {month_span}",
    "(from|between) {day} (to|until|till|and|through) {span}",
)
def _range(sentence: Sentence, first: Days, last: Days) -> Days | None:
    if first.wrong or last.wrong:
        return first if first.wrong else last
    start, end = first.dates[0], last.dates[-1]
    if last.form == "weekday":
        end = almanac(sentence).coming(last.weekdays[-1], start)
    if end < start:
        return Days(wrong=asks("ends-first"))
    return _all_of(sentence, (first, start), (last, end))


def _all_of(sentence: Sentence, first: tuple[Days, date], last: tuple[Days, date]) -> Days | None:
    """Return the working days between two, and the two themselves where they were named outright."""
    if (last[1] - first[1]).days > MOST_AHEAD:
        return None
    named = {day for said, day in (first, last) if said.form != "span"}
    days = tuple(
        day for day in span(first[1], last[1]) if almanac(sentence).works(day) or day in named
    )
    is_weekdays = first[0].form == last[0].form == "weekday"
    return Days(
        days,
        "weekday" if is_weekdays else "date",
        tuple(day.weekday() for day in days if is_weekdays),
    )


# Several days of one month


@DOMS("{dom}", "the {dom}")
def _dom(_: Sentence, day: int) -> tuple[int, ...]:
    return (day,)


@DOMS("{dom} (and|or|,|/|, and|, or) [the] {doms}", "the {dom} (and|or|,|/|, and|, or) {doms}")
def _doms(_: Sentence, day: int, others: tuple[int, ...]) -> tuple[int, ...]:
    return (day, *others)


@DAYS("[on] {doms} [of] {month}")
def _several(sentence: Sentence, days: tuple[int, ...], month: int) -> Days | None:
    return _each(sentence, days, month) if len(days) > 1 else None


@slot("slashed_doms", "<date>")
def slashed_doms(sentence: Sentence, place: int) -> Hit[tuple[int, ...]] | None:
    """Read the 7/8 of "7/8 December", which are two days of a month."""
    parts = sentence.words[place].split("/")
    is_pair = sentence.kinds[place] == "date" and len(parts) == len("78")
    return (place + 1, tuple(int(one) for one in parts)) if is_pair else None


@DAYS("[on] [the] {slashed_doms} [of] {month}")
def _slashed(sentence: Sentence, days: tuple[int, ...], month: int) -> Days:
    return _each(sentence, days, month)


@DAYS("{month} [the] {doms}")
def _month_several(sentence: Sentence, month: int, days: tuple[int, ...]) -> Days | None:
    return _each(sentence, days, month) if len(days) > 1 else None


def _each(sentence: Sentence, days: tuple[int, ...], month: int) -> Days:
    found = [found_date(sentence, MonthDay(day, month), None) for day in days]
    wrong = next((one for one in found if one.wrong), None)
    return wrong or Days(tuple(day for one in found for day in one.dates))


@DAYS(
    "[from] {month} [the] {dom} (-|to|until|through) [the] {last_dom}",
    "between {month} [the] {dom} and [the] {last_dom}",
)
def _month_range(sentence: Sentence, month: int, first: int, last: int) -> Days | None:
    return _dates_range(sentence, MonthDay(first, month), MonthDay(last, month))


def _dates_range(sentence: Sentence, first: MonthDay, last: MonthDay) -> Days | None:
    """Return the days from one date to another; one that has begun is the one going on now."""
    start, end = (found_date(sentence, said, None) for said in (first, last))
    if (
        not start.wrong
        and not end.wrong
        and end.dates[0] < start.dates[0]
        and first.day <= last.day
    ):
        start = Days((almanac(sentence).first,), "span")
    return _range(sentence, start, end)


# Up to a day, from a day on


@DAYS("before [the] {day}", "earlier than {day}", "ahead of {day}")
def _before(sentence: Sentence, day: Days) -> Days:
    return _until(sentence, day, -1)


@DAYS(
    "(by|until|till|til|up to|up until|through|no later than|not later than|not after|up to and including) {day}",
    "(by|before|until|till|no later than) [the] end of {day}",
    "(by|before|until|till|no later than) (eod|cob|cop|close of business|end of day|end of business) [on] {day}",
    "on or before {day}",
    "{day} (at the latest|latest|or before|or earlier|or sooner)",
)
@DAYS(
    "between now and {day}",
    "(from now|now|from today|starting now|starting today|today) (to|until|till|through|-) {day}",
)
def _up_to(sentence: Sentence, day: Days) -> Days:
    return _until(sentence, day, 0)


def _until(sentence: Sentence, day: Days, shift: int) -> Days:
    if not day.dates or (day.dates[-1] - almanac(sentence).today).days > MOST_AHEAD:
        return day
    last = day.dates[-1] + timedelta(days=shift)
    days = span(almanac(sentence).today, last)
    return Days(
        tuple(one for one in days if almanac(sentence).works(one) or (shift == 0 and one == last))
    )


@DAYS(
    "(this|this coming) [week] (or|and|or the) next [week]",
    "(this|this coming) [week] and the next",
)
def _two_weeks(sentence: Sentence) -> Days:
    return spanned((*almanac(sentence).week(0), *almanac(sentence).week(1)))


@DAYS("this (or|and) next {weekday}")
def _this_or_next(sentence: Sentence, number: int) -> Days:
    return Days((almanac(sentence).this(number), almanac(sentence).next(number)))


@DAYS("(before|until|till|up to) {span}")
def _before_span(sentence: Sentence, days: Days) -> Days | None:
    if "end" in sentence.words:
        return None
    last = days.dates[0] - timedelta(days=1)
    return spanned(span(almanac(sentence).today, last))


@DAYS(
    "(from|starting|starting from|starting on|as of|since|beginning|not before|no earlier than) {day} [on|onwards|onward|or later]"
)
@DAYS(
    "{day} (onwards|onward|or later|and later|at the earliest)",
    "{day} {or_after}",
    "{day} and (onwards|beyond)",
)
def _from(sentence: Sentence, day: Days, *_: bool) -> Days:
    return _after(sentence, day, 0)


@DAYS(
    "[from|starting|starting from|starting on] {weekday} (on|onwards|onward|or later) [of|in] {week}",
    "{week} [from|starting|starting from|starting on] {weekday} (on|onwards|onward|or later)",
)
def _from_in_week(sentence: Sentence, *said: int | Days) -> Days:
    number = next(one for one in said if isinstance(one, int))
    week = next(one for one in said if isinstance(one, Days))
    return spanned(
        tuple(day for day in week.dates if day.weekday() >= number and almanac(sentence).works(day))
    )


@DAYS("(after|later than|not until after|past) {day}")
def _later_than(sentence: Sentence, day: Days) -> Days:
    return _after(sentence, day, 1)


def _after(sentence: Sentence, day: Days, shift: int) -> Days:
    """Return the days from one on to the end of its week; where nothing of that is left, the week after."""
    if not day.dates:
        return day
    first = day.dates[-1] + timedelta(days=shift)
    days = tuple(
        one for one in week_of(day.dates[-1]) if one >= first and almanac(sentence).works(one)
    )
    return spanned(days or week_of(day.dates[-1] + timedelta(days=DAYS_IN_WEEK)))


@DAYS("after {span}")
def _after_span(_: Sentence, days: Days) -> Days:
    return spanned(week_of(days.dates[-1] + timedelta(days=1)))


@DAYS("from {span} (on|onwards|onward)")
def _from_span(_: Sentence, days: Days) -> Days:
    return days


# The next so many


@DAYS(
    "[over|in|within|for|during|any time in] [the] (next|coming|following|upcoming) {count} days",
    "within [the] {count} days",
)
def _next_days(sentence: Sentence, many: int) -> Days | None:
    today = almanac(sentence).today
    return (
        spanned(span(today + timedelta(days=1), today + timedelta(days=min(many, MOST_AHEAD))))
        if many
        else None
    )


@DAYS("[over|in|within|for|during] [the] (next|coming) day or (two|so)")
def _next_day_or_two(sentence: Sentence) -> Days | None:
    return _next_days(sentence, 2)


@DAYS(
    "[over|in|within|for|during] [the] (next|coming) (few|couple of|couple) days",
    "[the] (coming|next) days",
)
def _next_few_days(sentence: Sentence) -> Days | None:
    return _next_days(sentence, 2 if "couple" in sentence.words else FEW)


@DAYS(
    "[over|in|within|for|during] [the] (next|coming|following|upcoming) {count} (working days|business days|weekdays|workdays|work days)",
    "within {count} (working|business) days",
)
def _next_working_days(sentence: Sentence, many: int) -> Days | None:
    since = almanac(sentence).today + timedelta(days=1)
    return Days(almanac(sentence).next_working(min(many, MOST_AHEAD), since)) if many else None


@DAYS(
    "[over|in|within|for|during] [the] (next|coming) (few|couple of|couple) (working|business) days"
)
def _next_few_working_days(sentence: Sentence) -> Days | None:
    return _next_working_days(sentence, 2 if "couple" in sentence.words else FEW)


@DAYS(
    "[over|in|within|for|during] [the] (next|coming|following) {count} weeks",
    "within {count} weeks",
)
def _next_weeks(sentence: Sentence, weeks: int) -> Days | None:
    return _next_days(sentence, weeks * DAYS_IN_WEEK)


@DAYS(
    "[over|in|within|for|during] the (next|coming) (couple of|couple|few) weeks",
    "[over|in|within|for] the next fortnight",
    "within a fortnight",
    "next fortnight",
)
def _next_couple_of_weeks(sentence: Sentence) -> Days | None:
    return _next_days(sentence, (FEW if "few" in sentence.words else 2) * DAYS_IN_WEEK)


@DAYS(
    "(over|within|during) the (next|coming) week",
    "within (a|one|the) week",
    "[over|in|within] the next (seven|7) days",
)
def _within_a_week(sentence: Sentence) -> Days | None:
    return _next_days(sentence, DAYS_IN_WEEK)


@DAYS("(over|in|within|during) the (next|coming) month", "within (a|one|the) month")
def _within_a_month(sentence: Sentence) -> Days | None:
    return _next_days(sentence, 30)


@DAYS("the next [working|business] day", "next (working|business) day")
def _next_working_day(sentence: Sentence) -> Days | None:
    return _next_working_days(sentence, 1)


@DAYS(
    "for {count} [working|business] days (from|starting|starting on|starting from|beginning|as of) [on] {day}",
    "{count} [working|business] days (starting|starting on|starting from|beginning|beginning on) {day}",
)
def _counted_from(sentence: Sentence, count: int, day: Days) -> Days | None:
    """Read so many days of work from one on: "off for two days from Thursday"."""
    if day.wrong or not day.dates or not 0 < count <= MOST_AHEAD:
        return None
    return spanned(almanac(sentence).next_working(count, day.dates[0]))


# Which days of a stretch


@DAYS(
    "[on|any|every|all|each] (weekdays|workdays|weekday|workday)",
    "[on|any|every|all|each] (working|business|work|week) (days|day)",
)
@DAYS(
    "[on] (any|every|each|either) (day|days)",
    "all days",
    "daily",
    "(any|every|all) other days",
    "(any|every) other day",
    "whichever day",
    "whatever day",
    "most days",
)
def _any_day(_: Sentence) -> Days:
    return Days((), "filter", tuple(range(SATURDAY)))


@DAYS("(every|any|each|a|some) {weekday}", "[on|any|all] {weekdays}")
def _each_weekday(sentence: Sentence, number: int) -> Days:
    return Days((almanac(sentence).coming(number),), "weekday", (number,))
