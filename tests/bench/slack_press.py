"""The row of Slack: a signed press in, acknowledged."""

import hashlib
import hmac
import itertools
import json
import sys
import time
from functools import partial
from typing import Any
from urllib.parse import urlencode

from cards.slack_blocks import draw
from tests.bench.bots import Bot
from tests.bench.environments import PINS, python_of
from tests.bench.fake_services import TEAM, Outside
from tests.bench.message_load import Load
from tests.bench.paired_measurement import side_by_side
from tests.bench.table import Row
from tests.bench.turns import surroundings
from tests.harness.sample_views import SAMPLES

SECRET = "signing-secret"
_times = itertools.count(1)


async def presses(*, is_quick: bool) -> list[Row]:
    """Measure presses a second, beside an app of slack-bolt that does nothing but acknowledge."""
    seconds, rounds = (0.6, 1) if is_quick else (5.0, 3)
    async with (
        surroundings() as outside,
        _bot(outside, sys.executable, "ours_slack.py") as ours,
        _bot(outside, str(python_of("slack")), "bolt_slack.py") as bolt,
    ):
        loads = [Presses(outside, one.port, "") for one in (ours, bolt)]
        works = [partial(one.rate, seconds) for one in loads]
        mine, its = await side_by_side(*works, rounds=rounds)
        assert not any(one.refused for one in loads), (ours.log(), bolt.log())
    return [
        Row(
            work="a signed Slack action in, acknowledged, 16 at a time: actions a second",
            rival="slack-bolt",
            ours=mine,
            theirs=its,
            sense="at least",
            goal=1,
            is_rate=True,
        )
    ]


class Presses(Load):
    """Sixteen people who press a card's button again and again."""

    def count(self) -> int:
        return self.accepted

    def request(self) -> bytes:
        body = urlencode({"payload": json.dumps(_pressed(self.next_person()))}).encode()
        moment = str(int(time.time()))
        content = b"v0:" + moment.encode() + b":" + body
        signature = hmac.new(SECRET.encode(), content, hashlib.sha256).hexdigest()
        head = (
            f"POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
            f"X-Slack-Request-Timestamp: {moment}\r\nX-Slack-Signature: v0={signature}\r\n\r\n"
        )
        return head.encode() + body


def _bot(outside: Outside, python: str, script: str) -> Bot:
    settings = {"SLACK_API": f"{outside.plain_url}/api", "SLACK_SECRET": SECRET}
    return Bot(outside, (python, str(PINS / script)), settings)


def _pressed(number: int) -> dict[str, Any]:
    once = next(_times)
    button = next(
        element
        for block in _BLOCKS
        for element in (*block.get("elements", ()), block.get("accessory", {}))
        if element.get("action_id", "").startswith("book/")
    )
    return {
        "type": "block_actions",
        "team": {"id": TEAM, "domain": "bench"},
        "user": {"id": f"U{number}", "username": f"person{number}", "team_id": TEAM},
        "api_app_id": "A1",
        "token": "none",
        "container": {"type": "message", "message_ts": "17.1", "channel_id": f"D{number}"},
        "trigger_id": f"{once}.1.a",
        "channel": {"id": f"D{number}", "name": "directmessage"},
        "message": {"ts": "17.1", "blocks": _BLOCKS},
        "state": {"values": {}},
        "response_url": "https://hooks.slack.com/actions/T1/1/a",
        "actions": [{**button, "block_id": "b1", "action_ts": f"18.{once}"}],
    }


_BLOCKS: list[dict[str, Any]] = draw(SAMPLES["offer"])["blocks"]
