"""What is said of one thing that can go wrong."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """What happened, and what to do next."""

    what: tuple[str, ...]
    next: tuple[str, ...]
    unchanged: str = "Nothing was changed."
