"""The stores that the contract is asked of, each empty at the start of a test."""

import pytest

from bot.store.factory import open_store
from tests.fakes.store import FakeStore
from tests.store.real_postgres import empty_database


async def opened(name, folder):
    if name == "tinydb":
        return await open_store(f"tinydb:{folder}/bot.json")
    return FakeStore() if name == "fake" else await open_store(await empty_database())


@pytest.fixture(params=["fake", "tinydb", "postgresql"])
async def store(request, tmp_path):
    one = await opened(request.param, tmp_path)
    yield one
    await one.close()
