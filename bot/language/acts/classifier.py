"""What a message probably does, by its words: a linear model beside the rules of `decision`.

Each word of the row, each two and three that follow one another, and what was shown last, speaks for or against each act by a weight in
`acts.txt`, which `python -m tests.language.train` writes from messages whose act is known. A second model, in
`commands.txt`, tells commands and settings from each other. Two readers that
err over different messages are right together: where the rules and the words agree, hardly any act is wrong.
"""

import math
import re
import sys
from array import array
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from bot.language.acts.situation import Situation
from bot.language.chunking.shape import Shape

_NUMBER = re.compile(r"(?<=¤[a-z])\d+")
_LENGTHS = (3, 6, 12)
_READ = frozenset({"days", "times", "stretch", "length", "need", "online", "room"})
"""Kinds of pieces whose words tell something besides what they mean."""
SCALE = 100
"""Weights are kept as whole numbers of hundredths."""
MODESTY = 1.15
"""By how much the models are surer than they should be: fitted on messages they had not seen."""
_TAB = b"\t"
_AT = (1 << 24) - 1
"""The part of a whole number that tells where a feature is written."""
_TOLD = (1 << 64) - 1 - _AT
"""The part that tells most of its hash, so that hardly another one is looked at."""
_LEAST = 1 << 15
"""Added to each weight so that none is below nothing."""


class Model:
    """The labels of a model, and how much each feature speaks for each of them, in the words of the file in which they are kept.

    Its first line has the labels, each other one a feature, a tab and its weights, nothing in the place of a zero. A feature is
    found by its hash, since as many objects of Python would take five times as much memory. The weights of a feature that was
    met are one whole number, a lane of 32 bits for each label and one that counts it, so that those of all features of a
    message are added at once.
    """

    __slots__ = ("_beside", "_lanes", "_places", "_written", "labels")

    def __init__(self, written: bytes) -> None:
        first = written[: written.index(b"\n")]
        self.labels = tuple(first.decode().split())
        self._written = written
        self._places = array("Q", bytes(16 << written.count(b"\n").bit_length()))
        self._lanes: dict[str, int] = {}
        self._beside: dict[str, dict[str, int]] = {}
        places, last, begin = self._places, len(self._places) - 1, len(first) + 1
        # Line by line: all of them at once would take twice the memory of the file, and the process would keep it.
        while begin < len(written):
            told = hash(written[begin : written.index(_TAB, begin)].decode())
            place = told & last
            while places[place]:
                place = (place + 1) & last
            places[place] = told & _TOLD | begin
            begin = written.index(b"\n", begin) + 1

    def scores(
        self, features: Iterable[str], said: Iterable[str] = (), shown: str = ""
    ) -> list[int]:
        """Return how much features speak for each label, and what was `said`, each by itself and beside what is shown."""
        lanes, beside = self._lanes, self._beside.setdefault(shown, {})
        total = sum([lanes.get(one) or self._weights(one) for one in features])
        total += sum([beside.get(one) or self._weights_beside(one, shown) for one in said])
        *sums, known = array("I", total.to_bytes(4 * len(self.labels) + 4, sys.byteorder))
        return [one - known * _LEAST for one in sums]

    def _weights(self, feature: str) -> int:
        row = self._row(feature)
        if row is None:
            return 0
        weights = [_LEAST] * len(self.labels)
        for n, one in enumerate(row.split(b" ")):
            weights[n] += int(one or 0)
        lanes = int.from_bytes(array("I", [*weights, 1]).tobytes(), sys.byteorder)
        return self._lanes.setdefault(feature, lanes)

    def _row(self, feature: str) -> bytes | None:
        """Return the weights of a feature, as they are written; None of one that is not known."""
        places, last, told = self._places, len(self._places) - 1, hash(feature)
        place, sign = told & last, told & _TOLD
        while found := places[place]:
            if found & _TOLD == sign:
                begin, key = found & _AT, feature.encode(errors="replace") + _TAB
                if self._written.startswith(key, begin):
                    return self._written[begin + len(key) : self._written.index(b"\n", begin)]
            place = (place + 1) & last
        return None

    def _weights_beside(self, said: str, shown: str) -> int:
        lanes = self._weights(said) + self._weights(_beside(said, shown))
        return self._beside[shown].setdefault(said, lanes) if lanes else 0


@lru_cache(maxsize=2)
def load(name: str) -> Model:
    """Return a model that was trained, by the name of its file."""
    return Model(Path(__file__).with_name(name).read_bytes())


def act_probabilities(shape: Shape, situation: Situation, thumb: int = 0) -> dict[str, float]:
    """Return how probable each act is by the words alone."""
    known = situation.context.shares
    said = shape.sentence.text, shape.row, situation.is_open, thumb
    if said not in known:
        known[said] = _act_probabilities(shape, situation, thumb)
    return known[said]


def _act_probabilities(shape: Shape, situation: Situation, thumb: int) -> dict[str, float]:
    said, others = _said_and_others(shape, situation, thumb)
    model = load("acts.txt")
    return _probabilities(model, model.scores(others, said, _shown(situation)))


def command_probabilities(shape: Shape) -> dict[str, float]:
    """Return how probable each command and setting is, where a message is one of them."""
    model = load("commands.txt")
    return _probabilities(model, model.scores(command_features(shape)))


def _probabilities(model: Model, scores: list[int]) -> dict[str, float]:
    most = max(scores)
    parts = [math.exp((score - most) / (SCALE * MODESTY)) for score in scores]
    total = sum(parts)
    return {label: part / total for label, part in zip(model.labels, parts, strict=True)}


def act_features(shape: Shape, situation: Situation, thumb: int = 0) -> set[str]:
    """Return what speaks for an act: words, two and three in a row, the kinds of pieces, the card shown last."""
    said, others = _said_and_others(shape, situation, thumb)
    shown = _shown(situation)
    return {*said, *(_beside(one, shown) for one in said), *others}


def _beside(said: str, shown: str) -> str:
    return f"{shown}|{said}"


def _said_and_others(shape: Shape, situation: Situation, thumb: int) -> tuple[set[str], set[str]]:
    """Return what speaks for an act by itself and beside what is shown, and what speaks for it otherwise."""
    words = _NUMBER.sub("", shape.row).split()
    row = ["^", *words, "$"]
    kinds = "".join(sorted({word for word in words if word[0] == "¤"}))
    size = f"length {sum([len(words) >= most for most in _LENGTHS])}"
    said = {*row, f"kinds {kinds}", size, "?" if "?" in shape.sentence.text else ""}
    others = {f"shown {_shown(situation)}", f"last {situation.context.last}"}
    others.update(
        map(" ".join, pairwise(row)), map(" ".join, zip(row, row[1:], row[2:], strict=False))
    )
    others |= {f"coming as {one.role}" for one in situation.context.interviews}
    for piece in shape.pieces:
        if piece.kind in _READ:
            read = shape.sentence.words[piece.start : piece.end]
            others.update([f"in {word}" for word in read])
    if not words:
        others.add(f"thumb {thumb}")
    return said, others - said


def command_features(shape: Shape) -> set[str]:
    """Return what speaks for a command: words and pairs of words with numbers left out, and the kinds of pieces."""
    row = ["^", *("#" if word[:1].isdigit() else word for word in shape.sentence.words), "$"]
    return {*row, *map(" ".join, pairwise(row)), *[f"kind {one.kind}" for one in shape.pieces]}


def _shown(situation: Situation) -> str:
    if situation.is_open:
        return "open"
    return "booked" if situation.shows_booked else situation.context.last
