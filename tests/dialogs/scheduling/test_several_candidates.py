"""Several candidates named in one message: one is looked for at a time, and none is lost."""

from bot.domain.accounts import Place
from bot.runtime.turn import Said
from cards.offer_views import OfferCard
from tests.harness.office import address
from tests.harness.office_loops import staffed

BOTH = "30 min with Ian for Jo Park tomorrow and 45 min with Mei for Marc Dubois on Friday"


async def test_of_several_candidates_the_first_is_looked_for_and_the_next_shown_to_be_typed():
    office = await staffed()
    said = await office.says("rita", BOTH)
    first = office.view("rita", OfferCard)
    assert (first.candidate, first.left_out) == ("Jo Park", ())
    typed = "45 min with Mei for Marc Dubois on Friday"
    assert f"“{typed}”" in said
    await office.says("rita", typed)
    assert office.view("rita", OfferCard).candidate == "Marc Dubois"


async def test_in_a_channel_no_candidate_is_named():
    office = await staffed()
    await office.turn("rita", Said(BOTH), address=address("rita", Place.CHANNEL))
    said = office.last("rita")
    assert "one candidate at a time" in said
    assert "Marc" not in said


async def test_candidates_with_interviewers_of_their_own_are_two_interviews_and_no_loop():
    office = await staffed()
    text = (
        "I need two interviews tomorrow: Paula Reyes with Ian and Jonas Weber with Mei, 45 min each"
    )
    said = await office.says("rita", text)
    first = office.view("rita", OfferCard)
    assert first.candidate == "Paula Reyes"
    typed = "I need an interview tomorrow with Mei for Jonas Weber, 45 min"
    assert f"“{typed}”" in said
    await office.says("rita", typed)
    assert office.view("rita", OfferCard).candidate == "Jonas Weber"


async def test_a_question_behind_a_search_is_shown_to_be_typed_next():
    office = await staffed()
    said = await office.says(
        "rita", "30 min with Ian for Jo Park tomorrow and tell me who's free Friday"
    )
    assert office.view("rita", OfferCard).candidate == "Jo Park"
    assert "I do one request at a time. For the other one, type next:" in said
    assert "“who's free Friday”" in said
