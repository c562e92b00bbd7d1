"""A crash between any two steps of a loop: afterwards every session stands, or nothing is left of any."""

import pytest

from bot.domain.bookings.interviews import Interview, ResourceDay
from bot.domain.bookings.loops import Loop
from bot.domain.intervals import Interval
from cards.actions import Cancel, Undo
from cards.loop_views import LoopOfferCard
from tests.harness.office_crashes import (
    FrailCalendars,
    MortalStore,
    dies_anywhere,
    dies_or_fails_anywhere,
    restarted_after,
)
from tests.harness.office_loops import (
    ASKED,
    INVITING,
    assert_whole_or_nothing,
    booked,
    offered,
    press_book,
    sessions,
    settled,
    staffed,
)


async def mortal():
    return await staffed(store=MortalStore(), calendars=FrailCalendars())


async def asked():
    """Return an office in which a loop is offered, and the offer."""
    office = await mortal()
    return office, await offered(office)


async def with_loop(text=ASKED):
    """Return an office in which a loop was just booked, and the loop."""
    office = await mortal()
    return office, await booked(office, text)


async def with_settled_loop(text=ASKED):
    """Return an office in which a loop stands, Undo has closed, and a candidate with an address is invited."""
    office, _ = await with_loop(text)
    await settled(office)
    return office


async def book(office, offer):
    await press_book(office, offer)
    await office.works()


async def undo(office, loop):
    await office.presses("rita", Undo(loop.id))
    await office.works()


async def swap(office):
    await office.says("rita", "swap 1 and 2")
    await office.works()


@dies_or_fails_anywhere
async def test_a_loop_survives_a_crash_anywhere_and_any_call_that_fails(fate):
    office, offer = await fate.after(asked)
    after = await restarted_after(book(office, offer), office, fate)
    assert await assert_whole_or_nothing(after) == fate.has_begun


@dies_or_fails_anywhere
async def test_taking_a_loop_back_survives_a_crash_anywhere_and_any_call_that_fails(fate):
    office, loop = await fate.after(with_loop)
    after = await restarted_after(undo(office, loop), office, fate)
    if not fate.has_begun:
        await after.presses("rita", Cancel(loop.id, is_sure=True))
        await after.works()
    assert not await assert_whole_or_nothing(after)


@dies_anywhere
async def test_the_candidates_plan_is_written_once_whatever_dies(fate):
    office, _ = await fate.after(with_loop, INVITING)
    office.clock.pass_(minutes=2)
    after = await restarted_after(office.works(), office, fate)
    plans = [one for one in after.calendars.events.values() if one.draft.is_for_candidate]
    assert len(plans) == 1
    (loop,) = await after.all(Loop)
    assert [one.invitation.event for one in loop.candidate_days] == [plans[0].ref]
    assert len(await after.all(Interview)) == 3


async def with_another_day():
    """Return an office in which another day is offered for a loop, and the offer."""
    office = await with_settled_loop(INVITING)
    await office.says("rita", "move it to Thursday")
    return office, office.view("rita", LoopOfferCard)


@dies_or_fails_anywhere
async def test_another_day_survives_a_crash_anywhere_and_any_call_that_fails(fate):
    office, offer = await fate.after(with_another_day)
    after = await restarted_after(book(office, offer), office, fate)
    (plan,) = [one for one in after.calendars.events.values() if one.draft.is_for_candidate]
    del after.calendars.events[plan.ref.id]
    assert await assert_whole_or_nothing(after)
    some = await sessions(after)
    assert len({one.start.date() for one in some}) == 1
    spans = {one.draft.span for one in after.calendars.events.values()}
    assert spans == {Interval(one.start, one.end) for one in some}
    assert plan.draft.span == Interval(some[0].start, some[-1].end)


@dies_or_fails_anywhere
async def test_a_swap_survives_a_crash_anywhere_and_any_call_that_fails(fate):
    office = await fate.after(with_settled_loop)
    after = await restarted_after(swap(office), office, fate)
    assert await assert_whole_or_nothing(after)
    order = [one.people[0].name.split()[0] for one in await sessions(after)]
    assert order in (["Ian", "Mei", "Tom"], ["Mei", "Ian", "Tom"])
    spans = {one.draft.span for one in after.calendars.events.values()}
    assert spans == {Interval(one.start, one.end) for one in await sessions(after)}


async def drop(office):
    await office.says("rita", "drop session 2")
    await office.says("rita", "yes")


async def add(office):
    await office.says("rita", "add Lucy 30m")
    await press_book(office, office.view("rita", LoopOfferCard))


async def move_one(office):
    await office.says("rita", "move Ian's session to Wednesday")
    await office.says("rita", "book 1")


async def cancel(office):
    await office.says("rita", "cancel all")
    await office.says("rita", "yes")


async def undo_a_swap(office):
    await office.says("rita", "undo")


CHANGES = [(drop, 2), (add, 4), (move_one, 3), (cancel, 0), (undo_a_swap, 3)]


async def standing(change):
    """Return an office with a loop whose candidate has their plan; for an undo, with a swap just made."""
    office = await with_settled_loop(INVITING)
    if change is undo_a_swap:
        await swap(office)
    return office


async def state(office):
    """Return when who interviews in which room, as the calendars have it, and the same as the store has it."""
    own = [one for one in await sessions(office) if one.is_live]
    claims = {id_ for day in await office.all(ResourceDay) for id_ in claimed(day)}
    assert claims == {one.id for one in own}
    drafts = [one.draft for one in office.calendars.events.values()]
    plans = sorted(str(one.span) for one in drafts if one.is_for_candidate)
    written = sorted(str(one.span) for one in drafts if not one.is_for_candidate)
    assert written == sorted(str(Interval(one.start, one.end)) for one in own for _ in range(2))
    days = {}
    for one in own:
        days.setdefault(one.start.date(), []).append(one)
    wanted = (Interval(some[0].start, some[-1].end) for some in days.values())
    assert plans == sorted(map(str, wanted))
    return [(one.start, one.people[0].name, one.room) for one in own]


def claimed(day):
    return {one.interview for one in day.claims}


@dies_or_fails_anywhere
@pytest.mark.parametrize(("change", "count"), CHANGES, ids=lambda one: getattr(one, "__name__", ""))
async def test_a_change_survives_a_crash_anywhere_and_any_call_that_fails(change, count, fate):
    office = await fate.after(standing, change)
    before = await state(office)

    async def changing():
        await change(office)
        await office.works()

    after = await state(await restarted_after(changing(), office, fate))
    assert after == before or len(after) == count
    # Undisturbed, it does change something.
    assert fate.is_met or after != before
