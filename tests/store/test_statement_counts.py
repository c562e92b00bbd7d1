"""An account of many people costs PostgreSQL no more questions than one of few."""

from collections import Counter
from contextlib import asynccontextmanager

import asyncpg
import pytest

from bot.domain.accounts import Person, person_id
from bot.domain.errors import Changed
from bot.domain.jobs import Job, JobKind
from bot.runtime.ports import DocumentChange
from bot.store.factory import open_store
from bot.store.postgres.store import TOGETHER, PostgresStore
from tests.harness.office import TENANT, Office
from tests.store.documents import a_due
from tests.store.real_postgres import empty_database

FEW, MANY = 3, 600


@asynccontextmanager
async def counted_store():
    """Return a store in an empty database, and the list of all that it asks PostgreSQL."""
    url, asked = await empty_database(), []
    await (await open_store(url)).close()

    async def listening(connection):
        connection.add_query_logger(lambda query: asked.append(query.query))

    async with asyncpg.create_pool(url, min_size=1, max_size=1, init=listening) as pool:
        yield PostgresStore(pool), asked


async def crowded(store, number):
    """Return an office in which so many more people are known who are not connected."""
    office = await Office(store=store).open()
    ids = [person_id(TENANT, f"n{number}") for number in range(number)]
    people = [Person(id=one, tenant=TENANT, name=one, mail=f"{one}@x.example") for one in ids]
    await store.save([DocumentChange(Person, one.key, one, 0) for one in people])
    return office


async def asked_for(number):
    """Return all that PostgreSQL is asked while so many are invited, and again while their work waits."""
    async with counted_store() as (store, asked):
        office = await crowded(store, number)
        asked.clear()
        assert f"0 of {number + 3} asked" in await office.says("olivia", "invite everybody")
        rows = await store.due(office.clock.now().replace(year=2030), MANY * 2)
        assert len([one for one in rows if one.value.kind is JobKind.INVITE]) == number + 3
        first = asked.copy()
        asked.clear()
        assert "asked in the last week" in await office.says("olivia", "invite everybody")
        return first, asked.copy()


async def test_many_are_invited_with_as_few_questions_to_the_database_as_few():
    few, many = await asked_for(FEW), await asked_for(MANY)
    assert [Counter(one) for one in many] == [Counter(one) for one in few]
    assert few[0]


RESET = "SELECT pg_advisory_unlock_all()"
"""What asyncpg's pool asks when it takes a connection back; the bot's own pool leaves that out."""


async def test_a_question_is_at_most_four_round_trips_whatever_the_number_of_people():
    async with counted_store() as (store, asked):
        office = await crowded(store, FEW)
        # So many that each is answered by an offer which takes the place of an older one.
        for day in ("Tuesday", "Wednesday", "Thursday", "Friday") * 2:
            asked.clear()
            assert "Book" in await office.says("rita", f"who's free {day} with a room")
        trips = [one for one in asked if not one.startswith(RESET)]
        assert len(trips) <= 4
        saves = [one for one in trips if "bot_save" in one]
        # What is shown is on the disk before; that it was shown need not be: then it is shown twice.
        assert ["synchronous_commit" in one for one in saves] == [False, True]


async def test_more_than_one_command_writes_are_saved_all_or_none():
    changes = [DocumentChange(Job, f"{n:05}", a_due(f"{n:05}"), 0) for n in range(2 * TOGETHER + 1)]
    async with counted_store() as (store, asked):
        await store.save(changes[-1:])
        with pytest.raises(Changed):
            await store.save(changes)
        assert list(await store.load_all(Job, [one.key for one in changes])) == [changes[-1].key]
        asked.clear()
        await store.save(changes[:-1])
        assert len([one for one in asked if "bot_save" in one]) == 2
        assert len(await store.load_all(Job, [one.key for one in changes])) == len(changes)
