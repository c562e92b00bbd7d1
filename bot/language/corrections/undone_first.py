"""What is asked for in place of what was done last: “oops undo that, make it 30”."""

import re

from bot.language.tokens.cues import Cued

_UNDO_FIRST = Cued(
    r"\A\W*(?:(?:oops|whoops|oh|ah|argh|no|nope|wait|sorry|actually|hm+|hang on|hold on|please|my bad|wrong one|(?:can|could) you)\W+)*"
    r"(?:undo|revert|reverse|roll back|take back)(?: (?:it|that|this|the last (?:change|one|thing)|my last (?:change|one)|what (?:i|you) just did))?(?: please)?"
    r"(?:\s*[,;.:!–—-]+\s*|\s+(?=(?:and|then|but|instead)\b))(?:(?:and|then|but|instead|please|just)\W+)*(?P<rest>\S.*?)(?: instead)?\W*\Z",
    re.IGNORECASE | re.DOTALL,
)


def undone_first(text: str) -> str:
    """Return what is to be done once the last change is undone; empty for a message that does not begin so."""
    found = _UNDO_FIRST.match(text)
    return found["rest"] if found else ""
