"""“undo” right after an answer: the one before it is given again; of a first answer it is said that it stays, and how to change it."""

import pytest

from bot.domain.bookings.interviews import Answer, Interview
from cards.interview_views import InterviewCard
from tests.harness.office_stories import booked

OTHERS = {
    "accept": ("You accepted Jo Park’s interview", "“maybe”, “decline” or “propose another time”"),
    "maybe": (
        "You said maybe to Jo Park’s interview",
        "“accept”, “decline” or “propose another time”",
    ),
    "decline": ("You declined Jo Park’s interview", "“accept”, “maybe” or “propose another time”"),
}


async def own(office, interview):
    return (await office.load(Interview, interview.id)).people[0]


async def says(office, *texts, name="ian"):
    for text in texts:
        said = await office.says(name, text)
        await office.works()
        office.clock.pass_(seconds=10)
    return said


@pytest.mark.parametrize("text", OTHERS)
async def test_a_first_answer_stays_and_how_to_change_it_is_said(office, text):
    interview = await booked(office, "Ian on Tuesday for Jo Park")
    await says(office, text)
    before = (await own(office, interview)).answer
    said = await says(office, "undo")
    answered, others = OTHERS[text]
    assert answered in said
    assert others in said
    assert (await own(office, interview)).answer is before


@pytest.mark.parametrize(
    ("texts", "before"),
    [
        (("accept", "decline"), Answer.ACCEPTED),
        (("maybe", "accept"), Answer.TENTATIVE),
        (("decline", "accept"), Answer.DECLINED),
    ],
)
@pytest.mark.parametrize("undo", ["undo", "oops undo that", "take it back"])
async def test_the_answer_before_is_given_again_and_its_organizer_sees_it(
    office, texts, before, undo
):
    interview = await booked(office, "Ian on Tuesday for Jo Park")
    await says(office, *texts, undo)
    assert (await own(office, interview)).answer is before
    (line,) = office.view("rita", InterviewCard).people
    assert line.answer == before.value


async def test_the_words_that_were_given_with_it_are_back_too(office):
    interview = await booked(office, "Ian on Tuesday for Jo Park")
    await says(office, "decline, I'm at the dentist", "accept", "undo")
    answered = await own(office, interview)
    assert (answered.answer, answered.comment) == (Answer.DECLINED, "I'm at the dentist")


async def test_after_a_while_it_stays_and_how_to_change_it_is_said(office):
    interview = await booked(office, "Ian on Tuesday for Jo Park")
    await says(office, "accept", "decline")
    office.clock.pass_(minutes=3)
    assert "You declined" in await says(office, "undo")
    assert (await own(office, interview)).answer is Answer.DECLINED


async def test_a_proposal_is_taken_back_first(office):
    interview = await booked(office, "Ian on Tuesday for Jo Park")
    said = await says(office, "accept", "can we do Wednesday at 3pm instead?", "undo")
    assert "You accepted" in said
    assert (await office.load(Interview, interview.id)).proposals == ()


async def test_who_has_not_answered_has_nothing_to_take_back(office):
    interview = await booked(office, "Ian on Tuesday for Jo Park")
    await says(office, "undo")
    assert (await own(office, interview)).answer is Answer.NONE


async def test_an_organizers_undo_is_that_of_the_booking(office):
    interview = await booked(office, "Ian on Tuesday for Jo Park")
    await says(office, "accept")
    await says(office, "undo", name="rita")
    assert (await own(office, interview)).answer is Answer.ACCEPTED
