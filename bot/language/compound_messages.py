"""Several things that one message asks for: "add Mei and move it to Friday", "accept, and tell Rita I'm late".

A message is cut where the next thing to be done begins, and each part is read alone.
"""

from bot.language.interviews.answers.answer_with_more import answer_with_more, reserved_answer
from bot.language.interviews.changes.move_with_value import with_verbs
from bot.language.interviews.several_deeds import several_deeds
from bot.language.message_parts import Reader, cut
from bot.language.parsed import ParsedMessage
from bot.language.questions.booking_with_more import booking_with_more, chosen_with_more


def compound(reader: Reader) -> ParsedMessage | None:
    """Return what a message asks for that asks for several things; None for any other."""
    context = reader.context
    if reader.after is not None:
        return booking_with_more(cut(reader.text), reader)
    is_invited = context.last == "invitation"
    if is_invited and (reserved := reserved_answer(reader)):
        return reserved
    if not context.interviews:
        return None
    reader = with_verbs(reader)
    parts = cut(reader.text)
    if len(parts) < 2:  # noqa: PLR2004 - several
        return None
    if is_invited and (answered := answer_with_more(parts, reader)):
        return answered
    return several_deeds(parts, reader) or chosen_with_more(parts, reader)
