"""The times of one sentence that tells before it asks: those its request names, or counts from what is told.

"She starts on the 4th, so find her an hour next week"              next week, and not the 4th
"She has exams until the 9th, find 45 minutes with Mei after that"   from the 9th on
"""

from collections.abc import Sequence
from typing import Protocol

from msgspec.structs import replace

from bot.language.chunking.pieces import TIME_KINDS
from bot.language.parsed import ParsedMessage
from bot.language.told.clauses import Clause
from bot.language.told.named import Shaped
from bot.language.told.of_speaker import Read
from bot.language.told.signs import CANNOT, LEAVES
from bot.language.told.that_day import is_counted_from, on_that_day


class Message(Protocol):
    """A message, and how its words are read."""

    @property
    def text(self) -> str:
        """Return it as typed."""

    @property
    def shaped(self) -> Shaped:
        """Return what cuts words into pieces."""

    @property
    def read(self) -> Read:
        """Return what reads words."""

    def asked(self) -> ParsedMessage | None:
        """Return what it asks for, completed by what it tells."""


def at_asked_times(clauses: Sequence[Clause], message: Message) -> ParsedMessage | None:
    """Return the whole at the times that its request names or counts from what is told, where this names others; None for anything else."""
    told, asked = clauses
    if is_counted_from(asked.text):
        found = message.read(on_that_day(asked, (told,), message.shaped).text)
        return None if found.left_out else _at_times_of(found, message)
    kinds = {piece.kind for piece in message.shaped(told.text).pieces}
    names_days = any(piece.kind == "days" for piece in message.shaped(asked.text).pieces)
    if not (kinds & TIME_KINDS and names_days) or "name" in kinds:
        return None
    if CANNOT.search(told.text) or LEAVES.search(told.text):
        return None
    return _at_times_of(message.asked(), message)


def _at_times_of(found: ParsedMessage | None, message: Message) -> ParsedMessage | None:
    """Return the whole at the times of a reading of the same people; None where either is not clear."""
    whole = message.read(message.text)
    asks, asks_all = found and found.question, whole.question
    if found is None or found.doubt or whole.doubt or not (asks and asks_all):
        return None
    if asks.people != asks_all.people:
        return None
    request = replace(asks_all, windows=asks.windows)
    return replace(whole, request=request, left_out=found.left_out)
