"""Rooms come from the building of those who attend; others only when asked for, and then the card says so."""

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Account
from bot.domain.intervals import Interval
from bot.domain.people.buildings import building_in_zone, building_named
from bot.domain.rooms import Room
from bot.domain.search_models import Item
from cards.actions import Refine
from cards.adaptive_cards import fallback
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard
from tests.harness.office import ROOMS, TENANT
from tests.harness.office_stories import TUESDAY, booked, offered, save

HUDSON = Room(name="Hudson", mail="hudson@x.example", capacity=8, building="New York")


@pytest.fixture
async def two_cities(office):
    """Mei is in New York, where there is one room."""
    account = await office.load(Account, TENANT)
    await save(office, replace(account, rooms=(*ROOMS, HUDSON)))
    await save(office, replace(await office.person("mei"), zone="America/New_York"))
    return office


def rooms(view):
    return {slot.room for slot in view.slots}


async def test_each_gets_rooms_of_their_own_building(two_cities):
    assert rooms(await offered(two_cities, "Ian on Tuesday with a room")) == {"Thames"}
    assert rooms(await offered(two_cities, "Mei on Tuesday with a room")) == {"Hudson (New York)"}


async def test_a_room_elsewhere_is_had_only_when_asked_for_and_the_card_says_so(two_cities):
    two_cities.calendars.busy["hudson@x.example"] = [
        Item(Interval(TUESDAY.replace(hour=0), TUESDAY.replace(hour=23)))
    ]
    view = await offered(two_cities, "Mei on Tuesday with a room")
    assert view.slots == ()
    (way,) = [one for one in view.ways_out if one.change == "any building"]
    await two_cities.presses("rita", Refine(view.offer, way.way))
    again = two_cities.view("rita", OfferCard)
    assert rooms(again) == {"Thames"}
    assert "Nobody who attends works in London" in fallback(again)


async def test_the_only_building_in_which_no_room_is_free_is_named(two_cities):
    whole = Interval(TUESDAY.replace(hour=0), TUESDAY.replace(hour=23))
    two_cities.calendars.busy["hudson@x.example"] = [Item(whole)]
    nearby = fallback(await offered(two_cities, "Mei on Tuesday with a room"))
    assert "in New York is free at any of these times" in nearby
    for room in ROOMS:
        two_cities.calendars.busy[room.mail] = [Item(whole)]
    everywhere = fallback(await offered(two_cities, "Ian and Mei on Tuesday with a room"))
    assert "is free at any of these times" in everywhere
    assert "in New York is free" not in everywhere


async def test_where_all_rooms_are_in_one_building_it_is_not_named(office):
    whole = Interval(TUESDAY.replace(hour=0), TUESDAY.replace(hour=23))
    for room in ROOMS:
        office.calendars.busy[room.mail] = [Item(whole)]
    said = fallback(await offered(office, "Mei on Tuesday with a room"))
    assert "is free at any of these times" in said
    assert "in London is free" not in said


@pytest.mark.parametrize(
    "text", ["Mei on Tuesday with Thames", "Mei on Tuesday with a room in London"]
)
async def test_a_room_that_was_named_is_had_wherever_it_is(two_cities, text):
    assert rooms(await offered(two_cities, text)) <= {"Thames", "Camden"}
    assert two_cities.view("rita", OfferCard).slots


async def test_where_some_can_be_chosen_the_one_with_a_room_near_by_is(two_cities):
    for room in ROOMS:
        two_cities.calendars.busy[room.mail] = [
            Item(Interval(TUESDAY.replace(hour=0), TUESDAY.replace(hour=23)))
        ]
    view = await offered(two_cities, "one of Ian and Mei on Tuesday at 15:00 with a room")
    assert [(one.invited, one.room) for one in view.slots[:1]] == [
        (("Mei Tanaka",), "Hudson (New York)")
    ]


@pytest.mark.parametrize(
    ("name", "text"), [("mei", "my building is London"), ("ada", "Mei works in London")]
)
async def test_a_building_is_what_they_or_an_admin_say(two_cities, name, text):
    said = await two_cities.says(name, text)
    assert "London" in said
    assert (await two_cities.person("mei")).building == "London"
    assert rooms(await offered(two_cities, "Mei on Tuesday with a room")) == {"Thames"}


async def test_nobody_else_says_where_somebody_works(two_cities):
    await two_cities.says("ian", "Mei works in London")
    assert (await two_cities.person("mei")).building == ""


async def test_a_building_that_is_none_is_refused(two_cities):
    assert "building called that" in await two_cities.says("mei", "my building is Atlantis")


async def test_an_address_without_its_building_is_that_of_the_only_one(office):
    await office.says("olivia", "the address is 1 High Street")
    account = await office.load(Account, TENANT)
    assert account.addresses == {"London": "1 High Street"}


async def test_of_several_buildings_it_is_asked_whose_address_it_is(two_cities):
    said = await two_cities.says("olivia", "the address is 1 High Street")
    assert "There are several buildings, and I’m not sure which one you mean." in said
    assert "the address of London is 1 High Street" in said
    account = await two_cities.load(Account, TENANT)
    assert account.addresses == {}


def room(building):
    return Room(name=building, mail=f"{building}@x.example", building=building)


@pytest.mark.parametrize(
    ("buildings", "zone", "found"),
    [
        (("London HQ", "Berlin"), "Europe/Berlin", "Berlin"),
        (("London HQ", "Berlin"), "Europe/London", "London HQ"),
        (("London HQ", "London West"), "Europe/London", ""),
        (("Rivington House",), "Europe/London", "Rivington House"),
        (("Rivington House", "New York"), "America/New_York", "New York"),
        (("Rivington House",), "Asia/Kolkata", ""),
    ],
)
def test_the_only_building_in_a_zone(buildings, zone, found):
    rooms = [room(one) for one in buildings]
    assert building_in_zone(zone, rooms, home="Europe/London") == found


def test_a_building_is_named_by_any_part_that_means_one_alone():
    rooms = [room("London HQ"), room("London West"), room("London")]
    assert building_named("west", rooms) == "London West"
    assert building_named("london", rooms) == "London"
    assert building_named("lon", rooms) == ""


async def test_where_it_is_not_known_where_somebody_works_the_card_says_so_of_the_room(office):
    await save(office, replace(await office.person("mei"), zone="Europe/Madrid"))
    view = await offered(office, "Mei on Tuesday with a room")
    assert rooms(view) == {"Thames"}
    assert "I don’t know if anyone who attends works in London" in fallback(view)
    assert "I don’t know" not in fallback(await offered(office, "Ian on Tuesday with a room"))
    assert "I don’t know" not in fallback(await offered(office, "Ian and Mei on Tuesday with a room"))  # fmt: skip


async def test_other_rooms_of_a_booked_interview_say_where_nobody_works(two_cities):
    await booked(two_cities, "Ian on Tuesday with Thames for Jo Park")
    whole = Interval(TUESDAY.replace(hour=0), TUESDAY.replace(hour=23))
    two_cities.calendars.busy["camden@x.example"] = [Item(whole)]
    shown = await two_cities.says("rita", "bigger room")
    assert "Hudson is in New York, where nobody who attends works." in shown
    await two_cities.says("rita", "use Hudson")
    await two_cities.works()
    there = fallback(two_cities.view("rita", InterviewCard))
    assert "Nobody who attends works in New York, where Hudson is." in there
    await two_cities.says("rita", "add Mei")
    await two_cities.works()
    assert "Nobody who attends" not in fallback(two_cities.view("rita", InterviewCard))
