"""A no-show or an interview that took place, told in words by an interviewer or by its organizer."""

from datetime import timedelta

import pytest

from bot.domain.bookings.interviews import Attendance, Interview
from cards.adaptive_cards import fallback
from cards.view_models import Notice
from tests.harness.office_stories import booked

ASKED = "Ian and Mei for candidate Max Nye on Tuesday"


async def at_its_end(office, *, minutes=0):
    interview = await booked(office, ASKED)
    office.clock.moment = interview.end + timedelta(minutes=minutes)
    return interview


async def said_of(office, interview):
    return {one.attendance for one in (await office.load(Interview, interview.id)).people}


async def test_the_organizer_notes_a_no_show_once_it_has_begun(office):
    interview = await at_its_end(office, minutes=-10)
    assert "Max Nye didn’t come" in await office.says("rita", "no show for Max")
    assert await said_of(office, interview) == {Attendance.NO_SHOW}


@pytest.mark.parametrize("minutes", [-10, 90])
@pytest.mark.parametrize("text", ["max didn't show up", "max was a no-show", "Max never came"])
async def test_the_organizer_names_who_did_not_come_while_it_is_held_and_after_it(
    office, text, minutes
):
    interview = await at_its_end(office, minutes=minutes)
    assert "Max Nye didn’t come" in await office.says("rita", text)
    assert await said_of(office, interview) == {Attendance.NO_SHOW}


async def test_what_else_did_not_come_is_a_remark(office):
    interview = await at_its_end(office, minutes=90)
    assert "remark" in await office.says("rita", "the pizza never came")
    assert await said_of(office, interview) == {Attendance.NONE}


@pytest.mark.parametrize("minutes", [-10, 90])
@pytest.mark.parametrize(
    "text",
    [
        "mark it as a no-show and find another time",
        "no show for Max, please find him another slot",
        "Max never came. rebook him please",
    ],
)
async def test_a_no_show_is_noted_and_another_time_found_for_the_same(office, text, minutes):
    interview = await at_its_end(office, minutes=minutes)
    await office.says("rita", text)
    assert await said_of(office, interview) == {Attendance.NO_SHOW}
    noted, offer = office.views("rita")[-2:]
    assert "book it again" not in fallback(noted)
    assert (offer.candidate, offer.minutes) == ("Max Nye", 60)
    assert offer.asked_people == ("Ian Murray", "Mei Tanaka")


async def test_the_other_time_is_found_when_it_was_asked_for_whatever_was_asked_since(office):
    interview = await at_its_end(office, minutes=90)
    await office.says("rita", "Ian for Eve Poe on Wednesday")
    answer = await office.says("rita", "Max didn't show up, find him another time next week")
    assert "Max Nye, 30 Nov" in answer
    assert await said_of(office, interview) == {Attendance.NO_SHOW}


async def test_no_other_time_is_found_where_the_no_show_cannot_be_noted(office):
    interview = await booked(office, ASKED)
    await office.says("rita", "mark it as a no-show and find another time")
    assert await said_of(office, interview) == {Attendance.NONE}
    assert len(await office.all(Interview)) == 1


async def test_before_it_has_begun_nothing_is_noted(office):
    interview = await booked(office, ASKED)
    assert "Nothing was noted" in await office.says("rita", "mark it as no show")
    assert await said_of(office, interview) == {Attendance.NONE}


async def test_another_candidates_is_left_alone(office):
    interview = await at_its_end(office)
    assert "Nothing was noted" in await office.says("rita", "mark Eve's as a no-show")
    assert await said_of(office, interview) == {Attendance.NONE}


async def test_who_says_otherwise_is_told_to_the_organizer(office):
    interview = await at_its_end(office, minutes=30)
    assert "oted" in await office.says("ian", "didn't take place, he never came")
    assert "oted" in await office.says("mei", "it went fine")
    told = [" ".join(one.lines) for one in office.views("rita") if isinstance(one, Notice)]
    assert "Ian says Max Nye" in told[-2]
    assert "took place after all" in told[-1]
    people = {
        one.mail[:3]: one.attendance for one in (await office.load(Interview, interview.id)).people
    }
    assert people == {"ian": Attendance.NO_SHOW, "mei": Attendance.DONE}


async def test_that_something_went_well_is_a_remark_where_nothing_is_over(office):
    await booked(office, ASKED)
    assert "remark" in await office.says("ian", "that went well")
    assert "remark" in await office.says("rita", "it went fine")


async def test_a_message_to_wait_reaches_those_who_interview_and_stays_no_note(office):
    interview = await booked(office, ASKED)
    office.clock.moment = interview.start - timedelta(minutes=10)
    assert "told" in await office.says("rita", "tell everyone to wait 10 more mins")
    assert "wait 10 more mins" in office.last("ian")
    assert not (await office.load(Interview, interview.id)).note
    office.clock.moment = interview.start - timedelta(days=1)
    assert "nobody was told" in await office.says("rita", "tell everyone to wait 10 more mins")


async def test_how_it_went_is_what_its_interviewers_said(office):
    await at_its_end(office, minutes=30)
    assert "Nobody has told me yet" in await office.says("rita", "how did Max's go?")
    await office.says("ian", "no-show")
    answer = await office.says("rita", "what happened with Max today?")
    assert "noted that the candidate didn’t come" in answer
    assert "it took place" not in answer
    await office.says("mei", "it went fine")
    assert "Mei said it took place" in await office.says("rita", "how did Max's go?")


async def test_how_it_went_before_it_has_begun_shows_what_is_coming(office):
    await booked(office, ASKED)
    assert "Booked" in await office.says("rita", "how did Max's go?")
    assert "Eve" in await office.says("rita", "how did Eve's go?")
