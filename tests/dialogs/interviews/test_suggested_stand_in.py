"""Who could come in an interviewer's place, by their own word: the organizer reads it, and takes it in a word."""

import pytest

from bot.domain.bookings.interviews import Answer, Interview
from bot.domain.errors import SignInExpired
from cards.actions import Replace
from cards.interview_views import InterviewCard, InterviewerWish
from tests.harness.office_loops import staffed
from tests.harness.office_stories import booked


@pytest.fixture
async def two():
    """Return the office, Rita's interview of Bo with Ian and Tom, and Jo's with Ian, booked last."""
    office = await staffed()
    bo = await booked(office, "Ian and Tom on Thursday at 15:00 for Bo Li")
    jo = await booked(office, "Ian on Tuesday at 10:00 for Jo Park")
    return office, bo, jo


async def coming(office, interview):
    now = await office.load(Interview, interview.id)
    return {one.name.partition(" ")[0] for one in now.people}


async def own(office, interview):
    return (await office.load(Interview, interview.id)).attendee("ian@x.example")


NO = "Bo's one clashes with school pickup, can't do it. Mei could take it"
WISH = "can Mei do Bo instead of me?"


async def test_a_no_with_a_suggestion_puts_both_on_the_organizers_card(two):
    office, bo, _ = two
    await office.says("ian", NO)
    await office.works()
    said = await own(office, bo)
    assert said.answer is Answer.DECLINED
    assert said.comment == "Bo's one clashes with school pickup, Mei could take it"
    card = office.view("rita", InterviewCard)
    assert (card.interview, card.substitutes[0]) == (bo.id, "Mei Tanaka")


async def test_a_wish_alone_reaches_the_organizer_and_declines_nothing(two):
    office, bo, _ = two
    said = await office.says("ian", WISH)
    await office.works()
    assert "I’ve passed your words on to Rita" in said
    assert office.view("rita", InterviewerWish).note == WISH
    assert (await own(office, bo)).answer is Answer.NONE
    card = office.view("rita", InterviewCard)
    assert (card.interview, card.substitutes, card.to_replace) == (bo.id, ("Mei Tanaka",), ("Ian Murray",))  # fmt: skip


@pytest.mark.parametrize("said", [NO, WISH])
@pytest.mark.parametrize(
    "taken", ["let Mei take it", "ask Mei", "fine, Mei then", "ok, let Mei do Bo", "have Mei do it"]
)
async def test_the_organizer_takes_it_in_a_word_whatever_was_booked_last(two, said, taken):
    office, bo, jo = two
    await office.says("ian", said)
    await office.works()
    await office.says("rita", taken)
    await office.works()
    assert await coming(office, bo) == {"Mei", "Tom"}
    assert await coming(office, jo) == {"Ian"}


@pytest.mark.parametrize("said", [NO, WISH])
async def test_the_button_does_the_same(two, said):
    office, bo, _ = two
    await office.says("ian", said)
    await office.works()
    await office.presses("rita", Replace(bo.id, 1), message=office.message("rita", InterviewCard))
    await office.works()
    assert await coming(office, bo) == {"Mei", "Tom"}


async def test_who_is_not_free_then_is_named_and_not_offered(two):
    office, _bo, _ = two
    await booked(office, "Mei on Thursday at 15:00 for Lea Moss")
    await office.says("ian", WISH)
    await office.works()
    assert office.view("rita", InterviewerWish).note == WISH
    shown = [one for one in office.views("rita") if isinstance(one, InterviewCard)]
    assert not any("Mei Tanaka" in one.substitutes for one in shown)


async def test_a_wish_reaches_an_organizer_whose_sign_in_ended(two):
    office, _bo, _ = two
    office.calendars.signed_out[(await office.person("rita")).id] = SignInExpired()
    assert "I’ve passed your words on to Rita" in await office.says("ian", WISH)
    assert office.view("rita", InterviewerWish).note == WISH
