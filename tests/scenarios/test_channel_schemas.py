"""The whole story in Teams and in Slack, with all that the bot sends held against what their makers publish."""

from functools import partial

import pytest

from tests.harness.broken_calls import broken_parts
from tests.harness.channel_schemas import (
    OF_NO_METHOD,
    activity_mistakes,
    card_mistakes,
    slack_mistakes,
)
from tests.harness.http_stories import booked, propose_in_chat
from tests.harness.running_bot import button
from tests.harness.slack_chat import SlackChat, link

COMPLETED = {
    "channelId": "msteams",
    "serviceUrl": "https://smba.trafficmanager.net/emea/",
    "id": "1",
    "timestamp": "2026-11-22T10:00:00Z",
}
"""What the connector knows of a message by its address."""
A_NUMBER_TOO = {"Column: width, _of_another_kind"}
"""A width may be a word or a number: of all that is planted nothing else goes unnoticed."""


async def test_every_activity_and_card_of_the_story_fits_the_descriptions(world):
    name = await booked(world)
    card = await world.shown(name, "Accept")
    answers = [await world.pressed(name, card, button(card, "accept"))]
    await propose_in_chat(world, name)
    for text in ("help", "status", "my interviews", "rooms", "nonsense that nobody says"):
        await world.say("olivia", text)
        await world.say("rita", text)
    await world.say("rita", "cancel")
    await world.shown("rita", "Cancel this interview?")
    await world.say("rita", "yes")
    await world.shown("rita", "Cancelled", "Removed from the calendars")
    assert await world.interviews("rita") == []
    sent = [
        COMPLETED | one.body
        for one in world.connector.requests
        if "/activities" in one.path and one.body
    ]
    assert len(sent) > 20
    assert {one["type"] for one in sent} <= {"message", "typing"}
    heard = [{**world.activity(name), "type": "message", "text": "hello"}]
    assert [mistake for one in (*sent, *heard) for mistake in activity_mistakes(one)] == []
    assert unnoticed(sent, activity_mistakes) == A_NUMBER_TOO
    drawn = [one["value"] for one in answers if one["type"].endswith("card.adaptive")]
    assert {one["statusCode"] for one in answers} == {200}
    assert [mistake for one in drawn for mistake in card_mistakes(one)] == []


async def test_every_call_of_the_story_is_one_that_slacks_library_knows(world):
    slack = SlackChat(world)
    await slack.say("olivia", "enable office365")
    await slack.say("rita", "who's free Tuesday with a room")
    await world.sign_in("rita", link(await slack.shown("rita", "Sign in with Microsoft")))
    offer = await slack.shown("rita", "24 Nov", "Book")
    await slack.book("rita", offer)
    (interview,) = await world.interviews("rita")
    name = interview["attendees"][0]["emailAddress"]["address"].split("@")[0]
    await slack.connect(name)
    await slack.press(name, await slack.shown(name, "Accept"), "accept")
    await slack.shown("rita", "accepted")
    await slack.do("home", "rita")
    await slack.do("assistant", "rita")
    for text in ("help", "my interviews", "status", "settings", "rooms"):
        await slack.say("olivia", text)
        await slack.say("rita", text)
    calls = await world.until(lambda: calls_of(world, "assistant.threads.setSuggestedPrompts"))
    methods = {one["method"] for one in calls}
    assert methods >= {
        "auth.test",
        "users.info",
        "chat.postMessage",
        "chat.update",
        "views.publish",
    }
    mistakes = [one for call in calls for one in slack_mistakes(call["method"], call["given"])]
    assert sorted(set(mistakes)) == []
    for method in methods - OF_NO_METHOD:
        given = [one["given"] for one in calls if one["method"] == method]
        assert unnoticed(given, partial(slack_mistakes, method)) == set(), method


def unnoticed(bodies, mistakes):
    """Return which planted mistakes are not found in any of what was sent."""
    seen = set()
    return {
        told for body in bodies for told, broken in broken_parts(body, seen) if not mistakes(broken)
    }


async def calls_of(world, last):
    """Return all calls so far, once this one is among them."""
    calls = await world.get("/sandbox/slack/calls")
    return calls if last in {one["method"] for one in calls} else None


@pytest.mark.parametrize("wrong", ["action_ix", "valuex", "typex"])
def test_a_part_of_a_block_that_the_library_does_not_know_is_found(wrong):
    button = {"type": "button", "text": {"type": "plain_text", "text": "Book"}, "action_id": "a"}
    given = {"channel": "C1", "text": "x", "blocks": [{"type": "actions", "elements": [button]}]}
    assert slack_mistakes("chat.postMessage", given) == []
    button[wrong] = "1"
    assert slack_mistakes("chat.postMessage", given) != []
