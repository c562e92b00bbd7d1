"""The store in PostgreSQL, for many copies of the bot.

A document is a row; what it is found by is an array beside it. A save is one command (`bot_save`), so no lock is
held while the bot thinks, and what is far from its database waits once.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

import asyncpg

from bot.domain.errors import Changed, Effect, OutsideTrouble
from bot.domain.jobs import Job
from bot.runtime.ports import DocumentChange, Lookup, Stored
from bot.store.codec import Record, encode, to_records
from bot.store.document_types import CACHED_QUERIES, document_type_named, document_type_of
from bot.store.errors import unknown_document_type
from bot.store.postgres.columns import column, document, term_column, term_columns
from bot.store.postgres.combined_read import document_part, lookup_part, read_combined
from bot.store.postgres.job_notifications import (
    CHANNEL,
    PostgresJobNotifications,
    earliest_unleased,
)
from bot.store.postgres.migrations import migrate
from bot.store.postgres.query_cache import CacheRefresh, QueryCache
from bot.store.unreadable_jobs import UnreadableJobs

T = TypeVar("T")
Connection = asyncpg.pool.PoolConnectionProxy
Connect = Callable[[], Awaitable[asyncpg.Connection]]
_OVERTAKEN = (
    asyncpg.DeadlockDetectedError,
    asyncpg.SerializationError,  # also what bot_save says
)
_LOST = (
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    # What asyncpg says of a connection that the server ended while nobody used it.
    asyncpg.InternalClientError,
    OSError,
)

SESSION = {
    "application_name": "comeet-scheduler",
    # The server ends a transaction whose copy of the bot was frozen, and with it the locks on its rows.
    "idle_in_transaction_session_timeout": "30s",
}
CONNECTIONS = 10
CONNECT_SECONDS = 5
COMMAND_SECONDS = 10
TOGETHER = 1000
"""Documents that are written by one command; it has to end within COMMAND_SECONDS."""
MIGRATE_SECONDS = 600

_LOAD = "SELECT key, version, format, body FROM bot_documents WHERE kind = $1 AND id = $2"
_LOAD_ALL = """
    SELECT key, version, format, body FROM bot_documents WHERE kind = $1 AND id = ANY($2::text[])
"""
_FIND = "SELECT key, version, format, body FROM bot_documents WHERE terms @> ARRAY[$1]"
_FIND_COMING = f"{_FIND} AND kind = $2 AND until > $3"
# Rows that another copy is just leasing are passed over, instead of being given to two.
_DUE = """
    SELECT key, version, format, body FROM bot_documents
    WHERE kind = $1 AND at <= $2 AND (leased_until IS NULL OR leased_until <= $2)
    ORDER BY at, id LIMIT $3 FOR UPDATE SKIP LOCKED
"""
_SAVE = "SELECT bot_save($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
# Answered before the server's log is on its disk: what a crash of the server undoes is done again.
_SAVE_SOON = f"{_SAVE}, set_config('synchronous_commit', 'off', true)"
# Saves that notify are committed one after the other: only those that leave work for whoever takes it.
_SAVE_AND_NOTIFY = f"{_SAVE}, pg_notify('{CHANNEL}', $11)"
_ALL = """
    SELECT kind, key, version, format, body FROM bot_documents
    WHERE $1::text IS NULL OR kind = $1 ORDER BY kind, id
"""
_READY = "SELECT NOT pg_is_in_recovery() AND NOT current_setting('transaction_read_only')::bool"


class PostgresStore:
    """A Store in a database; made by `open_postgres_store`."""

    def __init__(self, pool: asyncpg.Pool, connect: Connect | None = None) -> None:
        """Keep documents in a database whose tables are up to date; what other copies save is heard on one more connection."""
        self._pool = pool
        self._query_cache = QueryCache(self._rows)
        self._unreadable = UnreadableJobs()
        self.notifications = connect and PostgresJobNotifications(connect, self._rows)

    async def load(self, kind: type[T], key: str) -> Stored[T] | None:
        """Return a document, or None where there is none."""
        row = document_type_of(kind)
        found = await self._rows(_LOAD, row.name, column(key))
        return document(row, found[0])[1] if found else None

    async def load_all(self, kind: type[T], keys: Sequence[str]) -> Mapping[str, Stored[T]]:
        """Return those of many documents that are there, by key, read by one query."""
        row = document_type_of(kind)
        found = await self._rows(_LOAD_ALL, row.name, [column(key) for key in keys])
        return dict(document(row, one) for one in found)

    async def read_together(
        self, keys: Sequence[tuple[type, str]], lookups: Sequence[Lookup]
    ) -> tuple[list[Stored[Any] | None], list[Sequence[Stored[Any]]]]:
        """Return many documents and what many look-ups find, read by one query."""
        if not (keys or lookups):
            return [], []
        refreshes = [await self._refresh(one) for one in lookups]
        parts = [document_part(*place) for place in keys]
        for one, refresh in zip(lookups, refreshes, strict=True):
            parts.append(refresh.part if refresh else lookup_part(one))
        columns = await read_combined(self._rows, parts)
        documents = [
            document(document_type_of(kind), one)[1] if one else None
            for (kind, _), (one,) in zip(keys, columns, strict=False)
        ]
        asked = zip(lookups, refreshes, columns[len(keys) :], strict=True)
        return documents, [await self._found(*one) for one in asked]

    async def _refresh(self, lookup: Lookup) -> CacheRefresh | None:
        """Return how a cached look-up is brought up to date; None for one that is not cached."""
        if (lookup.kind, lookup.index) not in CACHED_QUERIES:
            return None
        row = document_type_of(lookup.kind)
        term = term_column(row, row.term(lookup.index, lookup.value, lookup.after))
        if not self._query_cache.holds(term):
            await self._query_cache.found(row, term, lookup.after)
        return self._query_cache.refresh(row, term, lookup.after)

    async def _found(
        self, lookup: Lookup, refresh: CacheRefresh | None, columns: Sequence[Any]
    ) -> Sequence[Stored[Any]]:
        if refresh:
            known = self._query_cache.refreshed(refresh, columns)
            return (
                known
                if known is not None
                else await self.find(lookup.kind, lookup.index, lookup.value, after=lookup.after)
            )
        row = document_type_of(lookup.kind)
        found = dict(document(row, one) for one in columns[0] or ())
        return [found[key] for key in sorted(found)]

    async def find(
        self, kind: type[T], index: str, value: str, *, after: datetime | None = None
    ) -> Sequence[Stored[T]]:
        """Return all documents of a kind whose index holds this value, by key, without those over by then."""
        row = document_type_of(kind)
        term = term_column(row, row.term(index, value, after))
        if (kind, index) in CACHED_QUERIES:
            return await self._query_cache.found(row, term, after)
        rows = await (
            self._rows(_FIND_COMING, term, row.name, after) if after else self._rows(_FIND, term)
        )
        found = dict(document(row, one) for one in rows)
        return [found[key] for key in sorted(found)]

    async def save(self, changes: Sequence[DocumentChange], *, durable: bool = True) -> None:
        """Write all changes in one transaction; raises Changed if any version is no longer the one read."""
        ready = to_records(changes)
        if not ready:
            return
        parts = [ready[at : at + TOGETHER] for at in range(0, len(ready), TOGETHER)]
        async with self._connection(changed="unknown") as connection:
            if len(parts) == 1:
                await _write(connection, ready, durable=durable)
                return
            async with connection.transaction():
                for part in parts:
                    await _write(connection, part, durable=durable)

    async def due(self, before: datetime, limit: int) -> Sequence[Stored[Job]]:
        """Return work that is due and under no lease, the longest due first."""
        kind, left = document_type_of(Job), self._unreadable
        rows = await self._rows(_DUE, kind.name, before, limit + len(left))
        keyed = ((row[0], row) for row in rows)
        return left.leave_out(keyed, lambda row: document(kind, row)[1])[:limit]

    async def export(
        self, only: type | None = None
    ) -> AsyncIterator[tuple[type, str, Stored[object]]]:
        """Return every document with its kind and key, or those of one kind; raises StoreNotCopied for one not known."""
        wanted = document_type_of(only).name if only else None
        async with self._connection(changed="no") as connection, connection.transaction():
            async for name, *row in connection.cursor(_ALL, wanted):
                kind = document_type_named(name)
                if kind is None:
                    raise unknown_document_type(name)
                yield kind.type, *document(kind, row)

    async def ready(self) -> bool:
        """Whether the database answers and takes writes."""
        try:
            return bool((await self._rows(_READY))[0][0])
        except OutsideTrouble:
            return False

    async def close(self) -> None:
        """Wait for what is under way, though not for ever, and let go of the connections."""
        if self.notifications:
            await self.notifications.close()
        try:
            async with asyncio.timeout(COMMAND_SECONDS):
                await self._pool.close()
        except TimeoutError:
            self._pool.terminate()

    async def _rows(self, query: str, *values: object) -> list[asyncpg.Record]:
        async with self._connection(changed="no") as connection:
            return await connection.fetch(query, *values)

    @asynccontextmanager
    async def _connection(self, *, changed: Effect) -> AsyncIterator[Connection]:
        """Yield a connection; what goes wrong on it becomes an error of ours.

        An answer from the server means that nothing was changed; without one nobody knows, once something was sent.
        """
        effect: Effect = "no"
        try:
            # Asked for the same of itself, the pool would make a task for it.
            async with asyncio.timeout(CONNECT_SECONDS):
                connection = await self._pool.acquire()
            try:
                effect = changed
                yield connection
            finally:
                await self._pool.release(connection, timeout=CONNECT_SECONDS)
        except _OVERTAKEN as error:
            raise Changed from error
        except _LOST as error:
            raise OutsideTrouble(changed=effect, service="store") from error
        except asyncpg.PostgresError as error:
            raise OutsideTrouble(service="store", reference=error.sqlstate) from error


async def open_postgres_store(url: str) -> PostgresStore:
    """Return the store of a database, its tables made or migrated; raises StoreNotOpened or what asyncpg raises."""
    connection = await asyncpg.connect(
        url, timeout=CONNECT_SECONDS, command_timeout=MIGRATE_SECONDS
    )
    try:
        await migrate(connection)
    finally:
        await connection.close()
    connect = partial(
        asyncpg.connect,
        timeout=CONNECT_SECONDS,
        command_timeout=COMMAND_SECONDS,
        server_settings=SESSION,
    )
    pool = await asyncpg.create_pool(
        url, min_size=1, max_size=CONNECTIONS, reset=_keep_session, connect=connect
    )
    return PostgresStore(pool, partial(connect, url))


async def _keep_session(_: asyncpg.Connection) -> None:
    """Save a question to the server after every call: no call here leaves anything on its connection."""


async def _write(connection: Connection, records: Sequence[Record], *, durable: bool) -> None:
    works = [(one.index.at, one.index.leased_until) for one in records if one.body is not None]
    if at := earliest_unleased(works):
        await connection.execute(_SAVE_AND_NOTIFY, *_columns(records), at.isoformat())
    else:
        await connection.execute(_SAVE if durable else _SAVE_SOON, *_columns(records))


def _columns(records: Sequence[Record]) -> list[list[object]]:
    """Return what is to be written: a list for each column."""
    return [list(values) for values in zip(*map(_row, records), strict=True)]


def _row(record: Record) -> tuple[object, ...]:
    index = record.index
    return (
        record.kind.name,
        column(record.key),
        record.version,
        record.kind.format,
        encode(record.key).decode(),
        None if record.body is None else record.body.decode(),
        encode(term_columns(record.kind, index.terms)).decode(),
        index.at,
        index.leased_until,
        index.until,
    )
