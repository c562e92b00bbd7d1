from functools import partial

import pytest

from tests.fakes.connector import FakeConnector
from tests.harness.fork_server import forked
from tests.harness.running_bot import World


@pytest.fixture
async def started(tmp_path):
    """Start worlds with settings of their own, perhaps with a log that is kept; all are stopped at the end."""
    worlds = []

    async def start(log="", **settings):
        connector = FakeConnector()
        await connector.__aenter__()
        folder = tmp_path / str(len(worlds))
        folder.mkdir()
        world = World(
            folder=folder,
            connector=connector,
            settings=settings,
            launcher=partial(forked, stderr=folder / log) if log else forked,
        )
        worlds.append(world)
        await world.start()
        return world

    yield start
    for world in worlds:
        await world.stop()
        await world.connector.__aexit__()


@pytest.fixture
async def world(started):
    return await started()
