import pytest

from tests.fakes.connector import FakeConnector
from tests.harness.teams_activities import Bot, Served, sandbox_teams


@pytest.fixture
async def connector():
    async with FakeConnector() as fake:
        yield fake


@pytest.fixture
def bot():
    return Bot()


@pytest.fixture
async def door(bot):
    """The unsigned channel of the sandbox, served."""
    async with Served(sandbox_teams(), bot) as client:
        yield client
