"""What is found again and again, such as everybody of an account: kept decoded, and brought up to date at each look.

PostgreSQL is asked how many documents there are, and for those that the last look cannot have seen: written by a
transaction that was not over then. A number that does not fit says that something is gone, and all are read again. So
what is found is always as it stands now, while only what changed is sent and decoded.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from datetime import datetime
from typing import Any
from weakref import WeakValueDictionary

from msgspec import Struct, field
from msgspec.structs import replace

from bot.runtime.found_documents import FoundDocuments
from bot.runtime.long_lived import keep_from_collector
from bot.runtime.ports import Stored
from bot.store.document_types import DocumentType
from bot.store.postgres.columns import document
from bot.store.postgres.combined_read import QueryPart, Rows, read_combined

MAX_DOCUMENTS = 50_000
"""Documents that are kept, of all accounts together: people take about 2 KB each."""

# Transactions are numbered in 32 bits that come round again; `age` counts back from now, so it compares them rightly.
# Their numbers are one server's own, and after a fail-over mean nothing: that is told by when the server was started.
_ALL = """
    SELECT pg_postmaster_start_time(), pg_snapshot_xmin(pg_current_snapshot())::xid, count(*),
        array_agg((key, version, format, body))
            FILTER (WHERE {1}::xid IS NULL OR age(xmin) <= age({1}::xid))
    FROM bot_documents WHERE terms @> ARRAY[{0}]
"""
_COMING = _ALL + " AND kind = {2} AND until > {3}"


class _Snapshot(Struct, frozen=True):
    """What was found at one moment."""

    after: datetime | None = None
    """Without what is over by then."""
    server: datetime | None = None
    seen: int | None = None
    """The first transaction that may not have been over; None before the first look."""
    documents: Mapping[str, Stored[Any]] = field(default_factory=dict)
    """By key, in its order."""
    found: FoundDocuments[Any] = field(default_factory=FoundDocuments)
    """The same, as it is given to who asks."""


class CacheRefresh(Struct, frozen=True):
    """How what was found before is brought up to date."""

    kind: DocumentType
    term: str
    before: _Snapshot

    @property
    def part(self) -> QueryPart:
        """Return the query for what is new."""
        values = (self.term, self.before.seen)
        if self.before.after:
            return QueryPart(_COMING, (*values, self.kind.name, self.before.after), width=4)
        return QueryPart(_ALL, values, width=4)


class QueryCache:
    """The latest look at everything CACHED_QUERIES, as far as there is room."""

    def __init__(self, rows: Rows) -> None:
        """Ask a database by `rows(query, *values)`."""
        self._rows = rows
        self._snapshots: OrderedDict[str, _Snapshot] = OrderedDict()
        self._number = 0
        self._firsts: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def found(
        self, kind: DocumentType, term: str, after: datetime | None = None
    ) -> FoundDocuments[Any]:
        """Return all documents under a term as they stand now, by key, without those over by then."""
        # Many who ask for the first time would each read and decode everything: they wait for one who does.
        first = self._firsts.setdefault(term, asyncio.Lock())
        async with nullcontext() if term in self._snapshots else first:
            known = self.refresh(kind, term, after)
            found = self.refreshed(known, await self._columns(known))
            while found is None:
                anew = CacheRefresh(kind, term, _Snapshot(after))
                found = self.refreshed(anew, await self._columns(anew))
            if not known.before.documents:
                keep_from_collector(len(found))
        return found

    def holds(self, term: str) -> bool:
        """Whether there was a look at what stands under a term."""
        return term in self._snapshots

    def refresh(self, kind: DocumentType, term: str, after: datetime | None) -> CacheRefresh:
        """Return how the latest look is brought up to date."""
        return CacheRefresh(
            kind, term, _coming(self._snapshots.get(term, _Snapshot()), kind, after)
        )

    def refreshed(
        self, refresh: CacheRefresh, columns: Sequence[Any]
    ) -> FoundDocuments[Any] | None:
        """Return all documents as they stand now, by key, once its query was asked; None where all must be read anew."""
        before, (server, seen, number, rows) = refresh.before, columns
        news = dict(document(refresh.kind, one) for one in rows or ())
        documents = {**before.documents, **news} if news else before.documents
        if len(documents) > len(before.documents):
            documents = dict(sorted(documents.items()))
        if len(documents) != number or before.server not in {None, server}:
            return None
        found = (
            before.found
            if documents is before.documents
            else FoundDocuments.keyed(documents, before.found)
        )
        self._keep(refresh.term, _Snapshot(before.after, server, seen, documents, found))
        return found

    async def _columns(self, refresh: CacheRefresh) -> Sequence[Any]:
        (columns,) = await read_combined(self._rows, [refresh.part])
        return columns

    def _keep(self, term: str, snapshot: _Snapshot) -> None:
        before = self._snapshots.pop(term, _Snapshot())
        self._snapshots[term] = snapshot
        self._number += len(snapshot.documents) - len(before.documents)
        while self._number > MAX_DOCUMENTS:
            _, oldest = self._snapshots.popitem(last=False)
            self._number -= len(oldest.documents)


def _coming(snapshot: _Snapshot, kind: DocumentType, after: datetime | None) -> _Snapshot:
    """Return what of a snapshot is not over by then; nothing where it had left out more than that."""
    if after == snapshot.after:
        return snapshot
    if after is None or kind.until is None or (snapshot.after and snapshot.after > after):
        return _Snapshot(after)
    documents = {
        key: one for key, one in snapshot.documents.items() if kind.until(one.value) > after
    }
    found = FoundDocuments.keyed(documents, snapshot.found)
    return replace(snapshot, after=after, documents=documents, found=found)
