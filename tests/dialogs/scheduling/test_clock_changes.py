"""Nights on which the clocks change, and working hours until the end of the day."""

from datetime import UTC, datetime, timedelta

import pytest

from cards.actions import Move
from cards.adaptive_cards import fallback
from cards.offer_views import OfferCard
from tests.harness.office_stories import booked, offered


def said_of(office, name):
    return [fallback(one) for one in office.views(name)]


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("Ian on 28 March at 1:30am", "02:30"),
        ("Ian on 28 March at 1:30am for 90 minutes", "02:30"),
        ("Ian on 28 March between 1am and 2am", "02:00"),
    ],
)
async def test_an_hour_that_does_not_exist_is_said_and_the_next_is_offered(office, text, instead):
    office.clock.moment = datetime(2027, 3, 27, 10, tzinfo=UTC)
    await office.says("rita", text)
    view = office.view("rita", OfferCard)
    assert f"{view.slots[0].start:%H:%M}" == instead
    (told,) = [one for one in said_of(office, "rita") if "doesn’t exist" in one]
    assert "on Sunday 28 March: the clocks go forward that night" in told
    assert f"{instead} instead?" in told


async def test_an_interview_is_not_moved_to_an_hour_that_does_not_exist(office):
    office.clock.moment = datetime(2027, 3, 25, 10, tzinfo=UTC)
    interview = await booked(office, "Ian on Friday")
    await office.presses("rita", Move(interview.id))
    await office.says("rita", "move it to 28 March at 1:30am")
    view = office.view("rita", OfferCard)
    assert f"{view.slots[0].start:%H:%M}" == "02:30"


async def test_an_hour_that_comes_twice_is_offered_as_two(office):
    office.clock.moment = datetime(2027, 10, 30, 10, tzinfo=UTC)
    await office.says("rita", "Ian on 31 October at 1:30am for 30 minutes")
    said = fallback(office.view("rita", OfferCard))
    assert "01:30 (summer time)–01:00 (winter time)" in said
    assert "01:30 (winter time)–02:00" in said
    assert "type “book 1”" in said


async def test_working_hours_until_23_59_last_until_midnight(office):
    await office.says("olivia", "working hours 00:00 to 23:59")
    view = await offered(office, "Ian on Tuesday at 23:00")
    assert [(one.end - one.start, one.outside_hours) for one in view.slots] == [
        (timedelta(hours=1), ())
    ]
    late = await offered(office, "Ian on Tuesday after 22:30 for 30 minutes")
    assert {f"{one.end:%H:%M}" for one in late.slots} >= {"00:00"}
