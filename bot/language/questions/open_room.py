"""Which room "it" is where a room alone was asked about: "is the Boardroom free at 10?", and then "book it for Jo Park with Ian"."""

import re

from msgspec.structs import replace

from bot.language.parsed import ParsedMessage
from bot.language.requests import Question
from bot.language.tokens.cues import Cued

_TAKES_IT = Cued(
    r"\b(?:book|take|reserve|use|have|get|hold) (?:it|that|that one|that room|the room)\b",
    re.IGNORECASE,
)


def of_open_room(read: ParsedMessage, text: str, after: Question | None) -> ParsedMessage:
    """Return a question for people in the one room that was asked about, where they are to have it."""
    question = read.question
    is_room = after is not None and after.need == "none" and after.room and after.room.mail
    if question is None or after is None or not is_room or question.need == "none":
        return read
    is_kept = question.room is None or not question.room.mail
    if not is_kept or not _TAKES_IT.search(text):
        return read
    return replace(read, request=replace(question, room=after.room))
