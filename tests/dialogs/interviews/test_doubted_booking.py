"""A number typed after a question of the bot's own never books a time of an older offer by itself."""

import pytest
from msgspec.structs import replace

from bot.domain.bookings.interviews import Interview
from bot.domain.conversation_state import Conversation
from bot.runtime.ports import DocumentChange
from cards.clarification_views import Choices
from cards.interview_views import AskToCancel, InterviewCard
from cards.offer_views import OfferCard
from tests.harness.office_loops import staffed
from tests.harness.office_stories import booked


@pytest.fixture
async def office():
    """Return the office with two interviews booked, a third offered, and the question which one is meant."""
    office = await staffed()
    for who, day in (("Ian", "Tuesday"), ("Mei", "Wednesday")):
        await office.says("rita", f"45 min with {who} for {who} Park on {day}")
        await office.says("rita", "book 1")
        await office.works()
    await office.says("rita", "30 min with Tom on Thursday")
    assert isinstance(office.views("rita")[-1], OfferCard)
    return office


async def count(office):
    await office.works()
    return len(await office.all(Interview))


@pytest.mark.parametrize(
    "asked", ["cancel the interview", "move my interview", "make my interview an hour"]
)
@pytest.mark.parametrize(
    "text", ["book 1", "book the first one", "book it", "I'll take 2", "book 5"]
)
async def test_a_booking_is_asked_about_while_a_question_is_open(office, asked, text):
    await office.says("rita", asked)
    question = office.view("rita", Choices)
    await office.says("rita", text)
    again = office.view("rita", Choices)
    assert again.question == question.question
    assert again.choices[: len(question.choices)] == question.choices
    assert text in again.choices[-1]
    assert await count(office) == 2


async def test_a_question_that_an_earlier_version_kept_in_words_is_still_answered(office):
    await office.says("rita", "cancel the interview")
    shown = office.view("rita", Choices)
    [talk] = [one for one in await office.all(Conversation) if one.doubt]
    stored = await office.store.load(Conversation, talk.key)
    sentences = [one["sentence"] for one in talk.doubt["choices"]]
    choices = [
        {"label": label, "sentence": sentence}
        for label, sentence in zip(shown.choices, sentences, strict=True)
    ]
    worded = {"question": shown.question, "choices": choices, "sentence": "", "start": 0, "end": 0}
    kept = replace(talk, doubt=worded)
    await office.store.save([DocumentChange(Conversation, kept.key, kept, stored.version)])
    await office.says("rita", "book 2")
    again = office.view("rita", Choices)
    assert again.question == shown.question
    assert again.choices[:2] == shown.choices
    await office.says("rita", "2")
    assert office.view("rita", AskToCancel).start.day == 25


async def test_the_number_alone_answers_the_question(office):
    await office.says("rita", "cancel the interview")
    await office.says("rita", "book 2")
    await office.says("rita", "2")
    assert office.view("rita", AskToCancel).start.day == 25
    assert await count(office) == 2


async def test_the_booking_is_made_where_that_is_chosen(office):
    await office.says("rita", "cancel the interview")
    await office.says("rita", "book 2")
    await office.says("rita", "3")
    assert await count(office) == 3
    assert office.view("rita", InterviewCard).start.day == 26


async def test_a_question_that_was_answered_stands_in_the_way_of_nothing(office):
    await office.says("rita", "cancel the interview")
    await office.says("rita", "1")
    await office.says("rita", "no")
    await office.says("rita", "book 1")
    assert await count(office) == 3


@pytest.mark.parametrize("number", ["2", "the second one", "1"])
async def test_a_number_never_passes_by_what_waits_for_a_yes_or_a_no(office, number):
    await office.says("rita", "cancel Mei Park's interview")
    assert "Type “yes” or “no”" in await office.says("rita", number)
    assert await count(office) == 2
    await office.says("rita", "yes")
    await office.works()
    assert sorted(one.is_live for one in await office.all(Interview)) == [False, True]


async def test_a_booking_that_is_typed_out_needs_no_answer_first(office):
    await office.says("rita", "cancel Mei Park's interview")
    await office.says("rita", "book 1")
    assert await count(office) == 3


async def test_a_number_that_is_nowhere_is_said_to_be_none_of_the_choices(office):
    await office.says("rita", "cancel the interview")
    shown = office.view("rita", Choices)
    await office.says("rita", "9")
    told, again = office.views("rita")[-2:]
    assert "is none of these" in " ".join(told.lines)
    assert again == shown
    await office.says("rita", "2")
    assert office.view("rita", AskToCancel).start.day == 25


async def test_a_number_never_passes_by_a_question_without_choices(office):
    await office.says("rita", "change Ian Park's interview")
    question = office.view("rita", Choices)
    assert not question.choices
    await office.says("rita", "2")
    again = office.view("rita", Choices)
    assert again.question == question.question
    assert len(again.choices) == 1
    assert await count(office) == 2


async def test_a_question_back_is_over_once_something_else_was_done(office):
    await booked(office, "Ian on Tuesday 45 min for Ann Lee")
    await booked(office, "Mei on Wednesday 45 min for Ben Cole")
    assert "Which one is meant?" in await office.says("rita", "move Carl's interview to Friday")
    await office.says("rita", "make Ben's interview 30 minutes")
    assert [one for one in await office.all(Conversation) if one.doubt] == []
