"""A bot that is asked to stop finishes what it has in hand, and leaves to the next one what it cannot finish."""

import time

import pytest

from bot.domain.jobs import Job, JobKind
from bot.store.factory import open_store

AT_MOST = 10.0
"""Seconds in which a bot ends, whatever it waits for."""


async def with_its_hands_full(world):
    """Let somebody ask, and the chat take its time."""
    await world.say("olivia", "enable office365")
    await world.shown("olivia", "Enabled")
    world.connector.may_answer.clear()
    before = len(world.connector.requests)
    await world.say("ian", "status")
    await world.until(lambda: len(world.connector.requests) > before)


def cards(world):
    return len(world.messages("ian"))


async def test_what_is_in_hand_is_finished_first(started):
    world = await started()
    await with_its_hands_full(world)
    world.process.terminate()
    world.connector.may_answer.set()
    assert await world.process.wait() == 0
    assert cards(world) == 1
    await world.start()
    await world.say("ian", "help")
    await world.until(lambda: cards(world) == 2)


@pytest.mark.timeout(90)
async def test_what_cannot_be_finished_is_left_to_the_next_bot_at_once(started):
    world = await started()
    await with_its_hands_full(world)
    begun = time.monotonic()
    world.process.terminate()
    assert await world.process.wait() == 0
    assert time.monotonic() - begun < AT_MOST
    world.connector.may_answer.set()
    assert await leases(world) == [None]
    await world.start()
    await world.until(lambda: cards(world) == 1)


async def leases(world):
    """Return until when each view that is still to be shown is somebody's own."""
    store = await open_store(f"tinydb:{world.folder}/data/bot.json")
    rows = [one.value async for kind, _, one in store.export() if kind is Job]
    await store.close()
    return [one.leased_until for one in rows if one.kind is JobKind.SHOW]
