"""What is looked up again and again, such as everybody of an account: kept as it was found, and brought up to date by key.

The file has one writer: each save says which of the documents that were found before are to be read again.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tinydb.utils import LRUCache

from bot.runtime.found_documents import FoundDocuments
from bot.runtime.long_lived import keep_from_collector
from bot.runtime.ports import Stored
from bot.store.codec import Record
from bot.store.document_types import CACHED_QUERIES, DocumentType

KEPT = 64
"""Look-ups that are kept, one or two of each account; what they found is kept besides, as far as there is room."""
AT_ONCE = 100
"""Documents that are read before others are answered: reading thousands takes a while."""

_CACHED_TYPES = frozenset(kind for kind, _ in CACHED_QUERIES)

Read = Callable[[DocumentType, Sequence[str]], dict[str, Stored[Any]]]
Find = Callable[[str, str, datetime | None], list[str]]


@dataclass(slots=True)
class _Lookup:
    """What was found, and what of it changed since."""

    after: datetime | None
    documents: dict[str, Stored[Any]] = field(default_factory=dict)
    found: FoundDocuments[Any] = field(default_factory=FoundDocuments)
    changed: dict[str, bool] = field(default_factory=dict)
    """By key, whether it is to be found still."""
    is_read: bool = False
    reading: asyncio.Lock = field(default_factory=asyncio.Lock)


class LookupCache:
    """The look-ups of one store."""

    def __init__(self, find: Find, read: Read, pause: Callable[[], Awaitable[object]]) -> None:
        """Find keys by a table's name and a term, read documents by their keys, and let others be answered between."""
        self._find, self._read, self._pause = find, read, pause
        self._kept: LRUCache[tuple[str, str], _Lookup] = LRUCache(capacity=KEPT)

    async def found(
        self, kind: DocumentType, term: str, after: datetime | None
    ) -> FoundDocuments[Any]:
        """Return all documents under a term, by key, without those over by then."""
        known = self._kept.get((kind.name, term))
        if known is None or known.after != after:
            # From here on it hears of each save.
            known = _Lookup(after)
            self._kept.set((kind.name, term), known)
        if not known.is_read:
            # Many who ask for the first time wait for one who reads.
            async with known.reading:
                if not known.is_read:
                    await self._read_all(kind, term, known)
        if known.changed:
            self._refresh(kind, known)
        return known.found

    def note(self, record: Record) -> None:
        """Have a document that was saved read again wherever it was found, or is to be."""
        if record.kind.type not in _CACHED_TYPES:
            return
        for (name, term), one in self._kept.cache.items():
            is_known = not one.is_read or record.key in one.documents
            if name == record.kind.name and (is_known or term in record.index.terms):
                one.changed[record.key] = _is_found(record, term, one.after)

    async def _read_all(self, kind: DocumentType, term: str, lookup: _Lookup) -> None:
        keys = self._find(kind.name, term, lookup.after)
        documents: dict[str, Stored[Any]] = {}
        for at in range(0, len(keys), AT_ONCE):
            documents |= self._read(kind, keys[at : at + AT_ONCE])
            await self._pause()
        lookup.documents = {key: documents[key] for key in keys if key in documents}
        lookup.found = FoundDocuments.keyed(lookup.documents)
        lookup.is_read = True
        keep_from_collector(len(keys))

    def _refresh(self, kind: DocumentType, lookup: _Lookup) -> None:
        changed, lookup.changed = lookup.changed, {}
        news = self._read(kind, [key for key, is_found in changed.items() if is_found])
        documents = lookup.documents.copy()
        for key, is_found in changed.items():
            if not is_found:
                documents.pop(key, None)
        is_new = not news.keys() <= documents.keys()
        documents |= news
        lookup.documents = dict(sorted(documents.items())) if is_new else documents
        lookup.found = FoundDocuments.keyed(lookup.documents, lookup.found)


def _is_found(record: Record, term: str, after: datetime | None) -> bool:
    if record.body is None or term not in record.index.terms:
        return False
    return after is None or (record.index.until is not None and record.index.until > after)
