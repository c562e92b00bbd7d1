"""Of several interviews each is changed in its own way: one question, and a yes does all of it."""

from datetime import timedelta

from bot.domain.bookings.interviews import Interview
from bot.domain.intervals import Interval
from bot.domain.search_models import Item
from cards.adaptive_cards import fallback
from cards.view_models import AskSure
from tests.harness.office_stories import booked

MINUTE = timedelta(minutes=1)


async def two(office):
    """Jo and Hana have an interview of an hour each."""
    jo = await booked(office, "Ian on Tuesday for Jo Park 1 hour")
    hana = await booked(office, "Mei on Wednesday for Hana Ito 1 hour")
    return jo, hana


async def both(office, *interviews):
    return [await office.load(Interview, one.id) for one in interviews]


def minutes(*interviews):
    return [(one.end - one.start) // MINUTE for one in interviews]


async def test_each_is_changed_after_one_question(office):
    jo, hana = await two(office)
    await office.says("rita", "make Jo's 45 and Hana's 30 minutes")
    asked = office.view("rita", AskSure)
    assert asked.title == "Change both interviews?"
    assert "Jo Park" in asked.stops[0]
    assert "lasts 45 min" in asked.stops[0]
    assert "lasts 30 min" in asked.stops[1]
    assert minutes(*await both(office, jo, hana)) == [60, 60]
    assert "2 interviews changed" in await office.says("rita", "yes")
    await office.works()
    assert minutes(*await both(office, jo, hana)) == [45, 30]


async def test_one_gets_somebody_and_a_name_and_another_moves(office):
    jo, hana = await two(office)
    await office.says("rita", "add Mei to Jo's and move Hana's to Thursday at 3pm")
    asked = office.view("rita", AskSure)
    assert "is with Mei too" in asked.stops[0]
    assert "→ Thu 26 Nov, 15:00" in asked.stops[1]
    await office.says("rita", "yes")
    await office.works()
    first, second = await both(office, jo, hana)
    assert [one.name for one in first.people] == ["Ian Murray", "Mei Tanaka"]
    assert second.start == hana.start.replace(day=26, hour=15, minute=0)


async def test_each_moves_to_its_own_hour(office):
    jo, hana = await two(office)
    await office.says("rita", "move Jo's to 3pm and Hana's to 4pm")
    assert office.view("rita", AskSure).title == "Move both interviews?"
    await office.says("rita", "yes")
    await office.works()
    assert [one.start.hour for one in await both(office, jo, hana)] == [15, 16]


async def test_what_no_time_is_free_for_stays_and_the_other_is_done(office):
    jo, hana = await two(office)
    at = hana.start.replace(hour=15, minute=0)
    office.calendars.busy["mei@x.example"] = [Item(Interval(at, at + 60 * MINUTE))]
    await office.says("rita", "make Jo's 45 and move Hana's to 3pm")
    asked = office.view("rita", AskSure)
    assert asked.title == "Change the interview?"
    assert "so it stays" in asked.stops[1]
    await office.says("rita", "yes")
    await office.works()
    first, second = await both(office, jo, hana)
    assert (minutes(first), second.start) == ([45], hana.start)


async def test_what_has_to_be_chosen_is_said_to_be_typed_alone_and_nothing_is_done(office):
    jo, hana = await two(office)
    await office.says("rita", "bigger room for Jo's and make Hana's 30 minutes")
    said = fallback(office.views("rita")[-1])
    assert "I changed nothing" in said
    assert "make Hana's 30 minutes" in said
    assert [one.shape for one in await both(office, jo, hana)] == [jo.shape, hana.shape]


async def test_who_is_not_free_for_one_of_them_is_named(office):
    jo, hana = await two(office)
    office.calendars.busy["mei@x.example"] = [Item(Interval(jo.start, jo.end))]
    await office.says("rita", "add Mei to Jo's and Ian to Hana's")
    said = await office.says("rita", "yes")
    assert "1 interview changed" in said
    assert "Jo Park: Mei is already taken then." in said
    await office.works()
    first, second = await both(office, jo, hana)
    assert [len(one.people) for one in (first, second)] == [1, 2]
