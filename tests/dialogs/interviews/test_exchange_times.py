"""Two interviews swap their times: asked once, checked and written together, undone together."""

from bot.domain.bookings.interviews import Interview, ResourceDay
from bot.domain.intervals import Interval
from bot.domain.search_models import Item, Status
from bot.runtime.ports import FreeBusy
from cards.account_views import AskAboutSeveral
from cards.actions import Agree, Undo
from cards.view_models import AskSure, Problem
from dialogs.scheduling.search_inputs import without_own
from tests.harness.office_stories import booked

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
