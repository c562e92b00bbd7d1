"""How long an interview lasts: `45 mins`, `1h30`, `an hour and a half`, `half day`, `quick 15`."""

from itertools import pairwise

from bot.language.grammar import Hit, Rules, slot
from bot.language.tokens.calendar_words import MONTHS
from bot.language.tokens.normalize import listed
from bot.language.tokens.numbers import begins_dates, count
from bot.language.tokens.tokenizer import Sentence

HOUR = 60
HALF_DAY = 4 * HOUR
QUARTER = 15
LONGEST_IN_HOURS = 6
"""`6h` is six hours, `7h` is seven o'clock: nobody interviews longer without saying "for"."""
ROUND = frozenset({10, 15, 20, 25, 30, 40, 45, 50, 60, 75, 90, 120})
"""Numbers that are minutes even where nobody says so: `a quick 15`, `for 45`."""

_COUNTED = listed(
    "people persons ppl pax seats of minutes minute mins min m hours hour hrs hr h days weeks candidates am pm"
) | frozenset(MONTHS)

_BEFORE_CLOCK = listed("at from until till by before after to - : around about past")

LENGTHS: Rules[int] = Rules("length")


@slot("decimal", "<decimal>")
def decimal(sentence: Sentence, place: int) -> Hit[float] | None:
    """Read 1.5 or 1,5."""
    if sentence.kinds[place] != "decimal":
        return None
    return place + 1, float(sentence.words[place].replace(",", "."))


@slot("round", "<number>")
def round_number(sentence: Sentence, place: int) -> Hit[int] | None:
    """Read a number that can only be minutes."""
    word = sentence.words[place]
    is_round = sentence.kinds[place] == "number" and len(word) <= len("120") and int(word) in ROUND
    if sentence.word(place + 1) in _COUNTED or begins_dates(sentence, place):
        return None
    return (place + 1, int(word)) if is_round else None


@slot("bare_length", "<number>")
def bare_length(sentence: Sentence, place: int) -> Hit[int] | None:
    """Read the minutes of "45 with Priya" and "30 for Ian and Mei": somebody named, and no hour of the day."""
    hit = round_number(sentence, place)
    if hit is None or sentence.word(hit[0]) not in {"with", "w", "for"} or hit[1] < QUARTER:
        return None
    is_clock = sentence.word(place - 1) in _BEFORE_CLOCK
    named = sentence.names.match(sentence, hit[0] + 1)
    return hit if named and named[1].kind == "person" and not is_clock else None


@slot("each_length", "<number>")
def each_length(sentence: Sentence, place: int) -> Hit[int] | None:
    """Read the minutes of "45 each"."""
    hit = round_number(sentence, place)
    return (
        hit if hit and sentence.word(hit[0]) in {"each", "apiece"} and hit[1] >= QUARTER else None
    )


@slot("quarters", "{count}")
def quarters(sentence: Sentence, place: int) -> Hit[int] | None:
    """Read the minutes of "an hour 15" and "an hour fifteen": quarters that begin no range of hours."""
    hit = count(sentence, place)
    if hit is None or hit[1] not in {15, 30, 45}:
        return None
    after = sentence.word(hit[0])
    return None if after in _COUNTED or after in {"-", "to", "until", "till"} else hit


def _is_clock(sentence: Sentence, hours: int) -> bool:
    """Whether it is a time, as `15h` is and `2h` is not, unless "for" is said before it."""
    words = sentence.words
    is_for = ("for", str(hours)) in pairwise(words)
    return hours > LONGEST_IN_HOURS and not is_for


@LENGTHS("{count} (minutes|minute|mins|min|m|minuets|minutos)")
def _minutes(_: Sentence, minutes: int) -> int:
    return minutes


@LENGTHS("{decimal} (minutes|minute|mins|min)")
def _odd_minutes(_: Sentence, minutes: float) -> int:
    return round(minutes)


@LENGTHS("{count} (hours|hour|hrs|hr)")
def _hours(_: Sentence, hours: int) -> int:
    return hours * HOUR


@LENGTHS("{count} h")
def _hours_letter(sentence: Sentence, hours: int) -> int | None:
    return None if _is_clock(sentence, hours) else hours * HOUR


@LENGTHS("{count} h {minute_digits} [m|min|mins|minutes]")
def _hours_and_letter(sentence: Sentence, hours: int, minutes: int) -> int | None:
    is_hour = hours > LONGEST_IN_HOURS + 2 or _is_clock(sentence, hours)
    return None if is_hour or minutes >= HOUR else hours * HOUR + minutes


@LENGTHS(
    "{count} (hours|hour|hrs|hr) [and] {count} (minutes|minute|mins|min|m)",
    "{count} (hour|hours|hr|hrs) {quarters}",
    "(an|a) hour {quarters}",
)
def _hours_and_minutes(_: Sentence, *said: int) -> int:
    return (said[0] if len(said) > 1 else 1) * HOUR + said[-1]


@LENGTHS("(an|a) hour and {count} (minutes|minute|mins|min)", "hour and {count} (minutes|mins|min)")
def _hour_and(_: Sentence, minutes: int) -> int:
    return HOUR + minutes


@LENGTHS("{decimal} (hours|hour|hrs|hr|h)")
def _odd_hours(_: Sentence, hours: float) -> int | None:
    return round(hours * HOUR) if hours <= LONGEST_IN_HOURS else None


@LENGTHS(
    "(an|a|1|full|whole|the) (hour|hr)",
    "an (full|entire|whole) hour",
    "a (full|whole) hour",
    "hour long",
    "hour",
)
def _hour(_: Sentence) -> int:
    return HOUR


@LENGTHS(
    "[a] half (hour|hr|hours)",
    "[a] half an (hour|hr)",
    "half a (hour|hr)",
    "1 / 2 hour",
    "1/2 (hour|hr|an hour)",
)
def _half(_: Sentence) -> int:
    return HOUR // 2


@LENGTHS("[a] (quarter|1/4) [of] [an|a] (hour|hr)")
def _quarter(_: Sentence) -> int:
    return HOUR // 4


@LENGTHS(
    "(three|3) quarters [of] an (hour|hr)", "[a] three quarter (hour|hr)", "3/4 [of] [an] (hour|hr)"
)
def _three_quarters(_: Sentence) -> int:
    return HOUR // 4 * 3


@LENGTHS(
    "(an|1|one) (hour|hr) and [a] half",
    "hour and [a] half",
    "(an|one|1) and a half (hours|hrs|hour|hr)",
    "one and [a] half (hour|hours|hr|hrs)",
    "(about|around|roughly|say) one and [a] half (hour|hours|hr|hrs)",
)
def _hour_and_a_half(_: Sentence) -> int:
    return HOUR // 2 * 3


@LENGTHS("(an|1|one) (hour|hr) and a quarter", "hour and a quarter", "(one|1) and a quarter hours")
def _hour_and_a_quarter(_: Sentence) -> int:
    return HOUR + HOUR // 4


@LENGTHS("(an|1|one) (hour|hr) and three quarters", "(one|1) and three quarter hours")
def _hour_and_three_quarters(_: Sentence) -> int:
    return HOUR + HOUR // 4 * 3


@LENGTHS(
    "{count} (hours|hrs) and [a] half",
    "{count} and a half (hours|hrs)",
    "{count} 1/2 (hours|hrs|hour|h)",
)
def _and_a_half(_: Sentence, hours: int) -> int:
    return hours * HOUR + HOUR // 2


@LENGTHS("{count} (hours|hrs) and a quarter", "{count} and a quarter (hours|hrs)")
def _and_a_quarter(_: Sentence, hours: int) -> int:
    return hours * HOUR + HOUR // 4


@LENGTHS("[a] couple of hours", "[a] couple hours")
def _couple(_: Sentence) -> int:
    return 2 * HOUR


@LENGTHS("[a] few hours")
def _few(_: Sentence) -> int:
    return 3 * HOUR


@LENGTHS("{bare_length}", "{each_length}")
def _bare(_: Sentence, minutes: int) -> int:
    return minutes


@LENGTHS("[a] half [a] day")
def _half_day(_: Sentence) -> int:
    return HALF_DAY


@LENGTHS("{count} (-|to|or) {count} (minutes|mins|min|m)")
def _range(_: Sentence, least: int, most: int) -> int | None:
    return most if least < most else None


@LENGTHS("{count} (-|to|or) {count} (hours|hour|hrs|hr|h)")
def _range_of_hours(_: Sentence, least: int, most: int) -> int | None:
    return most * HOUR if least < most <= LONGEST_IN_HOURS else None


@LENGTHS(
    "[a] quick {round}",
    "for {round}",
    "for a {round}",
    "(length|duration|lasting|lasts|long) {round}",
    "need {round}",
    "(only|just) {round}",
    "(make|change|set|cut|extend|shorten|give) (it|that|this|us) [to] {round}",
    "(can|could) (it|that|this) be {round}",
)
def _round(sentence: Sentence, minutes: int) -> int | None:
    is_seats = "room" in sentence.words and "quick" not in sentence.words
    return None if is_seats or minutes < QUARTER else minutes
