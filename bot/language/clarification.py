"""What the bot asks back when a sentence contradicts itself or could mean two things.

A question and what it offers are kinds with the facts that their words name: dates in ISO, names and words as they were
typed. `cards.words.clarifications` has the words. A choice carries the sentence with its doubtful words replaced by
certain ones, so that taking a choice is reading that sentence: nothing else has to be remembered.
"""

from typing import Literal

from msgspec import Struct

Fact = str | int | tuple[str, ...]
Facts = tuple[tuple[str, Fact], ...]

DoubtKind = Literal[
    "ends-first", "ends-before-start", "in-the-past", "no-such-date", "no-such-day", "nothing-left",
    "nothing-left-to-move-to", "one-at-a-time", "other-weekday", "two-days", "years-away",
    "length", "no-such-hour", "shift",
    "colleague", "name", "no-pool", "one-room", "room-only-ruled-out", "seats", "stranger",
    "changed-singly", "either", "no-coming-interview", "no-such-interview", "none-with", "which-interview",
    "declined-before", "proposed-before", "stands-in", "time-unread", "to-when", "which-time", "what-to-change", "whether-to", "whose-clock", "whose-place", "takes-place-of", "takes-no-part", "two-deeds", "book-without", "cannot-come", "interviewer-out",
    "hand-over-from", "hand-over-to", "loop-break", "part-played", "copied-in", "one-candidate", "whose-address", "unheld", "which-act", "worded",
]  # fmt: skip
OptionKind = Literal[
    "day", "times", "length", "later", "earlier", "named", "alike", "pool", "no-room", "candidate", "interviewer",
    "interview", "loop", "booking", "instead-of", "as-well", "another-time", "off", "stand-in", "without", "agreed", "said", "act", "worded",
]  # fmt: skip


class Doubt(Struct, frozen=True):
    """What is asked; `worded` is a question as an earlier version stored it."""

    kind: DoubtKind
    facts: Facts = ()


class Option(Struct, frozen=True):
    """What may be meant; `worded` as an earlier version stored it."""

    kind: OptionKind
    facts: Facts = ()


def asks(kind: DoubtKind, **facts: Fact) -> Doubt:
    """Return a question of this kind; its facts are what its words name."""
    return Doubt(kind, tuple(facts.items()))


def option(kind: OptionKind, **facts: Fact) -> Option:
    """Return what may be meant; its facts are what its words name."""
    return Option(kind, tuple(facts.items()))


class Choice(Struct, frozen=True):
    """A possible answer: what it is, and the whole sentence it stands for."""

    option: Option
    sentence: str


class Clarification(Struct, frozen=True):
    """A question back to the person, with the answers that can be chosen by number, name or yes."""

    doubt: Doubt
    choices: tuple[Choice, ...] = ()
    sentence: str = ""
    """What was said; `start` and `end` are the doubtful words in it, for an answer that is none of the choices."""
    start: int = 0
    end: int = 0
