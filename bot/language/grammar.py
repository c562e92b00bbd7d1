"""Rules written as the phrases they read: `@DAYS("in {count} days")`.

A pattern is words, `(one|another)`, `[maybe]` and `{slot}`; a slot is another set of rules, or a function of the
sentence and a place. All patterns of a set form one net, walked word by word; the longest phrase wins,
and of equal ones the one whose builder gives something: a builder says no by giving None.
Results are remembered per place, so that reading stays linear in the length of the sentence.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, Generic, TypeVar

from bot.language.words import Sentence

T = TypeVar("T")
Hit = tuple[int, T]
"""Where the phrase ends, and what it means."""
Slot = Callable[[Sentence, int], Hit[Any] | None]
SLOTS: dict[str, Slot] = {}
"""Every set of rules and every function a pattern can name in braces."""
VOCABULARY: set[str] = set()
"""Every word some pattern knows, to tell typing errors from names."""
_PART = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|\{(\w+)\}|(\S+)")


def slot(name: str) -> Callable[[Slot], Slot]:
    """Let patterns name this function of a sentence and a place in braces."""

    def keep(function: Slot) -> Slot:
        SLOTS[name] = function
        return function

    return keep


@dataclass(slots=True)
class _Node:
    words: dict[str, list["_Node"]] = field(default_factory=dict)
    slots: dict[Slot, list["_Node"]] = field(default_factory=dict)
    builds: list[Callable[..., Any]] = field(default_factory=list)

    def to(self, step: str, child: "_Node") -> None:
        """Lead to a node by a word or a slot."""
        if step.startswith("{"):
            self.slots.setdefault(SLOTS[step[1:-1]], []).append(child)
        else:
            VOCABULARY.add(step)
            self.words.setdefault(step, []).append(child)


class Rules(Generic[T]):
    """A named set of phrases that mean the same kind of thing."""

    def __init__(self, name: str) -> None:
        self._number = len(SLOTS)
        self._root = _Node()
        SLOTS[name] = self.match

    def __call__(
        self, *patterns: str
    ) -> Callable[[Callable[..., T | None]], Callable[..., T | None]]:
        """Let these phrases mean what the function below builds from the sentence and their slots."""

        def keep(build: Callable[..., T | None]) -> Callable[..., T | None]:
            for pattern in patterns:
                for node in _grown(self._root, pattern):
                    node.builds.append(build)
            return build

        return keep

    def match(self, sentence: Sentence, place: int) -> Hit[T] | None:
        """Give the longest phrase that begins here."""
        key = (self._number, place)
        if key in sentence.memo:
            found: Hit[T] | None = sentence.memo[key]
            return found
        sentence.memo[key] = None  # a rule that begins with itself finds nothing
        sentence.memo[key] = hit = self._longest(sentence, place)
        return hit

    def _longest(self, sentence: Sentence, place: int) -> Hit[T] | None:
        found: list[_Found] = []
        _walk(self._root, sentence, place, (), found=found)
        if len(found) > 1:
            found.sort(key=_where_it_ends, reverse=True)
        for end, build, values in found:
            meant = build(sentence, *values)
            if meant is not None:
                return end, meant
        return None


_Found = tuple[int, Callable[..., Any], tuple[Any, ...]]
_where_it_ends = itemgetter(0)


def _walk(
    node: _Node, sentence: Sentence, place: int, values: tuple[Any, ...], *, found: list[_Found]
) -> None:
    """Add every phrase that goes on from a node here: collected in a list, which costs half of generators."""
    found += [(place, build, values) for build in node.builds]
    if place >= len(sentence.words):
        return
    for child in node.words.get(sentence.words[place], ()):
        _walk(child, sentence, place + 1, values, found=found)
    for take, children in node.slots.items():
        hit = take(sentence, place)
        if hit is not None:
            for child in children:
                _walk(child, sentence, hit[0], (*values, hit[1]), found=found)


def _grown(root: _Node, pattern: str) -> list[_Node]:
    """Add a pattern's paths below a root; give the nodes where it may end.

    Alternatives meet again in one node, so that a pattern grows with its length and not with the number
    of ways to say it.
    """
    ends = [root]
    for either, maybe, name, word in _PART.findall(pattern):
        meeting = _Node()
        said = (
            (either or maybe).split("|") if either or maybe else [f"{{{name}}}" if name else word]
        )
        for end in ends:
            for words in said:
                _lead(end, words.split(), meeting)
        ends = [*ends, meeting] if maybe else [meeting]
    return ends


def _lead(node: _Node, steps: list[str], goal: _Node) -> None:
    for step in steps[:-1]:
        node.to(step, child := _Node())
        node = child
    node.to(steps[-1], goal)
