"""How somebody is called in a sentence: by the first name, or by the whole name where that could mean two."""

from collections.abc import Sequence


def first_of(name: str) -> str:
    """Return "Ian" for "Ian Murray"; an address comes back as it is."""
    return name.split(" ", 1)[0]


def short_names(names: Sequence[str], among: Sequence[str] = ()) -> list[str]:
    """Return first names; the whole one where somebody else of these, or of those `among` whom they are, shares the first."""
    sharing: dict[str, set[str]] = {}
    for name in (*names, *among):
        sharing.setdefault(first_of(name), set()).add(name)
    return [first_of(name) if len(sharing[first_of(name)]) == 1 else name for name in names]


def short_name(name: str, among: Sequence[str] = ()) -> str:
    """Return one person's name as `short_names` does."""
    return short_names([name], among)[0]
