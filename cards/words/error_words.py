"""What is said of one thing that can go wrong."""

from msgspec import Struct


class Words(Struct, frozen=True):
    """What happened, and what to do next."""

    what: tuple[str, ...]
    next: tuple[str, ...]
    unchanged: str = "Nothing was changed."
