"""Teams on a bad day: it takes a card and says that it did not, is away for a while, or never had the app."""

import pytest

from tests.harness.http_stories import asked, enabled
from tests.harness.running_bot import button, said


async def books(world):
    """Let Rita book; gives the name of the interviewer, whose chat is what each test says."""
    await world.connect("rita")
    offer = await asked(world, "when is Ian free Tuesday with a room")
    await world.press("rita", offer, button(offer, "book"))
    await world.was_shown("rita", "requested")
    return "ian"


async def passes(world, minutes):
    for _ in range(6 * minutes):
        await world.advance(10)
        await world.until(lambda: True)
    await world.shown("rita", "confirmed")


def cards(world, name):
    return [one for one in world.messages(name) if "Interview" in said(one)]


def is_undelivered(world):
    """Whether Rita's card says that Ian did not get his."""
    return any("Not yet delivered to Ian" in said(one) for one in world.messages("rita"))


@pytest.mark.parametrize("status", [500, 502, 504, 0])
async def test_a_card_whose_answer_is_lost_comes_twice_at_most_and_is_no_failure(world, status):
    await enabled(world)
    world.connector.losing[world.chat("ian")] = status
    await books(world)
    await world.until(lambda: cards(world, "ian"))
    await passes(world, 9)
    assert 1 <= len(cards(world, "ian")) <= 2
    for name in ("olivia", "rita"):
        words = " ".join(said(one) for one in world.messages(name))
        assert "could" not in words
        assert "Not yet delivered" not in words


@pytest.mark.lasting
async def test_a_chat_that_is_away_for_hours_loses_no_card_and_the_organizer_reads_of_it(world):
    await enabled(world)
    world.connector.refusing[world.chat("ian")] = 503
    await books(world)
    await world.while_time_passes(lambda: is_undelivered(world), step=60, within=3600)
    await world.advance(6 * 3600)
    assert cards(world, "ian") == []
    world.connector.refusing.clear()
    await world.while_time_passes(lambda: cards(world, "ian"), step=60, within=3600)
    await world.while_time_passes(lambda: not is_undelivered(world), step=60, within=3600)


async def test_what_waits_for_somebody_without_the_app_comes_when_they_write(world):
    await enabled(world)
    world.connector.refusing[world.chat("ian")] = 403
    await books(world)
    await world.while_time_passes(lambda: is_undelivered(world), step=60, within=3600)
    await world.advance(12 * 3600)
    world.connector.refusing.clear()
    await world.say("ian", "help")
    await world.until(lambda: cards(world, "ian"))
