"""Patterns that are only tried where what they must match can stand: most match few of the messages people type.

    cues_of("[Bb]ook (?:it|this)") == (("book ",), ("it", "this"))

The cues are derived from a pattern itself, so that a new one needs nothing more, and none is ever missed;
those of most patterns were derived before, and are read from a file.
"""

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from re import _constants as code  # type: ignore[attr-defined]  # the parser of the standard library has no other name
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from bot.language.tokens.addresses import cuts, has_addresses

MOST_CHOICES = 40
"""To look for more takes longer than to try the pattern."""
MOST_CUES = 2
LONG = 2000
"""Signs of a pattern that takes more than about two milliseconds to compile."""
TOO_COMMON = 0.1
"""A cue of one letter stands in nearly every text."""
_RARER = 10.0
"""How much less often a cue is met for each letter more."""
_RARE_SIGNS = {
    **dict.fromkeys("\n0123456789@<>/()[]→+=*#|;", 0.02),
    **dict.fromkeys(".:!", 0.09),
}
"""How often the signs are met that few texts hold, or not all."""
Cue = tuple[str, ...]
"""Strings one of which stands in every text that a pattern matches."""
Step = tuple[Any, Any]
"""A step of a parsed pattern: its code, and what the parser has to say of it."""
_WIDE = tuple((one, f"\\u{ord(one):04x}") for one in "‘’“”–—…")
"""The signs beside which each letter of a pattern would take two bytes, and how a pattern may write them too."""


class Cued:
    """A regular expression that is only tried, and only compiled, for a text in which its cues stand.

    It never matches a part of a mail or web address, and no group of it does.
    """

    __slots__ = ("_choices", "_compiled", "_string", "flags", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = _in_ascii(pattern)
        self.flags = flags
        self._compiled: re.Pattern[str] | None = None
        self._string: str | None = None
        self._choices: tuple[Cue, ...] = ()
        KNOWN.append(self)

    def compiled(self) -> re.Pattern[str]:
        """Return the regular expression itself."""
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self.flags)
        return self._compiled

    def may_match(self, letters: str) -> bool:
        """Whether the pattern may match the text of which these are the `small` letters."""
        if self._string is None:
            cues = recorded().get(key_of(self))
            cues = cues_of(self.pattern, self.flags) if cues is None else cues
            self._string = next((cue[0] for cue in cues if len(cue) == 1), "")
            self._choices = tuple(cue for cue in cues if len(cue) > 1)
        if self._string not in letters:
            return False
        for cue in self._choices:
            for choice in cue:
                if choice in letters:
                    break
            else:
                return False
        return True

    def starts(self, size: int) -> set[str]:
        """Return the first letters, so many, of strings one of which stands in every text that it matches; nothing where they are shorter."""
        self.may_match("")
        cues = (
            cue for cue in ((self._string or "",), *self._choices) if min(map(len, cue)) >= size
        )
        return {one[:size] for one in next(cues, ("",))}

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in a text."""
        if not self.may_match(small(text)):
            return None
        found = self.compiled().search(text)
        return next(self.finditer(text), None) if found and cuts(found) else found

    def match(self, text: str) -> re.Match[str] | None:
        """Return the match at the beginning of a text."""
        return _whole(self.compiled().match(text)) if self.may_match(small(text)) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match of a whole text."""
        return _whole(self.compiled().fullmatch(text)) if self.may_match(small(text)) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield every match in a text."""
        if not self.may_match(small(text)):
            return iter(())
        found = self.compiled().finditer(text)
        return (one for one in found if not cuts(one)) if has_addresses(text) else found

    def sub(self, meant: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """Return a text with what the pattern matches replaced; what is meant is only read where anything is."""
        if not self.may_match(small(text)):
            return text
        if not has_addresses(text):
            return self.compiled().sub(meant, text, count)
        said = meant if callable(meant) else lambda found: found.expand(meant)
        return self.compiled().sub(
            lambda found: found[0] if cuts(found) else said(found), text, count
        )


def _in_ascii(pattern: str) -> str:
    """Return a pattern in half the memory, where a quotation mark or dash alone would take the other half."""
    if not pattern.isascii():
        for sign, written in _WIDE:
            pattern = pattern.replace(sign, written)
    return pattern


def _whole(found: re.Match[str] | None) -> re.Match[str] | None:
    """Return a match that cuts no address."""
    return None if found is None or cuts(found) else found


KNOWN: list[Cued] = []
"""Every pattern there is."""


def compile_long() -> None:
    """Compile the patterns that take too long, up to some ten milliseconds, to be compiled while others wait."""
    for pattern in tuple(KNOWN):
        if len(pattern.pattern) > LONG:
            pattern.may_match("")
            pattern.compiled()


def compile_all() -> Iterator[None]:
    """Compile every pattern there is, and find its cues, in short steps, so that no message waits for those it is the first to need."""
    for pattern in tuple(KNOWN):
        pattern.may_match("")
        yield
        pattern.compiled()
        yield
    recorded.cache_clear()


RECORDED = Path(__file__).with_name("cues.json")
"""The cues of most patterns, by the key of each: to find them takes as long as to compile half of all patterns.

`python -m tests.language.record_cues` writes it. Those of a pattern that is not in it, since it is new, are found when they are needed.
"""


@lru_cache(maxsize=1)
def recorded() -> Mapping[str, tuple[Cue, ...]]:
    """Return the cues that were found before, by the key of their pattern; let go once all patterns are compiled."""
    found: dict[str, list[list[str]]] = json.loads(RECORDED.read_bytes())
    return {one: tuple(tuple(map(sys.intern, cue)) for cue in cues) for one, cues in found.items()}


def key_of(one: Cued) -> str:
    """Return by what a pattern is recorded: all that its cues are derived from."""
    return blake2b(f"{int(one.flags)} {one.pattern}".encode(), digest_size=8).hexdigest()


@lru_cache(maxsize=64)
def small(text: str) -> str:
    """Return a text with the letters in which cues are looked for, however a pattern takes capitals."""
    if text.isascii():
        return text.lower()
    return text.replace("İ", "i").casefold().replace("ı", "i")


def cues_of(pattern: str, flags: int = 0) -> tuple[Cue, ...]:
    """Return the cues that are met least often, the rarest first; none where each has too many choices."""
    found = _cues(parser.parse(pattern, flags))
    few = (one for one in found if len(one) <= MOST_CHOICES and _commonness(one) < TOO_COMMON)
    return tuple(dict.fromkeys(sorted(few, key=_commonness)))[:MOST_CUES]


def _cues(steps: Iterable[Step]) -> Iterator[Cue]:
    """Yield the cues of each part of a row of steps, all of which are taken: of its letters, of its choices."""
    run = ""
    for step in steps:
        letter = _letter(step)
        if letter:
            run += letter
            continue
        if run:
            yield (run,)
        run = ""
        yield from _inside(*step)
    if run:
        yield (run,)


def _letter(step: Step) -> str:
    """Return the letter a step stands for, small; nothing for any other step."""
    kind, value = step
    if kind is code.LITERAL:
        return small(chr(value))
    if kind is not code.IN:
        return ""
    letters = {_letter(one) for one in value}
    return letters.pop() if len(letters) == 1 else ""


def _inside(kind: Any, value: Any) -> Iterator[Cue]:
    """Yield the cues of the steps inside a step; none where they may be left out."""
    if kind is code.SUBPATTERN:
        yield from _cues(value[-1])
    elif kind is code.ATOMIC_GROUP:
        yield from _cues(value)
    elif kind is code.ASSERT:
        yield from _cues(value[1])
    elif kind is code.BRANCH:
        choices = [_best(_cues(one)) for one in value[1]]
        if all(choices):
            yield _shortest([one for choice in choices for one in choice])
    elif kind in {code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT} and value[0]:
        yield from _cues(value[2])


def _best(found: Iterable[Cue]) -> Cue:
    """Return the cue that is met least often."""
    return min(found, key=_commonness, default=())


def _commonness(cue: Cue) -> float:
    return sum(_RARE_SIGNS.get(choice, _RARER ** -len(choice)) for choice in cue)


def _shortest(choices: list[str]) -> Cue:
    """Return the choices without those in which another stands."""
    return tuple(
        one
        for one in dict.fromkeys(choices)
        if not any(other in one for other in choices if other != one)
    )
