"""Work in the store, done by any copy of the bot: once, or again where a copy ended in between."""

import asyncio
import random
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Person, Role, person_id
from bot.domain.errors import OutsideTrouble, TokenLost, Unreachable
from bot.domain.job_retries import ASIDE_FOR, ATTEMPTS
from bot.domain.jobs import LEASE, Job, JobKind
from bot.runtime.jobs.job_worker import AT_ONCE, PAUSE, SAFETY_NET, SPREAD, JobWorker
from bot.runtime.ports import DocumentChange
from bot.runtime.turn import Outcome, OutgoingView
from cards.view_models import Notice
from tests.fakes.store import FakeStore
from tests.harness.office import TENANT, Office, address
from tests.harness.patience import PATIENCE

CROWD = 300


@pytest.fixture
def office():
    return Office()


async def works(office, step, *, times=1):
    """Do what is due, so many times, with this step for the work that is named TELL."""
    for _ in range(times):
        office.later = JobWorker({JobKind.TELL: step}, office.ports, store=office.store)
        worker = asyncio.create_task(office.later.work(office.conversations))
        while await office.store.due(office.clock.now(), 1) or office.later._running:
            await asyncio.sleep(0)
        office.later.stop()
        await worker


async def ask(office, number=1, **more):
    rows = [
        Job(
            kind=JobKind.TELL, subject=f"s{n}", tenant=TENANT, at=office.clock.now(),
            person=person_id(TENANT, f"p{n}"), **more,
        )
        for n in range(number)
    ]  # fmt: skip
    await office.store.save([DocumentChange(Job, one.key, one, 0) for one in rows])
    return rows


async def card(due, unit_of_work, ports):
    name = due.person.rpartition("/")[2]
    return Outcome(show=[OutgoingView(view=Notice(title=due.subject), at=address(name))])


async def test_work_is_done_once_and_its_row_is_gone(office):
    await ask(office, 3)
    await works(office, card)
    assert [len(office.views(f"p{n}")) for n in range(3)] == [1, 1, 1]
    assert await office.due() == []


async def test_what_is_in_hand_is_not_begun_again_when_the_clock_jumps(office):
    begun = []

    async def slow(due, unit_of_work, ports):
        begun.append(due.key)
        office.clock.moment += 2 * LEASE
        office.later.wake()
        for _ in range(50):
            await asyncio.sleep(0)
        return Outcome()

    (row,) = await ask(office)
    await works(office, slow)
    assert begun == [row.key]
    assert await office.due() == []


async def test_what_fails_is_tried_again_later_each_time_longer(office):
    async def broken(due, unit_of_work, ports):
        raise OutsideTrouble(service="Graph")

    await ask(office)
    waits = []
    for _ in range(4):
        await works(office, broken)
        (row,) = await office.due()
        waits.append((row.at - office.clock.now()).total_seconds())
        office.clock.moment = row.at
    assert waits == [2, 4, 8, 16]


async def test_a_poisoned_row_is_set_aside_shown_to_admins_and_forgotten_after_a_month(office):
    async def broken(due, unit_of_work, ports):
        raise ZeroDivisionError

    await office.open()
    await office.store.save(
        [DocumentChange(Person, person_id(TENANT, "p0"), Person(id=person_id(TENANT, "p0"), tenant=TENANT, name="Pia", mail=""), 0)]
    )  # fmt: skip
    await ask(office)
    for _ in range(ATTEMPTS):
        await works(office, broken)
        rows = [one for one in await office.due() if one.kind is JobKind.TELL]
        if not rows[0].is_aside:
            office.clock.moment = rows[0].at
    assert [(one.is_aside, one.trouble) for one in rows] == [(True, "trouble")]
    office.clock.moment += LEASE
    await works(office, broken)
    for admin in ("olivia", "ada", "noah"):
        assert "Someone couldn’t be told" in office.last(admin)
        assert "Pia" in office.last(admin)
    assert office.views("rita") == []
    assert "Didn’t work: someone couldn’t be told" in await office.says("ada", "status")
    assert "Pia" in office.last("ada")
    assert "set aside" not in await office.says("rita", "status")
    office.clock.moment += ASIDE_FOR
    await works(office, broken)
    assert await office.due() == []
    assert "set aside" not in await office.says("ada", "status")


async def test_admins_who_cannot_be_told_are_not_told_about_that(office):
    await office.open()
    office.chat.trouble = {f"a:{name}": Unreachable() for name in ("olivia", "ada", "noah", "p0")}
    await ask(office)
    await works(office, card)
    for _ in range(5):
        office.clock.moment += LEASE
        await works(office, card)
    kinds = sorted(one.kind for one in await office.due())
    assert kinds == [JobKind.SHOW] * 4
    assert all(one.is_aside for one in await office.due())


@pytest.mark.parametrize(
    ("install", "way"),
    [
        ("https://bot.example/slack/install", "open https://bot.example/slack/install and install"),
        ("", "ask the people who run this bot"),
    ],
)
async def test_admins_elsewhere_are_told_of_a_workspace_whose_token_was_lost(office, install, way):
    rules = replace(office.ports.rules, slack_install=install)
    office.ports = replace(office.ports, rules=rules)
    await office.open()
    office.chat.trouble = {"a:p0": TokenLost(service="Slack", install=install)}
    await ask(office)
    await works(office, card)
    office.clock.moment += LEASE
    await works(office, card)
    assert "lost access to your Slack workspace" in office.last("olivia")
    assert way in office.last("olivia")


async def test_nothing_set_aside_needs_no_card(office):
    await office.open()
    row = Job(kind=JobKind.ASIDE, subject=TENANT, tenant=TENANT, at=office.clock.now())
    await office.store.save([DocumentChange(Job, row.key, row, 0)])
    await works(office, card)
    assert Role.OWNER in (await office.person("olivia")).roles
    assert office.views("olivia") == []


async def test_two_copies_share_a_broadcast_and_a_deploy_in_the_middle_loses_and_repeats_nobody(
    office,
):
    other = Office(clock=office.clock, store=office.store, chat=office.chat)
    await ask(office, CROWD)
    for copy in (office, other, office, other):
        copy.later = JobWorker({JobKind.TELL: card}, copy.ports, store=copy.store)
        worker = asyncio.create_task(copy.later.work(copy.conversations))
        copy.later.wake()
        done = sum(len(office.views(f"p{n}")) for n in range(CROWD))
        while sum(len(office.views(f"p{n}")) for n in range(CROWD)) < min(done + 60, CROWD):
            await asyncio.sleep(0)
        copy.later.stop()
        await worker
    first = asyncio.create_task(works(office, card))
    await asyncio.gather(first, works(other, card))
    assert [len(office.views(f"p{n}")) for n in range(CROWD)] == [1] * CROWD
    assert await office.due() == []


async def cut_off_in_the_middle(office):
    """Let a copy begin work that has no end, and cut it off."""
    begun = asyncio.Event()

    async def endless(due, unit_of_work, ports):
        begun.set()
        await asyncio.Event().wait()

    await ask(office)
    office.later = JobWorker({JobKind.TELL: endless}, office.ports, store=office.store)
    worker = asyncio.create_task(office.later.work(office.conversations))
    await begun.wait()
    worker.cancel()
    with suppress(asyncio.CancelledError):
        await worker


async def test_what_a_killed_copy_had_in_hand_is_done_by_another_when_the_lease_ends(office):
    await cut_off_in_the_middle(office)
    assert await office.store.due(office.clock.now(), 9) == []
    office.clock.moment += LEASE
    await works(office, card)
    assert len(office.views("p0")) == 1


async def test_what_is_not_finished_when_the_bot_stops_is_handed_back_at_once(office):
    await cut_off_in_the_middle(office)
    await office.conversations.leases.hand_back()
    other = Office(clock=office.clock, store=office.store, chat=office.chat)
    await works(other, card)
    assert len(office.views("p0")) == 1


async def test_a_row_that_was_asked_for_anew_while_it_ran_is_done_again(office):
    runs = []

    async def renewed(due, unit_of_work, ports):
        runs.append(due.subject)
        if len(runs) == 1:
            stored = await office.store.load(Job, due.key)
            (fresh,) = [one for one in await office.due() if one.key == due.key]
            again = Job(
                kind=fresh.kind,
                subject=fresh.subject,
                tenant=TENANT,
                person=fresh.person,
                at=fresh.at,
            )
            await office.store.save([DocumentChange(Job, due.key, again, stored.version)])
        return await card(due, unit_of_work, ports)

    await ask(office)
    await works(office, renewed)
    assert len(runs) == 2
    assert len(office.views("p0")) == 1


async def test_work_starts_over_when_only_what_it_read_has_changed(office):
    await office.open()
    runs = 0

    async def meddled(due, unit_of_work, ports):
        nonlocal runs
        runs += 1
        rita = await unit_of_work.person(person_id(TENANT, "rita"))
        if runs == 1:
            stored = await office.store.load(Person, rita.id)
            await office.store.save([DocumentChange(Person, rita.id, stored.value, stored.version)])
        outcome = await card(due, unit_of_work, ports)
        return Outcome(show=outcome.show, save=[rita])

    await ask(office)
    await works(office, meddled)
    assert runs == 2
    assert len(office.views("p0")) == 1


async def test_a_store_that_is_away_for_a_while_stops_nobody(office):
    await ask(office)
    office.later = JobWorker({JobKind.TELL: card}, office.ports, store=office.store)
    office.store.trouble = OutsideTrouble(service="store")
    worker = asyncio.create_task(office.later.work(office.conversations))
    for _ in range(20):
        await asyncio.sleep(0)
    office.store.trouble = None
    office.later.wake()
    while not office.views("p0"):
        await asyncio.sleep(0)
    office.later.stop()
    await worker


async def test_store_trouble_in_the_middle_of_taking_loses_no_row_that_was_taken_before(office):
    class Faltering(FakeStore):
        leased = 0

        async def save(self, changes, **how):
            if changes[0].value and changes[0].key.startswith(JobKind.TELL) and changes[0].version:
                self.leased += 1
                if self.leased == 3:
                    raise OutsideTrouble(service="store")
            await super().save(changes, **how)

    office = Office(store=Faltering())
    await ask(office, 5)
    office.later = JobWorker({JobKind.TELL: card}, office.ports, store=office.store)
    worker = asyncio.create_task(office.later.work(office.conversations))
    while await office.due():
        await asyncio.sleep(0)
    office.later.stop()
    await worker
    assert [len(office.views(f"p{n}")) for n in range(5)] == [1] * 5


class Flaky(FakeStore):
    """While it is unwell, calls fail by chance, before or after they took effect."""

    chance = random.Random(0)
    is_unwell = False

    def fails(self):
        return self.is_unwell and self.chance.random() < 0.3

    async def save(self, changes, **how):
        if self.fails():
            raise OutsideTrouble(service="store")
        await super().save(changes, **how)
        if self.fails():
            raise OutsideTrouble(service="store", changed="unknown")

    def _read(self, kind, wanted):
        if self.fails():
            raise OutsideTrouble(service="store")
        return super()._read(kind, wanted)


@pytest.mark.exhaustive
@pytest.mark.parametrize("seed", range(5))
async def test_after_a_store_was_unwell_no_row_is_overdue_for_more_than_25_seconds(
    monkeypatch, seed
):
    monkeypatch.setattr("bot.runtime.jobs.job_worker.PAUSE", 0.001)
    monkeypatch.setattr("bot.runtime.jobs.job_worker.RENEWED_EVERY", 0.002)
    office = Office(store=Flaky())
    office.store.chance = random.Random(seed)
    await ask(office, 40)
    office.store.is_unwell = True
    office.later = JobWorker({JobKind.TELL: card}, office.ports, store=office.store)
    worker = asyncio.create_task(office.later.work(office.conversations))
    for _ in range(40):
        await passed(0.004)
        office.clock.pass_(seconds=0.5)
    office.store.is_unwell = False
    for _ in range(25):
        await passed(0.004)
        office.clock.pass_(seconds=1)
    overdue = [one for one in await office.due() if one.at <= office.clock.now()]
    office.later.stop()
    await worker
    assert overdue == []
    assert all(office.views(f"p{n}") for n in range(40))


async def test_leases_are_renewed_while_work_goes_on_also_after_a_failure(office, monkeypatch):
    monkeypatch.setattr("bot.runtime.jobs.job_worker.RENEWED_EVERY", 0.001)
    renewals = []

    async def long(due, unit_of_work, ports):
        office.store.trouble = OutsideTrouble(service="store")
        for _ in range(20):
            await passed(0.001)
        office.store.trouble = None
        version = (await office.store.load(Job, due.key)).version
        while (await office.store.load(Job, due.key)).version < version + 3:
            await passed(0.001)
        renewals.append(due.key)
        return await card(due, unit_of_work, ports)

    await ask(office)
    office.later = JobWorker({JobKind.TELL: long}, office.ports, store=office.store)
    worker = asyncio.create_task(office.later.work(office.conversations))
    while not renewals:
        await passed(0.001)
    office.later.stop()
    await worker
    assert len(office.views("p0")) == 1
    assert await office.due() == []


async def passed(seconds):
    """Let the loop's own time pass, which renewals are counted in."""
    done = asyncio.Event()
    asyncio.get_running_loop().call_later(seconds, done.set)
    await done.wait()


async def test_a_backlog_of_one_account_keeps_no_other_waiting(office):
    is_back = asyncio.Event()

    async def slow(due, unit_of_work, ports):
        if due.tenant == TENANT:
            await is_back.wait()
        return await card(due, unit_of_work, ports)

    await ask(office, 3 * AT_ONCE)
    other = Job(
        kind=JobKind.TELL, subject="other", tenant="u", at=office.clock.now(),
        person=person_id("u", "una"),
    )  # fmt: skip
    await office.store.save([DocumentChange(Job, other.key, other, 0)])
    office.later = JobWorker({JobKind.TELL: slow}, office.ports, store=office.store)
    worker = asyncio.create_task(office.later.work(office.conversations))
    async with asyncio.timeout(PATIENCE):
        while not office.views("una"):
            await asyncio.sleep(0)
    is_back.set()
    office.later.stop()
    await worker


async def test_more_work_than_there_is_room_for_waits_its_turn(office):
    running, most = 0, 0

    async def slow(due, unit_of_work, ports):
        nonlocal running, most
        running += 1
        most = max(most, running)
        for _ in range(30):
            office.later.wake()
            await asyncio.sleep(0)
        running -= 1
        return await card(due, unit_of_work, ports)

    await ask(office, 3 * AT_ONCE)
    await works(office, slow)
    assert most <= AT_ONCE


@dataclass
class Notifications:
    """What a store tells of work of other copies."""

    next_at: datetime | None = None
    is_complete: bool = True
    told: list = field(default_factory=list)

    def subscribe(self, told):
        self.told.append(told)

    async def next_due(self, now):
        return self.next_at


async def pause(office, **facts):
    """Return the seconds until the worker looks again, where nothing is due."""
    told = Notifications(**facts)
    worker = JobWorker({}, office.ports, store=office.store, notifications=told)
    return await worker._start_due(office.conversations.leases)


async def test_where_work_is_told_of_the_worker_looks_when_the_next_is_due(office):
    soon = office.clock.now() + timedelta(seconds=4)
    assert 4 <= await pause(office, next_at=soon) <= 4 + SPREAD
    assert await pause(office, next_at=soon + LEASE) == SAFETY_NET
    assert await pause(office) == SAFETY_NET


async def test_the_worker_looks_often_where_not_all_is_told_of_or_something_due_is_left(office):
    assert await pause(office, is_complete=False) == PAUSE
    assert await pause(office, next_at=office.clock.now()) == PAUSE
    await ask(office)
    office.store.trouble = OutsideTrouble(service="store")
    assert await pause(office) == PAUSE


async def test_a_lapsed_lease_is_seen_in_time_however_rarely_the_worker_looks():
    assert LEASE.total_seconds() >= SAFETY_NET
