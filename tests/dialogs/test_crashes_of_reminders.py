"""The process ends at each step of a reminder: it is said all the same, noted once, and not said again."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.bookings.interviews import Interview
from bot.domain.jobs import Job, JobKind
from cards.actions import Accept
from cards.reminder_views import MorningDigest, Reminder
from tests.harness.office import Office
from tests.harness.office_crashes import Fate, MortalStore, restarted, until_killed, when
from tests.harness.office_stories import booked

STEPS = 7
"""More saves than a reminder takes: lease, decision with its message, the claim of the card, its end."""


async def ready(moment):
    office = await Office(store=MortalStore()).open()
    interview = await booked(office)
    await office.presses("ian", Accept(interview.id))
    await office.works()
    office.clock.moment = moment - timedelta(minutes=20)
    await office.works()
    office.clock.moment = moment
    return office, interview


def told(office, kind):
    return [one for one in office.views("ian") if isinstance(one, kind)]


@when
@pytest.mark.parametrize("step", range(1, STEPS + 1))
async def test_a_reminder_outlasts_a_crash_anywhere(step, is_after):
    start = datetime(2026, 11, 24, 9, tzinfo=UTC)
    office, interview = await ready(start - timedelta(minutes=15))
    office.store.fate = Fate(step, is_after=is_after)
    await until_killed(office.works(), office.store.fate)
    after = await restarted(office)
    own = (await after.load(Interview, interview.id)).attendee("ian@x.example")
    assert [one.kind for one in own.reminders] == ["reminder"]
    # Only one that was on its way to the chat when the process ended may stand there twice.
    assert 1 <= len(told(after, Reminder)) <= 2


@when
@pytest.mark.parametrize("step", range(1, STEPS + 1))
async def test_a_digest_outlasts_a_crash_anywhere(step, is_after):
    office, _ = await ready(datetime(2026, 11, 24, 8, 30, 2, tzinfo=UTC))
    office.store.fate = Fate(step, is_after=is_after)
    await until_killed(office.works(), office.store.fate)
    after = await restarted(office)
    assert 1 <= len(told(after, MorningDigest)) <= 2
    digests = [one for one in await after.all(Job) if one.kind is JobKind.DIGEST]
    assert not [one for one in digests if one.at <= after.clock.now()]
