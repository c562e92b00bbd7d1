"""A bot that is asked to stop finishes what it has in hand, and leaves to the next one what it cannot finish."""

from bot.cli.serve import GRACE, LAST_SECOND
from bot.domain.jobs import Job, JobKind
from bot.store.factory import open_store

AT_MOST = 10.0
"""Seconds in which a bot ends, whatever it waits for: after that, what runs it often kills it."""


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


async def test_what_cannot_be_finished_is_left_to_the_next_bot_at_once(started):
    world = await started()
    await with_its_hands_full(world)
    world.process.terminate()
    # The chat answers only once the bot has ended: it did not wait for that.
    assert await world.process.wait() == 0
    world.connector.may_answer.set()
    assert await leases(world) == [None]
    await world.start()
    await world.until(lambda: cards(world) == 1)


def test_what_is_in_hand_is_waited_for_less_long_than_a_stop_may_take():
    handing_back = closing = LAST_SECOND
    assert GRACE + handing_back + closing < AT_MOST


async def leases(world):
    """Return until when each view that is still to be shown is somebody's own."""
    store = await open_store(f"tinydb:{world.folder}/data/bot.json")
    rows = [one.value async for kind, _, one in store.export() if kind is Job]
    await store.close()
    return [one.leased_until for one in rows if one.kind is JobKind.SHOW]
