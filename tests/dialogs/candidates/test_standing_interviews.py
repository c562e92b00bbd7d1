"""A second interview of a candidate is never offered without the word that there is one."""

from cards.adaptive_cards import fallback
from cards.offer_views import OfferCard
from tests.harness.office_stories import booked


def told(office):
    return [text for one in office.views("rita") if "already has" in (text := fallback(one))]


async def test_it_is_said_with_the_times_when_the_candidates_interview_is(office):
    await booked(office, "Ian on Tuesday with a room for Jo Park")
    assert told(office) == []
    await office.says("rita", "Mei on Friday for Jo Park")
    (said,) = told(office)
    assert "Jo Park already has an interview: Tuesday 24 November" in said
    assert office.view("rita", OfferCard).candidate == "Jo Park"


async def test_a_first_name_is_that_of_the_only_candidate_of_that_name(office):
    await booked(office, "Ian on Tuesday with a room for Jo Park")
    await office.says("rita", "Mei on Friday for candidate Jo")
    assert office.view("rita", OfferCard).candidate == "Jo Park"
    assert len(told(office)) == 1


async def test_it_is_said_once_and_not_again_as_the_question_goes_on(office):
    await booked(office, "Ian on Tuesday with a room for Jo Park")
    await office.says("rita", "Mei on Friday for Jo Park")
    await office.says("rita", "make it 30 minutes")
    await office.says("rita", "on Thursday")
    assert len(told(office)) == 1


async def test_another_candidates_interview_is_none_of_theirs(office):
    await booked(office, "Ian on Tuesday with a room for Jo Park")
    await office.says("rita", "Mei on Friday for Al Green")
    assert told(office) == []
