"""A command beside words that ask for nothing: "omg wrong one, undo", "disconnect my calendar, I don't want it linked".

Only where the message as a whole was not understood, one clause alone is a command, and the others name nothing.
"""

import re
from collections.abc import Callable

from bot.language.parsed import ParsedMessage
from bot.language.requests import AdminRequest, ButtonRequest, SettingRequest

_ENDS = re.compile(r"\s*(?:(?<![,.;!?…])[,.;!?…]+|\s[–—-]+)\s+")
_BINDS = re.compile(r"\b(?:but|unless|except|if|or|and|only|instead|until|then|before|after)\b|¤[cglprt]\d", re.IGNORECASE)  # fmt: skip
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
    if not (is_asked or whole.intent in {"chat", "unknown"}):
        return None
    clauses = [one for one in _ENDS.split(text) if one]
    if not 1 < len(clauses) <= _MOST_CLAUSES:
        return None
    made = [command(one) for one in clauses]
    found = [one for one in made if one and _is_whole(one)]
    rest = [one for one, read in zip(clauses, made, strict=True) if read not in found]
    binds = [one for one in rest if _BINDS.search(row(one)) and not _is_whereabouts(one, found)]
    if len({one.intent for one in found}) != 1 or binds:
        return None
    return found[0] if found[0].intent in _SAFE or whole.intent == "unknown" else None


_IS_THERE = re.compile(r"(?:(?:hi|hey|so|ok|btw|fyi) )*(?:now |just )?(?:i['’]?m|i am|we['’]?re|we are|back|am)\b(?! (?:free|available|off|out|busy))", re.IGNORECASE)  # fmt: skip


def _is_whereabouts(clause: str, found: list[ParsedMessage]) -> bool:
    """Whether a clause tells where somebody is, beside a time zone to be set: "I'm in Berlin now"."""
    return found[0].intent == "time_zone" and bool(_IS_THERE.match(clause)) if found else False


def _is_whole(read: ParsedMessage) -> bool:
    """Whether a clause is a command that needs nothing beside it."""
    request = read.request
    is_button = isinstance(request, ButtonRequest) and request.intent in _SAFE
    return is_button or isinstance(request, AdminRequest | SettingRequest)
