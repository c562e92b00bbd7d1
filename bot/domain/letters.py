"""Words without what people type differently: capitals and accents."""

import unicodedata

_STROKED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
)
"""Letters that Unicode does not take apart into a plain one and its mark."""


def plain_letters(text: str) -> str:
    """Return a text in small letters without accents: "Zoë" as "zoe"."""
    if text.isascii():
        return text.lower()
    spread = unicodedata.normalize("NFKD", text.casefold().translate(_STROKED))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))
