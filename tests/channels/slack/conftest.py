from contextlib import AsyncExitStack

import pytest

from tests.harness.slack_channel import Hall


@pytest.fixture
async def hall():
    async with AsyncExitStack() as stack:
        yield await Hall().open(stack)


@pytest.fixture
async def unjoined():
    """A workspace that belongs to no account yet."""
    async with AsyncExitStack() as stack:
        yield await Hall().open(stack, joined=False)
