"""Copies of the bot on one database tell each other of work, also after a connection was cut."""

import asyncio
from contextlib import asynccontextmanager

import asyncpg
import pytest
from msgspec.structs import replace

from bot.domain.jobs import LEASE, Job, JobKind, lease
from bot.runtime.jobs import job_worker
from bot.runtime.jobs.job_worker import JobWorker
from bot.runtime.ports import DocumentChange
from bot.runtime.turn import Outcome
from bot.store.factory import open_store
from bot.store.postgres import job_notifications
from tests.harness.office import Office
from tests.harness.patience import PATIENCE
from tests.store.documents import NOON, a_due
from tests.store.real_postgres import connected, empty_database

CUT = """
    SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
    WHERE application_name = 'comeet-scheduler' AND query LIKE 'LISTEN%'
"""


@pytest.fixture
async def url():
    return await empty_database()


@pytest.fixture
async def copies(url):
    """Two open stores on one database, as two copies of the bot have them."""
    stores = [await open_store(url) for _ in range(2)]
    yield stores
    await asyncio.gather(*(one.close() for one in stores))


class Heard(list):
    """What a copy was told of, to be waited for."""

    def __init__(self, store):
        super().__init__()
        self._news = asyncio.Event()
        self._store = store
        store.notifications.subscribe(self._hear)

    def _hear(self, at):
        self.append(at)
        self._news.set()

    async def until(self, condition):
        async with asyncio.timeout(PATIENCE):
            while not condition():
                self._news.clear()
                await self._news.wait()

    async def begin(self):
        await self.until(lambda: self._store.notifications.is_complete)
        self.clear()
        return self


def new(job):
    return DocumentChange(Job, job.key, job, 0)


async def test_work_left_for_anybody_is_told_to_every_copy(copies):
    heard = [await Heard(one).begin() for one in copies]
    await copies[0].save([new(a_due("b")), new(replace(a_due("a"), at=NOON - LEASE))])
    for one in heard:
        await one.until(lambda one=one: one == [NOON - LEASE])


async def test_work_under_a_lease_is_not_told_of(copies):
    heard = await Heard(copies[1]).begin()
    await copies[0].save([new(lease(a_due("a"), NOON))])
    await copies[0].save([new(a_due("b"))])
    await heard.until(lambda: heard == [NOON])


async def test_a_save_that_is_overtaken_tells_of_nothing(copies):
    await copies[0].save([new(a_due("a"))])
    heard = await Heard(copies[1]).begin()
    await asyncio.gather(copies[0].save([new(a_due("a"))]), return_exceptions=True)
    await copies[0].save([new(replace(a_due("b"), at=NOON + LEASE))])
    await heard.until(lambda: heard == [NOON + LEASE])


async def test_a_connection_that_was_cut_is_made_anew_and_what_was_missed_is_looked_for(
    url, copies, monkeypatch
):
    monkeypatch.setattr(job_notifications, "RECONNECT_SECONDS", 0.01)
    heard = await Heard(copies[1]).begin()
    async with connected(url) as admin:
        await admin.execute(CUT)
    await heard.until(lambda: heard == [job_notifications.LONG_PAST])
    await copies[0].save([new(a_due("a"))])
    await heard.until(lambda: heard[-1] == NOON)


async def test_a_connection_on_which_nothing_arrives_does_not_count(url, monkeypatch):
    """As behind a proxy that shares connections between its clients."""
    monkeypatch.setattr(job_notifications, "PROBE_SECONDS", 0.01)
    monkeypatch.setattr(job_notifications, "RECONNECT_SECONDS", 0.01)
    tried = asyncio.Queue()

    async def connect():
        connection = await asyncpg.connect(url)
        tried.put_nowait(connection)
        return connection

    async def lost_on_the_way(query, *values):
        return []

    listening = job_notifications.PostgresJobNotifications(connect, lost_on_the_way)
    listening.subscribe(tried.put_nowait)
    for _ in range(3):
        assert isinstance(await asyncio.wait_for(tried.get(), PATIENCE), asyncpg.Connection)
        assert not listening.is_complete
    await listening.close()


@asynccontextmanager
async def at_work(stores, done):
    """Two copies at work, neither of which looks for work by itself."""

    async def step(due, unit_of_work, ports):
        done.put_nowait(due.subject)
        return Outcome()

    offices = [Office(store=one) for one in stores]
    workers = [
        JobWorker({JobKind.LOOK: step}, one.ports, store=one.store, notifications=one.store.notifications)
        for one in offices
    ]  # fmt: skip
    tasks = [
        asyncio.create_task(worker.work(office.conversations))
        for worker, office in zip(workers, offices, strict=True)
    ]
    yield offices[0].clock.now()
    for one in workers:
        one.stop()
    await asyncio.gather(*tasks)


async def test_either_copy_does_what_the_other_leaves_also_after_a_cut_connection(
    url, copies, monkeypatch
):
    for name in ("PAUSE", "SAFETY_NET"):
        monkeypatch.setattr(job_worker, name, 1000.0)
    monkeypatch.setattr(job_notifications, "RECONNECT_SECONDS", 0.01)
    done = asyncio.Queue()
    async with at_work(copies, done) as now, connected(url) as admin:
        for heard in [Heard(one) for one in copies]:
            await heard.begin()
        await copies[0].save([new(a_due("told", at=now))])
        assert await asyncio.wait_for(done.get(), PATIENCE) == "told"
        await admin.execute(CUT)
        await copies[0].save([new(a_due("missed", at=now))])
        assert await asyncio.wait_for(done.get(), PATIENCE) == "missed"
    assert done.empty()


@pytest.mark.parametrize(
    ("work", "moment"),
    [
        ([], None),
        ([a_due("a")], NOON),
        ([replace(a_due("a"), at=NOON + LEASE)], NOON + LEASE),
        ([lease(a_due("a"), NOON), replace(a_due("b"), at=NOON + 2 * LEASE)], NOON + LEASE),
        ([replace(lease(a_due("a"), NOON), leased_until=NOON - LEASE)], NOON - LEASE),
    ],
)
async def test_when_the_next_work_can_be_taken_is_known(copies, work, moment):
    if work:
        await copies[0].save([new(one) for one in work])
    assert await copies[1].notifications.next_due(NOON) == moment
