"""The page's own addresses: its files, its stream, and people's words on their way to the bot."""

import asyncio
import json
from pathlib import Path
from urllib.parse import quote

import aiohttp
import pytest
from aiohttp import web

from bot.sandbox.server import mount
from bot.sandbox.teams.chat_log import CHANNEL, MOST_WAITING
from bot.sandbox.teams.client import BOT_PATH
from bot.sandbox.teams.connector import CARD
from tests.harness.patience import PATIENCE

ROOT = Path(__file__).parents[2]
RITA = "rita@contoso.example"
A_CARD = {"type": "AdaptiveCard", "version": "1.5", "body": []}


class Bot:
    """Takes activities beside the tenant, and answers presses as it is told."""

    def __init__(self, world):
        self.world, self.heard, self.answer, self.status = world, [], None, 200
        self.meanwhile = None
        """What happens while it works out an answer."""

    async def __aenter__(self):
        app = web.Application()
        app.router.add_post(BOT_PATH, self.take)
        self.runner = web.AppRunner(app)
        await self.runner.setup()
        site = web.TCPSite(self.runner, "127.0.0.1", 0)
        await site.start()
        port = self.runner.addresses[0][1]
        self.world.tenant._base_url = f"http://127.0.0.1:{port}"
        return self

    async def __aexit__(self, *_):
        await self.runner.cleanup()

    async def take(self, request):
        self.heard.append(await request.json())
        if self.meanwhile:
            self.meanwhile()
        return web.json_response(self.answer, status=self.status)

    async def speak(self, path, **body):
        status, _, answer = await self.world.call("POST", f"/sandbox/chats/{path}", json=body)
        return status, answer


@pytest.fixture
async def bot(world):
    async with Bot(world) as made:
        yield made


async def test_the_page_may_load_and_call_only_what_is_its_own(world):
    status, headers, page = await world.call("GET", "/")
    assert status == 200
    assert "<html" in page
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"


async def test_every_file_the_page_names_is_served(world):
    _, _, page = await world.call("GET", "/")
    names = [part.split('"')[0] for part in page.split('"/sandbox/page/')[1:]]
    files = [name for name in names if not name.startswith("lib/")]
    assert "main.js" in files
    for name in files:
        assert (await world.call("GET", f"/sandbox/page/{name}"))[0] == 200, name


@pytest.mark.parametrize(
    "name", ["package.json", "..%2Fpage.py", "%2Fetc%2Fpasswd", "lib/..%2F..%2Fpage.py", "none.js"]
)
async def test_nothing_else_is_served(world, name):
    assert (await world.call("GET", f"/sandbox/page/{name}"))[0] == 404


async def test_a_message_reaches_the_bot_as_teams_would_send_it(bot):
    status, message = await bot.speak("a:rita/messages", **{"from": RITA, "text": " hello "})
    (activity,) = bot.heard
    assert (status, message["text"], message["trouble"]) == (200, "hello", "")
    assert (activity["type"], activity["text"]) == ("message", "hello")
    assert activity["from"]["id"] == "29:rita"
    assert activity["conversation"] == {
        "id": "a:rita",
        "conversationType": "personal",
        "isGroup": False,
        "tenantId": bot.world.tenant.directory.tenant_id,
    }
    assert activity["serviceUrl"] == f"{bot.world.tenant.base}/sandbox/teams"


async def test_in_the_channel_the_bot_is_mentioned_in_a_thread(bot):
    _, root = await bot.speak(f"{CHANNEL}/messages", **{"from": RITA, "text": "hello"})
    await bot.speak(f"{CHANNEL}/messages", **{"from": RITA, "text": "more", "thread": root["id"]})
    ids = [one["conversation"]["id"] for one in bot.heard]
    assert ids == [f"{CHANNEL};messageid={root['id']}"] * 2
    assert bot.heard[0]["text"] == "<at>Scheduler</at> hello"
    assert bot.heard[0]["entities"][1]["mentioned"]["id"] == "28:scheduler"


@pytest.mark.parametrize("status", [401, 500])
async def test_a_message_the_bot_does_not_take_says_so(bot, status):
    bot.status = status
    _, message = await bot.speak("a:rita/messages", **{"from": RITA, "text": "hello"})
    assert f"HTTP {status}" in message["trouble"]


async def test_a_message_to_a_bot_that_is_not_there_says_so(bot):
    await bot.runner.cleanup()
    _, message = await bot.speak("a:rita/messages", **{"from": RITA, "text": "hello"})
    assert "does not answer" in message["trouble"]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("a:rita/messages", {"from": "nobody@contoso.example", "text": "hello"}),
        ("a:ian/messages", {"from": RITA, "text": "hello"}),
        ("a:rita/messages", {"from": RITA, "text": "  "}),
        ("a:rita/messages", {"from": RITA, "text": "x" * 5000}),
        ("a:rita/messages", {"from": RITA, "text": "hello", "thread": "t"}),
        ("a:rita/presses", {"from": RITA, "message": "m", "action": {"verb": "book"}}),
    ],
)
async def test_what_nobody_could_do_is_refused_with_a_sentence(bot, path, body):
    status, answer = await bot.speak(path, **body)
    assert status == 400
    assert answer["error"].endswith(".")
    assert bot.heard == []


async def test_another_sites_form_cannot_speak_for_anybody(world):
    status, _, _ = await world.call("POST", "/sandbox/chats/a:rita/messages", data='{"from":1}')
    assert status == 400


@pytest.mark.parametrize("body", ["{", "[]"])
async def test_what_is_not_an_object_is_refused(world, body):
    headers = {"Content-Type": "application/json"}
    url = "/sandbox/chats/a:rita/messages"
    assert (await world.call("POST", url, data=body, headers=headers))[0] == 400


async def a_message(world):
    body = {"type": "message", "attachments": [{"contentType": CARD, "content": A_CARD}]}
    url = "/sandbox/teams/v3/conversations/a:rita/activities"
    return (await world.call("POST", url, json=body))[2]["id"]


async def pressed(bot, **more):
    action = {"verb": "book", "data": {"slot": 1}}
    message = await a_message(bot.world)
    body = {"from": RITA, "message": message, "action": action, **more}
    return message, (await bot.speak("a:rita/presses", **body))[1]


async def test_a_press_is_an_execute_of_the_message_it_stands_in(bot):
    message, _ = await pressed(bot)
    (activity,) = bot.heard
    assert (activity["type"], activity["name"]) == ("invoke", "adaptiveCard/action")
    assert activity["replyToId"] == message
    assert activity["value"] == {
        "action": {"type": "Action.Execute", "verb": "book", "data": {"slot": 1}},
        "trigger": "manual",
    }


async def test_a_card_in_the_answer_is_for_who_pressed_alone(bot):
    bot.answer = {"statusCode": 200, "type": CARD, "value": A_CARD | {"speak": "new"}}
    await pressed(bot)
    (message,) = bot.world.tenant.chats.snapshot()["messages"]
    assert message["views"] == {RITA: {"teams": A_CARD | {"speak": "new"}}}
    assert message["drawn"] == {"teams": A_CARD}


async def test_what_was_under_way_when_everybody_starts_over_leaves_the_chats_empty(bot):
    chats = bot.world.tenant.chats
    bot.meanwhile = lambda: bot.world.tenant.reset(sign_ins=False)
    bot.answer = {"statusCode": 200, "type": CARD, "value": A_CARD}
    await pressed(bot)
    assert chats.snapshot()["messages"] == []
    bot.status = 500
    await bot.speak("a:rita/messages", **{"from": RITA, "text": "hello"})
    assert chats.snapshot()["messages"] == []


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (
            {"type": "application/vnd.microsoft.activity.message", "value": "Noted."},
            {"note": "Noted.", "isTrouble": False},
        ),
        (
            {"type": "application/vnd.microsoft.error", "value": {"message": "Too old."}},
            {"note": "Too old.", "isTrouble": True},
        ),
        (None, {"note": "", "isTrouble": False}),
    ],
)
async def test_words_in_the_answer_are_for_who_pressed(bot, answer, expected):
    bot.answer = answer
    assert (await pressed(bot))[1] == expected


async def test_a_press_the_bot_does_not_take_says_so(bot):
    bot.status = 500
    _, answer = await pressed(bot)
    assert answer["isTrouble"]


async def test_the_bot_is_told_where_its_app_was_added(bot):
    await bot.speak("a:rita/arrival", **{"from": RITA})
    (activity,) = bot.heard
    assert (activity["type"], activity["action"]) == ("installationUpdate", "add")


async def test_a_stream_begins_with_everything_and_goes_on_with_every_change(world):
    first = await a_message(world)
    async with world.session.get(f"{world.base}/sandbox/chats/stream") as stream:
        start = await event(stream)
        assert [one["id"] for one in start["messages"]] == [first]
        second = await a_message(world)
        assert (await event(stream))["message"]["id"] == second
        world.tenant.chats.close()
        assert await stream.content.read() == b""


async def test_a_listener_that_falls_behind_is_let_go(world):
    with world.tenant.chats.subscribe() as news:
        for _ in range(MOST_WAITING + 2):
            world.tenant.chats.broadcast({"kind": "typing"})
        told = [news.get_nowait() for _ in range(news.qsize())]
    assert len(told) == MOST_WAITING + 1
    assert told[-1] is None


async def test_a_server_that_stops_does_not_wait_for_open_pages(world):
    app = web.Application()
    mount(app, world.tenant)
    runner = web.AppRunner(app, shutdown_timeout=30)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/sandbox/chats/stream"
    async with aiohttp.ClientSession() as session, session.get(url) as stream:
        await event(stream)
        async with asyncio.timeout(PATIENCE):
            await runner.cleanup()


async def event(stream):
    line = await stream.content.readline()
    await stream.content.readline()
    return json.loads(line.removeprefix(b"data: "))


async def lanes(world, **query):
    status, _, answer = await world.call("GET", "/sandbox/lanes", params=query)
    assert status == 200, answer
    return {(one["mail"].split("@")[0], one["of"] and one["name"]): one for one in answer["lanes"]}


async def test_others_are_seen_as_times_and_oneself_by_name(world):
    seen = await lanes(world, viewer=RITA, days="5")
    assert {one["title"] for one in seen["ian", ""]["blocks"]} == {""}
    assert any(one["title"] for one in seen["rita", ""]["blocks"])
    assert any(one["title"] for one in seen["focus1", ""]["blocks"])
    assert (seen["thames", ""]["may"], seen["focus1", ""]["may"]) == ("freeBusyRead", "write")


async def test_a_calendar_made_since_the_start_has_a_lane_and_its_news_are_marked(world, rita):
    made = await rita.ok("POST", "/me/calendars", {"name": "Comeet Scheduler"})
    times = {"dateTime": "2026-03-17T09:00:00", "timeZone": "UTC"}
    event = {"subject": "Held", "start": times, "end": times | {"dateTime": "2026-03-17T10:00:00"}}
    await rita.ok("POST", f"/me/calendars/{quote(made['id'], safe='')}/events", event)
    day = {"viewer": RITA, "day": "2026-03-17"}
    (block,) = (await lanes(world, **day))["rita", "Comeet Scheduler"]["blocks"]
    assert (block["from"], block["to"], block["isFresh"]) == (540, 600, True)
    world.later(minutes=1)
    (block,) = (await lanes(world, **day))["rita", "Comeet Scheduler"]["blocks"]
    assert not block["isFresh"]


async def test_another_time_that_was_proposed_stands_with_the_organizers_own_event(world, rita):
    times = {"dateTime": "2026-03-17T09:00:00", "timeZone": "UTC"}
    ian = {"type": "required", "emailAddress": {"address": "ian@contoso.example", "name": "Ian"}}
    event = {"subject": "Held", "start": times, "end": times | {"dateTime": "2026-03-17T10:00:00"}}
    made = await rita.ok("POST", "/me/events", event | {"attendees": [ian]})
    proposed = {"start": "2026-03-18T14:00:00+00:00", "end": "2026-03-18T15:00:00+00:00"}
    world.later(minutes=1)
    answer = {"iCalUId": made["iCalUId"], "answer": "tentative", "proposed": proposed}
    assert (await world.control("POST", "calendars/ian@contoso.example", answer))[0] == 200
    world.later(minutes=1)
    seen = await lanes(world, viewer=RITA, day="2026-03-17")
    told = [one["proposals"] for one in seen["rita", ""]["blocks"] if one["title"] == "Held"]
    assert told == [["Ian proposes Wed 18 Mar 14:00–15:00"]]
    assert not any(one["proposals"] for one in seen["ian", ""]["blocks"])


async def test_an_event_over_midnight_lies_on_both_days(world, rita):
    start = {"dateTime": "2026-03-17T23:00:00", "timeZone": "UTC"}
    end = {"dateTime": "2026-03-18T01:00:00", "timeZone": "UTC"}
    await rita.ok("POST", "/me/events", {"subject": "Night", "start": start, "end": end})
    seen = await lanes(world, viewer=RITA, day="2026-03-17", days="2")
    night = [one for one in seen["rita", ""]["blocks"] if one["title"] == "Night"]
    assert [(one["day"], one["from"], one["to"]) for one in night] == [(0, 1380, 1440), (1, 0, 60)]


@pytest.mark.parametrize(
    "query", [{"viewer": "x"}, {"viewer": RITA, "day": "soon"}, {"viewer": RITA, "days": "9"}]
)
async def test_mistaken_questions_for_lanes_get_a_sentence(world, query):
    status, _, answer = await world.call("GET", "/sandbox/lanes", params=query)
    assert status == 400
    assert answer["error"].endswith(".")


def test_only_style_sheets_know_whether_a_page_is_dark():
    """Hence tests in a browser look at one page bright and dark, and do not play it for each."""
    places = (
        ROOT / "bot/sandbox/page/static",
        ROOT / "bot/http/static",
        ROOT / "bot/http/templates",
    )
    pages = {one.name: one.read_text("utf-8") for place in places for one in place.iterdir()}
    knowing = {name for name, text in pages.items() if "prefers-color-scheme" in text}
    assert knowing == {"style.css", "slack.css", "candidate.css"}
