import os

import pytest

from tests.fakes.connector import FakeConnector
from tests.harness.browser import FLAGS, async_playwright, chromium, missing, opened
from tests.harness.fork_server import forked
from tests.harness.running_bot import World


@pytest.fixture
async def bot(tmp_path):
    """The real bot, in a process of its own."""
    world = World(folder=tmp_path, connector=FakeConnector(), launcher=forked)
    try:
        await world.start()
        yield world
    finally:
        await world.stop()


@pytest.fixture
async def open_page(bot):
    """Open the page of the running bot, perhaps dark, narrow or still; all is closed at the end."""
    lacking = missing()
    if lacking and os.environ.get("CI"):  # noqa: TID251 - says whether a browser must be there
        pytest.fail(lacking)
    if lacking:
        pytest.skip(lacking)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=[*FLAGS])

        async def open_(**options):
            return await opened(browser, f"{bot.url}/", **options)

        yield open_
        await browser.close()


@pytest.fixture
async def stage(open_page):
    made = await open_page()
    yield made
    assert made.troubles == []
