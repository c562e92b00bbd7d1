"""Writing so that it is still there after the power went: files, their names, and the lock on them."""

import fcntl
import os
from contextlib import suppress
from pathlib import Path

from bot.store.errors import StoreNotOpened


def settled(descriptor: int) -> None:
    """Return when all that was written is on the disk."""
    # On macOS fsync leaves the bytes in the drive's own memory (man 2 fsync there).
    if hasattr(fcntl, "F_FULLFSYNC"):
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fdatasync(descriptor)


def names_settled(folder: Path) -> None:
    """Return when files made or renamed in a folder will be found there after a crash."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_at(descriptor: int, content: bytes, offset: int) -> None:
    """Write all bytes at a place; an OSError may leave some of them there."""
    rest = memoryview(content)
    while rest:
        written = os.pwrite(descriptor, rest, offset)
        rest, offset = rest[written:], offset + written


def is_named(descriptor: int, path: Path) -> bool:
    """Whether an open file is the one that a path leads to."""
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(descriptor), path.stat())
    return False


def locked(path: Path) -> int:
    """Return a lock that ends with the process; raises StoreNotOpened where another one has it.

    The lock stands beside the file, which compaction replaces, and is never deleted.
    """
    beside = path.with_name(path.name + ".lock")
    descriptor = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(descriptor)
        raise StoreNotOpened(
            f"{path} is in use by another process, and only one may write to it: stop that one, "
            "or let several share a database with STORE_URL=postgresql://…"
        ) from error
    return descriptor
