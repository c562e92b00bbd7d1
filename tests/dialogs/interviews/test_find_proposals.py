"""A proposal that the organizer speaks of by that word: whatever question came between, and also where it stands unread in Outlook."""

from datetime import timedelta

import pytest

from bot.domain.bookings.interviews import Answer, Interview
from bot.domain.intervals import Interval
from cards.offer_views import OfferCard
from tests.harness.office_stories import booked, proposed


async def offers(office):
    return len([one for one in office.views("rita") if isinstance(one, OfferCard)])


async def proposed_in_outlook(office, interview):
    """Ian proposes the day after in Outlook, and no look at the calendars has seen it."""
    event = office.calendars.events[(await office.load(Interview, interview.id)).event.id]
    day = timedelta(days=1)
    event.answers["ian@x.example"] = Answer.TENTATIVE
    event.proposed["ian@x.example"] = Interval(interview.start + day, interview.end + day)
    return interview.start + day


@pytest.mark.parametrize("said", ["accept the proposal", "accept Ian's proposal"])
async def test_it_is_accepted_below_another_question(office, said):
    interview = await booked(office, "Ian on Tuesday with a room for Jo Park")
    await office.says("rita", "Mei on Friday")
    slot, _ = await proposed(office, interview)
    await office.says("rita", said)
    await office.works()
    assert (await office.load(Interview, interview.id)).start == slot.start


@pytest.mark.parametrize("said", ["decline the proposal", "reject Ian's proposal"])
async def test_it_is_declined_below_another_question(office, said):
    interview = await booked(office, "Ian on Tuesday with a room for Jo Park")
    await office.says("rita", "Mei on Friday")
    await proposed(office, interview)
    await office.says("rita", said)
    await office.works()
    after = await office.load(Interview, interview.id)
    assert (after.start, after.proposals) == (interview.start, ())


@pytest.mark.parametrize("verb", ["accept", "reject", "decline"])
async def test_where_there_is_none_it_is_said_and_nothing_searched_for(office, verb):
    interview = await booked(office, "Ian on Tuesday with a room for Jo Park")
    await office.says("rita", "Mei on Friday")
    before = await offers(office)
    answer = await office.says("rita", f"{verb} Mei's proposal")
    assert "no other time that Mei proposes" in answer
    assert await offers(office) == before
    assert (await office.load(Interview, interview.id)).start == interview.start


async def test_one_that_stands_unread_in_outlook_is_read_then(office):
    interview = await booked(office, "Ian on Tuesday with a room for Jo Park")
    await office.says("rita", "Mei on Friday")
    there = await proposed_in_outlook(office, interview)
    await office.says("rita", "accept Ian's proposal")
    await office.works()
    assert (await office.load(Interview, interview.id)).start == there


async def test_where_outlook_cannot_be_read_it_is_said_that_none_is_known(office):
    interview = await booked(office, "Ian on Tuesday with a room for Jo Park")
    await proposed_in_outlook(office, interview)
    event = (await office.load(Interview, interview.id)).event
    office.calendars.denied.add(event.owner)
    assert "no other time that Ian proposes" in await office.says("rita", "accept Ian's proposal")
    assert (await office.load(Interview, interview.id)).start == interview.start


async def test_a_stranger_who_is_to_come_in_a_colleagues_place_is_asked_about(office):
    await office.says("rita", "Ian on Tuesday for Jo Park")
    assert "nobody called Zorro" in await office.says("rita", "swap Ian for Zorro")


async def test_a_time_that_is_none_is_named_and_moves_nothing(office):
    interview = await booked(office, "Ian on Tuesday with a room for Jo Park")
    await office.says("rita", "Mei on Friday")
    before = await offers(office)
    answer = await office.says("rita", "move Jo's interview to the moon")
    assert "when “the moon” is" in answer
    assert await offers(office) == before
    await office.says("rita", "move it to Friday")
    assert office.view("rita", OfferCard).interview == interview.id
