"""Everybody of an account is read once, and what changes of it is read again: the same for turns, whatever is saved meanwhile."""

import asyncio

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Person
from bot.domain.bookings.interviews import Interview
from bot.runtime.ports import DocumentChange, Lookup
from bot.runtime.turn import Outcome
from bot.runtime.turns.pending_work import PendingWork
from bot.runtime.unit_of_work import UnitOfWork
from bot.store.factory import open_store
from bot.store.tinydb import lookup_cache
from tests.harness.office import Office
from tests.store.documents import HOUR, NOON, a_person, an_interview

EVERYBODY = Lookup(Person, "tenant", "contoso")


def person(letter, **facts):
    return a_person(f"contoso/{letter}", mail=f"{letter}@x.example", name=letter, **facts)


@pytest.fixture
async def store(tmp_path):
    one = await open_store(f"tinydb:{tmp_path}/bot.json")
    await one.save([DocumentChange(Person, p.key, p, 0) for p in map(person, "bd")])
    yield one
    await one.close()


async def names(store):
    return [one.value.name for one in await store.find(Person, "tenant", "contoso")]


async def test_what_did_not_change_is_the_same_for_all_who_ask(store):
    first, second = [await store.find(Person, "tenant", "contoso") for _ in range(2)]
    assert first is second


async def test_who_came_left_or_changed_is_found_as_they_are_now(store):
    assert await names(store) == ["b", "d"]
    await store.save([DocumentChange(Person, "contoso/c", person("c"), 0)])
    assert await names(store) == ["b", "c", "d"]
    renamed = replace(person("b"), name="B")
    gone = DocumentChange(Person, "contoso/d", None, 1)
    await store.save([DocumentChange(Person, "contoso/b", renamed, 1), gone])
    assert await names(store) == ["B", "c"]
    moved = replace(person("c"), tenant="fabrikam")
    await store.save([DocumentChange(Person, "contoso/c", moved, 1)])
    assert await names(store) == ["B"]


async def test_a_save_of_one_of_many_has_the_others_looked_at_no_more(store, monkeypatch):
    """Their keys are asked for neither by the store nor by who is found by key: counted, since times are for the bench."""
    many = [a_person(f"contoso/n{number}") for number in range(500)]
    await store.save([DocumentChange(Person, one.key, one, 0) for one in many])
    await store.find(Person, "tenant", "contoso")
    await store.save([DocumentChange(Person, "contoso/b", person("b", building="East"), 1)])
    asked, key = [], Person.key
    monkeypatch.setattr(Person, "key", property(lambda one: asked.append(one.id) or key.fget(one)))
    unit_of_work = UnitOfWork(store)
    found = await unit_of_work.people("contoso")
    assert (await unit_of_work.person("contoso/b")).building == "East"
    assert len(found) == len(many) + 2
    assert len(asked) < 10


async def test_a_save_in_the_middle_of_the_first_look_is_seen(store, monkeypatch):
    monkeypatch.setattr(lookup_cache, "AT_ONCE", 1)
    look = asyncio.create_task(names(store))
    await asyncio.sleep(0)
    await store.save([DocumentChange(Person, "contoso/b", None, 1)])
    await look
    assert await names(store) == ["d"]


async def test_many_who_look_for_the_first_time_find_the_same(store, monkeypatch):
    monkeypatch.setattr(lookup_cache, "AT_ONCE", 1)
    found = await asyncio.gather(*(store.find(Person, "tenant", "contoso") for _ in range(5)))
    assert all(one is found[0] for one in found)
    assert len(found[0]) == 2


async def test_what_is_over_by_then_is_left_out_of_what_was_kept_too(store):
    early, late = (
        an_interview(id=key, start=NOON, end=NOON + n * HOUR) for n, key in ((1, "a"), (9, "b"))
    )
    live = ("live", early.tenant)
    await store.find(Interview, *live, after=NOON + 2 * HOUR)
    await store.save([DocumentChange(Interview, one.key, one, 0) for one in (early, late)])
    found = await store.find(Interview, *live, after=NOON + 2 * HOUR)
    assert [one.value.id for one in found] == ["b"]
    assert len(await store.find(Interview, *live, after=NOON)) == 2


async def test_turns_share_what_they_work_out_of_everybody(store):
    made = []

    def by_name(people):
        made.append(people)
        return {one.name: one for one in people}

    for _ in range(3):
        found = await UnitOfWork(store).derived(EVERYBODY, by_name)
    assert (list(found), len(made)) == (["b", "d"], 1)


async def test_a_step_sees_what_an_earlier_step_of_its_turn_is_to_save(store):
    unit_of_work = UnitOfWork(store)
    await unit_of_work.people("contoso")
    new = replace(person("b"), name="B")
    unit_of_work.apply(Outcome(save=[new], delete=[person("d")]))
    assert [one.name for one in await unit_of_work.people("contoso")] == ["B"]
    assert list(await unit_of_work.people_by_mail("contoso")) == ["b@x.example"]
    (change,) = unit_of_work.changes(Outcome(save=[new]))
    assert change.version == 1


async def test_a_person_stays_as_a_step_first_read_them(store):
    unit_of_work = UnitOfWork(store)
    await unit_of_work.person("contoso/b")
    renamed = replace(person("b"), name="B")
    await store.save([DocumentChange(Person, "contoso/b", renamed, 1)])
    assert [one.name for one in await unit_of_work.people("contoso")] == ["b", "d"]
    assert [one.name for one in await UnitOfWork(store).people("contoso")] == ["B", "d"]


async def test_who_waits_for_a_save_lets_the_store_tell_of_it(store):
    """The file has it a moment before: who then looked again and again without a pause kept the store from telling."""
    zones = []

    async def decide(unit_of_work):
        (moving, _) = await unit_of_work.look_up(EVERYBODY)
        zones.append(moving.zone)
        if moving.zone != "Europe/Paris":
            unit_of_work.await_work(moving, "work")
        return Outcome()

    async def decided(decide):
        return await decide(UnitOfWork(store))

    await names(store)
    change = DocumentChange(Person, "contoso/b", person("b", zone="Europe/Paris"), 1)
    saving = asyncio.create_task(store.save([change]))
    while store._writing is None or store._writing.done():
        await asyncio.sleep(0)
    await asyncio.sleep(0)
    while (await store.load(Person, "contoso/b")).version == 1:
        """Nothing else of this thread goes on until the thread that writes is through."""
    pending = PendingWork(store, Office().ports)
    pending.most = 1.0
    await pending.once_written(decide, decided)
    assert zones == ["Europe/London", "Europe/Paris"]
    await saving
