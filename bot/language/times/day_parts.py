"""Parts of a day: `morning`, `after work`, `first thing`, `tonight`, `now`; and what a time is once read.

A `Timing` is all that is known of a time of day; the working hours come with the sentence's almanac.
"""

from typing import Literal

from msgspec import Struct

from bot.language.grammar import Hit, Rules, slot
from bot.language.times.calendar_math import Almanac, soonest
from bot.language.times.clock_times import DAY, HOUR, NOON, Moment
from bot.language.times.days import DAY as ANY_DAY
from bot.language.times.durations import LENGTHS
from bot.language.tokens.calendar_words import MONTHS, WEEKDAYS
from bot.language.tokens.normalize import listed
from bot.language.tokens.tokenizer import Sentence

LUNCH_END, EVENING, NIGHT = 14 * HOUR, 17 * HOUR, 20 * HOUR
TWO_HOURS = 2 * HOUR
ABOUT = HOUR // 2

Bound = Literal["at", "part", "range", "low", "high", "about"]


class Timing(Struct, frozen=True):
    """A stretch of a day in minutes; for `at` and `about`, the starts that suit.

    `half` tells which half of the day a part lies in; `moment` is the time as said.
    """

    start: int
    end: int
    bound: Bound = "part"
    half: str = ""
    moment: Moment | None = None
    is_wrong: bool = False


Timings = tuple[Timing, ...]
PART: Rules[Timing] = Rules("part")
TODAY: Rules[Timing] = Rules("today_part")


def work(sentence: Sentence) -> Almanac:
    """Return the working time around the sentence."""
    almanac: Almanac = sentence.context
    return almanac


# Parts of the day


@PART("(morning|mornings|morn|forenoon|forenoons)")
def _morning(sentence: Sentence) -> Timing:
    return Timing(min(work(sentence).start, NOON - HOUR), NOON, half="am")


@PART("late (morning|mornings)")
def _late_morning(_: Sentence) -> Timing:
    return Timing(NOON - TWO_HOURS, NOON, half="am")


@PART("(mid morning|midmorning|mid mornings)")
def _mid_morning(_: Sentence) -> Timing:
    return Timing(NOON - TWO_HOURS, NOON - ABOUT, half="am")


@PART("(lunchtime|lunchtimes|lunch|lunch time|lunchbreak|lunch break|lunch hour)")
def _lunch(_: Sentence) -> Timing:
    return Timing(NOON, LUNCH_END, half="pm")


@PART("(afternoon|afternoons|arvo|aft)")
def _afternoon(sentence: Sentence) -> Timing:
    return Timing(NOON, max(work(sentence).end, NOON + HOUR), half="pm")


@PART("early (afternoon|afternoons)")
def _early_afternoon(_: Sentence) -> Timing:
    return Timing(NOON, NOON + TWO_HOURS, half="pm")


@PART("(mid afternoon|midafternoon)")
def _mid_afternoon(_: Sentence) -> Timing:
    return Timing(LUNCH_END, LUNCH_END + TWO_HOURS, half="pm")


@PART("(evening|evenings|night|nights|after hours|after work)")
def _evening(_: Sentence) -> Timing:
    return Timing(EVENING, NIGHT, half="pm")


@PART(
    "first thing [in the] [morning]",
    "[the] (start|beginning) of [the] (day|business|play)",
    "early in the (day|morning)",
    "early (morning|mornings)",
)
def _first_thing(sentence: Sentence) -> Timing:
    start = work(sentence).start
    return Timing(start, start + TWO_HOURS, half="am")


@PART(
    "[the|at] [the] end of [the|my|her|his|their] (day|work|business|play|workday|working day)",
    "[the] (eod|cob|cop)",
    "close of (business|play)",
)
@PART(
    "last thing [at night]",
    "late in the (day|afternoon)",
    "late (afternoon|afternoons)",
    "(day|days) end",
)
def _last_thing(sentence: Sentence) -> Timing:
    end = work(sentence).end
    return Timing(end - TWO_HOURS, end, half="pm")


@PART(
    "(all|the whole|whole|entire|the entire|full) day [long]",
    "(any time|anytime|any hour|all hours) [of the day|during the day]",
)
@PART(
    "(working|business|office|work|normal working) hours",
    "during the day",
    "throughout the day",
    "whenever",
)
def _whole_day(sentence: Sentence) -> Timing:
    return Timing(work(sentence).start, work(sentence).end, "part", "")


@slot("edge", "early", "late")
def edge(sentence: Sentence, place: int) -> Hit[bool] | None:
    """Read the early of "early on Thursday": a word for a day's edge, with the day after it."""
    word = sentence.words[place]
    end = place + 1 + int(sentence.word(place + 1) == "on")
    is_edge = (
        word in {"early", "late"} and end < len(sentence.words) and ANY_DAY.match(sentence, end)
    )
    return (end, word == "early") if is_edge else None


@PART("{edge}")
def _edge(sentence: Sentence, is_early: bool) -> Timing | None:  # noqa: FBT001 - a builder's slot
    return _first_thing(sentence) if is_early else _last_thing(sentence)


@slot("am_of_a_day", "am")
def am_of_a_day(sentence: Sentence, place: int) -> Hit[bool] | None:
    """Read the am of `Thursday am`, but not that of `am I free` or `where I am`."""
    before = sentence.word(place - 1)
    is_dated = before in _BEFORE_AM or sentence.kinds[max(place - 1, 0)] in {"ordinal", "date"}
    is_dated = is_dated and place > 0 and sentence.word(place + 1) != "i"
    is_part = "i" not in sentence.words or is_dated
    return (place + 1, True) if is_part and sentence.words[place] == "am" else None


_BEFORE_AM = frozenset({*WEEKDAYS, *MONTHS}) | listed("day days week weeks fortnight tomorrow")


@PART("{am_of_a_day}")
def _am(sentence: Sentence, *_: bool) -> Timing | None:
    return _morning(sentence)


_ROLES = frozenset(
    {
        "role",
        "position",
        "opening",
        "job",
        "candidate",
        "candidates",
        "hire",
        "interview",
        "req",
        "team",
    }
)


@PART("pm")
def _pm(sentence: Sentence) -> Timing | None:
    """Read `Thursday pm`, but not a product manager, the "PM" of "PM role"."""
    after = {sentence.word(n + 1) for n, word in enumerate(sentence.words) if word == "pm"}
    return None if after & _ROLES else _afternoon(sentence)


# Parts of today


@TODAY("(tonight|this evening)")
def _tonight(_: Sentence) -> Timing:
    return Timing(EVENING, NIGHT, half="pm")


@TODAY("this {part}", "later this {part}", "today {part}")
def _this(_: Sentence, part: Timing) -> Timing:
    return part


@TODAY("[the|for the] rest of (the day|today)", "what is left of (the day|today)")
def _rest(sentence: Sentence) -> Timing:
    return Timing(work(sentence).start, work(sentence).end)


@TODAY(
    "(from|between) now (until|till|to|and) {hour}",
    "now (until|till|to|-) {hour}",
    "(from|between) now (until|till|to|and) {part}",
)
def _from_now(sentence: Sentence, last: Moment | Timing) -> Timing:
    end = last.end if isinstance(last, Timing) else last.minute
    return Timing(min(work(sentence).start, end), end, "high")


@slot("a_while", "{length}")
def a_while(sentence: Sentence, place: int) -> Hit[int] | None:
    """Read how long from now: the hour of "in an hour"; "come in an hour later" is by how much."""
    hit = LENGTHS.match(sentence, place)
    return None if hit is None or sentence.word(hit[0]) in _BY_HOW_MUCH else hit


_BY_HOW_MUCH = listed("earlier later sooner")


@TODAY("in {a_while} [time]")
def _in_a_while(sentence: Sentence, minutes: int) -> Timing | None:
    minute = soonest(work(sentence).now) + minutes
    return Timing(minute, minute, "at", moment=Moment(minute, "sure")) if minute < DAY else None


@TODAY(
    "(in|within|over|during|for) the next hour", "(in|within|over|during|for) the next {a_while}"
)
def _next_hours(sentence: Sentence, minutes: int = HOUR) -> Timing | None:
    start = soonest(work(sentence).now)
    return Timing(start, start + minutes, "range") if start + minutes < DAY else None


@TODAY(
    "[right|just] now", "(immediately|straight away|right away|at the moment|this minute|at once)"
)
def _now(sentence: Sentence) -> Timing | None:
    if "moment" in sentence.words and not {"free", "available", "around"} & {*sentence.words}:
        return None  # "Mark can't do Thursdays at the moment"
    minute = soonest(work(sentence).now)
    return Timing(minute, minute, "at", moment=Moment(minute, "sure"))
