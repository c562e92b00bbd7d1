"""A second workspace: installed by OAuth, joined by an administrator, and by nobody else."""

import aiohttp
import pytest

from tests.harness.running_bot import hidden_fields
from tests.harness.slack_chat import SlackChat, link

TEAM = "T2"
PEOPLE = [
    {"name": "Olivia Park", "email": "olivia@contoso.example", "tz": "Europe/London"},
    {"name": "Ian Murray", "email": "ian@contoso.example", "tz": "Europe/London"},
]


@pytest.fixture
async def slack(world):
    """The second workspace, with the app installed and joined to nobody."""
    await world.post("/sandbox/slack/teams", {"team": TEAM, "name": "London", "people": PEOPLE})
    async with (
        aiohttp.ClientSession() as browser,
        browser.get(f"{world.url}/slack/install") as answer,
    ):
        text = await answer.text()
        assert "Installed in London" in text, text
    return SlackChat(world, team=TEAM)


async def signed_in(world, url):
    """Sign in from a prompt; gives the browser's last page and its address."""
    async with aiohttp.ClientSession() as browser:
        async with browser.get(url) as answer:
            form = dict(hidden_fields(await answer.text()))
            address = str(answer.url)
        async with browser.post(address, data={**form, "decision": "accept"}) as answer:
            return await answer.text()


async def test_an_owner_joins_a_workspace_and_its_people_are_known(world, slack):
    await slack.say("olivia", "enable office365")
    await slack.shown("olivia", "isn’t linked")
    prompt = await slack.shown("olivia", "Sign in with Microsoft")
    page = await signed_in(world, link(prompt))
    assert "Is the Slack workspace “London” your company" in page, page
    code = dict(hidden_fields(page))["code"]
    async with (
        aiohttp.ClientSession() as browser,
        browser.post(f"{world.url}/slack/join", data={"code": code, "decision": "join"}) as answer,
    ):
        assert "is linked" in await answer.text()
    await slack.shown("olivia", "is linked")
    await slack.say("olivia", "enable office365")
    await slack.shown("olivia", "Enabled", "Olivia Park")
    await slack.say("ian", "enable office365")
    await slack.shown("ian", "Ask ", "Olivia", "Nothing was changed")


async def test_an_interviewer_cannot_join_a_workspace(world, slack):
    await slack.say("ian", "hello")
    prompt = await slack.shown("ian", "Sign in with Microsoft")
    page = await signed_in(world, link(prompt))
    assert "Only an Owner, Admin or IT manager" in page, page
    await slack.say("olivia", "status")
    await slack.shown("olivia", "isn’t linked")
