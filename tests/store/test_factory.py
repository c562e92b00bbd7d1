"""What is said of each mistake in STORE_URL."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.store.errors import StoreNotOpened
from bot.store.factory import open_existing_store, open_store
from tests.store.real_postgres import empty_database


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "no scheme"),
        ("data/bot.json", "no scheme"),
        ("mysql://root:secret@db/x", "begins with 'mysql': use tinydb:data/bot.json"),
        ("tinydb:", "names no file"),
        ("tinydb:/", "names no file"),
        ("postgresql://bot:secret@127.0.0.1:99999/bot", "is not a database's address"),
    ],
)
async def test_an_address_that_names_no_store_is_refused_with_what_to_write(url, said):
    with pytest.raises(StoreNotOpened, match=said) as caught:
        await open_store(url)
    assert "secret" not in str(caught.value)


async def test_missing_folders_are_made(tmp_path):
    path = tmp_path / "a" / "b" / "bot.json"
    store = await open_store(f"tinydb:{path}")
    await store.close()
    assert path.exists()


async def test_a_folder_in_place_of_the_file_is_refused(tmp_path):
    with pytest.raises(StoreNotOpened, match="Is a directory"):
        await open_store(f"tinydb:{tmp_path}")


async def test_a_file_in_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "data").write_text("")
    with pytest.raises(StoreNotOpened, match="cannot be opened"):
        await open_store(f"tinydb:{tmp_path}/data/bot.json")


@pytest.mark.parametrize(
    "content",
    ['{"_default": {"1": {"a": 1}}}', "hello", "\n", '["comeet-journal",1]x\n', "[]\n[]\n"],
)
async def test_a_file_that_is_no_journal_is_refused_and_left_as_it_was(tmp_path, content):
    path = tmp_path / "bot.json"
    path.write_text(content)
    with pytest.raises(StoreNotOpened, match=r"bot\.json"):
        await open_store(f"tinydb:{path}")
    assert path.read_text() == content


async def test_a_journal_of_a_later_version_is_refused(tmp_path):
    (tmp_path / "bot.json").write_text('["comeet-journal",2]\n')
    with pytest.raises(StoreNotOpened, match="later version"):
        await open_store(f"tinydb:{tmp_path}/bot.json")


async def test_a_second_store_on_one_file_is_refused_until_the_first_is_closed(tmp_path):
    first = await open_store(f"tinydb:{tmp_path}/bot.json")
    with pytest.raises(StoreNotOpened, match="in use by another process"):
        await open_store(f"tinydb:{tmp_path}/bot.json")
    await first.close()
    second = await open_store(f"tinydb:{tmp_path}/bot.json")
    await second.close()


async def test_a_database_that_is_just_being_started_is_waited_for(tmp_path):
    url = await empty_database()
    (folder,) = parse_qs(urlsplit(url).query)["host"]
    later, pauses = tmp_path / "later", []

    async def pause(seconds):
        pauses.append(seconds)
        if len(pauses) == 3:
            later.symlink_to(Path(folder))

    store = await open_store(url.replace(folder, str(later)), attempts=9, pause=pause)
    assert await store.ready()
    assert pauses == [1, 1, 1]
    await store.close()


@pytest.mark.parametrize(
    ("url", "attempts", "waited"),
    [
        ("postgresql://bot@127.0.0.1:1/bot", 4, 3),
        ("postgresql://bot@127.0.0.1:1/bot", 1, 0),
        ("postgresql://bot@127.0.0.1:port/bot", 4, 0),
    ],
    ids=["gives up", "does not wait", "no use"],
)
async def test_only_what_may_yet_come_is_waited_for_and_not_for_ever(url, attempts, waited):
    pauses = []

    async def pause(seconds):
        pauses.append(seconds)

    with pytest.raises(StoreNotOpened):
        await open_store(url, attempts=attempts, pause=pause)
    assert len(pauses) == waited


async def test_what_is_of_no_use_on_a_new_store_makes_none(tmp_path):
    path = tmp_path / "elsewhere" / "bot.json"
    with pytest.raises(StoreNotOpened, match=r"bot\.json is not there: go to the bot's folder"):
        await open_existing_store(f"tinydb:{path}")
    assert not path.parent.exists()
    await (await open_store(f"tinydb:{path}")).close()
    await (await open_existing_store(f"tinydb:{path}")).close()


async def test_a_file_that_may_not_be_looked_for_is_refused_with_the_reason(tmp_path):
    with pytest.raises(StoreNotOpened, match=r"cannot be opened \(File name too long\)"):
        await open_existing_store(f"tinydb:{tmp_path / ('x' * 300)}")
