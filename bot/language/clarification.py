"""What the bot asks back when a sentence contradicts itself or could mean two things.

A choice carries the sentence with its doubtful words replaced by certain ones, so that taking a choice is
reading that sentence: nothing else has to be remembered.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """A possible answer: what is shown, and the whole sentence it stands for."""

    label: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Clarification:
    """A question back to the person, with the answers that can be chosen by number, name or yes."""

    question: str
    choices: tuple[Choice, ...] = ()
    sentence: str = ""
    """What was said; `start` and `end` are the doubtful words in it, for an answer that is none of the choices."""
    start: int = 0
    end: int = 0
