"""The process ends at each step of a reminder: it is said all the same, noted once, and not said again."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from bot.domain.accounts import Role
from bot.domain.bookings.interviews import Interview
from bot.domain.jobs import Job, JobKind
from cards.actions import Accept, Cancel
from cards.interview_views import InterviewCard, InterviewList
from cards.reminder_views import MorningDigest, Reminder
from tests.harness.office import Office, a_person
from tests.harness.office_crashes import MortalStore, dies_anywhere, restarted_after
from tests.harness.office_stories import booked, save


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


@dies_anywhere
async def test_a_reminder_outlasts_a_crash_anywhere(fate):
    start = datetime(2026, 11, 24, 9, tzinfo=UTC)
    office, interview = await ready(start - timedelta(minutes=15))
    after = await restarted_after(office.works(), office, fate)
    own = (await after.load(Interview, interview.id)).attendee("ian@x.example")
    assert [one.kind for one in own.reminders] == ["reminder"]
    # Only one that was on its way to the chat when the process ended may stand there twice.
    assert 1 <= len(told(after, Reminder)) <= 2


@dies_anywhere
async def test_a_digest_outlasts_a_crash_anywhere(fate):
    office, _ = await ready(datetime(2026, 11, 24, 8, 30, 2, tzinfo=UTC))
    after = await restarted_after(office.works(), office, fate)
    assert 1 <= len(told(after, MorningDigest)) <= 2
    digests = [one for one in await after.all(Job) if one.kind is JobKind.DIGEST]
    assert not [one for one in digests if one.at <= after.clock.now()]


async def noted(office, interview):
    own = (await office.load(Interview, interview.id)).attendee("ian@x.example")
    return [one.kind for one in own.reminders]


@dies_anywhere
async def test_a_nudge_outlasts_a_crash_anywhere(fate):
    office = await Office(store=MortalStore()).open()
    interview = await booked(office, "Ian on Friday with a room")
    office.clock.moment = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
    await office.works()
    office.clock.moment = datetime(2026, 11, 23, 10, tzinfo=UTC)
    after = await restarted_after(office.works(), office, fate)
    assert await noted(after, interview) == ["unanswered"]
    assert 1 <= len(told(after, Reminder)) <= 2


@dies_anywhere
async def test_a_question_afterwards_outlasts_a_crash_anywhere(fate):
    office = await Office(store=MortalStore()).open()
    interview = await booked(office)
    await office.presses("ian", Accept(interview.id))
    # Everything that comes before the question is told without trouble.
    while office.clock.moment < interview.end + timedelta(minutes=45):
        office.clock.pass_(minutes=15)
        await office.works()
    before = await noted(office, interview)
    office.clock.moment = interview.end + timedelta(hours=1)
    after = await restarted_after(office.works(), office, fate)
    assert await noted(after, interview) == [*before, "after"]
    questions = [one for one in told(after, Reminder) if one.about == "after"]
    assert 1 <= len(questions) <= 2


@dies_anywhere
async def test_one_question_for_several_invitations_outlasts_a_crash_anywhere(fate):
    office = await Office(store=MortalStore()).open()
    interviews = [await booked(office, f"Ian on {day}") for day in ("Thursday", "Friday")]
    office.clock.moment = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
    await office.works()
    office.clock.moment = datetime(2026, 11, 23, 10, tzinfo=UTC)
    after = await restarted_after(office.works(), office, fate)
    for one in interviews:
        assert await noted(after, one) == ["unanswered"]
    lists = [one for one in told(after, InterviewList) if one.is_waiting]
    assert 1 <= len(lists) <= 2
    assert not told(after, Reminder)


@dies_anywhere
async def test_several_reminders_outlast_a_crash_anywhere(fate):
    office = await Office(store=MortalStore()).open()
    await office.says("ian", "remind me a day and 15 minutes before")
    interview = await booked(office, "Ian on Wednesday with a room")
    await office.presses("ian", Accept(interview.id))
    office.clock.moment = interview.start - timedelta(hours=24, minutes=5)
    await office.works()
    office.clock.moment = interview.start - timedelta(hours=24)
    after = await restarted_after(office.works(), office, fate)
    assert await noted(after, interview) == ["reminder"]
    after.clock.moment = interview.start - timedelta(minutes=15)
    await after.works()
    assert await noted(after, interview) == ["reminder", "reminder"]


@dies_anywhere
async def test_whose_chat_is_found_at_a_crash_is_reminded_all_the_same(fate):
    """Nobody knew Tom's chat: the card of his interview opens it, and from then on he is told the rest."""
    office = await Office(store=MortalStore()).open()
    person = replace(a_person("tom", "Tom Becker", {Role.INTERVIEWER}), addresses=())
    await save(office, person)
    await office.says("rita", "Tom on Tuesday 45 min")
    await office.says("rita", "book 1")
    after = await restarted_after(office.works(), office, fate)
    (interview,) = await after.all(Interview)
    assert (await after.person("tom")).address is not None
    kinds = {one.kind for one in await after.all(Job)}
    assert {JobKind.REMIND, JobKind.DIGEST} <= kinds
    assert JobKind.REACHED not in kinds
    after.clock.moment = interview.start - timedelta(minutes=15)
    await after.works()
    own = (await after.load(Interview, interview.id)).attendee("tom@x.example")
    assert "reminder" in [one.kind for one in own.reminders]


@dies_anywhere
async def test_news_that_waited_for_the_morning_outlasts_a_crash_anywhere(fate):
    office = await Office(store=MortalStore()).open()
    interview = await booked(office, "Ian on Wednesday 45 min")
    await office.presses("ian", Accept(interview.id))
    office.clock.moment = datetime(2026, 11, 23, 20, tzinfo=UTC)
    await office.works()
    await office.presses("rita", Cancel(interview.id, is_sure=True))
    await office.works()
    before = office.message("ian", InterviewCard)
    office.clock.moment = datetime(2026, 11, 24, 8, tzinfo=UTC)
    after = await restarted_after(office.works(), office, fate)
    assert after.view("ian", InterviewCard).ending == "cancelled"
    assert after.message("ian", InterviewCard) != before
    told = after.message("ian", InterviewCard)
    assert not [one for one in await after.all(Job) if one.kind is JobKind.TELL]
    after.clock.pass_(hours=24)
    await after.works()
    assert after.message("ian", InterviewCard) == told, "once"
