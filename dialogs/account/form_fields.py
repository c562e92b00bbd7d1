"""What the forms of settings, rooms, people and limits share: their fields read, and where a form may be shown."""

from collections.abc import Mapping

from bot.domain.accounts import Place
from bot.domain.errors import BadInput
from bot.domain.form_validation import collapse_spaces, require_valid
from bot.runtime.turn import Pressed, Turn

_DIGITS_MOST = 6


def is_private(turn: Turn) -> bool:
    """Whether a form may be shown: in a channel everybody would see it, and Slack opens none."""
    return turn.address.place is Place.PERSONAL


def filled_in(turn: Turn) -> Mapping[str, str]:
    """Return the fields of the form that was sent; raises BadInput for any that cannot be used."""
    return require_valid(turn.content.inputs if isinstance(turn.content, Pressed) else {})


def number(inputs: Mapping[str, str], field: str, before: int, *, why: str) -> int:
    """Return the number in a field, what was there before where it is empty; raises BadInput for any other text."""
    text = inputs.get(field, "").strip()
    if not text:
        return before
    if not (text.isdecimal() and text.isascii() and len(text) <= _DIGITS_MOST):
        raise BadInput(why=why, field=field)
    return int(text)


def weekdays(inputs: Mapping[str, str], field: str) -> frozenset[int]:
    """Return the weekdays that are ticked in a field, Monday is 0; raises BadInput for what is none."""
    ticked = listed(inputs, field)
    if not set(ticked) <= set("0123456"):
        raise BadInput(why="weekdays", field=field)
    return frozenset(map(int, ticked))


def listed(inputs: Mapping[str, str], field: str) -> tuple[str, ...]:
    """Return what a field holds between commas, each once."""
    parts = map(collapse_spaces, inputs.get(field, "").split(","))
    return tuple(dict.fromkeys(one for one in parts if one))
