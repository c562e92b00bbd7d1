"""What comes as a new message, of which a chat notifies, and what changes where it stands."""

import pytest

from bot.domain.bookings.interviews import Answer
from cards.actions import Accept, Decline, Maybe
from cards.view_models import InterviewCard, OfferCard
from tests.harness.office_stories import booked, offered


def stands_last(office, name):
    return office.message(name) == office.message(name, InterviewCard)


@pytest.mark.parametrize("text", ["accept", "decline, I am away"])
async def test_what_is_typed_is_answered_below_it(office, text):
    await booked(office)
    before = office.message("ian", InterviewCard)
    await office.says("ian", text)
    assert office.message("ian", InterviewCard) != before
    assert len([one for one in office.views("ian") if isinstance(one, InterviewCard)]) == 1


async def test_more_times_that_were_typed_for_come_below(office):
    await offered(office)
    before = office.message("rita", OfferCard)
    await office.says("rita", "more")
    assert office.message("rita", OfferCard) != before
    assert len([one for one in office.views("rita") if isinstance(one, OfferCard)]) == 1


async def test_what_is_pressed_changes_where_it_stands(office):
    interview = await booked(office)
    before = office.message("ian", InterviewCard)
    await office.presses("ian", Accept(interview.id), message=before)
    assert office.message("ian", InterviewCard) == before


@pytest.mark.parametrize(("action", "is_told"), [(Accept, False), (Maybe, False), (Decline, True)])
async def test_the_organizer_is_notified_of_a_no_alone(office, action, is_told):
    interview = await booked(office)
    before = office.message("rita", InterviewCard)
    await office.presses("ian", action(interview.id))
    await office.works()
    assert (office.message("rita", InterviewCard) != before) is is_told
    assert stands_last(office, "rita")


async def test_a_no_is_news_also_when_somebody_else_says_yes_before_it_is_told(office):
    interview = await booked(office, "Ian and Mei on Tuesday with a room")
    before = office.message("rita", InterviewCard)
    await office.presses("ian", Decline(interview.id))
    await office.presses("mei", Accept(interview.id))
    await office.works()
    assert office.message("rita", InterviewCard) != before


async def test_a_no_in_outlook_is_news_once(office):
    interview = await booked(office)
    before = office.message("rita", InterviewCard)
    office.calendars.events[interview.event.id].answers["ian@x.example"] = Answer.DECLINED
    told = []
    for _ in range(2):
        office.clock.pass_(minutes=3)
        await office.works()
        told.append(office.message("rita", InterviewCard))
    assert told[0] == told[1] != before
    assert len([one for one in office.views("rita") if isinstance(one, InterviewCard)]) == 1


async def test_a_room_that_says_no_is_news(office):
    interview = await booked(office)
    before = office.message("rita", InterviewCard)
    kept = office.calendars.events[interview.reservation.id]
    kept.answers["thames@x.example"] = Answer.DECLINED
    office.clock.pass_(minutes=3)
    await office.works()
    assert office.view("rita", InterviewCard).room_state == "declined"
    assert office.message("rita", InterviewCard) != before
