"""What of a message others have said: quoted lines, forwarded headers and what follows them, which fall away."""

import re
from collections.abc import Iterator

from bot.language.tokens.cues import Cued

_QUOTED = re.compile(r"^\s*(?:>|\|).*$", re.MULTILINE)
_FORWARDED = Cued(
    r"^\s*(?:-{2,}\s*(?:Forwarded|Original) [Mm]essage\s*-{2,}|(?:From|Sent|To|Cc|Bcc|Subject)\s*:.*)$",
    re.MULTILINE,
)
_DATED = re.compile(r"^\s*Date\s*:.*$", re.MULTILINE)
"""A header of a forwarded message where others stand beside it; alone it tells the day that is wanted."""
_WROTE = re.compile(r"^\s*On .{4,120}wrote:\s*$.*", re.MULTILINE | re.DOTALL)
_SENT_FROM = Cued(
    r"^\s*(?:Sent|Get|Envoyé|Gesendet) (?:from|for|de|von) .*$", re.MULTILINE | re.IGNORECASE
)
_LETTER = re.compile(r"\w")
_FENCE = "```"
_QUOTES = (">", "|", "&gt;")
_LAST_WORD = re.compile(r"\w+(?=\W*\Z)")


def without_quotes(said: str) -> str:
    """Return what is said without what is quoted, as long as anything is left of it."""
    unquoted = _WROTE.sub("", _QUOTED.sub("", said))
    kept = _FORWARDED.sub("", unquoted)
    kept = _SENT_FROM.sub("", _DATED.sub("", kept) if kept != unquoted else kept)
    return kept if _LETTER.search(kept) else said


def rest_behind(text: str, most: int, whole: str, said: str) -> str:
    """Return what a message says behind its first letters, which were read as `whole` and without quotes as `said`.

    Nothing where the rest goes on with what fell away there: a quote, a signature, a block of code.
    """
    rest = text[most:]
    if not rest:
        return ""
    if text[:most].count(_FENCE) % 2:
        rest = rest.partition(_FENCE)[2]
    elif whole.rpartition("\n")[2].lstrip().startswith(_QUOTES):
        rest = rest.partition("\n")[2]
    elif _last_word(whole) != _last_word(said):
        return ""
    rest = "\n".join(_own_lines(rest))
    return rest if _LETTER.search(rest) else ""


def _own_lines(text: str) -> Iterator[str]:
    """Yield the lines that are the sender's own, up to an earlier message below them."""
    for line in map(str.strip, text.splitlines()):
        if _WROTE.match(line):
            return
        if (
            not line.startswith(_QUOTES)
            and not _FORWARDED.match(line)
            and not _SENT_FROM.match(line)
        ):
            yield line


def _last_word(text: str) -> str:
    found = _LAST_WORD.search(text[-200:])
    return found[0] if found else ""
