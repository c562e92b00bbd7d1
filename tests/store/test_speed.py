"""A save costs what it changes, however much is kept; figures of a quiet machine stand in each test."""

import time

import msgspec
from tinydb import TinyDB

from bot.domain.interviews import Interview
from bot.runtime.ports import DocumentChange
from bot.store.codec import encode
from bot.store.tinydb import tinydb_store
from bot.store.tinydb.tinydb_table import KeyedDB
from tests.store.documents import an_interview

MANY = 10_000


def filled(path, count):
    """Write a file of that many interviews."""
    value = encode(an_interview()).decode()
    kept = f'{{"version":1,"format":1,"value":{value}}}'.encode()
    with KeyedDB(path) as db, db.storage.transaction():
        for number in range(count):
            db.storage.put("interview", f"i{number}", kept)
    return path


async def seconds_of_a_save(path):
    store, taken = await tinydb_store.open_tinydb_store(path), []
    for revision in range(40):
        change = DocumentChange(Interview, "i7", an_interview(revision=revision), revision + 1)
        before = time.perf_counter()
        await store.save([change])
        taken.append(time.perf_counter() - before)
    await store.close()
    # Of the quick ones: what disturbs a busy machine makes a save slower and never quicker.
    return sorted(taken)[len(taken) // 10]


def seconds_of_a_stock_write(path):
    with TinyDB(path) as db:
        db.insert_multiple([msgspec.to_builtins(an_interview())] * MANY)
        before = time.perf_counter()
        db.update({"revision": 2}, doc_ids=[7])
        return time.perf_counter() - before


async def test_a_save_costs_a_fiftieth_of_stock_tinydbs_at_ten_thousand_documents(tmp_path):
    """0.4 ms to 165 ms."""
    ours = await seconds_of_a_save(filled(tmp_path / "ours.json", MANY))
    assert ours * 50 < seconds_of_a_stock_write(tmp_path / "stock.json")


async def test_a_save_costs_the_same_among_many_documents_as_among_few(tmp_path):
    """0.4 ms either way, most of it the disk."""
    few = await seconds_of_a_save(filled(tmp_path / "few.json", 100))
    many = await seconds_of_a_save(filled(tmp_path / "many.json", 5 * MANY))
    assert many < 4 * few


async def seconds_to_open(path):
    before = time.process_time()
    store = await tinydb_store.open_tinydb_store(path)
    taken = time.process_time() - before
    assert (await store.load(Interview, "i7")).version == 1
    await store.close()
    return taken


async def test_a_file_of_fifty_thousand_documents_opens_like_an_empty_one(tmp_path):
    """0.002 s, counted as the processor's time so that neighbours do not matter; indexing them, once, takes 2 s."""
    path = filled(tmp_path / "bot.json", 5 * MANY)
    indexing = await seconds_to_open(path)
    assert indexing < 8
    assert min([await seconds_to_open(path), await seconds_to_open(path)]) < 0.1
