"""Any history of saves and deletions leaves in a store what it leaves in the fake: with restarts in the file,
by several copies in the database.
"""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.accounts import Person
from bot.domain.bookings.interviews import Interview, Stage
from bot.domain.errors import Changed
from bot.domain.jobs import Job
from bot.runtime.ports import DocumentChange
from bot.store.factory import open_store
from bot.store.tinydb import tinydb_store
from tests.fakes.store import FakeStore
from tests.store.documents import NOON, a_due, a_person, an_interview
from tests.store.real_postgres import empty_database

KEYS = st.sampled_from("abc")
SMALL = st.integers(0, 3)
TENANTS = st.sampled_from(["contoso", "other"])
VALUES = {
    Person: st.builds(lambda tenant, mail: a_person(tenant=tenant, mail=mail), TENANTS, KEYS),
    Interview: st.builds(
        lambda tenant, stage, hours: an_interview(
            tenant=tenant, stage=stage, end=NOON + timedelta(hours=hours + 1)
        ),
        TENANTS,
        st.sampled_from(Stage),
        SMALL,
    ),
    Job: st.builds(
        lambda hours, lease: a_due(
            at=NOON + timedelta(hours=hours),
            leased_until=NOON + timedelta(hours=lease) if lease else None,
        ),
        SMALL,
        SMALL,
    ),
}


@st.composite
def changes(draw):
    """A few changes of different documents: what to write or None, and how far from the right version."""
    places = draw(
        st.lists(
            st.tuples(st.sampled_from(list(VALUES)), KEYS), min_size=1, max_size=4, unique=True
        )
    )
    off = st.sampled_from([0, 0, 0, 0, 0, 1])
    return [
        (kind, key, draw(st.none() | VALUES[kind] | VALUES[kind]), draw(off))
        for kind, key in places
    ]


STEPS = st.lists(changes() | st.just("restart"), max_size=25)


async def saved(store, step):
    ready = []
    for kind, key, value, off in step:
        known = await store.load(kind, key)
        ready.append(DocumentChange(kind, key, value, (known.version if known else 0) + off))
    try:
        await store.save(ready)
    except Changed:
        return "changed"
    return "saved"


async def seen(store):
    """Everything that the port can tell of the documents above."""
    told = [await store.load(kind, key) for kind in VALUES for key in "abc"]
    for tenant in ("contoso", "other"):
        told += [await store.find(kind, "tenant", tenant) for kind in (Person, Interview)]
        told += [await store.find(Person, "mail", f"{tenant}/{key}") for key in "abc"]
        told.append(await store.find(Interview, "live", tenant))
        for hours in (1, 3, 2):
            coming = NOON + timedelta(hours=hours)
            told.append(await store.find(Interview, "live", tenant, after=coming))
            told.append(await store.find(Interview, "by", "contoso/rita", after=coming))
    for hours in range(5):
        told.append(await store.due(NOON + timedelta(hours=hours), 2))
    return told


@given(steps=STEPS)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
async def test_any_history_ends_as_it_ends_in_the_fake(tmp_path_factory, steps):
    fake, path = FakeStore(), tmp_path_factory.mktemp("history") / "bot.json"
    store = await tinydb_store.open_tinydb_store(path)
    for step in steps:
        if isinstance(step, str):
            await store.close()
            store = await tinydb_store.open_tinydb_store(path)
        else:
            assert await saved(store, step) == await saved(fake, step)
        assert await seen(store) == await seen(fake)
    await store.close()
    again = await tinydb_store.open_tinydb_store(path)
    assert await seen(again) == await seen(fake)
    await again.close()


@pytest.mark.lasting
@given(steps=st.lists(st.tuples(st.integers(0, 1), changes()), max_size=25))
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
async def test_every_copy_sees_what_all_of_them_saved(steps):
    fake, url = FakeStore(), await empty_database()
    copies = [await open_store(url) for _ in range(2)]
    for number, step in steps:
        assert await saved(copies[number], step) == await saved(fake, step)
        told = await seen(fake)
        assert [await seen(one) for one in copies] == [told, told]
    for one in copies:
        await one.close()
