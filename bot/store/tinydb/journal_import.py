"""Files of earlier versions, which were journals: read once, and carried over into an SQLite file in their place.

    ["comeet-journal",1]
    ["5d9c1f0a",1,[["account","contoso",{…}],["due","look/i1/",null]]]

A line holds its checksum, its number, and operations that hold all together; null deletes, and with null for an id the
table was made empty ({}) or dropped (null). A crash tears the last line and no other: a torn one was never
acknowledged, while damage before it is something that no crash explains, and nothing is carried over.
"""

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

import msgspec
import structlog

from bot.store.errors import StoreNotOpened
from bot.store.tinydb.sqlite_file import MAGIC, connect, padded

Tables = dict[str, dict[str, bytes]]
Operation = tuple[str, str | None, msgspec.Raw]

NAME = b'["comeet-journal",'
HEADER = NAME + b"1]\n"
_PREFIX = len(b'["5d9c1f0a",')
_decoder = msgspec.json.Decoder(tuple[str, int, list[Operation]])
_log = structlog.get_logger()


def import_journal(path: Path) -> None:
    """Put an SQLite file in a journal's place, which stays beside it; raises StoreNotOpened for any other file."""
    with path.open("rb") as file:
        first = file.readline()
        if not first or first.startswith(MAGIC):
            return
        _require_journal(first, path)
        tables = _replay(file, path)
    fresh = path.with_name(path.name + ".importing")
    for unfinished in (".importing", ".importing-journal", ".compacting"):
        path.with_name(path.name + unfinished).unlink(missing_ok=True)
    fresh.touch(0o600)
    try:
        _write(fresh, tables)
    except (sqlite3.Error, StoreNotOpened) as error:
        fresh.unlink()
        raise StoreNotOpened(
            f"{path} could not be carried over into this version's file: is there room on the disk? "
            f"It was left as it is ({error})"
        ) from error
    remove_journal(path)
    os.link(path, _beside(path))
    fresh.replace(path)
    _log.info("store.journal-carried-over", documents=sum(map(len, tables.values())))


def _write(path: Path, tables: Tables) -> None:
    with closing(connect(path, journal_mode="DELETE")) as connection, connection:
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO tables VALUES (?)", ((name,) for name in tables))
        connection.executemany(
            "INSERT INTO documents (kind, key, body) VALUES (?, ?, ?)",
            (
                (name, key, padded(name, body))
                for name, table in tables.items()
                for key, body in table.items()
            ),
        )


def remove_journal(path: Path) -> None:
    """Delete the journal that was carried over, if it is still there."""
    _beside(path).unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    return path.with_name(path.name + ".before-sqlite")


def _require_journal(first: bytes, path: Path) -> None:
    if HEADER.startswith(first):
        return
    if first.startswith(NAME):
        raise StoreNotOpened(f"{path} was written by a later version of the bot: start that one")
    raise StoreNotOpened(
        f"{path} is not a file of this bot, and was left as it is: name another file in STORE_URL"
    )


def _replay(file: BinaryIO, path: Path) -> Tables:
    tables: Tables = {}
    last, torn = 0, False
    for count, raw in enumerate(file, start=2):
        read = None if torn else _parsed(raw)
        if torn or (read and last and read[0] != last + 1):
            raise _damaged(path, count - 1 if torn else count)
        if read is None:
            torn = True
            continue
        last, operations = read
        _apply(tables, operations)
    return tables


def _parsed(raw: bytes) -> tuple[int, list[Operation]] | None:
    rest = raw[_PREFIX:-1]
    if not raw.endswith(b"\n") or raw[:_PREFIX] != b'["%08x",' % crc32(rest):
        return None
    try:
        _, number, operations = _decoder.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return number, operations


def _apply(tables: Tables, operations: Iterable[Operation]) -> None:
    for table, key, raw in operations:
        body = bytes(raw)
        if key is None:
            tables.pop(table, None)
            if body != b"null":
                tables[table] = {}
        elif body == b"null":
            tables.setdefault(table, {}).pop(key, None)
        else:
            tables.setdefault(table, {})[key] = body


def _damaged(path: Path, count: int) -> StoreNotOpened:
    return StoreNotOpened(
        f"{path} is damaged in line {count}, which no crash explains; it was left as it is. Put a backup in its place. "
        f"To go on without line {count} and all after it: head -n {count - 1} {path} > {path}.mended, look it over, "
        f"and move it into place"
    )
