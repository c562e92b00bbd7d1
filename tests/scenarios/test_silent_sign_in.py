"""Single sign-on with the embedded tenant: Teams' token is exchanged at its Entra, and the calendar is read with it."""

import re

import pytest

from tests.harness.http_stories import enabled, get
from tests.harness.running_bot import actions, button, said

RITA = "rita@contoso.example"


@pytest.fixture
async def world(started):
    return await started(TEAMS_SSO_RESOURCE="api://localhost/botid-1")


def sign_in_cards(world, name):
    return [
        each["content"]
        for one in world.messages(name)
        for each in one.activity.get("attachments", [])
        if each["contentType"].endswith("card.oauth")
    ]


def links_to_sign_in(world, name):
    """Return the addresses that the newest card with one leads to; the card before offers Teams' own sign-in alone."""
    shown = (
        actions(one.card, "Action.OpenUrl") for one in reversed(world.messages(name)) if one.card
    )
    return next(([one["url"] for one in links] for links in shown if links), [])


async def offer_token(world, name):
    """Do what Teams does with a sign-in card."""
    (card,) = await world.until(lambda: sign_in_cards(world, name))
    assert card["tokenExchangeResource"]["uri"] == "api://localhost/botid-1"
    token = (await world.get(f"/sandbox/teams-token/{name}@contoso.example"))["token"]
    value = {"id": card["tokenExchangeResource"]["id"], "token": token}
    await world._deliver(name, {"type": "invoke", "name": "signin/tokenExchange", "value": value})


async def approve(world):
    """Let an administrator agree for everybody, on Microsoft's page."""
    scopes = "openid profile offline_access Calendars.ReadWrite Calendars.Read.Shared"
    back = f"{world.url}/auth/callback"
    query = f"client_id=7e0c3c1b-5a0e-4d0c-9c1a-0b5ce3c0ffee&redirect_uri={back}&scope={scopes}"
    tenant = world.people["rita"]["tenantId"]
    page = f"{world.url}/sandbox/login/{tenant}/v2.0/adminconsent?{query}&state=s"
    assert (await get(page.replace(" ", "%20")))[0] == 302


async def test_teams_signs_in_and_the_question_is_answered(world):
    await world.post("/sandbox/switches", {"sso": True})
    await enabled(world)
    await approve(world)
    await world.say("rita", "who's free Tuesday with a room")
    await offer_token(world, "rita")
    await world.shown("rita", "24 Nov", "Book")
    card = await world.shown("rita", "Connected:", "Calendars.ReadWrite")
    words = said(card)
    for scope in ("openid", "profile", "offline_access", "Calendars.Read.Shared"):
        assert scope in words
    answer = await world.pressed("rita", card, button(card, "disconnect"))
    assert "I deleted your sign-in" in answer["value"]


async def test_without_consent_the_page_is_the_way(world):
    await world.post("/sandbox/switches", {"sso": True})
    await enabled(world)
    await world.say("rita", "connect")
    await offer_token(world, "rita")
    (link,) = await world.until(lambda: links_to_sign_in(world, "rita"))
    assert re.match(r"http://localhost:\d+/auth/start", link)
    assert "You are connected" in await world.sign_in("rita", link)
