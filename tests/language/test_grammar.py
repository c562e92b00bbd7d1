"""The net of phrases: it may not skip what a phrase or a slot can read."""

import pytest

from bot.language.chunking.chunker import scanned
from bot.language.grammar import SLOTS, VOCABULARY, Rules, begins
from bot.language.tokens.tokenizer import split
from tests.harness.phrase_lines import lines
from tests.language.example_company import company, scene

NUMBERS = ("3", "15", "45", "3rd", "24th", "1.5", "14.30", "9:30", "24/11", "2026-12-01", "2026")


@pytest.fixture(scope="module")
def sentences():
    """Every word the language knows alone and before a number, and every sentence of the examples."""
    texts = [*VOCABULARY, *NUMBERS, *(f"{word} 5" for word in VOCABULARY)]
    texts += [part for line in lines() for part in line.text.split(" >> ")]
    here = scene()
    return [scanned(text, here.almanac, company().names)[0] for text in texts]


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", sorted(SLOTS))
def test_a_slot_says_all_it_can_begin_with(name, sentences):
    """Where a slot does not say so it is never asked, and a phrase would be lost without a word."""
    take = SLOTS[name]
    for sentence in sentences:
        for place, (word, kind) in enumerate(zip(sentence.words, sentence.kinds, strict=True)):
            if take(sentence, place):
                assert begins(take) & {word, f"<{kind}>"}, (word, sentence.text)


def test_the_longest_phrase_wins_and_of_equal_ones_the_one_that_means_something():
    rules = Rules("test_tea")

    @rules("tea", "tea (at|by) {count}")
    def _tea(_, number=0):
        return ("tea", number)

    @rules("tea by {hour}")
    def _never(_, moment):
        return None

    assert rules.match(split("tea by five please"), 0) == (3, ("tea", 5))
    assert rules.match(split("tea please"), 0) == (1, ("tea", 0))
    assert rules.match(split("please tea"), 0) is None


def test_of_equally_long_phrases_the_one_written_first_wins():
    rules = Rules("test_later")

    @rules("{count} (days|weeks) later")
    def _first(_, number):
        return ("first", number)

    @rules("two days [much] (later|after)", "[in] {count} days later")
    def _second(*_):
        return ("second",)

    assert rules.match(split("two days later"), 0) == (3, ("first", 2))
    assert rules.match(split("in two days later"), 0) == (4, ("second",))
