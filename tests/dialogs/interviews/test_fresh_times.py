"""A time that was taken since it was offered: what is free now is offered without being asked for."""

import pytest

from bot.domain.bookings.interviews import Ending, Interview
from bot.domain.intervals import Interval
from bot.domain.search_models import Item
from cards.actions import Book
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard
from tests.harness.office_stories import offered


async def refused(office):
    """Somebody put something into Ian's calendar after the times were offered; the interview that is not booked."""
    view = await offered(office, "Ian for candidate Jo Park on Tuesday with a room")
    first = view.slots[0]
    office.calendars.busy["ian@x.example"] = [Item(Interval(first.start, first.end))]
    await office.presses("rita", Book(view.offer, 1))
    await office.works()
    (interview,) = await office.all(Interview)
    return view, interview


@pytest.mark.parametrize("number", [1, 2])
async def test_what_is_free_now_is_offered(office, number):
    before, interview = await refused(office)
    assert interview.ending is Ending.TAKEN
    after = office.view("rita", OfferCard)
    assert after.offer != before.offer
    assert after.candidate == "Jo Park"
    assert before.slots[0].start not in {one.start for one in after.slots}
    await office.says("rita", f"book {number}")
    await office.works()
    start = after.slots[number - 1].start
    assert office.view("rita", InterviewCard).start == start


async def test_fresh_times_come_below_what_was_refused(office):
    await refused(office)
    kinds = [type(one) for one in office.views("rita")]
    assert kinds.index(InterviewCard) < len(kinds) - 1 - kinds[::-1].index(OfferCard)
