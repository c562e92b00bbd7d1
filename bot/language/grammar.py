"""Rules written as the phrases they read: `@DAYS("in {count} days")`.

A pattern is words, `(one|another)`, `[maybe]` and `{slot}`; a slot is another set of rules, or a function of the
sentence and a place. All patterns of a set form one net, walked word by word; the longest phrase wins,
and of equal ones the one written first whose builder gives something: a builder says no by giving None.
Results are remembered per place, so that reading stays linear in the length of the sentence; and where a word leads
is remembered in the net, so that the many phrases that do not begin or go on with it cost one look.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from bot.language.tokens.cues import Cued
from bot.language.tokens.tokenizer import Sentence, split

T = TypeVar("T")
K = TypeVar("K")
Hit = tuple[int, T]
"""Where the phrase ends, and what it means."""
Slot = Callable[[Sentence, int], Hit[Any] | None]
SLOTS: dict[str, Slot] = {}
"""Every set of rules and every function a pattern can name in braces."""
VOCABULARY: set[str] = set()
"""Every word that is known, to tell typing errors from names."""
TAUGHT: set[str] = set()
"""Those of them that some pattern reads."""
_ESCAPES = re.compile(r"\\[a-zA-Z]\*?|\(\?P?<\w+>|\{[^}]*\}")


def teach(*patterns: re.Pattern[str] | Cued) -> None:
    """Add the words of regular expressions to those some rule knows, so that none is taken for a typing error."""
    for pattern in patterns:
        _know(re.findall(r"[a-z]{3,}", _ESCAPES.sub(" ", pattern.pattern)))


def _know(words: Iterable[str]) -> None:
    TAUGHT.update(words)
    VOCABULARY.update(words)


_PART = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|\{(\w+)\}|(\S+)")


_NOTHING: Mapping[Any, Any] = MappingProxyType({})


@dataclass(slots=True, eq=False)
class _Node:
    """A place in the net; most lead on by one word alone, so that nothing is kept of what one has not."""

    words: Mapping[str, list["_Node"]] = field(default_factory=lambda: _NOTHING)
    slots: Mapping[Slot, list["_Node"]] = field(default_factory=lambda: _NOTHING)
    builds: tuple[tuple[int, Callable[..., Any]], ...] = ()
    """What builds a meaning of the phrases that end here; what was written first has the highest number."""

    def to(self, step: str, child: "_Node") -> None:
        """Lead to a node by a word or a slot."""
        if step.startswith("{"):
            self.slots = _with(self.slots, SLOTS[step[1:-1]], child)
        else:
            self.words = _with(self.words, step, child)


def _with(led: Mapping[K, list[_Node]], by: K, child: _Node) -> Mapping[K, list[_Node]]:
    """Return where a node leads, with a child more."""
    leads = led if isinstance(led, dict) else {}
    leads.setdefault(by, []).append(child)
    return leads


Steps = tuple["_State | None", tuple[tuple[Slot, "_State"], ...]]
"""Where a word leads: the state behind it, and the slots that can begin with it, each with the state behind it."""
_NOWHERE: Steps = (None, ())


class _State:
    """The nodes to which the same words lead, walked as one; where each word leads from them is remembered."""

    __slots__ = ("_nodes", "builds", "known")

    def __init__(self, nodes: tuple[_Node, ...]) -> None:
        self._nodes = nodes
        self.builds = tuple(build for node in nodes for build in node.builds)
        self.known: dict[str, Steps] = {}

    def steps(self, sign: str) -> Steps:
        """Find out where a word leads, and remember it."""
        met = {sign, _kind(sign)}
        words = tuple(child for node in self._nodes for child in node.words.get(sign, ()))
        slots: dict[Slot, list[_Node]] = {}
        for node in self._nodes:
            for take, children in node.slots.items():
                if not met.isdisjoint(begins(take)):
                    slots.setdefault(take, []).extend(children)
        then = _state(words) if words else None
        behind = tuple((take, _state(tuple(nodes))) for take, nodes in slots.items())
        self.known[sign] = steps = (then, behind) if then or behind else _NOWHERE
        return steps


_state = cache(_State)
_FIRST: dict[Slot, _Node] = {}
"""Where each slot begins: the start of its net, or a node of what a function says it can begin with."""


def slot(name: str, *firsts: str) -> Callable[[Slot], Slot]:
    """Let patterns name this function of a sentence and a place in braces.

    It is asked only at what it can begin with: words, slots such as `{count}`, kinds of words such as `<number>`.
    """

    def keep(function: Slot) -> Slot:
        SLOTS[name] = function
        _FIRST[function] = _Node()
        for first in firsts:
            _FIRST[function].to(first, _Node())
        return function

    return keep


@cache
def begins(take: Slot) -> frozenset[str]:
    """Return every word and every kind of word that a slot can begin with."""
    words: set[str] = set()
    seen, left = {take}, [take]
    while left:
        node = _FIRST[left.pop()]
        words |= node.words.keys()
        left += node.slots.keys() - seen
        seen |= node.slots.keys()
    return frozenset(words)


def _signs(sentence: Sentence) -> list[str]:
    """Return what the net sees of each word: the word where a pattern has it, else its kind; and an empty end."""
    return [
        *(
            word if word in VOCABULARY else f"<{kind}>"
            for word, kind in zip(sentence.words, sentence.kinds, strict=True)
        ),
        "",
    ]


def _kind(sign: str) -> str:
    """Return the kind of a number that a pattern spells out, as in "at least 2"; of a word the word itself."""
    return f"<{split(sign).kinds[0]}>" if sign[:1].isdigit() else sign


_MOST_PLACES = 1 << 10
"""More than the words of any sentence that is read, also with the endings that are parted from them."""


class Rules(Generic[T]):
    """A named set of phrases that mean the same kind of thing."""

    def __init__(self, name: str) -> None:
        self._first_key = len(SLOTS) * _MOST_PLACES
        self._order = 0
        self._root = _Node()
        self._start = _State((self._root,))
        self._known = self._start.known
        SLOTS[name] = self.match
        _FIRST[self.match] = self._root

    def __call__(
        self, *patterns: str
    ) -> Callable[[Callable[..., T | None]], Callable[..., T | None]]:
        """Let these phrases mean what the function below builds from the sentence and their slots."""

        def keep(build: Callable[..., T | None]) -> Callable[..., T | None]:
            for pattern in patterns:
                self._order -= 1
                for node in _grown(self._root, pattern):
                    node.builds += ((self._order, build),)
            return build

        return keep

    def may_begin(self, sign: str) -> bool:
        """Whether any phrase begins with this sign of a word."""
        return (self._known.get(sign) or self._start.steps(sign)) is not _NOWHERE

    def match(self, sentence: Sentence, place: int) -> Hit[T] | None:
        """Return the longest phrase that begins here."""
        signs = sentence.signs
        if not signs:
            signs = sentence.signs = _signs(sentence)
        sign = signs[place]
        steps = self._known.get(sign) or self._start.steps(sign)
        if steps is _NOWHERE:
            return None
        memo, key = sentence.memo, self._first_key + place
        hit: Hit[T] | None
        if key in memo:
            hit = memo[key]
            return hit
        memo[key] = None  # a rule that begins with itself finds nothing
        memo[key] = hit = _longest(steps, sentence, place)
        return hit


def _longest(steps: Steps, sentence: Sentence, place: int) -> Hit[Any] | None:
    found: list[_Found] = []
    _walk(steps, sentence, place, (), found)
    if len(found) > 1:
        found.sort(key=_longest_first_written_first, reverse=True)
    for end, _order, build, values in found:
        meant = build(sentence, *values)
        if meant is not None:
            return end, meant
    return None


_Found = tuple[int, int, Callable[..., Any], tuple[Any, ...]]
_longest_first_written_first = itemgetter(0, 1)


def _walk(
    steps: Steps, sentence: Sentence, place: int, values: tuple[Any, ...], found: list[_Found]
) -> None:
    """Add every phrase that goes on by these steps: collected in a list, which costs half of generators."""
    then, slots = steps
    if then is not None:
        _enter(then, sentence, place + 1, values, found)
    for take, behind in slots:
        hit = take(sentence, place)
        if hit is not None:
            _enter(behind, sentence, hit[0], (*values, hit[1]), found)


def _enter(
    state: _State, sentence: Sentence, place: int, values: tuple[Any, ...], found: list[_Found]
) -> None:
    """Add the phrases that end in a state, and those that go on from it with the word that is here."""
    for order, build in state.builds:
        found.append((place, order, build, values))
    sign = sentence.signs[place]
    steps = state.known.get(sign) or state.steps(sign)
    if steps is not _NOWHERE:
        _walk(steps, sentence, place, values, found)


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
    _know([step for step in steps if not step.startswith("{")])
    for step in steps[:-1]:
        node.to(step, child := _Node())
        node = child
    node.to(steps[-1], goal)
