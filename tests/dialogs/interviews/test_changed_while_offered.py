"""An interview that is changed below the times it could move to: what was changed holds at the time that is chosen then."""

from datetime import timedelta

import pytest

from bot.domain.bookings.interviews import Interview
from cards.actions import Book
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard
from tests.harness.office_stories import booked

HOUR = timedelta(hours=1)


async def moved_after(office, *texts, begins="Ian on Tuesday in Thames for Jo Park"):
    """Ask for times, change the interview, and choose the second of the times that are shown."""
    interview = await booked(office, begins)
    office.clock.pass_(minutes=5)
    await office.says("rita", "move it to Friday")
    for text in texts:
        await office.says("rita", text)
        await office.works()
    await office.says("rita", "choose 2")
    await office.works()
    after = await office.load(Interview, interview.id)
    assert (after.start.day, after.start.hour) == (27, 10)
    return after


@pytest.mark.parametrize(
    "text", ["bin the room", "dump the room", "kill the room", "lose the room", "no room needed"]
)
async def test_a_room_that_was_taken_off_does_not_come_back_with_the_move(office, text):
    after = await moved_after(office, text)
    assert (after.room, after.span.length) == ("", HOUR)


async def test_one_that_was_made_shorter_stays_so(office):
    after = await moved_after(office, "make it 30 minutes")
    assert (after.room, after.span.length) == ("thames@x.example", HOUR / 2)


async def test_one_that_got_another_room_is_in_it_there_too(office):
    after = await moved_after(office, "use Camden")
    assert after.room == "camden@x.example"


async def test_who_was_added_comes_along(office):
    after = await moved_after(office, "add Mei")
    assert [one.name for one in after.people] == ["Ian Murray", "Mei Tanaka"]


async def test_what_was_not_changed_moves_as_it_was_offered(office):
    after = await moved_after(office)
    assert (after.room, after.span.length) == ("thames@x.example", HOUR)


async def test_a_length_that_was_asked_for_with_the_times_is_that_of_the_move(office):
    interview = await booked(office, "Ian on Tuesday in Thames for Jo Park")
    await office.says("rita", "move it to Friday and make it 30 minutes")
    await office.says("rita", "choose 1")
    await office.works()
    after = await office.load(Interview, interview.id)
    assert (after.start.day, after.span.length) == (27, HOUR / 2)


async def test_a_proposal_accepted_brings_no_room_back(office):
    interview = await booked(office, "Ian on Tuesday in Thames for Jo Park")
    await office.says("ian", "can we do Wednesday at 3pm instead?")
    await office.works()
    await office.says("rita", "lose the room")
    await office.works()
    (line,) = office.view("rita", InterviewCard).proposals
    await office.presses("rita", Book(line.offer, line.slot_number))
    await office.works()
    after = await office.load(Interview, interview.id)
    assert (after.start.day, after.room) == (25, "")


async def test_below_times_to_book_no_room_is_looked_for_any_more(office):
    await office.says("rita", "Ian on Tuesday with a room")
    await office.says("rita", "bin the room")
    assert {one.room for one in office.view("rita", OfferCard).slots} == {""}
