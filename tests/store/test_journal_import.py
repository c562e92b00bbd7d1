"""The file of an earlier version, a journal, is carried over once: whole, or not at all."""

from zlib import crc32

import msgspec
import pytest

from bot.domain.accounts import Account, Grant
from bot.runtime.ports import DocumentChange
from bot.store.errors import StoreNotOpened
from bot.store.factory import open_store
from tests.store.documents import an_account
from tests.store.processes import carry_over_on_a_full_disk, running

HEADER = b'["comeet-journal",1]\n'


def line(number, *operations):
    """Return a line as the journal's writer made it."""
    rest = msgspec.json.encode((number, operations))[1:]
    return b'["%08x",%s\n' % (crc32(rest), rest)


def kept(value, version=1):
    return {"version": version, "format": 1, "value": msgspec.to_builtins(value)}


@pytest.fixture
def journal(tmp_path):
    """A journal of three lines behind its header, the last of which says `c`."""
    path = tmp_path / "bot.json"
    lines = [line(n, ("account", name, kept(an_account()))) for n, name in enumerate("abc", 7)]
    path.write_bytes(HEADER + b"".join(lines))
    return path


async def names(path):
    store = await open_store(f"tinydb:{path}")
    found = await store.load_all(Account, list("abcd"))
    await store.close()
    return "".join(sorted(found))


def beside(path):
    return path.with_name("bot.json.before-sqlite")


async def test_a_journal_is_carried_over_and_stays_beside_until_the_first_clean_stop(journal):
    whole = journal.read_bytes()
    store = await open_store(f"tinydb:{journal}")
    assert len(await store.load_all(Account, list("abc"))) == 3
    assert beside(journal).read_bytes() == whole
    assert journal.read_bytes().startswith(b"SQLite format 3\0")
    assert journal.stat().st_mode & 0o077 == 0
    await store.close()
    assert sorted(one.name for one in journal.parent.iterdir()) == ["bot.json", "bot.json.lock"]


async def test_what_was_deleted_dropped_or_emptied_is_not_carried_over(journal):
    journal.write_bytes(
        journal.read_bytes()
        + line(10, ("account", "b", None), ("person", None, {}), ("offer", "o", {}))
        + line(11, ("offer", None, None), ("account", "d", kept(an_account(), 4)))
    )
    store = await open_store(f"tinydb:{journal}")
    found = {key: stored.version async for _, key, stored in store.export()}
    assert found == {"a": 1, "c": 1, "d": 4}
    await store.close()


async def test_nothing_of_a_sign_in_that_is_deleted_stays_in_the_journal_beside(journal):
    grant = Grant(person="p", sealed="gAAAsecret")
    journal.write_bytes(journal.read_bytes() + line(10, ("grant", "p", kept(grant))))
    store = await open_store(f"tinydb:{journal}")
    await store.save([DocumentChange(Grant, "p", None, 1)])
    assert not [one for one in journal.parent.iterdir() if b"gAAAsecret" in one.read_bytes()]
    await store.close()


async def test_a_carrying_over_that_was_cut_off_begins_anew(journal):
    for rest in (".importing", ".importing-journal", ".compacting", ".before-sqlite"):
        journal.with_name(f"bot.json{rest}").write_bytes(b"half of it")
    assert await names(journal) == "abc"


async def test_without_room_for_the_new_file_the_old_one_is_left_as_it_is(journal):
    whole = journal.read_bytes()
    with running(carry_over_on_a_full_disk, journal) as (_, pipe):
        assert "could not be carried over" in pipe.recv()
    assert journal.read_bytes() == whole
    assert await names(journal) == "abc"


async def test_a_tail_torn_at_any_byte_is_passed_over(journal):
    whole = journal.read_bytes()
    begin = whole[:-1].rindex(b"\n") + 1
    for end in range(begin, len(whole), 7):
        journal.write_bytes(whole[:end])
        assert await names(journal) == "ab"


async def test_a_header_torn_at_any_byte_is_an_empty_store(tmp_path):
    for end in range(len(HEADER)):
        (tmp_path / "bot.json").write_bytes(HEADER[:end])
        assert await names(tmp_path / "bot.json") == ""


@pytest.mark.parametrize("tail", [b"\0", b"\0" * 5000, b"[", b'["5d9c1f0a",4,[["x","9",null]]]'])
async def test_blocks_that_were_given_to_the_file_but_never_written_are_passed_over(journal, tail):
    journal.write_bytes(journal.read_bytes() + tail)
    assert await names(journal) == "abc"


async def test_damage_of_any_byte_before_the_last_line_is_refused_and_left_as_it_is(journal):
    whole = journal.read_bytes()
    for at in range(0, whole[:-1].rindex(b"\n"), 5):
        damaged = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
        journal.write_bytes(damaged)
        with pytest.raises(StoreNotOpened, match=r"bot\.json"):
            await open_store(f"tinydb:{journal}")
        assert journal.read_bytes() == damaged


async def test_a_line_that_is_missing_is_refused_and_the_text_says_what_to_do(journal):
    header, first, _, last = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(header + first + last)
    with pytest.raises(StoreNotOpened, match="damaged in line 3") as caught:
        await open_store(f"tinydb:{journal}")
    assert f"head -n 2 {journal} > {journal}.mended" in str(caught.value)


@pytest.mark.parametrize("content", [b"5,[]]x", b"5,{}]", b'"5",[]]', b"5,[]"])
async def test_a_line_with_the_right_checksum_and_the_wrong_content_is_damage(journal, content):
    header, *rest = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(header + b'["%08x",%s\n' % (crc32(content), content) + b"".join(rest))
    with pytest.raises(StoreNotOpened, match="damaged in line 2"):
        await open_store(f"tinydb:{journal}")


async def test_a_document_that_cannot_be_read_is_refused_and_nothing_is_lost(tmp_path):
    path = tmp_path / "bot.json"
    later = {"version": 1, "format": 99, "value": {}}
    path.write_bytes(HEADER + line(1, ("person", "p", later)))
    for _ in range(2):
        with pytest.raises(StoreNotOpened, match="later version"):
            await open_store(f"tinydb:{path}")
    assert b'"format":99' in path.read_bytes()
