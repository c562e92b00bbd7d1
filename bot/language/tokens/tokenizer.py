"""A sentence as a row of words: what the grammar's rules read.

Splits text into small folded words ("2pm-4pm" is 2, pm, -, 4, pm), keeps where each stood, and bounds the work:
a sentence longer than a person types is read only so far.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from bot.language.tokens.calendar_words import MONTHS, WEEKDAYS
from bot.language.tokens.normalize import folded, listed, plain

MOST_LETTERS = 1500
MOST_WORDS = 160

_MARKUP = re.compile(r"</?at[^>]*>|<[@#!][^>]{0,80}>", re.IGNORECASE)
_TOKEN = re.compile(
    r"""
    (?P<link>(?:https?://|\bwww\.)[^\s<>|]*[^\s<>|.,;:!?)\]}'"])
  | (?P<mail>[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)
  | (?P<date>\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:t(?=\d))?
            |\d{1,2}(?P<between>[-/.])\d{1,2}(?P=between)(?:\d{4}|\d{2})(?!\d)
            |\d{1,2}/\d{1,2}(?!\d))
  | (?P<offset>(?:(?<=t\d\d:\d\d)|(?<=t\d\d:\d\d:\d\d))(?:[+-]\d{2}:?\d{2}|z)(?!\w))
  | (?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?!\d))
  | (?P<short>\b2(?:moro|morow|morrow|mrw|day|nite)\b|\bb4\b|\bw/[bc]\b|\b[wb]/[ow]?(?![^\W\d_]))
  | (?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)
  | (?P<decimal>\d{1,2}[.,]\d{1,2}(?!\d))
  | (?P<number>\d+)
  | (?P<noon>[ap]\.\s?m\b\.?)
  | (?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)
  | (?P<mark>[-,;()·|:.!?…\n&+/@~=<>])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LETTER = re.compile(r"\w")
_END = re.compile(r"[.!?](?=\s)|\n")
_MARKS = {
    **dict.fromkeys(",;()·|:<>=", ","),
    **dict.fromkeys(".!?…\n", "."),
    "&": "and",
    "+": "plus",
}
_SHORT = {
    "w/": "with", "w/o": "without", "b/w": "between", "w/c": "wc", "w/b": "wc", "b4": "before",
    "2day": "today", "2nite": "tonight", "2mrw": "tomorrow", "2moro": "tomorrow", "2morow": "tomorrow", "2morrow": "tomorrow",
}  # fmt: skip
_ENDINGS = ("'s", "'ll", "'re", "'ve", "'d", "'m")
_ABOUT = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midday|lunch|pm|am)ish"
)
_RANGED = frozenset({*WEEKDAYS, *MONTHS}) | listed(
    "noon midday midnight am pm lunch lunchtime today tomorrow now"
)
"""Words that may stand on either side of a hyphen that means “until”."""


@dataclass(slots=True)
class Sentence:
    """The words of a sentence, folded; `raws` as typed; `spans` where they stand in `text`; `signs` for the grammar."""

    text: str
    words: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    raws: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)
    memo: dict[int, Any] = field(default_factory=dict)
    context: Any = None
    names: Any = None

    def __len__(self) -> int:
        return len(self.words)

    def word(self, place: int) -> str:
        """Return the word at a place, or an empty one outside the sentence."""
        return self.words[place] if 0 <= place < len(self.words) else ""

    def is_capital(self, place: int) -> bool:
        """Whether the word was typed with a capital, where that says something."""
        return self.raws[place][:1].isupper() and not self.text.isupper()

    def insert_ending(self, place: int, stem: str) -> None:
        """Part a word into its stem and the "'s" it was typed with, without the apostrophe."""
        start, end = self.spans[place]
        self.words[place : place + 1] = [stem, "'s"]
        self.kinds[place : place + 1] = ["word", "word"]
        self.raws[place : place + 1] = [self.raws[place][:-1], "s"]
        self.spans[place : place + 1] = [(start, end - 1), (end - 1, end)]

    def add(self, word: str, kind: str, start: int, end: int) -> None:
        """Append one word."""
        self.words.append(word)
        self.kinds.append(kind)
        self.raws.append(self.text[start:end])
        self.spans.append((start, end))


@lru_cache(maxsize=32)
def tidied(text: str) -> str:
    """Return text as it is read: one kind of quote and dash, without mention markup, not endless."""
    composed = _composed(text[: 2 * MOST_LETTERS])[:MOST_LETTERS]
    return (
        _MARKUP.sub(lambda found: " " * len(found.group()), composed)
        if "<" in composed
        else composed
    )


def _composed(text: str) -> str:
    return plain(unicodedata.normalize("NFC", text))


def beginning(text: str) -> tuple[str, str]:
    """Return as much of a text as is read, up to the end of a sentence where one ends late enough, and the rest."""
    read = _split(tidied(text))
    is_full = len(read) >= MOST_WORDS
    end = read.spans[-1][1] if is_full else len(read.text)
    whole = _composed(text)
    if not _LETTER.search(whole, end):
        return whole, ""
    ends = [one.end() for one in _END.finditer(whole, end // 2, end)]
    if ends:
        end = ends[-1]
    elif not is_full and (space := whole.rfind(" ", 0, end)) > 0:
        end = space
    return whole[:end].strip(), whole[end:].strip()


def split(text: str) -> Sentence:
    """Return the words of tidied text, as a sentence that may be changed."""
    read = _split(text)
    return Sentence(text, [*read.words], [*read.kinds], [*read.raws], [*read.spans])


@lru_cache(maxsize=32)
def _split(text: str) -> Sentence:
    """Split a text, which two stages read one after the other."""
    sentence = Sentence(text)
    for found in _TOKEN.finditer(text):
        if len(sentence.words) >= MOST_WORDS:
            break
        kind, word, (start, end) = found.lastgroup or "", found[0], found.span()
        if kind == "word":
            stem, ending = _parted(word)
            sentence.add(stem, "word", start, end - len(ending))
            if ending:
                sentence.add(ending, "word", end - len(ending), end)
        else:
            _take(sentence, kind, word, start, end)
    return sentence


def _take(sentence: Sentence, kind: str, word: str, start: int, end: int) -> None:
    if kind == "mark":
        _take_mark(sentence, word, start)
    elif kind == "noon":
        sentence.add(word[0].lower() + "m", "word", start, end)
    elif kind == "short":
        sentence.add(_SHORT.get(word.lower(), "with"), "word", start, end)
    else:
        sentence.add(word.lower(), kind, start, end)


@lru_cache(maxsize=8192)
def _parted(word: str) -> tuple[str, str]:
    """Return a word folded, without an ending that is a word of its own, and that ending."""
    small = word.lower()
    ending = ""
    if "'" in small:
        ending = next((ending for ending in _ENDINGS if small.endswith(ending)), "")
    elif small.endswith("ish") and _ABOUT.fullmatch(small):
        ending = "ish"
    return folded(word[: len(word) - len(ending)]), ending


def _take_mark(sentence: Sentence, mark: str, start: int) -> None:
    if mark == "-" and _joins(sentence, start):
        return
    if mark == "@":
        if re.match(r"\s*\d", sentence.text[start + 1 :]):
            sentence.add("at", "word", start, start + 1)
        return
    word = {"~": "around"}.get(mark, _MARKS.get(mark, mark))
    sentence.add(word, "word" if word.isalpha() else "mark", start, start + 1)


def _joins(sentence: Sentence, start: int) -> bool:
    """Whether a hyphen only joins two words, as in jean-luc or 30-minute, and is no range."""
    before, after = sentence.text[start - 1 : start], sentence.text[start + 1 : start + 2]
    if before.isspace() or not before or not after.isalpha():
        return False
    following = re.match(r"[^\W\d_]+", sentence.text[start + 1 :])
    ranged = following is not None and following.group().lower() in _RANGED
    return not (ranged and (sentence.word(len(sentence) - 1) in _RANGED or before.isdigit()))
