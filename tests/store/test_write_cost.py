"""A save costs what it changes, however much is kept: counted in what is written, since times are for the bench."""

import sqlite3
from contextlib import closing

from bot.domain.bookings.interviews import Interview
from bot.runtime.ports import DocumentChange
from bot.store.codec import encode
from bot.store.tinydb import tinydb_store
from bot.store.tinydb.tinydb_table import KeyedDB
from tests.store.documents import an_interview

MANY = 20_000


def filled(path, count):
    """Write a file of that many interviews."""
    value = encode(an_interview()).decode()
    kept = f'{{"version":1,"format":1,"value":{value}}}'.encode()
    with KeyedDB(path) as db, db.storage.transaction():
        for number in range(count):
            db.storage.put("interview", f"i{number}", kept)
    return path


async def bytes_of_a_save(path):
    """Return how much one save adds to the write-ahead log."""
    store = await tinydb_store.open_tinydb_store(path)
    log = path.with_name(path.name + "-wal")
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    await store.save([DocumentChange(Interview, "i7", an_interview(revision=1), 1)])
    written = log.stat().st_size
    await store.close()
    return written


async def test_a_save_writes_as_much_among_many_documents_as_among_few(tmp_path):
    few = await bytes_of_a_save(filled(tmp_path / "few.json", 100))
    many = await bytes_of_a_save(filled(tmp_path / "many.json", MANY))
    assert 0 < many <= 2 * few
