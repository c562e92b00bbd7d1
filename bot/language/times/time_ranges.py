"""Times of a day: `at 10 or 2`, `between 2 and 4pm`, `after lunch`, `half past two`, `first thing`.

Gives `Timing`s; the days they fall on are read elsewhere. The working hours come with the sentence's almanac.
"""

from bot.language.grammar import Hit, Rules, slot
from bot.language.times.clock_times import DAY, HOUR, NOON, Moment, bare, between
from bot.language.times.day_parts import ABOUT, LUNCH_END, NIGHT, TWO_HOURS, Timing, Timings, work
from bot.language.tokens.calendar_words import WEEKDAYS
from bot.language.tokens.normalize import listed
from bot.language.tokens.tokenizer import Sentence

TIMES: Rules[Timings] = Rules("times")
MOMENTS: Rules[tuple[Moment, ...]] = Rules("moments")


# Rows of moments


@MOMENTS("{hour}")
def _moment(_: Sentence, moment: Moment) -> tuple[Moment, ...]:
    return (moment,)


@MOMENTS("{hour} (or|and|,|/|, or|, and|or else) [at|around] {moments}")
def _moments(_: Sentence, moment: Moment, others: tuple[Moment, ...]) -> tuple[Moment, ...]:
    """Return a row its shared am or pm where that keeps it in order: `9 or 10pm`."""
    if moment.half is None and others[0].half in {"am", "pm"}:
        shared = Moment(moment.face, others[0].half)
        moment = shared if shared.minute < others[0].minute else moment
    return (moment, *others)


# What a time says about the interview


def starts(moments: tuple[Moment, ...]) -> Timings:
    """Return the times at which an interview may start."""
    return tuple(Timing(one.minute, one.minute, "at", moment=one) for one in moments)


@TIMES(
    "[starting|start|beginning|begins|starts|kick off] at [exactly] {moments}",
    "{clock} [start|sharp]",
    "at either {moments}",
    "either at {moments}",
    "either {clock} or {moments}",
    "[at] [exactly] {clock} (or|/) {moments}",
)
@TIMES("(starting|kicking off|beginning) {clock}")
@TIMES(
    "(make it|make that|change it to|move it to|switch to|how about|what about|try|say) {moments}",
    "(would|could|does|will) {moments} (work|suit|do|fit)",
)
def _starts(_: Sentence, *said: Moment | tuple[Moment, ...]) -> Timings:
    return starts(
        tuple(one for each in said for one in (each if isinstance(each, tuple) else (each,)))
    )


_LONE_ENDS = listed(
    """
    , . ? ! - ) but not so instead rather please pls or on for if works would is suits today tomorrow then and with next this better
    """
) | frozenset(WEEKDAYS)


_QUARTERS = frozenset({15, 30, 45})


@slot("lone_hour", "{bare}")
def lone_hour(sentence: Sentence, place: int) -> Hit[Moment] | None:
    """Read the 4 of "can we do 4 instead", and 430: a number up to twelve, or of quarters, that counts nothing."""
    hit = bare(sentence, place)
    if hit is None or sentence.words[place] == "one":
        return None
    if len(sentence.words[place]) < len("430") and (hit[1].face > NOON or hit[1].face % HOUR):
        return None
    if len(sentence.words[place]) == len("430") and hit[1].face % HOUR not in _QUARTERS:
        return None
    return hit if sentence.word(hit[0]) in {"", *_LONE_ENDS} else None


_JUDGED = listed("does doesnt isnt wont")
_JUDGING = listed("work suit fit good ok okay fine possible do great be") | {
    "",
    ",",
    ".",
    "but",
    "?",
    "!",
}


@slot("judged_hour", "{bare}")
def judged_hour(sentence: Sentence, place: int) -> Hit[Moment] | None:
    """Read the hours of "2 doesn't work, 3 does": what is said of them is read elsewhere."""
    hit = bare(sentence, place)
    if (
        hit is None
        or hit[1].face > NOON
        or hit[1].face % HOUR
        or sentence.word(hit[0]) not in _JUDGED
    ):
        return None
    return hit if sentence.word(hit[0] + 1) in _JUDGING else None


@TIMES("{judged_hour}")
def _judged(_: Sentence, moment: Moment) -> Timings:
    return starts((moment,))


@TIMES(
    "(do|doing|say|prefer|suggest|propose|to|makes it|rather|have it at|meet at|start at) {lone_hour}",
    "{lone_hour} (instead|rather|better)",
    "{lone_hour} [also|still] (works|suits) [better]",
    "{lone_hour} (is|would be|could be) [also|still] (fine|ok|okay|good|possible|better)",
    "{lone_hour} (would|will|could|might) [also|still] (work|suit) [better]",
)
def _lone(_: Sentence, moment: Moment) -> Timings:
    return starts((moment,))


@TIMES(
    "[at] (around|about|roughly|approximately|approx|circa|ca|near|towards) [about] {moments} [ish]"
)
@TIMES("[at] {moments} (ish|or so|or thereabouts|give or take|roughly|approximately|approx)")
@TIMES("some time (around|about) {moments}", "[at] {hour} - ish")
@TIMES(
    "(make it|make that|change it to|move it to|switch to|how about|what about|try|say) {moments} (ish|or so|or thereabouts)",
    "(make it|make that|change it to|move it to|switch to|how about|what about|try|say) {hour} - ish",
    "(make it|make that|change it to|move it to|switch to|how about|what about|try|say) (around|about) {moments}",
)
def _about(_: Sentence, moments: Moment | tuple[Moment, ...]) -> Timings:
    said = moments if isinstance(moments, tuple) else (moments,)
    return tuple(
        Timing(one.minute - ABOUT, one.minute + ABOUT, "about", moment=one) for one in said
    )


@TIMES(
    "(after|from|past|since|later than|starting from|starting after|beginning from|any time after|as of) {hour} [onwards|onward|or later]"
)
@TIMES("(not before|no earlier than|not earlier than|not until|nothing before|never before) {hour}")
@TIMES("[the] earliest [at|is] {hour}", "[at] earliest {hour}", "no sooner than {hour}")
@TIMES("no (times|slots|time|interviews|earlier) before {hour}")
@TIMES(
    "{hour} (onwards|onward|or later|and later|or afterwards|upwards|at the earliest)",
    "(at|from) {hour} (onwards|onward|or later)",
    "[at|from] {hour} {or_after}",
)
def _after(sentence: Sentence, moment: Moment, *_: bool) -> Timings | None:
    end = work(sentence).end
    start = moment.minute
    late = end if start < end else max(NIGHT, min(start + TWO_HOURS, DAY))
    return (Timing(start, late, "low", moment=moment),)


@TIMES(
    "(before|until|till|til|by|up to|up until|no later than|not later than|earlier than|ending by|ending before) {hour}"
)
@TIMES("[at] [the] latest [is] {hour}")
@TIMES("(done|finished|finishing|finish|over|wrapped up|ends|end|out|complete) (by|before) {hour}")
@TIMES(
    "(not|nothing|not any time|no later|never) (after|past|later than) {hour}",
    "{hour} (or earlier|or before|at the latest|latest|max)",
)
def _before(sentence: Sentence, moment: Moment) -> Timings:
    start = work(sentence).start
    end = moment.minute
    return (Timing(start if start < end else max(end - TWO_HOURS, 0), end, "high", moment=moment),)


def _range(first: Moment, last: Moment) -> Timings:
    span = between(first, last)
    if span is None:
        return (Timing(first.minute, last.minute, "range", moment=first, is_wrong=True),)
    return (Timing(*span, "range", moment=first),)


@TIMES(
    "(make it|make that|change it to|move it to|switch to|how about|what about|try|say) {hour} (-|to|until|till) {hour}"
)
@TIMES("[from|any time from] {hour} (-|to|until|till|til|through|thru) {hour}")
@TIMES(
    "[any time|anytime|sometime|anywhere] (between|btw|btwn|from) {hour} (and|to|-|&|until) {hour}"
)
def _from_to(_: Sentence, first: Moment, last: Moment) -> Timings | None:
    """Read a range of hours; a "1-1" is a talk of two people."""
    is_talk = first == last == Moment(HOUR)
    return None if is_talk else _range(first, last)


@TIMES("{hour} (ish) (-|to) {hour} [ish]")
def _from_to_about(_: Sentence, first: Moment, last: Moment) -> Timings:
    return _range(first, last)


@TIMES(
    "(after|from|past|following) (lunch|lunchtime|lunch time|the lunch break) [on|onwards]",
    "post lunch",
    "after the lunch hour",
)
def _after_lunch(sentence: Sentence) -> Timings:
    return (Timing(LUNCH_END, work(sentence).end, "low"),)


@TIMES("[in|during] [the] last hour before (lunch|lunchtime|noon|midday)")
def _last_before_noon(_: Sentence) -> Timings:
    return (Timing(NOON - HOUR, NOON),)


@TIMES("(before|until|till|by|pre) (lunch|lunchtime|lunch time)", "not after lunch")
def _before_lunch(sentence: Sentence) -> Timings:
    return (Timing(work(sentence).start, NOON, "high"),)


@TIMES(
    "(by|before|until|till) [the] (eod|cob|cop|close of business|end of the day|end of day|end of business|close of play)"
)
def _by_the_end(sentence: Sentence) -> Timings:
    return (Timing(work(sentence).start, work(sentence).end, "high"),)


@TIMES(
    "{part} (to|-|until|till|through) {part}", "(from|between) {part} (to|-|until|and|till) {part}"
)
def _parts(_: Sentence, first: Timing, last: Timing) -> Timings:
    return (Timing(first.start, last.end, "range"),)


@TIMES("(from|between) {part} (to|-|until|and|till) {hour}", "{part} (-|until|till) {hour}")
def _part_to_hour(_: Sentence, first: Timing, last: Moment) -> Timings:
    return (Timing(first.start, last.minute, "range", is_wrong=last.minute <= first.start),)


@TIMES("(from|between) {hour} (to|-|until|and|till) {part}", "{hour} (-|to|until|till) {part}")
def _hour_to_part(_: Sentence, first: Moment, last: Timing) -> Timings:
    return (Timing(first.minute, last.end, "range", is_wrong=last.end <= first.minute),)


@TIMES("all day [long]", "[the|a] (whole|entire|full) day")
def _all_day(sentence: Sentence) -> Timings:
    return (Timing(work(sentence).start, work(sentence).end, "part"),)


@TIMES(
    "{part}",
    "[in|during|over|at|around|for|sometime in|some time in] [the|a|an] {part} [only|time]",
    "(after) the morning",
)
def _part(_: Sentence, part: Timing | None = None) -> Timings | None:
    return (part,) if part else None
