"""The cards one would put on the front page, drawn by the page in each of its looks; `SCREENSHOTS=1` keeps the pictures."""

import pytest

from cards.adaptive_cards import draw
from tests.harness.browser import keep
from tests.harness.sample_views import SAMPLES

pytestmark = pytest.mark.timeout(240)
CONNECTOR = "/sandbox/teams/v3/conversations/a:olivia/activities"
CARD = "application/vnd.microsoft.card.adaptive"
GALLERY = {
    "offer": "offer for a candidate",
    "offer-week": "offer of several days",
    "offer-nothing": "offer with nothing",
    "offer-channel": "offer in a channel",
    "consent": "consent",
    "consent-again": "consent again",
    "booked": "interview confirmed",
    "room-declined": "interview without its room",
    "invitation": "invitation",
    "interviews": "interviews",
    "status": "status enabled",
}
LOOKS = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "360": {"viewport": {"width": 360, "height": 800}},
}


@pytest.mark.parametrize("look", LOOKS)
async def test_cards_are_drawn_in_every_look(open_page, bot, look):
    stage = await open_page(**LOOKS[look])
    if look == "360":
        await stage.open("Olivia Park")
    for name, sample in GALLERY.items():
        card = draw(SAMPLES[sample])
        attachment = {"contentType": CARD, "content": card}
        await bot.post(CONNECTOR, {"type": "message", "attachments": [attachment]})
        shown = await stage.card("Olivia Park", card["body"][0]["text"].replace("\\", ""))
        await keep(shown, f"{name}-{look}")
        assert await stage.overflow() <= 0
    assert stage.troubles == []
