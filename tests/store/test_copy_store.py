"""Everything arrives in the other store, or it is said that it did not."""

import asyncio

import pytest

from bot.domain.accounts import Account, Person
from bot.domain.jobs import Job
from bot.runtime.ports import DocumentChange
from bot.store.__main__ import USAGE, main
from bot.store.copy_store import copy_store
from bot.store.errors import StoreNotCopied
from bot.store.factory import open_store
from bot.store.tinydb.tinydb_table import SQLiteDB
from tests.store.documents import NOON, a_due, a_person, an_account, one_of_each
from tests.store.real_postgres import connected, empty_database, server


@pytest.fixture
async def file(tmp_path):
    one = await open_store(f"tinydb:{tmp_path}/from.json")
    yield one
    await one.close()


@pytest.fixture
async def other_file(tmp_path):
    one = await open_store(f"tinydb:{tmp_path}/to.json")
    yield one
    await one.close()


@pytest.fixture
async def database():
    one = await open_store(await empty_database())
    yield one
    await one.close()


async def filled(store):
    await store.save([DocumentChange(type(one), one.key, one, 0) for one in one_of_each()])
    await store.save([DocumentChange(Job, f"\0{n}", a_due(str(n)), 0) for n in range(450)])
    await store.save(
        [DocumentChange(Account, "x" * 2000, an_account(pools={"z": (), "a": ("b",)}), 0)]
    )
    return await everything(store)


async def everything(store):
    return {(kind, key): stored.value async for kind, key, stored in store.export()}


async def test_everything_moves_from_a_file_to_a_database_and_back(file, database, other_file):
    all_of_it = await filled(file)
    counts = await copy_store(file, database)
    assert (counts["due"], counts["account"], sum(counts.values())) == (451, 2, len(all_of_it))
    assert await everything(database) == all_of_it
    assert await copy_store(database, other_file) == counts
    assert await everything(other_file) == all_of_it == await everything(file)


async def test_what_was_moved_is_found_and_due(file, database):
    await filled(file)
    await copy_store(file, database)
    assert len(await database.find(Person, "tenant", "contoso")) == 1
    assert len(await database.due(NOON, 1000)) == 451


async def test_nothing_moves_into_a_store_that_holds_anything(file, other_file):
    await filled(file)
    await other_file.save([DocumentChange(Account, "mine", an_account(), 0)])
    with pytest.raises(StoreNotCopied, match="already holds documents"):
        await copy_store(file, other_file)
    assert list(await everything(other_file)) == [(Account, "mine")]


async def test_an_empty_store_moves_too(file, other_file):
    assert await copy_store(file, other_file) == {}


class Forgetful:
    """A store that loses one document, as no store should."""

    def __init__(self, store):
        self.save, self.store = store.save, store

    async def export(self, only=None):
        async for kind, key, stored in self.store.export(only):
            if kind is not Person:
                yield kind, key, stored


async def test_a_document_that_did_not_arrive_is_noticed(file, other_file):
    await filled(file)
    with pytest.raises(StoreNotCopied, match="differ after the move"):
        await copy_store(file, Forgetful(other_file))


async def test_documents_of_an_unknown_kind_are_not_left_behind_in_a_file(tmp_path, other_file):
    with SQLiteDB(tmp_path / "later.json") as db:
        db.table("from-tomorrow").insert({"a": 1})
    later = await open_store(f"tinydb:{tmp_path}/later.json")
    with pytest.raises(StoreNotCopied, match="from-tomorrow"):
        await copy_store(later, other_file)
    await later.close()


async def test_documents_of_an_unknown_kind_are_not_left_behind_in_a_database(database, other_file):
    await database.save([DocumentChange(Person, "p", a_person(), 0)])
    async with connected(server().get_uri()) as connection:
        await connection.execute("UPDATE bot_documents SET kind = 'from-tomorrow'")
    with pytest.raises(StoreNotCopied, match="from-tomorrow"):
        await copy_store(database, other_file)


def test_the_command_moves_and_says_how_many_of_each(tmp_path, capsys):
    source, target = (f"tinydb:{tmp_path}/{name}.json" for name in ("a", "b"))
    with SQLiteDB(tmp_path / "a.json") as db:
        kept = {"version": 3, "format": 1, "value": {"tenant": "contoso"}}
        db.storage.write({"account": {"contoso": kept}})
    assert main([source, target]) is None
    assert capsys.readouterr().out == "       1 account\n"
    assert "already holds documents" in main([source, target])


async def test_the_command_says_so_when_a_store_fails_in_the_middle(tmp_path, database, file):
    await file.save([DocumentChange(Person, "p", a_person(), 0)])
    await file.close()
    url = server().get_uri()
    async with connected(url) as connection:
        await connection.execute("ALTER TABLE bot_documents ADD CHECK (kind <> 'person')")
    said = await asyncio.to_thread(main, [f"tinydb:{tmp_path}/from.json", url])
    assert "failed in the middle (23514): FROM is as it was" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [([], USAGE), (["a", "b", "c"], USAGE), (["mysql://x", "tinydb:y"], "STORE_URL begins with")],
)
def test_the_command_says_what_it_needs(arguments, said):
    assert said in main(arguments)
