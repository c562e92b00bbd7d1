"""What is shown where a message is not clear: a question back, with what it could mean."""

from dataclasses import dataclass
from typing import ClassVar

from cards.view_models import Fact, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A question back or something it could mean: which one, and the facts that its words name."""

    key: str
    facts: tuple[tuple[str, Fact], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AskWhich(View):
    """A question back, with what it could mean; see `cards.words.clarifications`."""

    kind: ClassVar[str] = "AskWhich"
    question: Phrase
    options: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices(View):
    """A question back in words, as outbox rows of earlier versions hold it; new ones are `AskWhich`."""

    kind: ClassVar[str] = "Choices"
    question: str
    choices: tuple[str, ...]
