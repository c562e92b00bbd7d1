"""Working hours as the calendars of people tell them: learned with a booking, and gone by for what is said unasked."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Account, CalendarHours
from bot.domain.notifications import NotificationChoice
from bot.domain.people.working_hours import WorkingHours
from bot.graph.calendars.time_zones import Changeover, RuledZone
from cards.actions import Accept, Cancel
from cards.reminder_views import MorningDigest, Reminder
from tests.harness.office_reminders import at, digest_jobs, told
from tests.harness.office_stories import booked, save

IAN = "ian@x.example"
WEEK = frozenset(range(5))
TUESDAY = datetime(2026, 11, 24, tzinfo=UTC)
OWN_CLOCK = RuledZone(
    name="Customized Time Zone",
    standard=timedelta(hours=3),
    daylight=timedelta(hours=3),
    to_standard=Changeover(),
    to_daylight=Changeover(),
)


def works(office, name, days=WEEK, hours=(9, 17), zone="Europe/London"):
    clock = ZoneInfo(zone) if isinstance(zone, str) else zone
    told_by = WorkingHours(frozenset(days), time(hours[0]), time(hours[1]), clock)
    office.calendars.hours[f"{name}@x.example"] = told_by


async def test_a_booking_keeps_the_hours_of_its_people_and_organizer(office):
    works(office, "ian", days=range(1, 5), hours=(10, 18), zone="Europe/Paris")
    works(office, "rita", hours=(7, 15))
    await booked(office)
    kept = (await office.person("ian")).calendar_hours
    assert kept == CalendarHours(
        days=frozenset({1, 2, 3, 4}), start="10:00", end="18:00", zone="Europe/Paris"
    )
    assert (await office.person("rita")).calendar_hours.start == "07:00"
    assert (await office.person("mei")).calendar_hours is None


@pytest.mark.parametrize(("zone", "name"), [(OWN_CLOCK, ""), (UTC, "UTC")])
async def test_a_clock_set_by_rules_has_no_name_and_utc_has_its_own(office, zone, name):
    works(office, "ian", zone=zone)
    await booked(office)
    assert (await office.person("ian")).calendar_hours.zone == name


async def test_a_nudge_waits_for_the_hours_of_the_persons_own_calendar(office):
    works(office, "ian", days=(2, 3, 4), hours=(13, 19), zone="Europe/Berlin")
    interview = await booked(office, "Ian on Friday with a room")
    # Who works from Wednesday noon in Berlin is not asked on Monday or Tuesday, as the account's hours would have it.
    wednesday = TUESDAY + timedelta(days=1, hours=12)
    await at(office, wednesday - timedelta(minutes=15))
    assert not told(office, "ian", "unanswered")
    await at(office, wednesday)
    (nudge,) = told(office, "ian", "unanswered")
    assert nudge.card.interview == interview.id


async def test_the_morning_digest_comes_by_the_clock_of_the_calendar(office):
    works(office, "ian", hours=(9, 18), zone="Europe/Athens")
    interview = await booked(office)
    await office.presses("ian", Accept(interview.id))
    early = TUESDAY.replace(hour=6, minute=30)
    office.clock.moment = early - timedelta(seconds=1)
    await office.works()
    assert not [one for one in office.views("ian") if isinstance(one, MorningDigest)]
    office.clock.moment = early + timedelta(seconds=5)
    await office.works()
    digest = office.view("ian", MorningDigest)
    assert digest.zone == "Europe/Athens"
    assert digest.sections[0].lines[0].start.hour == interview.start.hour + 2


async def test_news_wait_on_a_day_that_the_calendar_has_off(office):
    works(office, "ian", days=(2, 3, 4))
    interview = await booked(office, "Ian on Thursday with a room")
    await office.presses("ian", Accept(interview.id))
    before = len(office.views("ian"))
    # Tuesday at noon: a working day of the account, and none of Ian's.
    office.clock.moment = TUESDAY.replace(hour=12)
    await office.presses("rita", Cancel(interview.id, is_sure=True))
    await office.works()
    assert len(office.views("ian")) == before


async def test_whose_calendar_is_unread_works_when_the_account_does(office):
    await booked(office, "Ian on Friday with a room")
    assert (await office.person("ian")).calendar_hours is None
    await at(office, datetime(2026, 11, 23, 10, tzinfo=UTC))
    assert len([one for one in office.views("ian") if isinstance(one, Reminder)]) == 1


async def test_a_digest_that_is_chosen_again_comes_again(office):
    ian = await office.person("ian")
    off = {"morning": NotificationChoice(is_on=False)}
    await save(office, replace(ian, notifications=off))
    interview = await booked(office)
    await office.presses("ian", Accept(interview.id))
    assert not await digest_jobs(office, "ian")
    await office.says("ian", "morning digest at 7:30")
    (due,) = await digest_jobs(office, "ian")
    assert due.at.replace(second=0, microsecond=0) == TUESDAY.replace(hour=7, minute=30)
    await office.says("ian", "morning digest at 7:00")
    (due,) = await digest_jobs(office, "ian")
    assert due.at.replace(second=0, microsecond=0) == TUESDAY.replace(hour=7)


async def test_a_digest_that_the_account_switches_on_comes_to_everybody(office):
    account = (await office.all(Account))[0]
    off = {"morning": NotificationChoice(is_on=False)}
    await save(office, replace(account, notifications=off))
    await booked(office)
    assert not await digest_jobs(office, "ian")
    await office.says("olivia", "morning digest for everyone at 8:30")
    assert len(await digest_jobs(office, "ian")) == 1


async def test_the_card_of_reminders_says_which_hours_it_goes_by(office):
    assert "from your calendar" not in await office.says("ian", "my reminders")
    works(office, "ian", days=range(1, 5), hours=(10, 18), zone="Europe/Paris")
    await booked(office)
    said = await office.says("ian", "my reminders")
    assert (
        "Your working hours, from your calendar: Tuesday to Friday, 10:00–18:00, Paris time."
        in said
    )
