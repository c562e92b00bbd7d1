"""A change that also asks for a room is one change: the room is chosen for the seats needed then, and one Undo takes all of it back."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Account
from bot.domain.bookings.interviews import Interview
from bot.domain.intervals import Interval
from bot.domain.rooms import Room
from bot.domain.search_models import Item
from cards.actions import Book, Undo
from cards.adaptive_cards import fallback
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard
from cards.view_models import Problem
from tests.harness.office import Office
from tests.harness.office_crashes import (
    FrailCalendars,
    MortalStore,
    dies_or_fails_anywhere,
    restarted_after,
)
from tests.harness.office_stories import booked, save

SEATS = {"thames": 2, "camden": 3, "rhine": 4, "hall": 9}


async def furnished(office):
    """Return the office with four rooms of one building: for two, three, four and nine."""
    account = await office.load(Account, "t")
    rooms = tuple(
        Room(name=name.title(), mail=f"{name}@x.example", capacity=seats, building="London")
        for name, seats in SEATS.items()
    )
    await save(office, replace(account, rooms=rooms))


@pytest.fixture(autouse=True)
async def rooms(office):
    await furnished(office)


async def changed(office, text, first="Ian on Tuesday in Thames"):
    interview = await booked(office, first)
    await office.says("rita", text)
    await office.works()
    return interview, await office.load(Interview, interview.id)


def mails(interview):
    return [one.mail.split("@")[0] for one in interview.people]


async def test_who_is_added_gets_a_seat_in_the_same_change(office):
    interview, after = await changed(office, "add Mei and get a bigger room")
    assert (mails(after), after.room) == (["ian", "mei"], "camden@x.example")
    draft = office.calendars.events[after.event.id].draft
    assert (after.event, dict(draft.attendees).keys()) == (
        interview.event,
        {"ian@x.example", "mei@x.example"},
    )
    (held,) = [one for one in office.calendars.events.values() if one.place == "scheduler"]
    assert held.draft.room.mail == "camden@x.example"
    assert office.view("rita", InterviewCard).room == "Camden"


async def test_the_room_seats_all_who_come_then(office):
    _, after = await changed(office, "add Mei and Ada and get a bigger room")
    assert (len(after.people), after.room) == (3, "rhine@x.example")


@pytest.mark.parametrize(
    ("text", "minutes", "room"),
    [
        ("make it 90 minutes in a bigger room", 90, "camden"),
        ("bigger room and make it 30 minutes", 30, "camden"),
        ("make it 90 minutes in a room for 8", 90, "hall"),
        ("make it 90 minutes in another room", 90, "camden"),
        ("make it 90 minutes in a room for 2", 90, "thames"),
    ],
)
async def test_another_length_in_another_room_is_one_change(office, text, minutes, room):
    interview, after = await changed(office, text)
    assert after.span == Interval(interview.start, interview.start + timedelta(minutes=minutes))
    assert after.room == f"{room}@x.example"


async def test_one_undo_takes_people_and_room_back(office):
    interview, after = await changed(office, "add Mei and get a bigger room")
    await office.presses("rita", Undo(after.id))
    await office.works()
    undone = await office.load(Interview, interview.id)
    assert (mails(undone), undone.room) == (["ian"], interview.room)


async def test_a_room_that_is_taken_then_is_not_chosen(office):
    first = await booked(office, "Ian on Tuesday in Thames")
    office.calendars.busy["camden@x.example"] = [Item(first.span)]
    await office.says("rita", "add Mei and get a bigger room")
    await office.works()
    assert (await office.load(Interview, first.id)).room == "rhine@x.example"


async def test_where_nobody_added_is_free_nothing_changes(office):
    interview = await booked(office, "Ian on Tuesday in Thames")
    office.calendars.busy["mei@x.example"] = [Item(interview.span)]
    await office.says("rita", "add Mei and get a bigger room")
    await office.works()
    assert isinstance(office.views("rita")[-1], Problem)
    assert "Mei" in office.last("rita")
    after = await office.load(Interview, interview.id)
    assert after.shape == interview.shape


async def test_without_a_room_then_times_are_offered_that_have_one(office):
    interview = await booked(office, "Ian on Tuesday in Thames")
    for room in SEATS:
        office.calendars.busy[f"{room}@x.example"] = [Item(interview.span)]
    await office.says("rita", "add Mei and get a bigger room")
    view = office.view("rita", OfferCard)
    assert (view.purpose, view.interview) == ("move", interview.id)
    assert "No room for 3 is free at the interview’s time" in fallback(office.views("rita")[-2])
    assert (await office.load(Interview, interview.id)).shape == interview.shape
    await office.presses("rita", Book(view.offer, 1))
    await office.works()
    after = await office.load(Interview, interview.id)
    assert mails(after) == ["ian", "mei"]
    assert SEATS[after.room.split("@")[0]] >= 3
    assert after.start != interview.start


@pytest.mark.parametrize(
    "text",
    ["move it to Wednesday in a bigger room", "move it to Wednesday, somewhere bigger"],
)
async def test_a_move_into_a_bigger_room_offers_rooms_that_are_bigger(office, text):
    interview, _ = await changed(office, text, "Ian on Tuesday in Camden")
    view = office.view("rita", OfferCard)
    assert view.interview == interview.id
    assert {slot.room for slot in view.slots} <= {"Rhine", "Hall"}
    await office.presses("rita", Book(view.offer, 1))
    await office.works()
    after = await office.load(Interview, interview.id)
    assert (after.room, after.start.date()) == (
        "rhine@x.example",
        interview.start.date() + timedelta(days=1),
    )
    await office.presses("rita", Undo(interview.id))
    await office.works()
    undone = await office.load(Interview, interview.id)
    assert (undone.room, undone.start) == (interview.room, interview.start)


async def test_a_move_into_another_room_does_not_offer_its_own(office):
    await changed(office, "move it to Wednesday in another room", "Ian on Tuesday in Camden")
    view = office.view("rita", OfferCard)
    assert view.slots
    assert "Camden" not in {slot.room for slot in view.slots}


async def test_what_is_refused_with_another_length_offers_no_times_that_lose_the_rest(office):
    interview = await booked(office, "Ian on Tuesday in Thames")
    offers = [one for one in office.views("rita") if isinstance(one, OfferCard)]
    office.calendars.busy["mei@x.example"] = [Item(interview.span)]
    await office.says("rita", "swap Ian for Mei and make it 30 minutes")
    await office.works()
    assert "Mei" in office.last("rita")
    assert [one for one in office.views("rita") if isinstance(one, OfferCard)] == offers
    assert (await office.load(Interview, interview.id)).shape == interview.shape


async def test_a_smaller_room_is_smaller_and_seats_all_who_come(office):
    interview, after = await changed(
        office, "remove Mei and get a smaller room", "Ian and Mei on Tuesday in Hall"
    )
    assert (mails(after), after.room) == (["ian"], "thames@x.example")
    assert interview.room == "hall@x.example"


async def in_two_cities(office):
    account = await office.load(Account, "t")
    hudson = Room(name="Hudson", mail="hudson@x.example", capacity=8, building="New York")
    await save(office, replace(account, rooms=(*account.rooms, hudson)))
    return await booked(office, "Ian on Tuesday at 14:00 in Thames")


@pytest.mark.parametrize(
    "text",
    ["move it to the New York office", "move it to a room in New York", "put it in New York"],
)
async def test_another_building_is_where_the_rooms_offered_are(office, text):
    await in_two_cities(office)
    await office.says("rita", text)
    assert office.view("rita", InterviewCard).spare_rooms == ("Hudson",)
    await office.says("rita", "use Hudson")
    await office.works()
    assert office.view("rita", InterviewCard).room == "Hudson"


async def test_without_a_room_in_that_building_then_times_are_offered_that_have_one(office):
    interview = await in_two_cities(office)
    office.calendars.busy["hudson@x.example"] = [Item(interview.span)]
    await office.says("rita", "move it to the New York office")
    view = office.view("rita", OfferCard)
    assert {slot.room for slot in view.slots} == {"Hudson (New York)"}


async def test_the_building_that_has_no_room_then_is_named(office):
    interview = await in_two_cities(office)
    office.calendars.busy["hudson@x.example"] = [Item(interview.span)]
    await office.says("rita", "add Mei and get a room in New York")
    said = " ".join(fallback(one) for one in office.views("rita")[-2:])
    assert "room in New York is free at the interview’s time" in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("move it to a different building", "Which building or floor is meant?"),
        ("move it to another floor", "I can’t look for a room by its floor."),
    ],
)
async def test_another_building_that_is_not_named_is_asked_for(office, text, said):
    interview = await in_two_cities(office)
    assert said in await office.says("rita", text)
    assert (await office.load(Interview, interview.id)).shape == interview.shape


async def test_a_move_into_another_building_offers_its_rooms(office):
    await in_two_cities(office)
    await office.says("rita", "move it to Wednesday at 15:00 in the New York office")
    assert {slot.room for slot in office.view("rita", OfferCard).slots} == {"Hudson (New York)"}


@dies_or_fails_anywhere
async def test_a_change_with_a_room_survives_a_crash_anywhere_and_any_call_that_fails(fate):
    async def standing():
        office = await Office(store=MortalStore(), calendars=FrailCalendars()).open()
        await furnished(office)
        return office, await booked(office, "Ian on Tuesday in Thames")

    async def change(office):
        await office.says("rita", "add Mei and get a bigger room")
        await office.works()

    office, interview = await fate.after(standing)
    after = await restarted_after(change(office), office, fate)
    (stands,) = await after.all(Interview)
    whole = (["ian", "mei"], "camden@x.example")
    assert (mails(stands), stands.room) in [(["ian"], interview.room), whole]
    drafts = {one.place: one.draft for one in after.calendars.events.values()}
    assert drafts["scheduler"].room.mail == stands.room
    assert sorted(mail.split("@")[0] for mail, _ in drafts["primary"].attendees) == mails(stands)
    assert len(after.calendars.events) == 2


async def test_a_room_that_is_large_enough_already_stays_and_that_is_said(office):
    await booked(office, "Ian on Tuesday in Camden")
    said = await office.says("rita", "we're 3 now so bigger room pls, and add Mei")
    assert "The room stays: Camden has" in said
    assert "enough for 3" in said
