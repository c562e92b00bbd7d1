"""What a look-up found, shared by all turns while nothing of it changes: thousands are gone through once, not in each turn."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, Generic, TypeVar, overload

from bot.runtime.ports import Stored

T = TypeVar("T")
U = TypeVar("U")
V = TypeVar("V")


class FoundDocuments(Sequence[Stored[T]], Generic[T]):
    """Documents in the order of their keys. A store gives the same one as long as each is as it was."""

    def __init__(self, rows: Sequence[Stored[T]] = ()) -> None:
        """Hold what was found."""
        self._rows = tuple(rows)
        self._derived: dict[Callable[..., Any], Any] = {}
        self._of_each: dict[Callable[[T], Any], tuple[Mapping[str, Any], Mapping[str, Any]]] = {}
        """What functions made of each, with the documents of which they did: these, or those that were found before."""

    @classmethod
    def keyed(
        cls, documents: Mapping[str, Stored[T]], before: "FoundDocuments[T] | None" = None
    ) -> "FoundDocuments[T]":
        """Return what was found, from a mapping by key in its order that nobody changes any more.

        What was made of each that is still as it was `before` need not be made again.
        """
        found = cls(tuple(documents.values()))
        found.by_key = documents
        if before is not None:
            found._of_each = dict(before._of_each)  # noqa: SLF001 - another of this class
        return found

    @overload
    def __getitem__(self, index: int) -> Stored[T]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Stored[T]]: ...
    def __getitem__(self, index: int | slice) -> Stored[T] | Sequence[Stored[T]]:
        """Return one of them, or some."""
        return self._rows[index]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._rows)

    def __eq__(self, other: object) -> bool:
        """Whether another sequence holds the same."""
        return isinstance(other, Sequence) and list(self._rows) == list(other)

    __hash__ = None  # type: ignore[assignment]  # as of a list

    @cached_property
    def values(self) -> Sequence[T]:
        """Return the documents without their versions; nobody changes this list."""
        return [one.value for one in self._rows]

    @cached_property
    def by_key(self) -> Mapping[str, Stored[Any]]:
        """Return each under its own key."""
        rows: tuple[Stored[Any], ...] = self._rows
        return {one.value.key: one for one in rows}

    def derived(self, work: Callable[[Sequence[T]], U]) -> U:
        """Return what a function makes of the documents, made once."""
        if work not in self._derived:
            self._derived[work] = work(self.values)
        made: U = self._derived[work]
        return made

    def derived_of_each(
        self, each: Callable[[T], V], together: Callable[[Mapping[str, V]], U]
    ) -> U:
        """Return what a function makes of what another makes of each document, by key: of each once while it is as it was."""
        if together not in self._derived:
            before, made = self._of_each.get(each, ({}, {}))
            now = {
                key: made[key] if before.get(key) is stored else each(stored.value)
                for key, stored in self.by_key.items()
            }
            self._of_each[each] = self.by_key, now
            self._derived[together] = together(now)
        result: U = self._derived[together]
        return result
