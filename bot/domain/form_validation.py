"""What can be told of the fields of a form by looking at them alone, whichever chat they come from.

The fields are those of `cards.layouts.forms`; a sentence that is typed instead fills in the same.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date

from bot.domain.errors import BadInput

CANDIDATE_MOST = 200
COMMENT_MOST = 500
NOTE_MOST = 1000
MINUTES_MOST = 9 * 60
"""What can be asked for in words, too."""
_DIGITS_MOST = 4
_YEARS = range(2000, 2200)
"""Beyond them lie typing errors, and days that no clock of another zone has."""
_ADDRESS = re.compile(r"[^@\s<>,;]{1,64}@[^@\s<>,;]{1,190}\.[^@\s<>,;.]{2,}")


def collapse_spaces(text: str) -> str:
    """Return a text on one line, with single spaces."""
    return " ".join(text.split())


def validate(inputs: Mapping[str, str]) -> dict[str, str]:
    """Return the fields that cannot be used as they are filled in, and the `why` of each."""
    return {field: why for field, why, is_fine in _CHECKS if not is_fine(inputs.get(field, ""))}


def validated(inputs: Mapping[str, str]) -> Mapping[str, str]:
    """Return the inputs; raises BadInput for the first that cannot be used."""
    for field, why in validate(inputs).items():
        raise BadInput(why=why, field=field)
    return inputs


def _is_day(text: str) -> bool:
    try:
        return not text or date.fromisoformat(text).year in _YEARS
    except ValueError:
        return False


def _is_length(text: str) -> bool:
    return not text or (
        text.isdecimal() and len(text) <= _DIGITS_MOST and 0 < int(text) <= MINUTES_MOST
    )


def _is_address(text: str) -> bool:
    return not text.strip() or bool(_ADDRESS.fullmatch(text.strip()))


_CHECKS: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
    ("day", "day", _is_day),
    ("minutes", "minutes", _is_length),
    ("candidate", "candidate-name", lambda text: len(collapse_spaces(text)) <= CANDIDATE_MOST),
    ("candidate_mail", "candidate-mail", _is_address),
    ("note", "note", lambda text: len(text) <= NOTE_MOST),
    ("comment", "comment", lambda text: len(collapse_spaces(text)) <= COMMENT_MOST),
)
