"""A TinyDB storage in an SQLite file: documents are read and written one by one, and durable when a transaction ends.

TinyDB's own calls want all tables at once, through `read` and `write`; `bot.store.tinydb.tinydb_table` asks for single
documents. Outside a transaction there is a connection of its own for reading: it sees what is on the disk, and no more.
"""

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import get_ident
from typing import Any

import msgspec
import structlog
from tinydb.storages import Storage

from bot.domain.errors import Effect, OutsideTrouble
from bot.store.codec import IndexEntries
from bot.store.tinydb import sqlite_file
from bot.store.tinydb.journal_import import import_journal, remove_journal

TOGETHER = 500
"""Documents read by one statement."""
PROBE = bytes(1 << 14)
"""What is written to see whether that can be done."""
NOT_INDEXED = IndexEntries()

_log = structlog.get_logger()


class SQLiteStorage(Storage):
    """The documents of one file, which it holds under a lock."""

    is_to_erase = False
    """What was deleted or replaced may still be in one of the files."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Open a file, or make it; raises StoreNotOpened or OSError."""
        self.path = Path(path).absolute()
        self._writing_thread = 0
        self._lock = sqlite_file.lock(self.path)
        try:
            self.path.touch(0o600)
            import_journal(self.path)
            self._writer = sqlite_file.connect(self.path)
            self._reader = sqlite_file.connect(self.path)
            self._file = self.path.stat()
        except BaseException:
            os.close(self._lock)
            raise

    def read(self) -> dict[str, Any] | None:
        """Return all tables, their documents in the order in which they came."""
        tables: dict[str, Any] = {name: {} for (name,) in self._rows("SELECT name FROM tables")}
        for kind, key, body in self._rows("SELECT kind, key, body FROM documents ORDER BY id"):
            tables.setdefault(kind, {})[key] = msgspec.json.decode(body)
        return tables or None

    def write(self, data: Mapping[str, Mapping[Any, Any]]) -> None:
        """Make the tables these, writing what is different; that is indexed when the file is opened the next time."""
        known = self.read() or {}
        with self.transaction():
            for name in known.keys() - data.keys():
                self._rows("DELETE FROM tables WHERE name = ?", name)
            for name in data:
                self._rows("INSERT OR IGNORE INTO tables VALUES (?)", name)
            for name in known.keys() | data.keys():
                new = {str(key): one for key, one in data.get(name, {}).items()}
                self._replace(name, known.get(name, {}), new)

    def get(self, kind: str, keys: Sequence[str]) -> dict[str, bytes]:
        """Return those of many documents that are there, as JSON, in the order in which they came."""
        query = "SELECT key, body FROM documents WHERE kind = ? AND key IN ({}) ORDER BY id"
        found: dict[str, bytes] = {}
        for start in range(0, len(keys), TOGETHER):
            some = keys[start : start + TOGETHER]
            found |= self._rows(query.format(",".join("?" * len(some))), kind, *some)
        return found

    def kinds(self) -> list[str]:
        """Return the names of the tables that hold any document."""
        return [kind for (kind,) in self._rows("SELECT DISTINCT kind FROM documents")]

    def keys(self, kind: str) -> list[str]:
        """Return the keys of a table's documents."""
        return [key for (key,) in self._rows("SELECT key FROM documents WHERE kind = ?", kind)]

    def find(self, kind: str, term: str, after: datetime | None = None) -> list[str]:
        """Return the keys of a table's documents under a term, in order, without those over by then."""
        rows = self._under("SELECT key FROM terms", kind, term, after)
        return sorted(key for (key,) in rows)

    def found(self, kind: str, term: str, after: datetime | None = None) -> list[tuple[str, bytes]]:
        """Return the documents that `find` finds, as JSON, by their keys."""
        both = "SELECT key, body FROM terms JOIN documents USING (kind, key)"
        return sorted(self._under(both, kind, term, after))

    def _under(self, query: str, kind: str, term: str, after: datetime | None) -> list[Any]:
        query = f"{query} WHERE kind = ? AND term = ?"
        if after is None:
            return self._rows(query, kind, term)
        return self._rows(f"{query} AND until > ?", kind, term, _text(after))

    def terms(self, kind: str, key: str) -> set[str]:
        """Return what a document is found by."""
        rows = self._rows("SELECT term FROM terms WHERE kind = ? AND key = ?", kind, key)
        return {term for (term,) in rows}

    def due(self, before: datetime, limit: int) -> list[str]:
        """Return the keys of documents that are due and under no lease, the longest due first."""
        query = """SELECT key FROM documents WHERE at <= ?1
            AND (leased_until IS NULL OR leased_until <= ?1) ORDER BY at, key LIMIT ?2"""
        return [key for (key,) in self._rows(query, _text(before), limit)]

    def put(self, kind: str, key: str, body: bytes, entries: IndexEntries = NOT_INDEXED) -> None:
        """Write a document and what it is found by, in a transaction."""
        self._rows(
            """INSERT INTO documents (kind, key, body, at, leased_until) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (kind, key) DO UPDATE SET (body, at, leased_until) =
            (excluded.body, excluded.at, excluded.leased_until)""",
            *(kind, key, sqlite_file.padded(kind, body)),
            *(_text(entries.at), _text(entries.leased_until)),
        )
        known = set(
            self._rows("SELECT term, until FROM terms WHERE kind = ? AND key = ?", kind, key)
        )
        new = {(term, _text(entries.until)) for term in entries.terms}
        for term, _ in known - new:
            self._rows("DELETE FROM terms WHERE kind = ? AND key = ? AND term = ?", kind, key, term)
        for term, until in new - known:
            self._rows(
                "INSERT INTO terms (kind, key, term, until) VALUES (?, ?, ?, ?)",
                *(kind, key, term, until),
            )

    def delete(self, kind: str, key: str) -> None:
        """Delete a document, in a transaction."""
        for table in ("terms", "documents"):
            self._rows(f"DELETE FROM {table} WHERE kind = ? AND key = ?", kind, key)  # noqa: S608 - one of two

    def setting(self, name: str) -> Any:
        """Return what was noted under a name, or None."""
        rows = self._rows("SELECT value FROM settings WHERE name = ?", name)
        return rows[0][0] if rows else None

    def note(self, name: str, value: bytes) -> None:
        """Note something under a name, in a transaction."""
        self._rows("INSERT OR REPLACE INTO settings VALUES (?, ?)", name, value)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let everything read inside be of one moment."""
        self._rows("BEGIN")
        try:
            yield
        finally:
            self._rows("COMMIT")

    @contextmanager
    def transaction(self, *, durable: bool = True) -> Iterator[None]:
        """Save everything written inside together, and leave when it is durable; raises OutsideTrouble.

        What is not to be durable yet is so with the next transaction that is: the log is synced in its order.
        """
        self._require_in_place()
        self._writing_thread = get_ident()
        try:
            self._rows(f"PRAGMA synchronous={'FULL' if durable else 'NORMAL'}")
            self._rows("BEGIN IMMEDIATE")
            yield
            self._rows("COMMIT")
        finally:
            self._writing_thread = 0
            if self._writer.in_transaction:
                self._writer.rollback()

    def probe(self) -> None:
        """Write something as a save would; raises OutsideTrouble."""
        with self.transaction():
            self.note("probe", PROBE)

    def erase(self) -> None:
        """Leave nothing of what was deleted or replaced in any of the files, unless somebody is just copying them."""
        self.is_to_erase = True
        with suppress(sqlite3.Error):
            (busy, _, _) = self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            self.is_to_erase = bool(busy)
            remove_journal(self.path)

    def close(self) -> None:
        """Let go of the file and its lock."""
        if self._lock >= 0:
            self._reader.close()
            self._writer.close()
            remove_journal(self.path)
            os.close(self._lock)
            self._lock = -1

    def _replace(self, kind: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        if old != new:
            self._rows("DELETE FROM settings WHERE name = ?", kind)
        for key in old.keys() - new.keys():
            self.delete(kind, key)
        for key in new:
            if key not in old or old[key] != new[key]:
                self.put(kind, key, msgspec.json.encode(new[key]))

    def _require_in_place(self) -> None:
        """Raise OutsideTrouble where the file was moved or deleted: SQLite would go on writing to it."""
        with suppress(OSError):
            if os.path.samestat(self._file, self.path.stat()):
                return
        _log.error("store.file-gone")
        raise OutsideTrouble(service="store")

    def _rows(self, query: str, *values: Any) -> list[Any]:
        connection = self._writer if self._writing_thread == get_ident() else self._reader
        try:
            return connection.execute(query, values).fetchall()
        except UnicodeEncodeError:
            return []  # no document has half a character in its key
        except sqlite3.Error as error:
            name = getattr(error, "sqlite_errorname", type(error).__name__)
            _log.error("store.failed", error=name)
            # Written and perhaps not synced: a crash may bring it back.
            changed: Effect = "unknown" if name == "SQLITE_IOERR_FSYNC" else "no"
            raise OutsideTrouble(changed=changed, service="store") from error


def _text(moment: datetime | None) -> str | None:
    """Return a moment as text that sorts as moments do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds") if moment else None
