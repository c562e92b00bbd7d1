import pytest
import stamina

from tests.harness.graph_server import served


@pytest.fixture(autouse=True)
def no_pauses():
    with stamina.set_testing(testing=True, attempts=7, cap=True):
        yield


@pytest.fixture
async def world():
    async with served() as tenant:
        yield tenant


@pytest.fixture
async def rita(world):
    return await world.connected("rita")
