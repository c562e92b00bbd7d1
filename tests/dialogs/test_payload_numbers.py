"""What a button names by number is what its card shows, and a changed question still moves."""

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Account
from bot.domain.bookings.interviews import Answer, Interview
from bot.domain.rooms import Room
from cards.actions import Move, Refine
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard
from tests.harness.office import ROOMS
from tests.harness.office_stories import booked, offered_elsewhere, save

HUDSON = Room(name="Hudson", mail="hudson@x.example", capacity=9, building="London")


async def test_a_room_taken_off_the_list_does_not_shift_the_buttons(office):
    account = await office.load(Account, "t")
    await save(office, replace(account, rooms=(*ROOMS, HUDSON)))
    interview = await booked(office)
    office.calendars.events[interview.reservation.id].answers[interview.room] = Answer.DECLINED
    left = [one for one in (*ROOMS, HUDSON) if one.mail != interview.spare_rooms[0]]
    await save(office, replace(account, rooms=tuple(left)))
    office.clock.pass_(seconds=5)
    await office.works()
    number = office.view("rita", InterviewCard).spare_rooms.index("Hudson") + 1
    await office.presses("rita", Move(interview.id, number))
    assert (await office.load(Interview, interview.id)).room == "hudson@x.example"


@pytest.mark.parametrize("inputs", [{"minutes": "30"}, {}])
async def test_an_offer_to_move_that_is_changed_still_moves(office, inputs):
    interview = await booked(office)
    view = await offered_elsewhere(office, interview)
    message = office.message("rita", OfferCard)
    await office.presses("rita", Refine(view.offer), inputs=inputs, message=message)
    again = office.view("rita", OfferCard)
    assert (again.offer != view.offer, again.purpose, again.interview) == (
        True,
        "move",
        interview.id,
    )
