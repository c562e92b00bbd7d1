"""A reading with what a told clause adds to it, and without what it only speaks of."""

from msgspec.structs import replace

from bot.language.parsed import ParsedMessage
from bot.language.requests import Request
from bot.language.told.clauses import Clause
from bot.language.told.signs import ROOM, WAS


def with_candidate(found: ParsedMessage, more: ParsedMessage) -> ParsedMessage:
    """Return a reading with the candidate of another where it has none."""
    if found.question is None or more.question is None or found.question.candidate:
        return found
    return replace(found, request=replace(found.question, candidate=more.question.candidate))


def but_candidate(read: ParsedMessage) -> Request:
    """Return a request without its candidate, who is found by themselves in what is told."""
    return replace(read.question, candidate=None) if read.question else read.request


def without_place(more: ParsedMessage, found: ParsedMessage, told: Clause) -> ParsedMessage:
    """Return a reading without a room of which words tell that name none: "he's in London until Friday", "three people is a lot"."""
    if more.question is None or found.question is None or ROOM.search(told.text):
        return more
    room = more.question.room
    if room != found.question.room and WAS.search(told.text):
        return replace(more, request=replace(more.question, room=found.question.room))
    if told.does != "tells" or room == found.question.room or (room and room.mail):
        return more
    return replace(more, request=replace(more.question, room=found.question.room))


def without_told(more: ParsedMessage, told: Clause) -> ParsedMessage:
    """Return a reading that leaves nothing out of what is only told."""
    if told.does != "tells" or not more.left_out:
        return more
    return replace(more, left_out=tuple(one for one in more.left_out if one not in told.text))
