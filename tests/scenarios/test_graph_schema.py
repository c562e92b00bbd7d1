"""The whole story with every request to Graph, and every answer, held against Microsoft's own description."""

import pytest

from tests.fakes.connector import FakeConnector
from tests.harness.broken_calls import broken, misdirected, without_what_was_asked_for
from tests.harness.fork_server import forked
from tests.harness.graph_schema import CALLS, call_mistakes
from tests.harness.http_stories import booked, propose_in_chat
from tests.harness.recorded_tenant import RecordedWorld
from tests.harness.running_bot import actions, button

PLAYED = set(CALLS) - {
    "delete event"
}  # for what is no meeting in Exchange's eyes, which none is here


@pytest.fixture
async def world(tmp_path):
    async with FakeConnector() as connector:
        world = RecordedWorld(folder=tmp_path, connector=connector, launcher=forked)
        await world.start()
        yield world
        await world.stop()


async def test_every_request_and_every_answer_fits_the_description(world):
    name = await booked(world)
    await accept(world, name)
    await propose_in_chat(world, name)
    await world.say("rita", "Ian and me on Wednesday with a room")
    await world.shown("rita", "25 Nov", "Book")
    await drag_away(world)
    await move(world)
    await cancel(world)
    assert [one for call in world.calls for one in call_mistakes(call)] == []
    assert {call.name for call in world.calls} >= PLAYED
    breakages = [
        *broken(world.calls),
        *misdirected(world.calls),
        *without_what_was_asked_for(world.calls),
    ]
    assert len(breakages) > 500
    assert [told for told, call in breakages if not call_mistakes(call)] == []
    assert [call.path for call in world.calls if 'IdType="ImmutableId"' not in call.prefer] == []


async def accept(world, name):
    card = await world.shown(name, "Accept")
    await world.press(name, card, button(card, "accept"))
    await world.shown("rita", "accepted")


async def drag_away(world):
    """Let the reservation be deleted in Outlook, for which every calendar is looked into."""
    (reservation,) = await world.interviews("rita", "Comeet Scheduler")
    change = {"iCalUId": reservation["iCalUId"], "delete": True}
    await world.post("/sandbox/calendars/rita@contoso.example", change)


async def move(world):
    await world.say("rita", "move")
    offer = await world.shown("rita", "other times", "Move to")
    choice = next(one for one in actions(offer.card) if one["title"].startswith("Move to"))
    await world.press("rita", offer, choice)

    async def is_moved():
        return any(call.name == "change event" for call in world.calls)

    await world.until(is_moved)


async def cancel(world):
    await world.say("rita", "cancel")
    card = await world.shown("rita", "Cancel")
    await world.press("rita", card, button(card, "cancel"))

    async def is_gone():
        return not await world.interviews("rita")

    await world.until(is_gone)
