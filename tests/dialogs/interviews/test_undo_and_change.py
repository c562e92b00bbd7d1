"""“oops undo that, make it 30”: the last change is taken back and another made in its place, on the same interview."""

from datetime import timedelta

import pytest

from bot.domain.bookings.interviews import Interview
from cards.adaptive_cards import fallback
from cards.offer_views import OfferCard
from tests.harness.office_stories import booked

HALF_AN_HOUR = timedelta(minutes=30)


async def changed(office, said="add Mei"):
    interview = await booked(office, "Ian on Tuesday for Jo Park 1 hour")
    await office.says("rita", said)
    await office.works()
    return interview


async def after(office, interview, said):
    await office.says("rita", said)
    await office.works()
    return await office.load(Interview, interview.id)


def names(interview):
    return [one.name for one in interview.people]


@pytest.mark.parametrize(
    "said",
    [
        "oops undo that, make it 30",
        "undo that and make it 30 minutes",
        "no wait, undo that. make it 30 instead",
        "undo, make it 30",
    ],
)
async def test_what_was_added_goes_and_the_length_changes(office, said):
    interview = await changed(office)
    there = await after(office, interview, said)
    assert (there.span.length, names(there)) == (HALF_AN_HOUR, ["Ian Murray"])


async def test_an_undo_after_both_goes_back_to_before_the_first(office):
    interview = await changed(office)
    await after(office, interview, "undo that, make it 30")
    there = await after(office, interview, "undo")
    assert there.shape == interview.shape


async def test_somebody_comes_in_place_of_who_was_added(office):
    interview = await changed(office, "make it 30 minutes")
    there = await after(office, interview, "oops undo that, add Mei")
    assert there.span.length == interview.span.length
    assert names(there) == ["Ian Murray", "Mei Tanaka"]


async def test_it_moves_as_it_was_before(office):
    interview = await changed(office)
    await office.says("rita", "oops undo that, move it to Wednesday")
    offer = office.view("rita", OfferCard)
    await office.says("rita", "choose 1")
    await office.works()
    there = await office.load(Interview, interview.id)
    assert there.start.day == 25
    assert names(there) == ["Ian Murray"]
    assert offer.slots[0].start == there.start


async def test_a_room_that_has_to_be_chosen_is_named_and_the_undo_is_done(office):
    interview = await changed(office)
    there = await after(office, interview, "undo that, find a bigger room")
    assert names(there) == ["Ian Murray"]
    assert any("find a bigger room" in fallback(one) for one in office.views("rita")[-3:])
