"""A copy is whole and of one moment, although the bot goes on writing."""

import asyncio

import pytest

from bot.domain.accounts import Account, Person
from bot.runtime.ports import DocumentChange
from bot.store.backup import back_up
from bot.store.errors import StoreNotCopied
from bot.store.factory import open_store
from tests.store.documents import NOON, a_person, an_account, one_of_each
from tests.store.processes import count, running
from tests.store.real_postgres import empty_database


async def everything(store):
    return {(kind, key): stored.value async for kind, key, stored in store.export()}


async def test_a_copy_made_while_another_process_writes_is_of_one_moment(tmp_path):
    """Each save there writes a counter and one more document."""
    path, copy = tmp_path / "bot.json", tmp_path / "copy.json"
    with running(count, path) as (_, pipe):
        told = [pipe.recv() for _ in range(50)]
        await back_up(f"tinydb:{path}", copy)
        told += [pipe.recv() for _ in range(5)]
    store = await open_store(f"tinydb:{copy}")
    counted = (await store.load(Account, "contoso")).value.interview_minutes
    assert {int(one.value.subject) for one in await store.due(NOON, 10_000)} == {
        *range(1, counted + 1)
    }
    assert counted >= 50
    assert copy.stat().st_mode & 0o077 == 0
    await store.close()


@pytest.mark.parametrize("kind", ["file", "database"])
async def test_everything_is_in_the_copy(tmp_path, kind):
    url = f"tinydb:{tmp_path}/bot.json" if kind == "file" else await empty_database()
    store = await open_store(url)
    await store.save([DocumentChange(type(one), one.key, one, 0) for one in one_of_each()])
    await back_up(url, tmp_path / "copy.json")
    await store.save([DocumentChange(Person, "later", a_person(), 0)])
    copy = await open_store(f"tinydb:{tmp_path}/copy.json")
    assert await everything(copy) | {(Person, "later"): a_person()} == await everything(store)
    assert len(await copy.find(Person, "tenant", "contoso")) == 1
    await asyncio.gather(copy.close(), store.close())


async def test_nothing_is_written_over(tmp_path):
    store = await open_store(f"tinydb:{tmp_path}/bot.json")
    await store.save([DocumentChange(Account, "a", an_account(), 0)])
    (tmp_path / "copy.json").write_text("mine")
    with pytest.raises(StoreNotCopied, match="is there already"):
        await back_up(f"tinydb:{tmp_path}/bot.json", tmp_path / "copy.json")
    assert (tmp_path / "copy.json").read_text() == "mine"
    await store.close()


async def test_the_file_of_an_earlier_version_is_not_copied_and_nothing_is_left_behind(tmp_path):
    (tmp_path / "bot.json").write_text('["comeet-journal",1]\n')
    with pytest.raises(StoreNotCopied, match="start it once"):
        await back_up(f"tinydb:{tmp_path}/bot.json", tmp_path / "copy.json")
    assert not (tmp_path / "copy.json").exists()
