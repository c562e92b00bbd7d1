"""When a word is close enough to another to be a typing error of it, and putting ordinary words right.

Typing errors keep the first letter and change little: the shorter the word, the less may differ, since
"Tim" is not "Tom". Two letters exchanged always count as one small error.
"""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORT, MIDDLE, LONG = 3, 4, 7
MOST_ERRORS = 2


def near(word: str, meant: str) -> int | None:
    """Count the typing errors between two folded words; None if they are too many to be errors."""
    errors: int = OSA.distance(word, meant, score_cutoff=MOST_ERRORS)
    if errors == 0:
        return 0
    swapped = errors == 1 and sorted(word) == sorted(meant)
    return errors if swapped or _plausible(word, meant, errors) else None


def _plausible(word: str, meant: str, errors: int) -> bool:
    size = min(len(word), len(meant))
    if word[:1] != meant[:1] or size < SHORT or len(word) == SHORT == len(meant):
        return False
    if size <= MIDDLE:
        return errors == 1
    return errors == 1 or (errors == MOST_ERRORS and size >= LONG)


def nearest(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known words this one may be a typing error of, only the nearest, in order."""
    if len(word) < SHORT:
        return ()
    found = process.extract(
        word,
        known,
        scorer=OSA.distance,  # type: ignore[arg-type]  # the stub of extract knows no overloads
        score_cutoff=MOST_ERRORS,
        limit=12,
    )
    counted = [
        (errors, meant) for meant, _, _ in found if (errors := near(word, meant)) is not None
    ]
    least = min((errors for errors, _ in counted), default=0)
    return tuple(sorted({meant for errors, meant in counted if errors == least}))
