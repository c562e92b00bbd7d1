import pytest

from tests.fakes.connector import FakeConnector
from tests.harness.fork_server import forked
from tests.harness.running_bot import APP, World, executed


@pytest.fixture
async def started(tmp_path):
    """Start worlds with settings of their own; all are stopped at the end."""
    worlds = []

    async def start(program=APP, **settings):
        connector = FakeConnector()
        await connector.__aenter__()
        folder = tmp_path / str(len(worlds))
        folder.mkdir()
        world = World(
            folder=folder,
            connector=connector,
            settings=settings,
            program=program,
            launcher=forked if program is APP else executed,
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
