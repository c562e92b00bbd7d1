"""The SQLite file of a store: opened so that commits are on the disk and deletions leave no bytes, by one process."""

import fcntl
import os
import sqlite3
from pathlib import Path

from bot.store.document_types import DOCUMENT_TYPES
from bot.store.errors import StoreNotOpened

MAGIC = b"SQLite format 3\0"
_MIGRATIONS = (
    """
    CREATE TABLE tables (name TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE documents (
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, body BLOB NOT NULL,
        at TEXT, leased_until TEXT, UNIQUE (kind, key)
    );
    CREATE INDEX due ON documents (at, key) WHERE at IS NOT NULL;
    CREATE TABLE terms (kind TEXT, key TEXT, term TEXT, PRIMARY KEY (kind, key, term)) WITHOUT ROWID;
    CREATE INDEX documents_by_term ON terms (kind, term, key);
    CREATE TABLE settings (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID;
    """,
    """
    ALTER TABLE terms ADD COLUMN until TEXT;
    DROP INDEX documents_by_term;
    CREATE INDEX documents_by_term ON terms (kind, term, until, key);
    """,
)
"""Only ever added to: the n-th leads from version n to n + 1. `kind` is a TinyDB table's name; `tables` has those that TinyDB keeps although they are empty."""
_PRAGMAS = (
    "synchronous=FULL",
    # On macOS a plain fsync leaves the bytes in the drive's own memory (man 2 fsync there).
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
)
# Behind so many spaces a document lies in pages of its own, which SQLite overwrites when it gives them up. Of what shares
# a page with others it may leave copies behind, where it moves rows from page to page.
_PADDING = b" " * 4096
_SECRET = frozenset(kind.name for kind in DOCUMENT_TYPES if kind.is_secret)


def connect(path: Path, *, journal_mode: str = "WAL") -> sqlite3.Connection:
    """Return a connection to a file that is there, its tables made; raises StoreNotOpened."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        for pragma in (f"journal_mode={journal_mode}", *_PRAGMAS):
            connection.execute(f"PRAGMA {pragma}")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        for number, migration in enumerate(_MIGRATIONS[version:], version + 1):
            connection.executescript(f"BEGIN; {migration} PRAGMA user_version = {number}; COMMIT")
    except sqlite3.DatabaseError as error:
        connection.close()
        raise StoreNotOpened(
            f"{path} cannot be used ({error}), and was left as it is: put a backup in its place"
        ) from error
    if version > len(_MIGRATIONS):
        connection.close()
        raise StoreNotOpened(f"{path} was written by a later version of the bot: start that one")
    return connection


def padded(kind: str, body: bytes) -> bytes:
    """Return a document as it is written: JSON, set apart where it is secret."""
    return _PADDING + body if kind in _SECRET else body


def lock(path: Path) -> int:
    """Return a lock that ends with the process; raises StoreNotOpened where another process has it."""
    descriptor = os.open(path.with_name(path.name + ".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(descriptor)
        raise StoreNotOpened(
            f"{path} is in use by another process, and only one may write to it: stop that one, "
            "or let several share a database with STORE_URL=postgresql://…"
        ) from error
    return descriptor
