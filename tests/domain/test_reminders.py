"""When interviewers are told something of an interview, simulated minute by minute over the nights on which clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.domain.bookings.interviews import Answer, Attendance, Attendee, Interview, Stage
from bot.domain.notifications import NotificationChoice, NotificationKind, notification_setting
from bot.domain.people.working_hours import WorkingHours
from bot.domain.quiet_hours import ReadingHours
from bot.domain.reminders import (
    ASKED_AFTERWARDS_MOST,
    NUDGES_MOST,
    Recipient,
    due_reminders,
    with_asked,
    with_sent,
)

REMINDER, UNANSWERED, AFTER = (
    NotificationKind.REMINDER,
    NotificationKind.UNANSWERED,
    NotificationKind.AFTER,
)
MONDAY_TO_FRIDAY = frozenset(range(5))
CHANGES = (date(2026, 3, 29), date(2026, 10, 25), date(2026, 3, 8), date(2026, 11, 1))
IAN = "ian@x.example"


def an_interview(start, booked, answer=Answer.NONE):
    return Interview(
        id="i",
        tenant="t",
        by="t/rita",
        offer="o",
        slot_number=1,
        start=start,
        end=start + timedelta(hours=1),
        people=(Attendee(mail=IAN, name="Ian Murray", answer=answer),),
        stage=Stage.STANDING,
        booked_at=booked,
    )


def a_reader(zone="Europe/London", **chosen):
    hours = ReadingHours(WorkingHours(MONDAY_TO_FRIDAY, time(9), time(17, 30), ZoneInfo(zone)))
    choices = {name: NotificationChoice(**values) for name, values in chosen.items()}
    return Recipient(
        mail=IAN,
        hours=hours,
        settings={kind: notification_setting(kind, choices) for kind in NotificationKind},
    )


def simulated(interview, reader, until, *, late=timedelta()):
    """Let a job run each time something is due, so much later; gives what was said, in order."""
    now, said = interview.booked_at, []
    interview = with_asked(interview, now)
    while coming := due_reminders(interview, {IAN: reader}, now):
        now = max(now, coming[0].at) + late
        if now > until:
            break
        for one in due_reminders(interview, {IAN: reader}, now):
            if one.at <= now:
                interview = with_sent(interview, one, now)
                said.append((one.kind, now))
    return said


interviews = st.builds(
    lambda day, minutes, ahead, answer: an_interview(
        datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=15 * minutes),
        datetime(day.year, day.month, day.day, tzinfo=UTC)
        + timedelta(minutes=15 * minutes)
        - timedelta(minutes=ahead),
        answer,
    ),
    st.sampled_from(CHANGES),
    st.integers(-2 * 96, 2 * 96),
    st.integers(1, 10 * 1440),
    st.sampled_from([Answer.NONE, Answer.TENTATIVE, Answer.ACCEPTED]),
)
readers = st.builds(
    a_reader,
    st.sampled_from(["Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"]),
    reminder=st.fixed_dictionaries({"minutes": st.sampled_from([5, 15, 60, 1440])}),
)
lateness = st.sampled_from([timedelta(), timedelta(minutes=7), timedelta(hours=9)])


@settings(max_examples=200)
@given(interviews, readers, lateness)
def test_nothing_is_said_too_often_too_late_or_at_night(interview, reader, late):
    said = simulated(interview, reader, interview.end + timedelta(days=20), late=late)
    kinds = [kind for kind, _ in said]
    assert kinds.count(REMINDER) <= 1
    assert kinds.count(UNANSWERED) <= (0 if _is_answered(interview) else NUDGES_MOST)
    assert kinds.count(AFTER) <= ASKED_AFTERWARDS_MOST
    for kind, at in said:
        assert at > interview.booked_at
        assert at < interview.start or kind is AFTER
        assert at >= interview.end or kind is not AFTER
        if kind is not REMINDER:
            there = at.astimezone(reader.hours.zone)
            assert there.weekday() in MONDAY_TO_FRIDAY
            assert time(8) <= there.time() < time(19)
        if kind is UNANSWERED:
            assert time(9) <= there.time() < time(17, 30)


def _is_answered(interview):
    return interview.people[0].answer is Answer.ACCEPTED


@given(interviews, readers)
def test_who_is_asked_in_good_time_is_reminded_in_real_minutes(interview, reader):
    said = dict(simulated(interview, reader, interview.end))
    ahead = interview.start - interview.booked_at
    lead = timedelta(minutes=reader.settings[REMINDER].minutes)
    if ahead > lead:
        assert said[REMINDER] == interview.start - lead
    elif ahead > timedelta(minutes=15):
        assert said[REMINDER] == interview.start - timedelta(minutes=15)
    else:
        assert REMINDER not in said


@given(interviews, readers)
def test_the_question_afterwards_comes_on_different_days(interview, reader):
    said = simulated(interview, reader, interview.end + timedelta(days=20))
    days = [at.astimezone(reader.hours.zone).date() for kind, at in said if kind is AFTER]
    assert len(days) == len(set(days)) == ASKED_AFTERWARDS_MOST


def test_one_answer_afterwards_ends_it():
    interview = an_interview(
        datetime(2026, 11, 24, 9, tzinfo=UTC), datetime(2026, 11, 20, 9, tzinfo=UTC)
    )
    people = tuple(replace(one, attendance=Attendance.DONE) for one in interview.people)
    over = replace(interview, people=people)
    assert due_reminders(over, {IAN: a_reader()}, over.end + timedelta(hours=1)) == []


def test_what_was_said_of_another_time_no_longer_counts():
    booked = datetime(2026, 11, 20, 9, tzinfo=UTC)
    interview = an_interview(datetime(2026, 11, 24, 9, tzinfo=UTC), booked, Answer.ACCEPTED)
    (first, *_) = due_reminders(interview, {IAN: a_reader()}, booked)
    told = with_sent(interview, first, first.at)
    moved = replace(told, start=told.start + timedelta(hours=2), end=told.end + timedelta(hours=2))
    again = with_asked(moved, first.at)
    (second, *_) = due_reminders(again, {IAN: a_reader()}, first.at)
    assert (second.kind, second.at) == (REMINDER, first.at + timedelta(hours=2))


def test_what_is_switched_off_is_never_due():
    off = {kind.value: {"is_on": False} for kind in (REMINDER, UNANSWERED, AFTER)}
    interview = an_interview(
        datetime(2026, 11, 24, 9, tzinfo=UTC), datetime(2026, 11, 20, 9, tzinfo=UTC)
    )
    assert due_reminders(interview, {IAN: a_reader(**off)}, interview.booked_at) == []


def test_the_organizer_is_not_asked_to_answer_their_own_invitation():
    interview = an_interview(
        datetime(2026, 11, 27, 9, tzinfo=UTC), datetime(2026, 11, 20, 9, tzinfo=UTC)
    )
    own = replace(a_reader(), is_organizer=True)
    kinds = {one.kind for one in due_reminders(interview, {IAN: own}, interview.booked_at)}
    assert kinds == {REMINDER, AFTER}


WEEKENDS = (
    ("Europe/London", date(2026, 3, 29)),
    ("Europe/London", date(2026, 10, 25)),
    ("America/New_York", date(2026, 3, 8)),
    ("America/New_York", date(2026, 11, 1)),
)


@pytest.mark.parametrize(("zone", "sunday"), WEEKENDS)
def test_each_kind_comes_by_the_readers_clock_after_the_clocks_change(zone, sunday):
    clock = ZoneInfo(zone)
    monday = datetime.combine(sunday + timedelta(days=1), time(14), tzinfo=clock)
    friday = datetime.combine(sunday - timedelta(days=2), time(14), tzinfo=clock)
    interview = an_interview(monday.astimezone(UTC), friday.astimezone(UTC))
    said = simulated(interview, a_reader(zone), interview.end + timedelta(days=1))
    told = [(kind, f"{at.astimezone(clock):%a %H:%M}") for kind, at in said]
    assert told == [
        (UNANSWERED, "Mon 09:00"),
        (REMINDER, "Mon 13:45"),
        (AFTER, "Mon 16:00"),
        (AFTER, "Tue 08:31"),
    ]
