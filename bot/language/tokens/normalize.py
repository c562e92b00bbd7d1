"""Letters as they are compared: small, without accents, apostrophes and typographic variants."""

import sys
from functools import lru_cache

from bot.domain.letters import plain_letters

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’ʼ`´′", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("“”„«»″", '"'),
        "\N{NO-BREAK SPACE}": " ",
        "\N{NARROW NO-BREAK SPACE}": " ",
    }
)


def plain(text: str) -> str:
    """Return text of the same length, with one kind of quote, dash and space."""
    return text if text.isascii() and "`" not in text else text.translate(_PLAIN)


@lru_cache(maxsize=8192)
def folded(word: str) -> str:
    """Return a word as it is compared: no case, no accents, no apostrophes."""
    return plain_letters(word).replace("'", "")


def listed(words: str) -> frozenset[str]:
    """Return the set of words in a text, as a readable way to write one down; what stands in several sets is kept once."""
    return frozenset(map(sys.intern, words.split()))
