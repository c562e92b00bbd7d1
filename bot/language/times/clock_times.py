"""Times on the clock as people say them: `3`, `2.30pm`, `half two`, `quarter to 3`, `15h`, `1500`, `noon`.

A `Moment` keeps what was said, so that "2-4pm" can still give its pm to the 2, and "tonight at 8" be 20:00.
"""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from bot.language.grammar import VOCABULARY, Hit, Rules, slot
from bot.language.tokens.calendar_words import WEEKDAYS
from bot.language.tokens.normalize import listed
from bot.language.tokens.numbers import UNITS, begins_dates
from bot.language.tokens.tokenizer import Sentence

HOUR = 60
DAY = 24 * HOUR
NOON = 12 * HOUR
FIRST_MORNING_HOUR = 7
"""A bare hour from 7 to 11 is in the morning, 12 is noon, 1 to 6 in the afternoon."""
LATE, EARLY = 18 * HOUR, 6 * HOUR
PAST_NOON = 13

_COUNTED = listed(
    """
    people person persons ppl of days day weeks week months month hours hour hrs hr minutes minute mins
    min working business interviewers interviewer candidates rooms room seats seat seater weekdays
    workdays participants attendees guests times slots options jan january feb february mar march apr
    april jun june jul july aug august sep sept september oct october nov november dec december x h m quarter quarters
    """
)


class Moment(Struct, frozen=True):
    """Minutes after midnight as said, and which half of the day: None where nothing told."""

    face: int
    half: Literal["am", "pm", "sure"] | None = None

    @property
    def minute(self) -> int:
        """Minutes after midnight."""
        if self.half == "sure":
            return self.face
        if self.half is not None:
            return self.face % NOON + (NOON if self.half == "pm" else 0)
        return self.face + NOON if HOUR <= self.face < FIRST_MORNING_HOUR * HOUR else self.face


_LEADING = listed("- to or and at around about after before by from until till past")
"""Words after which the 4 of "2-4 room for 6" is an hour."""
CLOCK: Rules[Moment] = Rules("clock")
_HALVES: dict[str, Literal["am", "pm"]] = {"a": "am", "p": "pm"}
VOCABULARY.update(_HALVES)


def on_face(hour: int, minute: int = 0, *, is_full: bool = False) -> Moment | None:
    """Return the moment of an hour and a minute, if there is one; `is_full` for a 24-hour spelling."""
    if hour > DAY // HOUR or minute >= HOUR or (hour == DAY // HOUR and minute):
        return None
    sure = is_full or hour >= PAST_NOON or hour == 0
    return Moment(hour * HOUR + minute, "sure" if sure else None)


@slot("digits", "<clock>", "<decimal>", "<number>")
def digits(sentence: Sentence, place: int) -> Hit[Moment] | None:
    """Read 9:30, 14.30 or 1500: digits that show an hour and its minutes."""
    kind, word = sentence.kinds[place], sentence.words[place]
    if kind == "clock":
        hour, minute = word.split(":")[:2]
    elif kind == "decimal" and len(word.split(".")[-1]) == len("30") and "." in word:
        hour, minute = word.split(".")
        if int(minute) % 5 or (hour + minute) == "":
            return None
    elif kind == "number" and len(word) == len("1500"):
        hour, minute = word[:2], word[2:]
        if int(minute) % 5:
            return None
    else:
        return None
    moment = on_face(int(hour), int(minute), is_full=hour.startswith("0"))
    return (place + 1, moment) if moment else None


@slot("minute_digits", "<number>")
def minute_digits(sentence: Sentence, place: int) -> Hit[int] | None:
    """Read the 30 of 15h30; the two of "at 15h two of them" counts something else."""
    word = sentence.words[place]
    is_minutes = sentence.kinds[place] == "number" and len(word) == len("30")
    return (place + 1, int(word)) if is_minutes else None


@slot("bare", *UNITS, "<number>")
def bare(sentence: Sentence, place: int) -> Hit[Moment] | None:
    """Read a bare hour: 3, three, 15; not one that counts something."""
    word = sentence.words[place]
    is_room = sentence.word(place + 1) == "room" and sentence.word(place - 1) in _LEADING
    if sentence.word(place + 1) in _COUNTED and not is_room:
        return None
    if _is_of_a_name(sentence, place) or (word == "one" and _is_pronoun(sentence, place)):
        return None  # "a job at Five Guys"
    if word in UNITS and UNITS[word] <= NOON // HOUR:
        return place + 1, Moment(UNITS[word] * HOUR)
    if sentence.kinds[place] != "number" or len(word) > len("930") or word == "0":
        return None
    hour, minute = (int(word[:-2]), int(word[-2:])) if len(word) == len("930") else (int(word), 0)
    moment = on_face(hour, minute, is_full=word.startswith("0"))
    return (place + 1, moment) if moment and not begins_dates(sentence, place) else None


def _is_pronoun(sentence: Sentence, place: int) -> bool:
    """Whether "one" stands for what was named: "this one", "one that has a screen", "to one with a screen"."""
    before, after = sentence.word(place - 1), sentence.word(place + 1)
    is_told = after == "with" and sentence.word(place + 2) in {"a", "an", "more"}
    return (
        before in {"that", "this"}
        or after in {"that", "thats", "which"}
        or (is_told and before == "to")
    )


def _is_of_a_name(sentence: Sentence, place: int) -> bool:
    """Whether a number in words begins a name: "a job at Five Guys"."""
    if sentence.words[place] not in UNITS or place + 1 >= len(sentence.words) or not place:
        return False
    is_titled = sentence.is_capital(place) and sentence.is_capital(place + 1)
    is_alone = not sentence.is_capital(place - 1) and sentence.word(place + 1) not in WEEKDAYS
    return is_titled and is_alone and not sentence.names.is_exact(sentence.word(place + 1))


@slot("hour", "{clock}", "{bare}")
def hour(sentence: Sentence, place: int) -> Hit[Moment] | None:
    """Read a time in any spelling, also a bare hour."""
    return CLOCK.match(sentence, place) or bare(sentence, place)


@slot("spoken_hour", *UNITS)
def spoken_hour(sentence: Sentence, place: int) -> Hit[Moment] | None:
    """Read an hour in words."""
    hours = UNITS.get(sentence.words[place], NOON)
    return (place + 1, Moment(hours * HOUR)) if hours <= NOON // HOUR else None


@slot("short_count", "five", "ten", "twenty", "<number>")
def short_count(sentence: Sentence, place: int) -> Hit[int] | None:
    """Read the minutes that stand before past or to."""
    word = sentence.words[place]
    spoken = {"five": 5, "ten": 10, "twenty": 20}.get(word) or (
        int(word) if word in {"5", "10", "20", "25"} else 0
    )
    return (place + 1, spoken) if spoken else None


@slot("half_day_clock", "{bare}")
def half_day_clock(sentence: Sentence, place: int) -> Hit[Moment] | None:
    """Read an hour with its half of the day: 2pm, but not 2:30pm."""
    hit = bare(sentence, place)
    half = sentence.word(place + 1)
    if hit is None or half not in {"am", "pm"}:
        return None
    return place + 2, replace(hit[1], half="am" if half == "am" else "pm")


@CLOCK("{digits} [hrs|hours|h]")
def _digits(_: Sentence, moment: Moment) -> Moment:
    return moment


@CLOCK(
    "{digits} am",
    "{bare} am",
    "{digits} in the morning",
    "{bare} in the morning",
    "{bare} oclock am",
)
@CLOCK("{bare} oclock in the morning")
def _am(_: Sentence, moment: Moment) -> Moment | None:
    return replace(moment, half="am") if moment.half is None else moment


@CLOCK("{digits} pm", "{bare} pm", "{bare} oclock pm")
@CLOCK(
    "{digits} (in the afternoon|in the evening|at night)",
    "{bare} (in the afternoon|in the evening|at night)",
)
@CLOCK("{bare} oclock (in the afternoon|in the evening|at night)")
def _pm(_: Sentence, moment: Moment) -> Moment | None:
    return replace(moment, half="pm") if moment.half is None else moment


@slot("glued_half", "a", "p")
def glued_half(sentence: Sentence, place: int) -> Hit[Literal["am", "pm"]] | None:
    """Read the a of "10a" and the p of "2:30p", written without a gap."""
    half = _HALVES.get(sentence.words[place])
    is_glued = place > 0 and sentence.spans[place][0] == sentence.spans[place - 1][1]
    return (place + 1, half) if half and is_glued else None


@CLOCK("{digits} {glued_half}", "{bare} {glued_half}")
def _glued(_: Sentence, moment: Moment, half: Literal["am", "pm"]) -> Moment | None:
    return replace(moment, half=half) if moment.half is None else moment


@CLOCK("{bare} (oclock|o clock|hrs sharp|sharp)", "{bare} on the dot")
def _oclock(_: Sentence, moment: Moment) -> Moment:
    return moment


@slot("spoken_minutes", "fifteen", "thirty", "twenty", "forty", "fifty", "ten")
def spoken_minutes(sentence: Sentence, place: int) -> Hit[int] | None:
    """Read the thirty of "two thirty"."""
    tens = {"fifteen": 15, "thirty": 30, "twenty": 20, "forty": 40, "fifty": 50, "ten": 10}
    minutes = tens.get(sentence.words[place], 0)
    has_five = minutes >= tens["twenty"] and sentence.word(place + 1) == "five"
    end = place + 1 + int(has_five)
    return (
        (end, minutes + 5 * int(has_five))
        if minutes and sentence.word(end) not in _COUNTED
        else None
    )


@CLOCK("{spoken_hour} {spoken_minutes}")
def _spoken(_: Sentence, moment: Moment, minutes: int) -> Moment | None:
    return replace(moment, face=moment.face + minutes)


@CLOCK(
    "{spoken_hour} {spoken_minutes} (am|pm)",
    "{spoken_hour} {spoken_minutes} in the (morning|afternoon|evening)",
)
def _spoken_half(sentence: Sentence, moment: Moment, minutes: int) -> Moment | None:
    half: Literal["am", "pm"] = "am" if {"am", "morning"} & set(sentence.words) else "pm"
    return Moment(moment.face + minutes, half)


@CLOCK("{count} (h|hrs)")
def _hour_letter(_: Sentence, hours: int) -> Moment | None:
    return on_face(hours, is_full=True) if hours >= FIRST_MORNING_HOUR else None


@CLOCK("{count} h {minute_digits}")
def _hour_and_minutes(_: Sentence, hours: int, minutes: int) -> Moment | None:
    return on_face(hours, minutes, is_full=True) if hours >= FIRST_MORNING_HOUR else None


@CLOCK("half [past] {bare}", "half [past] {half_day_clock}")
def _half_past(_: Sentence, moment: Moment) -> Moment | None:
    return _moved(moment, 30)


@CLOCK("[a] quarter (past|after) {bare}", "[a] quarter (past|after) {half_day_clock}")
def _quarter_past(_: Sentence, moment: Moment) -> Moment | None:
    return _moved(moment, 15)


@CLOCK(
    "[a] quarter (to|of|before|til|till) {bare}",
    "[a] quarter (to|of|before|til|till) {half_day_clock}",
)
def _quarter_to(_: Sentence, moment: Moment) -> Moment | None:
    return _moved(moment, -15)


@CLOCK(
    "{short_count} [minutes|mins] past {bare}", "{short_count} [minutes|mins] past {half_day_clock}"
)
def _past(_: Sentence, minutes: int, moment: Moment) -> Moment | None:
    return _moved(moment, minutes)


@slot("minutes_to", "five", "ten", "5", "10")
def minutes_to(sentence: Sentence, place: int) -> Hit[int] | None:
    """Read the ten of "ten to four", which is no range of hours; nor is that of "at 10 to 4"."""
    word, before = sentence.words[place], sentence.word(place - 1)
    minutes = {"five": 5, "ten": 10, "5": 5, "10": 10}.get(word)
    is_range = before != "at" if word.isdigit() else before in {"from", "between", "-"}
    return None if minutes is None or is_range else (place + 1, minutes)


@CLOCK("{short_count} (minutes|mins) to {bare}", "{short_count} (minutes|mins) to {half_day_clock}")
@CLOCK("{minutes_to} to {bare}", "{minutes_to} to {half_day_clock}")
@CLOCK("(twenty|20) to {bare}", "(twenty|20) to {half_day_clock}", "twenty five to {bare}")
def _to(_: Sentence, *said: Moment | int) -> Moment | None:
    minutes = said[0] if isinstance(said[0], int) else 20
    moment = said[-1]
    return _moved(moment, -minutes) if isinstance(moment, Moment) else None


@CLOCK("(noon|midday|noontime)", "12 (noon|midday)", "12 oclock (noon|midday)")
def _noon(_: Sentence) -> Moment:
    return Moment(NOON, "sure")


@CLOCK("midnight")
def _midnight(_: Sentence) -> Moment:
    return Moment(DAY, "sure")


def _moved(moment: Moment, minutes: int) -> Moment | None:
    if moment.half is None and moment.face + minutes < HOUR:
        return Moment(NOON + minutes % HOUR)
    return replace(moment, half="sure", face=moment.minute + minutes)


def between(first: Moment, last: Moment) -> tuple[int, int] | None:
    """Return the minutes from one moment to another; None if they cannot be in that order."""
    for start, end in _readings(first, last):
        if start < end:
            return start, end
    return None


def _readings(first: Moment, last: Moment) -> list[tuple[int, int]]:
    """Return the ways to read a range, the likeliest first."""
    start, end = first.minute, last.minute
    if first.half is None and last.half in {"am", "pm"}:
        shared = replace(first, half=last.half).minute
        return [(shared, end), (start, end)]
    if last.half is None and first.half in {"am", "pm"}:
        shared = replace(last, half=first.half).minute
        return [(start, shared), (start, _other(shared))]
    return [(start, end), *_bare_readings(first, last)]


def _bare_readings(first: Moment, last: Moment) -> list[tuple[int, int]]:
    start, end = first.minute, last.minute
    readings = []
    if last.half is None and end < NOON:
        readings.append((start, end + NOON))
    if first.half is None and last.half == "sure":
        readings.append((first.face, end))
    if first.half == last.half == "sure" and start >= LATE and end <= EARLY:
        readings.append((start, end + DAY))
    return readings


def _other(minute: int) -> int:
    return (minute + NOON) % DAY


def moment_in(moment: Moment, half: str) -> Moment:
    """Return the moment as it is meant beside "in the morning" or "this evening"."""
    if moment.half is not None:
        return moment
    return replace(moment, half="am" if half == "am" else "pm")
