"""What must stand in a text for a pattern to match is derived from the pattern, and never left out of a match."""

import json
import re
import sys
from pathlib import Path

import pytest

from bot.language import parser
from bot.language.contract import answer_line
from bot.language.people import candidates
from bot.language.people.name_index import from_json
from bot.language.rewordings import notation
from bot.language.tokens import cues
from bot.language.tokens.cues import Cued, compile_all, cues_of, small

TEXTS = tuple(
    line
    for name in ("messages.txt", "phrases.txt")
    for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
)
PARTS = 10
"""What is asked of all patterns is asked of one in so many texts: a wrong cue is missed in many of them."""
MESSAGES = 600
"""How many messages are read for the texts that are made of them, some six hundred for each pattern."""
RECORDED = 0.5
"""What part of the patterns has its cues recorded at least: some words stand in hundreds of them, and may change."""
MOST_PATTERNS = 0.75
"""What part of the patterns they try at least."""


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("[Bb]ook (?:it|this)", (("book ",), ("it", "this"))),
        ("(?:swap|swapped) out", (("swap",), (" out",))),
        ("cancel(?: it)?", (("cancel",),)),
        ("(?:cancel )*it", (("it",),)),
        (r"(?<=with) \d+(?! min)", (("with",),)),
        ("LINK", (("link",),)),
        (r"\w+\(\d", (("(",),)),
        (r"\w+\. x", ((". x",),)),
        (r"\w+\.", ((".",),)),
        ("a|b|c|d|e|f|g|h|i|j|k|l|m", ()),
        (r"\w+|it", ()),
    ],
)
def test_cues_are_what_every_match_holds(pattern, found):
    assert cues_of(pattern) == found


def test_no_message_waits_for_a_pattern_once_all_are_compiled(monkeypatch):
    monkeypatch.setattr(cues, "KNOWN", [])  # all others take two seconds
    pattern = Cued("(?:hello|hi) there")
    for _ in compile_all():
        pass
    monkeypatch.setattr(re, "compile", None)
    monkeypatch.setattr(cues, "cues_of", None)
    assert pattern.search("hi there")


def test_a_pattern_that_takes_capitals_or_not_finds_its_cue_in_any_of_them():
    pattern = Cued("links?", re.IGNORECASE)
    for text in ("LINK", "LİNK", "lınK", "a Link", "a link"):
        assert pattern.sub("¤", text).endswith("¤"), text


def test_most_patterns_have_their_cues_recorded():
    """They are found at each start otherwise, as are those of the few that are new."""
    assert parser
    is_recorded = [cues.key_of(one) in cues.recorded() for one in cues.KNOWN]
    assert sum(is_recorded) >= RECORDED * len(is_recorded), "python -m tests.language.record_cues"


@pytest.mark.exhaustive
def test_what_is_recorded_of_a_pattern_is_what_it_tells():
    for one in cues.KNOWN:
        recorded = cues.recorded().get(cues.key_of(one))
        assert recorded in {None, cues_of(one.pattern, one.flags)}, one.pattern


@pytest.mark.exhaustive
def test_no_pattern_of_the_language_matches_a_message_without_its_cues():
    """A part of the texts is asked of each pattern, of the next pattern the next part."""
    plain = [(one, small(one)) for one in TEXTS]
    for number, pattern in enumerate(patterns()):
        found = cues_of(pattern.pattern, pattern.flags)
        asked = plain[number % PARTS :: PARTS]
        without = [text for text, said in asked if not holds(found, said)]
        missed = [one for one in without if pattern.search(one)]
        assert not missed, (pattern.pattern, missed)


def patterns():
    """Return every cued pattern, also those in the rows of a table, and every other that a module of the language names."""
    assert parser
    modules = [one for name, one in sys.modules.items() if name.startswith("bot.language")]
    named = {value for one in modules for value in vars(one).values() if isinstance(value, re.Pattern)}  # fmt: skip
    every = named | {one.compiled() for one in cues.KNOWN}
    return sorted(every, key=lambda one: (one.pattern, one.flags))


DATA = Path(__file__).parents[1] / "data/language"
ROWS = tuple(
    json.loads(line)
    for name in ("blind.jsonl", "phrases.jsonl", "talks.jsonl")
    for line in (DATA / name).read_text(encoding="utf-8").splitlines()
)


@pytest.mark.exhaustive
def test_no_pattern_that_was_not_tried_would_have_matched(monkeypatch):
    """Also no text that is made of a message while it is read: each pattern is tried wherever its cues left it out."""
    directory = from_json(json.loads((DATA / "directory.json").read_text(encoding="utf-8")))
    texts, left_out = {}, {}

    def noted(text):
        letters = small(text)
        texts[letters] = text
        return letters

    def may_match(pattern, letters):
        if may(pattern, letters):
            return True
        left_out.setdefault(pattern.compiled(), set()).add(texts[letters])
        return False

    def tried(table, text):
        places = of_table(table, text)
        note_rows(left_out, table, places, text)
        return places

    may, of_table = Cued.may_match, notation.Table.tried
    monkeypatch.setattr(Cued, "may_match", may_match)
    monkeypatch.setattr(notation.Table, "tried", tried)
    for module in (cues, notation, candidates):
        monkeypatch.setattr(module, "small", noted)
    for row in ROWS[:: len(ROWS) // MESSAGES]:
        answer_line(row, directory)
    assert len(left_out) > MOST_PATTERNS * len({one.pattern for one in cues.KNOWN})
    for pattern, found in left_out.items():
        missed = [text for text in found if pattern.search(text)]
        assert not missed, (pattern.pattern, missed)


def note_rows(left_out, table, places, text):
    """Note that all rows of a table but those at some places were left out of a text."""
    for n, row in enumerate(table):
        if n not in places:
            left_out.setdefault(row.form.compiled(), set()).add(text)


def holds(cues, said):
    """Whether a text holds a choice of each cue; in loops, as every pattern is asked of every text."""
    for cue in cues:
        for choice in cue:
            if choice in said:
                break
        else:
            return False
    return True
