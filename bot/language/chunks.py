"""A part of a sentence that means one thing."""

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal[
    "days", "times", "stretch", "zone", "length", "name", "need", "room", "online", "join", "not", "word", "strange",
    "candidate",
]  # fmt: skip
TIME_KINDS: frozenset[Kind] = frozenset({"days", "times", "stretch"})
"""The kinds that say when."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What was said from one word to before another."""

    kind: Kind
    value: Any
    start: int
    end: int
