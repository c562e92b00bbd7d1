"""What only the store in a database has to do: many copies at once, lost connections, its own tables."""

import asyncio
from contextlib import suppress

import asyncpg
import pytest
from msgspec.structs import replace

from bot.domain.accounts import Account, Person
from bot.domain.errors import Changed, OutsideTrouble
from bot.domain.jobs import Job
from bot.runtime.ports import DocumentChange, Lookup
from bot.store.errors import StoreNotOpened
from bot.store.factory import open_store
from bot.store.postgres.combined_read import lookup_part
from bot.store.postgres.store import PostgresStore
from tests.store.documents import NOON, a_due, a_person, an_account
from tests.store.real_postgres import connected, empty_database


def account(key, version=0, **facts):
    return DocumentChange(Account, key, an_account(**facts), version)


@pytest.fixture
async def url():
    return await empty_database()


@pytest.fixture
async def store(url):
    one = await open_store(url)
    yield one
    await one.close()


async def test_copies_that_start_at_once_make_the_tables_once(url):
    stores = await asyncio.gather(*(open_store(url) for _ in range(8)))
    await asyncio.gather(*(one.save([account(str(n))]) for n, one in enumerate(stores)))
    assert all([await stores[0].load(Account, str(n)) for n in range(8)])
    await asyncio.gather(*(one.close() for one in stores))


async def test_a_later_start_finds_what_was_saved(url, store):
    await store.save([account("a")])
    again = await open_store(url)
    assert await again.load(Account, "a")
    await again.close()


async def test_tables_of_a_later_version_are_refused(url, store):
    async with connected(url) as connection:
        await connection.execute(
            "UPDATE bot_schema SET value = '99' WHERE name IN ('version', 'usable from')"
        )
    with pytest.raises(StoreNotOpened, match="version 99 by a later version"):
        await open_store(url)


async def test_documents_of_a_later_version_that_are_to_be_filed_anew_are_refused(url, store):
    await store.save([DocumentChange(Person, "p", a_person(), 0)])
    async with connected(url) as connection:
        await connection.execute("UPDATE bot_documents SET format = 99")
        await connection.execute("DELETE FROM bot_schema WHERE name = 'indexes of person'")
    with pytest.raises(StoreNotOpened, match=r"cannot read \(unreadable person\): a later version"):
        await open_store(url)


async def test_documents_are_filed_anew_when_a_kind_has_got_an_index(url, store):
    await store.save([DocumentChange(Person, str(n), a_person(str(n)), 0) for n in range(3)])
    async with connected(url) as connection:
        await connection.execute("UPDATE bot_documents SET terms = '{}'")
        await connection.execute(
            "UPDATE bot_schema SET value = 'mail' WHERE name = 'indexes of person'"
        )
    assert await store.find(Person, "tenant", "contoso") == []
    again = await open_store(url)
    assert len(await again.find(Person, "tenant", "contoso")) == 3
    await again.close()


async def test_two_copies_see_what_the_other_saved(url, store):
    other = await open_store(url)
    await store.save([account("a", name="one")])
    await other.save([account("a", 1, name="two")])
    with pytest.raises(Changed):
        await store.save([account("a", 1, name="late")])
    assert (await store.load(Account, "a")).value.name == "two"
    await other.close()


async def test_what_need_not_be_durable_is_saved_and_leaves_the_next_save_waiting_for_the_disk(
    store,
):
    await store.save([account("a")], durable=False)
    assert await store.load(Account, "a")
    async with store._connection(changed="no") as connection:
        assert await connection.fetchval("SHOW synchronous_commit") == "on"


async def save_for_ever(store, keys, times):
    """Save several documents again and again, whatever the others do; count how often."""
    saved = 0
    for _ in range(times):
        known = [await store.load(Account, key) for key in keys]
        try:
            await store.save(
                [account(key, one.version) for key, one in zip(keys, known, strict=True)]
            )
        except Changed:
            continue
        saved += 1
    return saved


async def test_saves_that_cross_each_other_lose_or_win_and_nothing_else(url, store):
    other = await open_store(url)
    keys = list("abcdef")
    await store.save([account(key) for key in keys])
    orders = [keys, keys[::-1], keys[::2] + keys[1::2], keys[3:] + keys[:3]]
    work = [save_for_ever(one, order, 20) for order in orders for one in (store, other)]
    saved = sum(await asyncio.gather(*work))
    read = [await store.load(Account, key) for key in keys]
    assert {one.version for one in read} == {saved + 1}
    await other.close()


async def people_of_contoso(store):
    return await store.find(Person, "tenant", "contoso")


async def test_of_what_was_found_before_only_what_changed_is_read_again(store):
    await store.save([DocumentChange(Person, key, a_person(key), 0) for key in "ab"])
    first = await people_of_contoso(store)
    await store.save([DocumentChange(Person, "b", a_person("b", name="new"), 1)])
    second = await people_of_contoso(store)
    assert second[0] is first[0]
    assert (second[1].value.name, second[1].version) == ("new", 2)


async def test_what_was_under_way_at_the_first_look_is_found_at_the_second(url, store):
    await store.save([DocumentChange(Person, key, a_person(key), 0) for key in "ab"])
    async with connected(url) as other:
        async with other.transaction():
            await other.execute("UPDATE bot_documents SET version = 7 WHERE id = 'a'")
            await store.save([DocumentChange(Person, "b", a_person("b", name="new"), 1)])
            assert [one.version for one in await people_of_contoso(store)] == [1, 2]
        assert [one.version for one in await people_of_contoso(store)] == [7, 2]


async def test_who_left_and_came_back_is_found_anew_although_the_version_is_the_same(store):
    for name in ("first", "again"):
        await store.save([DocumentChange(Person, "a", a_person("a", name=name), 0)])
        assert [one.value.name for one in await people_of_contoso(store)] == [name]
        await store.save([DocumentChange(Person, "a", None, 1)])
    assert await people_of_contoso(store) == []


async def test_many_who_ask_for_everybody_at_once_read_them_once(store):
    await store.save([DocumentChange(Person, "a", a_person("a"), 0)])
    found = await asyncio.gather(*(people_of_contoso(store) for _ in range(20)))
    assert len({id(one) for [one] in found}) == 1


async def test_only_so_many_are_kept_and_the_longest_unasked_go_first(store, monkeypatch):
    monkeypatch.setattr("bot.store.postgres.query_cache.MAX_DOCUMENTS", 2)
    people = [a_person(key, tenant=key[0]) for key in ("a1", "b1", "c1")]
    await store.save([DocumentChange(Person, one.key, one, 0) for one in people])
    first = [(await store.find(Person, "tenant", tenant))[0] for tenant in "abc"]
    again = [(await store.find(Person, "tenant", tenant))[0] for tenant in "cba"]
    assert [x is y for x, y in zip(first, again[::-1], strict=True)] == [False, True, True]


async def test_after_a_fail_over_everything_is_read_anew(url, store):
    await store.save([DocumentChange(Person, "a", a_person("a"), 0)])
    await people_of_contoso(store)
    [(term, look)] = store._query_cache._snapshots.items()
    # As it is when the new server has lost the last transactions, and gives their numbers to others.
    store._query_cache._snapshots[term] = replace(look, server=NOON, seen=look.seen + 1000)
    async with connected(url) as other:
        await other.execute("UPDATE bot_documents SET version = 7")
    assert [one.version for one in await people_of_contoso(store)] == [7]


async def test_a_copy_that_freezes_in_the_middle_of_a_save_holds_its_rows_for_half_a_minute(store):
    for _ in range(3):
        async with store._connection(changed="no") as connection:
            limit = await connection.fetchval("SHOW idle_in_transaction_session_timeout")
        assert limit == "30s"


async def test_work_that_another_copy_is_just_taking_is_passed_over(url, store):
    await store.save([DocumentChange(Job, key, a_due(key), 0) for key in ("a", "b")])
    async with connected(url) as other, other.transaction():
        await other.execute("SELECT FROM bot_documents WHERE id = 'a' FOR UPDATE")
        assert [one.value.subject for one in await store.due(NOON, 10)] == ["b"]
    assert len(await store.due(NOON, 10)) == 2


async def test_after_a_lost_connection_the_next_calls_work(url, store):
    await store.save([account("a")])
    async with connected(url) as admin:
        await admin.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE application_name = 'comeet-scheduler'"
        )
    with suppress(OutsideTrouble):
        await store.load(Account, "a")
    assert (await store.load(Account, "a")).version == 1
    await store.save([account("a", 1)])
    assert await store.ready()


async def test_a_connection_that_ends_at_whatever_moment_is_trouble_and_nothing_else(url, store):
    # Of three hundred such ends asyncpg calls some twenty an internal error of its own.
    async with connected(url) as admin:
        for number in range(300):
            asking = [asyncio.create_task(store.ready()) for _ in range(3)]
            for _ in range(number % 4):
                await asyncio.sleep(0)
            await admin.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE application_name = 'comeet-scheduler'"
            )
            assert {type(one) for one in await asyncio.gather(*asking)} == {bool}


async def test_more_callers_than_connections_wait_their_turn(store):
    await store.save([account("a")])
    read = await asyncio.gather(*(store.load(Account, "a") for _ in range(300)))
    assert {one.version for one in read} == {1}


async def test_a_database_that_takes_no_writes_is_trouble_and_not_ready(url, store):
    async with asyncpg.create_pool(f"{url}&default_transaction_read_only=on", min_size=1) as pool:
        frozen = PostgresStore(pool)
        with pytest.raises(OutsideTrouble) as caught:
            await frozen.save([account("a")])
        assert not await frozen.ready()
    assert (caught.value.changed, caught.value.facts["reference"]) == ("no", "25006")


async def test_a_closed_store_is_not_ready_and_every_call_is_trouble(store):
    await store.close()
    assert not await store.ready()
    with pytest.raises(OutsideTrouble):
        await store.load(Account, "a")


@pytest.mark.parametrize(
    ("query", "index"),
    [
        ("terms @> ARRAY['person/tenant=contoso']", "bot_documents_terms"),
        ("at <= now() AND (leased_until IS NULL OR leased_until <= now())", "bot_documents_due"),
        ("kind = 'person' AND id = 'x'", "bot_documents_pkey"),
    ],
)
async def test_each_way_to_find_documents_has_an_index(url, store, query, index):
    async with connected(url) as connection:
        await connection.execute("SET enable_seqscan = off")
        plan = await connection.fetch(f"EXPLAIN SELECT FROM bot_documents WHERE {query}")
    assert index in str(plan)


async def test_what_a_term_finds_is_looked_for_by_nothing_else(url, store):
    """Asked for the kind besides, PostgreSQL looks through the keys of all the work that is due in years."""
    asked = lookup_part(Lookup(Person, "tenant", "contoso"))
    async with connected(url) as connection:
        await connection.execute("SET enable_seqscan = off")
        explained = f"EXPLAIN {asked.query.format('$1')}"
        plan = str(await connection.fetch(explained, *asked.values))
    assert "bot_documents_terms" in plan
    assert "bot_documents_pkey" not in plan


@pytest.mark.parametrize(
    ("end", "said"),
    [
        ("/nowhere", r'the database refused \(database "nowhere" does not exist\)'),
        ("/postgres?default_transaction_read_only=on", "read-only transaction"),
    ],
)
async def test_what_the_server_says_against_the_address_is_told(url, end, said):
    path, _, query = end.partition("?")
    mistaken = url.replace("/postgres?", f"{path}?{query}&" if query else f"{path}?")
    with pytest.raises(StoreNotOpened, match=said):
        await open_store(mistaken)


@pytest.mark.parametrize(
    ("mistaken", "said"),
    [
        ("postgresql://bot:secret@127.0.0.1:1/bot", "cannot be reached"),
        ("postgresql://bot:sec/ret@host/bot", "not a database's address"),
        ("postgresql://bot:secret@host:port/bot", "not a database's address"),
    ],
)
async def test_a_mistaken_address_is_told_without_its_password(mistaken, said):
    with pytest.raises(StoreNotOpened, match=said) as caught:
        await open_store(mistaken)
    assert "sec" not in str(caught.value)
