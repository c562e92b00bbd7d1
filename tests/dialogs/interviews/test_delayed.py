"""A booking while Microsoft 365 doesn’t answer: the card says so, and it goes on by itself."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from bot.domain.errors import OutsideTrouble
from bot.domain.job_retries import postpone
from bot.domain.jobs import Job, JobKind, lease
from bot.runtime.jobs.job_worker import DELAYED_AFTER
from cards.actions import Book
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard
from tests.fakes.calendars import FakeCalendars
from tests.harness.office import Office
from tests.harness.office_stories import SUNDAY, offered
from tests.harness.patience import PATIENCE


@dataclass
class SlowCalendars(FakeCalendars):
    """Answers when it is back, and fails if it is not well then."""

    is_back: asyncio.Event = field(default_factory=asyncio.Event)
    calls: int = 0

    async def free_busy(self, reader, mails, window):
        self.calls += 1
        await self.is_back.wait()
        return await super().free_busy(reader, mails, window)


@pytest.fixture
async def booked():
    """An office in which a time was booked just before Microsoft 365 went away, and its worker."""
    office = await Office(calendars=SlowCalendars()).open()
    office.calendars.is_back.set()
    offer = await offered(office)
    office.calendars.is_back.clear()
    office.calendars.calls = 0
    await office.presses("rita", Book(offer.offer, 1), message=office.message("rita", OfferCard))
    worker = asyncio.create_task(office.later.work(office.conversations))
    yield office
    office.calendars.is_back.set()
    office.later.stop()
    await worker


async def until(is_true):
    async with asyncio.timeout(PATIENCE):
        while not is_true():
            await asyncio.sleep(0)


@pytest.fixture
def at_once(monkeypatch):
    monkeypatch.setattr("bot.runtime.jobs.job_worker.DELAYED_AFTER", timedelta(0))


@pytest.mark.usefixtures("at_once")
async def test_the_card_says_that_microsoft_does_not_answer_and_that_it_goes_on(booked):
    await until(lambda: "Microsoft 365 doesn’t answer" in booked.last("rita"))
    assert "I go on by myself" in booked.last("rita")
    booked.calendars.is_back.set()
    await until(lambda: booked.view("rita", InterviewCard).stage == "standing")
    assert "does not answer" not in booked.last("rita")


def test_it_is_said_fifteen_seconds_after_the_press():
    assert timedelta(seconds=15) == DELAYED_AFTER


async def test_what_is_quick_is_not_said_to_take_long(booked):
    await until(lambda: booked.calendars.calls > 0)
    booked.calendars.is_back.set()
    await until(lambda: booked.view("rita", InterviewCard).stage == "standing")
    shown = [one for one in booked.views("rita") if isinstance(one, InterviewCard)]
    assert not any(one.is_delayed for one in shown)


def test_a_booking_is_tried_again_within_seconds_however_long_microsoft_was_away():
    due = Job(kind=JobKind.ADVANCE, subject="i", tenant="t", at=SUNDAY)
    now = SUNDAY
    for _ in range(50):
        due = postpone(lease(due, now), OutsideTrouble(service="Microsoft 365"), now)
        assert due.at - now <= timedelta(seconds=8)
        now = due.at
