"""What anybody can send to the bot's one address for Slack: only what Slack signed counts, and once."""

import asyncio
import hashlib
import hmac
import json
import time
from urllib.parse import urlencode

import aiohttp
import pytest

from tests.harness.slack_chat import TEAM, SlackChat, button, said

SECRET = "sandbox-signing-secret"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
async def slack(world):
    return SlackChat(world)


def signed(body, *, secret=SECRET, age=0):
    stamp = str(int(time.time()) - age)
    made = hmac.new(secret.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
    kind = FORM if body.startswith("payload=") else "application/json"
    return {
        "Content-Type": kind,
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": f"v0={made}",
    }


async def post(world, body, headers):
    async with (
        aiohttp.ClientSession() as anybody,
        anybody.post(f"{world.url}/slack/events", data=body, headers=headers) as answer,
    ):
        return answer.status, await answer.text()


def message(slack, name, text, **more):
    event = {
        "type": "message",
        "channel_type": "im",
        "channel": slack.chat(name),
        "user": slack.user(name),
        "team": TEAM,
        "ts": "1795600000.000100",
        "text": text,
    }
    body = {
        "type": "event_callback",
        "team_id": TEAM,
        "event_id": "Ev0001",
        "authorizations": [{"team_id": TEAM}],
        "event": event,
    }
    return json.dumps(body | more)


def press(slack, name, card, action):
    payload = {
        "type": "block_actions",
        "team": {"id": TEAM},
        "user": {"id": slack.user(name), "team_id": TEAM},
        "trigger_id": "17.captured",
        "container": {
            "type": "message",
            "message_ts": card["ts"],
            "channel_id": card["channel"],
            "is_ephemeral": False,
        },
        "channel": {"id": card["channel"]},
        "actions": [{"type": "button", "block_id": "b0", "action_ts": "1.1", **action}],
    }
    return urlencode({"payload": json.dumps(payload)})


async def test_slack_is_answered_when_it_asks_whose_address_this_is(world):
    body = json.dumps({"type": "url_verification", "token": "t", "challenge": "3eZbrw1aB"})
    status, text = await post(world, body, signed(body))
    assert (status, json.loads(text)["challenge"]) == (200, "3eZbrw1aB")
    assert (await post(world, body, {"Content-Type": "application/json"}))[0] == 401


@pytest.mark.parametrize(
    ("how", "status"),
    [
        ({"secret": "another"}, 401),
        ({"age": 301}, 401),
        ({"age": -301}, 401),
    ],
    ids=["another secret", "stale", "from the future"],
)
async def test_what_slack_did_not_just_sign_says_nothing(world, slack, how, status):
    body = message(slack, "olivia", "enable office365")
    assert (await post(world, body, signed(body, **how)))[0] == status
    body = message(slack, "olivia", "status")
    assert (await post(world, body, signed(body)))[0] == 200
    assert "Enabled" not in said(await slack.shown("olivia", "Disabled"))


async def test_an_unsigned_changed_or_unreadable_request_says_nothing(world, slack):
    body = message(slack, "olivia", "enable office365")
    assert (await post(world, body, {"Content-Type": "application/json"}))[0] == 401
    assert (await post(world, body.replace("Ev0001", "Ev0002"), signed(body)))[0] == 401
    for odd in ("{", "payload=%7B", "payload=[]"):
        assert (await post(world, odd, signed(odd)))[0] == 400
    assert await slack.messages(slack.chat("olivia")) == []


@pytest.mark.parametrize(
    "odd",
    [
        {"event": []},
        {"event": "message"},
        {"event": None},
        {"event": {"type": []}},
        {"type": "block_actions", "actions": [5]},
        {"type": "block_actions", "actions": [{"action_id": []}]},
        {"type": "view_submission", "view": []},
        {"type": "view_submission", "view": {"type": "modal", "callback_id": []}},
        {"command": []},
    ],
    ids=str,
)
async def test_a_signed_payload_of_another_shape_is_refused_as_unreadable(world, odd):
    body = json.dumps({"type": "event_callback", "team_id": "T1", **odd})
    assert (await post(world, body, signed(body)))[0] == 400


async def test_an_oversized_request_is_cut_off(world):
    body = json.dumps({"type": "event_callback", "text": "x" * 600_000})
    assert (await post(world, body, signed(body)))[0] == 413


async def test_a_message_that_is_replayed_is_answered_once(world, slack):
    body = message(slack, "olivia", "status")
    headers = signed(body)
    answers = await asyncio.gather(*(post(world, body, headers) for _ in range(5)))
    assert {status for status, _ in answers} == {200}
    retry = headers | {"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"}
    assert (await post(world, body, retry))[0] == 200
    await slack.say("olivia", "help")
    await slack.shown("olivia", "What I can do")
    told = [one for one in await slack.messages(slack.chat("olivia")) if "Disabled" in said(one)]
    assert len(told) == 1


async def test_a_press_that_is_replayed_books_once(world, slack):
    await slack.say("olivia", "enable office365")
    await slack.connect("rita")
    await slack.say("rita", "Ian on Tuesday with a room")
    offer = await slack.shown("rita", "24 Nov", "Book")
    action = {key: button(offer, "book")[key] for key in ("action_id", "value")}
    body = press(slack, "rita", offer, action)
    headers = signed(body)
    for _ in range(3):
        assert (await post(world, body, headers))[0] == 200
    await slack.confirmed("rita")
    assert len(await world.interviews("rita")) == 1
    cards = [one for one in await slack.messages(slack.chat("rita")) if "confirmed" in said(one)]
    assert len(cards) == 1


@pytest.mark.parametrize(
    "value",
    ['{"v":0,"do":"Book"}', '{"v":1,"do":"Format","disk":"C"}', '{"v":1,"do":"Book"}', "[]", "{"],
    ids=["old", "unknown", "incomplete", "a list", "cut off"],
)
async def test_an_unknown_action_is_answered_with_a_sentence(world, slack, value):
    await slack.say("olivia", "status")
    card = await slack.shown("olivia", "Disabled")
    body = press(slack, "olivia", card, {"action_id": "book/0", "value": value})
    assert (await post(world, body, signed(body)))[0] == 200
    await slack.shown("olivia", "earlier version of me", "Nothing was changed")


async def test_an_event_or_a_form_that_is_none_of_ours_is_taken_and_left(world, slack):
    strange = message(slack, "olivia", "", event={"type": "star_added", "user": "U1"})
    assert (await post(world, strange, signed(strange)))[0] == 200
    payload = {
        "type": "view_submission",
        "team": {"id": TEAM},
        "user": {"id": slack.user("olivia"), "team_id": TEAM},
        "trigger_id": "18.form",
        "view": {"id": "V1", "type": "modal", "callback_id": "another", "state": {"values": {}}},
    }
    body = urlencode({"payload": json.dumps(payload)})
    assert (await post(world, body, signed(body)))[0] == 200
    await slack.shown("olivia", "earlier version of me", "Nothing was changed")
