"""“Sorry, the other one”: the wrong one of several was booked, or cancelled."""

import pytest

from bot.domain.bookings.interviews import Interview
from bot.domain.bookings.offers import Offer
from cards.adaptive_cards import fallback
from cards.clarification_views import Choices
from cards.interview_views import AskToCancel
from tests.harness.office_stories import booked

SAID = ["sorry, the other one", "oops wrong one, the other one please", "no, I meant the other one"]


async def two(office):
    jo = await booked(office, "Ian on Tuesday for Jo Park")
    hana = await booked(office, "Mei on Wednesday for Hana Ito")
    return jo, hana


def told(office):
    return " ".join(fallback(one) for one in office.views("rita")[-2:])


@pytest.mark.parametrize("said", SAID)
async def test_another_is_asked_about_before_anything_is_cancelled(office, said):
    jo, hana = await two(office)
    await office.says("rita", "cancel Jo's")
    await office.says("rita", said)
    assert office.view("rita", AskToCancel).interview == hana.id
    await office.says("rita", "yes")
    await office.works()
    assert (await office.load(Interview, jo.id)).is_live
    assert not (await office.load(Interview, hana.id)).is_live


@pytest.mark.parametrize("said", SAID)
async def test_after_the_wrong_one_was_cancelled_it_is_told_how_it_is_booked_again(office, said):
    _, hana = await two(office)
    await office.says("rita", "cancel Jo's")
    await office.says("rita", "yes")
    await office.works()
    await office.says("rita", said)
    assert "Jo" in told(office)
    assert office.view("rita", AskToCancel).interview == hana.id
    assert (await office.load(Interview, hana.id)).is_live
    await office.says("rita", "yes")
    await office.works()
    assert not (await office.load(Interview, hana.id)).is_live


async def test_of_several_others_it_is_asked_which_is_to_be_cancelled(office):
    await two(office)
    await booked(office, "Ian on Thursday for Kit Walsh")
    await office.says("rita", "cancel Jo's")
    await office.says("rita", "sorry, the other one")
    assert len(office.view("rita", Choices).choices) == 2
    assert all(one.is_live for one in await office.all(Interview))


async def test_the_only_other_time_is_booked_in_its_place(office):
    interview = await booked(office, "Ian on Tuesday at 9 or at 11 for Jo Park 1 hour")
    (offer,) = await office.all(Offer)
    first, second = offer.slots
    assert interview.start == first.start
    await office.says("rita", "sorry, the other one")
    await office.works()
    (there,) = await office.all(Interview)
    assert (there.start, there.is_live) == (second.start, True)


async def test_of_several_other_times_it_is_asked_which_and_one_press_takes_it(office):
    interview = await booked(office, "Ian on Tuesday for Jo Park 1 hour")
    (offer,) = await office.all(Offer)
    slots = offer.slots[: offer.page_bounds[1]]
    await office.says("rita", "no, the other one")
    assert len(office.view("rita", Choices).choices) == len(slots) - 1
    assert (await office.load(Interview, interview.id)).start == interview.start
    await office.says("rita", "2")
    await office.works()
    (there,) = await office.all(Interview)
    assert there.start == slots[2].start


async def test_it_means_none_of_these_once_something_else_was_said(office):
    interview = await booked(office, "Ian on Tuesday at 9 or at 11 for Jo Park 1 hour")
    await office.says("rita", "who is coming?")
    await office.says("rita", "the other one")
    await office.works()
    (there,) = await office.all(Interview)
    assert there.start == interview.start
