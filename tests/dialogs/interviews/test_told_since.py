"""What a card that came by itself says to type is of its own interview, whichever was spoken of before."""

from datetime import timedelta

import pytest

from bot.domain.bookings.interviews import Answer, Interview
from cards.actions import Decline
from cards.interview_views import AskToCancel
from cards.offer_views import OfferCard
from tests.harness.office_stories import booked

SHORT = timedelta(minutes=30)


async def both(office, of_hana="Mei on Thursday for Hana Sato", of_jo="Ian on Friday for Jo Park"):
    """Hana's interview was shown last, some time after both were booked."""
    hana, jo = await booked(office, of_hana), await booked(office, of_jo)
    office.clock.pass_(minutes=5)
    await office.says("rita", "show Hana's interview")
    office.clock.pass_(seconds=10)
    return hana, jo


async def declines(office, name, interview):
    await office.presses(name, Decline(interview.id))
    await office.works()
    office.clock.pass_(seconds=10)


async def lengths(office, *interviews):
    return [(await office.load(Interview, one.id)).span.length for one in interviews]


async def test_a_change_below_the_news_of_a_decline_is_of_that_interview(office):
    hana, jo = await both(office)
    await declines(office, "ian", jo)
    await office.says("rita", "make it 30 minutes")
    await office.works()
    assert await lengths(office, hana, jo) == [timedelta(hours=1), SHORT]


@pytest.mark.parametrize("text", ["move", "cancel"])
async def test_so_are_a_move_and_a_cancellation(office, text):
    _, jo = await both(office)
    await declines(office, "ian", jo)
    await office.says("rita", text)
    if text == "move":
        assert office.view("rita", OfferCard).interview == jo.id
    else:
        assert office.view("rita", AskToCancel).interview == jo.id


async def test_it_stays_what_is_spoken_of(office):
    hana, jo = await both(office)
    await declines(office, "ian", jo)
    await office.says("rita", "thanks")
    await office.says("rita", "make it 30 minutes")
    await office.works()
    assert await lengths(office, hana, jo) == [timedelta(hours=1), SHORT]


async def test_whoever_is_asked_by_name_is_asked_for_the_one_declined_last(office):
    """Ian is offered in place of both."""
    hana = await booked(office, "Mei on Thursday at 10 for Hana Sato")
    jo = await booked(office, "Mei on Friday at 10 for Jo Park")
    office.clock.pass_(minutes=5)
    await declines(office, "mei", hana)
    await declines(office, "mei", jo)
    await office.says("rita", "ask Ian")
    await office.works()
    people = [(await office.load(Interview, one.id)).people[0].name for one in (hana, jo)]
    assert people == ["Mei Tanaka", "Ian Murray"]


async def test_of_what_was_changed_just_now_more_may_be_said(office):
    hana, jo = await both(office)
    await office.says("rita", "note for the interviewers: be kind")
    await office.works()
    office.clock.pass_(seconds=10)
    await declines(office, "ian", jo)
    await office.says("rita", "make it 30 minutes")
    await office.works()
    assert await lengths(office, hana, jo) == [SHORT, timedelta(hours=1)]


async def test_a_number_below_times_that_were_shown_is_one_of_them_still(office):
    hana, jo = await both(office)
    await office.says("rita", "move it to Wednesday")
    office.clock.pass_(seconds=10)
    await declines(office, "ian", jo)
    await office.says("rita", "choose 1")
    await office.works()
    assert (await office.load(Interview, hana.id)).start.day == 25


async def test_a_yes_is_to_the_question_still(office):
    hana, jo = await both(office)
    await office.says("rita", "cancel it")
    office.clock.pass_(seconds=10)
    await declines(office, "ian", jo)
    await office.says("rita", "yes")
    await office.works()
    live = [(await office.load(Interview, one.id)).is_live for one in (hana, jo)]
    assert live == [False, True]


async def test_a_stand_in_that_an_interviewer_wishes_for_is_news_too(office):
    hana, jo = await both(
        office, of_hana="Ian on Thursday for Hana Sato", of_jo="Mei on Friday for Jo Park"
    )
    await office.says("mei", "can Ian do it instead of me?")
    await office.works()
    office.clock.pass_(seconds=10)
    await office.says("rita", "make it 30 minutes")
    await office.works()
    assert await lengths(office, hana, jo) == [timedelta(hours=1), SHORT]


@pytest.mark.parametrize("text", ["accept", "decline", "maybe"])
async def test_an_answer_below_an_invitation_that_came_after_another_was_shown_asks_which(
    office, text
):
    jo = await booked(office, "Ian on Tuesday for Jo Park")
    await office.says("ian", "my interviews")
    await office.says("ian", "show 1")
    office.clock.pass_(seconds=10)
    hana = await booked(office, "Ian on Thursday for Hana Sato")
    assert "Which interview is meant?" in await office.says("ian", text)
    answers = [(await office.load(Interview, one.id)).people[0].answer for one in (jo, hana)]
    assert answers == [Answer.NONE, Answer.NONE]


async def test_the_only_one_that_waits_is_answered_at_once(office):
    await booked(office, "Ian on Tuesday for Jo Park")
    await office.says("ian", "accept")
    office.clock.pass_(seconds=10)
    hana = await booked(office, "Ian on Thursday for Hana Sato")
    await office.says("ian", "accept")
    assert (await office.load(Interview, hana.id)).people[0].answer is Answer.ACCEPTED
