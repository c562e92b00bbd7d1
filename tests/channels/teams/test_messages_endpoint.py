"""What the door takes, what it refuses, and that it never falls over."""

import asyncio
import gzip
import json

import pytest
from structlog.testing import capture_logs

from bot.channels.teams import request_parsing
from bot.runtime.turn import Said
from cards.actions import Book
from cards.words.teams import FAILED
from tests.harness.patience import PATIENCE
from tests.harness.teams_activities import Served, a_press, an_activity, sandbox_teams

JSON = {"Content-Type": "application/json"}


async def test_a_message_is_run_as_a_turn_and_answered_with_200(door, bot, connector):
    status, body = await door.post(an_activity(connector.url))

    assert (status, body) == (200, "")
    assert [turn.content for turn in bot.turns] == [Said("find 30 min with Bo next week")]
    assert [one.method for one in connector.requests] == ["GET"]


@pytest.mark.parametrize(
    "missing", ["type", "channelId", "serviceUrl", "conversation", "from"], ids=str
)
async def test_an_activity_without_a_needed_field_is_told_which(door, bot, connector, missing):
    status, body = await door.post(an_activity(connector.url, **{missing: None}))

    assert status == 400
    assert missing in body
    assert bot.turns == []


@pytest.mark.parametrize(
    ("wrong", "at"),
    [
        ({"type": 7}, "$.type"),
        ({"type": ["message"]}, "$.type"),
        ({"channelId": {}}, "$.channelId"),
        ({"serviceUrl": "ftp://host/"}, "$.serviceUrl"),
        ({"serviceUrl": "//host/"}, "$.serviceUrl"),
        ({"conversation": "a:1"}, "$.conversation"),
        ({"conversation": {"id": 4}}, "$.conversation.id"),
        ({"conversation": {"id": "a:1", "tenantId": {}}}, "$.conversation.tenantId"),
        ({"from": []}, "$.from"),
        ({"from": {"id": ""}}, "$.from.id"),
        ({"from": {"id": "29:ada", "aadObjectId": 1}}, "$.from.aadObjectId"),
        ({"id": 4}, "$.id"),
        ({"text": 12}, "$.text"),
        ({"text": ["hi"]}, "$.text"),
        ({"entities": "none"}, "$.entities"),
        ({"entities": [None]}, "$.entities[0]"),
        ({"entities": [{"type": 4}]}, "$.entities[0].type"),
        ({"entities": [{"type": "mention", "mentioned": "x"}]}, "$.entities[0].mentioned"),
        ({"channelData": []}, "$.channelData"),
        ({"channelData": {"tenant": "x"}}, "$.channelData.tenant"),
        ({"recipient": "28:bot"}, "$.recipient"),
        ({"locale": 5}, "$.locale"),
        ({"localTimezone": {}}, "$.localTimezone"),
        ({"replyToId": {}}, "$.replyToId"),
        ({"type": "invoke", "name": []}, "$.name"),
        ({"type": "installationUpdate", "action": {}}, "$.action"),
        ({"type": "conversationUpdate", "membersAdded": {}}, "$.membersAdded"),
        ({"type": "conversationUpdate", "membersRemoved": ["28:bot"]}, "$.membersRemoved[0]"),
    ],
    ids=str,
)
async def test_a_field_of_the_wrong_kind_is_refused_and_told_where(door, bot, connector, wrong, at):
    with capture_logs() as logged:
        status, told = await door.post(an_activity(connector.url, **wrong))

    assert (status, bot.turns, bot.counted, logged) == (400, [], {"incomplete": 1}, [])
    assert told.endswith(f" - at `{at}`.")


@pytest.mark.parametrize(
    "strange",
    [
        {"timestamp": 5},
        {"value": "none"},
        {"value": []},
        {"unheardOf": [{}]},
        {"entities": [{"type": "clientInfo", "country": 4}]},
        *(
            {name: None}
            for name in ("id", "text", "recipient", "entities", "channelData", "locale")
        ),
    ],
    ids=str,
)
async def test_what_is_not_read_may_be_anything_and_what_is_may_be_null(
    door, bot, connector, strange
):
    activity = an_activity(connector.url) | strange

    assert (await door.post(activity))[0] == 200
    assert len(bot.turns) == 1


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[]", 400),
        (b'"text"', 400),
        (b"null", 400),
        (b"\xff\xfe{}", 400),
        (b'{"type":"\xed\xa0\x80"}', 400),
        (b"[" * 200_000, 400),
        (b'{"a":' * 40_000, 400),
        (b'{"type":"message","x":NaN}', 400),
    ],
    ids=lambda value: str(value)[:24],
)
async def test_a_body_that_is_not_a_json_object_is_refused(door, bot, data, status):
    assert (await door.post(None, data=data, headers=JSON))[0] == status
    assert bot.counted == {"not-json": 1}


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "application/octet-stream"])
async def test_a_body_that_does_not_say_it_is_json_is_refused(door, connector, kind):
    data = json.dumps(an_activity(connector.url)).encode()

    assert (await door.post(None, data=data, headers={"Content-Type": kind}))[0] == 415


async def test_a_body_over_256_kib_is_refused_also_when_it_is_packed(door, bot, connector):
    large = json.dumps(an_activity(connector.url, text="x" * 300_000)).encode()

    assert (await door.post(None, data=large, headers=JSON))[0] == 413
    packed = JSON | {"Content-Encoding": "gzip"}
    assert (await door.post(None, data=gzip.compress(large), headers=packed))[0] == 413
    assert bot.turns == []


async def test_a_large_message_within_the_limit_is_taken(door, bot, connector):
    assert (await door.post(an_activity(connector.url, text="x" * 200_000)))[0] == 200
    assert len(bot.turns) == 1


async def test_a_body_that_is_packed_wrongly_is_refused(door, bot):
    status, _ = await door.post(None, data=b"no gzip", headers=JSON | {"Content-Encoding": "gzip"})

    assert (status, bot.counted) == (400, {"unreadable": 1})


async def test_a_sender_that_hangs_up_half_way_does_no_harm(door, bot, connector):
    _, writer = await asyncio.open_connection(*door.url.split("/")[2].split(":"))
    writer.write(
        b"POST /api/messages HTTP/1.1\r\nHost: bot\r\n"
        b"Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"
    )
    await writer.drain()
    writer.close()
    await writer.wait_closed()

    assert (await door.post(an_activity(connector.url)))[0] == 200
    assert len(bot.turns) == 1


async def test_a_body_that_does_not_arrive_is_not_waited_for(door, bot, monkeypatch):
    monkeypatch.setattr(request_parsing, "SENT_WITHIN", 0)
    reader, writer = await asyncio.open_connection(*door.url.split("/")[2].split(":"))
    writer.write(
        b"POST /api/messages HTTP/1.1\r\nHost: bot\r\n"
        b"Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"
    )
    assert b" 408 " in await reader.readline()
    writer.close()
    assert (bot.turns, bot.counted) == ([], {"too-slow": 1})


async def test_only_posts_are_taken(door):
    async with door.session.get(door.url) as response:
        assert response.status == 405


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:9", "http://localhost:9/", "https://[::1]:9", "http://LOCALHOST:9"],
)
async def test_unsigned_messages_from_this_machine_are_taken(door, bot, url):
    assert (await door.post(an_activity(url)))[0] == 200
    assert len(bot.turns) == 1


@pytest.mark.parametrize(
    "url",
    [
        "https://smba.trafficmanager.net/emea/",
        "http://127.0.0.1@evil.example/",
        "http://127.0.0.1.evil.example/",
        "http://localhost.evil.example",
        "http://10.0.0.1/",
        "http://[::1",
        "http://",
    ],
)
async def test_unsigned_messages_from_elsewhere_are_not(door, bot, url):
    assert (await door.post(an_activity(url)))[0] == 401
    assert (bot.turns, bot.counted) == ([], {"not-loopback": 1})


@pytest.mark.parametrize("trouble", [PermissionError("no"), RuntimeError("secret"), KeyError("x")])
async def test_trouble_of_the_bot_is_neither_a_refusal_nor_a_traceback(
    door, bot, connector, trouble
):
    bot.trouble = trouble

    status, body = await door.post(an_activity(connector.url))

    assert (status, body) == (500, FAILED)
    assert bot.counted == {"turn": 1, "failed": 1}


async def test_trouble_with_a_button_is_answered_in_the_shape_teams_knows(door, bot, connector):
    bot.trouble = PermissionError("no")

    status, body = await door.post(a_press(connector.url, Book("o1", 1)))

    assert (status, body["statusCode"], body["type"]) == (
        200,
        500,
        "application/vnd.microsoft.error",
    )
    assert body["value"]["code"] == "Trouble"


async def test_a_slow_turn_is_answered_without_waiting_and_goes_on(bot, connector):
    may_end, ended = asyncio.Event(), asyncio.Event()

    async def slowly(turn):
        await may_end.wait()
        ended.set()

    async with Served(sandbox_teams(), bot, take=slowly, patience=0) as door:
        status, _ = await door.post(an_activity(connector.url))
        press = await door.post(a_press(connector.url, Book("o1", 1)))
        may_end.set()
        await asyncio.wait_for(ended.wait(), PATIENCE)

    assert status == 200
    assert press[1]["value"] == "I’m still working on this. The answer follows in this chat."
    assert bot.counted == {"turn": 2, "slow": 2}


@pytest.mark.parametrize(
    "kind",
    [
        "messageUpdate",
        "messageDelete",
        "messageReaction",
        "typing",
        "event",
        "endOfConversation",
        "trace",
        "handoff",
        "somethingNew",
    ],
)
async def test_kinds_that_need_nothing_are_answered_and_nothing_is_run(door, bot, connector, kind):
    assert (await door.post(an_activity(connector.url, type=kind)))[0] == 200
    assert (bot.turns, connector.requests) == ([], [])
