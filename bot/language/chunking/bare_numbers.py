"""Numbers that nothing stands beside to tell what they count: the 10 of "Tuesday 10", the 45 of "ian 45 thu", the 8 of "in London, for 8"."""

from bot.language.chunking.pieces import Piece
from bot.language.people.quantifiers import NEED
from bot.language.questions.room_requirements import ROOM, RoomSaid, seats
from bot.language.times.clock_times import bare
from bot.language.times.date_ranges import DAYS
from bot.language.times.durations import LENGTHS
from bot.language.times.time_ranges import MOMENTS, TIMES, starts
from bot.language.tokens.calendar_words import MONTHS
from bot.language.tokens.normalize import listed
from bot.language.tokens.numbers import TENS, UNITS
from bot.language.tokens.tokenizer import Sentence

ENDS = frozenset({"?", ".", "!", "instead", "then", "please"})
"""Words that end what is said, or only lead on."""
USUAL_LENGTHS = frozenset({30, 40, 45, 50, 60, 75, 90, 120})
"""Numbers that are no hour, and hardly a day where nothing else is said."""
SMALLEST_LENGTH = 15
"""Numbers from here on are minutes where nothing tells: `for 8` counts people, `for 30` does not."""
MOST_DAYS = 31
_AFTER_LENGTH = ENDS | listed("pls plz thanks thx with for in online rm room") | {",", ""}
_HEADS = listed("people persons ppl pax seats")


def bare_number(sentence: Sentence, place: int, made: list[Piece]) -> Piece | None:
    """Return what a number that begins here counts by what stands before it, and beside it; None where nothing tells."""
    if not _may_count(sentence, place):
        return None
    return (
        _barred_hour(sentence, place, made)
        or _preferred_hour(sentence, place)
        or _bare_hours(sentence, place, made)
        or _bare_length(sentence, place, made)
        or _bare_seats(sentence, place, made)
    )


def _may_count(sentence: Sentence, place: int) -> bool:
    """Whether a bare number may begin here, or "for" before one."""
    word = sentence.words[place]
    is_number = sentence.kinds[place] == "number" or word in UNITS or word in TENS
    return is_number or word == "for" or MOMENTS.may_begin(sentence.signs[place])


def _bare_hours(sentence: Sentence, place: int, made: list[Piece]) -> Piece | None:
    """Read the 10 of `Tuesday 10`, `10 tomorrow` and `2 on Friday`: a bare number is an hour beside a day."""
    hours = MOMENTS.match(sentence, place)
    before = made[-1] if made else None
    if hours and before and before.value == "," and len(hours[1]) > 1:
        before = made[-2] if len(made) > 1 else None  # "Friday, 11 or 2"
    if hours and sentence.kinds[place] == "number" and _is_on_that_day(sentence, hours[0]):
        return Piece("times", starts(hours[1]), place, hours[0])
    if sentence.words[place] == "one" and sentence.word(place + 1) not in {"am", "pm", "oclock"}:
        return None
    if hours is None or TIMES.match(sentence, place) or LENGTHS.match(sentence, place):
        return None
    is_after = before is not None and before.kind == "days"
    is_before = before is None or before.kind in {"name", "join"}
    day = hours[0] + int(sentence.word(hours[0]) == "on")
    is_last = day >= len(sentence.words)
    following = DAYS.match(sentence, day) if is_before and not is_after and not is_last else None
    if DAYS.match(sentence, place) or ROOM.match(sentence, place) or NEED.match(sentence, place):
        return None
    if not is_after and (following is None or following[1].form == "span"):
        return None
    return Piece("times", starts(hours[1]), place, hours[0])


_LEADS_ON = frozenset({",", "but"})


def _barred_hour(sentence: Sentence, place: int, made: list[Piece]) -> Piece | None:
    """Read the 2 of "can do 3 not 2" and "not 2, 3 works": behind a "not", beside another hour."""
    if not made or made[-1].kind != "not" or sentence.kinds[place] != "number":
        return None
    hours = bare(sentence, place)
    if hours is None or TIMES.match(sentence, place) or LENGTHS.match(sentence, place):
        return None
    is_last = sentence.word(hours[0]) in {"", ".", "?", "!", "please", *_LEADS_ON}
    is_beside = any(one.kind == "times" for one in made) or (
        sentence.word(hours[0]) in _LEADS_ON
        and hours[0] + 1 < len(sentence)
        and TIMES.match(sentence, hours[0] + 1)
    )
    return Piece("times", starts((hours[1],)), place, hours[0]) if is_last and is_beside else None


def _preferred_hour(sentence: Sentence, place: int) -> Piece | None:
    """Read the 11 of "would rather 11 than 10", which says nothing of the 10."""
    hours = bare(sentence, place) if sentence.kinds[place] == "number" else None
    if hours is None or sentence.word(hours[0]) != "than" or hours[0] + 1 >= len(sentence):
        return None
    is_preferred = {"rather", "prefer", "sooner"} & {*sentence.words[:place]}
    is_hour = (
        is_preferred and bare(sentence, hours[0] + 1) and sentence.word(hours[0] + 2) in ENDS_HOUR
    )
    return Piece("times", starts((hours[1],)), place, hours[0] + 2) if is_hour else None


ENDS_HOUR = ENDS | listed("on if for thanks") | {"", ","}


def _is_on_that_day(sentence: Sentence, place: int) -> bool:
    """Whether "the same day" or "that day" follows, which makes an hour of a bare number."""
    following = sentence.words[place : place + 4]
    is_same = "same" in following[:3] and "day" in following
    return is_same or following[:2] == ["that", "day"]


def _bare_length(sentence: Sentence, place: int, made: list[Piece]) -> Piece | None:
    """Read the 45 of "ian + mei thu 45", "ian 45 thu" and "45 mei thu": beside who and when, a usual length."""
    word = sentence.words[place]
    if sentence.kinds[place] != "number" or int(word) not in USUAL_LENGTHS:
        return None
    kinds = {one.kind for one in made}
    is_beside = bool(made) and made[-1].kind in {"days", "times"} and "name" in kinds
    is_last = is_beside and sentence.word(place + 1) in _AFTER_LENGTH
    if "length" in kinds or not (is_last or _is_length_among(sentence, place, made)):
        return None
    return Piece("length", int(word), place, place + 1)


def _is_length_among(sentence: Sentence, place: int, made: list[Piece]) -> bool:
    """Whether a usual length stands between who and when, and is no date, no hour, and not one of several lengths."""
    lengths = [
        one
        for one, kind in zip(sentence.words, sentence.kinds, strict=True)
        if kind == "number" and int(one) in USUAL_LENGTHS
    ]
    if len(lengths) > 1 or any(rules.match(sentence, place) for rules in (LENGTHS, DAYS, TIMES)):
        return False
    said = [one for one in made if one.value not in {",", "or", "."}]
    before = said[-1] if said else None
    after = place + 1
    is_end = sentence.word(after) in _AFTER_LENGTH
    is_followed = not is_end and (
        DAYS.match(sentence, after) is not None
        or TIMES.match(sentence, after) is not None
        or sentence.names.match(sentence, after) is not None
    )
    if before is None:
        return is_followed and sentence.names.match(sentence, after) is not None
    if before.kind in {"days", "times"}:
        is_date = (
            int(sentence.words[place]) <= MOST_DAYS and sentence.word(before.end - 1) in MONTHS
        )
        is_asked = any(one.kind in {"name", "candidate"} for one in made)
        return is_asked and not is_date and (is_end or is_followed)
    is_named = before.kind == "candidate" or (
        before.kind == "name" and before.value.kind == "person"
    )
    return is_named and (is_end or is_followed)


def _bare_seats(sentence: Sentence, place: int, made: list[Piece]) -> Piece | None:
    """Read the `for 8` of "in London, for 8" and "a room, 8 people": beside a room a small number counts people."""
    first = place + int(sentence.words[place] == "for")
    hit = seats(sentence, first) if first < len(sentence.words) else None
    if hit is None or hit[1] >= SMALLEST_LENGTH or not _is_of_room(made, is_for=first > place):
        return None
    if DAYS.match(sentence, first):
        return None
    if first == place and sentence.word(hit[0]) not in _HEADS:
        return None
    end = hit[0] + int(sentence.word(hit[0]) in _HEADS)
    return Piece("room", RoomSaid(capacity=hit[1]), place, end)


_COURTESIES = (",", "please", "pls", "plz")


def _is_of_room(made: list[Piece], *, is_for: bool) -> bool:
    """Whether a room stands right before, or anywhere before a "for"."""
    said = [one for one in made if one.value not in _COURTESIES]
    if is_for and any(one.kind == "room" for one in said):
        return True
    before = said[-1] if said else None
    return before is not None and (
        before.kind == "room"
        or (before.kind == "name" and before.value.kind in {"room", "building", "feature"})
    )
