"""What can be told of the fields of a form by looking at them alone, whichever chat they come from.

The fields are those of `cards.layouts.forms`; a sentence that is typed instead fills in the same.
"""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from hashlib import sha256

from bot.domain.errors import BadInput

CANDIDATE_MOST = 200
COMMENT_MOST = 500
NOTE_MOST = 1000
TITLE_MOST = 200
LINK_MOST = 500
MORE_PEOPLE, MORE_MINUTES = "more_people", "more_minutes"
"""The fields of one more session."""
PEOPLE_MOST = 20
"""Named people of one interview; of a pool any number may be asked about."""
FIELD_MOST = 4000
"""Characters of any field: a form is filled in by hand."""
DAYS_AHEAD_MOST = 730
MINUTES_LEAST, MINUTES_MOST = 5, 9 * 60
"""What can be asked for in words, too."""
_DIGITS_MOST = 4
_YEARS = range(2000, 2200)
"""Beyond them lie typing errors, and days that no clock of another zone has."""
_CLOCK = re.compile(r"|(?:[01]\d|2[0-3]):[0-5]\d")
_LINK = re.compile(r"https://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d{1,5})?(?:[/?#][!-~]*)?")
_ADDRESS = re.compile(r"[^@\s<>,;]{1,64}@[^@\s<>,;]{1,190}\.[^@\s<>,;.]{2,}")


def collapse_spaces(text: str) -> str:
    """Return a text on one line, with single spaces."""
    return " ".join(text.split())


def validate(inputs: Mapping[str, str]) -> dict[str, str]:
    """Return the fields that cannot be used as they are filled in, and the `why` of each."""
    wrong = {field: "too-long" for field, text in inputs.items() if len(text) > FIELD_MOST}
    wrong |= {field: why for field, why, is_fine in _CHECKS if not is_fine(inputs.get(field, ""))}
    return wrong


def require_valid(inputs: Mapping[str, str]) -> Mapping[str, str]:
    """Return the inputs; raises BadInput for the first that cannot be used."""
    for field, why in validate(inputs).items():
        raise BadInput(why=why, field=field)
    return inputs


def named_people(inputs: Mapping[str, str], known: Collection[str]) -> tuple[str, ...]:
    """Return the addresses that a form names, sorted; raises BadInput for any that is not known."""
    people = tuple(sorted(set(filter(None, inputs.get("people", "").split(",")))))
    if not set(people) <= set(known):
        raise BadInput(why="form-people", field="people")
    return people


def is_link(text: str) -> bool:
    """Whether a text is the address of a page, which opens in a browser over TLS."""
    return len(text) <= LINK_MOST and _LINK.fullmatch(text) is not None


def is_near(day: date, today: date) -> bool:
    """Whether a day is one that a form may choose; by some clocks it is still yesterday."""
    return -1 <= (day - today).days <= DAYS_AHEAD_MOST


def mark_of(*values: object) -> str:
    """Return a short mark of values, which a form carries to tell whether they have changed since."""
    return sha256(repr(values).encode()).hexdigest()[:12]


def _is_list_of_people(text: str) -> bool:
    return len(text.split(",")) <= PEOPLE_MOST


def _is_day(text: str) -> bool:
    try:
        return not text or date.fromisoformat(text).year in _YEARS
    except ValueError:
        return False


def _is_length(text: str) -> bool:
    return not text or (
        text.isdecimal()
        and len(text) <= _DIGITS_MOST
        and MINUTES_LEAST <= int(text) <= MINUTES_MOST
    )


def _is_address(text: str) -> bool:
    return not text.strip() or bool(_ADDRESS.fullmatch(text.strip()))


def _is_clock(text: str) -> bool:
    return bool(_CLOCK.fullmatch(text))


_CHECKS: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
    ("day", "day", _is_day),
    ("minutes", "minutes", _is_length),
    ("people", "too-many-people", _is_list_of_people),
    ("room", "room", lambda text: "," not in text),
    ("title", "title", lambda text: len(collapse_spaces(text)) <= TITLE_MOST),
    ("candidate", "candidate-name", lambda text: len(collapse_spaces(text)) <= CANDIDATE_MOST),
    ("candidate_mail", "candidate-mail", _is_address),
    ("own_link", "meeting-link", lambda text: not text.strip() or is_link(text.strip())),
    ("note", "note", lambda text: len(text) <= NOTE_MOST),
    ("opens", "hours", _is_clock),
    ("closes", "hours", _is_clock),
    ("close_from", "day", _is_day),
    ("close_to", "day", _is_day),
    ("room_mail", "room-address", _is_address),
    ("comment", "comment", lambda text: len(collapse_spaces(text)) <= COMMENT_MOST),
)
