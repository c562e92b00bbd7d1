"""An interviewer's answer, given twice: the second changes nothing and is told to nobody."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.domain.bookings.interviews import Interview
from bot.domain.jobs import Job, JobKind
from cards.actions import Accept, Decline
from cards.interview_views import InterviewCard
from tests.harness.office_stories import booked, save

ALREADY = {
    "accept": "You’ve already accepted the interview on Tuesday 24 November, 09:00",
    "maybe": "You’ve already said maybe to the interview on Tuesday 24 November, 09:00",
    "decline": "You’ve already declined the interview on Tuesday 24 November, 09:00",
}


@pytest.mark.parametrize("text", ALREADY)
async def test_who_types_an_answer_twice_is_told_so_and_nobody_else_is(office, text):
    interview = await booked(office)
    await office.says("ian", text)
    await office.works()
    before = await office.load(Interview, interview.id)
    cards = [one for one in office.views("rita") if isinstance(one, InterviewCard)]
    said = await office.says("ian", text)
    await office.works()
    assert said.startswith(ALREADY[text])
    assert await office.load(Interview, interview.id) == before
    assert [one for one in office.views("rita") if isinstance(one, InterviewCard)] == cards


async def test_a_decline_pressed_twice_is_told_once_and_keeps_its_reason(office):
    interview = await booked(office)
    card = office.message("ian", InterviewCard)
    await office.presses(
        "ian", Decline(interview.id), message=card, inputs={"comment": "at the dentist"}
    )
    await office.works()
    shown = len(office.views("rita"))
    await office.presses("ian", Decline(interview.id), message=card)
    await office.works()
    assert len(office.views("rita")) == shown
    (own,) = (await office.load(Interview, interview.id)).people
    assert own.comment == "at the dentist"


async def test_a_reason_given_after_a_plain_decline_is_still_told(office):
    interview = await booked(office)
    await office.says("ian", "decline")
    await office.works()
    await office.says("ian", "decline, I'm at the dentist")
    await office.works()
    assert "at the dentist" in office.last("rita")
    (own,) = (await office.load(Interview, interview.id)).people
    assert own.comment


async def test_an_answer_for_the_chat_alone_goes_into_the_calendar_once_it_is_connected(office):
    interview = await booked(office, "Mei on Tuesday with a room")
    await office.presses("mei", Accept(interview.id))
    (own,) = (await office.load(Interview, interview.id)).people
    assert own.said_in_chat
    mei = await office.person("mei")
    await save(office, replace(mei, connection=(await office.person("ian")).connection))
    await office.presses("mei", Accept(interview.id))
    (own,) = (await office.load(Interview, interview.id)).people
    assert not own.said_in_chat


async def test_several_accepted_at_once_are_each_reminded_of(office):
    first = await booked(office, "Ian on Tuesday 45 min")
    await booked(office, "Ian on Wednesday 45 min")
    await office.says("ian", "accept all")
    await office.says("ian", "yes")
    (row,) = [
        one
        for one in await office.all(Job)
        if one.kind is JobKind.REMIND and one.subject == first.id
    ]
    assert row.at == first.start - timedelta(minutes=15)
    (own,) = (await office.load(Interview, first.id)).people
    assert own.answered_at == office.clock.now()
