"""Where nobody is named: times by how many are free, whom Book would invite and why, and somebody else in one press."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.bookings.interviews import Interview
from bot.domain.search_models import Item
from cards.actions import Book, SomebodyElse
from cards.adaptive_cards import fallback
from cards.offer_views import OfferCard
from tests.harness.intervals import interval_of
from tests.harness.office_stories import booked, offered

NINE = datetime(2026, 11, 24, 9, tzinfo=UTC)
ANYBODY = "who's free Tuesday with a room"


async def test_times_at_which_more_people_are_free_come_first(office):
    office.calendars.busy["mei@x.example"] = [Item(interval_of(NINE, timedelta(hours=5)))]
    view = await offered(office, ANYBODY)
    assert {len(slot.people) for slot in view.slots} == {2}
    assert view.slots[0].start == NINE + timedelta(hours=5)


async def test_the_one_with_the_fewest_interviews_that_week_is_invited_and_the_card_says_why(
    office,
):
    await booked(office, "Ian on Monday")
    view = await offered(office, ANYBODY)
    assert (view.slots[0].invited, view.slots[0].fewest_that_week) == (("Mei Tanaka",), 0)
    assert "Mei has no interviews that week" in fallback(view)


async def test_interviews_of_another_week_count_less(office):
    for text in ("Mei on Monday", "Ian on 1 December", "Ian on 2 December"):
        await offered(office, text)
        await office.presses("rita", Book(office.view("rita", OfferCard).offer, 1))
        await office.works()
    view = await offered(office, ANYBODY)
    assert view.slots[0].invited == ("Ian Murray",)


@pytest.mark.parametrize("typed", [False, True], ids=["pressed", "typed"])
async def test_one_press_chooses_somebody_else(office, typed):
    view = await offered(office, ANYBODY)
    assert view.slots[1].invited == ("Ian Murray",)
    if typed:
        await office.says("rita", "somebody else for 2")
    else:
        await office.presses("rita", SomebodyElse(view.offer, 2))
    again = office.view("rita", OfferCard)
    assert (again.offer, again.slots[1].invited) == (view.offer, ("Mei Tanaka",))
    assert again.slots[0].invited == ("Ian Murray",)
    assert again.slots[1].fewest_that_week is None
    assert fallback(again).count("no interviews that week") == 1
    await office.presses("rita", Book(view.offer, 2))
    await office.works()
    (interview,) = await office.all(Interview)
    assert [one.mail for one in interview.people] == ["mei@x.example"]


async def test_who_was_chosen_first_comes_back_after_the_last(office):
    view = await offered(office, ANYBODY)
    for _ in range(2):
        await office.presses("rita", SomebodyElse(view.offer, 1))
    assert office.view("rita", OfferCard).slots[0].invited == view.slots[0].invited


async def test_nobody_else_is_chosen_where_nobody_else_is_free_or_it_is_booked(office):
    view = await offered(office, "Ian on Tuesday with a room")
    reply = await office.presses("rita", SomebodyElse(view.offer, 1))
    assert (reply.key, dict(reply.facts)["what"]) == ("gone", "substitute")
    view = await offered(office, ANYBODY)
    await office.presses("rita", Book(view.offer, 1))
    await office.works()
    reply = await office.presses("rita", SomebodyElse(view.offer, 1))
    assert (reply.key, dict(reply.facts)["what"]) == ("gone", "substitute")


async def test_somebody_else_is_chosen_for_all_times_that_are_shown(office):
    view = await offered(office, ANYBODY)
    assert {one.invited for one in view.slots} == {("Ian Murray",)}
    await office.says("rita", "not her, somebody else")
    assert {one.invited for one in office.view("rita", OfferCard).slots} == {("Mei Tanaka",)}


@pytest.mark.parametrize("text", ["why that one?", "why Mei?", "why her"])
async def test_why_somebody_was_chosen_is_answered(office, text):
    await booked(office, "Ian on Monday")
    await offered(office, ANYBODY)
    said = await office.says("rita", text)
    assert "Mei has no interviews that week" in said
    assert "1 other is free too" in said


async def test_as_many_of_anyone_come_as_were_asked_for_and_the_card_says_so(office):
    office.calendars.busy["mei@x.example"] = [Item(interval_of(NINE, timedelta(hours=5)))]
    view = await offered(office, "an hour for Jo Park with any two people on Tuesday")
    assert {frozenset(slot.people) for slot in view.slots} == {
        frozenset({"Ian Murray", "Mei Tanaka"})
    }
    assert min(slot.start for slot in view.slots) == NINE + timedelta(hours=5)
    assert "any 2 interviewers" in fallback(view)


async def test_no_time_is_found_for_more_interviewers_than_there_are(office):
    view = await offered(office, "an hour with three people on Tuesday")
    assert not view.slots
    assert "any 3 interviewers" in fallback(view)


async def test_who_has_to_be_there_is_named_apart_from_the_others(office):
    view = await offered(office, "an hour for Jo Park, Ian plus either Mei or Rita on Tuesday")
    assert "Ian, plus 1 of Mei and Rita" in fallback(view)
    assert all("Ian Murray" in slot.people for slot in view.slots)
