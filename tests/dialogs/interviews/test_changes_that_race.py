"""Two who change an interview at once, and Outlook and the bot at once: nothing that was done is lost in silence."""

import asyncio
from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.domain.bookings.interviews import Answer, Interview, ResourceDay, Stage
from bot.runtime.turn import Pressed
from cards.actions import Accept, Book, Cancel, Change
from cards.interview_views import InterviewCard
from cards.view_models import Problem
from tests.harness.intervals import shifted
from tests.harness.office_stories import booked, in_slack, offered_elsewhere

JUST = timedelta(hours=1)


def press(office, name, action, **inputs):
    """A button pressed by somebody who has both chats open."""
    return office.turn(
        name, Pressed(action, "", inputs, is_automatic=False), address=in_slack(name)
    )


async def one(office):
    (interview,) = await office.all(Interview)
    return interview


def invited(office, interview):
    return dict(office.calendars.events[interview.event.id].draft.attendees).keys()


def swapped_in_outlook(office, interview, *, out, in_):
    kept = office.calendars.events[interview.event.id]
    people = tuple(each for each in kept.draft.attendees if each[0] != out)
    kept.draft = replace(kept.draft, attendees=(*people, (in_, in_)))


async def assert_claimed_by_who_comes(office):
    interview = await one(office)
    claimed = {day.mail for day in await office.all(ResourceDay) if day.claims}
    assert claimed == {each.mail for each in interview.people} | {interview.room} - {""}


async def test_of_two_changes_at_once_both_hold_or_the_second_is_told(office):
    interview = await booked(office)
    replies = await asyncio.gather(
        office.presses("rita", Change(interview.id), inputs={"note": "Bring the test."}),
        press(office, "rita", Change(interview.id), people="ian@x.example,mei@x.example"),
    )
    await office.works()
    after = await one(office)
    held = [
        after.note == "Bring the test.",
        invited(office, after) == {"ian@x.example", "mei@x.example"},
    ]
    refused = [dict(each.facts)["why"] for each in replies if isinstance(each, Problem)]
    assert refused == ["being-written"] * held.count(False)
    assert any(held)
    assert after.stage is Stage.STANDING


async def test_a_change_and_an_answer_at_once_both_hold(office):
    interview = await booked(office)
    await asyncio.gather(
        office.presses("rita", Change(interview.id), inputs={"note": "Bring the test."}),
        office.presses("ian", Accept(interview.id)),
    )
    await office.works()
    after = await one(office)
    assert (after.note, after.people[0].answer) == ("Bring the test.", Answer.ACCEPTED)


async def test_of_a_change_and_a_cancellation_at_once_nothing_is_left_in_a_calendar(office):
    interview = await booked(office)
    await asyncio.gather(
        office.presses("rita", Change(interview.id), inputs={"people": "mei@x.example"}),
        press(office, "rita", Cancel(interview.id, is_sure=True)),
    )
    await office.works()
    assert (await one(office)).stage is Stage.ENDED
    assert office.calendars.events == {}


async def test_people_swapped_in_outlook_stay_swapped_whatever_is_changed_here(office):
    interview = await booked(office, "Ian and Mei on Tuesday with a room")
    swapped_in_outlook(office, interview, out="ian@x.example", in_="ada@x.example")
    await office.presses("rita", Change(interview.id), inputs={"minutes": "30"})
    await office.works()
    after = await one(office)
    assert after.end - after.start == timedelta(minutes=30)
    assert invited(office, after) == {"mei@x.example", "ada@x.example"}
    assert office.view("ian", InterviewCard).is_off
    await assert_claimed_by_who_comes(office)


async def test_who_is_added_here_joins_who_is_added_in_outlook(office):
    interview = await booked(office)
    swapped_in_outlook(office, interview, out="", in_="ada@x.example")
    people = "ian@x.example,mei@x.example"
    await office.presses("rita", Change(interview.id), inputs={"people": people})
    await office.works()
    assert invited(office, await one(office)) == {"ian@x.example", "mei@x.example", "ada@x.example"}
    await assert_claimed_by_who_comes(office)


async def test_a_move_keeps_who_was_added_in_outlook(office):
    interview = await booked(office)
    view = await offered_elsewhere(office, interview)
    swapped_in_outlook(office, interview, out="", in_="ada@x.example")
    slot = next(each for each in view.slots if each.start != interview.start)
    await office.presses("rita", Book(view.offer, slot.number))
    await office.works()
    assert invited(office, await one(office)) == {"ian@x.example", "ada@x.example"}


@pytest.mark.parametrize(
    "inputs", [{"note": "Bring the test."}, {"minutes": "30"}, {"room": "none"}]
)
async def test_an_event_moved_in_outlook_is_followed_before_it_is_changed(office, inputs):
    interview = await booked(office)
    kept = office.calendars.events[interview.event.id]
    kept.draft = replace(kept.draft, span=shifted(kept.draft.span, JUST))
    reply = await office.presses("rita", Change(interview.id), inputs=inputs)
    assert dict(reply.facts)["why"] == "changed-in-outlook"
    office.clock.pass_(seconds=5)
    await office.works()
    after = await one(office)
    assert (after.start, after.note) == (interview.start + JUST, "")
    await office.presses("rita", Change(interview.id), inputs=inputs)
    await office.works()
    assert (await one(office)).start == interview.start + JUST


async def test_an_event_deleted_in_outlook_is_not_changed(office):
    interview = await booked(office)
    del office.calendars.events[interview.event.id]
    reply = await office.presses("rita", Change(interview.id), inputs={"note": "Bring the test."})
    assert dict(reply.facts)["why"] == "changed-in-outlook"
    office.clock.pass_(seconds=5)
    await office.works()
    assert (await one(office)).stage is Stage.ENDED
