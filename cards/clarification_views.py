"""What is shown where a message is not clear: a question back, with what it could mean."""

from typing import ClassVar

from msgspec import Struct

from cards.view_models import Fact, View


class Phrase(Struct, frozen=True, kw_only=True):
    """A question back or something it could mean: which one, and the facts that its words name."""

    key: str
    facts: tuple[tuple[str, Fact], ...] = ()


class AskWhich(View, frozen=True, kw_only=True):
    """A question back, with what it could mean; see `cards.words.clarifications`."""

    kind: ClassVar[str] = "AskWhich"
    question: Phrase
    options: tuple[Phrase, ...] = ()


class Choices(View, frozen=True, kw_only=True):
    """A question back in words, as outbox rows of earlier versions hold it; new ones are `AskWhich`."""

    kind: ClassVar[str] = "Choices"
    question: str
    choices: tuple[str, ...]
