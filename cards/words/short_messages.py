"""How the short messages of the bot are put into words: one function for each, registered by its key.

The function's parameters are the facts that `cards.view_models.message` is given under the key; a test
compares the two at every call.
"""

from collections.abc import Callable
from typing import Literal, TypeVar

from msgspec import Struct

Tone = Literal["plain", "good", "warning", "bad", "quiet"]


class ShortMessage(Struct, frozen=True):
    """A short message in words: a title, which may be empty, and its sentences, one a line."""

    lines: tuple[str, ...]
    title: str = ""
    tone: Tone = "plain"


def plain(*lines: str, title: str = "") -> ShortMessage:
    """Return a message that only tells."""
    return ShortMessage(lines, title)


def good(*lines: str, title: str = "") -> ShortMessage:
    """Return a message that something was done."""
    return ShortMessage(lines, title, "good")


def warning(*lines: str, title: str = "") -> ShortMessage:
    """Return a message that something could not be done."""
    return ShortMessage(lines, title, "warning")


def quiet(*lines: str) -> ShortMessage:
    """Return a message that stands in the background."""
    return ShortMessage(lines, "", "quiet")


MESSAGES: dict[str, Callable[..., ShortMessage]] = {}
"""The words of every short message, by its key. `cards.words.message_registry` imports all that fill it."""

W = TypeVar("W", bound=Callable[..., ShortMessage])


def message_words(key: str) -> Callable[[W], W]:
    """Return a decorator that registers the words of a message under its key."""

    def register(words: W) -> W:
        if key in MESSAGES:
            raise ValueError(f"{key} has words already")
        MESSAGES[key] = words
        return words

    return register
