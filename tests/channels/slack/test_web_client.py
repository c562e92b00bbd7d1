"""The way to the wire: patience, and what is said of a call whose end is not known."""

import aiohttp
import pytest

from bot.channels.slack.installation_store import Bot, ConfiguredWorkspace, InstallationStore
from bot.channels.slack.messenger import SlackMessenger
from bot.channels.slack.user_resolution import UserResolver
from bot.channels.slack.web_client import REMOVED, SlackWebClient
from bot.domain.accounts import Address
from bot.domain.errors import Gone, NotTaken, OutsideTrouble, Unreachable, Unsure
from bot.graph.sign_in.encryption import DecryptionFailed
from cards.view_models import Notice
from tests.fakes.store import FakeStore
from tests.harness.slack_answers import URL, Answers
from tests.harness.slack_channel import FixedClock, PlainSeals

POST = "chat.postMessage"
MESSAGE = {"channel": "D1", "text": "hello"}
WORD = Notice(lines=("Hello",))
RITA = Address(channel="slack", tenant="contoso", conversation="D1", user="U1", bot="T1")
PLACE = aiohttp.client_reqrep.ConnectionKey("slack.example", 443, *[None] * 5)
NOBODY_LISTENS = aiohttp.ClientConnectorError(PLACE, OSError())


@pytest.fixture
def slack():
    with Answers() as answers:
        yield answers


@pytest.fixture
async def api():
    made = SlackWebClient(URL)
    yield made
    await made.close()


@pytest.fixture
def workspaces(api):
    return InstallationStore(
        api,
        FakeStore(),
        PlainSeals(),
        broken=DecryptionFailed,
        own=ConfiguredWorkspace(clock=FixedClock(), token="xoxb-1"),
    )


@pytest.fixture
def messenger(slack, api, workspaces):
    slack.ok("auth.test", team_id="T1", user_id="UBOT", bot_id="BBOT")
    return SlackMessenger(api, workspaces)


def limited(slack, after):
    slack.refuse(POST, "ratelimited", status=429, headers={"Retry-After": after})


async def test_slack_is_asked_again_when_it_was_busy(slack, api):
    limited(slack, "3")
    slack.ok(POST, ts="1.1")
    assert (await api.call("xoxb-1", POST, MESSAGE))["ts"] == "1.1"
    assert slack.asked == [(POST, MESSAGE)] * 2


async def test_nobody_waits_longer_than_patience(slack, api):
    limited(slack, "60")
    with pytest.raises(NotTaken) as trouble:
        await api.call("xoxb-1", POST, MESSAGE)
    assert (len(slack.asked), trouble.value.changed, trouble.value.retry_after) == (1, "no", 60)


async def test_slack_that_stays_busy_is_asked_four_times(slack, api):
    for _ in range(4):
        limited(slack, "soon")
    with pytest.raises(NotTaken):
        await api.call("xoxb-1", POST, MESSAGE)
    assert len(slack.asked) == 4


LOST = pytest.mark.parametrize(
    "how",
    [
        {"timeout": True},
        {"exception": aiohttp.ServerDisconnectedError()},
        {"exception": aiohttp.ClientPayloadError()},
        {"status": 500, "payload": {"ok": False, "error": "internal_error"}},
        {"status": 502, "body": "<html>"},
        {"status": 200, "body": "<html>", "content_type": "text/html"},
        {"status": 200, "payload": {"ok": False, "error": "fatal_error"}},
    ],
    ids=lambda how: str(how)[:60],
)


@LOST
async def test_a_message_that_may_have_arrived_is_not_sent_again_at_once(slack, api, how):
    slack.fail(POST, **how)
    with pytest.raises(Unsure) as trouble:
        await api.call("xoxb-1", POST, MESSAGE)
    assert (len(slack.asked), trouble.value.changed) == (1, "unknown")


@LOST
async def test_what_may_be_done_twice_counts_as_not_taken_until_slack_says_that_it_was(
    slack, api, how
):
    slack.fail("chat.update", **how)
    with pytest.raises(NotTaken):
        await api.call("xoxb-1", "chat.update", MESSAGE)


async def test_what_was_never_sent_is_sent_again(slack, api):
    for _ in range(2):
        slack.fail(POST, exception=NOBODY_LISTENS)
    slack.fail(POST, status=503, body="<html>", content_type="text/html")
    slack.ok(POST, ts="1.1")
    assert (await api.call("xoxb-1", POST, MESSAGE))["ts"] == "1.1"


async def test_what_could_not_be_sent_at_all_changed_nothing(slack, api):
    for _ in range(4):
        slack.fail(POST, exception=NOBODY_LISTENS)
    with pytest.raises(NotTaken) as trouble:
        await api.call("xoxb-1", POST, MESSAGE)
    assert trouble.value.changed == "no"


async def test_a_refusal_of_slacks_is_named_and_changed_nothing(slack, api):
    slack.refuse(POST, "invalid_blocks")
    with pytest.raises(OutsideTrouble) as trouble:
        await api.call("xoxb-1", POST, MESSAGE)
    assert (trouble.value.facts["code"], trouble.value.changed) == ("invalid_blocks", "no")


async def test_without_a_token_nothing_is_called(slack, api):
    with pytest.raises(Unreachable):
        await api.call("", POST, MESSAGE)
    assert slack.asked == []


@pytest.mark.parametrize("code", ["message_not_found", "cant_update_message"])
async def test_a_message_that_was_deleted_before_it_could_be_changed_is_gone(
    slack, messenger, code
):
    slack.refuse("chat.update", code)
    with pytest.raises(Gone):
        await messenger.update(RITA, "1.1", WORD)


@pytest.mark.parametrize("code", ["channel_not_found", "not_in_channel", "user_disabled"])
async def test_a_chat_that_is_closed_cannot_be_reached(slack, messenger, code):
    slack.refuse(POST, code)
    with pytest.raises(Unreachable) as refused:
        await messenger.send(RITA, WORD)
    assert refused.value.facts["code"] == code


@pytest.mark.parametrize("code", sorted(REMOVED))
async def test_a_workspace_that_removed_the_app_is_asked_anew_who_the_bot_is(
    slack, messenger, code
):
    slack.refuse(POST, code)
    slack.refuse("auth.test", code)
    for _ in range(2):
        with pytest.raises(Unreachable) as refused:
            await messenger.send(RITA, WORD)
        assert refused.value.facts["code"] == code
    slack.ok("auth.test", team_id="T1", user_id="UBOT", bot_id="BBOT")
    slack.ok(POST, ts="1.1")
    assert await messenger.send(RITA, WORD) == "1.1"


@pytest.mark.parametrize(
    "profile",
    [{}, {"email": ""}, {"email": None}],
    ids=["not told", "empty", "none"],
)
async def test_a_user_without_an_address_is_nobody_of_the_company(slack, api, workspaces, profile):
    slack.ok("users.info", user={"id": "U1", "team_id": "T1", "name": "rita", "profile": profile})
    people = UserResolver(api, workspaces, FakeStore(), FixedClock())
    member = await people.member(Bot(team="T1", token="xoxb-1", user="UBOT", id="BBOT"), "U1")
    assert (member.mail, member.doubt) == ("", "no-mail")
    assert slack.asked == [("users.info", {"user": "U1", "include_locale": "true"})]
