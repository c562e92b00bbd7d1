"""Messages that are longer than is read at once: their beginning is read, and what of the rest may matter is told."""

import re

from bot.language.requests import Request, texts_of
from bot.language.tokens.message_text import spoken
from bot.language.tokens.tokenizer import MOST_WORDS, beginning

_WORD = re.compile(r"\w+")
_LAST = 3
"""Words at its end that show that a text was taken whole."""
_FEW = 6
"""Words of a name, an address or an id, that are none of a text."""


def divided(text: str) -> tuple[str, str]:
    """Return what is read of a message, and the rest where that is not all that is said to the bot."""
    if len(text) <= MOST_WORDS:
        return text, ""
    said = spoken(text)
    read, rest = beginning(said.text)
    rest = f"{rest} {said.rest}".strip()
    return (read, rest) if rest else (text, "")


def holds(request: Request, rest: str) -> bool:
    """Whether a request has the rest of a message too, in words that it keeps as they were typed: directions, a reason."""
    last = _words(rest)[-_LAST:]
    return any(_words(one)[-_LAST:] == last for one in texts_of(request))


def keeps_words(request: Request) -> bool:
    """Whether a request has so many words as they were typed that it may have those of the rest of a message too."""
    return any(len(_words(one)) > _FEW for one in texts_of(request))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
