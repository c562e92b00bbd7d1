"""A change of a whole loop that Microsoft 365 refuses for one session: all go back, or it is said exactly which moved."""

from dataclasses import dataclass, field

import pytest
from msgspec.structs import replace

from bot.domain.bookings.interviews import Claim, Interview, ResourceDay, Stage
from bot.domain.bookings.loops import Loop
from bot.domain.errors import REFUSED, OutsideTrouble
from cards.actions import Accept
from cards.adaptive_cards import fallback
from cards.loop_views import LoopCard
from tests.fakes.calendars import FakeCalendars
from tests.harness.office_crashes import Fate, restarted, until_killed, when
from tests.harness.office_loops import INVITING, booked, sessions, settled, staffed
from tests.harness.office_stories import save


@dataclass
class Refusing(FakeCalendars):
    """Refuses every change of some events for good; dies or fails at a change where its fate says so."""

    refused: set = field(default_factory=set)
    fate: Fate = field(default_factory=Fate)

    async def change(self, organizer, ref, draft):
        return await self.fate.meet(self._change(organizer, ref, draft))

    async def _change(self, organizer, ref, draft):
        if ref.id in self.refused:
            why = {"why": REFUSED, "reference": "r-1"}
            raise OutsideTrouble(service="Microsoft 365", changed="no", **why)
        return await super().change(organizer, ref, draft)


async def three(said=INVITING):
    office = await staffed(calendars=Refusing())
    await booked(office, said)
    await settled(office)
    return office, await sessions(office)


def places(interviews):
    return {one.id: (one.start, one.end, one.room) for one in interviews}


async def works_on(office):
    for _ in range(4):
        office.clock.pass_(seconds=10)
        await office.works()


def spans_in_calendars(office, interviews):
    return {one.id: office.calendars.events[one.event.id].draft.span for one in interviews}


def told(office):
    return [one for one in map(fallback, office.views("rita")) if "couldn’t change all" in one]


@pytest.mark.parametrize("number", [0, 1])
async def test_all_sessions_stand_where_they_were(number):
    office, before = await three()
    office.calendars.refused = {before[number].event.id}
    await office.says("rita", "swap 1 and 2")
    await works_on(office)
    after = await sessions(office)
    assert places(after) == places(before)
    assert {one.stage for one in after} == {Stage.STANDING}
    assert spans_in_calendars(office, after) == {one.id: one.span for one in before}
    [said] = told(office)
    assert "couldn’t change all interviews with Jo Park" in said
    assert "none moves" in said
    [loop] = await office.all(Loop)
    assert (loop.going_back, loop.before) == ("", None)
    assert office.view("rita", LoopCard).stage == "standing"


async def test_who_was_moved_and_back_is_asked_again_and_who_was_not_keeps_their_answer():
    office, before = await three()
    for name, one in zip(("ian", "mei", "tom"), before, strict=True):
        await office.presses(name, Accept(one.id))
    await office.works()
    office.calendars.refused = {before[0].event.id}
    await office.says("rita", "swap 1 and 2")
    await works_on(office)
    answers = [one.people[0].answer.value for one in await sessions(office)]
    assert answers == ["accepted", "none", "accepted"]


async def test_the_claims_are_those_of_before():
    office, before = await three()
    claimed = {one.key: set(one.claims) for one in await office.all(ResourceDay) if one.claims}
    office.calendars.refused = {before[1].event.id}
    await office.says("rita", "swap 1 and 2")
    await works_on(office)
    assert {
        one.key: set(one.claims) for one in await office.all(ResourceDay) if one.claims
    } == claimed
    assert len(before) == len(await office.all(Interview))


async def test_where_an_old_time_was_taken_since_it_is_said_which_have_moved():
    office, before = await three()
    office.calendars.refused = {before[0].event.id}
    await office.says("rita", "swap 1 and 2")
    [day] = [one for one in await office.all(ResourceDay) if one.mail == "mei@x.example"]
    other = Claim(start=before[1].start, end=before[1].end, interview="other", organizer_name="Ada")
    await save(office, replace(day, claims=(*day.claims, other)))
    await works_on(office)
    after = {one.id: one for one in await sessions(office)}
    assert after[before[0].id].start == before[0].start
    assert after[before[1].id].start != before[1].start
    [said] = told(office)
    assert "The others have moved, and their old times are taken by now." in said


@pytest.mark.exhaustive
@when
@pytest.mark.parametrize("call", range(1, 6))
async def test_a_process_that_ends_anywhere_leaves_all_where_they_were(call, is_after):
    office, before = await three()
    office.calendars.refused = {before[0].event.id}
    await office.says("rita", "swap 1 and 2")
    fate = Fate(call, is_after, None)
    office.calendars.fate = fate
    await until_killed(works_on(office), fate)
    office.calendars.fate = Fate()
    again = await restarted(office)
    await works_on(again)
    after = await sessions(again)
    assert places(after) == places(before)
    assert spans_in_calendars(again, after) == {one.id: one.span for one in before}
