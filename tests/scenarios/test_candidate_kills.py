"""Every copy is killed between a candidate's choice and the booking: they press again, and it is booked once."""

import asyncio
from contextlib import suppress

import aiohttp
import pytest

from bot.domain.bookings.interviews import Interview, Stage
from tests.harness.candidate_browser import ASK, address, decides, enabled, opens, slots
from tests.harness.copies import running
from tests.harness.fork_server import forked
from tests.harness.running_bot import said
from tests.store.real_postgres import empty_database

EVENTS = "/events$"
MOMENTS = {
    "before the time is claimed": {"match": "getSchedule", "after": False},
    "before the interviewers' event": {"match": EVENTS, "after": False},
    "after the first event, its answer lost": {"match": EVENTS, "after": True},
}


async def one_choice(url, slot):
    """Press the button until an answer comes, as somebody does whose browser says that the page is away."""
    while True:
        with suppress(aiohttp.ClientError, OSError):
            status, page = await decides(url, "choose", slot=slot)
            if status == 200 and "Your interview is booked" in page:
                return page
        await asyncio.sleep(0.2)


async def kill_all(world):
    up = [one for one in world.copies if one.is_up]
    for copy in up:
        await world.kill(copy, at_once=True)
    await asyncio.gather(*map(world.launch, up))


@pytest.mark.lasting
@pytest.mark.parametrize("moment", MOMENTS)
async def test_a_choice_survives_the_death_of_every_copy(tmp_path, moment):
    fault = MOMENTS[moment]
    async with running(tmp_path, await empty_database(), number=2, launcher=forked) as world:
        await enabled(world)
        await world.say("rita", ASK)
        url = address(said(await world.shown("rita", "Text to send to the candidate")))
        slot = slots((await opens(url))[1])[0]
        await world.post("/sandbox/faults", {**fault, "times": 1, "delayMs": 4000})
        choosing = asyncio.create_task(one_choice(url, slot))
        await world.until(lambda: is_held_up(world))
        await kill_all(world)
        await choosing
        found = await world.settled()
        [interview] = found[Interview]
        assert interview.stage is Stage.STANDING
        mails = await world.until(lambda: world.get("/sandbox/mail/jo@gmail.example"))
        assert [one["kind"] for one in mails] == ["request"]
        events = await world.interviews("rita")
        assert len(events) == 2
        assert {one["start"]["dateTime"] for one in events} == {
            interview.start.strftime("%Y-%m-%dT%H:%M:%S.0000000")
        }


async def is_held_up(world):
    """Whether the call that is to be held up is under way."""
    return not any(one["times"] for one in await world.get("/sandbox/faults"))
