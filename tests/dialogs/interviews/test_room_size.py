"""A room with fewer seats than there are people coming: the change is made, and its card says so with bigger rooms."""

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Account
from bot.domain.bookings.interviews import Interview
from cards.actions import Change, Decline
from cards.adaptive_cards import fallback
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard
from tests.harness.office_stories import booked, save


@pytest.fixture(autouse=True)
async def small_room(office):
    """Thames seats two, Camden six."""
    account = await office.load(Account, "t")
    rooms = tuple(
        replace(one, capacity=2) if one.name == "Thames" else one for one in account.rooms
    )
    await save(office, replace(account, rooms=rooms))


async def in_thames(office, people="Ian"):
    interview = await booked(office, f"{people} on Tuesday in Thames")
    assert interview.room == "thames@x.example"
    return interview


async def adds_mei(office, interview):
    people = "ian@x.example,mei@x.example"
    await office.presses("rita", Change(interview.id), inputs={"people": people})
    await office.works()


async def test_who_is_added_to_a_room_for_fewer_comes_and_the_card_says_so(office):
    interview = await in_thames(office)
    await adds_mei(office, interview)
    assert len((await office.load(Interview, interview.id)).people) == 2
    view = office.view("rita", InterviewCard)
    assert "Thames seats 2, and 3 people are coming" in fallback(view)
    assert "✓ Booked" not in fallback(view)
    assert view.spare_rooms == ("Camden",)


async def test_the_bigger_room_is_taken_in_a_word(office):
    await adds_mei(office, await in_thames(office))
    await office.says("rita", "use Camden")
    await office.works()
    view = office.view("rita", InterviewCard)
    assert (view.room, view.room_seats) == ("Camden", 0)
    assert "people are coming" not in fallback(view)


async def test_a_room_named_that_is_too_small_is_said_to_be_so(office):
    interview = await booked(office, "Ian and Mei on Tuesday in Camden")
    await office.presses("rita", Change(interview.id), inputs={"room": "thames@x.example"})
    await office.works()
    view = office.view("rita", InterviewCard)
    assert view.room == "Thames"
    assert "Thames seats 2, and 3 people are coming" in fallback(view)
    assert view.spare_rooms == ("Camden",)


async def test_one_booked_in_a_named_room_that_is_too_small_says_so(office):
    await in_thames(office, "Ian and Mei")
    assert "Thames seats 2, and 3 people are coming" in fallback(office.view("rita", InterviewCard))


async def test_a_room_that_is_just_large_enough_is_not_spoken_of(office):
    await in_thames(office)
    view = office.view("rita", InterviewCard)
    assert view.room_seats == 0
    assert "people are coming" not in fallback(view)


async def test_who_declined_needs_no_seat(office):
    interview = await in_thames(office, "Ian and Mei")
    await office.presses("mei", Decline(interview.id))
    await office.works()
    assert office.view("rita", InterviewCard).room_seats == 0


async def test_the_offer_says_already_that_the_room_that_was_named_is_too_small(office):
    said = await office.says("rita", "Ian and Mei on Tuesday in Thames")
    assert "Thames seats 2, and 3 people would come, the candidate included." in said
    assert "seats 2" not in await office.says("rita", "Ian on Tuesday in Thames")
    assert "seats" not in await office.says("rita", "Ian and Mei on Tuesday in Camden")


async def test_the_bigger_room_that_the_offer_speaks_of_is_offered_in_a_word(office):
    await office.says("rita", "Ian and Mei on Tuesday in Thames")
    await office.says("rita", "any room")
    view = office.view("rita", OfferCard)
    assert {one.room for one in view.slots} == {"Camden"}


async def test_schedules_in_a_room_that_is_too_small_for_a_session_say_so(office):
    said = await office.says("rita", "Ian and Mei 1h, then Ian 45m on Tuesday in Thames")
    assert "Thames seats 2, and 3 people would come" in said


async def test_where_no_room_has_a_seat_for_all_that_is_said(office):
    interview = await in_thames(office)
    await adds_mei(office, interview)
    account = await office.load(Account, "t")
    seats = {"Thames": 1, "Camden": 2}
    rooms = tuple(replace(one, capacity=seats.get(one.name, 2)) for one in account.rooms)
    await save(office, replace(account, rooms=rooms))
    assert "Thames (1 seat), and no room I know has 3 seats" in await office.says(
        "rita", "bigger room"
    )


async def in_room_of(office, interview):
    await office.works()
    return (await office.load(Interview, interview.id)).room


async def test_a_bigger_room_after_the_room_was_taken_off_is_bigger_than_that_one(office):
    interview = await in_thames(office)
    await office.says("rita", "lose the room")
    assert await in_room_of(office, interview) == ""
    await office.says("rita", "a bigger room")
    assert await in_room_of(office, interview) == "camden@x.example"


async def test_it_is_bigger_too_after_another_change_since(office):
    interview = await in_thames(office)
    await office.says("rita", "lose the room")
    await office.works()
    await office.says("rita", "note for the interviewers: be kind")
    await office.works()
    await office.says("rita", "a bigger room")
    assert await in_room_of(office, interview) == "camden@x.example"


async def test_where_no_room_is_bigger_than_the_one_it_had_that_is_said(office):
    interview = await booked(office, "Ian on Tuesday in Camden")
    await office.says("rita", "lose the room")
    await office.works()
    said = await office.says("rita", "a bigger room")
    assert "There’s no room bigger than Camden (6 seats)." in said
    assert await in_room_of(office, interview) == ""


async def test_another_room_is_not_the_one_that_was_taken_off_and_any_room_may_be(office):
    interview = await in_thames(office)
    await office.says("rita", "lose the room")
    await office.works()
    await office.says("rita", "another room")
    assert await in_room_of(office, interview) == "camden@x.example"
    await office.says("rita", "lose the room")
    await office.works()
    await office.says("rita", "add a room")
    assert await in_room_of(office, interview)


async def test_without_any_before_a_bigger_room_has_more_seats_than_come(office):
    interview = await booked(office, "Ian on Tuesday without a room")
    await office.says("rita", "a bigger room")
    assert await in_room_of(office, interview) == "camden@x.example"
