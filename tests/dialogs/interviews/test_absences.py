"""“I'm off next week” is kept, shown, and counts: whoever is away is not offered, and told nothing that can wait."""

import asyncio
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Connection, Place
from bot.domain.bookings.interviews import Interview, Stage
from bot.domain.bookings.loops import Loop, LoopStage
from bot.domain.intervals import Interval
from bot.domain.search_models import Item, Status
from cards.actions import Book
from cards.adaptive_cards import fallback
from cards.loop_views import LoopOfferCard
from cards.offer_views import OfferCard
from cards.view_models import AskSure, Problem, Sheet
from tests.harness.office import address
from tests.harness.office_loops import staffed
from tests.harness.office_stories import booked, save


async def test_who_said_they_are_away_is_not_offered(office):
    said = await office.says("ian", "I'm off on Tuesday and Wednesday")
    assert "24–25 Nov" in said
    assert "no interviews then" in said
    (absence,) = (await office.person("ian")).absences
    assert (absence.start.day, absence.end.day) == (24, 25)
    await office.says("rita", "Ian on Tuesday")
    assert not office.view("rita", OfferCard).slots
    assert "out of office" in office.last("rita")
    await office.says("rita", "Ian on Thursday")
    assert office.view("rita", OfferCard).slots


@pytest.mark.parametrize(
    ("text", "from_"),
    [
        ("I need to leave by 5 on Tuesday", "17:00"),
        ("have to go at 4 on Tuesday", "16:00"),
        ("I need to be out of there by 3:15", "15:15"),
        ("can't stay past 4 on Tuesday, sorry", "16:00"),
        ("on Tuesday I've got a hard stop at 3", "15:00"),
    ],
)
async def test_who_has_to_leave_is_there_until_then(office, text, from_):
    interview = await booked(office, "Ian on Tuesday at 10 with a room")
    said = await office.says("ian", text)
    assert f"24 November, {from_}–" in said
    assert "no interviews then" in said
    await office.works()
    stored = await office.load(Interview, interview.id)
    assert not stored.declined


async def test_a_no_to_declining_says_that_the_absence_stays(office):
    await booked(office, "Ian on Tuesday at 16:00 with a room")
    await office.says("ian", "I need to leave by 4 on Tuesday")
    assert isinstance(office.views("ian")[-1], AskSure)
    said = await office.says("ian", "no")
    assert "the interview stays as it is" in said
    assert "still have you down as away" in said
    assert "clear my absences" in said


async def test_it_is_shown_and_taken_back(office):
    await office.says("ian", "I'm off next week")
    await office.says("ian", "what do you know about me")
    assert dict(office.view("ian", Sheet).rows)["Away"] == "23–27 Nov 2026"
    assert "Away: 23–27 Nov 2026" in await office.says("ian", "my limits")
    assert "clear my absences" in office.last("ian")
    await office.says("ian", "clear my absences")
    assert (await office.person("ian")).absences == ()
    assert "Away" not in await office.says("ian", "my limits")


async def test_an_absence_that_is_over_is_no_limit_any_more(office):
    await office.says("ian", "I'm off on Tuesday")
    office.clock.moment = datetime(2026, 11, 25, 10, tzinfo=UTC)
    assert "Away" not in await office.says("ian", "my limits")


async def test_an_admin_sees_when_somebody_is_away_and_a_channel_does_not(office):
    await office.says("ian", "I'm off next week")
    assert "Away: 23–27 Nov 2026" in await office.says("ada", "Ian's limits")
    await office.says("ian", "my limits", address=address("ian", Place.CHANNEL))
    assert "Away" not in office.last("ian")


async def test_what_is_past_is_dropped_and_the_same_week_is_kept_once(office):
    for _ in range(2):
        await office.says("ian", "I'm off on Tuesday")
    assert len((await office.person("ian")).absences) == 1
    office.clock.moment = datetime(2026, 11, 26, 10, tzinfo=UTC)
    await office.says("ian", "I'm off tomorrow")
    (absence,) = (await office.person("ian")).absences
    assert absence.start.day == 27


def out_of_office(day, start, end):
    span = Interval(
        datetime(2026, 11, day, start, tzinfo=UTC), datetime(2026, 11, day, end, tzinfo=UTC)
    )
    return Item(span, Status.AWAY)


async def test_who_is_out_of_office_for_most_of_a_day_is_away_all_of_it(office):
    office.calendars.busy["ian@x.example"] = [out_of_office(24, 8, 15)]
    await office.says("rita", "Ian on Tuesday at 16:00")
    assert not [one for one in office.view("rita", OfferCard).slots if one.start.day == 24]
    assert "out of office" in office.last("rita")


async def test_an_hour_out_of_office_takes_that_hour_alone(office):
    office.calendars.busy["ian@x.example"] = [out_of_office(24, 9, 11)]
    await office.says("rita", "Ian on Tuesday at 16:00")
    assert office.view("rita", OfferCard).slots[0].start.day == 24
    await office.says("rita", "Ian on Tuesday at 10:00")
    assert "out of office" in office.last("rita")


@pytest.mark.parametrize("before", ["", "my interviews"])
async def test_who_says_they_are_away_is_asked_before_their_interviews_are_declined(office, before):
    interview = await booked(office)
    if before:
        await office.says("ian", before)
    said = await office.says("ian", "I'm out sick on Tuesday")
    assert isinstance(office.view("ian", AskSure), AskSure), said
    assert not (await office.load(Interview, interview.id)).declined
    await office.says("ian", "yes")
    assert (await office.load(Interview, interview.id)).declined == {"ian@x.example"}


@pytest.mark.parametrize(
    ("away", "is_offered"), [((), True), ((25,), True), ((25, 26), False), ((25, 26, 27), False)]
)
async def test_a_weekly_limit_is_less_where_days_of_the_week_are_away(office, away, is_offered):
    """Of four a week three are booked: four days are worth 3.2, so a fourth, and three days 2.4, so no more."""
    ian = await office.person("ian")
    await save(office, replace(ian, limits=replace(ian.limits, per_week=4)))
    for hour in (9, 10, 11):
        await booked(office, f"Ian on Monday at {hour}:00 45 min")
    office.calendars.busy["ian@x.example"] = [out_of_office(day, 8, 18) for day in away]
    await office.says("rita", "Ian on Tuesday 45 min")
    slots = [one for one in office.view("rita", OfferCard).slots if one.start.day == 24]
    assert bool(slots) == is_offered


async def test_what_was_said_of_an_absence_counts_for_the_week_like_the_calendar(office):
    ian = await office.person("ian")
    await save(office, replace(ian, limits=replace(ian.limits, per_week=2)))
    await office.says("ian", "I'm off on Wednesday, Thursday and Friday")
    await booked(office, "Ian on Monday 45 min")
    await office.says("rita", "Ian on Tuesday 45 min")
    assert not [one for one in office.view("rita", OfferCard).slots if one.start.day == 24]
    assert "enough interviews that week" in office.last("rita")


async def with_little_of_the_week(office):
    """Let Ian take two interviews a week, of which he is away for three days; Rita and Olivia may book."""
    ian, olivia = await office.person("ian"), await office.person("olivia")
    await save(office, replace(ian, limits=replace(ian.limits, per_week=2)))
    await save(office, replace(olivia, connection=Connection.CONNECTED))
    office.calendars.busy["ian@x.example"] = [out_of_office(day, 8, 18) for day in (25, 26, 27)]


async def test_of_two_bookings_that_race_for_what_an_absence_leaves_one_is_claimed(office):
    await with_little_of_the_week(office)
    offers = {}
    for name in ("rita", "olivia"):
        await office.says(name, "Ian on Tuesday with a room")
        offers[name] = office.view(name, OfferCard).offer
    await asyncio.gather(
        office.presses("rita", Book(offers["rita"], 1)),
        office.presses("olivia", Book(offers["olivia"], 2)),
    )
    (claimed,) = await office.all(Interview)
    await office.works()
    assert (await office.load(Interview, claimed.id)).stage is Stage.STANDING


async def test_of_two_moves_that_race_for_what_an_absence_leaves_one_is_made(office):
    await with_little_of_the_week(office)
    moves = {}
    for name, hour in (("rita", 9), ("olivia", 11)):
        await office.says(name, f"Ian on 30 November at {hour}:00 with a room")
        await office.presses(name, Book(office.view(name, OfferCard).offer, 1))
        await office.works()
        await office.says(name, f"move it to 24 November at {hour}:00")
        moves[name] = Book(office.view(name, OfferCard).offer, 1)
    await asyncio.gather(*(office.presses(name, move) for name, move in moves.items()))
    await office.works()
    days = sorted(one.start.day for one in await office.all(Interview))
    assert days == [24, 30]


async def test_of_two_loops_that_race_for_what_an_absence_leaves_one_is_claimed():
    office = await staffed()
    await with_little_of_the_week(office)
    offers = {}
    for name, other in (("rita", "Mei"), ("olivia", "Tom")):
        await office.says(name, f"Ian 45m, then {other} 45m on Tuesday")
        offers[name] = office.view(name, LoopOfferCard).offer
    await asyncio.gather(
        office.presses("rita", Book(offers["rita"], 1)),
        office.presses("olivia", Book(offers["olivia"], 2)),
    )
    (claimed,) = await office.all(Loop)
    await office.works()
    assert (await office.load(Loop, claimed.id)).stage is LoopStage.STANDING


async def test_a_refusal_says_how_many_the_days_away_leave(office):
    await with_little_of_the_week(office)
    offers = {}
    for name in ("rita", "olivia"):
        await office.says(name, "Ian on Tuesday with a room")
        offers[name] = office.view(name, OfferCard).offer
    await office.presses("rita", Book(offers["rita"], 1))
    await office.presses("olivia", Book(offers["olivia"], 2))
    said = fallback(office.view("olivia", Problem))
    assert said.startswith(
        "Ian is away for part of that week and takes at most 1 interview in it, so it’s full."
    )
