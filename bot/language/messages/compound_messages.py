"""Several things that one message asks for: "add Mei and move it to Friday", "accept, and tell Rita I'm late".

A message is cut where the next thing to be done begins, and each part is read alone.
"""

import re

from bot.language.interviews.answers.answer_with_more import answer_with_more, reserved_answer
from bot.language.interviews.changes.each_changed import each_changed
from bot.language.interviews.changes.times.move_with_value import with_verbs
from bot.language.interviews.compound.several_changes import several_changes
from bot.language.messages.message_parts import Part, Reader, asked_which, cut
from bot.language.parsed import ParsedMessage
from bot.language.questions.booking_with_more import booking_with_more, chosen_with_more
from bot.language.requests import ButtonRequest
from bot.language.tokens.cues import Cued

_NO_SHOW_AND = Cued(
    r"\A\W*(?P<it>(?:call|mark|log|count|record|put) (?:it|that|this|him|her|them)(?: down)?(?: as)? an? no[- ]?show)(?:\s*[,;.]\s*(?:and |then )*|\s+(?:and |then )+)(?P<rest>(?:get|find|book|rebook|give|move|look|schedule|arrange|let)\b.+)\Z",
    re.IGNORECASE | re.DOTALL,
)
"""What came of an interview, and what is to be done about it: "call it a no-show and get Ben another slot"."""


def compound(reader: Reader) -> ParsedMessage | None:
    """Return what a message asks for that asks for several things; None for any other."""
    return each_changed(reader) or _several(reader)


def _several(reader: Reader) -> ParsedMessage | None:
    context = reader.context
    if reader.after is not None:
        return booking_with_more(cut(reader.text), reader)
    is_invited = context.last == "invitation"
    if first := reserved_answer(reader) if is_invited else _no_show_with_more(reader):
        return first
    if not context.interviews:
        return None
    reader = with_verbs(reader)
    parts = cut(reader.text)
    if len(parts) < 2:  # noqa: PLR2004 - several
        return None
    if is_invited and (answered := answer_with_more(parts, reader)):
        return answered
    chosen = None if is_invited else chosen_with_more
    return several_changes(parts, reader) or (chosen(parts, reader) if chosen else None)


def _no_show_with_more(reader: Reader) -> ParsedMessage | None:
    """Return the question which is meant where a no-show is told and more asked for."""
    found = _NO_SHOW_AND.match(reader.text) if reader.context.interviews else None
    if found is None:
        return None
    said = [Part(found["it"]), Part(found["rest"])]
    request = ButtonRequest("unknown", "no_show")
    return asked_which(request, said, ["it was a no-show", found["rest"]])
