"""The cards one would put on the front page, in each of their looks in Teams and in Slack; `SCREENSHOTS=1` keeps the pictures."""

import json

import aiohttp
import pytest

from bot.graph.sign_in.encryption import AddressCipher
from bot.sandbox.slack.workspace import TEAM, user_id
from bot.settings.model import SANDBOX_KEY, SANDBOX_SLACK
from cards import adaptive_cards, slack_blocks
from tests.harness.browser import expect, keep, schemes
from tests.harness.sample_views import SAMPLES

CONNECTOR = "/sandbox/teams/v3/conversations/a:olivia/activities"
CARD = "application/vnd.microsoft.card.adaptive"
LARGEST = 20_000
GALLERY = {
    "offer": "offer for a candidate",
    "offer-week": "offer of several days",
    "offer-why": "offer, and why not at other times",
    "offer-nothing": "offer with nothing",
    "offer-channel": "offer in a channel",
    "offer-kept": "offer with kept filters",
    "offer-anyone": "offer to choose from",
    "offer-yes": "offer, yes",
    "offer-no": "offer, no",
    "offer-expired": "offer expired",
    "consent": "consent",
    "consent-again": "consent again",
    "connected": "connected recruiter",
    "help": "help recruiter",
    "booked": "interview confirmed",
    "room-declined": "interview without its room",
    "proposal": "interview with a proposal",
    "cancelled": "interview cancelled",
    "moved": "moved",
    "invitation": "invitation",
    "interviews": "interviews with a loop",
    "home": "home, this week",
    "ask-to-cancel": "ask to cancel",
    "ask-to-forget": "ask to forget",
    "reminder": "reminder",
    "after": "after an interview",
    "digest": "morning digest of a recruiter",
    "link": "link with times",
    "link-booked": "link booked",
    "loop-offer": "loop offer",
    "loop": "loop booked",
    "status": "status enabled",
    "settings": "settings with a form",
    "limits": "limits with a form",
    "rooms": "rooms with forms",
    "room": "a room",
    "pools": "pools with forms",
    "pool": "a pool",
    "people": "people",
    "person": "a person",
    "reminders": "reminders chosen",
    "ask-to-cancel-loop": "ask to cancel a loop",
    "loop-declined": "loop with one declined",
    "problem": "problem",
}
SIZES = {"": {}, "360": {"viewport": {"width": 360, "height": 800}}}
"""How large the window is, by how its pictures are named: those of the usual one for how bright they are."""


@pytest.mark.parametrize("size", SIZES)
async def test_cards_are_drawn_in_every_look(open_page, bot, size):
    stage = await open_page(**SIZES[size])
    if size:
        await stage.open("Olivia Park")
    for sample in GALLERY.values():
        card = adaptive_cards.draw(SAMPLES[sample])
        assert len(json.dumps(card, ensure_ascii=False).encode()) < LARGEST
        attachment = {"contentType": CARD, "content": card}
        await bot.post(CONNECTOR, {"type": "message", "attachments": [attachment]})
    cards = stage.pane("Olivia Park").locator(".card")
    await expect(cards).to_have_count(len(GALLERY))
    await all_fit(stage, cards, "{name}-{look}", size)
    assert stage.troubles == []


@pytest.mark.parametrize("size", SIZES)
async def test_messages_are_drawn_in_every_look_of_slack(open_page, bot, size):
    stage = await open_page(**SIZES[size])
    if size:
        await stage.open("Olivia Park")
    pane, cipher = stage.pane("Olivia Park"), AddressCipher([SANDBOX_KEY])

    def address(packed):
        return f"{bot.url}/img/{cipher.seal(packed)}"

    await pane.get_by_role("button", name="Slack", exact=True).click()
    async with aiohttp.ClientSession(headers={"Authorization": f"Bearer {TOKEN}"}) as slack:
        for name, sample in GALLERY.items():
            message = {"channel": CHAT, **slack_blocks.draw(SAMPLES[sample], address)}
            async with slack.post(bot.address(POST), json=message) as answer:
                assert (await answer.json())["ok"], name
    messages = pane.locator(".slack-message:has(.app)")
    await expect(messages).to_have_count(len(GALLERY))
    for image in await messages.locator("img").all():
        await expect(image).to_have_js_property("complete", value=True)
        assert await image.evaluate("one => one.naturalWidth") > 0
    await all_fit(stage, messages, "slack-{name}-{look}", size)
    assert stage.troubles == []


async def all_fit(stage, shown, picture, size):
    """Check that nothing makes the page wider than its window, nor a chat wider than its pane, bright or dark."""
    wider = "all => all.map((one, n) => [n, one.scrollWidth - one.clientWidth]).filter(([, by]) => by > 0)"
    async for scheme in schemes(stage.page):
        assert await stage.overflow() <= 0
        found = await shown.evaluate_all(wider)
        assert [(list(GALLERY)[number], by) for number, by in found] == []
        for name, one in zip(GALLERY, await shown.all(), strict=True):
            await keep(one, picture.format(name=name, look=size or scheme))


POST = "/sandbox/slack/api/chat.postMessage"
TOKEN = SANDBOX_SLACK[0]
CHAT = f"D{user_id(TEAM, 'olivia@contoso.example')[1:]}"
