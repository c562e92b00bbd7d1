"""What the documents of a journal are found by, in memory: built when it is opened, and kept in step with every change."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice, takewhile

from bot.store.codec import IndexEntries

Place = tuple[str, str]
"""A kind's name and a document's key."""


class Indexes:
    """Where each document is filed."""

    def __init__(self) -> None:
        """Begin with nothing filed."""
        self._filings: dict[Place, IndexEntries] = {}
        self._keys: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self._work: list[tuple[datetime, Place]] = []

    def file_all(self, documents: Iterable[tuple[Place, IndexEntries]]) -> None:
        """File many documents; work in order, so that each is put at the end of the list."""
        known = list(documents)
        known.sort(key=lambda one: (one[1].at is not None, one[1].at))
        for place, filing in known:
            self.file(place, filing)

    def file(self, place: Place, filing: IndexEntries | None) -> None:
        """File a document by what it holds now; None takes it out."""
        self._forget(place)
        if filing is None:
            return
        self._filings[place] = filing
        kind, key = place
        for term in filing.terms:
            self._keys[kind, term].add(key)
        if filing.at is not None:
            insort(self._work, (filing.at, place))

    def keys(self, kind: str, term: str) -> list[str]:
        """Return the keys of a kind's documents under a term, in order."""
        return sorted(self._keys.get((kind, term), ()))

    def due(self, before: datetime, limit: int) -> list[str]:
        """Return the keys of work that is due and under no lease, the longest due first."""
        return list(islice(self._free(before), limit))

    def _free(self, before: datetime) -> Iterator[str]:
        for _, place in takewhile(lambda one: one[0] <= before, self._work):
            until = self._filings[place].leased_until
            if until is None or until <= before:
                yield place[1]

    def _forget(self, place: Place) -> None:
        filing = self._filings.pop(place, None)
        if filing is None:
            return
        kind, key = place
        for term in filing.terms:
            self._keys[kind, term].discard(key)
            if not self._keys[kind, term]:
                del self._keys[kind, term]
        if filing.at is not None:
            del self._work[bisect_left(self._work, (filing.at, place))]
