"""What only the store in a file has to do: share the disk, compact itself, notice that its file is gone."""

import asyncio

import pytest

from bot.domain.accounts import Account, Person
from bot.domain.errors import OutsideTrouble
from bot.runtime.ports import DocumentChange
from bot.store.errors import StoreNotOpened
from bot.store.tinydb import tinydb_store
from bot.store.tinydb.tinydb_table import JournalDB
from tests.store.documents import NOON, a_due, a_person, an_account


def account(key, version=0, **facts):
    return DocumentChange(Account, key, an_account(**facts), version)


def lines(path):
    return path.read_bytes().count(b"\n")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "bot.json"


@pytest.fixture
async def store(path):
    one = await tinydb_store.open_tinydb_store(path, compact_from=20_000)
    yield one
    await one.close()


async def reopened(store, path):
    await store.close()
    return await tinydb_store.open_tinydb_store(path)


async def test_saves_that_wait_for_the_disk_share_a_line(store, path):
    await asyncio.gather(*(store.save([account(str(n))]) for n in range(50)))
    assert 2 <= lines(path) <= 4
    again = await reopened(store, path)
    assert all([await again.load(Account, str(n)) for n in range(50)])
    await again.close()


async def test_what_is_not_durable_yet_is_not_read(store):
    saving = asyncio.create_task(store.save([account("a")]))
    await asyncio.sleep(0)
    assert await store.load(Account, "a") is None
    await saving
    assert await store.load(Account, "a")


async def test_indexes_and_due_work_are_there_after_a_restart(store, path):
    await store.save([DocumentChange(Person, "p", a_person(), 0)])
    await store.save([DocumentChange(type(a_due()), str(n), a_due(str(n)), 0) for n in range(3)])
    again = await reopened(store, path)
    assert len(await again.find(Person, "tenant", "contoso")) == 1
    assert len(await again.due(NOON, 10)) == 3
    await again.close()


async def test_nothing_of_somebody_who_was_deleted_stays_in_memory(store):
    await store.save([DocumentChange(Person, "p", a_person(), 0)])
    (kept,) = await store.find(Person, "tenant", "contoso")
    assert (await store.load(Person, "p")) is kept
    await store.save([DocumentChange(Person, "p", None, 1)])
    assert store._read == {}


async def test_the_file_stays_small_however_often_a_document_changes(store, path):
    for version in range(1000):
        await store.save([account("a", version, name=str(version))])
    assert path.stat().st_size < 60_000
    again = await reopened(store, path)
    read = await again.load(Account, "a")
    assert (read.value.name, read.version) == ("999", 1000)
    await again.close()


async def count_to(store, key, last):
    for version in range(last):
        await store.save([account(key, version, name=str(version))])


async def test_nothing_saved_during_a_compaction_is_lost(store, path):
    await asyncio.gather(*(count_to(store, str(n), 100) for n in range(30)))
    again = await reopened(store, path)
    for n in range(30):
        read = await again.load(Account, str(n))
        assert (read.value.name, read.version) == ("99", 100)
    await again.close()


async def test_a_compacted_file_is_whole_for_tinydb_too(store, path):
    await count_to(store, "a", 200)
    await store.save([account("b"), account("c")])
    await store.save([DocumentChange(Account, "b", None, 1)])
    await store.close()
    with JournalDB(path) as db:
        assert db.tables() == {"account"}
        kept = db.storage.read()["account"]
        assert {key: kept[key]["version"] for key in kept} == {"a": 200, "c": 1}


async def test_a_save_that_was_given_up_before_its_turn_is_not_made(store):
    saving = asyncio.create_task(store.save([account("a")]))
    await asyncio.sleep(0)
    saving.cancel()
    await asyncio.gather(saving, return_exceptions=True)
    await store.save([account("b")])
    assert await store.load(Account, "a") is None
    assert await store.load(Account, "b")


async def test_a_save_that_was_given_up_while_it_was_written_stands(store):
    saving = asyncio.create_task(store.save([account("a")]))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    saving.cancel()
    await asyncio.gather(saving, return_exceptions=True)
    await store.save([account("b")])
    assert await store.load(Account, "a")


async def test_closing_waits_for_what_was_begun(store, path):
    saving = [asyncio.create_task(store.save([account(str(n))])) for n in range(5)]
    await asyncio.sleep(0)
    await store.close()
    assert await asyncio.gather(*saving) == [None] * 5
    again = await tinydb_store.open_tinydb_store(path)
    assert all([await again.load(Account, str(n)) for n in range(5)])
    await again.close()


async def test_a_closed_store_is_not_ready_and_saves_nothing(store):
    await store.close()
    assert not await store.ready()
    with pytest.raises(OutsideTrouble):
        await store.save([account("a")])
    await store.close()


async def test_nothing_is_acknowledged_once_the_file_was_deleted(store, path):
    await store.save([account("a")])
    path.unlink()
    assert not await store.ready()
    with pytest.raises(OutsideTrouble):
        await store.save([account("b")])
    assert await store.load(Account, "b") is None


async def test_a_file_moved_away_and_back_is_written_to_again(store, path):
    away = path.rename(path.with_name("away.json"))
    with pytest.raises(OutsideTrouble):
        await store.save([account("a")])
    away.rename(path)
    await store.save([account("a")])
    assert await store.ready()


@pytest.mark.parametrize("document", [{"version": 1, "format": 99, "value": {}}, {"name": "Ada"}])
async def test_a_document_that_cannot_be_read_keeps_the_file_from_being_opened(path, document):
    with JournalDB(path) as db:
        db.storage.write({"person": {"p": document}})
    with pytest.raises(StoreNotOpened, match="later version"):
        await tinydb_store.open_tinydb_store(path)


async def test_tables_that_this_version_does_not_know_are_kept(store, path):
    await store.close()
    with JournalDB(path) as db:
        db.table("from-tomorrow").insert({"a": 1})
    again = await tinydb_store.open_tinydb_store(path, compact_from=2_000)
    await count_to(again, "a", 100)
    await again.close()
    with JournalDB(path) as db:
        assert db.table("from-tomorrow").all() == [{"a": 1}]


async def test_only_the_owner_may_read_the_file(store, path):
    assert path.stat().st_mode & 0o077 == 0
