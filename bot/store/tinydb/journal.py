"""A TinyDB storage that appends what changed instead of writing everything anew; see `bot.store.tinydb.journal_format` for the file.

`append` makes operations durable and may run in another thread, one call at a time; `apply` then lets them happen in
memory. TinyDB's own calls do both through `commit`. Whatever is read is a copy.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import structlog
from tinydb.storages import Storage

from bot.domain.errors import Effect, OutsideTrouble
from bot.store.tinydb import compaction, fsync, journal_format
from bot.store.tinydb.journal_format import Operation, Tables

COMPACT_FROM = 1 << 20
"""Bytes; a smaller file is left to grow."""

_log = structlog.get_logger()


class Copies(Mapping[str, Any]):
    """A table to read from: each document is made afresh when it is asked for."""

    def __init__(self, documents: Mapping[str, bytes]) -> None:
        """Show documents that are kept as JSON."""
        self.documents = documents

    def __getitem__(self, key: str) -> Any:
        return msgspec.json.decode(self.documents[key])

    def __contains__(self, key: object) -> bool:
        return key in self.documents

    def __iter__(self) -> Iterator[str]:
        return iter(self.documents)

    def __len__(self) -> int:
        return len(self.documents)


class JournalStorage(Storage):
    """The journal of one file, which it holds under a lock."""

    _file: int
    _tables: Tables
    _number: int
    _size: int
    _useful: int
    """About as many bytes as the file would have without its past."""
    _is_unsettled: bool
    """The file may hold more than `_size`, or its name may not be on the disk yet."""

    def __init__(self, path: str | os.PathLike[str], *, compact_from: int = COMPACT_FROM) -> None:
        """Open a file, or make it; raises StoreNotOpened."""
        self.path = Path(path).absolute()
        self._compact_from = compact_from
        self._lock = fsync.locked(self.path)
        try:
            self._open()
        except BaseException:
            os.close(self._lock)
            raise

    @property
    def tables(self) -> Mapping[str, Mapping[str, bytes]]:
        """Return the documents as JSON, as they are in the file."""
        return self._tables

    def read(self) -> dict[str, Any]:
        """Return the tables."""
        return {name: Copies(table) for name, table in self._tables.items()}

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Make the tables these, saving what is different."""
        self.commit(_differences(self._tables, data))

    def commit(self, operations: Sequence[Operation]) -> None:
        """Let operations happen, all or none, and return when they are durable."""
        if operations:
            self.append(operations)
            self.apply(operations)
        if self.is_bloated:
            self.adopt(compaction.written(self.freeze()))

    def append(self, operations: Sequence[Operation]) -> None:
        """Write operations down; raises OutsideTrouble and leaves the file as it was where the disk refuses."""
        line = journal_format.line(self._number + 1, operations)
        try:
            self._settle()
            fsync.write_at(self._file, line, self._size)
            fsync.settled(self._file)
        except OSError as error:
            self._is_unsettled = True
            with suppress(OSError):
                self._settle()
            _log.error("store.write-failed", errno=error.errno, undone=not self._is_unsettled)
            changed: Effect = "unknown" if self._is_unsettled else "no"
            raise OutsideTrouble(changed=changed, service="store") from error
        self._size += len(line)
        self._number += 1

    def apply(self, operations: Sequence[Operation]) -> None:
        """Let operations that are durable happen in memory."""
        journal_format.apply(self._tables, operations)

    @property
    def is_bloated(self) -> bool:
        """Whether most of the file is of the past."""
        return self._size > max(self._compact_from, 2 * self._useful)

    def freeze(self) -> compaction.Frozen:
        """Return the state as it is, to be written elsewhere; only while nothing is between append and apply."""
        self._useful = self._size  # a compaction that fails is not tried again at once
        tables = {name: dict(table) for name, table in self._tables.items()}
        return compaction.Frozen(self.path, tables, number=self._number, size=self._size)

    def adopt(self, fresh: compaction.Fresh) -> None:
        """Put a rewritten file in place of this one, with all that was appended since it was begun."""
        size = compaction.moved_in(fresh, self._file, self._size)
        os.close(self._file)
        self._file, self._size, self._useful, self._is_unsettled = fresh.file, size, size, True
        self._settle()

    def is_writable(self) -> bool:
        """Whether the file is still in its place and as it should be."""
        with suppress(OSError):
            self._settle()
            return True
        return False

    def close(self) -> None:
        """Let go of the file and its lock."""
        if self._lock >= 0:
            os.close(self._file)
            os.close(self._lock)
            self._lock = -1

    def _open(self) -> None:
        compaction.forget_unfinished(self.path)
        self._file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            with os.fdopen(os.dup(self._file), "rb") as file:
                known = journal_format.replay(file, self.path)
            self._tables, self._number, self._size = known.tables, known.number, known.size
            self._useful = sum(
                len(one) for table in known.tables.values() for one in table.values()
            )
            self._cut(known)
        except BaseException:
            os.close(self._file)
            raise

    def _cut(self, known: journal_format.Replayed) -> None:
        if known.torn:
            _log.warning("store.torn-line-cut", bytes=len(known.torn), line=known.number + 1)
        if known.torn.endswith(b"\n"):
            # Whole but wrong: a torn write whose blocks arrived out of order, or a disk that lies. Kept to be looked at.
            self.path.with_name(self.path.name + ".torn").write_bytes(known.torn)
        if not known.size:
            fsync.write_at(self._file, journal_format.HEADER, 0)
            self._size = len(journal_format.HEADER)
        self._is_unsettled = True
        self._settle()

    def _settle(self) -> None:
        if not fsync.is_named(self._file, self.path):
            raise FileNotFoundError(f"{self.path} was moved or deleted")
        if self._is_unsettled:
            os.ftruncate(self._file, self._size)
            fsync.settled(self._file)
            fsync.names_settled(self.path.parent)
            self._is_unsettled = False


def _differences(old: Tables, new: Mapping[str, Mapping[str, Any]]) -> list[Operation]:
    found: list[Operation] = [(name, None, None) for name in old if name not in new]
    for name, table in new.items():
        known = old.get(name, {})
        if name not in old:
            found.append((name, None, journal_format.EMPTY))
        plain = {str(key): msgspec.json.encode(one) for key, one in table.items()}
        found += [(name, key, None) for key in known if key not in plain]
        found += [(name, key, one) for key, one in plain.items() if known.get(key) != one]
    return found
