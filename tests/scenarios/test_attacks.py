"""What somebody might try at the doors, over HTTP: sign-in links, callbacks, other tenants, the sandbox."""

import asyncio
import json
import sqlite3
from contextlib import closing
from itertools import product
from urllib.parse import parse_qs, urlsplit

import aiohttp
import jwt
import pytest

from tests.harness.fork_server import forked
from tests.harness.http_stories import enabled, get, through_the_page
from tests.harness.patience import PATIENCE
from tests.harness.ports import free_port
from tests.harness.running_bot import APP, link, said

HEADERS = (
    "Content-Security-Policy",
    "Referrer-Policy",
    "X-Content-Type-Options",
    "X-Frame-Options",
    "Strict-Transport-Security",
)


async def prompted(world, name="rita"):
    await enabled(world)
    await world.say(name, "connect")
    return link(await world.shown(name, "Sign in with Microsoft"))


def known(world, name):
    return [one for one in world.messages(name) if "What I know about you" in said(one)]


def grants(world):
    """How often the store was told to keep somebody's tokens."""
    with closing(sqlite3.connect(world.folder / "data" / "bot.json")) as file:
        rows = file.execute("SELECT body FROM documents WHERE kind = 'grant'").fetchall()
    return sum(json.loads(body)["version"] for (body,) in rows)


def files(folder):
    """What the store's files hold; not SQLite's list of who reads (-shm), which each look changes."""
    kept = (one for one in (folder / "data").iterdir() if not one.name.endswith("-shm"))
    return {one.name: one.read_bytes() for one in kept}


async def is_connected(world, name):
    before = len(known(world, name))
    await world.say(name, "what do you know about me")
    await world.until(lambda: len(known(world, name)) > before)
    return "Your sign-in" in said(known(world, name)[-1])


async def test_a_sign_in_link_sent_to_somebody_else_connects_neither(world):
    url = await prompted(world)
    back = await through_the_page(url, change=lambda at: at.replace("rita%40", "ian%40"))
    status, _, page = await get(back)
    assert status == 400
    assert "another account" in page
    await world.shown("rita", "another account")
    assert not await is_connected(world, "rita")
    assert not await is_connected(world, "ian")


FORGED = {
    "audience": "made for another app",
    "issuer": "wasn’t issued by your company",
    "tenant": "another account",
    "person": "another account",
    "expired": "too old",
    "early": "too old",
    "nonce": "couldn’t be read",
    "unsigned": "wasn’t signed by Microsoft",
    "public-secret": "wasn’t signed by Microsoft",
    "changed": "wasn’t signed by Microsoft",
    "unknown-key": "wasn’t signed by Microsoft",
}


async def test_an_id_token_that_is_not_right_connects_nobody_and_is_said_so_on_both_sides(world):
    url = await prompted(world)
    for flaw, words in FORGED.items():
        await world.post("/sandbox/switches", {"mail": "rita@contoso.example", "idToken": flaw})
        status, _, page = await get(await through_the_page(url))
        assert (flaw, status, words in page) == (flaw, 400, True)
        assert "You are connected" not in page
        await world.shown("rita", words)
        assert not await is_connected(world, "rita")
    await world.say("olivia", "audit log")
    assert "Rita Costa" not in said(await world.shown("olivia", "What was done last"))
    asked = {
        one["path"] for one in await world.get("/sandbox/requests") if "/graph/" in one["path"]
    }
    # Whose mailbox it is, is asked before the account can be found to be another's.
    assert asked <= {"/sandbox/graph/v1.0/me/calendar"}
    assert grants(world) == 0
    await world.post("/sandbox/switches", {"mail": "rita@contoso.example", "idToken": None})
    assert (await get(await through_the_page(url)))[0] == 200
    assert grants(world) == 1
    assert await is_connected(world, "rita")


async def test_a_callback_counts_once_and_a_code_in_a_forged_one_never(world):
    url = await prompted(world)
    back = await through_the_page(url)
    forged = back.replace(f"state={parse_qs(urlsplit(back).query)['state'][0]}", "state=forged")
    assert (await get(forged))[0] == 400
    assert (await get(back))[0] == 200
    assert (await get(back))[0] == 400
    await world.say("ian", "connect")
    other = await through_the_page(link(await world.shown("ian", "Sign in with Microsoft")))
    used = parse_qs(urlsplit(back).query)["code"][0]
    fresh = parse_qs(urlsplit(other).query)["code"][0]
    status, _, page = await get(other.replace(fresh, used))
    assert status == 400
    assert "code" in page
    assert not await is_connected(world, "ian")


async def test_a_callback_that_comes_after_ten_minutes_is_told_so_and_connects_nobody(world):
    url = await prompted(world)
    back = await through_the_page(url)
    await world.advance(601)
    status, _, page = await get(back)
    assert (status, "older than ten minutes" in page) == (400, True)
    assert grants(world) == 0


async def test_the_doors_redirect_to_the_sign_in_page_alone(world):
    url = await prompted(world)
    evil = "https://evil.example/"
    extra = f"&redirect_uri={evil}&next={evil}&return_to={evil}"
    status, headers, _ = await get(url + extra)
    assert status == 302
    assert "evil.example" not in headers["Location"]
    for path in (f"/auth/start?ticket={evil}", f"/auth/callback?state={evil}&code=c&next={evil}"):
        status, headers, page = await get(world.url + path)
        assert status == 400
        assert "Location" not in headers
        assert "evil.example" not in page


async def test_every_answer_carries_the_security_headers(world):
    for path in (
        "/auth/start",
        "/auth/callback",
        "/audit",
        "/healthz",
        "/readyz",
        "/metrics",
        "/no",
    ):
        _, headers, _ = await get(world.url + path)
        assert [name for name in HEADERS if name not in headers] == []


async def test_the_audit_log_is_handed_out_once_to_who_asked(world):
    await enabled(world)
    await world.say("olivia", "export audit log")
    card = await world.shown("olivia", "/audit?ticket=")
    ticket = str(card.card).partition("ticket=")[2].split("'")[0].split('"')[0].split("\\")[0]
    ticket = ticket.split()[0]
    async with aiohttp.ClientSession() as browser:
        form = {"ticket": ticket}
        async with browser.post(f"{world.url}/audit", data=form) as answer:
            assert answer.headers["Content-Disposition"].startswith("attachment")
            assert "olivia@contoso.example,enabled" in await answer.text()
        async with browser.post(f"{world.url}/audit", data=form) as answer:
            assert answer.status == 400


async def test_who_may_not_consent_waits_for_the_administrator_over_http(world):
    url = await prompted(world)
    await world.post("/sandbox/switches", {"mail": "rita@contoso.example", "consent": "admin-only"})
    await get(await through_the_page(url))
    card = await world.shown("olivia", "An administrator must approve me first", "Rita Costa")
    status, _, page = await get(link(card), follow=True)
    assert (status, "Thank you" in page) == (200, True)
    await world.shown("rita", "An administrator approved me")


@pytest.fixture
async def live(tmp_path):
    """The address of a bot that serves Teams for real."""
    port = free_port()
    process = await forked(APP, tmp_path, LIVE | {"PORT": str(port)})
    try:
        await started(process, port)
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        await process.wait()


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
async def test_the_sandbox_cannot_be_reached_when_live(live, method):
    for path in (
        "/",
        "/sandbox/people",
        "/sandbox/switches",
        "/sandbox/reset",
        "/sandbox/clock",
        "/sandbox/page/main.js",
        "/sandbox/graph/v1.0/me",
        "/sandbox/login/x/oauth2/v2.0/authorize",
        "/sandbox/login/x/oauth2/v2.0/token",
        "/sandbox/teams/v3/conversations",
        "/sandbox/slack/api/auth.test",
        # Nor is Slack, where no Slack app is named.
        "/slack/events",
        "/slack/install",
    ):
        async with aiohttp.ClientSession() as any_, any_.request(method, live + path) as answer:
            assert (path, answer.status) == (path, 404)


async def test_a_live_bot_believes_nothing_unsigned_and_keeps_no_trace_but_a_count(live, tmp_path):
    before = files(tmp_path)
    claims = {
        "iss": "https://api.botframework.com",
        "aud": APP_ID,
        "serviceurl": SERVICE,
        "exp": 9e9,
    }
    tokens = (
        "",
        "Bearer x",
        "Basic x",
        f"Bearer {jwt.encode(claims, None, algorithm='none')}",
        f"Bearer {jwt.encode(claims, 's' * 64, headers={'kid': 'k'})}",
    )
    left_out = ({}, {"serviceUrl": None}, {"channelId": None}, {"channelId": "directline"})
    async with aiohttp.ClientSession() as chat:
        for token, change in product(tokens, left_out):
            sent = {name: one for name, one in {**UNSIGNED, **change}.items() if one is not None}
            head = {"Authorization": token}
            async with chat.post(f"{live}/api/messages", json=sent, headers=head) as answer:
                assert (token, change, answer.status) == (token, change, 401)
    assert files(tmp_path) == before
    assert (await get(f"{live}/metrics"))[0] == 401
    bearer = {"Authorization": f"Bearer {LIVE['METRICS_TOKEN']}"}
    async with (
        aiohttp.ClientSession() as operator,
        operator.get(f"{live}/metrics", headers=bearer) as answer,
    ):
        counted = await answer.text()
    for event in ("no-token", "algorithm", "other-channel"):
        assert f'event="teams.{event}"' in counted


APP_ID = "00000000-0000-0000-0000-000000000001"
SERVICE = "https://smba.trafficmanager.net/emea/"
UNSIGNED = {
    "type": "message",
    "id": "1",
    "text": "status",
    "channelId": "msteams",
    "serviceUrl": SERVICE,
    "from": {"id": "29:rita", "aadObjectId": "rita"},
    "recipient": {"id": "28:bot"},
    "conversation": {"id": "a:rita", "tenantId": "t"},
}
LIVE = {
    "MicrosoftAppId": APP_ID,
    "MicrosoftAppPassword": "secret",
    "MicrosoftAppType": "SingleTenant",
    "MicrosoftAppTenantId": "00000000-0000-0000-0000-000000000002",
    "PUBLIC_URL": "https://bot.example",
    "TOKEN_KEYS": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
    "METRICS_TOKEN": "for-the-operator",
    "LOG_LEVEL": "warning",
}


async def started(process, port):
    async with asyncio.timeout(PATIENCE):
        while True:
            assert process.returncode is None, "the bot did not start"
            try:
                await get(f"http://localhost:{port}/healthz")
            except aiohttp.ClientError:
                await asyncio.sleep(0.05)
            else:
                return


@pytest.mark.parametrize("tenant", ["11111111-2222-4333-8444-555555555555"])
async def test_an_activity_of_another_tenant_finds_an_account_of_its_own(world, tenant):
    await enabled(world)
    rita = world.people["rita"]
    world.people["rita"] = {**rita, "tenantId": tenant}
    for text in ("status", "rooms", "who are the admins", "enable office365"):
        await world.say("rita", text)
    said = await world.shown("rita", "Disabled")
    assert "Olivia" not in str([one.card for one in world.messages("rita")])
    assert said
