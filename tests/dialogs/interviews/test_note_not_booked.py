"""A note while times are only looked at is no search and no change: nothing is booked that could keep it."""

import pytest

from cards.adaptive_cards import fallback
from cards.offer_views import OfferCard
from tests.harness.office_stories import booked, offered


@pytest.mark.parametrize(
    "said",
    [
        "add a note: he prefers video",
        "note for the interviewers: he prefers video",
        "please leave a note saying he prefers video",
    ],
)
async def test_it_is_said_that_nothing_is_booked_yet(office, said):
    await offered(office, "Ian on Tuesday for Jo Park 1 hour")
    before = len(office.views("rita"))
    told = await office.says("rita", said)
    assert "Nothing is booked yet" in told
    assert "note for the interviewers: he prefers video" in told
    assert not any(isinstance(one, OfferCard) for one in office.views("rita")[before:])


async def test_a_note_of_what_is_booked_is_kept(office):
    await booked(office, "Ian on Tuesday for Jo Park 1 hour")
    await office.says("rita", "add a note: he prefers video")
    assert "he prefers video" in fallback(office.views("rita")[-1])
