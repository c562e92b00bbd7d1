import pytest

from tests.dialogs.office import Office


@pytest.fixture
async def office():
    """An account that is enabled, with Rita and Ian connected."""
    return await Office().open()


@pytest.fixture
async def new_office():
    """An account that is switched off, with nobody connected."""
    return await Office().open(enabled=False, connected=())
