"""When a word is close enough to another to be a typing error of it, and putting ordinary words right.

Typing errors keep the first letter and change little: the shorter the word, the less may differ, since
"Tim" is not "Tom". Two letters exchanged always count as one small error.
"""

from bisect import bisect_left
from collections.abc import Sequence

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


def nearest(word: str, known: Sequence[str]) -> tuple[str, ...]:
    """Return the known words this one may be a typing error of, only the nearest, in order.

    The known are in alphabetical order. Only those that begin with its first letter are looked at, or with its first two
    exchanged, as any other is none to `near`: a company of thousands has thousands of names.
    """
    if len(word) < SHORT:
        return ()
    found = process.extract(
        word,
        [*_beginning(word[0], known), *_beginning(word[1] + word[0], known)],
        scorer=OSA.distance,
        score_cutoff=MOST_ERRORS,
        limit=12,
    )
    counted = [
        (errors, meant) for meant, _, _ in found if (errors := near(word, meant)) is not None
    ]
    least = min((errors for errors, _ in counted), default=0)
    return tuple(sorted({meant for errors, meant in counted if errors == least}))


def _beginning(start: str, known: Sequence[str]) -> Sequence[str]:
    return known[bisect_left(known, start) : bisect_left(known, f"{start}\U0010ffff")]
