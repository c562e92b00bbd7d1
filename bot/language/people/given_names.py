"""Names that many people have: never corrected into another word, and names even where they are typed small."""

from pathlib import Path

from bot.language.tokens.normalize import listed


def _read(name: str) -> frozenset[str]:
    return listed(Path(__file__).with_name(name).read_text(encoding="utf-8"))


GIVEN_NAMES = _read("given_names.txt")

LAST_NAMES = _read("last_names.txt")
"""Names behind a given one, also where they are short or ordinary words: "jo park", "amy li"."""
