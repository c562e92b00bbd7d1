"""An interviewer's wish to change places with a colleague: the organizer makes the swap from the message that tells of it."""

import pytest

from bot.domain.bookings.interviews import Interview
from cards.actions import Agree, Swap
from cards.adaptive_cards import fallback
from cards.interview_views import InterviewerWish
from cards.view_models import AskSure
from tests.harness.office_loops import staffed
from tests.harness.office_stories import booked


async def with_two():
    """Rita has an interview with Ian and another with Tom."""
    office = await staffed()
    await booked(office, "Ian on Tuesday at 10 for Jo Park")
    await booked(office, "Tom on Wednesday at 11 for Lea Moss")
    return office


async def attending(office):
    found = sorted(await office.all(Interview), key=lambda one: one.start)
    return [one.people[0].name.partition(" ")[0] for one in found if one.is_live]


async def swapped_by_button(office, text="could I swap with Tom for Jo? I have a call before"):
    await office.says("ian", text)
    wish = office.view("rita", InterviewerWish)
    reply = await office.presses("rita", Swap(wish.interview, wish.other_interview))
    await office.works()
    return wish, reply


async def test_two_interviewers_change_places_after_one_question():
    office = await with_two()
    wish, _ = await swapped_by_button(office)
    assert (wish.name, wish.colleague) == ("Ian Murray", "Tom Becker")
    assert "type “swap Ian and Tom between interviews”" in fallback(wish)
    assert await attending(office) == ["Ian", "Tom"]
    asked = office.view("rita", AskSure)
    await office.presses("rita", Agree(asked.to, asked.subject))
    await office.works()
    assert await attending(office) == ["Tom", "Ian"]


async def test_the_words_below_the_wish_ask_the_same():
    office = await with_two()
    await office.says("ian", "could I swap with Tom for Jo? I have a call before")
    await office.says("rita", "swap Ian and Tom between interviews")
    await office.says("rita", "yes")
    await office.works()
    assert await attending(office) == ["Tom", "Ian"]


async def test_with_whom_nothing_can_be_swapped_there_is_no_button():
    office = await staffed()
    await booked(office, "Ian and Tom on Tuesday at 10 for Jo Park")
    await office.says("ian", "could I swap with Tom? I have a call before")
    wish = office.view("rita", InterviewerWish)
    assert (wish.other_interview, "swap with Tom" in wish.note) == ("", True)


async def test_of_a_loop_the_sessions_of_the_two_change_places():
    office = await staffed()
    await office.says("rita", "Ian 30m, then Tom 30m on Tuesday for Jo Park")
    await office.says("rita", "book 1")
    await office.works()
    assert await attending(office) == ["Ian", "Tom"]
    await swapped_by_button(office, "can we swap me and Tom in Jo's loop? I have a call before")
    assert await attending(office) == ["Tom", "Ian"]
    await office.says("rita", "swap Ian and Tom")
    await office.works()
    assert await attending(office) == ["Ian", "Tom"]


async def test_what_has_changed_since_is_not_swapped():
    office = await with_two()
    await office.says("ian", "could I swap with Tom for Jo? I have a call before")
    wish = office.view("rita", InterviewerWish)
    await office.says("rita", "cancel Lea's interview")
    await office.says("rita", "yes")
    await office.works()
    reply = await office.presses("rita", Swap(wish.interview, wish.other_interview))
    await office.works()
    assert reply.key == "gone"
    assert await attending(office) == ["Ian"]


@pytest.mark.parametrize("name", ["ian", "tom"])
async def test_only_the_organizer_swaps(name):
    office = await with_two()
    await office.says("ian", "could I swap with Tom for Jo? I have a call before")
    wish = office.view("rita", InterviewerWish)
    reply = await office.presses(name, Swap(wish.interview, wish.other_interview))
    assert reply.key in {"gone", "not-allowed"}
    assert await attending(office) == ["Ian", "Tom"]
