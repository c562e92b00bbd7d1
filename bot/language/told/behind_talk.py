"""What the sentences of a message ask for that as a whole is taken for talk.

    "After the misunderstanding of last Friday I wish to be careful. Please see whether Will and Rita are free on Tuesday."

A sentence that asks, and names who and when, is never idle, whatever stands before it.
"""

from collections.abc import Sequence

from bot.language.chunking.pieces import TIME_KINDS
from bot.language.parsed import ParsedMessage
from bot.language.told.clauses import Clause, joined, sentence_places
from bot.language.told.named import Shaped
from bot.language.told.of_speaker import Read


def asked_behind_talk(
    clauses: Sequence[Clause], shaped: Shaped, read: Read
) -> ParsedMessage | None:
    """Return what is asked for from the first sentence on, behind another, that asks and names people and a time."""
    for start, _ in sentence_places(clauses):
        asked = clauses[start]
        kinds = {piece.kind for piece in shaped(asked.text).pieces}
        if start and asked.does == "asks" and "name" in kinds and kinds & TIME_KINDS:
            found = read(joined({n: clauses[n] for n in range(start, len(clauses))}))
            return found if found.question and found.question.people else None
    return None
