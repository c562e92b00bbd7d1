"""What comes as a new message, of which a chat notifies, and what changes where it stands."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Absence, Account
from bot.domain.bookings.interviews import Answer
from cards.actions import Accept, Cancel, Change, Decline, Maybe
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard
from dialogs.interviews.interview_cards import told_at
from tests.harness.office_stories import booked, offered


def stands_last(office, name):
    return office.message(name) == office.message(name, InterviewCard)


@pytest.mark.parametrize("text", ["accept", "decline, I am away"])
async def test_what_is_typed_is_answered_below_it(office, text):
    await booked(office)
    before = office.message("ian", InterviewCard)
    await office.says("ian", text)
    assert office.message("ian", InterviewCard) != before
    assert len([one for one in office.views("ian") if isinstance(one, InterviewCard)]) == 1


async def test_more_times_that_were_typed_for_come_below(office):
    await offered(office)
    before = office.message("rita", OfferCard)
    await office.says("rita", "more")
    assert office.message("rita", OfferCard) != before
    assert len([one for one in office.views("rita") if isinstance(one, OfferCard)]) == 1


async def test_what_is_pressed_changes_where_it_stands(office):
    interview = await booked(office)
    before = office.message("ian", InterviewCard)
    await office.presses("ian", Accept(interview.id), message=before)
    assert office.message("ian", InterviewCard) == before


@pytest.mark.parametrize(("action", "is_told"), [(Accept, False), (Maybe, False), (Decline, True)])
async def test_the_organizer_is_notified_of_a_no_alone(office, action, is_told):
    interview = await booked(office)
    before = office.message("rita", InterviewCard)
    await office.presses("ian", action(interview.id))
    await office.works()
    assert (office.message("rita", InterviewCard) != before) is is_told
    assert stands_last(office, "rita")


async def test_a_no_is_news_also_when_somebody_else_says_yes_before_it_is_told(office):
    interview = await booked(office, "Ian and Mei on Tuesday with a room")
    before = office.message("rita", InterviewCard)
    await office.presses("ian", Decline(interview.id))
    await office.presses("mei", Accept(interview.id))
    await office.works()
    assert office.message("rita", InterviewCard) != before


async def test_a_no_in_outlook_is_news_once(office):
    interview = await booked(office)
    before = office.message("rita", InterviewCard)
    office.calendars.events[interview.event.id].answers["ian@x.example"] = Answer.DECLINED
    told = []
    for _ in range(2):
        office.clock.pass_(minutes=3)
        await office.works()
        told.append(office.message("rita", InterviewCard))
    assert told[0] == told[1] != before
    assert len([one for one in office.views("rita") if isinstance(one, InterviewCard)]) == 1


@pytest.mark.parametrize(
    ("answer", "state"),
    [(Answer.DECLINED, "declined"), (Answer.TENTATIVE, "awaiting approval")],
)
async def test_a_room_that_is_not_sure_is_news_once(office, answer, state):
    interview = await booked(office)
    before = office.message("rita", InterviewCard)
    kept = office.calendars.events[interview.reservation.id]
    kept.answers["thames@x.example"] = answer
    told = []
    for _ in range(2):
        office.clock.pass_(minutes=3)
        await office.works()
        told.append(office.message("rita", InterviewCard))
    assert office.view("rita", InterviewCard).room_state == state
    assert told[0] == told[1] != before


async def at_eight_in_the_evening(office):
    """Let Mei, who has accepted, be told nothing that can wait: it is Monday, 20:00, and Tuesday ends her quiet at 08:00."""
    interview = await booked(office, "Mei on Wednesday 45 min")
    await office.presses("mei", Accept(interview.id))
    office.clock.moment = datetime(2026, 11, 23, 20, tzinfo=UTC)
    await office.works()
    return interview


async def passes(office, hours):
    office.clock.pass_(hours=hours)
    await office.works()


async def test_a_cancellation_in_the_evening_is_news_the_next_morning(office):
    interview = await at_eight_in_the_evening(office)
    before = office.message("mei", InterviewCard)
    await office.presses("rita", Cancel(interview.id, is_sure=True))
    await office.works()
    assert office.message("mei", InterviewCard) == before, "the card that she has says so at once"
    assert office.view("mei", InterviewCard).ending == "cancelled"
    await passes(office, 11)
    assert office.message("mei", InterviewCard) == before
    await passes(office, 1)
    told = office.message("mei", InterviewCard)
    assert told != before
    await passes(office, 24)
    assert office.message("mei", InterviewCard) == told, "once"


async def test_who_is_taken_off_in_the_evening_is_told_the_next_morning(office):
    interview = await at_eight_in_the_evening(office)
    before = office.message("mei", InterviewCard)
    await office.presses("rita", Change(interview.id), inputs={"people": "ian@x.example"})
    await office.works()
    assert office.view("mei", InterviewCard).is_off
    assert office.message("mei", InterviewCard) == before
    await passes(office, 12)
    assert office.message("mei", InterviewCard) != before


async def test_a_move_in_the_evening_that_was_answered_at_night_is_no_news_in_the_morning(office):
    interview = await at_eight_in_the_evening(office)
    before = office.message("mei", InterviewCard)
    await office.says("rita", "move it to Thursday")
    await office.says("rita", "book 1")
    await office.works()
    assert office.message("mei", InterviewCard) == before
    await office.presses("mei", Accept(interview.id), message=before)
    await passes(office, 12)
    assert office.message("mei", InterviewCard) == before


@pytest.mark.parametrize(("start", "told"), [("25T09:00", "25T08:00"), ("25T08:30", "24T20:30")])
async def test_news_that_days_off_would_make_too_late_come_half_a_day_before(office, start, told):
    """On Sunday, for who is away on Monday and Tuesday and reads nothing before eight on Wednesday."""
    away = Absence(start=datetime(2026, 11, 23, tzinfo=UTC), end=datetime(2026, 11, 25, tzinfo=UTC))
    mei = replace(await office.person("mei"), absences=(away,))
    booked_one = await booked(office, "Mei on Wednesday 45 min")
    interview = replace(booked_one, start=datetime.fromisoformat(f"2026-11-{start}+00:00"))
    at = told_at(mei, await office.load(Account, "t"), interview, office.clock.moment)
    assert at == datetime.fromisoformat(f"2026-11-{told}+00:00")
