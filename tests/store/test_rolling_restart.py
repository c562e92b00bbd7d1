"""Copies of this version and of the next on one store: what the next adds keeps this one neither from running nor from starting."""

import pytest
import structlog

from bot.domain.accounts import Account, Person
from bot.domain.jobs import LEASE
from bot.runtime.ports import DocumentChange
from bot.store.codec import IndexEntries
from bot.store.factory import open_store
from bot.store.postgres import migrations
from tests.store.documents import NOON, a_due, a_person, an_account
from tests.store.real_postgres import connected, empty_database

NEXT = """
    ALTER TABLE bot_documents ADD COLUMN filed text NOT NULL DEFAULT '';
    CREATE FUNCTION bot_save(
        kinds text[], ids text[], versions bigint[], formats integer[], keys json[], bodies json[],
        terms json[], ats timestamptz[], leases timestamptz[], untils timestamptz[], filings text[]
    ) RETURNS void LANGUAGE sql AS $$
        SELECT bot_save(kinds, ids, versions, formats, keys, bodies, terms, ats, leases, untils)
    $$;
"""
KINDS = ('"kind":"look"', '"kind":"something new"')


@pytest.fixture
async def url():
    address = await empty_database()
    yield address
    async with connected(address) as connection:
        await connection.execute("DROP FUNCTION IF EXISTS bot_save(text[], text[], bigint[], integer[], json[], json[], json[], timestamptz[], timestamptz[], timestamptz[], text[])")  # fmt: skip


def new(value):
    return DocumentChange(type(value), value.key, value, 0)


async def test_this_version_runs_and_starts_beside_the_next_whose_tables_have_more(url):
    this = await open_store(url)
    with pytest.MonkeyPatch.context() as later:
        later.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, NEXT))
        following = await open_store(url)
    again = await open_store(url)
    await this.save([new(an_account())])
    await again.save([new(a_due("a"))])
    for one in (this, following, again):
        assert (await one.load(Account, "contoso")).version == 1
        assert [row.value.subject for row in await one.due(NOON, 5)] == ["a"]
        await one.close()


async def test_a_start_of_this_version_leaves_documents_under_the_indexes_of_the_next(url):
    store = await open_store(url)
    await store.save([new(a_person())])
    async with connected(url) as connection:
        await connection.execute(
            "UPDATE bot_schema SET value = value || ' later' WHERE name = 'indexes of person'"
        )
        await connection.execute("UPDATE bot_documents SET terms = terms || '{person/later=x}'")
    again = await open_store(url)
    async with connected(url) as connection:
        terms = await connection.fetchval("SELECT terms FROM bot_documents WHERE kind = 'person'")
    assert "person/later=x" in terms
    assert await again.find(Person, "tenant", "contoso")
    await store.close()
    await again.close()


async def make_unknown(store, url):
    """Make one piece of work what only a later version knows, and the longest due."""
    if url.startswith("tinydb:"):
        storage, (key,) = (
            store._storage,
            [key for key in store._storage.keys("due") if "new" in key],
        )
        body = storage.get("due", [key])[key].replace(*(one.encode() for one in KINDS))
        with storage.transaction():
            storage.put("due", key, body.strip(), IndexEntries(at=NOON - LEASE))
        return
    async with connected(url) as connection:
        query = """
            UPDATE bot_documents SET at = $1, body = replace(body::text, $2, $3)::json
            WHERE id LIKE '%/new/%'
        """
        await connection.execute(query, NOON - LEASE, *KINDS)


@pytest.mark.parametrize("engine", ["tinydb", "postgresql"])
async def test_work_of_a_kind_that_only_the_next_version_knows_is_left_to_it(engine, tmp_path):
    url = f"tinydb:{tmp_path}/bot.json" if engine == "tinydb" else await empty_database()
    store = await open_store(url)
    await store.save([new(a_due("new")), new(a_due("old")), new(a_due("older", at=NOON - LEASE))])
    await make_unknown(store, url)
    with structlog.testing.capture_logs() as logged:
        await store.due(NOON, 2)
        found = await store.due(NOON, 2)
    assert [one.value.subject for one in found] == ["older", "old"]
    assert [one["event"] for one in logged] == ["store.work-left-to-others"]
    await store.close()
