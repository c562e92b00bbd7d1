"""A copy of all that a store holds at one moment, in a new file, made while the bot goes on writing.

The copy is a store of its own: `STORE_URL=tinydb:COPY` opens it, and `move-store` carries it into a database.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import cast

from bot.store.copy_store import CopyableStore, copy_documents
from bot.store.errors import StoreNotCopied
from bot.store.factory import existing_file, open_store
from bot.store.tinydb.sqlite_file import MAGIC


async def back_up(url: str, target: Path) -> None:
    """Copy the store of an address; raises StoreNotCopied, StoreNotOpened, OutsideTrouble or OSError."""
    source = existing_file(url)
    with _new_file(target):
        if source:
            _copy_file(source, target)
        else:
            await _copy_database(url, target)


@contextmanager
def _new_file(target: Path) -> Iterator[None]:
    """Make a file that only its owner may read, and delete it if it was not filled."""
    try:
        os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError as error:
        raise StoreNotCopied(f"{target} is there already: name another file") from error
    try:
        yield
    except BaseException:
        target.unlink()
        raise


def _require_sqlite(source: Path) -> None:
    with source.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise StoreNotCopied(
                f"{source} was not written by this version of the bot: start it once"
            )


def _copy_file(source: Path, target: Path) -> None:
    _require_sqlite(source)
    try:
        with closing(sqlite3.connect(source)) as original, closing(sqlite3.connect(target)) as copy:
            original.backup(copy)
    except sqlite3.Error as error:
        raise StoreNotCopied(f"{source} could not be copied ({error})") from error


async def _copy_database(url: str, target: Path) -> None:
    source = cast(CopyableStore, await open_store(url))
    try:
        copy = await open_store(f"tinydb:{target}")
        try:
            await copy_documents(source, copy)
        finally:
            await copy.close()
    finally:
        await source.close()
