"""A crash between any two steps: afterwards the whole booking stands or nothing of it does."""

import asyncio
from dataclasses import dataclass, field

import pytest

from bot.domain.bookings.interviews import Interview, ResourceDay, Stage
from bot.domain.errors import OutsideTrouble
from cards.actions import Book, Cancel, Undo
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard
from tests.fakes.calendars import FakeCalendars
from tests.harness.office import Office
from tests.harness.office_crashes import (
    FATES,
    MortalCalendars,
    MortalStore,
    dies_anywhere,
    dies_or_fails_anywhere,
    restarted,
    restarted_after,
    until_killed,
)


async def book(office, offer):
    await office.presses("rita", Book(offer, 1), message=office.message("rita", OfferCard))
    await office.works()


def assert_whole_or_nothing(office, interviews):
    places = sorted(one.place for one in office.calendars.events.values())
    if not interviews or interviews[0].stage is Stage.ENDED:
        assert places == []
        return False
    (interview,) = interviews
    assert interview.stage is Stage.STANDING
    assert places == ["primary", "scheduler"]
    assert office.view("rita", InterviewCard).stage == "standing"
    return True


async def offered(store=None, calendars=None):
    store, calendars = store or MortalStore(), calendars or MortalCalendars()
    office = await Office(store=store, calendars=calendars).open()
    await office.says("rita", "Ian on Tuesday with a room")
    return office, office.view("rita", OfferCard).offer


@dies_or_fails_anywhere
async def test_a_booking_survives_a_crash_anywhere_and_any_call_that_fails(fate):
    office, offer = await fate.after(offered)
    after = await restarted_after(book(office, offer), office, fate)
    assert assert_whole_or_nothing(after, await after.all(Interview)) == fate.has_begun


async def booked():
    office, offer = await offered()
    await book(office, offer)
    (interview,) = await office.all(Interview)
    return office, interview


@dies_anywhere
async def test_an_undo_survives_a_crash_anywhere(fate):
    office, interview = await fate.after(booked)

    async def undo():
        await office.presses("rita", Undo(interview.id))
        await office.works()

    after = await restarted_after(undo(), office, fate)
    if not fate.has_begun:
        await after.presses("rita", Cancel(interview.id, is_sure=True))
        await after.works()
    assert after.calendars.events == {}
    assert all(not day.claims for day in await after.all(ResourceDay))


@dies_or_fails_anywhere
async def meets_no_fate(fate):
    """Leave the fate where nothing comes across it, as a test does that sets it in the wrong place."""


@pytest.mark.parametrize("fates", FATES.values(), ids=FATES)
async def test_a_test_in_which_nothing_can_die_fails(fates):
    with pytest.raises(AssertionError, match="meets its fate"):
        await meets_no_fate(fates=fates)


async def test_a_process_dies_wherever_something_else_is_left_behind():
    met = []

    @dies_anywhere
    async def books(fate):
        office, offer = await fate.after(offered)
        fate.lies_on(office)
        await until_killed(book(office, offer), fate)
        met.append((fate.saves, len(office.calendars.events)))

    await books(fates=FATES["killed"])
    whole, first, *later = met
    assert first == (0, 0)
    assert later == sorted(later)
    assert later[-1] == whole
    assert {events for _, events in later} == {0, 1, 2}
    assert {saves for saves, _ in later} >= {1, 2, 3, 4, 5}


@dataclass
class SlowCalendars(FakeCalendars):
    """Writes an invitation, and answers only when it may."""

    written: asyncio.Event = field(default_factory=asyncio.Event)
    may_answer: asyncio.Event = field(default_factory=asyncio.Event)

    async def invite(self, *given):
        seen = await super().invite(*given)
        self.written.set()
        await self.may_answer.wait()
        return seen


async def test_an_undo_while_the_events_are_being_written_leaves_none_of_them():
    office, offer = await offered(calendars=SlowCalendars())
    booking = asyncio.create_task(book(office, offer))
    await office.calendars.written.wait()
    (interview,) = await office.all(Interview)
    await office.presses("rita", Undo(interview.id))
    assert office.view("rita", InterviewCard).stage == "ending"
    office.calendars.may_answer.set()
    await booking
    after = await restarted(office)
    assert after.calendars.events == {}
    assert [one.stage for one in await after.all(Interview)] == [Stage.ENDED]


async def test_a_booking_outlasts_an_outage_of_hours():
    office, offer = await offered()
    office.calendars.trouble = OutsideTrouble(service="Microsoft 365")
    await book(office, offer)
    for _ in range(30):
        office.clock.pass_(minutes=10)
        await office.works()
    office.calendars.trouble = None
    office.clock.pass_(minutes=10)
    await office.works()
    assert assert_whole_or_nothing(office, await office.all(Interview))


async def test_a_booking_that_never_began_before_its_time_ends_and_lets_go():
    office, offer = await offered()
    office.calendars.trouble = OutsideTrouble(service="Microsoft 365")
    await book(office, offer)
    office.clock.pass_(days=3)
    await office.works()
    assert office.view("rita", InterviewCard).ending == "failed"
    assert all(not day.claims for day in await office.all(ResourceDay))


async def test_the_rooms_answer_is_heard_after_an_outage_of_hours():
    office, offer = await offered()
    await book(office, offer)
    office.calendars.trouble = OutsideTrouble(service="Microsoft 365")
    for _ in range(30):
        office.clock.pass_(minutes=10)
        await office.works()
    office.calendars.trouble = None
    office.clock.pass_(minutes=10)
    await office.works()
    assert office.view("rita", InterviewCard).room_state == "confirmed"
