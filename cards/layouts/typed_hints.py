"""What several layouts share: buttons with their typed twins."""

from collections.abc import Iterable
from typing import TypeAlias

from cards.components import Button, Buttons, Fold, Form, Hint, Part
from cards.words.hints import also_type

AnyButton: TypeAlias = Button | Form | Fold


def buttons_of(parts: Iterable[Part]) -> tuple[AnyButton, ...]:
    """Return all buttons of these parts, for the one line below that says what can be typed."""
    return tuple(one for part in parts if isinstance(part, Buttons) for one in part.buttons)


def with_twins(buttons: tuple[AnyButton, ...], above: tuple[AnyButton, ...] = ()) -> list[Part]:
    """Return buttons and, below them, what can be typed instead of them and of those further up on the card."""
    return [*([Buttons(buttons)] if buttons else []), *hint((*above, *buttons))]


def hint(buttons: tuple[AnyButton, ...]) -> list[Part]:
    """Return the quiet line that says what can be typed instead."""
    pressed = (one.submit if isinstance(one, Form) else one for one in buttons)
    twins = (one.typed for one in pressed if isinstance(one, Button))
    known = list(dict.fromkeys(twin for twin in twins if twin))
    return [Hint(also_type(known))] if known else []
