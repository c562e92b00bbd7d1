"""Other processes that use a journal's file, each in a fresh process of its own: some are killed, some meet a full disk."""

import asyncio
import errno
import multiprocessing
import resource
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from bot.domain.accounts import Account
from bot.domain.errors import OutsideTrouble
from bot.runtime.ports import DocumentChange
from bot.store.errors import StoreNotOpened
from bot.store.factory import open_store
from bot.store.tinydb import compaction, tinydb_store
from bot.store.tinydb.tinydb_table import JournalDB
from tests.store.documents import a_due, an_account

FRESH = multiprocessing.get_context("forkserver")
FRESH.set_forkserver_preload([__name__])
OFTEN = 4_000
"""Bytes from which a journal is compacted here, so that many kills hit a compaction."""


@contextmanager
def running(work, path):
    """A process that does `work(path, pipe)`; gives it and our end of the pipe, and ends it by SIGKILL."""
    ours, theirs = FRESH.Pipe()
    process = FRESH.Process(target=work, args=(path, theirs), daemon=True)
    process.start()
    theirs.close()
    with closing(ours):
        yield process, ours
        process.kill()
        process.join()
        process.close()


def count(path, pipe):
    """Count up for ever, telling each number that is saved."""
    asyncio.run(_count(path, pipe))


async def _count(path, pipe):
    store = await tinydb_store.open_tinydb_store(path, compact_from=OFTEN)
    known = await store.load(Account, "contoso")
    number, version = (known.value.interview_minutes, known.version) if known else (0, 0)
    while True:
        number += 1
        await store.save(
            [
                DocumentChange(Account, "contoso", an_account(interview_minutes=number), version),
                DocumentChange(type(a_due()), f"n{number}", a_due(str(number)), 0),
            ]
        )
        version += 1
        pipe.send(number)


def meet_a_full_disk(path, pipe):
    """Save a small document, then one for which there is no room, then a small one again; tell what came of each."""
    asyncio.run(_meet_a_full_disk(Path(path), pipe))


async def _meet_a_full_disk(path, pipe):
    store = await tinydb_store.open_tinydb_store(path)
    await store.save([DocumentChange(Account, "a", an_account(), 0)])
    before = path.read_bytes()
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 1000, resource.RLIM_INFINITY))
    try:
        await store.save([DocumentChange(Account, "big", an_account(name="x" * 5000), 0)])
    except OutsideTrouble as trouble:
        pipe.send(("trouble", trouble.changed))
    pipe.send(("as before", path.read_bytes() == before, await store.load(Account, "big")))
    await store.save([DocumentChange(Account, "small", an_account(), 0)])
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    await store.save([DocumentChange(Account, "big", an_account(name="x" * 5000), 0)])
    await store.close()
    pipe.send(("after", path.stat().st_size > len(before) + 5000))


def compact_on_a_full_disk(path, pipe):
    """Go on counting while there is no room for a compaction."""
    asyncio.run(_compact_on_a_full_disk(Path(path), pipe))


async def _compact_on_a_full_disk(path, pipe):
    store = await tinydb_store.open_tinydb_store(path, compact_from=OFTEN)
    beside = path.with_name(path.name + ".compacting")
    beside.mkdir()
    account = an_account(name="x" * 1000)
    for version in range(20):
        await store.save(
            [DocumentChange(Account, "a", replace(account, zone=str(version)), version)]
        )
    pipe.send((await store.load(Account, "a")).value.zone)
    grown = path.stat().st_size
    beside.rmdir()
    for version in range(20, 80):
        await store.save(
            [DocumentChange(Account, "a", replace(account, zone=str(version)), version)]
        )
    await store.close()
    pipe.send((grown > 4 * OFTEN, path.stat().st_size < grown))


def rewrite_on_a_full_disk(path, pipe):
    """Compact where there is no room for the rewritten file, then where there is none for what was appended since."""
    path = Path(path)
    with JournalDB(path, compact_from=1 << 30) as db:
        for _ in range(3):
            db.insert_multiple({"name": "x" * 50} for _ in range(300))
        storage = db.storage
        pipe.send(_refused(5_000, lambda: compaction.written(storage.freeze()), path))
        fresh = compaction.written(storage.freeze())
        db.insert_multiple({"name": "y" * 50} for _ in range(300))
        pipe.send(_refused(fresh.size + 1_000, lambda: storage.adopt(fresh), path))
        db.insert({"name": "z"})
        storage.adopt(compaction.written(storage.freeze()))
        pipe.send(len(db))


def _refused(room, work, path):
    """Whether work ends in an OSError with that much room for a file, and leaves nothing beside the journal."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
    try:
        work()
    except OSError as error:
        return error.errno == errno.EFBIG and not path.with_name("bot.json.compacting").exists()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    return False


def open_too(path, pipe):
    """Open a journal and tell what is said about it."""
    try:
        asyncio.run(open_store(f"tinydb:{path}"))
    except StoreNotOpened as refusal:
        pipe.send(str(refusal))
