"""Two requests of one message that are no parts of each other: "book Sam with Jo on Thursday, and tell me who's free Friday".

Each becomes a sentence of its own: the first is done, the other is shown to be typed next.
"""

import re
from collections.abc import Callable

from bot.language.chunking.pieces import TIME_KINDS
from bot.language.chunking.reading import shaped
from bot.language.context import ParseContext
from bot.language.parsed import ParsedMessage
from bot.language.people.coming_names import is_colleague
from bot.language.people.note_heads import headed_note, plain_note
from bot.language.questions.several_candidates import one_by_one
from bot.language.tokens.cues import Cued
from bot.language.tokens.fillers import LEAD, TAIL
from bot.language.tokens.typed_patterns import NAME

_ASKS_BESIDES = Cued(
    r"\A(?P<first>.+?),? and (?:(?:then|also|please|can you|could you) )*(?:(?:tell|show|give) (?:me|us) |let (?:me|us) know |check |see |find out )?(?P<other>(?:who|when)(?:['’]s| is| are| else is| else| can)\b.+)\Z",
    re.IGNORECASE | re.DOTALL,
)
_LINES = re.compile(r"\s*(?:\n|;|\A)\s*(?:[-*•]\s|\d{1,2}[.)]\s)?")
MOST_NOTES = 5
_POOL_CHANGES = Cued(
    rf"{LEAD}(?:add|put) (?P<new>{NAME}) (?:to|in|into|on) (?:the |our )?(?P<pool>[\w-]+)(?: pool| team| group)?,? (?:and|but|then|and then) (?:take|drop|remove|kick) (?P<old>{NAME})(?: (?:out|off|from|of|it|there|too))*{TAIL}",
    re.IGNORECASE,
)


def one_after_another(
    text: str, context: ParseContext, read: Callable[[str], ParsedMessage]
) -> tuple[tuple[str, ...], bool]:
    """Return the sentences of a message that asks for several things, and whether they are of different kinds; else one for each of its candidates."""
    if notes := _notes(text, context):
        return notes, False
    apart = _pool_changes(text, context) or _questions(text, context, read)
    return apart or one_by_one(text, context, read), bool(apart)


def _notes(text: str, context: ParseContext) -> tuple[str, ...]:
    """Return the notes of a message, each with a candidate of its own in a line of its own: the first in plain words."""
    lines = [one.strip() for one in _LINES.split(text) if one.strip()]
    if not 1 < len(lines) <= MOST_NOTES:
        return ()
    noted = [headed_note(one, context) for one in lines]
    if not all(one is not None and one.is_candidate for one in noted):
        return ()
    return plain_note(lines[0], context) or lines[0], *lines[1:]


def _pool_changes(text: str, context: ParseContext) -> tuple[str, ...]:
    """Return who comes into a pool, and who leaves it."""
    said = _POOL_CHANGES.match(text)
    pools = {name.casefold() for name, _ in context.directory.pools}
    if said is None or said["pool"].casefold() not in pools:
        return ()
    if not (is_colleague(said["new"], context) and is_colleague(said["old"], context)):
        return ()
    pool = said["pool"]
    return f"add {said['new']} to the {pool} pool", f"take {said['old']} out of the {pool} pool"


def _questions(
    text: str, context: ParseContext, read: Callable[[str], ParsedMessage]
) -> tuple[str, ...]:
    """Return a search and the question behind it, where each has a time of its own."""
    said = _ASKS_BESIDES.match(text)
    if said is None:
        return ()
    each = (said["first"].strip(" ,;"), said["other"].strip())
    if not all(_has_time(one, context) for one in each):
        return ()
    first, other = (read(one).question for one in each)
    is_apart = first and other and (first.candidate or first.people != other.people)
    return each if is_apart else ()


def _has_time(part: str, context: ParseContext) -> bool:
    pieces = shaped(part, context, is_after=False).pieces
    return any(one.kind in TIME_KINDS for one in pieces)
