"""What is left after kill -9, a torn write, a damaged file, a full disk: all that was acknowledged, and a file that opens."""

import random
import shutil

import pytest

from bot.domain.accounts import Account
from bot.domain.jobs import Job
from bot.runtime.ports import DocumentChange
from bot.store.errors import StoreNotOpened
from bot.store.tinydb import tinydb_store
from tests.store.documents import NOON, an_account
from tests.store.processes import count, meet_a_full_disk, open_too, running

KILLS = 20
TEARS = 40


def numbers_until_killed(path, wanted):
    with running(count, path) as (process, pipe):
        told = [pipe.recv() for _ in range(wanted)]
        process.kill()
        process.join()
        while pipe.poll():
            try:
                told.append(pipe.recv())
            except EOFError:
                break
    return told


async def test_no_acknowledged_save_is_lost_to_a_kill(tmp_path):
    """Each save writes a counter and one more document: after a kill both are there, or neither."""
    path, last = tmp_path / "bot.json", 0
    for _ in range(KILLS):
        told = numbers_until_killed(path, random.randint(1, 80))
        assert told[0] <= last + 2
        store = await tinydb_store.open_tinydb_store(path)
        counted = (await store.load(Account, "contoso")).value.interview_minutes
        subjects = {int(one.value.subject) for one in await store.due(NOON, 1_000_000)}
        await store.close()
        assert subjects == set(range(1, counted + 1))
        assert counted in {told[-1], told[-1] + 1}
        last = counted


@pytest.fixture
async def torn(tmp_path):
    """The files of a store that is open, as they are after three saves: for who copies them and tears the copies."""
    (tmp_path / "whole").mkdir()
    store = await tinydb_store.open_tinydb_store(tmp_path / "whole" / "bot.json")
    for name in "abc":
        await store.save([DocumentChange(Account, name, an_account(name=name), 0)])
    yield tmp_path / "whole", tmp_path / "torn"
    await store.close()


async def names(folder):
    store = await tinydb_store.open_tinydb_store(folder / "bot.json")
    found = await store.load_all(Account, list("abc"))
    await store.close()
    return "".join(sorted(found))


async def test_a_log_torn_at_any_byte_holds_what_was_saved_before(torn):
    whole, copy = torn
    size = (whole / "bot.json-wal").stat().st_size
    found = []
    for end in sorted(random.sample(range(size), TEARS)):
        shutil.copytree(whole, copy)
        with (copy / "bot.json-wal").open("r+b") as log:
            log.truncate(end)
        (copy / "bot.json-shm").unlink()
        found.append(await names(copy))
        shutil.rmtree(copy)
    assert set(found) <= {"", "a", "ab"}
    assert found == sorted(found)


@pytest.mark.parametrize("tail", [b"\0", b"\0" * 5000, b"x" * 9000])
async def test_blocks_that_were_given_to_the_log_but_never_written_are_passed_over(torn, tail):
    whole, copy = torn
    shutil.copytree(whole, copy)
    with (copy / "bot.json-wal").open("ab") as log:
        log.write(tail)
    (copy / "bot.json-shm").unlink()
    assert await names(copy) == "abc"


@pytest.mark.parametrize("damage", [b"SQLite format 3\0" + b"x" * 5000, b"SQLite format 3\0short"])
async def test_a_damaged_file_is_refused_and_left_as_it_is(tmp_path, damage):
    path = tmp_path / "bot.json"
    path.write_bytes(damage)
    with pytest.raises(StoreNotOpened, match="put a backup in its place"):
        await tinydb_store.open_tinydb_store(path)
    assert path.read_bytes() == damage


async def test_on_a_full_disk_saves_are_trouble_and_the_store_is_not_ready(tmp_path):
    with running(meet_a_full_disk, tmp_path / "bot.json") as (_, pipe):
        assert pipe.recv() == ("ready", True)
        assert pipe.recv() == ("trouble", "no")
        assert pipe.recv() == ("not there", None, False)
        assert pipe.recv() == ("ready", True)


async def test_a_second_process_is_refused_and_told_what_to_do(tmp_path):
    store = await tinydb_store.open_tinydb_store(tmp_path / "bot.json")
    with running(open_too, tmp_path / "bot.json") as (_, pipe):
        said = pipe.recv()
    await store.close()
    assert "in use by another process" in said
    assert "STORE_URL=postgresql://" in said


async def test_work_is_still_found_after_a_restart(tmp_path):
    numbers_until_killed(tmp_path / "bot.json", 3)
    store = await tinydb_store.open_tinydb_store(tmp_path / "bot.json")
    assert (await store.load(Job, "n3")).value.subject == "3"
    await store.close()
