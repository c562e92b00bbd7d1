"""The table of commands and its marks fit together; what they read is in phrases.txt."""

from bot.language.commands.intent_keywords import MARKS
from bot.language.commands.intents import ROWS


def test_every_mark_has_its_words_and_every_mark_is_used():
    used = {mark for _, needs, bars in ROWS for mark in needs | bars}
    assert used - MARKS.keys() == set()
    assert MARKS.keys() - used == {"outright"}
