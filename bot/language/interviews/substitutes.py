"""Who could take somebody's place in a booked interview: asked back, since the bot is told who comes instead."""

import re

from bot.language.clarification import Clarification
from bot.language.context import ParseContext
from bot.language.grammar import teach
from bot.language.shape import Shape

_REPLACES = re.compile(
    r"\bwho (?:else )?(?:could|can|might|would|should|will) (?:\w+ )?(?:replace|substitute(?: for)?|stand in for|step in for|cover for|cover|fill in for|take over (?:from|for)|(?:do|take) (?:it|this) (?:instead of|for)) (?P<gone>¤p\d+)"
)


def is_about_replacing(row: str) -> bool:
    """Whether it is asked who could come in somebody's place."""
    return bool(_REPLACES.search(row))


def asked_for_substitute(shape: Shape, context: ParseContext) -> Clarification | None:
    """Return the question who comes in somebody's place, which a name answers; None where it is not asked."""
    found = shape.search(_REPLACES)
    gone = next((mail for one in shape.group(found, "gone") for mail in one.value.ids), "") if found else ""  # fmt: skip
    return who_comes_instead(gone, context) if gone else None


def who_comes_instead(gone: str, context: ParseContext) -> Clarification:
    """Return the question who is to come in the place of the one who goes."""
    person = context.directory.person(gone)
    name = person.name if person else gone
    swap = f"swap {name} for "
    question = f"Who is to come in {name}’s place?"
    return Clarification(question, (), f"{swap}someone else", len(swap), len(swap) + 12)


teach(_REPLACES)
