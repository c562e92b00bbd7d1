"""Two invitations answered in one message, each in its own way: both answers are given."""

import pytest

from bot.domain.bookings.interviews import Answer, Interview
from cards.adaptive_cards import fallback
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard
from tests.harness.office_stories import booked


async def both_booked(office):
    grace = await booked(office, "Ian on Tuesday for Grace Kim (grace@kim.example)")
    omar = await booked(office, "Ian on Thursday for Omar Aziz (omar@aziz.example)")
    return grace, omar


async def answers(office, *interviews):
    await office.works()
    return [(await office.load(Interview, one.id)).people[0].answer for one in interviews]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("yes to grace, no to omar", [Answer.ACCEPTED, Answer.DECLINED]),
        ("Grace no, Omar yes", [Answer.DECLINED, Answer.ACCEPTED]),
        ("ok for Grace, but not for Omar, I have a school run", [Answer.ACCEPTED, Answer.DECLINED]),
        ("accept Grace but maybe Omar", [Answer.ACCEPTED, Answer.TENTATIVE]),
    ],
)
async def test_both_invitations_are_answered(office, said, expected):
    interviews = await both_booked(office)
    assert "left out" not in await office.says("ian", said)
    assert await answers(office, *interviews) == expected
    shown = [one for one in office.views("ian") if isinstance(one, InterviewCard)]
    assert {one.candidate for one in shown[-2:]} == {"Grace Kim", "Omar Aziz"}


async def test_a_yes_to_one_of_two_below_times_to_propose_proposes_nothing(office):
    grace, omar = await both_booked(office)
    await office.says("ian", "could we do Grace on Tuesday afternoon instead?")
    await office.works()
    assert office.view("ian", OfferCard).slots
    await office.says("ian", "yes to grace, no to omar")
    assert await answers(office, grace, omar) == [Answer.ACCEPTED, Answer.DECLINED]
    assert not (await office.load(Interview, grace.id)).proposals


async def test_both_are_answered_below_what_is_coming(office):
    interviews = await both_booked(office)
    await office.says("ian", "my interviews")
    await office.says("ian", "yes to omar, no to grace")
    assert await answers(office, *interviews) == [Answer.DECLINED, Answer.ACCEPTED]


async def test_the_reason_behind_both_is_of_the_one_that_is_declined(office):
    grace, omar = await both_booked(office)
    await office.says("ian", "ok for Grace, but not for Omar, I have a school run")
    await office.works()
    comments = [(await office.load(Interview, one.id)).people[0].comment for one in (grace, omar)]
    assert comments == ["", "I have a school run"]


@pytest.mark.parametrize(
    ("said", "expected", "comment"),
    [
        ("yes to Grace, no to Bo, I'm on leave Thursday", Answer.ACCEPTED, ""),
        ("ok for Grace, but not for Bo, I have a school run", Answer.ACCEPTED, ""),
        ("no to Bo, yes to Grace", Answer.ACCEPTED, ""),
        ("I'll take Grace but not Bo Li", Answer.ACCEPTED, ""),
        ("accept Grace's but decline Bo's", Answer.ACCEPTED, ""),
        ("yes to Bo, no to Grace, I'm on leave Tuesday", Answer.DECLINED, "I'm on leave Tuesday"),
    ],
)
async def test_of_one_that_there_is_not_it_is_said_and_the_other_is_answered(
    office, said, expected, comment
):
    grace = await booked(office, "Ian on Tuesday for Grace Kim (grace@kim.example)")
    await office.says("ian", said)
    await office.works()
    (own,) = (await office.load(Interview, grace.id)).people
    assert (own.answer, own.comment) == (expected, comment)
    assert any("You aren’t invited to interview Bo" in str(fallback(one)) for one in office.views("ian"))  # fmt: skip


@pytest.mark.parametrize("said", ["accept Grace's but decline Omar's", "accept Grace, decline Omar"])  # fmt: skip
async def test_two_buttons_typed_in_one_message_are_two_answers(office, said):
    interviews = await both_booked(office)
    await office.says("ian", said)
    assert await answers(office, *interviews) == [Answer.ACCEPTED, Answer.DECLINED]
    assert [(await office.load(Interview, one.id)).people[0].comment for one in interviews] == ["", ""]  # fmt: skip


async def test_each_of_three_is_answered_by_its_day(office):
    interviews = [
        *await both_booked(office),
        await booked(office, "Ian on Friday for Pia Lund (pia@lund.example)"),
    ]
    await office.says("ian", "Tuesday and Friday yes, Thursday no")
    assert await answers(office, *interviews) == [
        Answer.ACCEPTED,
        Answer.DECLINED,
        Answer.ACCEPTED,
    ]


async def test_a_yes_to_one_day_and_another_hour_for_the_other_are_both_passed_on(office):
    grace, omar = await both_booked(office)
    await office.says("ian", "Tuesday aye, Thursday could we do 4?")
    assert (await answers(office, grace, omar))[0] is Answer.ACCEPTED
    (proposal,) = (await office.load(Interview, omar.id)).proposals
    assert (proposal.start.day, proposal.start.hour) == (omar.start.day, 16)
