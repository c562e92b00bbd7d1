"""What is kept for a while only goes from every store, however many copies of the bot delete it."""

import asyncio
from datetime import timedelta

from bot.domain.accounts import Prompt, SignIn, person_id
from bot.runtime.jobs.job_worker import JobWorker
from bot.runtime.turn import Outcome
from dialogs.router import JOBS
from tests.harness.office import SUNDAY, TENANT, Office

MANY = 40
"""More than one copy takes in hand at once."""


async def test_two_copies_delete_everything_that_is_over_and_nothing_else(store):
    copies = [Office(store=store), Office(store=store)]
    kept = [
        Prompt(ticket=f"p{n}", person=person_id(TENANT, "rita"), expires_at=SUNDAY)
        for n in range(MANY)
    ]
    visit = SignIn(state="s", prompt=kept[0], sealed="x", expires_at=SUNDAY + timedelta(days=9))

    async def decide(_):
        return Outcome(save=[*kept, visit])

    await copies[0].conversations.perform(decide)
    for one in copies:
        one.clock.pass_(days=2)
    await asyncio.gather(*(drained(one) for one in copies))
    assert await store.find(Prompt, "person", kept[0].person) == []
    assert await store.load(SignIn, "s")
    later = SUNDAY + timedelta(days=99)
    assert [one.value.subject for one in await store.due(later, MANY)] == ["sign-in/s"]


async def drained(office):
    """Do what is due until nothing is, also what another copy has in hand now."""
    while await office.store.due(office.clock.now(), 1):
        office.later = JobWorker(JOBS, office.ports, store=office.store)
        worker = asyncio.create_task(office.later.work(office.conversations))
        await asyncio.sleep(0)
        office.later.stop()
        await worker
