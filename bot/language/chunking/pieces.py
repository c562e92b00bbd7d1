"""A part of a sentence that means one thing."""

from typing import Any, Literal

from msgspec import Struct

Kind = Literal[
    "days", "times", "stretch", "zone", "length", "name", "need", "room", "online", "join", "not", "word", "strange",
    "candidate",
]  # fmt: skip
TIME_KINDS: frozenset[Kind] = frozenset({"days", "times", "stretch"})
"""The kinds that say when."""


class Piece(Struct, frozen=True):
    """What was said from one word to before another."""

    kind: Kind
    value: Any
    start: int
    end: int
