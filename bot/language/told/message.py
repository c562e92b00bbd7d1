"""A message in clauses, of which some ask and others tell, and how its words are read."""

from collections.abc import Sequence

from msgspec import Struct

from bot.language.chunking.pieces import TIME_KINDS
from bot.language.requests import ChatRequest, UnknownRequest
from bot.language.told.clauses import Clause
from bot.language.told.named import Shaped
from bot.language.told.of_speaker import Read

TALK = (ChatRequest, UnknownRequest)
WANTED = frozenset({"name", "length", "room", "need", "online"})
"""Kinds of what is wanted of an interview, besides its time."""
BEARING = WANTED | TIME_KINDS | {"candidate", "zone"}
"""Kinds of what a request is made of."""


class ToldMessage(Struct, frozen=True):
    """A message of which some clauses ask and others tell, and how its words are read."""

    text: str
    clauses: Sequence[Clause]
    shaped: Shaped
    read: Read
