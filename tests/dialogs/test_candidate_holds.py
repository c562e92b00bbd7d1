"""Times that a candidate was given, held for them where the account says so, until they choose or the link ends."""

import pytest

from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.bookings.interviews import Interview, ResourceDay, Stage
from bot.domain.errors import OutsideTrouble
from cards.actions import Book, ReleaseHolds
from cards.adaptive_cards import fallback
from cards.candidate_views import CandidateLinkCard
from cards.view_models import OfferCard
from tests.harness.candidates import chosen, decides, opens, sent, the_interview, the_link
from tests.harness.office import Office
from tests.harness.office_crashes import Fate, MortalStore, restarted, until_killed, when

ASK = "45 min with Ian for Jo Park <jo@gmail.example> on Tuesday with a room"
GIVE = "give Jo Park three times"


async def given(office, ask=ASK, give=GIVE):
    """Let Rita give a candidate three times of her question; gives the link's token."""
    await office.says("rita", ask)
    return await sent(office, give)


async def holding(store=None):
    office = await Office(**({"store": store} if store else {})).open()
    await office.says("olivia", "hold times for candidates")
    return office


@pytest.fixture
async def office():
    return await holding()


def held(office):
    return [one for one in office.calendars.events.values() if one.draft.is_hold]


async def claims(office):
    return {one.interview for day in await office.all(ResourceDay) for one in day.claims}


async def test_the_times_sent_stand_in_the_recruiters_calendar_and_nobody_is_written_to(office):
    await given(office)
    events = held(office)
    assert [one.owner for one in events] == ["rita@x.example"] * 3
    assert {one.draft.subject for one in events} == {"[Hold] Interview"}
    assert all(not one.draft.attendees and not one.draft.guests for one in events)
    assert "Jo" not in repr([one.draft for one in events])
    assert {one.draft.span.start for one in events} == set((await the_link(office)).given)
    assert "These times are held in your calendar" in fallback(
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


@when
@pytest.mark.parametrize("lives", range(1, 8))
async def test_a_choice_among_holds_survives_a_crash_at_any_save(lives, is_after):
    office = await holding(MortalStore())
    token = await given(office)
    page = await opens(office, token)
    office.store.fate = fate = Fate(lives, is_after)

    async def choose():
        await decides(office, token, "choose", slot=page.times[0].value)
        await office.works()

    await until_killed(choose(), fate)
    after = await restarted(office)
    live = [one for one in await after.all(Interview) if one.is_live]
    if live:
        assert held(after) == []
        assert await claims(after) == {live[0].id}
    else:
        assert len(held(after)) == 3
        assert len(await claims(after)) == 3
