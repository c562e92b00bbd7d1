"""A stretch from one time on a day to another on a later one: `Thu 3pm - Fri 11am`, `now until Friday noon`."""

from msgspec import Struct

from bot.language.grammar import Hit, Rules, slot
from bot.language.times.calendar_math import Almanac
from bot.language.times.clock_times import NOON, Moment, between, hour
from bot.language.times.day_parts import LUNCH_END, PART, Timing
from bot.language.times.days import Days, almanac
from bot.language.tokens.tokenizer import Sentence


class Point(Struct, frozen=True):
    """A time on a day, in minutes; None where the day counts from its start or to its end."""

    days: Days
    minute: int | None


class Stretch(Struct, frozen=True):
    """From one point to another, within working hours."""

    first: Point
    last: Point


STRETCH: Rules[Stretch] = Rules("stretch")
START: Rules[Point] = Rules("start_point")
END: Rules[Point] = Rules("end_point")
BARE_END: Rules[Point] = Rules("bare_end_point")
"""The end of a stretch that begins with a day: "from Thursday to Friday noon"; "to Friday at 3" is 3 on each of the days."""
DEADLINE: Rules[Point] = Rules("deadline")
"""The end of a stretch that begins now: "by Friday noon", but not "before noon on Friday", which is a time of Friday."""


@slot("last_hour", "{hour}")
def last_hour(sentence: Sentence, place: int) -> Hit[Moment] | None:
    """Read the hour a stretch ends at; that of "between Tuesday and Thursday, 10-12" begins a time of each day."""
    hit = hour(sentence, place)
    return hit if hit and sentence.word(hit[0]) not in {"-", "to", "until"} else None


@START("{day} [at|,|from] {hour}", "[at] {hour} [on] {day}")
@DEADLINE("{day} [at] {hour}")
@END("{day} [at|,] {last_hour}", "[at] {hour} [on] {day}")
@BARE_END("{day} {last_hour}", "{hour} [on] {day}")
def _point(_: Sentence, *said: Days | Moment) -> Point | None:
    days = next(one for one in said if isinstance(one, Days))
    moment = next(one for one in said if isinstance(one, Moment))
    return Point(days, moment.minute)


@START("{day} {part}", "{part} [on] {day}")
def _part_start(_: Sentence, *said: Days | Timing) -> Point | None:
    days = next(one for one in said if isinstance(one, Days))
    part = next(one for one in said if isinstance(one, Timing))
    return Point(days, part.start)


@slot("last_part", "{part}")
def last_part(sentence: Sentence, place: int) -> Hit[Timing] | None:
    """Read the part of a day a stretch ends with; "mornings" and "first thing" are those of each of its days."""
    hit = PART.match(sentence, place)
    is_of_each = hit and (
        sentence.word(hit[0] - 1).endswith("s") or sentence.words[place] in {"first", "at"}
    )
    return None if is_of_each else hit


@END("{day} {last_part}", "{last_part} [on] {day}")
@BARE_END("{day} {last_part}", "{last_part} [on] {day}")
def _part_end(_: Sentence, *said: Days | Timing) -> Point | None:
    days = next(one for one in said if isinstance(one, Days))
    part = next(one for one in said if isinstance(one, Timing))
    return Point(days, part.end)


@STRETCH(
    "[from] {start_point} (-|to|until|till|til|through) {end_point}",
    "between {start_point} and {end_point}",
)
def _stretch(_: Sentence, first: Point, last: Point) -> Stretch | None:
    return Stretch(first, last) if first.days.dates and last.days.dates else None


@STRETCH("(from|between) {hour} [on] {day} (until|till|to|and) {last_hour}")
def _within_day(_: Sentence, first: Moment, day: Days, last: Moment) -> Stretch | None:
    """Read "between 2pm tomorrow and 4"; one that would end before it starts is asked about."""
    start, end = between(first, last) or (first.minute, last.minute)
    is_day = len(day.dates) == 1
    return Stretch(Point(day, start), Point(day, end)) if is_day else None


@STRETCH(
    "(from|between) {day} (until|till) {end_point}",
    "{day} (until|till) {end_point}",
    "(from|between) {day} (to|and) {bare_end_point}",
)
def _day_until(_: Sentence, first: Days, last: Point) -> Stretch | None:
    return Stretch(Point(first, None), last) if first.dates and last.days.dates else None


@STRETCH(
    "(from|between) {start_point} (until|till|to|and) {day}", "{start_point} (until|till) {day}"
)
def _until_day(_: Sentence, first: Point, last: Days) -> Stretch | None:
    return Stretch(first, Point(last, None)) if first.days.dates and last.dates else None


@STRETCH("(by|until|till|no later than|not later than|not after|up to) {day} {last_part}")
def _by_part(sentence: Sentence, day: Days, part: Timing) -> Stretch | None:
    """Read "by Friday morning" to the end of it; "by Friday lunch" is noon, as "by lunch" is."""
    is_lunch = (part.start, part.end) == (NOON, LUNCH_END)
    end = part.start if is_lunch else min(part.end, almanac(sentence).end)
    return _from_now(sentence, Point(day, end))


@STRETCH("before {day} {last_part}")
def _before_part(sentence: Sentence, day: Days, part: Timing) -> Stretch | None:
    """Read "before Thursday afternoon", which leaves the afternoon out; the end of a day has none to leave out."""
    is_end = part.end == almanac(sentence).end and part.start > NOON
    return _from_now(sentence, Point(day, part.end if is_end else part.start))


@STRETCH(
    "(before|by|until|till|no later than|not later than|not after|up to) {deadline}",
    "(from now|now|between now) (until|till|to|and) {end_point}",
)
def _from_now(sentence: Sentence, last: Point) -> Stretch | None:
    known: Almanac = almanac(sentence)
    return Stretch(Point(Days((known.today,), "span"), None), last) if last.days.dates else None
