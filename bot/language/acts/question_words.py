"""Whether a message speaks of something that no question for times ever spoke of: "who's bringing cake tomorrow".

`question_words.txt` holds the words of messages known to be questions; `python -m tests.language.train` writes it. A
message that says a word beyond them, and nothing of what only questions say, is none, though it names a day or a person.
"""

from functools import lru_cache
from pathlib import Path

from bot.language.chunking.shape import Shape
from bot.language.tokens.cues import Cued
from bot.language.tokens.normalize import listed

_ONLY_ASKED = Cued(
    r"\b(?:free|available|availability|slots?|open|openings?|gaps?|interview\w*|rooms?|book|find|schedule|scheduling|arrange|set up|meet|meets|meeting|times?|looking for|candidates?|panel|onsite|loop|(?:one|two|three|any|¤n\d+) (?:out )?of ¤[pg]\d+|call|screen|session|calendar|diary|online|zoom|teams|video|remote\w*|earliest|soonest|optional|roles?|position|invite|can do|could do|check)\b|¤[lrc]"
    r"|^¤[px]\d+(?: (?:and|or|plus|,|¤p\d+))* ¤t\d+|¤[pg]\d+(?: (?:and|or|plus|,) ¤p\d+)* (?:on |in |at )?¤t\d+$"
)
_SHORT = 2
"""Words of so few letters tell nothing: "ya", "s"."""


@lru_cache(maxsize=1)
def known() -> frozenset[str]:
    """Return the words of questions."""
    return listed(Path(__file__).with_name("question_words.txt").read_text(encoding="utf-8"))


def words_of(shape: Shape) -> set[str]:
    """Return the words of a message that have no meaning of their own, but for names."""
    strange = {
        shape.sentence.words[one.start]
        for one in shape.pieces
        if one.kind == "strange" and not shape.sentence.is_capital(one.start)
    }
    return strange | {word for word in shape.row.split() if word.isalpha() and len(word) > _SHORT}


def is_about_else(shape: Shape) -> bool:
    """Whether a message speaks of what no question speaks of, and of nothing that only questions do."""
    return not words_of(shape) <= known() and not _ONLY_ASKED.search(shape.row)
