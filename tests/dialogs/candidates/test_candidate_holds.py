"""Times that a candidate was given, held for them where the account says so, until they choose or the link ends."""

import pytest

from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.bookings.interviews import (
    Ending,
    Interview,
    ResourceDay,
    RoomPath,
    RoomState,
    Stage,
)
from bot.domain.errors import BotError, Gone, OutsideTrouble
from bot.domain.jobs import Job, JobKind
from bot.domain.search_models import Item
from cards.actions import Book, ReleaseHolds
from cards.adaptive_cards import fallback
from cards.candidate_views import CandidateLinkCard
from cards.offer_views import OfferCard
from cards.view_models import Notice
from tests.fakes.calendars import FakeCalendars
from tests.fakes.store import FakeStore
from tests.harness.candidates import chosen, decides, opens, sent, the_interview, the_link
from tests.harness.office import Office
from tests.harness.office_crashes import (
    Fate,
    FrailCalendars,
    MortalStore,
    dies_anywhere,
    dies_or_fails_anywhere,
    fails_at_every_call,
    restarted_after,
)

ASK = "45 min with Ian for Jo Park <jo@gmail.example> on Tuesday with a room"
GIVE = "give Jo Park three times"
ROOMS = ("thames@x.example", "camden@x.example")


async def given(office, ask=ASK, give=GIVE):
    """Let Rita give a candidate three times of her question; gives the link's token."""
    await office.says("rita", ask)
    return await sent(office, give)


async def holding(store=None, calendars=None):
    office = await Office(store=store or FakeStore(), calendars=calendars or FakeCalendars()).open()
    await office.says("olivia", "hold times for candidates")
    return office


@pytest.fixture
async def office():
    return await holding()


def held(office):
    return [one for one in office.calendars.events.values() if one.draft.is_hold]


async def claims(office):
    return {one.interview for day in await office.all(ResourceDay) for one in day.claims}


async def restarted_after_choice(office, fate):
    """Let the candidate choose the first of three held times while a fate lies on the office, and another process go on."""
    token = await given(office)
    page = await opens(office, token)

    async def choose():
        try:
            await decides(office, token, "choose", slot=page.times[0].value)
        except BotError:
            return
        await office.works()

    return await restarted_after(choose(), office, fate)


async def test_the_times_sent_stand_in_the_recruiters_calendar_and_nobody_is_written_to(office):
    await given(office)
    events = held(office)
    assert [one.owner for one in events] == ["rita@x.example"] * 3
    assert {one.draft.subject for one in events} == {"[Hold] Interview"}
    assert all(not one.draft.attendees and not one.draft.guests for one in events)
    assert "Jo" not in repr([one.draft for one in events])
    assert {one.draft.span.start for one in events} == set((await the_link(office)).given)
    assert "These times are held in your calendar and the room’s until" in fallback(
        office.view("rita", CandidateLinkCard)
    )


async def test_nothing_is_held_unless_the_account_says_so():
    office = await Office().open()
    await given(office)
    assert held(office) == []
    assert await claims(office) == set()


async def test_a_link_whose_times_are_found_when_it_is_opened_holds_none(office):
    await sent(office)
    assert held(office) == []


async def test_others_are_not_offered_what_is_held(office):
    await given(office)
    starts = set((await the_link(office)).given)
    await office.says("rita", "Ian on Tuesday for 45 minutes")
    offered = office.view("rita", OfferCard).slots
    assert offered
    assert not starts & {one.start for one in offered}


async def test_who_was_offered_it_before_cannot_book_it(office):
    await office.says("olivia", "connect")
    await office.says("rita", "Ian on Tuesday for 45 minutes")
    offer = office.view("rita", OfferCard)
    await given(office)
    starts = set((await the_link(office)).given)
    first = next(one.number for one in offer.slots if one.start in starts)
    await office.presses("rita", Book(offer.offer, first))
    await office.works()
    assert [one for one in await office.all(Interview) if one.is_live] == []


async def test_the_candidate_is_shown_what_is_held_for_them(office):
    token = await given(office)
    page = await opens(office, token)
    assert {one.start for one in page.times} == set((await the_link(office)).given)


async def test_the_one_chosen_is_booked_and_the_others_go(office):
    token = await given(office)
    await chosen(office, token, 1)
    interview = await the_interview(office)
    assert interview.stage is Stage.STANDING
    assert held(office) == []
    assert await claims(office) == {interview.id}
    link = await the_link(office)
    assert (link.holds, link.is_holding) == ((), False)


async def test_a_recruiter_who_interviews_is_not_in_their_own_way(office):
    await office.says("olivia", "make Rita an interviewer")
    token = await given(office, ASK.replace("Ian", "Rita"))
    page = await opens(office, token)
    assert len(page.times) == 3
    await chosen(office, token)
    assert (await the_interview(office)).stage is Stage.STANDING


async def test_they_go_at_the_end_of_the_link(office):
    await given(office)
    office.clock.pass_(days=3)
    await office.works()
    assert held(office) == []
    assert await claims(office) == set()


async def test_they_go_earlier_with_a_link_that_closes_earlier(office):
    await given(office)
    await office.says("rita", "keep the link open until Monday")
    await office.works()
    assert len(held(office)) == 3
    office.clock.pass_(days=1, hours=12)
    await office.works()
    assert held(office) == []
    assert await claims(office) == set()


@pytest.mark.parametrize("text", ["release the holds", "let the holds go", "withdraw the link"])
async def test_they_go_by_hand(office, text):
    await given(office)
    await office.says("rita", text)
    await office.works()
    assert held(office) == []
    assert await claims(office) == set()


async def test_they_go_by_a_button_and_can_still_be_chosen(office):
    token = await given(office)
    await office.presses("rita", ReleaseHolds((await the_link(office)).id))
    await office.works()
    assert held(office) == []
    assert len((await opens(office, token)).times) == 3


async def test_they_go_where_the_account_holds_no_more(office):
    await given(office)
    await given(
        office,
        ASK.replace("Jo Park", "Max Roe").replace("Tuesday", "Wednesday"),
        "give Max Roe three times",
    )
    await office.says("olivia", "don't hold times for candidates")
    await office.works()
    assert held(office) == []
    assert await claims(office) == set()
    assert not any(one.is_holding for one in await office.all(CandidateLink))


async def test_a_choice_before_they_are_written_leaves_none(office):
    await office.says("rita", ASK)
    await office.says("rita", GIVE)
    token = office.view("rita", CandidateLinkCard).url.rpartition("/")[2]
    page = await opens(office, token)
    await decides(office, token, "choose", slot=page.times[0].value)
    await office.works()
    assert held(office) == []
    assert await claims(office) == {(await the_interview(office)).id}


async def test_an_outage_only_delays_them(office):
    office.calendars.trouble = None
    await office.says("rita", ASK)
    await office.says("rita", GIVE)
    office.calendars.trouble = OutsideTrouble(service="Microsoft 365")
    await office.works()
    assert held(office) == []
    office.calendars.trouble = None
    office.clock.pass_(minutes=10)
    await office.works()
    assert len(held(office)) == 3


@dies_anywhere
async def test_a_choice_among_holds_survives_a_crash_anywhere(fate):
    office = await holding(MortalStore(), FrailCalendars())
    after = await restarted_after_choice(office, fate)
    live = [one for one in await after.all(Interview) if one.is_live]
    if live:
        assert held(after) == []
        assert await claims(after) == {live[0].id}
    else:
        assert len(held(after)) == 3
        assert len(await claims(after)) == 3


# --- in the room's own calendar -------------------------------------------------------------------


def in_rooms(office):
    return [one for one in office.calendars.events.values() if one.place == "room"]


async def holding_rooms(store=None, calendars=None):
    """Open an office that holds times, whose recruiter may write to the rooms' calendars."""
    office = await holding(store, calendars)
    office.calendars.may_write = set(ROOMS)
    return office


def assert_room_is_reserved_by_the_hold(office, interview):
    """One event is in the rooms' calendars, an ordinary reservation for its interview; no hold is anywhere."""
    (event,) = in_rooms(office)
    assert event.ref == interview.reservation
    assert event.draft.transaction.endswith("-hold-room")
    assert (event.draft.is_hold, event.draft.was_hold) == (False, True)
    assert event.draft.span == interview.span
    assert "Hold" not in event.draft.subject
    assert held(office) == []


async def test_the_rooms_are_held_in_their_own_calendars_where_the_recruiter_may_write_there():
    office = await holding_rooms()
    await given(office)
    rooms = in_rooms(office)
    assert {one.draft.span.start for one in rooms} == set((await the_link(office)).given)
    assert {one.draft.subject for one in rooms} == {"[Hold] Interview"}
    assert all(not one.draft.attendees and not one.draft.guests for one in rooms)
    assert all(one.room_event for one in (await the_link(office)).holds)


async def test_where_the_recruiter_may_not_write_only_their_own_calendar_holds(office):
    await given(office)
    assert in_rooms(office) == []
    assert {one.place for one in held(office)} == {"primary"}
    assert not any(one.is_in_room for one in (await the_link(office)).holds)


async def test_the_candidate_is_shown_the_rooms_that_are_held_for_them():
    office = await holding_rooms()
    page = await opens(office, await given(office))
    assert {one.start for one in page.times} == set((await the_link(office)).given)


async def test_the_rooms_hold_chosen_becomes_its_reservation():
    office = await holding_rooms()
    token = await given(office)
    before = {one.draft.span.start: one.ref for one in in_rooms(office)}
    await chosen(office, token, 1)
    interview = await the_interview(office)
    assert (interview.stage, interview.path) == (Stage.STANDING, RoomPath.DIRECT)
    assert interview.reservation == before[interview.start]
    assert_room_is_reserved_by_the_hold(office, interview)
    assert await claims(office) == {interview.id}
    office.clock.pass_(minutes=2)
    await office.works()
    assert (await the_interview(office)).room_state is RoomState.CONFIRMED


async def test_a_rooms_hold_that_was_deleted_by_hand_is_reserved_anew():
    office = await holding_rooms()
    token = await given(office)
    page = await opens(office, token)
    for one in in_rooms(office):
        del office.calendars.events[one.ref.id]
    await decides(office, token, "choose", slot=page.times[0].value)
    await office.works()
    interview = await the_interview(office)
    assert [one.ref for one in in_rooms(office)] == [interview.reservation]
    assert interview.stage is Stage.STANDING


async def test_whoever_else_took_the_room_meanwhile_keeps_it_and_no_hold_is_left():
    office = await holding_rooms()
    token = await given(office)
    page = await opens(office, token)
    await decides(office, token, "choose", slot=page.times[0].value)
    interview = await the_interview(office)
    office.calendars.busy[interview.room] = [Item(interview.span)]
    await office.works()
    assert (await the_interview(office)).ending is Ending.TAKEN
    assert (await the_interview(office)).stage is Stage.ENDED
    assert office.calendars.events == {}
    assert await claims(office) == set()


@pytest.mark.parametrize("text", ["release the holds", "withdraw the link"])
async def test_the_rooms_holds_go_by_hand(text):
    office = await holding_rooms()
    await given(office)
    await office.says("rita", text)
    await office.works()
    assert office.calendars.events == {}


async def test_the_rooms_holds_go_at_the_end_of_the_link():
    office = await holding_rooms()
    await given(office)
    office.clock.pass_(days=3)
    await office.works()
    assert office.calendars.events == {}
    assert await claims(office) == set()


async def test_the_rooms_holds_that_may_not_be_changed_any_more_stop_nothing():
    office = await holding_rooms()
    await given(office)
    office.calendars.denied = set(ROOMS)
    await office.says("rita", "release the holds")
    await office.works()
    assert {one.place for one in held(office)} == {"room"}
    assert (await the_link(office)).holds == ()


@dies_or_fails_anywhere
async def test_a_choice_among_held_rooms_survives_a_crash_anywhere_and_any_call_that_fails(fate):
    office = await holding_rooms(MortalStore(), FrailCalendars())
    await assert_one_or_all(await restarted_after_choice(office, fate))


async def assert_one_or_all(office):
    live = [one for one in await office.all(Interview) if one.is_live]
    if live:
        assert_room_is_reserved_by_the_hold(office, live[0])
        assert live[0].stage is Stage.STANDING
        assert await claims(office) == {live[0].id}
    else:
        assert len(in_rooms(office)) == 3
        assert len(held(office)) == 6
        assert len(await claims(office)) == 3


@dies_or_fails_anywhere
async def test_holds_being_written_survive_a_crash_anywhere_and_any_call_that_fails(fate):
    office = await holding_rooms(MortalStore(), FrailCalendars())
    await office.says("rita", ASK)
    await office.says("rita", GIVE)
    after = await restarted_after(office.works(), office, fate)
    assert (len(held(after)), len(in_rooms(after))) == (6, 3)
    await after.says("rita", "release the holds")
    await after.works()
    assert after.calendars.events == {}


@fails_at_every_call
async def test_a_link_withdrawn_while_its_holds_are_written_leaves_none(fate):
    office = await holding_rooms(calendars=FrailCalendars())
    await office.says("rita", ASK)
    await office.says("rita", GIVE)
    fate.lies_on(office)
    await office.works()
    office.calendars.fate = Fate()
    await office.says("rita", "withdraw the link")
    office.clock.pass_(minutes=10)
    await office.works()
    assert office.calendars.events == {}
    assert await claims(office) == set()


class Remembering(FakeCalendars):
    """As Graph, knows the transaction of an event that was deleted since."""

    def _written(self, organizer, draft, place):
        key = f"{place}-{draft.transaction}"
        if key in self.taken_back:
            raise Gone
        return super()._written(organizer, draft, place)

    async def cancel(self, organizer, ref, comment=""):
        await super().cancel(organizer, ref, comment)
        self.taken_back.add(ref.id)

    def __post_init__(self):
        self.taken_back = set()


async def test_holds_taken_back_by_a_step_that_was_not_saved_are_gone():
    office = await holding_rooms(calendars=Remembering())
    await office.says("rita", ASK)
    await office.says("rita", GIVE)
    link = await the_link(office)
    rows = [f"primary-{one.id}-hold" for one in link.holds]
    office.calendars.taken_back = {*rows, *(f"room-{one.id}-hold-room" for one in link.holds)}
    await office.says("rita", "release the holds")
    await office.works()
    assert (await the_link(office)).holds == ()
    assert office.calendars.events == {}


# --- disconnecting --------------------------------------------------------------------------------


async def test_who_disconnects_leaves_nothing_held_in_calendars(office):
    await given(office)
    assert held(office)
    answer = await office.says("rita", "disconnect")
    await office.works()
    assert "3 held times for candidates: free again." in answer
    assert held(office) == []
    assert await claims(office) == set()
    link = await the_link(office)
    assert (link.is_holding, link.holds) == (False, ())


async def test_what_could_not_be_taken_out_on_disconnecting_is_said_and_goes_once_connected_again(
    office,
):
    await given(office)
    office.calendars.trouble = OutsideTrouble(service="Microsoft 365")
    answer = await office.says("rita", "disconnect")
    assert "3 held times for candidates may still be in calendars" in answer
    assert await claims(office) == set()
    office.calendars.trouble = None
    office.clock.pass_(minutes=31)
    await office.works()
    assert held(office) == []


async def test_what_is_out_of_the_calendars_counts_as_free_though_another_stays(office):
    await given(office)
    last, cancel = (await the_link(office)).holds[-1], office.calendars.cancel

    async def refused(organizer, ref, *more):
        if ref == last.event:
            raise OutsideTrouble(service="Microsoft 365")
        await cancel(organizer, ref, *more)

    office.calendars.cancel = refused
    answer = await office.says("rita", "disconnect")
    assert "2 held times for candidates: free again." in answer
    assert "1 held time for candidates may still be in calendars" in answer
    assert (await the_link(office)).holds == (last,)


# --- refused for good -----------------------------------------------------------------------------


def left(office):
    """Return what Rita was told of held times that stay."""
    seen = [fallback(one) for one in office.views("rita") if isinstance(one, Notice)]
    return [said for said in seen if "didn’t let me take the time" in said]


async def hold_jobs(office):
    return [one for one in await office.all(Job) if one.kind is JobKind.HOLD]


async def test_held_times_that_may_not_be_taken_out_are_told_once_and_hold_nobody(office):
    await given(office)
    link = await the_link(office)
    office.calendars.denied.add("cancel")
    office.clock.moment = link.open_until
    await office.works()
    (said,) = left(office)
    assert "the times held for Jo Park out of your calendar" in said
    assert (await the_link(office)).holds == ()
    assert await claims(office) == set()
    assert await hold_jobs(office) == []


async def test_a_time_that_may_not_be_written_is_held_without_an_event(office):
    await office.says("rita", ASK)
    office.calendars.denied.add("invite")
    await office.says("rita", GIVE)
    await office.works()
    assert held(office) == []
    assert len(await claims(office)) == 3
    assert [one.attempts for one in await hold_jobs(office)] == [0]
    await office.says("rita", "release the holds")
    await office.works()
    assert left(office) == []
    assert await claims(office) == set()
