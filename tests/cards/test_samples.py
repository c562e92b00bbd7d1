"""What the sample views show can be: they are what the screenshots and the documents show."""

from datetime import timedelta
from itertools import pairwise
from typing import get_args

import pytest

from bot.domain.notifications import NotificationKind
from cards.interview_views import Home, InterviewCard, InterviewList
from cards.layouts.reminders import PARTS
from cards.loop_views import LoopCard, LoopOfferCard
from cards.offer_views import OfferCard
from cards.reminder_views import MorningDigest, Reminder, ReminderAbout
from tests.harness.for_each import for_each
from tests.harness.sample_offers import MAILS
from tests.harness.sample_views import SAMPLES

CELL = timedelta(minutes=15)
OFFERS = {
    name: view for name, view in SAMPLES.items() if isinstance(view, OfferCard) and view.minutes
}
every_offer = for_each("view", OFFERS)


def are_in_order(spans):
    """Whether spans follow one another without overlapping."""
    return all(before[1] <= after[0] for before, after in pairwise(spans))


def cells_of(line, slot):
    """The quarters of a row that a time takes; fewer than it has where it begins or ends outside of it."""
    first, last = (slot.start - line.start) // CELL, (slot.end - line.start) // CELL
    return line.cells[max(first, 0) : max(last, 0)]


@every_offer
def test_times_are_numbered_in_order_and_do_not_overlap(view):
    assert [one.number for one in view.slots] == list(range(1, len(view.slots) + 1))
    assert are_in_order([(one.start, one.end) for one in view.slots])
    length = timedelta(minutes=view.minutes)
    assert {one.end - one.start for one in view.slots} <= {length}


@every_offer
def test_times_are_what_was_asked_for(view):
    days = {one.start.date() for one in view.slots}
    assert all(view.asked_days[0] <= day <= view.asked_days[1] for day in days)
    assert view.asked_at in {None, *(one.start for one in view.slots)} or not view.slots
    people = {name for one in view.slots for name in one.people}
    assert view.wants_people == (not view.asked_people and view.need != "none")
    assert view.wants_people or people <= {*view.asked_people}
    if view.need == "all":
        assert all({*one.people} == {*view.asked_people} for one in view.slots)
    if view.asked_room and view.asked_room.name:
        assert {one.room for one in view.slots} <= {view.asked_room.name}
    at_a_time = [[one for one in view.slots if one.start.date() == day] for day in days]
    assert all(len(one) <= 3 for one in at_a_time)
    assert len(view.slots) <= 5


@every_offer
def test_what_was_kept_is_what_was_asked(view):
    kept = {one.part: one for one in view.filters}
    if "people" in kept:
        assert kept["people"].names == view.asked_people
    if "candidate" in kept:
        assert kept["candidate"].candidate == view.candidate
    if "room" in kept:
        assert kept["room"].room == view.asked_room
    for hours in kept["hours"].hours if "hours" in kept else ():
        for one in view.slots:
            assert hours.start <= one.start.hour * 60 + one.start.minute
            assert one.end.hour * 60 + one.end.minute <= hours.end


@every_offer
def test_the_form_asks_what_the_card_answers(view):
    first, last = view.asked_days
    assert view.question.day == (first.isoformat() if first == last else "")
    assert view.question.minutes == view.minutes
    asked = {MAILS[name] for name in view.asked_people}
    assert {*view.question.people} == asked


@every_offer
def test_the_picture_shows_no_time_over_what_is_busy(view):
    rows = {line.label: line for line in view.timeline}
    for slot in view.slots if view.timeline else ():
        names = [one for one in (*slot.people, slot.room) if one]
        is_by_day = view.timeline[0].kind == "day"
        lines = view.timeline if is_by_day else [rows[name] for name in names]
        on = [line for line in lines if line.start.date() == slot.start.date()]
        assert on
        for line in on:
            assert slot.number in line.numbers
            taken = cells_of(line, slot)
            assert len(taken) == view.minutes / 15
            is_outside = line.label in slot.outside_hours
            assert {*taken} == {"-"} if is_outside else {*taken} <= {".", "~"}


@every_offer
def test_a_row_has_the_numbers_of_the_times_that_need_it(view):
    for line in view.timeline:
        needed = {
            slot.number
            for slot in view.slots
            if line.kind == "day" or line.label in (*slot.people, slot.room)
        }
        assert {*line.numbers} == needed
        assert (line.label in view.unread) == ({*line.cells} == {"?"})


@every_offer
def test_who_is_said_to_be_busy_is_busy_in_the_picture(view):
    rows = {line.label: line for line in view.timeline}
    for one in view.obstacles:
        assert not (one.is_always and any(one.name in slot.people for slot in view.slots))
        for start, end in one.busy if one.name in rows else ():
            first, last = ((moment - rows[one.name].start) // CELL for moment in (start, end))
            assert {*rows[one.name].cells[first:last]} == {"#"}


def test_each_kind_of_reminder_has_a_layout_and_a_sample_of_its_own():
    kinds = set(get_args(ReminderAbout))
    sampled = {view.about for view in SAMPLES.values() if isinstance(view, Reminder)}
    assert PARTS.keys() == kinds == sampled
    assert kinds <= {*NotificationKind}


SCHEDULES = {
    f"{name} {one.number}": one.sessions
    for name, view in SAMPLES.items()
    if isinstance(view, LoopOfferCard)
    for one in view.schedules
} | {name: view.sessions for name, view in SAMPLES.items() if isinstance(view, LoopCard)}


@for_each("sessions", SCHEDULES)
def test_the_sessions_of_a_schedule_follow_one_another(sessions):
    assert sessions
    assert are_in_order([(one.start, one.end) for one in sessions])


def listed(view):
    """The lists of interviews of a view, each as the times, rooms and states in it."""
    lists = {
        MorningDigest: lambda: [
            [
                line
                for section in view.sections
                if section.kind != "unanswered"
                for line in section.lines
            ]
        ],
        InterviewList: lambda: [view.interviews],
        Home: lambda: [view.coming.interviews],
    }
    return lists[type(view)]() if type(view) in lists else []


LISTS = {name: view for name, view in SAMPLES.items() if listed(view)}


@for_each("view", LISTS)
def test_a_list_is_in_order_and_no_room_is_taken_twice(view):
    sections = view.sections if isinstance(view, MorningDigest) else ()
    for section in sections:
        assert [one.start for one in section.lines] == sorted(one.start for one in section.lines)
    for lines in listed(view):
        if isinstance(view, InterviewList | Home):
            assert [one.start for one in lines] == sorted(one.start for one in lines)
        rooms = {one.room for one in lines if one.room}
        for room in rooms:
            spans = sorted((one.start, one.end) for one in lines if one.room == room)
            assert are_in_order(spans), room


@pytest.mark.parametrize(
    "view",
    [view for view in SAMPLES.values() if isinstance(view, Home)],
    ids=[name for name, view in SAMPLES.items() if isinstance(view, Home)],
)
def test_the_home_counts_what_it_lists(view):
    if view.today is None:
        return
    days = [one.start.date() for one in view.coming.interviews]
    sunday = view.today + timedelta(days=6 - view.today.weekday())
    assert view.today_count == days.count(view.today)
    assert view.week_count == sum(view.today <= day <= sunday for day in days)


@pytest.mark.parametrize(
    "view",
    [view for view in SAMPLES.values() if isinstance(view, InterviewCard)],
    ids=[name for name, view in SAMPLES.items() if isinstance(view, InterviewCard)],
)
def test_a_proposal_is_another_time_and_the_form_holds_what_is_booked(view):
    assert all((one.start, one.end) != (view.start, view.end) for one in view.proposals)
    if view.form:
        assert timedelta(minutes=view.form.minutes) == view.end - view.start
        assert view.form.people == tuple(MAILS[one.name] for one in view.people)
