"""The quiet line of what can be typed."""

from collections.abc import Sequence

from cards.words.formatting import join_names, quote

MOST = 4
"""Examples are enough: every button can be typed."""


def typed_instead(button: str, typed: str) -> str:
    """Return what to type where a button cannot be pressed."""
    return f"{button}: type {quote(typed)}"


def also_type(typed: Sequence[str]) -> str:
    """Return what can be typed instead of pressing."""
    return f"You can also type {join_names([quote(one) for one in typed[:MOST]], last='or')}."
