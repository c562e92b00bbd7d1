"""Installing, joining and removing: the life of a workspace with the app."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from msgspec.structs import replace

from bot.channels.slack.oauth import SCOPES
from bot.channels.slack.workspace_link_page import JoinDoors
from bot.domain.accounts import Address, Person, Workspace, person_id
from bot.domain.errors import Gone
from bot.graph.sign_in.encryption import TokenCipher, workspace_owner
from bot.graph.sign_in.reseal import Resealed, reseal
from bot.sandbox.slack.workspace import add_team, user_id
from tests.harness.slack_channel import TEAM, TENANT
from tests.harness.slack_presses import JOINING


class Desk:
    """What stands behind the page, and what was confirmed there."""

    def __init__(self):
        self.confirmed = []

    async def waiting(self, code):
        if code != JOINING.code:
            raise Gone(what="prompt")
        return JOINING

    async def confirm(self, code):
        await self.waiting(code)
        self.confirmed.append(code)

    def doors(self):
        return JoinDoors(self.waiting, self.confirm, lambda error: (error.key, ("Sorry.",)))


@pytest.fixture
async def desk():
    return Desk()


@pytest.fixture
async def browser(hall, desk):
    app = web.Application()
    app.add_routes(hall.slack.pages(desk.doors()))
    async with TestClient(TestServer(app)) as client:
        yield client


async def begun(browser):
    """Begin an installation; gives the state that Slack is to send back."""
    async with browser.get("/slack/install", allow_redirects=False) as answer:
        assert answer.status == 302
        asked = parse_qs(urlsplit(answer.headers["Location"]).query)
    assert asked["scope"] == [",".join(SCOPES)]
    return asked["state"][0]


def consented(hall, team="T2"):
    add_team(hall.little, team, "Fabrikam", "", [("Zoe", "zoe@f.example", "")])
    hall.little.codes["c1"] = team
    return "c1"


async def test_a_workspace_that_installs_the_app_can_be_spoken_in(hall, browser):
    state, code = await begun(browser), consented(hall)
    async with browser.get(f"/slack/oauth?code={code}&state={state}") as answer:
        assert "Installed in Fabrikam" in await answer.text()
    stored = (await hall.store.load(Workspace, "T2")).value
    assert stored.sealed.startswith("sealed:xoxb-T2")
    assert stored.tenant == ""
    assert (await hall.slack.workspaces.bot("T2")).token == hall.little.teams["T2"].token
    assert "xoxb" not in repr(await hall.slack.workspaces.bot("T2"))


async def test_installing_again_keeps_whom_the_workspace_belongs_to(hall, browser):
    consented(hall)
    await hall.keep(Workspace(team="T2", tenant="fabrikam", sealed="sealed:old"))
    state = await begun(browser)
    await browser.get(f"/slack/oauth?code=c1&state={state}")
    assert (await hall.store.load(Workspace, "T2")).value.tenant == "fabrikam"


@pytest.mark.parametrize("query", ["state=forged&code=c1", "code=c1", "", "state=&code=c1"])
async def test_an_installation_that_was_begun_elsewhere_is_refused(hall, browser, query):
    consented(hall)
    await begun(browser)
    async with browser.get(f"/slack/oauth?{query}") as answer:
        assert answer.status == 400
    assert await hall.store.load(Workspace, "T2") is None


async def test_a_cancelled_or_unknown_code_installs_nothing(hall, browser):
    state = await begun(browser)
    for query in (f"error=access_denied&state={state}", f"code=unknown&state={state}"):
        async with browser.get(f"/slack/oauth?{query}") as answer:
            assert answer.status == 400
            assert "Nothing was changed" in await answer.text()


async def test_the_secret_is_not_in_an_address(hall, browser):
    state, code = await begun(browser), consented(hall)
    await browser.get(f"/slack/oauth?code={code}&state={state}")
    (asked,) = hall.calls("oauth.v2.access")
    assert (asked["query"], asked["user"]) == ("", "")


async def test_the_page_names_the_workspace_as_slack_does(hall, browser, desk):
    async with browser.get("/slack/join?code=c0de") as answer:
        text = await answer.text()
    assert "Contoso" in text
    assert "https://t1.slack.example/" in text
    assert "olivia@x.example" in text
    assert desk.confirmed == []


async def test_a_name_cannot_become_markup(hall, browser):
    hall.little.teams[TEAM].name = "<script>alert(1)</script>"
    async with browser.get("/slack/join?code=c0de") as answer:
        assert "<script>" not in await answer.text()


@pytest.mark.parametrize(("decision", "confirmed"), [("join", ["c0de"]), ("leave", []), ("", [])])
async def test_only_join_joins(browser, desk, decision, confirmed):
    async with browser.post("/slack/join", data={"code": "c0de", "decision": decision}) as answer:
        assert answer.status == 200
    assert desk.confirmed == confirmed


@pytest.mark.parametrize(
    ("kind", "status"),
    [("application/x-www-form-urlencoded; charset=nope", 400), ("text/plain", 415)],
)
async def test_what_is_no_form_joins_nothing(browser, desk, kind, status):
    headers = {"Content-Type": kind}
    sent = browser.post("/slack/join", data=b"code=c0de&decision=join", headers=headers)
    async with sent as answer:
        assert answer.status == status
    assert desk.confirmed == []


async def test_a_code_that_was_used_is_refused(browser):
    async with browser.get("/slack/join?code=other") as answer:
        assert answer.status == 400
    async with browser.post("/slack/join", data={"code": "other", "decision": "join"}) as answer:
        assert answer.status == 400


async def test_a_workspace_that_removed_the_app_is_forgotten_with_its_chats(hall):
    chat = Address(channel="slack", tenant=TENANT, conversation="D1", user="U1", bot=TEAM)
    teams = Address(channel="teams", tenant=TENANT, conversation="a:1")
    home = replace(chat, conversation="home")
    await hall.hire("rita", addresses=(chat, teams), home=home)
    await hall.hire("ian", home=replace(home, bot="T2"))
    hall.little.teams[TEAM].token = ""
    await hall.happens({"type": "app_uninstalled"})
    assert await hall.store.load(Workspace, TEAM) is None
    person = (await hall.store.load(Person, person_id(TENANT, "rita"))).value
    assert (person.addresses, person.home) == ((teams,), None)
    other = (await hall.store.load(Person, person_id(TENANT, "ian"))).value
    assert other.home.bot == "T2"


async def test_a_revoked_token_of_a_user_is_none_of_the_bots(hall):
    await hall.happens({"type": "tokens_revoked", "tokens": {"oauth": ["U1"], "bot": []}})
    assert await hall.store.load(Workspace, TEAM) is not None
    hall.little.teams[TEAM].token = ""
    await hall.happens({"type": "tokens_revoked", "tokens": {"bot": ["UBOTT1"]}})
    assert await hall.store.load(Workspace, TEAM) is None


async def test_tokens_are_encrypted_with_the_newest_key_when_asked(hall):
    old, new = TokenCipher(["old"]), TokenCipher(["new"])
    await hall.keep(Workspace(team="T2", sealed=old.seal("xoxb-2", workspace_owner("T2"))))
    assert await reseal(hall.store, hall.store, ["new", "old"]) == Resealed(sign_ins=1)
    stored = (await hall.store.load(Workspace, "T2")).value
    assert new.open(stored.sealed, workspace_owner("T2")) == "xoxb-2"


async def test_events_of_a_workspace_without_the_app_are_taken_and_left(hall):
    add_team(hall.little, "T2", "Fabrikam", "xoxb-2", [("Zoe", "zoe@f.example", "")])
    event = {"type": "message", "channel_type": "im", "channel": "D2", "ts": "1.1", "text": "hi"}
    user = user_id("T2", "zoe@f.example")
    assert (await hall.happens({**event, "user": user}, team="T2")).status == 200
    assert hall.turns == []
    assert "slack.not-installed" in hall.counted


def test_the_scopes_asked_for_are_those_of_the_manifest():
    manifest = yaml.safe_load(Path("manifest/slack/manifest.yaml").read_text(encoding="utf-8"))
    assert tuple(manifest["oauth_config"]["scopes"]["bot"]) == SCOPES
