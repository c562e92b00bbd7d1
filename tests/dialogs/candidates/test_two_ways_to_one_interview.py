"""A candidate's link beside Book, or beside another link: one interview comes of one question, and two links are told of."""

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Role
from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.bookings.interviews import Interview
from cards.actions import Book, LetCandidateChoose, Undo, WithdrawLink
from cards.adaptive_cards import fallback
from cards.candidate_views import CandidateLinkCard
from cards.offer_views import OfferCard
from tests.harness.candidates import chosen, decides, opens, said, sent, the_interview
from tests.harness.office import Office
from tests.harness.office_stories import save

ASKED = "45 min with Ian for Jo Park on Tuesday with a room"


@pytest.fixture
async def office():
    return await Office().open()


async def an_offer(office, text=ASKED):
    await office.says("rita", text)
    return office.view("rita", OfferCard).offer


async def a_link(office, offer):
    await office.presses("rita", LetCandidateChoose(offer))
    await office.works()
    return office.view("rita", CandidateLinkCard).url.rpartition("/")[2]


def words(office, name="rita"):
    return "\n".join(map(fallback, office.views(name)))


async def test_booking_what_the_candidate_was_asked_lets_the_link_show_that_interview(office):
    offer = await an_offer(office)
    token = await a_link(office, offer)
    before = await opens(office, token)
    await office.presses("rita", Book(offer, 2))
    await office.works()
    assert "Jo Park’s link shows this interview now, and books no other time." in words(office)
    card = fallback(office.view("rita", CandidateLinkCard))
    assert "Jo Park’s interview is booked: Tuesday 24 November" in card
    assert "You booked it." in card
    page = await opens(office, token)
    assert (page.state, page.interview.start) == ("booked", (await the_interview(office)).start)
    answer = await decides(office, token, "choose", slot=before.times[-1].value)
    assert (answer.state, answer.told) == ("booked", "already")
    assert len(await office.all(Interview)) == 1


async def test_booking_what_the_candidate_has_chosen_by_then_books_no_second_interview(office):
    offer = await an_offer(office)
    await chosen(office, await a_link(office, offer))
    await office.presses("rita", Book(offer, 2))
    await office.works()
    assert "Jo Park has a time already, by the link for these times" in words(office)
    assert len(await office.all(Interview)) == 1


async def test_a_link_for_what_is_booked_already_lets_the_candidate_move_it(office):
    offer = await an_offer(office)
    await office.presses("rita", Book(offer, 1))
    await office.works()
    token = await a_link(office, offer)
    assert office.view("rita", CandidateLinkCard).is_move_asked
    assert (await opens(office, token)).is_move_asked
    assert len(await office.all(Interview)) == 1


@pytest.mark.parametrize("text", ["45 min with Ian for Jo Park on Thursday", ASKED])
async def test_booking_the_same_for_the_same_candidate_asked_anew_answers_the_open_link(
    office, text
):
    token = await sent(office)
    offer = await an_offer(office, text)
    await office.presses("rita", Book(offer, 1))
    await office.works()
    assert (await opens(office, token)).state == "booked"


@pytest.mark.parametrize(
    "text", ["30 min with Mei for Jo Park on Tuesday", "45 min with Ian for Max Weber on Tuesday"]
)
async def test_booking_something_else_leaves_the_link_as_it_is(office, text):
    token = await sent(office)
    offer = await an_offer(office, text)
    await office.presses("rita", Book(offer, 1))
    await office.works()
    assert (await opens(office, token)).state == "choose"


async def test_what_the_link_held_is_booked_and_nothing_is_held_any_more(office):
    await office.says("olivia", "hold times for candidates")
    token = await sent(office, "give Jo Park three times for 45 minutes with Ian on Tuesday")
    offer = await an_offer(office, "45 min with Ian for Jo Park on Tuesday")
    await office.presses("rita", Book(offer, 1))
    await office.works()
    (link,) = await office.all(CandidateLink)
    assert (link.is_holding, link.holds) == (False, ())
    assert (await opens(office, token)).state == "booked"


async def test_undoing_that_booking_lets_the_candidate_choose_again(office):
    offer = await an_offer(office)
    token = await a_link(office, offer)
    await office.presses("rita", Book(offer, 1))
    await office.works()
    await office.presses("rita", Undo((await the_interview(office)).id))
    await office.works()
    assert "Jo Park’s link is open again" in words(office)
    assert (await opens(office, token)).state == "choose"
    assert office.view("rita", CandidateLinkCard).state == "open"
    await chosen(office, token)
    assert (await opens(office, token)).state == "booked"


# --- two links ------------------------------------------------------------------------------------


async def test_a_second_link_of_a_candidate_names_the_first_which_one_tap_withdraws(office):
    first = await sent(office)
    await office.says("rita", "send Jo Park a link for 30 minutes with Mei next week")
    view = office.view("rita", CandidateLinkCard)
    assert "Jo Park has another open link: 45 minutes, until Friday 27 November" in fallback(view)
    message = office.message("rita", CandidateLinkCard)
    await office.presses("rita", WithdrawLink(view.other.link, shown=view.link), message=message)
    assert (await opens(office, first)).state == "withdrawn"
    links = {one.id: one for one in await office.all(CandidateLink)}
    assert links[view.link].withdrawn_at is None
    assert "another open link" not in office.last("rita")


async def test_a_choice_with_one_link_names_the_other_that_is_open_still(office):
    first = await sent(office)
    await office.says("rita", "send Jo Park a link for 30 minutes with Mei next week")
    await chosen(office, first)
    cards = [one for one in office.views("rita") if isinstance(one, CandidateLinkCard)]
    (booked,) = [one for one in cards if one.state == "booked"]
    assert booked.other.minutes == 30
    assert "It books a further interview." in fallback(booked)


async def test_the_other_link_is_withdrawn_in_words(office):
    first = await sent(office)
    await office.says("rita", "send Jo Park a link for 30 minutes with Mei next week")
    await office.says("rita", "withdraw the other link")
    assert (await opens(office, first)).state == "withdrawn"
    links = await office.all(CandidateLink)
    assert sum(one.withdrawn_at is None for one in links) == 1


async def test_links_of_other_candidates_are_not_named(office):
    await sent(office)
    await office.says("rita", "send Max Weber a link for 30 minutes with Mei next week")
    assert office.view("rita", CandidateLinkCard).other is None


@pytest.fixture
async def colleagues():
    """An office in which Olivia sends links, too."""
    office = await Office().open(connected=("rita", "ian", "olivia"))
    olivia = await office.person("olivia")
    await save(office, replace(olivia, roles=olivia.roles | {Role.RECRUITER}))
    return office


@pytest.mark.parametrize(
    ("mail", "is_named"), [("", True), ("jo@gmail.example", True), ("jo2@gmail.example", False)]
)
async def test_a_link_that_a_colleague_sent_the_same_candidate_is_named(colleagues, mail, is_named):
    jo = "Jo Park <jo@gmail.example>"
    await colleagues.says("rita", f"send {jo} a link for 45 minutes with Ian next week")
    named = f"Jo Park <{mail}>" if mail else "Jo Park"
    await colleagues.says("olivia", f"send {named} a link for 30 minutes with Mei next week")
    card = colleagues.view("olivia", CandidateLinkCard)
    text = fallback(card)
    assert ("Jo Park has an open link from Rita too: 45 minutes, until" in text) is is_named
    assert ("agree with Rita who withdraws theirs" in text) is is_named
    assert "Withdraw the other" not in text
    assert "another open link" not in text
    await colleagues.says("olivia", "withdraw the other link")
    assert all(one.withdrawn_at is None for one in await colleagues.all(CandidateLink))


async def test_ones_own_other_link_is_named_before_a_colleagues(colleagues):
    await colleagues.says("olivia", "send Jo Park a link for 30 minutes with Mei next week")
    await sent(colleagues)
    await colleagues.says("rita", "send Jo Park a link for 60 minutes with Mei next week")
    text = fallback(colleagues.view("rita", CandidateLinkCard))
    assert "Jo Park has another open link: 45 minutes" in text


async def test_another_link_of_which_nothing_is_said_is_for_what_the_last_one_was(office):
    await sent(office)
    await office.says("rita", "give Jo Park another link")
    view = office.view("rita", CandidateLinkCard)
    assert (view.candidate, view.minutes, view.asked_people) == ("Jo Park", 45, ("Ian Murray",))
    assert (view.other, view.has_replaced) == (None, True)


@pytest.mark.parametrize("people", ["Ian", "Ian and Mei"])
async def test_a_newer_link_for_the_same_interview_ends_the_one_before_which_says_so(
    office, people
):
    first = await sent(office)
    before = await opens(office, first)
    await office.says("rita", f"send Jo Park a link for an hour with {people} next week")
    old, new = [one for one in office.views("rita") if isinstance(one, CandidateLinkCard)][-2:]
    assert "Replaced by a newer link" in fallback(old)
    assert "Jo Park’s earlier link ended with this one" in fallback(new)
    page = await opens(office, first)
    assert page.state == "replaced"
    assert "A newer link took its place" in said(page)
    await decides(office, first, "choose", slot=before.times[0].value)
    assert await office.all(Interview) == []


async def test_what_the_earlier_link_held_is_let_go_and_can_be_given_again(office):
    await office.says("olivia", "hold times for candidates")
    await sent(office, "give Jo Park three times for 45 minutes with Ian on Tuesday")
    await office.works()
    await office.says("rita", "give Jo Park two times for 45 minutes with Ian on Tuesday")
    await office.works()
    links = {one.is_replaced: one for one in await office.all(CandidateLink)}
    assert (links[True].is_holding, links[True].holds) == (False, ())
    assert links[False].is_holding
    assert len(links[False].holds) == 2


async def test_a_namesake_with_another_address_keeps_their_link(office):
    first = await sent(office, "send Jo Park <jo@gmail.example> a link for 45 minutes with Ian")
    await office.says("rita", "send Jo Park <jo2@gmail.example> a link for 45 minutes with Ian")
    assert (await opens(office, first)).state == "choose"


async def test_where_no_time_is_free_for_the_newer_one_the_earlier_stays(office):
    first = await sent(office)
    await office.says("olivia", "closed on 24 November")
    await office.says("rita", "send Jo Park a link for 45 minutes with Ian on Tuesday")
    assert (await opens(office, first)).state == "choose"


async def test_the_page_speaks_of_an_invitation_only_once_it_is_out(office):
    offer = await an_offer(office, ASKED.replace("Jo Park", "Jo Park <jo@gmail.example>"))
    token = await a_link(office, offer)
    await office.presses("rita", Book(offer, 2))
    await office.works()
    assert "sent you an invitation" not in said(await opens(office, token))
    office.clock.pass_(minutes=30)
    await office.works()
    assert "sent you an invitation" in said(await opens(office, token))
