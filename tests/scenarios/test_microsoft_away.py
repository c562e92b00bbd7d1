"""Microsoft 365 goes away right after Book: the card says so, and the booking goes on by itself.

How soon, on the bot's own clock, `tests/dialogs/interviews/test_delayed.py` holds.
"""

import aiohttp
import pytest

from tests.harness.http_stories import asked, enabled
from tests.harness.running_bot import button


async def heal(world):
    async with aiohttp.ClientSession() as browser:
        await browser.delete(f"{world.url}/sandbox/faults")


@pytest.mark.lasting
async def test_the_card_says_that_microsoft_is_away_and_the_booking_follows_soon_after_its_return(
    world,
):
    await enabled(world)
    await world.connect("rita")
    offer = await asked(world)
    await world.post("/sandbox/faults", {"match": "/graph/", "status": 503})
    await world.press("rita", offer, button(offer, "book"))
    await world.was_shown("rita", "Microsoft 365 doesn’t answer", "I go on by myself")
    await heal(world)
    await world.was_shown("rita", "requested")
    assert len(await world.interviews("rita")) == 1
