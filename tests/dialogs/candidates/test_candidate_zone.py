"""Where a candidate is, told of their interviews: their invitation has the times of that place."""

import pytest

from bot.domain.bookings.interviews import Interview
from bot.domain.bookings.loops import Loop
from cards.adaptive_cards import fallback
from tests.harness.office_loops import INVITING, settled, staffed
from tests.harness.office_loops import booked as booked_loop
from tests.harness.office_stories import booked

ZOE = "Ian on Tuesday at 14:00 for Zoe Marsh zoe@example.org"


def told(office):
    [event] = [one for one in office.calendars.events.values() if one.draft.is_for_candidate]
    return event.draft.text


async def passes(office, **time):
    office.clock.pass_(**time)
    await office.works()


@pytest.mark.parametrize(
    "said", ["Zoe is in New York", "Zoe Marsh lives in New York", "she’s in New York"]
)
async def test_an_invitation_that_waits_has_the_times_there(office, said):
    await booked(office, ZOE)
    await office.says("rita", said)
    assert fallback(office.view("rita")) == (
        "The interview with Zoe Marsh is on Tue 24 Nov, 09:00 in New York time.\n"
        "Their invitation will say so."
    )
    await passes(office, minutes=3)
    assert "09:00–10:00 (New York time" in told(office)


async def test_an_invitation_that_is_out_follows(office):
    interview = await booked(office, ZOE)
    await passes(office, minutes=3)
    assert "London time" in told(office)
    await office.says("rita", "Zoe is in New York")
    assert "I’m updating their invitation" in fallback(office.view("rita"))
    await office.works()
    assert "09:00–10:00 (New York time" in told(office)
    after = await office.load(Interview, interview.id)
    assert [one.answer for one in after.people] == [one.answer for one in interview.people]


async def test_all_their_coming_interviews_follow(office):
    await booked(office, ZOE)
    await booked(office, "Mei on Wednesday at 14:00 for Zoe Marsh zoe@example.org")
    await office.says("rita", "Zoe is in New York")
    assert "The first interview with Zoe Marsh is on Tue 24 Nov, 09:00" in fallback(
        office.view("rita")
    )
    zones = [one.candidate_invitation.zone for one in await office.all(Interview)]
    assert zones == ["America/New_York"] * 2


async def test_of_two_candidates_of_one_first_name_neither_is_guessed(office):
    await booked(office, ZOE)
    await booked(office, "Mei on Wednesday at 14:00 for Zoe Quinn")
    await office.says("rita", "Zoe is in New York")
    assert "more than one candidate of that name" in fallback(office.view("rita"))
    assert not [o for o in await office.all(Interview) if o.candidate_invitation.zone]
    await office.says("rita", "Zoe Quinn is in New York")
    assert "with Zoe Quinn is on" in fallback(office.view("rita"))


async def test_of_nobody_known_it_is_said_what_is_missing(office):
    await office.says("rita", "Zoe is in New York")
    assert "I know no coming interview of yours with that candidate" in fallback(
        office.view("rita")
    )


async def test_a_candidate_without_an_address_is_invited_with_it_later(office):
    await booked(office, "Ian on Tuesday at 14:00 for Zoe Marsh")
    await office.says("rita", "Zoe is in New York")
    assert "type “candidate’s email is" in fallback(office.view("rita"))
    await office.says("rita", "Zoe's email is zoe@example.org")
    await passes(office, minutes=3)
    assert "09:00–10:00 (New York time" in told(office)


async def test_who_comes_to_a_room_goes_on_reading_the_time_there(office):
    await booked(office, ZOE.replace("14:00", "14:00 with Thames"))
    await office.says("rita", "Zoe is in New York")
    assert "is in Thames, so their invitation keeps the times there" in fallback(
        office.view("rita")
    )
    await passes(office, minutes=3)
    assert "London time" in told(office)


async def test_a_loops_plan_has_the_times_there():
    office = await staffed()
    await booked_loop(office, INVITING.replace(" with a room", " online"))
    await settled(office)
    await office.says("rita", "Jo Park is in New York")
    await office.works()
    [loop] = await office.all(Loop)
    assert loop.candidate_zone == "America/New_York"
    assert "Your plan (EST)" in told(office)
