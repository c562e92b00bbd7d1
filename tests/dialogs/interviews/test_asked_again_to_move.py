"""A move that was not possible, and an hour said after it: the day last wished for stays."""

from bot.domain.bookings.interviews import Interview
from bot.domain.intervals import Interval
from bot.domain.search_models import Item
from cards.offer_views import OfferCard
from tests.harness.office_stories import TUESDAY, booked

THURSDAY = TUESDAY.replace(day=26)


async def refused(office):
    """Ian's interview on Tuesday is asked to move to Thursday at two, when he is busy."""
    interview = await booked(office)
    busy = Interval(THURSDAY.replace(hour=13), THURSDAY.replace(hour=15))
    office.calendars.busy["ian@x.example"] = [Item(busy)]
    await office.says("rita", "move it to Thursday at 2pm")
    assert not office.view("rita", OfferCard).slots
    return interview


async def test_an_hour_after_a_refused_move_is_on_the_day_that_was_wished(office):
    interview = await refused(office)
    await office.says("rita", "move it to 3pm")
    (slot,) = office.view("rita", OfferCard).slots
    assert (slot.start.day, slot.start.hour) == (26, 15)
    await office.says("rita", "yes")
    await office.works()
    assert (await office.load(Interview, interview.id)).start.day == 26


async def test_an_hour_once_its_card_was_shown_again_is_on_its_own_day(office):
    interview = await refused(office)
    await office.says("rita", "what's next for Ian?")
    await office.says("rita", "my interviews")
    await office.says("rita", "move it to 3pm")
    assert all(one.start.day == interview.start.day for one in office.view("rita", OfferCard).slots)


async def test_later_after_its_times_is_after_the_interview(office):
    interview = await booked(office)
    await office.says("rita", "move it to Thursday")
    await office.says("rita", "later the same day")
    slots = office.view("rita", OfferCard).slots
    assert slots
    assert all(interview.end <= one.start < interview.end.replace(hour=23) for one in slots)
