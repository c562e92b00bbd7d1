"""What Microsoft 365 does not allow is told, and taken back: to wait for it would be to wait for ever."""

import pytest

from bot.domain.bookings.interviews import Interview, RoomPath, Stage
from cards.actions import Book, Cancel
from cards.adaptive_cards import fallback
from cards.interview_views import InterviewCard
from cards.loop_views import LoopCard
from cards.offer_views import OfferCard
from tests.harness import office_loops
from tests.harness.office_loops import staffed
from tests.harness.office_stories import booked, offered

THAMES = "thames@x.example"
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


@pytest.fixture
async def in_its_own_calendar(office):
    """A room whose own calendar was written to, and may not be any more."""
    office.calendars.may_write.add(THAMES)
    interview = await booked(office)
    office.calendars.may_write.clear()
    office.calendars.denied.add(THAMES)
    return interview


async def test_what_may_not_be_taken_out_of_a_room_any_more_is_said_to_be_left(
    office, in_its_own_calendar
):
    await office.presses("rita", Cancel(in_its_own_calendar.id, is_sure=True))
    await office.works()
    after = await office.load(Interview, in_its_own_calendar.id)
    assert after.stage is Stage.ENDED
    said = fallback(office.view("rita", InterviewCard))
    assert "Cancelled" in said
    assert "Thames’s own calendar still shows it" in said
    assert "Nothing is left" not in said


async def test_what_may_not_be_changed_in_a_room_any_more_is_asked_for_by_invitation(
    office, in_its_own_calendar
):
    await office.says("rita", "move it to Wednesday")
    await office.presses("rita", Book(office.view("rita", OfferCard).offer, 1))
    await office.works()
    after = await office.load(Interview, in_its_own_calendar.id)
    assert (after.stage, after.path) == (Stage.STANDING, RoomPath.SCHEDULER)
    assert after.start != in_its_own_calendar.start
