"""A time that an interviewer proposes and the organizer does not move to: the proposer is told kindly, and asked again."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.domain.bookings.interviews import Answer, Interview
from bot.domain.intervals import Interval
from cards.actions import Accept, Book, Decline, DeclineProposal, Move
from cards.interview_views import InterviewCard
from cards.loop_views import LoopCard
from cards.offer_views import OfferCard
from tests.harness.office import Office
from tests.harness.office_crashes import (
    FrailCalendars,
    MortalStore,
    dies_anywhere,
    restarted_after,
)
from tests.harness.office_loops import INVITING, settled, staffed
from tests.harness.office_loops import booked as booked_loop
from tests.harness.office_stories import booked, proposed


async def now(office, interview):
    return await office.load(Interview, interview.id)


def asks_ian(office):
    """Whether Ian's card asks if he can make it."""
    return office.view("ian", InterviewCard).declined_proposal is not None


async def declines(office, interview):
    (line,) = (await now(office, interview)).proposals
    reply = await office.presses(
        "rita", DeclineProposal(interview.id, line.offer, line.slot_number)
    )
    await office.works()
    return reply


async def test_who_proposed_is_told_that_the_time_stays_and_asked_whether_they_can_make_it(office):
    interview = await booked(office)
    slot, _ = await proposed(office, interview)
    office.clock.pass_(days=1)
    before = office.message("ian", InterviewCard)
    await declines(office, interview)
    after = await now(office, interview)
    assert (after.start, after.proposals) == (interview.start, ())
    assert not office.view("rita", InterviewCard).proposals
    assert office.view("ian", InterviewCard).declined_proposal == slot.start
    assert office.message("ian", InterviewCard) != before


async def test_the_answer_in_the_calendar_stays_a_perhaps(office):
    interview = await booked(office)
    await proposed(office, interview)
    before = [one.draft for one in office.calendars.events.values()]
    await declines(office, interview)
    assert [one.draft for one in office.calendars.events.values()] == before
    assert (await now(office, interview)).people[0].answer is Answer.TENTATIVE


async def test_what_the_calendar_still_shows_as_proposed_is_no_news(office):
    interview = await booked(office)
    await proposed(office, interview)
    await declines(office, interview)
    office.clock.pass_(minutes=5)
    await office.works()
    after = await now(office, interview)
    assert after.proposals == ()
    assert asks_ian(office)


async def test_another_time_that_is_proposed_after_that_is_news(office):
    interview = await booked(office)
    slot, _ = await proposed(office, interview)
    await declines(office, interview)
    (event,) = [one for one in office.calendars.events.values() if one.place == "primary"]
    later = Interval(slot.start + timedelta(days=2), slot.end + timedelta(days=2))
    event.proposed["ian@x.example"] = later
    office.clock.pass_(minutes=5)
    await office.works()
    (proposal,) = (await now(office, interview)).proposals
    assert proposal.start == later.start
    assert not asks_ian(office)


async def test_a_repeated_press_tells_nobody_twice(office):
    interview = await booked(office)
    await proposed(office, interview)
    (line,) = (await now(office, interview)).proposals
    for _ in range(2):
        await office.presses("rita", DeclineProposal(interview.id, line.offer, line.slot_number))
        await office.works()
    asked = [
        one
        for one in office.views("ian")
        if isinstance(one, InterviewCard) and one.declined_proposal
    ]
    assert len(asked) == 1
    unknown = await office.presses("rita", DeclineProposal(interview.id, "other", 1))
    assert (unknown.key, dict(unknown.facts)["what"]) == ("gone", "proposal")


@pytest.mark.parametrize(("action", "answer"), [(Accept, "accepted"), (Decline, "declined")])
async def test_the_question_ends_with_the_answer(office, action, answer):
    interview = await booked(office)
    await proposed(office, interview)
    await declines(office, interview)
    await office.presses("ian", action(interview.id))
    await office.works()
    card = office.view("ian", InterviewCard)
    assert (card.own_answer, card.declined_proposal) == (answer, None)


async def test_a_perhaps_that_is_said_again_answers_the_question(office):
    interview = await booked(office)
    await proposed(office, interview)
    await declines(office, interview)
    await office.says("ian", "maybe")
    await office.works()
    assert not asks_ian(office)
    assert not office.view("rita", InterviewCard).people[0].is_asked_again


async def test_a_yes_alone_is_to_the_question(office):
    interview = await booked(office)
    await proposed(office, interview)
    office.clock.pass_(minutes=1)
    await declines(office, interview)
    await office.says("ian", "yes")
    await office.works()
    assert (await now(office, interview)).people[0].answer is Answer.ACCEPTED


async def test_who_had_declined_and_proposed_in_the_chat_is_told_too(office):
    interview = await booked(office)
    await office.presses("ian", Decline(interview.id))
    await office.works()
    await proposed(office, interview)
    await declines(office, interview)
    assert asks_ian(office)
    await office.presses("ian", Decline(interview.id))
    await office.works()
    assert not asks_ian(office)


async def test_a_move_ends_the_question(office):
    interview = await booked(office)
    await proposed(office, interview)
    await declines(office, interview)
    await office.presses("rita", Move(interview.id))
    await office.works()
    view = office.view("rita", OfferCard)
    slot = next(one for one in view.slots if one.start != interview.start)
    await office.presses("rita", Book(view.offer, slot.number))
    await office.works()
    card = office.view("ian", InterviewCard)
    assert (card.start, card.declined_proposal) == (slot.start, None)


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "no, keep the time",
        "decline the proposal",
        "decline Ian's proposal",
        "no, decline his proposal, keep Tuesday",
        "don't accept Ian's proposal",
        "turn down Ian's suggestion",
        "tell Ian we can't move it",
        "let Ian know the time stays",
        "that doesn't work for the candidate",
    ],
)
async def test_a_proposal_is_declined_in_words(office, text):
    interview = await booked(office)
    await proposed(office, interview)
    said = await office.says("rita", text)
    await office.works()
    assert "The time stays" in said
    assert "telling Ian" in said
    after = await now(office, interview)
    assert (after.start, after.proposals) == (interview.start, ())
    assert asks_ian(office)


async def test_of_two_who_propose_the_one_who_is_named_is_declined(office):
    interview = await booked(office, "Ian and Mei on Tuesday at 14:00")
    for who, day in (("ian", "Wednesday"), ("mei", "Thursday")):
        await office.says(who, f"propose {day}")
        await office.says(who, "propose 1")
        await office.works()
    await office.says("rita", "decline Mei's proposal")
    await office.works()
    assert [one.proposer for one in (await now(office, interview)).proposals] == ["ian@x.example"]
    await office.says("rita", "keep the time")
    await office.works()
    assert (await now(office, interview)).proposals == ()


async def test_where_nothing_is_proposed_that_is_said_and_nobody_is_told(office):
    interview = await booked(office)
    answer = await office.says("rita", "decline Ian's proposal")
    assert "no other time that Ian proposes" in answer
    told = len(office.views("ian"))
    await office.says("rita", "tell Ian we can't move it")
    await office.works()
    after = await now(office, interview)
    assert (replace(after, revision=0), len(office.views("ian"))) == (
        replace(interview, revision=0),
        told,
    )


async def test_a_loops_card_says_what_is_proposed_and_the_time_is_kept_in_words():
    office = await staffed()
    await booked_loop(office, INVITING)
    await settled(office)
    name = next(one for one in ("ian", "mei", "ada") if is_invited(office, one))
    await office.says(name, "propose Friday")
    await office.works()
    slot = office.view(name, OfferCard).slots[0]
    await office.says(name, "propose 1")
    await office.works()
    (line,) = [one for one in office.view("rita", LoopCard).sessions if one.proposer]
    assert line.proposed_start == slot.start
    assert f"proposes {slot.start:%a} {slot.start.day}" in office.last("rita")
    said = await office.says("rita", "no, keep the time")
    await office.works()
    assert "The time stays" in said
    assert not [one for one in office.view("rita", LoopCard).sessions if one.proposer]


def is_invited(office, name):
    return any(isinstance(one, InterviewCard) for one in office.views(name))


@dies_anywhere
async def test_a_declined_proposal_outlasts_a_crash_anywhere(fate):
    async def with_proposal():
        office = await Office(store=MortalStore(), calendars=FrailCalendars()).open()
        interview = await booked(office)
        await proposed(office, interview)
        return office, interview

    office, interview = await fate.after(with_proposal)
    after = await restarted_after(declines(office, interview), office, fate)
    (left,) = await after.all(Interview)
    if left.proposals:
        assert not asks_ian(after)
        await declines(after, interview)
    assert (await now(after, interview)).proposals == ()
    assert asks_ian(after)


async def test_who_proposed_and_then_declines_proposes_nothing_any_more(office):
    interview = await booked(office, "Ian and Mei on Tuesday with a room")
    await proposed(office, interview)
    await office.presses("ian", Decline(interview.id))
    await office.works()
    left = await now(office, interview)
    assert (left.proposals, left.attendee("ian@x.example").answer) == ((), Answer.DECLINED)
    assert not office.view("rita", InterviewCard).proposals
    assert office.view("ian", InterviewCard).own_proposal is None
