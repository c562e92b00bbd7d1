"""A candidate's link is changed in words below its card, or by its name: it stays the one link, and nothing is searched for."""

from datetime import timedelta

import msgspec
import pytest

from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.bookings.offers import Offer
from bot.language.requests import Question
from cards.adaptive_cards import fallback
from cards.candidate_views import CandidateLinkCard
from cards.offer_views import OfferCard
from tests.harness.candidates import the_link
from tests.harness.office import Office

SENT = "send Jo Park a link for 45 minutes with Ian next week"


@pytest.fixture
async def office():
    return await Office().open()


def heard(office):
    return "\n".join(fallback(one) for one in office.views("rita"))


async def asked_after(office, *texts):
    """Return what the one link asks for after these messages."""
    await office.says("rita", SENT)
    before = await the_link(office)
    for text in texts:
        await office.says("rita", text)
    (link,) = await office.all(CandidateLink)
    assert link.id == before.id
    assert not any(isinstance(one, OfferCard) for one in office.views("rita"))
    return msgspec.convert(link.asked, Question)


@pytest.mark.parametrize(
    "text",
    [
        "and make it an hour",
        "make it 60 minutes",
        "an hour please",
        "Jo's link should be for an hour",
        "the link should be for an hour",
        "actually 60 min",
        "no I meant an hour",
        "can you make the link an hour",
        "change her link to an hour",
    ],
)
async def test_the_length_of_a_link(office, text):
    question = await asked_after(office, text)
    assert question.minutes == 60
    assert question.people == ("ian@x.example",)
    assert isinstance(office.views("rita")[-1], CandidateLinkCard)
    assert "still the same link" in heard(office)


@pytest.mark.parametrize(
    "text",
    [
        "only mornings",
        "only mornings please",
        "no wait, only mornings",
        "only mornings on Jo's link",
        "restrict the link to mornings",
    ],
)
async def test_the_hours_of_a_link(office, text):
    question = await asked_after(office, text)
    assert {end.hour for _, end in question.windows} == {12}
    assert "only shows times between 09:00 and 12:00" in heard(office)
    assert question.minutes == 45


@pytest.mark.parametrize("text", ["leave Friday out", "not on Friday", "except Friday", "not Friday please"])  # fmt: skip
async def test_a_day_that_is_left_out(office, text):
    question = await asked_after(office, text)
    assert "Fri" not in {f"{start:%a}" for start, _ in question.windows}


@pytest.mark.parametrize(
    "text", ["add Mei", "add Mei to it", "with Mei too", "add Mei to Jo's link"]
)
async def test_who_is_added(office, text):
    question = await asked_after(office, text)
    assert {*question.people} == {"ian@x.example", "mei@x.example"}


@pytest.mark.parametrize("text", ["the week after instead", "no I meant the week after"])
async def test_other_days(office, text):
    question = await asked_after(office, text)
    assert min(start for start, _ in question.windows).isoformat() >= "2026-11-30"


@pytest.mark.parametrize(
    "text",
    [
        "Jo can't do this week, how about next?",
        "she can't make this week, so make it next week",
        "how about next week?",
    ],
)
async def test_the_week_after_this(office, text):
    await office.says("rita", "send Jo Park a link for 45 minutes with Ian on Monday")
    await office.says("rita", text)
    (link,) = await office.all(CandidateLink)
    windows = msgspec.convert(link.asked, Question).windows
    assert {f"{start:%V}" for start, _ in windows} == {"48"}
    assert len(windows) > 1


@pytest.mark.parametrize("text", ["send her three times instead", "give her three times"])
async def test_times_in_words_instead(office, text):
    await asked_after(office, text)
    link = await the_link(office)
    assert (link.most, len(link.given)) == (3, 3)


@pytest.mark.parametrize(
    "text",
    [
        "it should expire Wednesday night",
        "let it run out on Wednesday evening",
        "she has to choose by Wednesday",
        "Jo has until Wednesday to choose",
        "close it on Wednesday",
        "Jo's link should close on Wednesday",
    ],
)
async def test_until_when_it_is_open(office, text):
    await asked_after(office, text)
    link = await the_link(office)
    assert f"{link.open_until:%d}" == "25"


@pytest.mark.parametrize(
    "text",
    [
        "withdraw it",
        "withdraw it then",
        "ok cancel it",
        "take it back",
        "ok withdraw it, she called me",
        "hmm no, keep it as is. withdraw that link",
    ],
)
async def test_it_is_withdrawn(office, text):
    await asked_after(office, text)
    assert (await the_link(office)).withdrawn_at is not None


@pytest.mark.parametrize("text", ["her email is jo@park.example", "jo@park.example", "his mail is jo@park.example"])  # fmt: skip
async def test_its_candidates_address(office, text):
    await asked_after(office, text)
    link = await the_link(office)
    assert (link.candidate, link.candidate_mail) == ("Jo Park", "jo@park.example")
    assert "jo@park.example is the candidate’s address" in heard(office)


async def test_nothing_free_leaves_it_as_it_was(office):
    question = await asked_after(
        office, "only on Saturday between 7 and 8 in the evening for 4 hours"
    )
    assert question.minutes == 45


async def test_a_question_of_its_own_is_no_change_of_the_link(office):
    await office.says("rita", SENT)
    await office.says("rita", "who is free on Thursday for an hour with Mei?")
    assert office.view("rita", OfferCard)
    assert msgspec.convert((await the_link(office)).asked, Question).minutes == 45
    await office.says("rita", "make it 30 minutes")
    assert msgspec.convert((await the_link(office)).asked, Question).minutes == 45


async def test_a_link_that_closes_with_its_days_closes_with_the_new_ones(office):
    await asked_after(office, "Tuesday only")
    link = await the_link(office)
    assert f"{link.open_until:%d}" == "24"
    assert link.open_until < link.created_at + timedelta(days=5)


@pytest.mark.parametrize("before", [(), ("withdraw the link",)])
@pytest.mark.parametrize("text", ["just book her with Ian on Thursday at 11", "book Jo with Ian on Thursday at 11"])  # fmt: skip
async def test_who_was_sent_a_link_is_booked_by_hand_with_name_and_address(office, before, text):
    await office.says("rita", "send Jo Park a link for 45 minutes with Ian next week, jo@park.example")  # fmt: skip
    for one in before:
        await office.says("rita", one)
    await office.says("rita", text)
    offer = (await office.all(Offer))[-1]
    assert (offer.candidate, offer.candidate_mail) == ("Jo Park", "jo@park.example")


@pytest.mark.parametrize(
    "text",
    [
        "and do the same for Ewa Nowak, ewa.nowak@post.example, with Mei",
        "same for Ewa Nowak, ewa.nowak@post.example with Mei please",
        "another link for Ewa Nowak (ewa.nowak@post.example), with Mei",
        "and one for Ewa Nowak, ewa.nowak@post.example, with Mei too",
    ],
)
async def test_another_candidate_gets_a_link_like_the_one_shown(office, text):
    await office.says("rita", SENT)
    await office.says("rita", "only afternoons please")
    await office.says("rita", text)
    jo, ewa = sorted(await office.all(CandidateLink), key=lambda one: one.candidate, reverse=True)
    assert (jo.candidate, ewa.candidate) == ("Jo Park", "Ewa Nowak")
    assert ewa.candidate_mail == "ewa.nowak@post.example"
    before, asked = (msgspec.convert(one.asked, Question) for one in (jo, ewa))
    assert (asked.people, asked.minutes, asked.windows) == (
        ("mei@x.example",),
        before.minutes,
        before.windows,
    )
    assert not any(isinstance(one, OfferCard) for one in office.views("rita"))


@pytest.mark.parametrize(
    "text",
    [
        "Jo wrote that none of the times suit her, she wants Thursday morning next week. What can you offer?",
        "she says none of those work for her, she can only do Thursday morning next week",
        "none of them fit, she would rather have Thursday morning next week",
    ],
)
async def test_whom_no_time_of_the_link_suits_is_looked_for_when_they_can_come(office, text):
    await office.says("rita", SENT)
    await office.says("rita", text)
    offer = office.view("rita", OfferCard)
    assert offer.candidate == "Jo Park"
    assert {one.start.day for one in offer.slots} == {26}
    assert {one.end - one.start for one in offer.slots} == {timedelta(minutes=45)}


@pytest.mark.parametrize(
    "text",
    [
        "Mei to join Ian in Ms Park's link",
        "And would it perhaps be possible for Mei to join Ian in Jo Park's link?",
        "could Mei join Ian in the link?",
        "have Mei join Ian in her link",
    ],
)
async def test_who_joins_a_link_is_added_to_it(office, text):
    question = await asked_after(office, text)
    assert {*question.people} == {"ian@x.example", "mei@x.example"}
    assert question.minutes == 45
