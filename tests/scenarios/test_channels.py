"""The bot in a channel: free and busy for all to see, the details for the asker alone."""

from tests.harness.http_stories import enabled
from tests.harness.running_bot import actions, button, said

CHANNEL = "19:hiring@thread.tacv2;messageid=1"


def mention(world):
    place = {"id": CHANNEL, "conversationType": "channel", "isGroup": True}
    place["tenantId"] = world.people["rita"]["tenantId"]
    bot = {"id": "28:bot", "name": "Scheduler"}
    return {
        "conversation": place,
        "entities": [{"type": "mention", "mentioned": bot, "text": "<at>Scheduler</at>"}],
    }


async def in_channel(world, *words):
    def found():
        sent = [one for one in world.connector.messages if one.conversation == CHANNEL]
        return next((one for one in sent if all(word in said(one) for word in words)), None)

    return await world.until(found)


async def test_a_question_in_a_channel_is_answered_there_and_booked_in_private(world):
    await enabled(world)
    await world.connect("rita")
    question = "<at>Scheduler</at> who's free Tuesday with a room"
    await world.say("rita", question, **mention(world))
    offer = await in_channel(world, "24 Nov", "Book")
    first = button(offer, "book")
    await world.press("rita", offer, first, conversation=CHANNEL)
    await world.was_shown("rita", "requested")
    await world.until(lambda: first["data"] not in [one["data"] for one in actions(offer.card)])
    assert "Comeet Scheduler calendar" not in said(offer)


async def test_a_sign_in_is_never_asked_for_in_a_channel(world):
    await enabled(world)
    await world.say("rita", "<at>Scheduler</at> who's free Tuesday", **mention(world))
    prompt = await world.shown("rita", "Sign in")
    assert list(actions(prompt.card, "Action.OpenUrl"))
    in_public = [one for one in world.connector.messages if one.conversation == CHANNEL]
    assert not [one for one in in_public if "/auth/start" in said(one) or one.card]


async def test_nobody_else_books_from_somebodys_offer_in_a_channel(world):
    await enabled(world)
    await world.connect("rita")
    await world.say("rita", "<at>Scheduler</at> who's free Tuesday with a room", **mention(world))
    offer = await in_channel(world, "24 Nov", "Book")
    answer = await world.pressed("ada", offer, button(offer, "book"), conversation=CHANNEL)
    assert answer["type"] == "application/vnd.microsoft.activity.message"
    assert await world.interviews("rita") == []
