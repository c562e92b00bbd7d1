"""What a message probably does, by its words: a linear model beside the rules of `decision`.

Each word and pair of words of the row, and what was shown last, speaks for or against each act by a weight in
`acts.json`, which `python -m tests.language.train` writes from messages whose act is known. A second model, in
`commands.json`, tells commands and settings from each other. Two readers that
err over different messages are right together: where the rules and the words agree, hardly any act is wrong.
"""

import json
import math
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from bot.language.acts.situation import Situation
from bot.language.shape import Shape

_NUMBERED = re.compile(r"(¤[a-z])\d+")
_LENGTHS = (3, 6, 12)
_READ = frozenset({"days", "times", "stretch", "length", "need", "online", "room"})
"""Kinds of pieces whose words tell something besides what they mean."""
SCALE = 100
"""Weights are kept as whole numbers of hundredths."""
MODESTY = 1.5
"""By how much the models are surer than they should be: fitted on messages they had not seen."""


Model = tuple[tuple[str, ...], dict[str, list[int]]]
"""The labels of a model and the weight of each feature for each of them."""


@lru_cache(maxsize=2)
def load(name: str) -> Model:
    """Return a model that was trained, by the name of its file."""
    kept = json.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    return tuple(kept["labels"]), kept["weights"]


def act_probabilities(shape: Shape, situation: Situation, thumb: int = 0) -> dict[str, float]:
    """Return how probable each act is by the words alone."""
    return _probabilities("acts.json", act_features(shape, situation, thumb))


def command_probabilities(shape: Shape) -> dict[str, float]:
    """Return how probable each command and setting is, where a message is one of them."""
    return _probabilities("commands.json", command_features(shape))


def _probabilities(name: str, features: Iterator[str]) -> dict[str, float]:
    labels, known = load(name)
    found = [known[one] for one in set(features) if one in known]
    scores = [sum(column) / (SCALE * MODESTY) for column in zip(*found, strict=True)] or [
        0.0
    ] * len(labels)
    most = max(scores)
    parts = [math.exp(score - most) for score in scores]
    total = sum(parts)
    return {label: part / total for label, part in zip(labels, parts, strict=True)}


def act_features(shape: Shape, situation: Situation, thumb: int = 0) -> Iterator[str]:
    """Yield what speaks for an act: words and pairs of words, the kinds of pieces, the card shown last."""
    shown = _shown(situation)
    words = _NUMBERED.sub(r"\1", shape.row).split()
    row = ["^", *words, "$"]
    yield from row
    yield from (f"{shown}|{word}" for word in row)
    yield from (f"{one} {other}" for one, other in pairwise(row))
    kinds = "".join(sorted({word for word in words if word[0] == "¤"}))
    size = f"length {sum(len(words) >= most for most in _LENGTHS)}"
    for said in (f"kinds {kinds}", size, "?" if "?" in shape.sentence.text else ""):
        yield said
        yield f"{shown}|{said}"
    yield f"shown {shown}"
    yield f"last {situation.context.last}"
    for one in situation.context.interviews:
        yield f"coming as {one.role}"
    for piece in shape.pieces:
        if piece.kind in _READ:
            yield from (f"in {word}" for word in shape.sentence.words[piece.start : piece.end])
    if not words:
        yield f"thumb {thumb}"


def command_features(shape: Shape) -> Iterator[str]:
    """Yield what speaks for a command: words and pairs of words with numbers left out, and the kinds of pieces."""
    row = ["^", *("#" if word[:1].isdigit() else word for word in shape.sentence.words), "$"]
    yield from row
    yield from (f"{one} {other}" for one, other in pairwise(row))
    yield from (f"kind {one.kind}" for one in shape.pieces)


def _shown(situation: Situation) -> str:
    if situation.is_open:
        return "open"
    return "booked" if situation.shows_booked else situation.context.last
