"""What is refused before anybody is believed."""

import json
import time

import pytest

from bot.channels.slack.request_verification import LARGEST_BODY
from bot.domain.errors import OutsideTrouble
from bot.sandbox.slack import events_api as events
from bot.sandbox.slack.events_api import signature
from bot.sandbox.slack.workspace import SlackFault, SlackMessage
from cards.slack_blocks import draw
from cards.words.slack import SLACK_IS_SILENT
from tests.harness.sample_views import SAMPLES

EVENT = json.dumps(
    {
        "type": "event_callback",
        "team_id": "T1",
        "event_id": "Ev1",
        "event": {
            "type": "message",
            "channel_type": "im",
            "channel": "D1",
            "user": "URITA1",
            "ts": "1.1",
            "text": "hi",
        },
    }
)


async def test_an_unsigned_request_is_refused(hall):
    unsigned = {"X-Slack-Signature": ""}
    assert (await hall.post(EVENT, headers=unsigned))[0] == 401
    assert hall.turns == []


async def test_a_request_signed_with_another_secret_is_refused(hall):
    assert (await hall.post(EVENT, secret="another"))[0] == 401
    assert "slack.unsigned" in hall.counted


@pytest.mark.parametrize("minutes", [-6, 6])
async def test_a_request_of_another_time_is_refused(hall, minutes):
    assert (await hall.post(EVENT, stamp=int(time.time()) + minutes * 60))[0] == 401


@pytest.mark.parametrize("stamp", ["", "now", "1e9", "-1", "٣", "9" * 20])
async def test_a_time_that_is_no_number_is_refused(hall, stamp):
    headers = {"X-Slack-Request-Timestamp": stamp}
    assert (await hall.post(EVENT, headers=headers))[0] == 401


async def test_a_body_that_was_changed_is_refused(hall):
    stamp = str(int(time.time()))
    headers = {"X-Slack-Signature": signature("signing-secret", stamp, EVENT + " ")}
    assert (await hall.post(EVENT, stamp=stamp, headers=headers))[0] == 401


async def test_a_body_that_is_no_text_is_refused(hall):
    headers = {"X-Slack-Signature": "v0=" + "0" * 64}
    assert (await hall.post(b"\xff{}", headers=headers))[0] == 401
    assert "slack.unsigned" in hall.counted


async def test_a_request_larger_than_slack_sends_is_refused(hall):
    assert (await hall.post("x" * (LARGEST_BODY + 1)))[0] == 413
    assert "slack.too-large" in hall.counted


async def test_slacks_challenge_is_answered_if_it_is_signed(hall):
    body = json.dumps({"type": "url_verification", "challenge": "abc"})
    status, text = await hall.post(body)
    assert (status, json.loads(text)) == (200, {"challenge": "abc"})
    assert (await hall.post(body, secret="another"))[0] == 401


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "[]",
        "null",
        '"x"',
        "1",
        "{}",
        "payload=%7B",
        '{"type": "event_callback"}',
    ],
)
async def test_a_signed_body_that_says_nothing_does_no_harm(hall, body):
    status, _ = await hall.post(body)
    assert status == 400
    assert hall.turns == []


async def test_while_slack_does_not_say_who_the_bot_is_the_event_is_asked_for_again(hall):
    hall.little.faults.append(SlackFault("auth.test", "", 503, times=4))
    assert (await hall.post(EVENT))[0] == 503
    assert (await hall.post(EVENT))[0] == 200
    assert len(hall.turns) == 1


async def test_a_bot_that_is_too_busy_is_asked_again(hall):
    hall.trouble = OutsideTrouble(service="bot", why="busy")
    assert (await hall.post(EVENT))[0] == 503


async def test_a_failure_of_the_bots_own_is_counted_and_not_asked_for_again(hall):
    hall.trouble = ZeroDivisionError()
    assert (await hall.post(EVENT))[0] == 200
    assert "slack.failed" in hall.counted


async def test_a_command_is_told_when_slack_is_unwell(hall):
    hall.little.faults.append(SlackFault("users.info", "", 503, times=4))
    delivery = events.slash_command(hall.little, hall.user("rita"), {"text": "hi"})
    delivered = await hall.deliver(delivery)
    assert (delivered.status, delivered.text) == (200, SLACK_IS_SILENT)


async def test_a_press_is_marked_as_failed_when_slack_is_unwell(hall):
    hall.little.faults.append(SlackFault("users.info", "", 503, times=4))
    drawing = draw(SAMPLES["offer"])
    chat = hall.user("rita").chat
    message = SlackMessage("T1", chat, "1.1", drawing["text"], drawing["blocks"])
    assert (await hall.presses("rita", message, "book/0")).status == 503
