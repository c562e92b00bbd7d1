"""In the morning an interviewer is told their day, a recruiter theirs and what is not settled."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Account, Person, Role, person_id
from bot.domain.bookings.interviews import Interview, RoomState
from bot.domain.errors import OutsideTrouble, Unreachable
from bot.domain.jobs import Job, JobKind
from bot.domain.notifications import NotificationChoice, NotificationKind
from cards.actions import Accept, Book, Cancel, Decline
from cards.adaptive_cards import fallback
from cards.reminder_views import MorningDigest
from dialogs.reminders.morning_digest import Morning, next_digest, send_digest
from tests.harness.candidates import chosen, sent
from tests.harness.office import Office
from tests.harness.office_stories import booked, offered_elsewhere, save

HOUR = timedelta(hours=1)
TUESDAY_MORNING = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)


async def at(office, moment):
    while office.clock.moment < moment:
        office.clock.moment = min(moment, office.clock.moment + timedelta(minutes=30))
        await office.works()


async def half_past_eight(office, day=TUESDAY_MORNING):
    """A digest waits up to two seconds: who begins later is told later."""
    await at(office, day)
    office.clock.pass_(seconds=2)
    await office.works()


def digests(office, name):
    return [one for one in office.views(name) if isinstance(one, MorningDigest)]


def sections(office, name):
    return {one.kind: one.lines for one in digests(office, name)[-1].sections}


async def jobs(office, name):
    return [
        one
        for one in await office.all(Job)
        if one.kind is JobKind.DIGEST and one.person == person_id("t", name)
    ]


async def test_an_interviewer_is_told_the_day_that_holds_an_interview_and_no_other(office):
    await booked(office, "Ian on Tuesday with a room for Jo Park")
    await half_past_eight(office, TUESDAY_MORNING - timedelta(days=1))
    assert not digests(office, "ian")
    await half_past_eight(office)
    (digest,) = digests(office, "ian")
    assert "1 interview today" in fallback(digest)
    assert "09:00–10:00 · Jo Park · Thames ✓ confirmed" in fallback(digest)
    assert "you haven’t answered yet" in fallback(digest)
    await half_past_eight(office, TUESDAY_MORNING + timedelta(days=1))
    assert len(digests(office, "ian")) == 1
    assert not await jobs(office, "ian")


@pytest.mark.parametrize(("hours", "count"), [(12, 1), (16, 0)])
async def test_a_chat_that_is_away_for_the_whole_day_is_not_told_of_it(office, hours, count):
    await booked(office, "Ian on Tuesday with a room for Jo Park")
    office.chat.trouble["a:ian"] = Unreachable(service="Teams")
    await half_past_eight(office)
    await at(office, TUESDAY_MORNING + hours * HOUR)
    office.chat.trouble.clear()
    await office.says("ian", "help")
    assert len(digests(office, "ian")) == count


async def test_a_recruiter_is_told_today_and_what_is_not_settled(office):
    await booked(office, "Ian and Mei on Wednesday with a room for Jo Park")
    await half_past_eight(office)
    assert set(sections(office, "rita")) == {"unanswered"}
    (line,) = sections(office, "rita")["unanswered"]
    assert line.people == ("Ian Murray", "Mei Tanaka")
    await half_past_eight(office, TUESDAY_MORNING + timedelta(days=1))
    assert set(sections(office, "rita")) == {"organized", "unanswered"}
    assert len(digests(office, "rita")) == 3, "on Monday too"


async def test_a_recruiter_with_nothing_to_be_told_is_told_nothing(office):
    interview = await booked(office, "Ian on Wednesday with a room")
    await office.presses("ian", Accept(interview.id))
    await half_past_eight(office)
    assert not digests(office, "rita")
    assert await jobs(office, "rita")


async def test_a_room_that_is_not_confirmed_is_in_the_recruiters_digest(office):
    interview = await booked(office, "Ian on Wednesday with a room")
    await office.presses("ian", Accept(interview.id))
    await office.works()
    office.calendars.trouble = OutsideTrouble(service="Microsoft 365")
    asked = await office.load(Interview, interview.id)
    await save(office, replace(asked, room_state=RoomState.AWAITING_APPROVAL))
    await half_past_eight(office)
    (line,) = sections(office, "rita")["rooms"]
    assert (line.room, line.room_state) == ("Thames", "awaiting approval")


async def test_a_recruiter_is_told_which_candidates_have_not_chosen(office):
    await sent(office)
    await half_past_eight(office)
    (line,) = sections(office, "rita")["unchosen"]
    assert line.candidate == "Jo Park"
    assert "No time chosen yet" in fallback(digests(office, "rita")[-1])
    assert "Jo Park · can choose until Fri 27 Nov, 10:00" in fallback(digests(office, "rita")[-1])
    assert not digests(office, "ian")


async def test_a_candidate_who_chose_is_told_of_no_more(office):
    token = await sent(office)
    await half_past_eight(office, TUESDAY_MORNING - timedelta(days=1))
    assert sections(office, "rita")["unchosen"]
    await chosen(office, token)
    await half_past_eight(office)
    assert "unchosen" not in sections(office, "rita")


async def test_a_link_that_ended_is_in_no_digest(office):
    await sent(office)
    await half_past_eight(office, TUESDAY_MORNING + timedelta(days=7))
    assert len(digests(office, "rita")) == 5
    assert not await jobs(office, "rita")


async def test_who_is_both_gets_one_message(office):
    ian = await office.person("ian")
    await save(office, replace(ian, roles=frozenset({Role.INTERVIEWER, Role.RECRUITER})))
    await booked(office, "Ian on Tuesday with a room")
    await office.says("ian", "Mei on Tuesday at 3pm")
    await office.says("ian", "book 1")
    await office.works()
    await half_past_eight(office)
    assert len(digests(office, "ian")) == 2, "Monday's and Tuesday's"
    assert set(sections(office, "ian")) == {"own", "organized", "unanswered"}


async def test_a_cancelled_or_declined_interview_is_in_no_digest(office):
    interview = await booked(office, "Ian and Mei on Tuesday with a room")
    await office.presses("ian", Decline(interview.id))
    await office.works()
    await office.presses("rita", Cancel(interview.id, is_sure=True))
    await office.works()
    await half_past_eight(office)
    assert not digests(office, "ian") + digests(office, "mei")


async def test_a_moved_interview_is_in_the_digest_of_its_new_day(office):
    interview = await booked(office)
    view = await offered_elsewhere(office, interview)
    slot = next(one for one in view.slots if one.start.date() > interview.start.date())
    await office.presses("rita", Book(view.offer, slot.number))
    await office.works()
    await half_past_eight(office)
    assert not digests(office, "ian")
    moved = await office.load(Interview, interview.id)
    await half_past_eight(office, moved.start.replace(hour=8, minute=30))
    assert len(digests(office, "ian")) == 1


async def test_the_time_is_the_readers_own_choice_and_clock():
    office = await Office().open()
    ian = await office.person("ian")
    seven = {NotificationKind.MORNING.value: NotificationChoice(clock="07:00")}
    await save(office, replace(ian, zone="Europe/Berlin", notifications=seven))
    await booked(office)
    (job,) = await jobs(office, "ian")
    assert job.at.replace(second=0, microsecond=0) == datetime(2026, 11, 24, 6, tzinfo=UTC)


async def test_a_bot_that_was_away_since_the_day_before_tells_of_this_morning(office):
    await booked(office, "Ian on Tuesday with a room for Jo Park")
    (job,) = await jobs(office, "ian")
    await save(office, replace(job, at=TUESDAY_MORNING - timedelta(hours=22)))
    office.clock.moment = TUESDAY_MORNING + timedelta(minutes=1)
    await office.works()
    assert len(digests(office, "ian")) == 1


async def test_a_bot_that_was_away_all_morning_tells_nobody_at_noon(office):
    await booked(office, "Ian on Tuesday at 3pm with a room")
    office.clock.moment = TUESDAY_MORNING + timedelta(hours=5)
    await office.works()
    assert not digests(office, "ian")


async def test_who_switched_it_off_gets_none(office):
    account = await office.load(Account, "t")
    off = {NotificationKind.MORNING.value: NotificationChoice(is_on=False)}
    await save(office, replace(account, notifications=off))
    await booked(office)
    assert not await jobs(office, "ian")


async def test_it_comes_in_the_order_of_the_first_interviews(office):
    await booked(office, "Ian on Tuesday at 3pm")
    await office.says("rita", "Mei on Tuesday at 11")
    await office.says("rita", "book 1")
    await office.works()
    (ian,), (mei,) = await jobs(office, "ian"), await jobs(office, "mei")
    assert mei.at < ian.at < TUESDAY_MORNING + timedelta(seconds=2)


async def test_nobody_reads_the_whole_account_for_a_digest(office):
    """On the morning of thousands each digest reads its own person and interviews."""
    await booked(office)
    await at(office, TUESDAY_MORNING - timedelta(minutes=1))
    reads = []
    find = office.store.find

    async def noted(kind, index, value, *, after=None):
        reads.append((kind, index))
        return await find(kind, index, value, after=after)

    office.store.find = noted
    (job,) = await jobs(office, "ian")
    office.clock.moment = job.at
    await office.conversations.perform(
        lambda unit_of_work: send_digest(job, unit_of_work, office.ports)
    )
    assert digests(office, "ian")
    assert (Person, "tenant") not in reads


async def test_in_slack_digests_go_out_at_the_pace_of_the_workspace(both):
    office = both
    for name in ("ian", "mei"):
        person = await office.person(name)
        chat = replace(person.address, channel="slack", conversation=f"D:{name}", bot="T1")
        await save(office, replace(person, addresses=(chat,)))
    await booked(office, "Ian and Mei on Tuesday with a room")
    await at(office, TUESDAY_MORNING - timedelta(minutes=1))
    office.clock.moment = TUESDAY_MORNING + timedelta(seconds=2)
    await office.works()

    def told():
        chats = (office.slack.shown.get(f"D:{name}", {}) for name in ("ian", "mei"))
        return sum(isinstance(one, MorningDigest) for chat in chats for one in chat.values())

    assert told() == 1
    office.clock.pass_(milliseconds=300)
    await office.works()
    assert told() == 2


@pytest.mark.parametrize(
    ("zone", "sunday"),
    [
        ("Europe/London", date(2026, 3, 29)),
        ("Europe/London", date(2026, 10, 25)),
        ("America/New_York", date(2026, 3, 8)),
        ("America/New_York", date(2026, 11, 1)),
    ],
)
async def test_it_comes_at_half_past_eight_after_the_clocks_change(office, zone, sunday):
    clock = ZoneInfo(zone)
    monday = datetime.combine(sunday + timedelta(days=1), time(14), tzinfo=clock)
    interview = replace(
        await booked(office), start=monday.astimezone(UTC), end=monday.astimezone(UTC) + HOUR
    )
    reader = replace(await office.person("ian"), zone=zone)
    account = await office.load(Account, reader.tenant)
    night = datetime.combine(sunday, time(0, 30), tzinfo=clock).astimezone(UTC)
    morning = Morning(reader=reader, account=account, now=night, coming=[interview])
    at = next_digest(morning)
    assert f"{at.astimezone(clock):%a %H:%M}" == "Mon 08:30"
