"""A room and nobody: asked about, booked, and listed."""

from bot.domain.bookings.interviews import Interview
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard


async def test_a_room_alone_is_asked_about_and_booked(office):
    await office.says("rita", "is Thames free on Tuesday at 10?")
    view = office.view("rita", OfferCard)
    assert (view.need, [one.people for one in view.slots]) == ("none", [()])
    assert "Yes, Thames is free on Tuesday at 10:00" in office.last("rita")
    await office.says("rita", "book 1")
    await office.works()
    (interview,) = await office.all(Interview)
    assert (interview.people, interview.room) == ((), "thames@x.example")
    assert office.view("rita", InterviewCard).people == ()
