"""An interview that was moved goes back to the time it had: “move it back”, “put it back to how it was”."""

import pytest

from bot.domain.bookings.interviews import Interview
from cards.offer_views import OfferCard
from tests.harness.office_stories import booked


async def moved(office):
    """Return an interview as it was booked, before it was moved."""
    interview = await booked(office)
    await office.says("rita", "move it to Thursday 2pm")
    await office.says("rita", "yes")
    await office.works()
    assert (await office.load(Interview, interview.id)).start != interview.start
    return interview


@pytest.mark.parametrize(
    "said", ["move it back", "put it back to how it was", "move it back to the old time"]
)
async def test_right_after_the_move_it_goes_back_at_once(office, said):
    interview = await moved(office)
    await office.says("rita", said)
    await office.works()
    assert (await office.load(Interview, interview.id)).start == interview.start


async def test_later_the_time_before_is_offered(office):
    interview = await moved(office)
    office.clock.pass_(minutes=30)
    await office.says("rita", "move it back to where it was")
    [slot] = office.view("rita", OfferCard).slots
    assert slot.start == interview.start


async def test_what_was_never_moved_is_offered_other_times(office):
    interview = await booked(office)
    await office.says("rita", "move it back")
    assert len(office.view("rita", OfferCard).slots) > 1
    await office.works()
    assert (await office.load(Interview, interview.id)).start == interview.start
