"""What several layouts share: buttons with their typed twins."""

from cards.components import Button, Buttons, Form, Hint, Part


def with_twins(buttons: tuple[Button | Form, ...]) -> list[Part]:
    """Return buttons and, below them, what can be typed instead."""
    return [Buttons(buttons), *hint(buttons)] if buttons else []


def hint(buttons: tuple[Button | Form, ...]) -> list[Part]:
    """Return the quiet line "Or type: accept · decline"."""
    twins = [(one.submit if isinstance(one, Form) else one).typed for one in buttons]
    known = " · ".join(dict.fromkeys(twin for twin in twins if twin))
    return [Hint(f"Or type: {known}")] if known else []
