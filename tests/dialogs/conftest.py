import pytest

from tests.fakes.chats import FakeChat
from tests.harness.office import Office


@pytest.fixture
async def office():
    """An account that is enabled, with Rita and Ian connected."""
    return await Office().open()


@pytest.fixture
async def new_office():
    """An account that is switched off, with nobody connected."""
    return await Office().open(enabled=False, connected=())


@pytest.fixture
async def both(office):
    """An office whose people also have Slack; `slack` is its chat."""
    office.slack = office.ports.chats["slack"] = FakeChat()
    return office
