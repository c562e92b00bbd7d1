"""Microsoft 365 goes away right after Book: the card says so, and the booking goes on by itself."""

import time

import aiohttp

from tests.harness.http_stories import asked, enabled
from tests.harness.running_bot import button

BACK_WITHIN = 15


async def heal(world):
    async with aiohttp.ClientSession() as browser:
        await browser.delete(f"{world.url}/sandbox/faults")


async def test_the_card_says_that_microsoft_is_away_and_the_booking_follows_soon_after_its_return(
    world,
):
    await enabled(world)
    await world.connect("rita")
    offer = await asked(world)
    await world.post("/sandbox/faults", {"match": "/graph/", "status": 503})
    await world.press("rita", offer, button(offer, "book"))
    begun = time.monotonic()
    await world.was_shown("rita", "Microsoft 365 doesn’t answer", "I go on by myself")
    assert time.monotonic() - begun < 2 * BACK_WITHIN
    await heal(world)
    begun = time.monotonic()
    await world.was_shown("rita", "requested")
    assert time.monotonic() - begun < BACK_WITHIN
    assert len(await world.interviews("rita")) == 1
