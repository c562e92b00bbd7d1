"""What Microsoft 365 does not allow is told, and taken back: to wait for it would be to wait for ever."""

import pytest

from bot.domain.bookings.interviews import Interview, Stage
from cards.actions import Book
from cards.adaptive_cards import fallback
from cards.loop_views import LoopCard
from cards.view_models import InterviewCard
from tests.harness import office_loops
from tests.harness.office_loops import staffed
from tests.harness.office_stories import booked, offered

REFUSED = ["reserve", "invite", "read"]


@pytest.mark.parametrize("what", REFUSED)
async def test_a_booking_that_is_not_allowed_is_told_and_leaves_nothing(office, what):
    offer = await offered(office)
    office.calendars.denied.add(what)
    await office.presses("rita", Book(offer.offer, 1))
    await office.works()
    (interview,) = await office.all(Interview)
    assert interview.stage is Stage.ENDED
    assert office.calendars.events == {}
    said = fallback(office.view("rita", InterviewCard))
    assert "Not booked: Microsoft 365 doesn’t allow it with your sign-in" in said
    assert "administrator" in said


@pytest.mark.parametrize("what", REFUSED)
async def test_so_is_a_loop(what):
    office = await staffed()
    offer = await office_loops.offered(office)
    office.calendars.denied.add(what)
    await office_loops.press_book(office, offer)
    await office.works()
    assert office.calendars.events == {}
    said = fallback(office.view("rita", LoopCard))
    assert "Not booked: Microsoft 365 doesn’t allow it with your sign-in" in said


async def test_what_stands_is_not_cancelled_where_a_change_is_not_allowed(office):
    interview = await booked(office)
    office.calendars.denied |= {"reserve", "invite"}
    await office.says("rita", "move it to Wednesday")
    await office.works()
    assert (await office.load(Interview, interview.id)).is_live
    assert interview.event.id in office.calendars.events
