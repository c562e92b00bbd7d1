"""A command beside words that ask for nothing: "omg wrong one, undo", "disconnect my calendar, I finish up on Friday".

Only where the message as a whole was not understood, or as what such words hold, one clause alone is a command, and each
of the others names nothing or tells something: what is told never turns a command into another request.
"""

import re
from collections.abc import Callable

from bot.language.parsed import ParsedMessage
from bot.language.requests import AdminRequest, ButtonRequest, SettingRequest
from bot.language.tokens.cues import Cued
from bot.language.told.clauses import tells

_ENDS = re.compile(r"\s*(?:(?<![,.;!?…])[,.;!?…]+|\s[–—-]+)\s+")
_BINDS = Cued(r"\b(?:but|unless|except|if|or|and|only|instead|until|then|before|after)\b|¤[cglprt]\d", re.IGNORECASE)  # fmt: skip
"""Words and things by which a clause may change what another one says."""
_MOST_CLAUSES = 3
_SAFE = frozenset({"undo", "more", "why"})
"""Commands that are also heard beside idle talk."""


def lone_command(
    text: str,
    whole: ParsedMessage,
    command: Callable[[str], ParsedMessage | None],
    row: Callable[[str], str],
) -> ParsedMessage | None:
    """Return the command that one clause of a message is; None where it was understood as a whole, or no clause is one."""
    is_asked = whole.doubt is not None and whole.doubt.doubt.kind == "what-to-change"
    if not (is_asked or whole.intent in _TELLING):
        return None
    clauses = [one for one in _ENDS.split(text) if one]
    if not 1 < len(clauses) <= _MOST_CLAUSES:
        return None
    made = [command(one) for one in clauses]
    found = [one for one in made if one and _is_whole(one)]
    rest = [one for one, read in zip(clauses, made, strict=True) if read not in found]
    told = [one for one in rest if tells(one)]
    binds = [one for one in rest if one not in told and _BINDS.search(row(one))]
    if len({one.intent for one in found}) != 1 or binds:
        return None
    if found[0].intent in _SAFE or whole.intent == "unknown":
        return found[0]
    is_ordered = any(_ORDERS.match(one) for one in clauses if one not in rest)
    is_told = whole.intent != "chat" and not whole.continues and len(told) == len(rest)
    return found[0] if is_told and is_ordered else None


_TELLING = frozenset({"chat", "unknown", "absence", "availability"})
"""What a message may be read as that only tells something beside its command."""
_ORDERS = Cued(
    r"\W*(?:(?:and|so|but|then|please|pls|kindly|just|can you|could you|let['’]?s|also)\W+)*(?:(?:dis)?connect|turn|switch|set|show|change|update|add|remove|delete|forget|erase|stop|start|mute|unmute|enable|disable|pause|use|list|make|unlink|link|open|close|reset|export)\b",
    re.IGNORECASE,
)
"""How a clause opens that says what is to be done: of the rest of a message it is not taken back by what is told."""


def _is_whole(read: ParsedMessage) -> bool:
    """Whether a clause is a command that needs nothing beside it."""
    request = read.request
    is_button = isinstance(request, ButtonRequest) and request.intent in _SAFE
    return is_button or isinstance(request, AdminRequest | SettingRequest)
