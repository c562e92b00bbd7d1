"""Another time for a candidate moves what is booked for them, whatever else is searched for: nobody is interviewed twice."""

import pytest

from bot.domain.bookings.interviews import Interview
from cards.clarification_views import Choices
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard


async def _of_kit(office, text="Mei on Thursday for 45 min for Kit Moss"):
    await office.says("rita", text)
    await office.says("rita", "1")
    await office.works()
    return await office.load(Interview, office.view("rita", InterviewCard).interview)


@pytest.mark.parametrize(
    "text",
    [
        "find a new time for Kit that works for everyone",
        "find Kit another time",
        "we need a new slot for Kit",
        "Kit needs a later slot",
    ],
)
async def test_another_time_moves_the_booked_interview_while_another_search_is_open(office, text):
    kits = await _of_kit(office)
    await office.says("rita", "Ian on Friday for 30 min for Moe Ray")
    await office.says("rita", text)
    shown = office.view("rita", OfferCard)
    assert (shown.purpose, shown.interview) == ("move", kits.id)
    assert {slot.people for slot in shown.slots} == {("Mei Tanaka",)}
    assert {slot.end - slot.start for slot in shown.slots} == {kits.end - kits.start}
    await office.says("rita", "1")
    await office.works()
    only = await office.all(Interview)
    assert [(one.id, one.start != kits.start) for one in only] == [(kits.id, True)]


async def test_of_several_interviews_it_is_asked_which_is_to_move(office):
    await _of_kit(office)
    second = await _of_kit(office, "second interview for Kit Moss with Ian on Friday for 30 min")
    await office.says("rita", "Ian on Wednesday for 30 min for Moe Ray")
    await office.says("rita", "find a new time for Kit that works for everyone")
    assert len(office.view("rita", Choices).choices) == len(await office.all(Interview)) == 2
    await office.says("rita", "2")
    shown = office.view("rita", OfferCard)
    assert (shown.purpose, shown.interview) == ("move", second.id)
