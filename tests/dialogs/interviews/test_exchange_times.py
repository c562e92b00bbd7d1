"""Two interviews swap their times: asked once, checked and written together, undone together."""

import pytest
from msgspec.structs import replace

from bot.domain.bookings.interviews import Claim, Interview, ResourceDay, Stage
from bot.domain.intervals import Interval
from bot.domain.search_models import Item, Status
from bot.language.requests import RescheduleRequest
from bot.runtime.ports import FreeBusy
from cards.account_views import AskAboutSeveral
from cards.actions import Agree, Cancel, Undo
from cards.adaptive_cards import fallback
from cards.view_models import AskSure, Notice, Problem
from dialogs.interviews.changes.ask_to_exchange import ask_to_exchange
from dialogs.scheduling.own_events import without_own
from tests.fakes.calendars import OneEventRefused
from tests.harness.office import Office
from tests.harness.office_stories import booked, save

TWO = (
    "Ian on Tuesday at 10 with Camden for Jo Park",
    "Ian on Tuesday at 2pm with Camden for Marc Dubois",
)


async def two(office, texts=TWO):
    return [(await booked(office, text)).id for text in texts]


async def load(office, ids):
    return [await office.load(Interview, one) for one in ids]


async def exchanged(office, ids, text="swap Jo's and Marc's times"):
    before = await load(office, ids)
    await office.says("rita", text)
    assert await load(office, ids) == before
    await office.says("rita", "yes")
    await office.works()
    return before, await load(office, ids)


async def test_two_interviews_with_the_same_person_and_room_swap_their_times(office):
    before, after = await exchanged(office, await two(office))
    assert [one.span for one in after] == [one.span for one in reversed(before)]
    assert [one.event for one in after] == [one.event for one in before]
    drafts = [office.calendars.events[one.event.id].draft for one in after]
    assert [one.span for one in drafts] == [one.span for one in after]
    assert {one.room for one in after} == {"camden@x.example"}


async def test_what_moves_where_is_asked_once(office):
    await two(office)
    await office.says("rita", "swap the times of Jo and Marc")
    asked = office.view("rita", AskSure)
    assert (asked.title, asked.button) == ("Swap the times of both interviews?", "Swap times")
    assert sum("→" in one for one in asked.stops) == 2


async def test_each_keeps_its_length(office):
    texts = (
        "Ian on Tuesday at 10 for Jo Park",
        "30 min with Mei on Tuesday at 2pm for Marc Dubois",
    )
    before, after = await exchanged(office, await two(office, texts))
    assert [one.start for one in after] == [one.start for one in reversed(before)]
    assert [one.end - one.start for one in after] == [one.end - one.start for one in before]


async def test_where_one_is_not_free_neither_moves(office):
    texts = ("Ian on Tuesday at 10 for Jo Park", "Mei on Tuesday at 2pm for Marc Dubois")
    ids = await two(office, texts)
    jo, marc = await load(office, ids)
    office.calendars.busy["mei@x.example"] = [Item(Interval(jo.start, jo.end))]
    before, after = await exchanged(office, ids)
    assert after == before
    assert office.view("rita", Problem).key == "slot-taken"
    claims = [claim for day in await office.all(ResourceDay) for claim in day.claims]
    assert {claim.start for claim in claims} == {jo.start, marc.start}


async def test_one_undo_takes_both_back(office):
    ids = await two(office)
    before, _ = await exchanged(office, ids)
    await office.presses("rita", Undo(ids[1]))
    await office.works()
    assert [one.span for one in await load(office, ids)] == [one.span for one in before]


async def test_after_another_change_of_one_the_swap_is_not_undone_with_it(office):
    ids = await two(office)
    _, swapped = await exchanged(office, ids)
    await office.says("rita", "add Mei to Jo's interview")
    await office.works()
    await office.presses("rita", Undo(ids[0]))
    await office.works()
    assert [one.span for one in await load(office, ids)] == [one.span for one in swapped]


async def test_a_swap_asked_before_one_has_moved_does_nothing(office):
    ids = await two(office)
    await office.says("rita", "swap Jo's and Marc's times")
    asked = office.message("rita", AskAboutSeveral)
    agree = office.view("rita", AskSure)
    await office.says("rita", "make Jo's interview 30 minutes")
    await office.works()
    before = await load(office, ids)
    await office.presses("rita", Agree(agree.to, agree.subject), message=asked)
    await office.works()
    assert await load(office, ids) == before


async def test_what_stays_of_a_cancelled_invitation_does_not_count_for_the_time_that_is_left(
    office,
):
    """A room's calendar may show both for a moment: the one that was cancelled, and the one that is just moving."""
    (interview,) = [await office.load(Interview, (await booked(office, TWO[0])).id)]
    items = tuple(Item(interview.span, status) for status in (Status.FREE, Status.BUSY))
    room = FreeBusy(mail=interview.room, items=items)
    assert without_own(room, interview, "rita@x.example").items == items[:1]


async def two_of(texts=TWO):
    office = await Office(calendars=OneEventRefused()).open()
    return office, await two(office, texts)


async def refuse(office, id_):
    office.calendars.refused = (await office.load(Interview, id_)).event.id


async def asked_to_swap(office, ids):
    request = RescheduleRequest(target=tuple(ids), is_exchange=True)

    async def step(turn, unit_of_work, ports):
        return await ask_to_exchange(turn, request, unit_of_work, ports)

    await office.does("rita", step)
    await office.says("rita", "yes")


def refusals(office):
    said = [fallback(one) for one in office.views("rita") if isinstance(one, Notice)]
    return [one for one in said if "I couldn’t" in one]


async def assert_both_stand(office, ids, before):
    after = await load(office, ids)
    assert [(one.span, one.stage) for one in after] == [
        (one.span, Stage.STANDING) for one in before
    ]
    assert {one.exchanged_with for one in after} == {""}
    shown = [office.calendars.events[one.event.id].draft.span for one in after]
    assert shown == [one.span for one in before]
    claimed = {
        (claim.interview, claim.start)
        for day in await office.all(ResourceDay)
        for claim in day.claims
    }
    assert claimed == {(one.id, one.start) for one in before}


@pytest.mark.parametrize("number", [0, 1])
async def test_where_one_event_is_refused_neither_has_moved_in_the_end(number):
    office, ids = await two_of()
    await refuse(office, ids[number])
    before, _ = await exchanged(office, ids)
    await assert_both_stand(office, ids, before)
    (said,) = refusals(office)
    assert "I couldn’t swap the times" in said
    assert "with Jo Park is on Tuesday 24 November at 10:00" in said
    assert "with Marc Dubois is on Tuesday 24 November at 14:00" in said
    assert "Both keep their times" in said


@pytest.mark.parametrize("number", [0, 1])
async def test_where_one_is_refused_to_go_back_both_stay_swapped(number):
    office, ids = await two_of()
    _, swapped = await exchanged(office, ids)
    await refuse(office, ids[number])
    await office.presses("rita", Undo(ids[0]))
    await office.works()
    await assert_both_stand(office, ids, swapped)
    (said,) = refusals(office)
    assert "with Jo Park is on Tuesday 24 November at 14:00" in said


async def test_where_the_old_time_was_taken_since_what_stands_where_is_told():
    """Marc's has moved with Mei, and its old time is somebody else's when Jo's is refused."""
    texts = ("Ian on Tuesday at 10 for Jo Park", "Mei on Tuesday at 2pm for Marc Dubois")
    office, ids = await two_of(texts)
    await refuse(office, ids[0])
    jo, marc = await load(office, ids)
    await asked_to_swap(office, ids)
    (day,) = [one for one in await office.all(ResourceDay) if one.mail == "mei@x.example"]
    taken = Claim(start=marc.start, end=marc.end, interview="other", organizer_name="Tom")
    await save(office, replace(day, claims=(*day.claims, taken)))
    await office.works()
    after = await load(office, ids)
    assert [one.start for one in after] == [jo.start, jo.start]
    (said,) = refusals(office)
    assert "both are at one time" in said


@pytest.mark.parametrize("number", [0, 1])
async def test_a_cancellation_meanwhile_of_one_of_a_refused_swap_takes_that_one_out(number):
    office, ids = await two_of()
    before = await load(office, ids)
    await refuse(office, ids[1 - number])
    await asked_to_swap(office, ids)
    await office.presses("rita", Cancel(ids[number], is_sure=True))
    await office.works()
    after = await load(office, ids)
    assert (after[number].stage, after[1 - number].span) == (Stage.ENDED, before[1 - number].span)
    claims = {claim.interview for day in await office.all(ResourceDay) for claim in day.claims}
    assert claims == {ids[1 - number]}


def overlaps(office):
    said = [fallback(one) for one in office.views("rita") if isinstance(one, Notice)]
    return [one for one in said if "already has an interview at that time" in one]


async def test_a_swap_that_puts_a_candidate_into_two_interviews_at_once_is_told(office):
    ids = await two(office)
    await office.says("rita", "Mei on Tuesday at 2pm for Jo Park")
    await office.says("rita", "book 1")
    await office.works()
    assert len(await office.all(Interview)) == 3
    await asked_to_swap(office, ids)
    await office.works()
    assert [one.start.hour for one in await load(office, ids)] == [14, 10]
    assert len(overlaps(office)) == 1


async def test_two_interviews_of_one_candidate_swap_without_a_word(office):
    texts = ("Ian on Tuesday at 10 for Jo Park", "Mei on Tuesday at 2pm for Jo Park")
    ids = await two(office, texts)
    await asked_to_swap(office, ids)
    await office.works()
    assert [one.start.hour for one in await load(office, ids)] == [14, 10]
    assert overlaps(office) == []
