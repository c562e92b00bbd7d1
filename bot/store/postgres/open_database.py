"""From the address of a database to an open store; apart, since only who keeps one there loads its driver."""

import asyncio
from collections.abc import Awaitable, Callable

import asyncpg
import structlog

from bot.domain.errors import OutsideTrouble
from bot.runtime.ports import OpenStore
from bot.store.errors import URL_FORMS, StoreNotOpened
from bot.store.postgres import store

_log = structlog.get_logger()


async def open_database(
    url: str, *, attempts: int, pause: Callable[[float], Awaitable[object]] = asyncio.sleep
) -> OpenStore:
    """Return the store in a database; raises StoreNotOpened, for one that is not there after so many attempts."""
    for _ in range(attempts - 1):
        try:
            return await _opened(url)
        except _NotThere as absence:
            _log.warning("store.awaited", why=str(absence))
            await pause(1)
    return await _opened(url)


class _NotThere(StoreNotOpened):
    """The database may yet come up."""


async def _opened(url: str) -> OpenStore:
    try:
        return await store.open_postgres_store(url)
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
    except (ValueError, OverflowError, asyncpg.InterfaceError) as error:
        # What asyncpg says of an address that it cannot read may quote the password.
        raise StoreNotOpened(f"STORE_URL is not a database's address: {URL_FORMS}") from error
