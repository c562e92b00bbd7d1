"""A room in another city is said to be there, also where it is not known of somebody who attends where they work."""

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Account
from bot.domain.rooms import Room
from cards.adaptive_cards import fallback
from cards.interview_views import InterviewCard
from tests.harness.office import ROOMS, TENANT
from tests.harness.office_stories import booked, lose_rooms, save

HUDSON = Room(name="Hudson", mail="hudson@x.example", capacity=8, building="New York")


@pytest.fixture
async def two_cities(office):
    """Mei is in Kolkata, where there is no room."""
    account = await office.load(Account, TENANT)
    thames = next(one for one in ROOMS if one.name == "Thames")
    await save(office, replace(account, rooms=(thames, HUDSON)))
    await save(office, replace(await office.person("mei"), zone="Asia/Kolkata"))
    return office


async def bigger_room(office):
    await office.says("rita", "bigger room")
    await office.works()
    return office.view("rita", InterviewCard)


async def test_a_bigger_room_where_nobody_works_is_said_to_be_there(two_cities):
    await booked(two_cities, "Ian on Tuesday in Thames")
    view = await bigger_room(two_cities)
    assert view.spare_rooms == ("Hudson",)
    assert "Hudson is in New York, where nobody who attends works." in fallback(view)


@pytest.mark.parametrize("people", ["Mei", "Ian and Mei"])
async def test_a_bigger_room_elsewhere_is_said_to_be_there_where_somebodys_building_is_unknown(
    two_cities, people
):
    await booked(two_cities, f"{people} on Tuesday at 10:30 in Thames")
    view = await bigger_room(two_cities)
    assert view.spare_rooms == ("Hudson",)
    said = fallback(view)
    assert "Hudson is in New York. I don’t know if anyone who attends works there." in said


async def test_once_it_is_taken_the_card_says_so_still(two_cities):
    await booked(two_cities, "Ian and Mei on Tuesday at 10:30 in Thames")
    await bigger_room(two_cities)
    await two_cities.says("rita", "use Hudson")
    await two_cities.works()
    view = two_cities.view("rita", InterviewCard)
    assert view.room == "Hudson"
    said = fallback(view)
    assert "I don’t know if anyone who attends works in New York, where Hudson is." in said


async def test_of_who_lives_by_the_clock_of_the_room_nothing_is_said(two_cities):
    west = Room(name="Brooklyn", mail="brooklyn@x.example", capacity=9, building="New York West")
    account = await two_cities.load(Account, TENANT)
    await save(two_cities, replace(account, rooms=(*account.rooms, west)))
    await save(
        two_cities, replace(await two_cities.person("mei"), zone="America/New_York", building="")
    )
    await booked(two_cities, "Ian and Mei on Tuesday at 15:00 in Thames")
    assert "New York" not in fallback(await bigger_room(two_cities))


async def test_where_there_is_one_building_it_is_not_spoken_of(two_cities):
    await lose_rooms(two_cities, but=("Thames",))
    await booked(two_cities, "Mei on Tuesday at 10:30 in Thames")
    assert "attends works" not in fallback(two_cities.view("rita", InterviewCard))
