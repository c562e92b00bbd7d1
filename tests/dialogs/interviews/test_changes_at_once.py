"""Several things of one interview, changed in one message."""

import pytest

from bot.domain.bookings.interviews import Interview
from tests.harness.office_stories import booked


async def changed(office, text):
    interview = await booked(office)
    await office.says("rita", "use the Boardroom")
    await office.works()
    before = await office.load(Interview, interview.id)
    assert before.room
    await office.says("rita", text)
    await office.works()
    return before, await office.load(Interview, interview.id)


@pytest.mark.parametrize(
    "text", ["make it online and no room", "online please, we don't need a room"]
)
async def test_a_meeting_goes_online_and_its_room_is_given_up(office, text):
    before, after = await changed(office, text)
    assert (after.online, after.room, after.span) == (True, "", before.span)


@pytest.mark.parametrize(
    "text", ["make it 30 minutes and no room", "shorten it to 30 minutes and drop the room"]
)
async def test_an_interview_is_shortened_and_its_room_given_up(office, text):
    _, after = await changed(office, text)
    assert after.room == ""
    assert (after.end - after.start).total_seconds() == 30 * 60
