"""The store in one file, for one copy of the bot: TinyDB on a journal, read from memory.

Each kind is a TinyDB table whose documents are `{"version", "format", "value"}` under their own keys.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar, cast

from tinydb.table import Document

from bot.domain.accounts import Account, Person
from bot.domain.errors import OutsideTrouble
from bot.domain.interviews import Interview
from bot.domain.jobs import Job
from bot.runtime.ports import DocumentChange, Stored
from bot.store.codec import convert, decode_document, index_entries, to_records
from bot.store.document_types import (
    DOCUMENT_TYPES,
    DocumentType,
    document_type_named,
    document_type_of,
)
from bot.store.errors import StoreNotOpened, unknown_document_type
from bot.store.tinydb.group_commit import Writer
from bot.store.tinydb.indexes import Indexes, Place
from bot.store.tinydb.journal import COMPACT_FROM, JournalStorage
from bot.store.tinydb.tinydb_table import JournalDB, JournalTable

T = TypeVar("T")

CACHED_TYPES = frozenset({Account, Person, Interview})
"""Kinds whose values are kept as they were read last; values are never changed in place."""


class _KeyedTable(JournalTable):
    """A table whose documents are known by their own keys instead of numbers."""

    document_id_class = str  # type: ignore[assignment]  # TinyDB names a class to be set here, and annotates int


class _KeyedDB(JournalDB):
    table_class = _KeyedTable


class TinyStore:
    """A Store in a file; made by `open_tinydb_store`."""

    def __init__(self, db: JournalDB, indexes: Indexes) -> None:
        """Keep documents in an open database, whose documents are all in the indexes."""
        self._db = db
        self._indexes = indexes
        self._read: dict[Place, tuple[object, Stored[Any]]] = {}
        self._writer = Writer(cast(JournalStorage, db.storage), indexes)

    async def load(self, kind: type[T], key: str) -> Stored[T] | None:
        """Return a document, or None where there is none."""
        return self._stored(document_type_of(kind), key)

    async def load_all(self, kind: type[T], keys: Sequence[str]) -> Mapping[str, Stored[T]]:
        """Return those of many documents that are there, by key."""
        row = document_type_of(kind)
        found = ((key, self._stored(row, key)) for key in keys)
        return {key: one for key, one in found if one}

    async def find(self, kind: type[T], index: str, value: str) -> Sequence[Stored[T]]:
        """Return all documents of a kind whose index holds this value, by key."""
        row = document_type_of(kind)
        return self._all(row, self._indexes.keys(row.name, row.term(index, value)))

    async def save(self, changes: Sequence[DocumentChange]) -> None:
        """Write all changes or none, and return when they are on the disk."""
        ready = to_records(changes)
        await self._writer.save(ready)
        for one in ready:
            self._read.pop((one.kind.name, one.key), None)

    async def due(self, before: datetime, limit: int) -> Sequence[Stored[Job]]:
        """Return work that is due and under no lease, the longest due first."""
        return self._all(document_type_of(Job), self._indexes.due(before, limit))

    async def export(self) -> AsyncIterator[tuple[type, str, Stored[object]]]:
        """Return every document with its kind and key; raises StoreNotCopied for a kind that is not known."""
        for name, table in cast(JournalStorage, self._db.storage).tables.items():
            kind = document_type_named(name)
            if kind is None and table:
                raise unknown_document_type(name)
            for key in list(table):
                stored = kind and self._stored(kind, key)
                if kind and stored:
                    yield kind.type, key, stored

    async def ready(self) -> bool:
        """Whether the file is in its place and can be written to."""
        return await self._writer.is_writable()

    async def close(self) -> None:
        """Finish what is being saved, and let go of the file."""
        await self._writer.close()

    def _all(self, kind: DocumentType, keys: Sequence[str]) -> list[Stored[Any]]:
        found = (self._stored(kind, key) for key in keys)
        return [one for one in found if one]

    def _stored(self, kind: DocumentType, key: str) -> Stored[Any] | None:
        written = cast(JournalStorage, self._db.storage).tables.get(kind.name, {}).get(key)
        if written is None:
            return None
        # Everybody of an account and its coming interviews are asked for in most turns: reading 5,000
        # people anew takes a tenth of a second. What was written since is another object in memory.
        known = self._read.get((kind.name, key))
        if known is not None and known[0] is written:
            return known[1]
        document = cast(Document, self._db.table(kind.name).get(doc_id=cast(int, key)))
        value = convert(kind, document["value"], document["format"])
        stored: Stored[Any] = Stored(value, document["version"])
        if kind.type in CACHED_TYPES:
            self._read[kind.name, key] = written, stored
        return stored


async def open_tinydb_store(path: Path, *, compact_from: int = COMPACT_FROM) -> TinyStore:
    """Return the store of a file, made if there is none; raises StoreNotOpened or OSError."""
    db = await asyncio.to_thread(_KeyedDB, path, compact_from=compact_from)
    try:
        return TinyStore(db, await asyncio.to_thread(_indexed, db))
    except OutsideTrouble as trouble:
        db.close()
        raise StoreNotOpened(
            f"{path} holds what this version of the bot cannot read ({trouble.facts['reference']}): "
            "a later version wrote it, so start that one, or put a backup in its place"
        ) from trouble


def _indexed(db: JournalDB) -> Indexes:
    tables = cast(JournalStorage, db.storage).tables
    indexes = Indexes()
    indexes.file_all(
        ((kind.name, key), index_entries(kind, decode_document(kind, document)))
        for kind in DOCUMENT_TYPES
        if kind.indexes or kind.moments
        for key, document in tables.get(kind.name, {}).items()
    )
    return indexes
