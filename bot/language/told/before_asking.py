"""The times of one sentence that tells before it asks: those its request names, or counts from what is told.

"She starts on the 4th, so find her an hour next week"              next week, and not the 4th
"She has exams until the 9th, find 45 minutes with Mei after that"   from the 9th on
"""

import re
from collections.abc import Collection, Sequence
from typing import Protocol

from msgspec.structs import replace

from bot.language.chunking.pieces import TIME_KINDS
from bot.language.parsed import ParsedMessage
from bot.language.requests import AnswerRequest, ChangeRequest, ChatRequest, SettingRequest
from bot.language.tokens.cues import Cued
from bot.language.told.clauses import Clause
from bot.language.told.message import BEARING
from bot.language.told.named import Shaped
from bot.language.told.of_speaker import Read
from bot.language.told.signs import CANNOT, LEAVES
from bot.language.told.that_day import is_counted_from, on_that_day

_WENT = Cued(r"\b(?:was|were|had|did|lost|went|came|ran|got|\w{2,}ed)\b", re.IGNORECASE)
"""What tells of what was."""
_WISHES = Cued(
    r"\b(?:pls|plz|please)\b|\bso (?:an?other|an? |the )?(?:bigger|larger|smaller|new|different|extra|another|longer|shorter|earlier|later)\b",
    re.IGNORECASE,
)
"""That what is told before asks for something as well: "we're 3 now so bigger room pls, and add Mei"."""


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
    is_all_told = not _WISHES.search(told.text)
    if is_all_told and (
        alone := _change_alone(asked, message) or _asked_alone(told, asked, message)
    ):
        return alone
    kinds = {piece.kind for piece in message.shaped(told.text).pieces}
    wanted = {piece.kind for piece in message.shaped(asked.text).pieces}
    if not (kinds & TIME_KINDS and "days" in wanted):
        return _other_part(asked, message) if kinds & wanted & TIME_KINDS else None
    if LEAVES.search(told.text):
        return None
    is_plain = not (CANNOT.search(told.text) or "name" in kinds)
    return (_at_times_of(message.asked(), message) if is_plain else None) or _within(asked, message)


def _change_alone(asked: Clause, message: Message) -> ParsedMessage | None:
    """Return a change as the clause that asks says it, where what is told before would add to it: "the Boardroom is being painted, so make it online"."""
    whole, alone = message.read(message.text), message.read(asked.text)
    of_all, of_it = whole.request, alone.request
    if not (isinstance(of_all, ChangeRequest) and isinstance(of_it, ChangeRequest)):
        return None
    if not of_it.target or of_it.target != of_all.target or alone.doubt or alone.left_out:
        return None
    is_same = replace(of_all, room=of_it.room) == of_it
    return alone if is_same and of_it.room != of_all.room else None


def _asked_alone(told: Clause, asked: Clause, message: Message) -> ParsedMessage | None:
    """Return what the clause that asks comes to alone, where the whole is talk, leaves out words that are told, or takes a length that is told for the one asked for.

    None where what is told bears on it: who can when, and of whom it speaks.
    """
    whole, alone = message.read(message.text), message.read(asked.text)
    if alone.doubt or alone.left_out or isinstance(alone.request, ChatRequest):
        return None
    if isinstance(whole.request, ChatRequest):
        is_known = not isinstance(alone.request, ChangeRequest | AnswerRequest)
        return alone if is_known and not _names(told, message) else None
    if isinstance(alone.request, SettingRequest):
        return alone if whole.doubt and whole.intent == alone.intent else None
    if alone.question is None or whole.question is None or not _is_whole(alone):
        return None
    kinds = {piece.kind for piece in message.shaped(told.text).pieces}
    is_idle = not kinds & BEARING or (kinds & TIME_KINDS and _WENT.search(told.text) is not None)
    lost = whole.left_out and not whole.doubt and is_idle
    return alone if lost or _takes_length(kinds, whole, alone) else None


def _names(clause: Clause, message: Message) -> bool:
    """Whether a clause names somebody."""
    kinds = {piece.kind for piece in message.shaped(clause.text).pieces}
    return bool(kinds & {"name", "candidate"})


def _is_whole(alone: ParsedMessage) -> bool:
    """Whether a question says of itself whom it is for, or goes on with the open one."""
    return alone.question is not None and bool(alone.question.people or alone.continues)


def _takes_length(kinds: Collection[str], whole: ParsedMessage, alone: ParsedMessage) -> bool:
    """Whether the whole is as long as was told, where the clause that asks has a length of its own."""
    if whole.question is None or alone.question is None or "length" not in kinds:
        return False
    is_same = whole.question.people == alone.question.people
    return is_same and whole.question.minutes != alone.question.minutes


def _other_part(asked: Clause, message: Message) -> ParsedMessage | None:
    """Return the open question at the hours that are asked for in place of those that are told: "mornings are a rush, so could we try the afternoon"."""
    found, whole = message.read(asked.text), message.read(message.text)
    if found.question is None or whole.question is None or not found.continues:
        return None
    is_same = found.question.people == whole.question.people
    return None if found.doubt or found.left_out or not is_same else found


def _within(asked: Clause, message: Message) -> ParsedMessage | None:
    """Return the whole within the times that are asked for, where it takes the day on which somebody cannot for one that is wanted."""
    found, whole = message.read(asked.text), message.read(message.text)
    if found.question is None or whole.question is None or found.doubt or whole.doubt:
        return None
    wanted = found.question.windows
    kept = tuple(
        one
        for one in whole.question.windows
        if any(start <= one[0] and one[1] <= end for start, end in wanted)
    )
    if not kept or kept == whole.question.windows:
        return None
    return replace(whole, request=replace(whole.question, windows=kept))


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
