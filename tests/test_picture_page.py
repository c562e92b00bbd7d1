"""`GET /img/{sealed}`: what the bot sealed is drawn, to be kept; anything else is not there."""

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.graph.sign_in.encryption import AddressCipher
from bot.http.http_app import build_application
from bot.http.picture_page import routes
from cards.components import FreeBusyPicture
from cards.layouts import lay_out
from cards.slack_pictures import pack
from tests.harness.sample_offers import FULL_OFFER

CIPHER = AddressCipher(["k" * 32])


@pytest.fixture
async def browser():
    server = build_application()
    server.add_routes(routes(CIPHER.open))
    async with TestClient(TestServer(server)) as client:
        yield client


def sealed():
    (part,) = [one for one in lay_out(FULL_OFFER).parts if isinstance(one, FreeBusyPicture)]
    return CIPHER.seal(pack(part))


async def test_a_picture_is_drawn_on_demand_and_may_be_kept(browser):
    answer = await browser.get(f"/img/{sealed()}")
    assert (answer.status, answer.content_type) == (200, "image/png")
    assert "immutable" in answer.headers["Cache-Control"]
    assert (await answer.read()).startswith(b"\x89PNG")


def test_the_address_fits_slack_and_names_nobody():
    assert len(sealed()) < 600
    assert "Ian" not in sealed()


async def test_anything_else_is_not_there(browser):
    for wrong in ("x", sealed()[:-4], "A" * 3_001, CIPHER.seal(b"no picture"), "%F0%9F%91%A9"):
        answer = await browser.get(f"/img/{wrong}")
        assert answer.status == 404
        assert "Ian" not in await answer.text()
