"""How many of the people are needed: `either`, `any two of`, `at least 2 of`, `both`, `everyone`."""

from msgspec import Struct

from bot.language.grammar import Hit, Rules, slot
from bot.language.times.date_ranges import DAYS
from bot.language.times.datetime_ranges import STRETCH
from bot.language.times.durations import LENGTHS
from bot.language.times.time_ranges import TIMES
from bot.language.tokens.cues import Cued
from bot.language.tokens.numbers import count
from bot.language.tokens.tokenizer import Sentence


class Need(Struct, frozen=True):
    """How many; all where `many` is None. `is_of` where the people follow, else it speaks of those already named."""

    many: int | None
    is_of: bool = True
    is_everyone: bool = False
    is_anyone: bool = False


NEED: Rules[Need] = Rules("need")
_MOST = 50


@slot("heads", "{count}")
def heads(sentence: Sentence, place: int) -> Hit[int] | None:
    """Read how many people; the 30 of "any 30 minutes" counts none, nor does the 4 of "only 4-6 on Thursday"."""
    hit = None if LENGTHS.match(sentence, place) else count(sentence, place)
    hours = TIMES.match(sentence, place) if hit and sentence.word(hit[0]) in _RANGES else None
    return None if hours and _is_time(sentence, hours[0] + _is_on(sentence, hours[0])) else hit


def _is_on(sentence: Sentence, place: int) -> bool:
    return sentence.word(place) == "on"


_RANGES = frozenset({"-", "to"})


def _is_time(sentence: Sentence, place: int) -> bool:
    """Whether days or hours begin here."""
    return place < len(sentence) and any(
        rules.match(sentence, place) for rules in (STRETCH, DAYS, TIMES)
    )


@slot("drawn_from", "from", "between")
def drawn_from(sentence: Sentence, place: int) -> Hit[bool] | None:
    """Read the "from" of "anyone from backend", but not that of "anyone from 2pm"."""
    is_drawn = sentence.words[place] in {"from", "between"} and not _is_time(sentence, place)
    return (place + 1, True) if is_drawn else None


@slot("either", "either")
def either(sentence: Sentence, place: int) -> Hit[bool] | None:
    """Read the "either" of people, not that of "either on Monday or Tuesday"."""
    if sentence.words[place] != "either" or sentence.word(place + 1) in _NOT_OF_PEOPLE:
        return None
    after = place + 1 + int(sentence.word(place + 1) in {"on", "in", "at"})
    return None if _is_time(sentence, after) else (place + 1, True)


_NOT_OF_PEOPLE = frozenset({"", ".", "!", ",", "works", "is", "'s", "will", "one", "day", "would"})


@NEED(
    "(either|one|any|anyone|anybody|someone|somebody|whoever|any one|either one|at least one|at least 1|1|just one|any 1|who) (of|out of|among|amongst)",
    "(either|one|any|anyone|anybody|someone|somebody|whoever|any one|either one|at least one|at least 1|1|just one|any 1|who) {drawn_from}",
)
@NEED(
    "[any|at least|just|only] (one|1) (person|interviewer|panelist|colleague) (of|from|out of|among)"
)
@NEED(
    "{either}",
    "at least one of",
    "who out of",
    "(whichever|whoever) of",
    "(whichever|whoever) is (free|available|around) (from|of|out of|among)",
)
def _one_of(_: Sentence, *__: bool) -> Need:
    return Need(1)


@NEED(
    "[any|at least|exactly|just|only|a minimum of|minimum|min] {heads} (of|from|out of|among|amongst) [the|these]",
    "[any|at least] {heads} (interviewers|people) (of|from|out of|among)",
)
def _some_of(_: Sentence, many: int) -> Need | None:
    return Need(many) if 0 < many <= _MOST else None


@slot("so_many", "{count}")
def so_many(sentence: Sentence, place: int) -> Hit[int] | None:
    """Read the 2 of "need 2" that counts the people named before: nothing follows that it would count."""
    hit = heads(sentence, place)
    if hit is None or not any(sentence.names.is_exact(word) for word in sentence.words[:place]):
        return None
    after = sentence.word(hit[0])
    is_alone = after in {"", ",", ".", "-", "?", "!", "on", "for", "please"} or _is_time(
        sentence, hit[0]
    )
    return hit if is_alone else None


@NEED("(need|needs|require|want|only need|just need) {so_many} [of them]")
def _need_so_many(_: Sentence, many: int) -> Need | None:
    return Need(many, is_of=False) if 0 < many <= _MOST else None


@NEED("[a|any] (couple|pair) of")
def _couple_of(_: Sentence) -> Need:
    return Need(2)


@NEED("both [of]", "all of", "all {heads} of", "(each|every one) of")
def _all_of(_: Sentence, *__: int) -> Need:
    return Need(None)


@NEED(
    "(any|at least|exactly|just|only) {heads}",
    "(any|at least|exactly) {heads} of (them|those|these|us)",
    "{heads} of (them|those|us|the following|the people below)",
)
@NEED(
    "[any|at least|exactly|just|only] {heads} (interviewers|people|panelists|panellists|colleagues|persons)"
)
def _so_many(_: Sentence, many: int) -> Need | None:
    return Need(many, is_of=False) if 0 < many <= _MOST else None


@slot("either_does", "either")
def either_does(sentence: Sentence, place: int) -> Hit[bool] | None:
    """Read the "either works" of people, not that of "Thursday or Friday, either works"."""
    if any(_is_time(sentence, before) for before in range(place)):
        return None
    found = _EITHER_DOES.match(" ".join(sentence.words[place : place + 3]))
    return (place + len(found[0].split()), True) if found else None


_EITHER_DOES = Cued(r"either (?:works|is fine|'s fine|will do|one|is ok|'s ok)\b")


@NEED("{either_does}")
@NEED(
    "(either|one|any|any one|at least one) of (them|those|these|the two|us)",
    "(dont|do not|no need to) (need|have|want) (both|all) [of them]",
    "(one or the other|one or other)",
    "any of them",
    "(whichever|whoever) [one] of (them|those|these|the two|us) [is] [free] [is fine|works|will do|is ok]",
)
@NEED("one (is enough|will do|suffices|is fine)")
def _one_of_them(_: Sentence, *__: bool) -> Need:
    return Need(1, is_of=False)


@NEED("(both|all) of (them|those|these|us)", "all (two|three|four|five|2|3|4|5)")
@NEED("all of the above", "them all", "they all", "both")
def _all_of_them(_: Sentence) -> Need:
    return Need(None, is_of=False)


@NEED("(anyone|anybody|whoever|someone|somebody) [else|at all]", "any interviewer [else]")
def _anyone(_: Sentence) -> Need:
    return Need(1, is_of=False, is_anyone=True)


@NEED(
    "(everyone|everybody|all interviewers|all the interviewers|all of the interviewers|every interviewer|the whole team|the entire team|whole team|the whole panel|all the team|all hands|all of us|everyone 's|the full panel)"
)
def _everyone(_: Sentence) -> Need:
    return Need(None, is_of=False, is_everyone=True)
