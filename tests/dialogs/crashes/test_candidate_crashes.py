"""A crash or a fault anywhere between a candidate's press and what it does: all of it stands afterwards, or nothing."""

from bot.domain.bookings.interviews import Interview, ResourceDay, Stage
from bot.domain.errors import BotError
from cards.adaptive_cards import fallback
from tests.harness.candidates import decides, opens, sent, the_link
from tests.harness.office import Office
from tests.harness.office_crashes import (
    MortalCalendars,
    MortalStore,
    dies_anywhere,
    dies_or_fails_anywhere,
    restarted_after,
)

ASKED = "send Jo Park <jo@gmail.example> a link for 45 minutes with Ian with a room"


async def opened():
    office = await Office(store=MortalStore(), calendars=MortalCalendars()).open()
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


def is_done(fate):
    """Whether what was pressed is done in the end: not where the calendars could not be read for it, nor before anything was kept."""
    return fate.call > 1 if fate.fault else fate.has_begun


@dies_or_fails_anywhere
async def test_a_choice_survives_a_crash_anywhere_and_any_call_that_fails(fate):
    office, token, page = await fate.after(opened)
    choosing = presses(office, token, "choose", page.times[-1].value)
    after = await restarted_after(choosing, office, fate)
    stands = await assert_whole_or_nothing(after, token, page.times[-1].start)
    assert stands == is_done(fate)


@dies_anywhere
async def test_a_choice_sent_again_after_a_crash_is_one_interview(fate):
    office, token, page = await fate.after(opened)
    choosing = presses(office, token, "choose", page.times[-1].value)
    after = await restarted_after(choosing, office, fate)
    await presses(after, token, "choose", page.times[-1].value)
    assert await assert_whole_or_nothing(after, token, page.times[-1].start)
    told = [one for one in map(fallback, after.views("rita")) if "Jo Park chose" in one]
    assert len(told) == 1


async def booked():
    office, token, page = await opened()
    await presses(office, token, "choose", page.times[-1].value)
    to = await decides(office, token, "move")
    return office, token, page.times[-1], to.times[0]


@dies_or_fails_anywhere
async def test_a_move_survives_a_crash_anywhere_and_any_call_that_fails(fate):
    office, token, old, new = await fate.after(booked)
    after = await restarted_after(presses(office, token, "move", new.value), office, fate)
    assert await assert_whole_or_nothing(after, token, (new if is_done(fate) else old).start)


@dies_anywhere
async def test_a_cancellation_survives_a_crash_anywhere(fate):
    office, token, _, _ = await fate.after(booked)
    after = await restarted_after(presses(office, token, "cancel", ""), office, fate)
    if not fate.has_begun:
        await presses(after, token, "cancel", "")
    assert after.calendars.events == {}
    assert all(not day.claims for day in await after.all(ResourceDay))
    assert (await opens(after, token)).state == "cancelled"
