"""Why an interviewer proposes another time: the organizer reads it with the proposal, and the interviewer that it was told."""

import pytest
from msgspec.structs import replace

from bot.domain.bookings.interviews import Interview
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard
from tests.harness.office_stories import booked, save


async def comment(office, interview):
    return [one.comment for one in (await office.load(Interview, interview.id)).proposals]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("so sorry Rita, I'm at the dentist then – could we do Thursday at 11 instead?", "I'm at the dentist then"),
        ("school run, could we do 3 instead", "school run"),
        ("could we do 3 instead? My daughter is ill", "My daughter is ill"),
    ],
)  # fmt: skip
async def test_both_read_why(office, text, why):
    interview = await booked(office, "Ian on Tuesday at 10 for Jo Park")
    said = await office.says("ian", text)
    await office.works()
    assert f", and why: “{why}”" in said
    assert await comment(office, interview) == [why]
    assert f": “{why}”" in office.last("rita")
    in_outlook = [one.comments for one in office.calendars.events.values() if one.comments]
    assert in_outlook == [{"ian@x.example": why}]


async def test_nothing_is_said_of_why_where_no_reason_was(office):
    await booked(office, "Ian on Tuesday at 10 for Jo Park")
    assert "and why" not in await office.says("ian", "could we do 3 instead")


async def test_the_reason_is_told_with_the_time_that_is_chosen(office):
    interview = await booked(office, "Ian on Tuesday at 10 for Jo Park")
    await office.says("ian", "school run, could we do Thursday afternoon instead?")
    assert office.view("ian", OfferCard).slots
    await office.says("ian", "2")
    assert await comment(office, interview) == ["school run"]


async def test_a_reason_said_once_stands_for_the_next_time_too(office):
    interview = await booked(office, "Ian on Tuesday at 10 for Jo Park")
    await office.says("ian", "school run, could we do 3 instead")
    await office.says("ian", "3:30 then")
    assert await comment(office, interview) == ["school run"]


async def test_a_reason_given_after_the_time_is_told(office):
    interview = await booked(office, "Ian on Tuesday at 10 for Jo Park")
    await office.says("ian", "could we do 3 instead")
    await office.says("ian", "could we do 3 instead, I'm at the dentist")
    assert await comment(office, interview) == ["I'm at the dentist"]


async def test_hours_in_a_reason_say_whose_clock_they_are_on(office):
    await save(office, replace(await office.person("ian"), zone="America/New_York"))
    await booked(office, "Ian on Tuesday at 15:00 for Jo Park")
    await office.says("ian", "I have a call until 11am, can we do 11:30 instead?")
    await office.works()
    (line,) = office.view("rita", InterviewCard).proposals
    assert line.comment_zone == "America/New_York"
