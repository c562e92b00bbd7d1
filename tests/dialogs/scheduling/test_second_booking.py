"""A number typed after a booking: it may give the same candidate a second interview, so it is asked about."""

from msgspec.structs import replace

from bot.domain.bookings.interviews import Interview
from bot.domain.bookings.offers import Offer
from cards.actions import Agree, Book, LetCandidateChoose
from cards.adaptive_cards import fallback
from cards.offer_views import OfferCard
from cards.view_models import AskSure
from tests.harness.office_stories import save

ASKED = "who's free Tuesday for 45 minutes with Ian for Jo Park"


async def booked_first(office):
    await office.says("rita", ASKED)
    view = office.view("rita", OfferCard)
    await office.says("rita", "book 1")
    await office.works()
    return view


async def starts(office):
    return sorted(one.start for one in await office.all(Interview) if one.is_live)


async def test_a_number_after_a_booking_asks_before_a_second_interview(office):
    view = await booked_first(office)
    for text in ("2", "book 3"):
        said = await office.says("rita", text)
        assert "Jo Park already has an interview on Tue 24 Nov" in said
    assert await starts(office) == [view.slots[0].start]


async def test_a_yes_books_the_second_and_a_no_does_not(office):
    view = await booked_first(office)
    await office.says("rita", "book 2")
    await office.says("rita", "no")
    assert await starts(office) == [view.slots[0].start]
    await office.says("rita", "book 2")
    await office.says("rita", "yes")
    await office.works()
    assert await starts(office) == [one.start for one in view.slots[:2]]


async def test_what_is_booked_is_shown_again_without_a_question(office):
    await booked_first(office)
    said = await office.says("rita", "book 1")
    assert "already has" not in said


async def test_after_an_undo_or_without_a_candidate_nothing_is_asked(office):
    view = await booked_first(office)
    await office.says("rita", "undo")
    await office.works()
    await office.says("rita", "book 2")
    await office.works()
    assert await starts(office) == [view.slots[1].start]
    await office.says("rita", "who's free Wednesday for 45 minutes with Ian")
    for text in ("book 1", "book 2"):
        await office.says("rita", text)
        await office.works()
    assert len(await starts(office)) == 3


async def test_a_press_names_its_time_and_is_not_asked_about(office):
    view = await booked_first(office)
    await office.presses("rita", Book(view.offer, 2))
    await office.works()
    assert len(await starts(office)) == 2


async def test_an_answer_that_was_tampered_with_books_nothing(office):
    view = await booked_first(office)
    await office.says("rita", "book 2")
    asked = office.view("rita", AskSure)
    await office.presses("rita", Agree(asked.to, "nothing"))
    assert await starts(office) == [view.slots[0].start]


async def test_of_what_a_link_shows_nothing_is_asked_as_it_books_no_second(office):
    await office.says("rita", ASKED)
    view = office.view("rita", OfferCard)
    await office.presses("rita", LetCandidateChoose(view.offer))
    await office.presses("rita", Book(view.offer, 1))
    await office.works()
    await office.says("rita", "book 2")
    seen = "\n".join(map(fallback, office.views("rita")))
    assert "already has an interview" not in seen
    assert "Jo Park has a time already, by the link" in seen
    assert await starts(office) == [view.slots[0].start]


async def test_a_time_whose_booking_was_undone_is_shown_again_without_a_question(office):
    view = await booked_first(office)
    await office.says("rita", "undo")
    await office.works()
    await office.says("rita", "book 2")
    await office.works()
    said = await office.says("rita", "book 1")
    assert "already has" not in said
    assert await starts(office) == [view.slots[1].start]


async def test_of_times_that_are_out_of_date_nothing_is_asked(office):
    view = await booked_first(office)
    offer = await office.load(Offer, view.offer)
    await save(office, replace(offer, expires_at=office.clock.now()))
    said = await office.says("rita", "book 2")
    assert "already has" not in said


async def test_of_a_time_that_has_begun_nothing_is_asked(office):
    view = await booked_first(office)
    offer = await office.load(Offer, view.offer)
    begun = replace(offer.slots[1], start=office.clock.now())
    await save(office, replace(offer, slots=(offer.slots[0], begun, *offer.slots[2:])))
    said = await office.says("rita", "book 2")
    assert "already has" not in said


async def offered_at_the_same_time(office):
    await office.says("rita", "45 minutes with Ian for Jo Park on Tuesday at 11am")
    await office.says("rita", "book 1")
    await office.works()
    await office.says("rita", "45 minutes with Mei for Jo Park on Tuesday at 11am")
    return office.view("rita", OfferCard)


async def test_a_candidate_is_not_booked_for_two_interviews_at_once_without_a_question(office):
    await offered_at_the_same_time(office)
    said = await office.says("rita", "book 1")
    assert "Jo Park already has an interview on Tue 24 Nov, 11:00" in said
    assert "at the same time" in said
    await office.says("rita", "no")
    await office.works()
    assert len(await starts(office)) == 1


async def test_a_press_too_is_asked_about_and_a_yes_books(office):
    view = await offered_at_the_same_time(office)
    await office.presses("rita", Book(view.offer, 1))
    asked = office.view("rita", AskSure)
    assert "at the same time" in fallback(asked)
    assert len(await starts(office)) == 1
    await office.presses("rita", Agree(asked.to, asked.subject))
    await office.works()
    assert len(await starts(office)) == 2


async def test_a_move_onto_another_interview_of_the_candidate_is_told(office):
    await office.says("rita", "45 minutes with Ian for Jo Park on Tuesday at 11am")
    await office.says("rita", "book 1")
    await office.works()
    await office.says("rita", "45 minutes with Mei for Jo Park on Tuesday at 3pm")
    await office.says("rita", "book 1")
    await office.works()
    await office.says("rita", "move it to Tuesday at 11am")
    said = await office.says("rita", "book 1")
    assert "Jo Park already has an interview at that time" in said
