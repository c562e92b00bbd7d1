"""Interviewers of a pool: who is chosen, somebody else of it, and who of it comes in somebody's place."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.accounts import Role
from bot.domain.bookings.interviews import Interview
from bot.domain.search_models import Item
from cards.adaptive_cards import fallback
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard
from cards.view_models import Sheet
from tests.harness.intervals import interval_of
from tests.harness.office import a_person
from tests.harness.office_stories import booked, offered, save

OF_BACKEND = "someone from backend on Tuesday 45 min for Zoe Quin"


async def with_pool(office):
    for name, full in (("sam", "Sam Okafor"), ("wei", "Wei Zhang"), ("lucy", "Lucy Brown")):
        await save(office, a_person(name, full, {Role.INTERVIEWER}))
    await office.says("olivia", "create pool backend: Ian, Sam, Wei")


@pytest.mark.parametrize(
    "text", ["someone else pls", "somebody else", "not him", "anyone else please", "not that one"]
)
async def test_somebody_else_is_of_the_same_pool_and_not_who_was_chosen(office, text):
    await with_pool(office)
    before = await offered(office, OF_BACKEND)
    await office.says("rita", text)
    after = office.view("rita", OfferCard)
    assert after.offer == before.offer
    assert before.slots[0].invited == ("Ian Murray",)
    assert after.slots[0].invited in {("Sam Okafor",), ("Wei Zhang",)}


async def test_who_was_picked_stays_picked_in_a_narrower_search(office):
    await with_pool(office)
    await offered(office, OF_BACKEND)
    for _ in range(2):
        await office.says("rita", "someone else for 2")
    picked = office.view("rita", OfferCard).slots[1]
    assert picked.choice == "Wei Zhang"
    await office.says("rita", "not Ian")
    again = office.view("rita", OfferCard)
    (same,) = [one for one in again.slots if one.start == picked.start]
    assert same.choice == "Wei Zhang"
    assert {one.choice for one in again.slots if one != same} == {"Sam Okafor"}


async def test_why_two_were_chosen_is_told(office):
    await with_pool(office)
    view = await offered(office, "two people from backend on Tuesday for Al Bee")
    said = await office.says("rita", "why them?")
    assert "the fewest interviews that week: Ian and Sam" in said
    assert "1 other is free too" in said
    assert "tell me who" in await office.says("rita", "someone else")
    assert office.view("rita", OfferCard) == view


async def test_only_the_one_who_was_chosen_is_said_to_have_the_fewest(office):
    await with_pool(office)
    view = await offered(office, "Lucy and someone from backend on Tuesday for Dan Eel")
    assert set(view.slots[0].invited) == {"Ian Murray", "Lucy Brown"}
    assert "Ian has no interviews that week" in fallback(view)


@pytest.mark.parametrize(
    "text",
    [
        "can someone else from backend do it?",
        "replace Ian with anyone in backend",
        "can another backend person do Zoe's?",
        "take whoever's on it off and put backend's least busy on",
        "is there another backend interviewer for Zoe's instead?",
    ],
)
async def test_who_comes_in_somebodys_place_is_of_the_pool_that_is_named(office, text):
    await with_pool(office)
    interview = await booked(office, "Ian on Tuesday 45 min for Zoe Quin")
    await office.says("rita", text)
    assert office.view("rita", InterviewCard).substitutes == ("Sam Okafor", "Wei Zhang")
    await office.says("rita", "ask Wei")
    await office.works()
    changed = await office.load(Interview, interview.id)
    assert [one.name for one in changed.people] == ["Wei Zhang"]


async def test_who_of_two_goes_is_the_one_of_the_pool(office):
    await with_pool(office)
    interview = await booked(office, "Ian and Lucy on Tuesday 45 min for Zoe Quin")
    await office.says("rita", "can someone else from backend do it?")
    await office.says("rita", "ask Sam")
    await office.works()
    changed = await office.load(Interview, interview.id)
    assert {one.name for one in changed.people} == {"Lucy Brown", "Sam Okafor"}


async def test_it_is_said_that_nobody_of_the_pool_is_free(office):
    await with_pool(office)
    await office.says("olivia", "create pool design: Ian")
    await booked(office, "Ian on Tuesday 45 min for Zoe Quin")
    said = await office.says("rita", "replace Ian with somebody in design")
    assert "Nobody else of that pool is free at that time" in said


@pytest.mark.parametrize(
    "text",
    [
        "who's had least this month",
        "who has done the fewest interviews this month?",
        "which interviewer had the least to do this month",
    ],
)
async def test_who_has_had_the_fewest_is_told_with_those_who_have_had_none(office, text):
    await with_pool(office)
    await booked(office, "Ian on Tuesday 45 min for Zoe Quin")
    await office.says("rita", text)
    view = office.view("rita", Sheet)
    assert view.rows[-1] == ("Ian Murray", "0 held · 1 coming")
    assert view.summary == "Lucy, Mei, Sam and Wei have the fewest: 0 interviews"


@pytest.mark.parametrize(
    "text", ["same for Ivy Jay but wednesday", "same again for Ivy Jay on wednesday"]
)
async def test_the_same_again_is_of_the_same_pool(office, text):
    await with_pool(office)
    await booked(office, f"{OF_BACKEND} with a room")
    view = await offered(office, text)
    assert (view.candidate, view.need, view.minutes) == ("Ivy Jay", 1, 45)
    assert view.asked_people == ("Ian Murray", "Sam Okafor", "Wei Zhang")
    assert view.asked_room is not None


async def test_times_at_which_more_of_the_pool_are_free_come_first(office):
    await with_pool(office)
    nine = datetime(2026, 11, 24, 9, tzinfo=UTC)
    office.calendars.busy["ian@x.example"] = [Item(interval_of(nine, timedelta(hours=5)))]
    view = await offered(office, OF_BACKEND)
    assert {len(slot.people) for slot in view.slots} == {3}
    assert view.slots[0].start == nine + timedelta(hours=5)


async def test_of_two_who_are_named_the_first_time_counts(office):
    await with_pool(office)
    nine = datetime(2026, 11, 24, 9, tzinfo=UTC)
    office.calendars.busy["ian@x.example"] = [Item(interval_of(nine, timedelta(hours=5)))]
    view = await offered(office, "Ian or Lucy on Tuesday for Zoe Quin")
    assert view.slots[0].start == nine


async def half_of_them_busy_until(office, hour):
    """Let those of the pool come back one after the other, the last at this hour on Tuesday."""
    nine = datetime(2026, 11, 24, 9, tzinfo=UTC)
    for name, hours in (("ian", hour - 9), ("sam", hour - 10)):
        busy = [Item(interval_of(nine, timedelta(hours=hours)))]
        office.calendars.busy[f"{name}@x.example"] = busy
    return nine


@pytest.mark.parametrize("text", [OF_BACKEND, "who's free on Tuesday for 45 min?"])
async def test_the_card_begins_with_the_time_at_which_most_are_free(office, text):
    await with_pool(office)
    await half_of_them_busy_until(office, 15)
    view = await offered(office, text)
    counts = [len(slot.people) + slot.more_free for slot in view.slots]
    assert counts == sorted(counts, reverse=True)
    assert "Most interviewers free first" in fallback(view)
    await office.says("rita", "book 2")
    [interview] = await office.all(Interview)
    assert interview.start == view.slots[1].start


@pytest.mark.parametrize("text", ["more", "make it an hour", "with a room too"])
async def test_the_times_stay_in_that_order(office, text):
    await with_pool(office)
    await half_of_them_busy_until(office, 15)
    await offered(office, OF_BACKEND)
    await office.says("rita", text)
    view = office.view("rita", OfferCard)
    counts = [len(slot.people) + slot.more_free for slot in view.slots]
    assert counts == sorted(counts, reverse=True)
    assert view.is_ranked


@pytest.mark.parametrize(
    ("text", "best"), [("book the earliest", min), ("the latest one please", max)]
)
async def test_the_earliest_and_the_latest_are_so_by_the_clock(office, text, best):
    await with_pool(office)
    await half_of_them_busy_until(office, 16)
    view = await offered(office, OF_BACKEND)
    starts = [slot.start for slot in view.slots]
    assert starts != sorted(starts)
    await office.says("rita", text)
    [interview] = await office.all(Interview)
    assert interview.start == best(starts)


@pytest.mark.parametrize(
    "text", [f"the earliest {OF_BACKEND}", f"{OF_BACKEND}, as soon as possible"]
)
async def test_who_asks_for_the_earliest_sees_it_first(office, text):
    await with_pool(office)
    nine = await half_of_them_busy_until(office, 15)
    view = await offered(office, text)
    assert view.slots[0].start == nine
    assert "Most interviewers free first" not in fallback(view)


async def test_the_earliest_stays_what_counts_when_the_question_goes_on(office):
    await with_pool(office)
    nine = await half_of_them_busy_until(office, 15)
    await offered(office, f"the earliest {OF_BACKEND}")
    await office.says("rita", "make it 30 minutes")
    view = office.view("rita", OfferCard)
    assert (view.minutes, view.slots[0].start) == (30, nine)
    assert "Most interviewers free first" not in fallback(view)


async def test_nothing_is_said_of_the_order_where_the_people_are_named(office):
    view = await offered(office, "Ian on Tuesday 45 min for Zoe Quin")
    assert "Most interviewers free first" not in fallback(view)
