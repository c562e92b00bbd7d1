"""Names that many people have: never corrected into another word, and names even where they are typed small."""

from pathlib import Path

from bot.language.tokens.normalize import listed


def _read(name: str) -> frozenset[str]:
    return listed(Path(__file__).with_name(name).read_text(encoding="utf-8"))


GIVEN_NAMES = _read("given_names.txt")

LAST_NAMES = _read("last_names.txt")
"""Names behind a given one, also where they are short or ordinary words: "jo park", "amy li"."""
PARTICLES = listed("de van der von da di del la le bin al el du dos den ter ten st o mc mac")
"""What may stand small within a name: "Piet de Vries"."""


def is_whole_name(text: str) -> bool:
    """Whether a text is a first and a last name: written as names are, or names that many have, typed small."""
    words = text.split()
    if len(words) < 2:  # noqa: PLR2004 - a first and a last name
        return False
    is_common = words[0].casefold() in GIVEN_NAMES and words[-1].casefold() in LAST_NAMES
    between = (word for word in words[1:-1] if word not in PARTICLES)
    return is_common or all(word[0].isupper() for word in (words[0], *between, words[-1]))
