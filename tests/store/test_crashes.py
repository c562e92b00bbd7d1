"""What is left after kill -9, a torn write, a damaged file, a full disk: all that was acknowledged, and a file that opens."""

import random
from zlib import crc32

import pytest

from bot.domain.accounts import Account
from bot.domain.jobs import Job
from bot.store.errors import StoreNotOpened
from bot.store.tinydb import tinydb_store
from bot.store.tinydb.tinydb_table import JournalDB
from tests.store.documents import NOON
from tests.store.processes import (
    compact_on_a_full_disk,
    count,
    meet_a_full_disk,
    open_too,
    rewrite_on_a_full_disk,
    running,
)

KILLS = 20


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
def journal(tmp_path):
    """A journal of three lines behind its header, the last of which says `c`."""
    path = tmp_path / "bot.json"
    with JournalDB(path) as db:
        for name in "abc":
            db.insert({"name": name, "note": 'é "\\\n'})
    return path


def names(path):
    with JournalDB(path) as db:
        return "".join(one["name"] for one in db)


def test_a_tail_torn_at_any_byte_is_cut_away(journal):
    whole = journal.read_bytes()
    begin = whole[:-1].rindex(b"\n") + 1
    for end in range(begin, len(whole)):
        journal.write_bytes(whole[:end])
        assert names(journal) == "ab"
        assert journal.read_bytes() == whole[:begin]


def test_a_header_torn_at_any_byte_is_written_anew(tmp_path):
    path = tmp_path / "bot.json"
    with JournalDB(path):
        header = path.read_bytes()
    for end in range(len(header)):
        path.write_bytes(header[:end])
        assert names(path) == ""
        assert path.read_bytes() == header


def test_what_is_saved_after_a_torn_tail_is_kept(journal):
    journal.write_bytes(journal.read_bytes()[:-5])
    with JournalDB(journal) as db:
        db.insert({"name": "d"})
    assert names(journal) == "abd"


@pytest.mark.parametrize(
    "tail", [b"\0", b"\0" * 5000, b"[", b'["5d9c1f0a",4,[["_default","9",null]]]']
)
def test_blocks_that_were_given_to_the_file_but_never_written_are_cut_away(journal, tail):
    whole = journal.read_bytes()
    journal.write_bytes(whole + tail)
    assert names(journal) == "abc"
    assert journal.read_bytes() == whole


def test_a_last_line_that_is_whole_but_wrong_is_cut_and_kept_beside(journal):
    whole = journal.read_bytes()
    journal.write_bytes(whole.replace(b'"name":"c"', b'"name":"X"'))
    assert names(journal) == "ab"
    assert b'"name":"X"' in journal.with_name("bot.json.torn").read_bytes()


def test_damage_of_any_byte_before_the_last_line_is_refused_and_left_as_it_is(journal):
    whole = journal.read_bytes()
    for at in range(whole[:-1].rindex(b"\n")):
        damaged = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
        journal.write_bytes(damaged)
        with pytest.raises(StoreNotOpened, match=r"bot\.json"):
            JournalDB(journal)
        assert journal.read_bytes() == damaged


def test_a_line_that_is_missing_is_refused_and_the_text_says_what_to_do(journal):
    header, first, _, last = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(header + first + last)
    with pytest.raises(StoreNotOpened, match="damaged in line 3") as caught:
        JournalDB(journal)
    assert f"head -n 2 {journal} > {journal}.mended" in str(caught.value)


def test_a_compaction_that_was_killed_leaves_nothing_in_the_way(journal):
    beside = journal.with_name("bot.json.compacting")
    beside.write_bytes(b"half of it")
    assert names(journal) == "abc"
    assert not beside.exists()


def test_a_full_disk_leaves_the_file_as_it_was_and_is_trouble(tmp_path):
    with running(meet_a_full_disk, tmp_path / "bot.json") as (_, pipe):
        assert pipe.recv() == ("trouble", "no")
        assert pipe.recv() == ("as before", True, None)
        assert pipe.recv() == ("after", True)


def test_a_disk_too_full_to_compact_stops_no_save_and_is_tried_again(tmp_path):
    with running(compact_on_a_full_disk, tmp_path / "bot.json") as (_, pipe):
        assert pipe.recv() == "19"
        assert pipe.recv() == (True, True)


def test_a_compaction_without_room_at_any_of_its_steps_leaves_the_journal_alone(tmp_path):
    with running(rewrite_on_a_full_disk, tmp_path / "bot.json") as (_, pipe):
        assert [pipe.recv() for _ in range(3)] == [True, True, 1201]
    with JournalDB(tmp_path / "bot.json") as db:
        assert len(db) == 1201


@pytest.mark.parametrize("content", [b"5,[]]x", b"5,{}]", b'"5",[]]', b"5,[]"])
def test_a_line_with_the_right_checksum_and_the_wrong_content_is_damage(journal, content):
    header, *rest = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(header + b'["%08x",%s\n' % (crc32(content), content) + b"".join(rest))
    with pytest.raises(StoreNotOpened, match="damaged in line 2"):
        JournalDB(journal)


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
