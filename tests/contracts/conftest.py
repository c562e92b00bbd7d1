"""The stores that the contract is asked of, each empty at the start of a test."""

import pytest

from bot.store.factory import open_store
from tests.fakes.store import FakeStore
from tests.store.real_postgres import empty_database


async def opened(name, folder):
    if name == "tinydb":
        return await open_store(f"tinydb:{folder}/bot.json")
    return FakeStore() if name == "fake" else await open_store(await empty_database())


STORES = ("fake", "tinydb", "postgresql")


@pytest.fixture(params=STORES)
async def store(request, tmp_path):
    one = await opened(request.param, tmp_path)
    yield one
    await one.close()


@pytest.fixture
async def stores(tmp_path):
    """All of them at once, for what takes longer to make than to keep."""
    made = [await opened(name, tmp_path) for name in STORES]
    yield made
    for one in made:
        await one.close()
