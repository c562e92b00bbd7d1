"""A workspace whose token no key opens any more: what is said, to whom, and the way back."""

import json
from contextlib import AsyncExitStack
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import structlog
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.channels.slack.workspace_link_page import JoinDoors
from bot.domain.accounts import Workspace
from bot.domain.errors import TokenLost
from bot.graph.sign_in.encryption import TokenCipher, workspace_owner
from bot.sandbox.slack import events_api as events
from bot.sandbox.slack.events_api import Delivery
from bot.sandbox.slack.workspace import SlackMessage
from cards.actions import Decline
from cards.slack_blocks import draw
from cards.words.error_messages import error_message
from tests.harness.sample_views import SAMPLES
from tests.harness.slack_channel import TEAM, TENANT, TOKEN, Hall
from tests.harness.slack_chat import buttons
from tests.harness.slack_presses import JOINING, card, opens

INSTALL = "http://bot.example/slack/install"
OLD, NEW = TokenCipher(["old"]), TokenCipher(["new"])
KEPT = Workspace(
    team=TEAM,
    tenant=TENANT,
    joined_by="contoso/olivia",
    sealed=OLD.seal(TOKEN, workspace_owner(TEAM)),
)


@pytest.fixture
async def stack():
    async with AsyncExitStack() as opened:
        yield opened


async def a_hall(stack, **facts):
    hall = await Hall(**{"token": "", "seals": NEW} | facts).open(stack, joined=False)
    await hall.keep(KEPT)
    return hall


@pytest.fixture
async def lost(stack):
    """The bot was started with other keys than the workspace's token was sealed with."""
    return await a_hall(stack)


@pytest.fixture
async def browser(stack, lost):
    async def waiting(_):
        return JOINING

    app = web.Application()
    app.add_routes(lost.slack.pages(JoinDoors(waiting, waiting, _words)))
    return await stack.enter_async_context(TestClient(TestServer(app)))


def _words(error):
    said = error_message(error.key, error.changed, error.facts)
    return said.what, (said.changed, said.next)


def is_told(words):
    return all(one in words for one in ("key", "was lost", "Nothing was changed", INSTALL))


def pressed(hall, **more):
    """The press of a button as Slack sends it, with what it sends besides."""
    drawing = draw(SAMPLES["offer"])
    message = SlackMessage(TEAM, hall.user("rita").chat, "1.1", drawing["text"], drawing["blocks"])
    first = buttons({"blocks": message.blocks})[0]["action_id"]
    delivery = events.button_press(hall.little, hall.user("rita"), message, first)
    payload = json.loads(parse_qs(delivery.body)["payload"][0])
    return Delivery(urlencode({"payload": json.dumps(payload | more)}), delivery.content_type)


@pytest.fixture
async def replies(stack):
    """What arrives at the address that Slack gives with a press."""
    arrived = []

    async def take(request):
        arrived.append(await request.json())
        return web.Response(status=int(request.query.get("status", 200)))

    app = web.Application()
    app.add_routes([web.post("/reply", take)])
    server = await stack.enter_async_context(TestServer(app))
    return str(server.make_url("/reply")), arrived


async def test_a_command_is_answered_with_where_to_install_again(lost):
    delivered = await lost.deliver(events.slash_command(lost.little, lost.user("rita"), {}))
    answer = json.loads(delivered.text)
    assert (delivered.status, answer["response_type"]) == (200, "ephemeral")
    assert is_told(answer["text"])
    assert lost.turns == []


async def test_who_pressed_is_told_alone_and_the_card_stays(lost, replies):
    url, arrived = replies
    assert (await lost.deliver(pressed(lost, response_url=url))).status == 200
    (told,) = arrived
    assert (told["response_type"], told["replace_original"]) == ("ephemeral", False)
    assert is_told(told["text"])


@pytest.mark.parametrize("end", ["?status=500", "/gone"])
async def test_a_press_is_taken_also_where_its_address_refuses(lost, replies, end):
    with structlog.testing.capture_logs() as logs:
        delivered = await lost.deliver(pressed(lost, response_url=replies[0] + end))
    assert delivered.status == 200
    assert "slack.not_told" in [one["event"] for one in logs]


async def test_a_press_is_taken_also_where_nobody_listens(lost):
    with structlog.testing.capture_logs() as logs:
        delivered = await lost.deliver(pressed(lost, response_url="http://127.0.0.1:1/reply"))
    assert delivered.status == 200
    assert "slack.not_told" in [one["event"] for one in logs]


async def test_a_form_that_was_open_says_so_and_keeps_what_was_written(stack, lost):
    before = await Hall().open(stack)
    form = await opens(before, *card(before, "invitation"), Decline)
    lost.little.views.append(form)
    await lost.submits("rita", form, {"comment": "Ill"})
    assert form.is_open
    assert all(is_told(words) for words in form.errors.values())
    assert form.errors


async def test_a_message_is_taken_and_the_log_names_the_workspace(lost):
    with structlog.testing.capture_logs() as logs:
        delivered = await lost.says("rita", "hello")
    assert (delivered.status, lost.turns, lost.little.messages) == (200, [], [])
    (line,) = [one for one in logs if one["event"] == "slack.token_lost"]
    assert line == {
        "event": "slack.token_lost",
        "log_level": "error",
        "team": TEAM,
        "install": INSTALL,
    }
    assert "slack.token-lost" in lost.counted


async def test_the_page_that_joins_a_workspace_says_so(browser):
    async with browser.get("/slack/join?code=c0de") as answer:
        assert answer.status == 400
        assert is_told(await answer.text())


async def test_installing_again_overwrites_the_token_and_all_else_stays(lost, browser):
    await lost.says("rita", "hello")
    async with browser.get("/slack/install", allow_redirects=False) as answer:
        asked = parse_qs(urlsplit(answer.headers["Location"]).query)
    lost.little.codes["c1"] = TEAM
    async with browser.get(f"/slack/oauth?code=c1&state={asked['state'][0]}") as answer:
        assert "Installed in Contoso" in await answer.text()
    stored = (await lost.store.load(Workspace, TEAM)).value
    assert NEW.open(stored.sealed, workspace_owner(TEAM)) == lost.little.teams[TEAM].token != TOKEN
    assert (stored.tenant, stored.joined_by) == (KEPT.tenant, KEPT.joined_by)
    await lost.says("rita", "hello")
    assert lost.turn.speaker.tenant == TENANT


async def test_the_settings_own_token_takes_its_place(stack):
    hall = await a_hall(stack, token=TOKEN)
    await hall.says("rita", "hello")
    assert hall.turn.speaker.tenant == TENANT


async def test_the_settings_token_of_another_workspace_does_not(stack):
    hall = await a_hall(stack, token="xoxb-other")
    with pytest.raises(TokenLost):
        await hall.slack.workspaces.bot(TEAM)


async def test_a_removal_is_heard_although_nothing_can_be_said(lost):
    await lost.happens({"type": "app_uninstalled"})
    assert await lost.store.load(Workspace, TEAM) is None
