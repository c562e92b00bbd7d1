"""From the setting STORE_URL to an open store. Every mistake is a StoreNotOpened, whose text says what to do."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path

import asyncpg
import structlog

from bot.domain.errors import OutsideTrouble
from bot.ports import Store
from bot.store import postgres_store, tinydb_store
from bot.store.refusals import StoreNotOpened

LOOKS = 30
"""For a database that is just being started, one a second; after that whatever watches over the bot tries again."""
FORMS = "use tinydb:data/bot.json for a file, or postgresql://user:password@host/database"


_log = structlog.get_logger()


async def open_store(
    url: str, *, looks: int = 1, pause: Callable[[float], Awaitable[object]] = asyncio.sleep
) -> Store:
    """Give the store that an address names; raises StoreNotOpened, for a database that is not there after so many looks."""
    scheme, colon, rest = url.partition(":")
    if scheme == "tinydb" and colon:
        return await _file(rest)
    if scheme in {"postgresql", "postgres"} and colon:
        for _ in range(looks - 1):
            try:
                return await _database(url)
            except _NotThere as absence:
                _log.warning("store.awaited", why=str(absence))
                await pause(1)
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


class _NotThere(StoreNotOpened):
    """The database may yet come up."""


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
    except asyncpg.CannotConnectNowError as error:
        raise _NotThere(f"the database is not ready ({error}): wait until it is") from error
    except asyncpg.PostgresError as error:
        raise StoreNotOpened(
            f"the database refused ({error}): correct the address, or what the database grants"
        ) from error
    except TimeoutError as error:
        raise _NotThere(
            "the database did not answer in time: see that it runs, and correct the address if it is wrong"
        ) from error
    except OSError as error:
        raise _NotThere(
            f"the database cannot be reached ({error}): start it, or correct the address"
        ) from error
    except (ValueError, asyncpg.InterfaceError) as error:
        # What asyncpg says of an address that it cannot read may quote the password.
        raise StoreNotOpened(f"STORE_URL is not a database's address: {FORMS}") from error
