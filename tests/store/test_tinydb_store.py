"""What only the store in a file has to do: share the disk, notice that its file is gone, leave no secrets behind."""

import asyncio
import random
import sqlite3
from contextlib import closing

import pytest

from bot.domain.accounts import Account, Grant, Person
from bot.domain.bookings.interviews import Interview
from bot.domain.errors import OutsideTrouble
from bot.runtime.ports import DocumentChange
from bot.store.codec import encode
from bot.store.errors import StoreNotOpened
from bot.store.tinydb import sqlite_file, tinydb_store
from bot.store.tinydb.sqlite_storage import SQLiteStorage
from bot.store.tinydb.tinydb_table import KeyedDB, SQLiteDB
from tests.store.documents import NOON, a_due, a_person, an_account, an_interview


def account(key, version=0, **facts):
    return DocumentChange(Account, key, an_account(**facts), version)


def signed_in(key, sealed, version=0):
    return DocumentChange(Grant, key, Grant(person=key, sealed=sealed), version)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "bot.json"


@pytest.fixture
async def store(path):
    one = await tinydb_store.open_tinydb_store(path)
    yield one
    await one.close()


async def reopened(store, path):
    await store.close()
    return await tinydb_store.open_tinydb_store(path)


def found_in_files(path, text):
    """Return the names of the files in the store's folder that hold a text."""
    return [one.name for one in path.parent.iterdir() if text.encode() in one.read_bytes()]


async def test_saves_that_wait_for_the_disk_share_a_transaction(store, path):
    statements = []
    store._storage._writer.set_trace_callback(statements.append)
    await asyncio.gather(*(store.save([account(str(n))]) for n in range(50)))
    assert statements.count("COMMIT") <= 3
    again = await reopened(store, path)
    assert all([await again.load(Account, str(n)) for n in range(50)])
    await again.close()


async def test_only_what_has_to_be_durable_waits_for_the_disk(store, path):
    statements = []
    store._storage._writer.set_trace_callback(statements.append)
    await store.save([account("a")], durable=False)
    assert statements[0] == "PRAGMA synchronous=NORMAL"
    await asyncio.gather(store.save([account("b")], durable=False), store.save([account("c")]))
    assert "PRAGMA synchronous=FULL" in statements
    again = await reopened(store, path)
    assert len(await again.load_all(Account, ["a", "b", "c"])) == 3
    await again.close()


async def test_what_is_not_durable_yet_is_not_read(store):
    saving = asyncio.create_task(store.save([account("a")]))
    await asyncio.sleep(0)
    assert await store.load(Account, "a") is None
    await saving
    assert await store.load(Account, "a")


async def test_what_is_read_while_it_is_being_written_is_not_kept(store):
    await store.save([account("a", name="before")])
    for version in range(1, 200):
        saving = asyncio.create_task(store.save([account("a", version, name=str(version))]))
        while not saving.done():
            await store.load(Account, "a")
            await asyncio.sleep(0)
        assert (await store.load(Account, "a")).value.name == str(version)


async def test_indexes_and_due_work_are_there_after_a_restart(store, path):
    await store.save([DocumentChange(Person, "p", a_person(), 0)])
    await store.save([DocumentChange(type(a_due()), str(n), a_due(str(n)), 0) for n in range(3)])
    again = await reopened(store, path)
    assert len(await again.find(Person, "tenant", "contoso")) == 1
    assert len(await again.due(NOON, 10)) == 3
    await again.close()


async def test_documents_are_indexed_anew_when_a_type_has_got_an_index(store, path):
    await store.save([DocumentChange(Person, str(n), a_person(str(n)), 0) for n in range(3)])
    await store.close()
    with KeyedDB(path) as db, db.storage.transaction():
        db.storage._rows("DELETE FROM terms")
        db.storage.note("person", b'[1,["mail"]]')
    again = await tinydb_store.open_tinydb_store(path)
    assert len(await again.find(Person, "tenant", "contoso")) == 3
    await again.close()


async def test_a_file_of_the_first_schema_is_migrated(path, monkeypatch):
    with monkeypatch.context() as earlier:
        earlier.setattr(sqlite_file, "_MIGRATIONS", sqlite_file._MIGRATIONS[:1])
        sqlite_file.connect(path).close()
    with closing(sqlite3.connect(path)) as file, file:
        value = encode(an_interview()).decode()
        body = f'{{"version":1,"format":1,"value":{value}}}'
        file.execute(
            "INSERT INTO documents (kind, key, body) VALUES ('interview', 'i1', ?)", [body]
        )
    store = await tinydb_store.open_tinydb_store(path)
    assert len(await store.find(Interview, "live", "contoso", after=NOON)) == 1
    await store.close()


async def test_nothing_of_somebody_who_was_deleted_stays_in_memory(store):
    await store.save([DocumentChange(Person, "p", a_person(), 0)])
    (kept,) = await store.find(Person, "tenant", "contoso")
    assert (await store.load(Person, "p")) is kept
    await store.save([DocumentChange(Person, "p", None, 1)])
    assert len(store._cache) == 0


async def test_memory_holds_no_more_documents_than_it_may(store, monkeypatch):
    store._cache.capacity = 10
    changes = [DocumentChange(Person, f"{n:02}", a_person(f"{n:02}"), 0) for n in range(30)]
    await store.save(changes)
    for _ in range(2):
        assert len(await store.find(Person, "tenant", "contoso")) == 30
        assert len(store._cache) == 10


async def test_the_file_stays_small_however_often_a_document_changes(store, path):
    for version in range(1000):
        await store.save([account("a", version, name=str(version))])
    again = await reopened(store, path)
    assert path.stat().st_size < 100_000
    read = await again.load(Account, "a")
    assert (read.value.name, read.version) == ("999", 1000)
    await again.close()


async def test_nothing_of_a_sign_in_that_was_renewed_or_deleted_stays_in_any_file(store, path):
    await store.save([signed_in("a", "first-token")])
    await store.save([signed_in("a", "second-token", 1)])
    assert found_in_files(path, "first-token") == []
    await store.save([DocumentChange(Grant, "a", None, 2)])
    assert found_in_files(path, "second-token") == []


def test_nothing_of_many_sign_ins_stays_however_rows_are_moved_about(path):
    """SQLite moves rows from page to page as others grow and shrink, and leaves copies of what shares a page: four here."""
    chance, alive, gone = random.Random(9), {}, []
    with closing(SQLiteStorage(path)) as storage:
        with storage.transaction():
            for step in range(4000):
                key = str(chance.randrange(200))
                if chance.random() < 0.5:
                    storage.put("account", key, b"y" * chance.choice([50, 3000]))
                    continue
                gone.append(alive.pop(key, "never"))
                if chance.random() < 0.3:
                    storage.delete("grant", key)
                    continue
                alive[key] = f"token-9-{step}."
                sealed = alive[key] * chance.choice([3, 10, 40, 100, 150])
                storage.put("grant", key, sealed.encode())
        storage.erase()
        content = path.read_bytes()
        assert [one for one in gone if one.encode() in content] == []


async def test_somebody_who_is_forgotten_is_in_no_file(store, path):
    person = a_person("p", mail="forgotten@x.example")
    await store.save([DocumentChange(Person, "p", person, 0)])
    await store.save([DocumentChange(Person, "p", None, 1)])
    assert found_in_files(path, "forgotten") == []


async def test_a_candidate_who_is_forgotten_or_deleted_is_in_no_file(store, path):
    known = [an_interview(key, candidate="Jo Unforgettable") for key in "ab"]
    await store.save([DocumentChange(Interview, one.key, one, 0) for one in known])
    assert found_in_files(path, "Unforgettable") != []
    forgotten = an_interview("a", candidate="")
    changes = [
        DocumentChange(Interview, "a", forgotten, 1),
        DocumentChange(Interview, "b", None, 1),
    ]
    await store.save(changes)
    assert found_in_files(path, "Unforgettable") == []


async def test_what_could_not_be_erased_while_it_was_copied_is_erased_with_the_next_save(
    store, path
):
    await store.save([signed_in("a", "first-token")])
    reader = store._storage._reader
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM documents").fetchall()
    store._storage._writer.execute("PRAGMA busy_timeout=1")
    await store.save([DocumentChange(Grant, "a", None, 1)])
    reader.execute("COMMIT")
    assert found_in_files(path, "first-token") != []
    await store.save([account("b")])
    assert found_in_files(path, "first-token") == []


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


async def test_a_closed_store_is_not_ready_and_every_call_is_trouble(store):
    await store.close()
    assert not await store.ready()
    with pytest.raises(OutsideTrouble):
        await store.save([account("a")])
    with pytest.raises(OutsideTrouble):
        await store.load(Account, "a")
    await store.close()


async def test_a_clean_stop_leaves_one_file(store, path):
    await store.save([account("a")])
    await store.close()
    assert sorted(one.name for one in path.parent.iterdir()) == ["bot.json", "bot.json.lock"]


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


async def test_documents_of_a_later_version_keep_the_file_from_being_opened(store, path):
    await store.close()
    with KeyedDB(path) as db, db.storage.transaction():
        db.storage.note("person", b"[99,[]]")
    with pytest.raises(StoreNotOpened, match=r"cannot read \(later person\): a later version"):
        await tinydb_store.open_tinydb_store(path)


async def test_a_file_of_a_later_version_is_refused(store, path):
    await store.close()
    with SQLiteDB(path) as db:
        db.storage._writer.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreNotOpened, match="later version"):
        await tinydb_store.open_tinydb_store(path)


@pytest.mark.parametrize("document", [{"version": 1, "format": 99, "value": {}}, {"name": "Ada"}])
async def test_a_document_that_cannot_be_read_keeps_the_file_from_being_opened(path, document):
    with SQLiteDB(path) as db:
        db.storage.write({"person": {"p": document}})
    with pytest.raises(StoreNotOpened, match="later version"):
        await tinydb_store.open_tinydb_store(path)


async def test_tables_that_this_version_does_not_know_are_kept(store, path):
    await store.close()
    with SQLiteDB(path) as db:
        db.table("from-tomorrow").insert({"a": 1})
    again = await tinydb_store.open_tinydb_store(path)
    await again.save([account("a")])
    await again.close()
    with SQLiteDB(path) as db:
        assert db.table("from-tomorrow").all() == [{"a": 1}]


async def test_only_the_owner_may_read_the_files(store, path):
    await store.save([account("a")])
    assert {one.name: one.stat().st_mode & 0o077 for one in path.parent.iterdir()} == {
        "bot.json": 0,
        "bot.json-shm": 0,
        "bot.json-wal": 0,
        "bot.json.lock": 0,
    }
