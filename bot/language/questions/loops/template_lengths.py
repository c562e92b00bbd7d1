"""The lengths said beside the name of a loop template: "schedule onsite backend for Jo Park, 45 minutes each"."""

import re

from msgspec import Struct

from bot.language.chunking.chunker import scanned
from bot.language.context import ParseContext
from bot.language.tokens.cues import Cued

_EACH_AFTER = Cued(
    r"\s*(?:each|apiece|per (?:session|interview|round|person)"
    r"|for (?:each|every|all)(?: of them)?(?: (?:the )?(?:session|interview|round)s?)?)\b",
    re.IGNORECASE,
)
_EACH_BEFORE = Cued(
    r"\b(?:each|every|all)(?: the)?(?: (?:session|interview|round)s?)?(?: (?:of|for|at|is|be|to|should be|lasting|lasts))*\s*$",
    re.IGNORECASE,
)


class SaidLength(Struct, frozen=True):
    """A length with its words, and whether it is said of every session."""

    minutes: int
    text: str
    is_for_each: bool


def lengths_said(text: str, context: ParseContext) -> tuple[SaidLength, ...]:
    """Return every length in a text, in order; `text` of each holds the words that say of what it is."""
    sentence, pieces = scanned(text, context.almanac, context.directory.names)
    found = []
    for one in pieces:
        if one.kind != "length":
            continue
        start, end = sentence.spans[one.start][0], sentence.spans[one.end - 1][1]
        before = _EACH_BEFORE.search(sentence.text[:start])
        after = _EACH_AFTER.match(sentence.text[end:])
        start = before.start() if before else start
        end += after.end() if after else 0
        said = sentence.text[start:end].strip()
        found.append(SaidLength(one.value, said, bool(before or after)))
    return tuple(found)
