"""Weeks and months: `next week`, `week of Dec 7`, `the rest of the week`, `early next week`, `in December`.

A named week or month is a span: it stands for its working days, and a weekday named beside it moves into it.
"""

from datetime import date

from bot.language.grammar import Hit, Rules, slot
from bot.language.times.calendar_math import (
    DAYS_IN_WEEK,
    month_of,
    months_later,
    next_month,
    span,
    week_of,
)
from bot.language.times.days import DAY, Days, almanac, month, one
from bot.language.tokens.tokenizer import Sentence

WEEK: Rules[Days] = Rules("week")
MONTH: Rules[Days] = Rules("month_span")
SPAN: Rules[Days] = Rules("span")
EARLY_UNTIL, HALF_UNTIL, LATE_FROM = 10, 15, 21
"""The days with which a month's early part and first half end, and its late part begins."""
EDGE = 2
"""Early and late in a week: its first two or last two working days."""


def spanned(days: tuple[date, ...]) -> Days:
    """Return days that stand for their working days."""
    return Days(days, "span")


# Weeks


@WEEK(
    "this week",
    "(the|this) [current] week",
    "this coming week",
    "the [coming|week ahead] week",
    "this working week",
)
def _this_week(sentence: Sentence) -> Days:
    return spanned(almanac(sentence).week(0))


@WEEK("[the] next [working|full|calendar] week", "(the|this) next week", "nxt week", "next wk")
def _next_week(sentence: Sentence) -> Days:
    return spanned(almanac(sentence).week(1))


@WEEK(
    "[the] week after next [week]",
    "in the week after next",
    "(next|the) next week but one",
)
def _week_after_next(sentence: Sentence) -> Days:
    return spanned(almanac(sentence).week(2))


@WEEK("next week (or|and) [the] (one|week) after [that|next|it]")
def _next_two_weeks(sentence: Sentence) -> Days:
    return spanned((*almanac(sentence).week(1), *almanac(sentence).week(2)))


@WEEK("[the] week after [that] [one]")
def _week_after(sentence: Sentence) -> Days:
    return spanned(almanac(sentence).week(1 if _names_this_week(sentence) else 2))


@WEEK("the following week", "following week")
def _following_week(sentence: Sentence) -> Days:
    return spanned(almanac(sentence).week(2 if "next" in sentence.words else 1))


def _names_this_week(sentence: Sentence) -> bool:
    return any(
        word == "this" and sentence.word(place + 1) == "week"
        for place, word in enumerate(sentence.words)
    )


@WEEK(
    "[the] (week|wk) (of|commencing|beginning|starting|with|containing) [on] [the] {day}",
    "wc [the] {day}",
    "[the] {day} week commencing",
)
def _week_of(_: Sentence, day: Days) -> Days:
    return Days(day.dates and week_of(day.dates[0]), "span", (), day.wrong, day.options)


@slot("of_month", "of", "in")
def of_month(sentence: Sentence, place: int) -> Hit[Days] | None:
    """Read "of April", which is a month there even where somebody is called so."""
    if sentence.words[place] not in {"of", "in"} or place + 1 >= len(sentence.words):
        return None
    return MONTH.match(sentence, place + 1) or MONTH.match(sentence, place)


@WEEK("[the] first [full] week {of_month}")
def _first_week(_: Sentence, month: Days) -> Days:
    return spanned(tuple(day for day in week_of(month.dates[0]) if day in month.dates))


@WEEK("[the] (last|final) week {of_month}")
def _last_week(_: Sentence, month: Days) -> Days:
    return spanned(tuple(day for day in week_of(month.dates[-1]) if day in month.dates))


@WEEK("[the] {rank} week (of|in) {month_span}")
def _nth_week(_: Sentence, number: int, month: Days) -> Days | None:
    days = [
        day
        for day in month.dates
        if (day.day + month.dates[0].weekday() - 1) // DAYS_IN_WEEK == number - 1
    ]
    return spanned(tuple(days)) if days else None


@WEEK("[the] (calendar week|kw|cw|week number|week no|week nr|calendar wk) [.] {count}")
def _calendar_week(sentence: Sentence, number: int) -> Days | None:
    """Read the week of that number, of those to come: "calendar week 50", "KW 2"."""
    today = almanac(sentence).today
    for year in (today.isocalendar().year, today.isocalendar().year + 1):
        if number in range(1, date(year, 12, 28).isocalendar().week + 1):
            days = week_of(date.fromisocalendar(year, number, 1))
            if days[-1] >= today:
                return spanned(days)
    return None


# Months


@slot("sure_month", "{month}")
def sure_month(sentence: Sentence, place: int) -> Hit[int] | None:
    """Read a month that is no person here: neither a name the account knows, nor a common verb."""
    word = sentence.words[place]
    is_doubtful = word in {"may", "march", "mar"} or sentence.names.is_exact(word)
    return None if is_doubtful else month(sentence, place)


@MONTH("{sure_month}")
@MONTH(
    "(in|during|throughout|of|next|this|by) {month}",
    "any (time|day) in {month}",
)
def _month(sentence: Sentence, number: int) -> Days:
    return spanned(almanac(sentence).coming_month(number))


@SPAN("[the] (first|opening) {count} weeks {of_month}")
def _first_weeks(_: Sentence, number: int, month: Days) -> Days:
    return spanned(month.dates[: DAYS_IN_WEEK * number])


@SPAN("[the] (last|final) {count} weeks {of_month}")
def _last_weeks(_: Sentence, number: int, month: Days) -> Days:
    return spanned(month.dates[-DAYS_IN_WEEK * number :])


@SPAN(
    "(early|start|beginning) (to|-|or|/|and|through) mid {month_span}",
    "(early|start) (to|-|or) middle of {month_span}",
)
def _until_mid_month(_: Sentence, month: Days) -> Days:
    return spanned(tuple(day for day in month.dates if day.day < LATE_FROM))


@SPAN("mid (to|-|or|/|and|through) (late|end|end of) {month_span}", "middle to end of {month_span}")
def _from_mid_month(_: Sentence, month: Days) -> Days:
    return spanned(tuple(day for day in month.dates if day.day > EARLY_UNTIL))


@WEEK("[the] first {sure_month} week")
def _first_week_named(sentence: Sentence, number: int) -> Days:
    dates = almanac(sentence).coming_month(number)
    return spanned(tuple(day for day in week_of(dates[0]) if day in dates))


@MONTH("{month} {year}", "(in|during) {month} {year}")
def _month_of_year(_: Sentence, number: int, year: int) -> Days:
    return spanned(month_of(date(year, number, 1)))


@MONTH("(this|the) month", "this calendar month")
def _this_month(sentence: Sentence) -> Days:
    return spanned(month_of(almanac(sentence).today))


@MONTH("[the] next month", "the following month")
def _next_month(sentence: Sentence) -> Days:
    return spanned(month_of(next_month(almanac(sentence).today)))


@MONTH("the month after next")
def _month_after_next(sentence: Sentence) -> Days:
    return spanned(month_of(months_later(almanac(sentence).today.replace(day=1), 2)))


# Parts of them


@SPAN("{week}", "{month_span}")
def _whole(_: Sentence, days: Days) -> Days:
    return days


def _working(sentence: Sentence, days: Days) -> list[date]:
    return [day for day in days.dates if almanac(sentence).works(day)]


@SPAN(
    "[the] (early|start of|beginning of|the start of|the beginning of|first half of|front half of|first part of) {week}"
)
@SPAN("early (in|on in|on) {week}", "{week} [,] early [on]", "(start|beginning|early) {week}")
def _early(sentence: Sentence, week: Days) -> Days:
    return spanned(tuple(_working(sentence, week)[:EDGE]))


@slot("at_its_end", "end")
def at_its_end(sentence: Sentence, place: int) -> Hit[bool] | None:
    """Read the "end" of "next week end", which is not that of "next week, end of day"."""
    is_end = sentence.words[place] == "end" and sentence.word(place + 1) not in {"of", "time"}
    return (place + 1, True) if is_end else None


@SPAN(
    "[the] (late|end of|the end of|back end of|tail end of|back half of|second half of|latter part of|latter half of) {week}"
)
@SPAN(
    "(late|later) in {week}",
    "{week} {at_its_end}",
    "{week} [,] late",
    "(late|towards the end of|toward the end of|at the end of|end) {week}",
)
def _late(sentence: Sentence, week: Days, *_: bool) -> Days:
    return spanned(tuple(_working(sentence, week)[-EDGE:]))


@SPAN("[the|at|at the] eow")
def _late_this_week(sentence: Sentence) -> Days:
    return spanned(tuple(_working(sentence, spanned(almanac(sentence).week(0)))[-EDGE:]))


@SPAN("(by|before|until|till) [the] eow")
def _until_late_this_week(sentence: Sentence) -> Days:
    known = almanac(sentence)
    return spanned(tuple(span(known.today, known.week(0)[-1])))


@SPAN(
    "[the] (middle of|mid) {week}",
    "mid {week}",
    "(midweek|mid week)",
    "midweek {week}",
    "{week} midweek",
)
def _middle(sentence: Sentence, week: Days | None = None) -> Days:
    days = _working(sentence, week or spanned(almanac(sentence).week(0)))
    return spanned(tuple(days[EDGE:-EDGE]))


@SPAN("later this week", "later in the week", "later (on|on in) this week")
def _later_this_week(sentence: Sentence) -> Days:
    known = almanac(sentence)
    return spanned(tuple(day for day in known.week(0) if day > known.today))


@SPAN("later next week", "later (on|in) next week")
def _later_next_week(sentence: Sentence) -> Days:
    return spanned(tuple(_working(sentence, spanned(almanac(sentence).week(1)))[-EDGE:]))


@SPAN(
    "[for] [the] (rest|remainder) of {span}",
    "[the] rest {week}",
    "what is left of {week}",
    "(remaining|remainder of) [the] {week}",
)
@SPAN(
    "before the end of {span}",
    "by the end of {span}",
    "until the end of {span}",
    "by end of {span}",
    "until end of {span}",
)
def _rest(sentence: Sentence, days: Days) -> Days:
    """From now to the end of it; the days before it as well where only its end was named."""
    if sentence.words.count("end") == 0:
        return days
    known = almanac(sentence)
    return spanned(tuple(span(known.today, days.dates[-1])))


@SPAN("(early|start of|beginning of|the start of|the beginning of|early in) {month_span}")
def _early_month(_: Sentence, days: Days) -> Days:
    return spanned(tuple(day for day in days.dates if day.day <= EARLY_UNTIL))


@SPAN("[in] early {month}")
def _in_early_month(sentence: Sentence, number: int) -> Days | None:
    """Read "early May" too, which is the month here, whoever is called May."""
    return _early_month(sentence, spanned(almanac(sentence).coming_month(number)))


@SPAN("[in] mid {month}")
def _in_middle_of_month(sentence: Sentence, number: int) -> Days | None:
    return _middle_month(sentence, spanned(almanac(sentence).coming_month(number)))


@SPAN("[in] late {month}")
def _in_late_month(sentence: Sentence, number: int) -> Days | None:
    return _late_month(sentence, spanned(almanac(sentence).coming_month(number)))


@SPAN("[in] [the] (first half of|first part of|1st half of) {month}")
def _first_half_of_month(sentence: Sentence, number: int) -> Days | None:
    return _first_half(sentence, spanned(almanac(sentence).coming_month(number)))


@SPAN("[in] [the] (second half of|latter half of|2nd half of|last half of|back half of) {month}")
def _second_half_of_month(sentence: Sentence, number: int) -> Days | None:
    return _second_half(sentence, spanned(almanac(sentence).coming_month(number)))


@SPAN("[the] (first half of|first part of|1st half of) {month_span}")
def _first_half(_: Sentence, days: Days) -> Days:
    return spanned(tuple(day for day in days.dates if day.day <= HALF_UNTIL))


@SPAN("[the] (second half of|latter half of|2nd half of|last half of|back half of) {month_span}")
def _second_half(_: Sentence, days: Days) -> Days:
    return spanned(tuple(day for day in days.dates if day.day > HALF_UNTIL))


@SPAN("(late|end of|the end of|late in|towards the end of) {month_span}")
def _late_month(_: Sentence, days: Days) -> Days:
    return spanned(tuple(day for day in days.dates if day.day >= LATE_FROM))


@SPAN("(mid|middle of|the middle of|mid in) {month_span}")
def _middle_month(_: Sentence, days: Days) -> Days:
    return spanned(tuple(day for day in days.dates if EARLY_UNTIL < day.day < LATE_FROM))


# Weekends, whose days were named outright


@DAY("[this|the|at the|on the|over the] weekend", "this coming weekend", "[the] weekend")
def _weekend(sentence: Sentence) -> Days:
    known = almanac(sentence)
    return Days(week_of(known.today)[-EDGE:])


@DAY("next weekend", "the following weekend")
def _next_weekend(sentence: Sentence) -> Days:
    return Days(almanac(sentence).week(1)[-EDGE:])


@DAY("the weekend after next", "[the] weekend after")
def _weekend_after(sentence: Sentence) -> Days:
    return Days(almanac(sentence).week(2)[-EDGE:])


# The first Monday of December


@DAY("[the] {rank} {weekday} (in|of) {month_span}")
def _nth_weekday(_: Sentence, number: int, weekday: int, days: Days) -> Days | None:
    found = [day for day in days.dates if day.weekday() == weekday]
    return one(found[number - 1]) if 0 < number <= len(found) else None


@DAY("[the] last {weekday} (in|of) {month_span}", "[the] last {weekday} (in|of) {week}")
def _last_weekday(_: Sentence, weekday: int, days: Days) -> Days | None:
    found = [day for day in days.dates if day.weekday() == weekday]
    return one(found[-1]) if found else None


@DAY("[the] last [working] day of {span}")
def _last_day(sentence: Sentence, days: Days) -> Days:
    return one(_working(sentence, days)[-1])


@DAY("[the] first [working] day of {span}")
def _first_day(sentence: Sentence, days: Days) -> Days:
    return one(_working(sentence, days)[0])
