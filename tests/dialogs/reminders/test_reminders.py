"""What interviewers are told of an interview unasked: before it, while they have not answered, and after it."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Account, Person, person_id
from bot.domain.bookings.interviews import Answer, Attendance, Interview
from bot.domain.card_subjects import interview_subject
from bot.domain.errors import NotTaken, Unreachable
from bot.domain.jobs import Job, JobKind
from bot.domain.notifications import NotificationChoice, NotificationKind
from bot.domain.reminders import LastTold
from bot.runtime.turn import Left
from cards.actions import Accept, Attended, Book, Cancel, Decline, Nudge, Refresh
from cards.interview_views import InterviewCard, InterviewList
from cards.reminder_views import Reminder
from cards.view_models import Notice
from tests.harness.office_loops import booked as loop_booked
from tests.harness.office_loops import settled, staffed
from tests.harness.office_reminders import at, told
from tests.harness.office_stories import booked, offered_elsewhere, save

MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)


async def reminders(office):
    return [one for one in await office.all(Job) if one.kind is JobKind.REMIND]


async def accepted(office, text="Ian on Tuesday with a room for Jo Park"):
    interview = await booked(office, text)
    await office.presses("ian", Accept(interview.id))
    await office.works()
    return interview


async def test_a_quarter_of_an_hour_before_the_interviewer_is_reminded(office):
    interview = await accepted(office)
    await at(office, interview.start - timedelta(minutes=16))
    assert not told(office, "ian", "reminder")
    await at(office, interview.start - timedelta(minutes=15))
    (card,) = told(office, "ian", "reminder")
    assert card.card.candidate == "Jo Park"
    assert card.card.room == "Thames"
    await at(office, interview.start)
    assert len(told(office, "ian", "reminder")) == 1
    assert "Jo Park" in office.last("ian")


@pytest.mark.parametrize(("away_minutes", "count"), [(14, 1), (16, 0)])
async def test_a_chat_that_is_away_gets_the_reminder_afterwards_unless_it_has_begun(
    office, away_minutes, count
):
    interview = await accepted(office)
    await at(office, interview.start - timedelta(minutes=16))
    office.chat.trouble["a:ian"] = NotTaken(service="Teams")
    await at(office, interview.start - timedelta(minutes=15))
    await at(office, interview.start - timedelta(minutes=15 - away_minutes))
    office.chat.trouble.clear()
    await office.says("ian", "help")
    assert len(told(office, "ian", "reminder")) == count
    assert [one for one in await office.all(Job) if one.kind is JobKind.SHOW] == []


async def test_nobody_is_asked_for_an_answer_once_the_interviews_have_begun(office):
    for day in ("Wednesday", "Thursday"):
        last = await booked(office, f"Ian on {day} with a room")
    await at(office, MONDAY.replace(hour=9))
    office.chat.trouble["a:ian"] = Unreachable(service="Teams")
    await at(office, last.start)
    office.chat.trouble.clear()
    await office.says("ian", "help")
    assert waiting_lists(office, "ian") == []
    assert told(office, "ian", "unanswered") == []


async def test_a_reminder_comes_as_early_as_the_reader_chose(office):
    ian = await office.person("ian")
    chosen = {NotificationKind.REMINDER.value: NotificationChoice(minutes=60)}
    await save(office, replace(ian, notifications=chosen))
    interview = await accepted(office)
    await at(office, interview.start - timedelta(minutes=60))
    assert told(office, "ian", "reminder")


async def test_who_wants_several_is_reminded_at_each(office):
    ian = await office.person("ian")
    chosen = {NotificationKind.REMINDER.value: NotificationChoice(minutes=1440, also=(15,))}
    await save(office, replace(ian, notifications=chosen))
    interview = await accepted(office, "Ian on Wednesday with a room for Jo Park")
    own = interview.people[0].mail
    for before, count in ((1441, 0), (1440, 1), (16, 1), (15, 2), (0, 2)):
        await at(office, interview.start - timedelta(minutes=before))
        noted = (await office.load(Interview, interview.id)).attendee(own).reminders
        assert [one.kind for one in noted] == ["reminder"] * count


async def test_a_bot_that_was_away_for_both_reminds_once(office):
    ian = await office.person("ian")
    chosen = {NotificationKind.REMINDER.value: NotificationChoice(minutes=1440, also=(15,))}
    await save(office, replace(ian, notifications=chosen))
    interview = await accepted(office, "Ian on Wednesday with a room for Jo Park")
    office.clock.moment = interview.start - timedelta(minutes=10)
    await office.works()
    await at(office, interview.start)
    own = (await office.load(Interview, interview.id)).people[0]
    assert [one.kind for one in own.reminders] == ["reminder"]


async def test_who_declined_is_not_reminded(office):
    interview = await booked(office)
    await office.presses("ian", Decline(interview.id))
    await at(office, interview.end + timedelta(hours=3))
    assert not [one for one in office.views("ian") if isinstance(one, Reminder)]


async def test_a_cancelled_interview_reminds_nobody(office):
    interview = await accepted(office)
    assert await reminders(office)
    await office.presses("rita", Cancel(interview.id, is_sure=True))
    await office.works()
    assert not await reminders(office)
    await at(office, interview.end + timedelta(hours=3))
    assert not [one for one in office.views("ian") if isinstance(one, Reminder)]


async def test_a_moved_interview_takes_its_reminder_along(office):
    interview = await accepted(office)
    view = await offered_elsewhere(office, interview)
    slot = next(one for one in view.slots if one.start.date() > interview.start.date())
    await office.presses("rita", Book(view.offer, slot.number))
    await office.works()
    moved = await office.load(Interview, interview.id)
    assert moved.start > interview.start
    await office.presses("ian", Accept(interview.id))
    await at(office, interview.start)
    assert not told(office, "ian", "reminder")
    await at(office, moved.start - timedelta(minutes=15))
    assert len(told(office, "ian", "reminder")) == 1


async def test_an_unanswered_invitation_is_nudged_after_a_day_in_working_hours(office):
    interview = await booked(office, "Ian on Friday with a room")
    await at(office, MONDAY.replace(hour=9) - timedelta(minutes=15))
    assert not told(office, "ian", "unanswered")
    await at(office, MONDAY.replace(hour=10))
    (card,) = told(office, "ian", "unanswered")
    assert "Rita is waiting for your answer" in office.last("ian")
    assert card.card.interview == interview.id
    await at(office, interview.start - timedelta(hours=49))
    assert len(told(office, "ian", "unanswered")) == 1
    await at(office, interview.start - timedelta(hours=47))
    assert told(office, "ian", "unanswered")[-1].number == 2
    await at(office, interview.start - timedelta(hours=2))
    own = (await office.load(Interview, interview.id)).attendee("ian@x.example")
    assert [one.kind for one in own.reminders] == ["unanswered", "unanswered"]


async def test_maybe_counts_as_unanswered_and_an_answer_ends_it(office):
    interview = await booked(office, "Ian on Friday with a room")
    await office.says("ian", "maybe")
    await at(office, MONDAY + timedelta(hours=1))
    assert "You said maybe" in office.last("ian")
    await office.presses("ian", Accept(interview.id))
    await at(office, interview.start - timedelta(hours=1))
    own = (await office.load(Interview, interview.id)).attendee("ian@x.example")
    assert [one.kind for one in own.reminders] == ["unanswered"]


def waiting_lists(office, name):
    views = (one for one in office.views(name) if isinstance(one, InterviewList))
    return [one for one in views if one.is_waiting]


async def test_invitations_that_wait_are_asked_about_in_one_message(office):
    texts = ("Ian on Wednesday", "Ian on Thursday", "Ian on Friday")
    interviews = [await booked(office, f"{text} with a room") for text in texts]
    await at(office, MONDAY.replace(hour=12))
    (view,) = waiting_lists(office, "ian")
    assert [one.interview for one in view.interviews] == [one.id for one in interviews]
    assert "3 invitations waiting for your answer" in office.last("ian")
    assert not told(office, "ian", "unanswered")
    noted = [(await office.load(Interview, one.id)).people[0].reminders for one in interviews]
    assert [[one.kind for one in each] for each in noted] == [["unanswered"]] * 3


async def test_an_answer_from_the_list_is_given_on_the_interviews_own_card(office):
    first, _ = [await booked(office, f"Ian on {day}") for day in ("Wednesday", "Friday")]
    await at(office, MONDAY.replace(hour=12))
    await office.presses(
        "ian",
        Refresh(interview_subject(first.id)),
        message=office.message("ian", InterviewList),
    )
    card = office.view("ian", InterviewCard)
    assert card.interview == first.id
    assert waiting_lists(office, "ian")
    await office.presses("ian", Accept(first.id))
    await office.works()
    assert (await office.load(Interview, first.id)).people[0].answer is Answer.ACCEPTED


async def test_what_can_wait_comes_an_hour_after_what_was_told_before(office):
    await booked(office, "Ian on Friday with a room")
    now = MONDAY.replace(hour=9)
    told_just_now = LastTold(person=person_id("t", "ian"), at=now + timedelta(minutes=45))
    await at(office, now)
    await save(office, told_just_now)
    await at(office, now + timedelta(minutes=90))
    assert not told(office, "ian", "unanswered")
    await at(office, now + timedelta(minutes=105))
    assert len(told(office, "ian", "unanswered")) == 1


async def test_a_reminder_waits_for_nothing(office):
    interview = await accepted(office)
    lead = interview.start - timedelta(minutes=15)
    await at(office, lead - timedelta(minutes=15))
    last = LastTold(person=person_id("t", "ian"), at=office.clock.moment)
    await save(office, last)
    await at(office, lead)
    assert told(office, "ian", "reminder")


async def test_a_reminder_on_a_day_before_names_the_day(office):
    await office.says("ian", "remind me a day and 15 minutes before")
    interview = await accepted(office)
    for ahead, said in (
        (timedelta(days=1), "on Tuesday at"),
        (timedelta(minutes=15), "Jo Park at"),
    ):
        await at(office, interview.start - ahead)
        assert said in office.last("ian").splitlines()[0]


async def test_nobody_is_told_more_than_one_thing_an_hour_that_can_wait(office):
    """Three interviews end one after the other: the questions come an hour apart."""
    for hour in ("10am", "11am", "12pm"):
        one = await booked(office, f"Ian on Tuesday at {hour} 45 min")
        await office.presses("ian", Accept(one.id))
    asked = []
    while office.clock.moment < datetime(2026, 11, 24, 18, tzinfo=UTC):
        before = len(told(office, "ian", "after"))
        await at(office, office.clock.moment + timedelta(minutes=15))
        asked += [office.clock.moment] * (len(told(office, "ian", "after")) - before)
    assert len(asked) == 3
    assert all(later - sooner >= timedelta(hours=1) for sooner, later in pairwise(asked))


async def after_it(office):
    interview = await accepted(office)
    account = await office.load(Account, "t")
    await save(office, replace(account, feedback_link="https://forms.example/f"))
    await at(office, interview.end + timedelta(hours=1))
    return await office.load(Interview, interview.id)


async def test_an_hour_after_it_the_interviewer_is_asked_and_one_press_ends_it(office):
    interview = await after_it(office)
    (card,) = told(office, "ian", "after")
    assert card.feedback_link == "https://forms.example/f"
    message = office.message("ian", Reminder)
    await office.presses("ian", Attended(interview.id, "done"), message=message)
    assert "https://forms.example/f" in office.last("ian")
    await at(office, interview.end + timedelta(days=5))
    assert not told(office, "ian", "after")
    own = (await office.load(Interview, interview.id)).attendee("ian@x.example")
    assert own.attendance is Attendance.DONE


async def test_without_a_press_it_asks_on_three_working_days_and_no_more(office):
    interview = await after_it(office)
    await at(office, interview.end + timedelta(days=8))
    own = (await office.load(Interview, interview.id)).attendee("ian@x.example")
    days = [one.at.date().isoformat() for one in own.reminders if one.kind == "after"]
    assert days == ["2026-11-24", "2026-11-25", "2026-11-26"]
    assert not await reminders(office)


@pytest.mark.parametrize(
    ("said", "noted"),
    [
        ("it took place", Attendance.DONE),
        ("no-show", Attendance.NO_SHOW),
        ("I wasn't there", Attendance.NOT_ME),
    ],
)
async def test_the_answer_can_be_typed(office, said, noted):
    interview = await after_it(office)
    assert "oted" in await office.says("ian", said)
    own = (await office.load(Interview, interview.id)).attendee("ian@x.example")
    assert own.attendance is noted


async def test_a_no_show_is_told_to_the_organizer_once_and_ends_it_for_everybody(office):
    interview = await booked(office, "Ian and Mei on Tuesday with a room")
    for name in ("ian", "mei"):
        await office.presses(name, Accept(interview.id))
    await at(office, interview.end + timedelta(hours=1))
    assert told(office, "mei", "after")
    for _ in range(2):
        await office.presses("ian", Attended(interview.id, "no-show"))
    said = [one for one in office.views("rita") if isinstance(one, Notice)]
    assert len([one for one in said if "didn’t come" in " ".join(one.lines)]) == 1
    await at(office, interview.end + timedelta(days=3))
    assert [one.number for one in told(office, "mei", "after")] == [1]


async def test_nobody_else_may_say_how_it_was_nor_before_its_end(office):
    interview = await accepted(office)
    await office.presses("ian", Attended(interview.id, "done"))
    await at(office, interview.end)
    await office.presses("mei", Attended(interview.id, "done"))
    await office.presses("ian", Attended(interview.id, "perhaps"))
    people = (await office.load(Interview, interview.id)).people
    assert {one.attendance for one in people} == {Attendance.NONE}


async def test_nobody_who_removed_the_app_is_written_to(office):
    interview = await accepted(office)
    before = len(office.views("ian"))
    await office.turn("ian", Left())
    await at(office, interview.end + timedelta(hours=2))
    assert len(office.views("ian")) == before


async def test_nothing_is_told_twice_over_two_channels(both):
    office = both
    interview = await accepted(office)
    ian = await office.person("ian")
    slack = replace(ian.address, channel="slack", conversation="D:ian")
    await save(office, replace(ian, addresses=(*ian.addresses, slack), tell_in="slack"))
    await at(office, interview.start)
    shown = [
        one for one in office.slack.shown.get("D:ian", {}).values() if isinstance(one, Reminder)
    ]
    assert len(shown) == 1
    assert not told(office, "ian", "reminder")


async def test_what_is_off_is_not_said(office):
    interview = await accepted(office)
    account = await office.load(Account, "t")
    off = {NotificationKind.AFTER.value: NotificationChoice(is_on=False)}
    await save(office, replace(account, notifications=off))
    await at(office, interview.end + timedelta(days=2))
    own = (await office.load(Interview, interview.id)).attendee("ian@x.example")
    assert [one.kind for one in own.reminders] == ["reminder"]
    assert not told(office, "ian", "after")


async def test_the_persons_record_is_untouched_by_reminders(office):
    await accepted(office)
    before = await office.store.load(Person, person_id("t", "ian"))
    await at(office, MONDAY)
    assert (await office.store.load(Person, person_id("t", "ian"))).version == before.version


@pytest.mark.parametrize("how", ["pressed", "typed"])
async def test_the_organizer_has_those_reminded_who_have_not_answered(office, how):
    interview = await booked(office, "Ian and Mei on Friday with a room")
    await office.presses("mei", Accept(interview.id))
    await office.works()
    if how == "pressed":
        reply = await office.presses("rita", Nudge(interview.id))
        assert "reminded Ian" in " ".join(reply.lines)
    else:
        assert "reminded Ian" in await office.says("rita", "remind the interviewers")
    await office.works()
    assert len(told(office, "ian", "unanswered")) == 1
    assert not told(office, "mei", "unanswered")
    reply = await office.presses("rita", Nudge(interview.id))
    assert "within the last hour" in " ".join(reply.lines)
    await office.presses("ian", Accept(interview.id))
    await office.works()
    reply = await office.presses("rita", Nudge(interview.id))
    assert "Everyone has answered" in " ".join(reply.lines)


@pytest.mark.parametrize("text", ["remind the interviewers", "remind Ian"])
async def test_the_interviewers_of_a_loop_are_reminded_of_it(text):
    office = await staffed()
    await loop_booked(office)
    await settled(office)
    assert "reminded Ian" in await office.says("rita", text)
    await office.works()
    assert len(told(office, "ian", "unanswered")) == 1
    assert len(told(office, "mei", "unanswered")) == (text != "remind Ian")


async def test_a_recruiter_means_their_only_coming_interview_where_none_was_shown(office):
    await booked(office, "Ian and Mei on Friday with a room")
    await office.says("rita", "start over")
    await office.says("rita", "help")
    await office.says("rita", "settings")
    assert "reminded Ian" in await office.says("rita", "remind the interviewers")


async def test_who_is_named_is_reminded_of_the_interview_that_they_are_on():
    office = await staffed()
    await booked(office, "Ian on Tuesday with a room for Jo Park")
    await booked(office, "Mei on Wednesday for Al Green")
    assert "reminded Ian" in await office.says("rita", "remind Ian")
    await office.works()
    assert len(told(office, "ian", "unanswered")) == 1
    assert not told(office, "mei", "unanswered")


async def test_who_is_on_none_is_said_to_be_on_none():
    office = await staffed()
    await booked(office, "Ian on Tuesday with a room for Jo Park")
    answer = await office.says("rita", "remind Mei")
    assert "none of your coming interviews" in answer
    assert "answered" not in answer


async def test_who_has_answered_is_said_to_have_and_nobody_else():
    office = await staffed()
    interview = await booked(office, "Ian and Mei on Tuesday with a room for Jo Park")
    await office.presses("ian", Accept(interview.id))
    await office.works()
    answer = await office.says("rita", "remind Ian")
    assert "Ian has answered already" in answer
    assert "Everyone" not in answer


async def test_where_nothing_is_booked_there_is_nobody_to_remind(office):
    answer = await office.says("rita", "remind the interviewers")
    assert "Only an" not in answer
    assert "reminded" not in answer


async def test_nobody_else_may_have_them_reminded(office):
    interview = await booked(office, "Ian on Friday with a room")
    await office.presses("olivia", Nudge(interview.id))
    await office.presses("ian", Nudge(interview.id))
    await office.works()
    assert not told(office, "ian", "unanswered")
