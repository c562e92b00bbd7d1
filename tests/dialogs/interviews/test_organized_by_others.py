"""What only the organizer may do, typed by an interviewer: they read whose interview it is, and nothing changes."""

import pytest

from bot.domain.bookings.interviews import Answer, Interview
from cards.interview_views import InterviewCard
from tests.harness.office_loops import staffed
from tests.harness.office_stories import booked


@pytest.fixture
async def office():
    """Return the office with an interview of Rita's that Ian and Tom are invited to."""
    office = await staffed()
    await office.says("rita", "30 min with Ian and Tom for Jo Park on Tuesday")
    await office.says("rita", "book 1")
    await office.works()
    return office


@pytest.mark.parametrize(
    "text",
    [
        "cancel Jo's interview",
        "take Tom off the interview",
        "add Mei to Jo's interview",
        "make it 45 minutes",
        "swap Tom for Mei",
        "no room needed",
    ],
)
async def test_an_interviewer_reads_whose_interview_it_is(office, text):
    [before] = await office.all(Interview)
    said = await office.says("ian", text)
    assert "Jo Park’s interview on Tue 24 Nov" in said
    assert "only Rita can change or cancel it" in said
    [after] = await office.all(Interview)
    assert after == before
    assert after.attendee("ian@x.example").answer is Answer.NONE


@pytest.mark.parametrize(
    "text",
    [
        "can we swap me and Tom in Jo's loop? I have a call before",
        "could I swap with Tom? I've a call before",
    ],
)
@pytest.mark.parametrize("is_accepted", [True, False])
async def test_a_wish_to_swap_reaches_the_organizer_and_declines_nothing(office, text, is_accepted):
    if is_accepted:
        await office.says("ian", "accept")
    [before] = await office.all(Interview)
    said = await office.says("ian", text)
    assert "I’ve passed your words on to Rita" in said
    assert text in str(office.last("rita"))
    [after] = await office.all(Interview)
    assert after == before


@pytest.mark.parametrize(
    "text",
    ["can we make Jo's 20 minutes? I have to leave early", "could Jo's be 20 min instead?"],
)
async def test_a_wish_for_less_time_reaches_the_organizer(office, text):
    [before] = await office.all(Interview)
    said = await office.says("ian", text)
    assert "I’ve passed your words on to Rita" in said
    assert text in office.last("rita")
    assert await office.all(Interview) == [before]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("yes to Jo, but 20 min max", "but 20 min max"),
        ("ok for tuesday but I have to leave 15 min early", "but I have to leave 15 min early"),
    ],
)
async def test_what_a_yes_depends_on_is_told_with_it(office, text, words):
    said = await office.says("ian", text)
    assert f"The organizer reads with your yes: “{words}”" in said
    await office.works()
    [after] = await office.all(Interview)
    own = after.attendee("ian@x.example")
    assert (own.answer, own.comment) == (Answer.ACCEPTED, words)
    assert words in office.last("rita")


async def test_who_does_not_attend_learns_nothing_of_it(office):
    assert "Rita" not in await office.says("mei", "cancel Jo's interview")


async def test_nobody_stands_in_for_anybody_in_what_is_cancelled(office):
    await office.says("rita", "cancel Jo's interview")
    await office.says("rita", "yes")
    await office.works()
    said = await office.says("rita", "who could do it instead?")
    assert "Jo Park’s interview is cancelled, so nobody else is needed" in said
    assert "“rebook Jo Park”" in said


async def test_who_is_not_invited_reads_who_can_change_it_and_nothing_of_the_interview(office):
    interview = await booked(office, "Ian on Tuesday for Jo Park")
    for said in ("move Jo's to Friday", "cancel Jo's interview"):
        told = await office.says("mei", said)
        assert "Only an interview’s organizer can change it" in told
        assert "Park" not in told
    assert await office.load(Interview, interview.id) == interview


@pytest.mark.parametrize(
    "text", ["could I get Jo's CV?", "what's Jo applying for? do we have a CV?", "is there a cv?"]
)
async def test_who_asks_for_what_nobody_noted_reads_whom_to_ask(office, text):
    said = await office.says("ian", text)
    assert "Nothing is noted about Jo Park yet" in said
    assert "I’ve told Rita" in said
    assert office.view("ian", InterviewCard).candidate == "Jo Park"


async def test_who_asks_for_what_is_noted_reads_it(office):
    await office.says("rita", "note: CV is at https://cv.example/jo")
    await office.works()
    assert "Nothing is noted" not in await office.says("ian", "could I get Jo's CV?")
    assert "https://cv.example/jo" in str(office.view("ian", InterviewCard))
