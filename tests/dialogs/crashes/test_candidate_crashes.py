"""A crash or a fault anywhere between a candidate's press and what it does: all of it stands afterwards, or nothing."""

from bot.domain.bookings.interviews import Interview, ResourceDay, Stage
from bot.domain.errors import BotError
from cards.adaptive_cards import fallback
from tests.fakes.calendars import FakeCalendars
from tests.fakes.store import FakeStore
from tests.harness.candidates import decides, opens, sent, the_link
from tests.harness.office import Office
from tests.harness.office_crashes import (
    MortalCalendars,
    MortalStore,
    dies_at_every_call,
    dies_or_fails_at_every_call,
    restarted_after,
)

ASKED = "send Jo Park <jo@gmail.example> a link for 45 minutes with Ian with a room"


async def opened(store=None, calendars=None):
    office = await Office(store=store or FakeStore(), calendars=calendars or FakeCalendars()).open()
    token = await sent(office, ASKED)
    return office, token, await opens(office, token)


async def presses(office, token, decision, slot):
    """Press a button as a browser does, which shows an error page for what fails."""
    try:
        await decides(office, token, decision, slot=slot)
    except BotError:
        return
    await office.works()


async def assert_whole_or_nothing(office, token, start=None):
    """Nothing of an interview stands, or all three events and the claims of one time; the page says the same."""
    live = [one for one in await office.all(Interview) if one.is_live]
    places = sorted(one.place for one in office.calendars.events.values())
    claims = {one.interview for day in await office.all(ResourceDay) for one in day.claims}
    page = await opens(office, token)
    if not live:
        assert (places, claims, page.state) == ([], set(), "choose")
        return False
    (interview,) = live
    assert interview.stage is Stage.STANDING
    assert places == ["primary", "primary", "scheduler"]
    assert claims == {interview.id}
    assert {one.draft.span.start for one in office.calendars.events.values()} == {interview.start}
    assert (page.state, page.interview.start) == ("booked", interview.start)
    assert (await the_link(office)).interview == interview.id
    assert start in {None, interview.start}
    return True


@dies_at_every_call
async def test_a_choice_survives_a_crash_at_any_save(fate):
    office, token, page = await fate.after(opened, store=MortalStore())
    after = await restarted_after(
        presses(office, token, "choose", page.times[-1].value), office, office.store, fate
    )
    stands = await assert_whole_or_nothing(after, token, page.times[-1].start)
    assert stands == (fate.call > 1 or fate.is_after)


@dies_or_fails_at_every_call
async def test_a_choice_survives_any_call_that_dies_or_fails(fate):
    office, token, page = await fate.after(opened, calendars=MortalCalendars())
    after = await restarted_after(
        presses(office, token, "choose", page.times[-1].value), office, office.calendars, fate
    )
    stands = await assert_whole_or_nothing(after, token, page.times[-1].start)
    assert stands == (fate.call > 1)


@dies_at_every_call
async def test_a_choice_sent_again_after_a_crash_is_one_interview(fate):
    office, token, page = await fate.after(opened, store=MortalStore())
    after = await restarted_after(
        presses(office, token, "choose", page.times[-1].value), office, office.store, fate
    )
    await presses(after, token, "choose", page.times[-1].value)
    assert await assert_whole_or_nothing(after, token, page.times[-1].start)
    told = [one for one in map(fallback, after.views("rita")) if "Jo Park chose" in one]
    assert len(told) == 1


async def booked(store=None, calendars=None):
    office, token, page = await opened(store, calendars)
    await presses(office, token, "choose", page.times[-1].value)
    to = await decides(office, token, "move")
    return office, token, page.times[-1], to.times[0]


@dies_at_every_call
async def test_a_move_survives_a_crash_at_any_save(fate):
    office, token, old, new = await fate.after(booked, store=MortalStore())
    after = await restarted_after(
        presses(office, token, "move", new.value), office, office.store, fate
    )
    is_moved = fate.call > 1 or fate.is_after
    assert await assert_whole_or_nothing(after, token, new.start if is_moved else old.start)


@dies_or_fails_at_every_call
async def test_a_move_survives_any_call_that_dies_or_fails(fate):
    office, token, old, new = await fate.after(booked, calendars=MortalCalendars())
    after = await restarted_after(
        presses(office, token, "move", new.value), office, office.calendars, fate
    )
    assert await assert_whole_or_nothing(after, token, new.start if fate.call > 1 else old.start)


@dies_at_every_call
async def test_a_cancellation_survives_a_crash_at_any_save(fate):
    office, token, _, _ = await fate.after(booked, store=MortalStore())
    after = await restarted_after(presses(office, token, "cancel", ""), office, office.store, fate)
    if fate.call == 1 and not fate.is_after:
        await presses(after, token, "cancel", "")
    assert after.calendars.events == {}
    assert all(not day.claims for day in await after.all(ResourceDay))
    assert (await opens(after, token)).state == "cancelled"
