"""What a question costs more where the database is far away: so many round trips, and no more."""

import asyncio
from contextlib import asynccontextmanager

import pytest

from bot.domain.accounts import Account
from bot.store.factory import open_store
from tests.harness.flaky_database import flaky
from tests.harness.office import TENANT, Office
from tests.harness.round_trips import RoundTrips
from tests.store.real_postgres import empty_database

DAYS = ("Tuesday", "Wednesday", "Thursday", "Friday")


@asynccontextmanager
async def counted(way):
    """Count the round trips of what is done meanwhile."""
    way.round_trips = RoundTrips()
    yield way.round_trips
    way.round_trips = None


@pytest.fixture
async def way():
    async with flaky(await empty_database()) as way:
        yield way


@pytest.fixture
async def store(way):
    store = await open_store(way.url)
    yield store
    await store.close()


async def asks(office, day):
    assert "Book" in await office.says("rita", f"who's free {day} with a room")


async def test_a_question_waits_for_the_database_four_times(way, store):
    office = await Office(store=store).open()
    # Each connection gets to know each statement once.
    for day in DAYS * 2:
        await asks(office, day)
    for day in DAYS * 2:
        async with counted(way) as round_trips:
            await asks(office, day)
        assert round_trips.count == 4


async def test_what_is_asked_at_once_is_one_round_trip_and_what_waits_for_it_another(way, store):
    async def ask(times):
        for _ in range(times):
            await store.load(Account, TENANT)

    await asyncio.gather(*(ask(1) for _ in range(3)))
    async with counted(way) as together:
        await asyncio.gather(*(ask(2) for _ in range(3)))
    assert together.count == 2
