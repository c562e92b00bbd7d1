"""Numbers in digits and words: how many, and which one in a row."""

from bot.language.grammar import VOCABULARY, Hit, slot
from bot.language.tokens.calendar_words import MONTHS
from bot.language.tokens.normalize import listed
from bot.language.tokens.tokenizer import Sentence

_UNITS = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_RANKS = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"""
UNITS = {word: number for number, word in enumerate(_UNITS.split(), 1)}
TENS = {word: 10 * number for number, word in enumerate(_TENS.split(), 2)}
RANKS = {word: number for number, word in enumerate(_RANKS.split(), 1)} | {"thirtieth": 30}
LONGEST = 9
VOCABULARY.update(UNITS, TENS, RANKS)


@slot("count", *UNITS, *TENS, "<number>")
def count(sentence: Sentence, place: int) -> Hit[int] | None:
    """Read how many: 3, three, twenty-five."""
    word = sentence.words[place]
    if sentence.kinds[place] == "number":
        return (place + 1, int(word)) if len(word) <= LONGEST else None
    if word in UNITS:
        return place + 1, UNITS[word]
    if word in TENS:
        small = UNITS.get(sentence.word(place + 1), 0)
        return (
            (place + 2, TENS[word] + small) if 0 < small < UNITS["ten"] else (place + 1, TENS[word])
        )
    return None


@slot("rank", *RANKS, *TENS, "<ordinal>")
def rank(sentence: Sentence, place: int) -> Hit[int] | None:
    """Read which one in a row: 3rd, third, twenty-fourth."""
    word = sentence.words[place]
    if sentence.kinds[place] == "ordinal":
        return place + 1, int(word[:-2])
    if word in RANKS:
        return place + 1, RANKS[word]
    small = RANKS.get(sentence.word(place + 1), 0)
    if word in TENS and 0 < small < UNITS["ten"]:
        return place + 2, TENS[word] + small
    return None


_JOINED = listed("- to until till through and or /")


def begins_dates(sentence: Sentence, place: int) -> bool:
    """Whether days of a month begin with a number: the 22 of "how about 22-24 January"."""
    is_joined = sentence.word(place + 1) in _JOINED and sentence.word(place + 2).isdigit()
    return is_joined and sentence.word(place + 3) in MONTHS
