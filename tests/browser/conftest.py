import os
from pathlib import Path

import pytest
import pytest_asyncio

from tests.harness.browser import FLAGS, Pages, async_playwright, chromium, missing, opened
from tests.harness.fork_server import forked
from tests.harness.running_bot import World

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items):
    """Run all of them in one event loop: the browser that they share lives in it."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(loop_scope="session")
async def bot(tmp_path):
    """The real bot, in a process of its own."""
    world = World(folder=tmp_path, launcher=forked)
    try:
        await world.start()
        yield world
    finally:
        await world.stop()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chrome():
    """The pages of Chromium, started once for each process of tests."""
    lacking = missing()
    if lacking and os.environ.get("CI"):  # noqa: TID251 - says whether a browser must be there
        pytest.fail(lacking)
    if lacking:
        pytest.skip(lacking)
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=chromium(), args=[*FLAGS])
        yield Pages(started)
        await started.close()


@pytest_asyncio.fixture(loop_scope="session")
async def pages(chrome):
    """Pages of Chromium with nothing remembered; what a test is lent is taken back at its end."""
    yield chrome
    await chrome.take_back()


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(bot, pages):
    """Open the page of the running bot, perhaps dark, narrow or with what moves."""

    async def open_(**options):
        return await opened(pages, f"{bot.url}/", **options)

    return open_


@pytest_asyncio.fixture(loop_scope="session")
async def stage(open_page):
    made = await open_page()
    yield made
    assert made.troubles == []
