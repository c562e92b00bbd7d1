"""From the setting STORE_URL to an open store. Every mistake is a StoreNotOpened, whose text says what to do."""

import asyncio
import os
from pathlib import Path

import asyncpg

from bot.domain.errors import OutsideTrouble
from bot.ports import Store
from bot.store import postgres_store, tinydb_store
from bot.store.refusals import StoreNotOpened

FORMS = "use tinydb:data/bot.json for a file, or postgresql://user:password@host/database"


async def open_store(url: str) -> Store:
    """Give the store that an address names; raises StoreNotOpened."""
    scheme, colon, rest = url.partition(":")
    if scheme == "tinydb" and colon:
        return await _file(rest)
    if scheme in {"postgresql", "postgres"} and colon:
        return await _database(url)
    # The address may hold a password, so no more of it is repeated than its first word.
    raise StoreNotOpened(f"STORE_URL begins with {scheme if colon else 'no scheme'!r}: {FORMS}")


async def _file(name: str) -> Store:
    path = Path(name.removeprefix("//"))
    if not path.name:
        raise StoreNotOpened(f"STORE_URL names no file: {FORMS}")
    try:
        await asyncio.to_thread(path.parent.mkdir, parents=True, exist_ok=True)
        return await tinydb_store.opened(path)
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else str(error)
        raise StoreNotOpened(
            f"{path} cannot be opened ({why}): check its folder's rights"
        ) from error


async def _database(url: str) -> Store:
    try:
        return await postgres_store.opened(url)
    except StoreNotOpened:
        raise
    except OutsideTrouble as trouble:
        raise StoreNotOpened(
            f"the database holds what this version of the bot cannot read "
            f"({trouble.facts['reference']}): a later version wrote it, so start that one"
        ) from trouble
    except asyncpg.PostgresError as error:
        raise StoreNotOpened(f"the database refused: {error}") from error
    except TimeoutError as error:
        raise StoreNotOpened(
            "the database did not answer in time: is its address right?"
        ) from error
    except OSError as error:
        raise StoreNotOpened(f"the database cannot be reached: {error}") from error
    except (ValueError, asyncpg.InterfaceError) as error:
        # What asyncpg says of an address that it cannot read may quote the password.
        raise StoreNotOpened(f"STORE_URL is not a database's address: {FORMS}") from error
