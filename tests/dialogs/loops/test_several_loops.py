"""Several loops of one organizer: which one is called off is told by its words, or asked about; never session by session."""

from bot.domain.bookings.loops import Loop
from cards.clarification_views import Choices
from cards.loop_views import AskToCancelLoop
from tests.harness.office_loops import offered, press_book, settled, staffed

TUESDAY = "Ian 1h, then Mei 45m on Tuesday for Jo Park"
THURSDAY = "Tom 45m, then Lucy 30m on Thursday for Jo Park"
FRIDAY = "Ian 45m, then Lucy 30m on Friday for Sara Lee"


async def with_loops(*asked):
    office = await staffed()
    for text in asked:
        await press_book(office, await offered(office, text))
        await office.works()
        await settled(office)
    return office


async def standing(office):
    return {f"{one.candidate} {one.stage}" for one in await office.all(Loop)}


async def test_the_loop_of_a_candidate_is_called_off_while_anothers_is_shown():
    office = await with_loops(TUESDAY, FRIDAY)
    await office.says("rita", "call off Jo's onsite")
    assert office.view("rita", AskToCancelLoop).candidate == "Jo Park"
    await office.says("rita", "yes")
    await office.works()
    assert await standing(office) == {"Jo Park ended", "Sara Lee standing"}


async def test_of_two_loops_of_a_candidate_it_is_asked_which():
    office = await with_loops(TUESDAY, THURSDAY, FRIDAY)
    await office.says("rita", "call off Jo's onsite")
    asked = office.view("rita", Choices)
    assert len(asked.choices) == 2
    await office.says("rita", "2")
    sessions = office.view("rita", AskToCancelLoop).sessions
    assert [names[0] for _, _, names in sessions] == ["Tom Becker", "Lucy Hale"]


async def test_a_yes_after_a_question_which_one_is_no_yes_to_what_was_asked_before():
    office = await with_loops(TUESDAY, THURSDAY, FRIDAY)
    await office.says("rita", "cancel Jo's interviews")
    await office.says("rita", "call off Jo's onsite")
    await office.says("rita", "yes")
    await office.works()
    assert await standing(office) == {"Jo Park standing", "Sara Lee standing"}
