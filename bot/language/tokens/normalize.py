"""Letters as they are compared: small, without accents, apostrophes and typographic variants."""

import unicodedata
from functools import lru_cache

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’ʼ`´′", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("“”„«»″", '"'),
        "\N{NO-BREAK SPACE}": " ",
        "\N{NARROW NO-BREAK SPACE}": " ",
    }
)


_STROKED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
)
"""Letters that Unicode does not take apart into a plain one and its mark."""


def plain(text: str) -> str:
    """Return text of the same length, with one kind of quote, dash and space."""
    return text if text.isascii() and "`" not in text else text.translate(_PLAIN)


@lru_cache(maxsize=8192)
def folded(word: str) -> str:
    """Return a word as it is compared: no case, no accents, no apostrophes."""
    if word.isascii():
        return word.lower().replace("'", "")
    spread = unicodedata.normalize("NFKD", word.casefold().translate(_STROKED))
    return "".join(letter for letter in spread if not unicodedata.combining(letter)).replace(
        "'", ""
    )


def listed(words: str) -> frozenset[str]:
    """Return the set of words in a text, as a readable way to write one down."""
    return frozenset(words.split())
