"""What a question costs more where the database is far away: so many round trips, and no more."""

from time import perf_counter

import pytest

from bot.store.factory import open_store
from tests.harness.flaky_database import flaky
from tests.harness.office import Office
from tests.store.real_postgres import empty_database

DAYS = ("Tuesday", "Wednesday", "Thursday", "Friday")


async def seconds(office, day):
    """Return how long a question takes, from the message to when all of it is done."""
    begun = perf_counter()
    assert "Book" in await office.says("rita", f"who's free {day} with a room")
    return perf_counter() - begun


@pytest.mark.parametrize(("distance", "most"), [(0.02, 0.15), (0.2, 1.4)])
async def test_a_question_takes_only_so_much_longer_where_the_database_is_far(distance, most):
    async with flaky(await empty_database()) as way:
        store = await open_store(way.url)
        office = await Office(store=store).open()
        near = min([await seconds(office, day) for day in DAYS * 2])
        way.distance = distance
        # On a busy machine some take longer for other reasons: of a few one has to be quick enough.
        for day in DAYS * 3:
            far = await seconds(office, day)
            if far - near <= most:
                break
        way.distance = 0.0
        await store.close()
    assert far - near <= most
