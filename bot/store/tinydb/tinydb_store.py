"""The store in one file, for one copy of the bot: TinyDB on SQLite.

Each type is a TinyDB table whose documents are `{"version", "format", "value"}` under their own keys. Saves that come
while the disk is busy share the next transaction; the disk is waited for in a thread of its own, while documents are
read where they are asked for, from the memory of the system or of SQLite nearly always.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, cast

import msgspec
from msgspec import Struct
from tinydb.utils import LRUCache

from bot.domain.accounts import Account, Person
from bot.domain.bookings.interviews import Interview
from bot.domain.errors import Changed, OutsideTrouble
from bot.domain.jobs import Job
from bot.runtime.ports import DocumentChange, JobNotifications, Lookup, Stored
from bot.store.codec import (
    Record,
    StoredDocument,
    decode_document,
    index_entries,
    to_records,
)
from bot.store.document_types import (
    CACHED_QUERIES,
    DOCUMENT_TYPES,
    DocumentType,
    document_type_named,
    document_type_of,
)
from bot.store.errors import StoreNotOpened, unknown_document_type
from bot.store.tinydb.lookup_cache import LookupCache
from bot.store.tinydb.sqlite_storage import SQLiteStorage
from bot.store.tinydb.tinydb_table import KeyedDB
from bot.store.unreadable_jobs import UnreadableJobs

T = TypeVar("T")
Place = tuple[str, str]

CACHED_TYPES = frozenset({Account, Person, Interview})
"""Types whose values are kept as they were read last: most turns ask for them, and they are never changed in place."""
MAX_DOCUMENTS = 20_000
"""Values that are kept; people take about 2 KB each."""


class _Waiting(Struct, frozen=True):
    """A save that waits for its turn."""

    records: Sequence[Record]
    is_durable: bool
    done: asyncio.Future[None]


class TinyStore:
    """A Store in a file; made by `open_tinydb_store`."""

    notifications: JobNotifications | None = None

    def __init__(self, db: KeyedDB) -> None:
        """Keep documents in an open database, whose documents are all indexed."""
        self._db = db
        self._storage = cast(SQLiteStorage, db.storage)
        self._cache: LRUCache[Place, Stored[Any]] = LRUCache(capacity=MAX_DOCUMENTS)
        self._being_written: set[Place] = set()
        self._waiting: list[_Waiting] = []
        self._writing: asyncio.Task[None] | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="store")
        self._is_closed = False
        self._unreadable = UnreadableJobs()
        self._lookups = LookupCache(self._storage.find, self._read, partial(asyncio.sleep, 0))

    async def load(self, kind: type[T], key: str) -> Stored[T] | None:
        """Return a document, or None where there is none."""
        return self._read(document_type_of(kind), [key]).get(key)

    async def load_all(self, kind: type[T], keys: Sequence[str]) -> Mapping[str, Stored[T]]:
        """Return those of many documents that are there, by key."""
        return self._read(document_type_of(kind), keys)

    async def find(
        self, kind: type[T], index: str, value: str, *, after: datetime | None = None
    ) -> Sequence[Stored[T]]:
        """Return all documents of a kind whose index holds this value, by key, without those over by then."""
        row = document_type_of(kind)
        term = row.term(index, value, after)
        if (kind, index) in CACHED_QUERIES:
            return await self._lookups.found(row, term, after)
        found = self._storage.found(row.name, term, after)
        return [self._decoded(row, key, body) for key, body in found]

    async def read_together(
        self, keys: Sequence[tuple[type, str]], lookups: Sequence[Lookup]
    ) -> tuple[list[Stored[Any] | None], list[Sequence[Stored[Any]]]]:
        """Return many documents and what many look-ups find: here nothing is gained by it, and nothing lost."""
        documents: list[Stored[Any] | None] = [await self.load(*place) for place in keys]
        return documents, [
            await self.find(one.kind, one.index, one.value, after=one.after) for one in lookups
        ]

    async def save(self, changes: Sequence[DocumentChange], *, durable: bool = True) -> None:
        """Write all changes or none, and return when they are on the disk; raises Changed or OutsideTrouble."""
        ready = to_records(changes)
        if self._is_closed:
            raise OutsideTrouble(service="store")
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(ready, durable, done))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        await done

    async def due(self, before: datetime, limit: int) -> Sequence[Stored[Job]]:
        """Return work that is due and under no lease, the longest due first."""
        kind, left = document_type_of(Job), self._unreadable
        with self._storage.snapshot():
            keys = self._storage.due(before, limit + len(left))
            keyed = ((key, key) for key in keys)
            return left.leave_out(keyed, lambda key: self._read(kind, [key])[key])[:limit]

    async def export(
        self, only: type | None = None
    ) -> AsyncIterator[tuple[type, str, Stored[object]]]:
        """Return every document with its kind and key, or those of one kind; raises StoreNotCopied for one not known."""
        for name in [document_type_of(only).name] if only else self._storage.kinds():
            kind = document_type_named(name)
            if kind is None:
                raise unknown_document_type(name)
            for key in self._storage.keys(name):
                for stored in self._read(kind, [key]).values():
                    yield kind.type, key, stored

    async def ready(self) -> bool:
        """Whether a write would succeed now: one is made."""
        try:
            await self._in_thread(self._storage.probe)
        except (OutsideTrouble, RuntimeError):
            return False
        return True

    async def close(self) -> None:
        """Finish what is being saved, and let go of the file."""
        self._is_closed = True
        if self._writing:
            await asyncio.wait([self._writing])
        self._thread.shutdown()
        self._db.close()

    def _read(self, kind: DocumentType, keys: Sequence[str]) -> dict[str, Stored[Any]]:
        places = {key: self._cache.get((kind.name, key)) for key in keys}
        found = {key: stored for key, stored in places.items() if stored}
        missing = [key for key in places if key not in found]
        for key, body in self._storage.get(kind.name, missing).items():
            found[key] = self._decoded(kind, key, body)
        return found

    def _decoded(self, kind: DocumentType, key: str, body: bytes) -> Stored[Any]:
        place = kind.name, key
        stored = self._cache.get(place)
        if stored is None:
            stored = decode_document(kind, body)
            if kind.type in CACHED_TYPES and place not in self._being_written:
                self._cache.set(place, stored)
        return stored

    async def _write(self) -> None:
        while self._waiting:
            batch = [one for one in self._waiting if not one.done.cancelled()]
            self._waiting = []
            self._being_written = {_place(record) for one in batch for record in one.records}
            for place in self._being_written:
                self._cache.pop(place, None)
            outcomes: Sequence[Exception | None]
            try:
                outcomes = await self._in_thread(self._commit, batch)
            except Exception as error:  # noqa: BLE001 - whoever waits must hear of anything, or waits for ever
                outcomes = [error] * len(batch)
            self._being_written = set()
            for one, outcome in zip(batch, outcomes, strict=True):
                for record in one.records if outcome is None else ():
                    self._lookups.note(record)
                _answer(one.done, outcome)

    def _commit(self, batch: Sequence[_Waiting]) -> list[Changed | None]:
        """Save what fits what is there; return what became of each."""
        with self._storage.transaction(durable=any(one.is_durable for one in batch)):
            outcomes = [None if self._put(one.records) else Changed() for one in batch]
        if self._storage.is_to_erase:
            self._storage.erase()
        return outcomes

    def _put(self, records: Sequence[Record]) -> bool:
        if any(self._version(one) != one.version for one in records):
            return False
        for one in records:
            self._storage.is_to_erase |= self._is_to_erase(one)
            if one.body is None:
                self._storage.delete(one.kind.name, one.key)
            else:
                kept = StoredDocument(one.version + 1, one.kind.format, msgspec.Raw(one.body))
                self._storage.put(one.kind.name, one.key, msgspec.json.encode(kept), one.index)
        return True

    def _is_to_erase(self, record: Record) -> bool:
        """Whether nothing of what a record replaces or deletes may stay in any file."""
        kind = record.kind
        if record.version == 0 or not (kind.is_secret or kind.erased_with):
            return False
        gone = self._storage.terms(kind.name, record.key) - record.index.terms
        return kind.is_secret or any(one.startswith(f"{kind.erased_with}=") for one in gone)

    def _version(self, record: Record) -> int:
        known = self._storage.get(record.kind.name, [record.key]).get(record.key)
        return msgspec.json.decode(known, type=StoredDocument).version if known else 0

    async def _in_thread(self, function: Callable[..., T], *values: object) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, function, *values)


async def open_tinydb_store(path: Path) -> TinyStore:
    """Return the store of a file, made if there is none; raises StoreNotOpened or OSError."""
    db = await asyncio.to_thread(KeyedDB, path)
    try:
        await asyncio.to_thread(_index, cast(SQLiteStorage, db.storage))
    except OutsideTrouble as trouble:
        db.close()
        raise StoreNotOpened(
            f"{path} holds what this version of the bot cannot read ({trouble.facts.get('reference')}): "
            "a later version wrote it, so start that one, or put a backup in its place"
        ) from trouble
    return TinyStore(db)


def _index(storage: SQLiteStorage) -> None:
    """Index anew what was written with other indexes than today's, or in another format."""
    with storage.transaction():
        for kind in DOCUMENT_TYPES:
            today = msgspec.json.encode((kind.format, kind.signature))
            known = storage.setting(kind.name)
            if known == today:
                continue
            if known and msgspec.json.decode(known)[0] > kind.format:
                raise OutsideTrouble(service="store", reference=f"later {kind.name}")
            for key, body in storage.get(kind.name, storage.keys(kind.name)).items():
                entries = index_entries(kind, decode_document(kind, body).value)
                storage.put(kind.name, key, body.lstrip(), entries)
            storage.note(kind.name, today)


def _answer(done: asyncio.Future[None], outcome: Exception | None) -> None:
    if done.done():
        return
    if outcome:
        done.set_exception(outcome)
    else:
        done.set_result(None)


def _place(record: Record) -> Place:
    return record.kind.name, record.key
