"""From the setting STORE_URL to an open store. Every mistake is a StoreNotOpened, whose text says what to do."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import NoReturn

from bot.runtime.ports import OpenStore
from bot.store.errors import URL_FORMS, StoreNotOpened, StoreNotThere
from bot.store.tinydb import tinydb_store

CONNECT_ATTEMPTS = 30
"""For a database that is just being started, one a second; after that whatever watches over the bot tries again."""


async def open_store(
    url: str, *, attempts: int = 1, pause: Callable[[float], Awaitable[object]] = asyncio.sleep
) -> OpenStore:
    """Return the store that an address names; raises StoreNotOpened, for a database that is not there after so many attempts."""
    path = file_path(url)
    if path:
        return await _open_file(path)
    scheme, colon, _ = url.partition(":")
    if scheme in {"postgresql", "postgres"} and colon:
        from bot.store.postgres.open_database import open_database  # noqa: PLC0415 - the driver, where it is needed

        return await open_database(url, attempts=attempts, pause=pause)
    # The address may hold a password, so no more of it is repeated than its first word.
    raise StoreNotOpened(f"STORE_URL begins with {scheme if colon else 'no scheme'!r}: {URL_FORMS}")


async def open_existing_store(url: str) -> OpenStore:
    """Return a store for a command that is of no use on a new one; raises StoreNotThere for a file that is not."""
    await asyncio.to_thread(existing_file, url)
    return await open_store(url)


def existing_file(url: str) -> Path | None:
    """Return the file that an address names, or None for another address; raises StoreNotThere, or StoreNotOpened for one out of reach."""
    path = file_path(url)
    if not path:
        return None
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise StoreNotThere(
            f"{path.absolute()} is not there: go to the bot's folder, or correct the address"
        ) from error
    except OSError as error:
        _refuse_unopened(path, error)
    return path


def file_path(url: str) -> Path | None:
    """Return the file that an address names, or None for another address; raises StoreNotOpened."""
    if not url.startswith("tinydb:"):
        return None
    path = Path(url.removeprefix("tinydb:").removeprefix("//"))
    if not path.name:
        raise StoreNotOpened(f"STORE_URL names no file: {URL_FORMS}")
    return path


async def _open_file(path: Path) -> OpenStore:
    try:
        await asyncio.to_thread(path.parent.mkdir, parents=True, exist_ok=True)
        return await tinydb_store.open_tinydb_store(path)
    except OSError as error:
        _refuse_unopened(path, error)


def _refuse_unopened(path: Path, error: OSError) -> NoReturn:
    why = os.strerror(error.errno) if error.errno else str(error)
    raise StoreNotOpened(f"{path} cannot be opened ({why}): check its folder's rights") from error
