"""What earlier versions wrote is read by this one: files kept in `tests/data/store`, see the README there."""

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain.accounts import Account, Person
from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.bookings.candidates import CANDIDATE_INDEX, candidate_key
from bot.domain.bookings.interviews import Interview, Stage
from bot.domain.jobs import Job
from bot.runtime.ports import DocumentChange
from bot.store.document_types import DOCUMENT_TYPES, document_type_named
from bot.store.factory import open_store
from tests.store.real_postgres import connected, empty_database

DATA = Path(__file__).parents[1] / "data" / "store"
TYPES = {
    *("account", "person", "workspace", "joining", "grant", "prompt", "sign-in", "round"),
    *("download", "audit", "conversation", "offer", "interview", "diary", "due", "shown"),
}
END_OF_TIME = datetime.max.replace(tzinfo=UTC)


def journal_rows():
    """Return kind, key and version of every document, by a reader of its own of the journal's lines."""
    rows = {}
    for line in (DATA / "journal-v1.json").read_text().splitlines()[1:]:
        _, _, operations = json.loads(line)
        for kind, key, document in operations:
            rows[kind, key] = document and document["version"]
    return {(kind, key, version) for (kind, key), version in rows.items() if version}


async def dump_rows(url):
    """Return the same of a restored dump."""
    async with connected(url) as connection:
        await connection.execute((DATA / "postgres-v1.sql").read_text())
        rows = await connection.fetch("SELECT kind, key, version FROM bot_documents")
    return {(kind, json.loads(key), version) for kind, key, version in rows}


@pytest.fixture(params=["journal", "dump"])
async def earlier(request, tmp_path):
    """Yield a store opened on what an earlier version wrote, and what that holds."""
    if request.param == "journal":
        shutil.copy(DATA / "journal-v1.json", tmp_path / "bot.json")
        url, rows = f"tinydb:{tmp_path}/bot.json", journal_rows()
    else:
        url = await empty_database()
        rows = await dump_rows(url)
    store = await open_store(url)
    yield store, rows
    await store.close()


async def test_every_document_is_there_with_its_version(earlier):
    store, rows = earlier
    found = [one async for one in store.export()]
    names = {kind.type: kind.name for kind in DOCUMENT_TYPES}
    assert {(names[kind], key, stored.version) for kind, key, stored in found} == rows
    for name, key, version in rows:
        stored = await store.load(document_type_named(name).type, key)
        assert stored.version == version


async def test_there_is_a_document_of_each_type_of_that_time(earlier):
    _, rows = earlier
    assert {kind for kind, _, _ in rows} == TYPES


async def test_documents_are_found_by_their_indexes(earlier):
    store, _ = earlier
    assert len(await store.find(Person, "tenant", "t")) == 6
    (rita,) = await store.find(Person, "user", "slack/contoso/U1")
    assert (rita.value.name, rita.version) == ("Rita Costa", 4)
    assert [one.value.stage for one in await store.find(Interview, "by", "t/rita")] == [
        Stage.STANDING
    ]
    assert len(await store.due(END_OF_TIME, 100)) == 9


async def test_what_was_read_can_be_saved_again(earlier):
    store, _ = earlier
    for one in await store.due(END_OF_TIME, 100):
        await store.save([DocumentChange(Job, one.value.key, None, one.version)])
    account = await store.load(Account, "t")
    await store.save([DocumentChange(Account, "t", account.value, account.version)])
    assert (await store.load(Account, "t")).version == account.version + 1


@pytest.fixture(params=["sqlite", "postgres"])
async def accented(request, tmp_path):
    """Yield a store of an earlier version, in which candidates are found by names with accents."""
    text = (DATA / f"accents-{request.param}.sql").read_text()
    if request.param == "sqlite":
        with closing(sqlite3.connect(tmp_path / "bot.json")) as file:
            file.executescript(text)
        url = f"tinydb:{tmp_path}/bot.json"
    else:
        url = await empty_database()
        async with connected(url) as connection:
            await connection.execute(text)
    store = await open_store(url)
    yield store
    await store.close()


@pytest.mark.parametrize("name", ["Zoë Weber", "Zoe Weber", "zoe  WEBER"])
async def test_a_candidate_is_found_with_and_without_accents(accented, name):
    key = candidate_key("t", name)
    for kind in (Interview, CandidateLink):
        (found,) = await accented.find(kind, CANDIDATE_INDEX, key)
        assert candidate_key("t", found.value.candidate) == key
