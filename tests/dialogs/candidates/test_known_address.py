"""The candidate's address in a second interview: taken over where exactly one is known, and said on the card."""

from bot.domain.accounts import Place
from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.bookings.interviews import Interview
from bot.domain.bookings.loops import Loop
from bot.domain.bookings.offers import Offer
from cards.actions import Book, LetCandidateChoose, NameCandidate, Refine
from cards.adaptive_cards import fallback
from cards.candidate_views import CandidateLinkCard
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard
from tests.harness.office import address
from tests.harness.office_stories import booked

JO = "45 minutes with Ian for Jo Park jo@example.org on Tuesday"
AGAIN = "30 min with Mei for Jo Park on Wednesday"
TAKEN = "Jo Park will be invited at jo@example.org"


async def books(office, text):
    await office.says("rita", text)
    view = office.view("rita", OfferCard)
    await office.presses("rita", Book(view.offer, 1))
    await office.works()
    shown = office.view("rita", InterviewCard)
    return await office.load(Interview, shown.interview)


async def test_a_second_interview_takes_the_one_known_address_over_and_says_so(office):
    assert (await books(office, JO)).candidate_mail == "jo@example.org"
    assert TAKEN in await office.says("rita", AGAIN)
    second = await books(office, AGAIN)
    assert second.candidate_mail == "jo@example.org"
    assert "jo@example.org" in fallback(office.view("rita", InterviewCard))


async def test_what_is_corrected_in_the_form_stays_corrected(office):
    await books(office, JO)
    await office.says("rita", AGAIN)
    view = office.view("rita", OfferCard)
    inputs = {"candidate": "Jo Park", "candidate_mail": ""}
    await office.presses("rita", Refine(view.offer), inputs=inputs)
    assert TAKEN not in fallback(office.view("rita", OfferCard))


async def test_of_several_known_addresses_none_is_taken_and_the_card_says_so(office):
    await books(office, JO)
    await books(office, "45 minutes with Ian for Jo Park park@example.net on Thursday")
    said = await office.says("rita", AGAIN)
    assert "No email address is set for Jo Park" in said
    assert (await books(office, AGAIN)).candidate_mail == ""


async def test_neither_another_name_nor_another_recruiters_candidate_gives_an_address(office):
    await books(office, JO)
    assert "example.org" not in await office.says("rita", AGAIN.replace("Jo Park", "Jo Parker"))
    assert "example.org" not in await office.says("olivia", AGAIN)


async def test_in_a_channel_no_address_is_taken_over(office):
    await books(office, JO)
    await office.says("rita", AGAIN, address=address("rita", Place.CHANNEL))
    assert {one.candidate_mail for one in await office.all(Offer)} == {"jo@example.org", ""}


async def test_a_candidate_named_on_a_booked_interview_takes_the_known_address_over(office):
    await books(office, JO)
    interview = await booked(office, "Mei on Wednesday with a room")
    await office.presses("rita", NameCandidate(interview.id), inputs={"candidate": "Jo Park"})
    await office.works()
    assert (await office.load(Interview, interview.id)).candidate_mail == "jo@example.org"
    assert "jo@example.org" in fallback(office.view("rita", InterviewCard))
    without = {"candidate": "Jo Park", "candidate_mail": ""}
    await office.presses("rita", NameCandidate(interview.id), inputs=without)
    await office.works()
    assert (await office.load(Interview, interview.id)).candidate_mail == ""


async def test_it_is_taken_over_long_after_the_booking_too_as_undo_still_takes_it_back(office):
    await books(office, JO)
    interview = await booked(office, "Mei on Wednesday with a room")
    office.clock.pass_(minutes=5)
    await office.presses("rita", NameCandidate(interview.id), inputs={"candidate": "Jo Park"})
    await office.works()
    assert (await office.load(Interview, interview.id)).candidate_mail == "jo@example.org"
    said = fallback(office.view("rita", InterviewCard))
    assert "jo@example.org · invitation goes out at 10:07" in said
    await office.says("rita", "undo")
    await office.works()
    assert (await office.load(Interview, interview.id)).candidate_mail == ""


async def test_of_several_known_addresses_the_card_of_a_booked_interview_takes_none_and_says_so(
    office,
):
    await books(office, JO)
    await books(office, "45 minutes with Ian for Jo Park park@example.net on Thursday")
    interview = await booked(office, "Mei on Wednesday with a room")
    await office.presses("rita", NameCandidate(interview.id), inputs={"candidate": "Jo Park"})
    assert "No email address is set for Jo Park: I know more than one." in office.last("rita")
    await office.works()
    assert (await office.load(Interview, interview.id)).candidate_mail == ""


# --- several sessions, and a link ----------------------------------------------------------------

SESSIONS = "Ian 1h, then Mei 45m on Wednesday for Jo Park"


async def test_several_sessions_take_it_over_and_say_so(office):
    await books(office, JO)
    assert TAKEN in await office.says("rita", SESSIONS)
    await office.says("rita", "book 1")
    await office.works()
    (loop,) = await office.all(Loop)
    assert loop.candidate_mail == "jo@example.org"


async def test_of_several_sessions_the_card_says_where_more_than_one_is_known(office):
    await books(office, JO)
    await books(office, "45 minutes with Ian for Jo Park park@example.net on Thursday")
    said = await office.says("rita", SESSIONS)
    assert "No email address is set for Jo Park: I know more than one." in said
    assert "It can be added once booked." in said


async def test_in_a_channel_several_sessions_take_none_over(office):
    await books(office, JO)
    await office.says("rita", SESSIONS, address=address("rita", Place.CHANNEL))
    assert {one.candidate_mail for one in await office.all(Offer)} == {"jo@example.org", ""}


async def test_the_address_that_several_sessions_have_is_known_too(office):
    await office.says("rita", f"{SESSIONS}, jo@example.org")
    await office.says("rita", "book 1")
    await office.works()
    assert TAKEN in await office.says("rita", AGAIN.replace("Wednesday", "Thursday"))


async def test_a_link_takes_it_over_and_says_so(office):
    await books(office, JO)
    await office.says("rita", "send Jo Park a link for 45 minutes with Mei next week")
    said = fallback(office.view("rita", CandidateLinkCard))
    assert f"{TAKEN}, as for their other interview." in said
    (link,) = await office.all(CandidateLink)
    assert link.candidate_mail == "jo@example.org"


async def test_a_link_with_an_address_of_its_own_says_nothing_of_the_other(office):
    await books(office, JO)
    await office.says("rita", "send Jo Park <jo@new.example> a link for 45 minutes with Mei")
    assert "will be invited at" not in fallback(office.view("rita", CandidateLinkCard))


async def test_a_link_made_of_an_offer_has_the_address_that_its_form_left(office):
    await books(office, JO)
    await office.says("rita", AGAIN)
    view = office.view("rita", OfferCard)
    inputs = {"candidate": "Jo Park", "candidate_mail": ""}
    await office.presses("rita", Refine(view.offer), inputs=inputs)
    view = office.view("rita", OfferCard)
    await office.presses("rita", LetCandidateChoose(view.offer))
    (link,) = await office.all(CandidateLink)
    assert link.candidate_mail == ""


async def test_a_first_name_alone_is_the_only_candidate_who_has_it(office):
    await booked(office, "Ian on Tuesday for Zoe Marsh zoe@example.org")
    await office.says("rita", "Mei on Thursday for Zoe")
    offer = office.view("rita", OfferCard)
    assert (offer.candidate, offer.candidate_mail) == ("Zoe Marsh", "zoe@example.org")


async def test_a_first_name_that_two_have_gives_nobodys_address(office):
    await booked(office, "Ian on Tuesday for Zoe Marsh zoe@example.org")
    await booked(office, "Ian on Wednesday for Zoe Quinn quinn@example.org")
    await office.says("rita", "Mei on Thursday for Zoe")
    offer = office.view("rita", OfferCard)
    assert (offer.candidate, offer.candidate_mail) == ("Zoe", "")
