"""Other processes that use a store's file, each in a fresh process of its own: some are killed, some meet a full disk."""

import asyncio
import multiprocessing
import resource
from contextlib import closing, contextmanager
from pathlib import Path

from msgspec.structs import replace

from bot.domain.accounts import Account, Grant
from bot.domain.errors import OutsideTrouble
from bot.runtime.ports import DocumentChange
from bot.store.errors import StoreNotOpened
from bot.store.factory import open_store
from bot.store.tinydb import tinydb_store
from tests.store.documents import a_due, an_account

FRESH = multiprocessing.get_context("forkserver")
FRESH.set_forkserver_preload([__name__])
NO_LIMIT = resource.RLIM_INFINITY


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
    """Count up for ever, telling each number that is saved; every seventh save replaces a sign-in, which empties the log."""
    asyncio.run(_count(path, pipe))


async def _count(path, pipe):
    store = await tinydb_store.open_tinydb_store(path)
    known = await store.load(Account, "contoso")
    number, version = (known.value.interview_minutes, known.version) if known else (0, 0)
    while True:
        number += 1
        changes = [
            DocumentChange(Account, "contoso", an_account(interview_minutes=number), version),
            DocumentChange(type(a_due()), f"n{number}", a_due(str(number)), 0),
        ]
        if number % 7 == 0:
            grant = await store.load(Grant, "g")
            sealed = Grant(person="g", sealed=str(number))
            changes.append(DocumentChange(Grant, "g", sealed, grant.version if grant else 0))
        await store.save(changes)
        version += 1
        pipe.send(number)


def meet_a_full_disk(path, pipe):
    """Save a document, then one for which there is no room, then that again with room; tell what came of each."""
    asyncio.run(_meet_a_full_disk(Path(path), pipe))


async def _meet_a_full_disk(path, pipe):
    store = await tinydb_store.open_tinydb_store(path)
    account = an_account(name="x" * 50_000)
    await store.save([DocumentChange(Account, "a", an_account(), 0)])
    pipe.send(("ready", await store.ready()))
    sizes = [one.stat().st_size for one in path.parent.iterdir()]
    resource.setrlimit(resource.RLIMIT_FSIZE, (max(sizes) + 1000, NO_LIMIT))
    try:
        await store.save([DocumentChange(Account, "big", account, 0)])
    except OutsideTrouble as trouble:
        pipe.send(("trouble", trouble.changed))
    pipe.send(("not there", await store.load(Account, "big"), await store.ready()))
    resource.setrlimit(resource.RLIMIT_FSIZE, (NO_LIMIT, NO_LIMIT))
    pipe.send(("ready", await store.ready()))
    await store.save([DocumentChange(Account, "big", account, 0)])
    again = replace(account, zone="")
    await store.save([DocumentChange(Account, "big", again, 1)])
    await store.close()


def carry_over_on_a_full_disk(path, pipe):
    """Open the file of an earlier version where there is no room for this version's; tell what is said."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, NO_LIMIT))
    open_too(path, pipe)


def open_too(path, pipe):
    """Open a file and tell what is said about it."""
    try:
        asyncio.run(open_store(f"tinydb:{path}"))
    except StoreNotOpened as refusal:
        pipe.send(str(refusal))
