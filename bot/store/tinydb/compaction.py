"""Rewriting a journal without its past, beside the old one, while that goes on being appended to.

`written` does the long part from a frozen state, in any thread; `moved_in` copies what was appended meanwhile, which is
little. The new file takes the old one's place by a rename, so a crash at any moment leaves one whole journal.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bot.store.tinydb import fsync, journal_format
from bot.store.tinydb.journal_format import Operation, Tables

OPERATIONS_A_LINE = 64
"""Few, as the encoder holds up the other threads."""
PART = 1 << 20
"""Bytes copied at a time."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """A journal's state at one moment; the documents are shared."""

    path: Path
    tables: Tables
    number: int
    size: int


@dataclass(frozen=True, slots=True)
class Fresh:
    """A rewritten journal that is not in its place yet."""

    path: Path
    takes_place_of: Path
    file: int
    size: int
    copied_to: int
    """How far into the old file it reaches."""


def written(frozen: Frozen) -> Fresh:
    """Return a new file of a frozen state; raises OSError and leaves nothing behind."""
    path = _beside(frozen.path)
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        size = 0
        for line in _lines(frozen):
            fsync.write_at(file, line, size)
            size += len(line)
        fsync.settled(file)
    except BaseException:
        os.close(file)
        forget_unfinished(frozen.path)
        raise
    return Fresh(path, frozen.path, file, size, copied_to=frozen.size)


def moved_in(fresh: Fresh, old: int, until: int) -> int:
    """Copy what the old file was given since and take its place; give the size. An OSError leaves all as it was."""
    size, copied_to = fresh.size, fresh.copied_to
    try:
        while copied_to < until:
            part = os.pread(old, min(PART, until - copied_to), copied_to)
            fsync.write_at(fresh.file, part, size)
            size, copied_to = size + len(part), copied_to + len(part)
        fsync.settled(fresh.file)
        fresh.path.replace(fresh.takes_place_of)
    except BaseException:
        os.close(fresh.file)
        fresh.path.unlink(missing_ok=True)
        raise
    return size


def forget_unfinished(path: Path) -> None:
    """Delete what a compaction left that did not come to its end."""
    _beside(path).unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    return path.with_name(path.name + ".compacting")


def _lines(frozen: Frozen) -> Iterator[bytes]:
    """Return the header and lines whose numbers end with the frozen one, as the old file's next line goes on from there."""
    count = sum(len(table) + 1 for table in frozen.tables.values())
    first = frozen.number + 1 - -(-count // OPERATIONS_A_LINE)
    operations = _operations(frozen.tables)
    yield journal_format.HEADER
    for number in range(first, frozen.number + 1):
        yield journal_format.line(number, list(islice(operations, OPERATIONS_A_LINE)))


def _operations(tables: Tables) -> Iterator[Operation]:
    for name, table in tables.items():
        yield name, None, journal_format.EMPTY
        for key, document in table.items():
            yield name, key, document
