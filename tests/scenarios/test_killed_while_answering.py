"""Every copy is killed while it looks for times, and the chat does not deliver the question again: it is answered."""

import asyncio
from contextlib import suppress

import aiohttp
import pytest

from bot.domain.jobs import Job, JobKind
from tests.harness.copies import running
from tests.harness.fork_server import forked
from tests.harness.http_stories import enabled
from tests.store.real_postgres import empty_database

SLOW = {"match": "getSchedule", "delayMs": 30_000, "times": 1}


async def delivered_once(world, name, text):
    """Deliver a message, and never again, whatever becomes of it: so does a chat that has had its answer."""
    body = {**world.activity(name), "type": "message", "text": text}
    async with aiohttp.ClientSession() as teams:
        with suppress(aiohttp.ClientError):
            async with teams.post(f"{world.url}/api/messages", json=body) as answer:
                await answer.read()


@pytest.mark.lasting
async def test_a_question_survives_the_death_of_every_copy(tmp_path):
    async with running(tmp_path, await empty_database(), number=2, launcher=forked) as world:
        await enabled(world)
        await world.connect("rita")
        await world.post("/sandbox/faults", SLOW)
        asking = asyncio.create_task(delivered_once(world, "rita", "when is Ian free Tuesday"))

        async def is_kept():
            return any(row.kind is JobKind.TURN for row in (await world.stored(Job))[Job])

        await world.until(is_kept)
        up = list(world.copies)
        for copy in up:
            await world.kill(copy, at_once=True)
        await asyncio.gather(*map(world.launch, up))
        await asking
        await world.shown("rita", "Ian", "24 Nov", "Book")

        async def is_over():
            return not await is_kept()

        await world.until(is_over)
