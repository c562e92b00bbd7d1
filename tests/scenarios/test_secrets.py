"""Where tokens must never be: the log, the store, cards, addresses and pages, whatever goes wrong.

Nor are names, addresses and what people write ever logged.
"""

import asyncio
import re
from functools import partial
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.domain.url_tokens import hash_ticket
from bot.settings.model import SANDBOX_CLIENT
from bot.store.factory import open_store
from tests.harness.http_stories import asked, confirmed, enabled, get, through_the_page
from tests.harness.running_bot import button, link

LOG = "bot.log"
TOKEN = re.compile(r"(?<![\w-])(EwB[\w-]{100,}|1\.A[\w-]{100,}|eyJ[\w-]{20,}\.[\w-]{20,})")
"""The tenant's access tokens, refresh tokens and codes, and id tokens; not what is encrypted and looks so."""
PERSONAL = re.compile(
    r"rita|olivia|ian|costa|murray|contoso\.example|thames|free tuesday|jo park", re.IGNORECASE
)


@pytest.fixture
async def logged(started):
    return await started(log=LOG, LOG_LEVEL="debug")


def log_of(world):
    return (world.folder / LOG).read_text("utf-8")


async def signed_in_after_trouble(world):
    """Connect Rita, after a sign-in service that stumbles and answers that are not right."""
    await world.say("rita", "connect")
    prompt = await world.shown("rita", "Sign in with Microsoft")
    url = link(prompt)
    pages = []
    for flaw in ("audience", "unsigned", "nonce"):
        await world.post("/sandbox/switches", {"mail": "rita@contoso.example", "idToken": flaw})
        pages.append((await get(await through_the_page(url)))[2])
    await world.post("/sandbox/switches", {"mail": "rita@contoso.example", "idToken": None})
    garbled = {"status": 200, "body": f"EwB{'x' * 200} 1.A{'y' * 200}", "times": 1}
    for fault in (garbled, {"status": 503, "times": 1}):
        await world.post("/sandbox/faults", {"match": "v2.0/token", **fault})
        pages.append((await get(await through_the_page(url)))[2])
        url = link(await world.shown("rita", "Sign in with Microsoft"))
    back = await through_the_page(url)
    assert TOKEN.search(back)
    await asked_badly(world, back)
    pages.append((await get(back))[2])
    assert "You are connected" in pages[-1]
    return pages, back


async def asked_badly(world, url):
    """Ask for an address with a letter in it that no browser sends."""
    reader, writer = await asyncio.open_connection("localhost", world.port)
    path = url.removeprefix(world.url)
    writer.write(f"GET {path}&x=é HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    assert b" 400 " in await reader.readline()
    writer.close()


async def test_no_token_is_ever_written_down_or_shown(logged):
    world = logged
    await enabled(world)
    pages, back = await signed_in_after_trouble(world)
    await world.shown("rita", "Connected:")
    for status in (401, 503):
        fault = {"match": "getSchedule", "status": status, "times": 1}
        await world.post("/sandbox/faults", fault)
    await world.advance(7200)
    offer = await asked(world)
    await world.press("rita", offer, button(offer, "book"))
    await confirmed(world)
    await world.say("rita", "candidate Jo Park")
    await world.post("/sandbox/switches", {"mail": "rita@contoso.example", "revoked": True})
    await world.say("rita", "who's free Tuesday with a room")
    await world.shown("rita", "Your sign-in has ended")
    written = {
        "log": log_of(world),
        "store": "".join(
            one.read_bytes().decode("latin-1") for one in (world.folder / "data").iterdir()
        ),
        "cards": str([one.activity for one in world.connector.messages]),
        "addresses": str([one["path"] for one in await world.get("/sandbox/requests")]),
        "pages": " ".join(pages),
    }
    secrets = {SANDBOX_CLIENT[1], *parse_qs(urlsplit(back).query)["code"]}
    for where, text in written.items():
        assert text, where
        assert not TOKEN.search(text), where
        assert not [one for one in secrets if one in text], where
    assert not PERSONAL.findall(written["log"])
    assert "outside.repeated" in written["log"]
    # What was no HTTP is not written down at all: it could hold anything.
    assert "aiohttp.server" not in written["log"]


TICKET = re.compile(r"(?:ticket=[\w-]{20,}|/c/[0-9a-f]{20,})")
WAITING = {
    "mei": ("connect", "Sign in with Microsoft"),
    "olivia": ("export audit log", "/audit?ticket="),
    "rita": ("send Jo Park a link for 45 minutes with Ian next week", "/c/"),
}
"""What each says, and what of the answer a chat that is away does not take."""


def in_store(world, pattern):
    """Return what is found in any of the store's files, what was replaced there too."""
    files = [one.read_bytes().decode("latin-1") for one in (world.folder / "data").iterdir()]
    return {found for one in files for found in re.findall(pattern, one)}


def has_been_shown(world, name):
    _, words = WAITING[name]
    return any(words in f"{one.card}" for one in world.messages(name))


async def test_a_card_that_its_chat_has_not_taken_lets_nobody_in_who_reads_the_store(world):
    await enabled(world)
    await world.connect("ian")
    await world.connect("rita")
    for name, (text, _) in WAITING.items():
        world.connector.refusing[world.chat(name)] = 503
        await world.say(name, text)
    kinds = {"Consent", "AuditFile", "CandidateLink"}
    await world.until(lambda: in_store(world, r'"of":"(\w+)"') == kinds)
    assert in_store(world, TICKET) == set()
    await world.kill()
    assert in_store(world, TICKET) == set()
    await world.start()
    world.connector.refusing.clear()
    for name in WAITING:
        await world.while_time_passes(partial(has_been_shown, world, name), step=60, within=3600)
    prompt = await world.shown("mei", "Sign in with Microsoft")
    assert "You are connected" in await world.sign_in("mei", link(prompt))
    # The sandbox's tenant began anew with the bot: the candidate's page is there, and can read no calendar.
    for name, status in {"olivia": 200, "rita": 503}.items():
        card = str((await world.shown(name, WAITING[name][1])).card)
        address = re.search(rf"{re.escape(world.url)}[^\s'\"]*{TICKET.pattern}", card).group()
        assert (await get(address))[0] == status
    assert in_store(world, TICKET) == set()


async def test_no_ticket_or_state_that_opens_anything_is_in_the_store(started):
    world = await started()
    await enabled(world)
    await world.say("rita", "connect")
    url = link(await world.shown("rita", "Sign in with Microsoft"))
    back = await through_the_page(url)
    await world.say("olivia", "export audit log")
    audit = str((await world.shown("olivia", "/audit?ticket=")).card)
    secrets = [
        parse_qs(urlsplit(url).query)["ticket"][0],
        parse_qs(urlsplit(back).query)["state"][0],
        re.search(r"/audit\?ticket=([\w-]+)", audit).group(1),
    ]
    for path in ("/auth/start?ticket=", "/auth/callback?code=c&state="):
        for secret in secrets:
            assert (await get(world.url + path + hash_ticket(secret)))[0] == 400
    await world.stop()
    store = await open_store(f"tinydb:{world.folder}/data/bot.json")
    stored = "".join([f"{kind} {key} {one.value}" async for kind, key, one in store.export()])
    await store.close()
    assert [one for one in secrets if one in stored] == []
    assert [hash_ticket(one) in stored for one in secrets] == [True, True, True]
