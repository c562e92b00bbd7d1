"""How candidates' links stand, asked in words."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Place
from bot.domain.bookings.candidate_links import CandidateLink
from cards.adaptive_cards import fallback
from cards.candidate_views import CandidateLinkCard
from cards.words.bookings.candidate_links import can_be_mailed
from tests.harness.candidates import chosen, sent, the_link
from tests.harness.office import Office, address
from tests.harness.office_stories import save

MAX = "send Max Weber a link for 30 minutes with Mei next week"


@pytest.fixture
async def office():
    return await Office().open()


@pytest.mark.parametrize(
    "text",
    [
        "show Jo's link",
        "show me Jo Park's link again",
        "has Jo chosen?",
        "did Jo choose yet?",
        "has Jo Park picked a time yet?",
        "status of Jo's link",
        "what's the status of Jo's link?",
        "is Jo's link still open?",
        "when does Jo's link expire?",
        "has Jo used her link yet?",
        "give me the link for Jo again",
        "what's the link for Jo?",
        "what can I paste to Jo?",
        "the text to paste for Jo Park",
        "show me the text for Jo again",
        "resend Jo the link",
    ],
)
async def test_how_the_link_of_a_candidate_stands_is_its_card_and_no_other_link(office, text):
    await sent(office)
    await office.says("rita", MAX)
    answer = await office.says("rita", text)
    view = office.view("rita", CandidateLinkCard)
    assert (view.candidate, view.state) == ("Jo Park", "open")
    assert "Open until" in answer
    assert len(await office.all(CandidateLink)) == 2


@pytest.mark.parametrize("text", ["has she chosen?", "show the link", "link status"])
async def test_the_link_that_was_shown_last_is_meant_where_nobody_is_named(office, text):
    token = await sent(office)
    await chosen(office, token)
    assert "Jo Park chose" in await office.says("rita", text)
    assert len(await office.all(CandidateLink)) == 1


@pytest.mark.parametrize(
    "text", ["my links", "show all open links", "which links are open?", "who hasn't chosen yet?"]
)
async def test_all_links_are_a_list_with_how_each_stands(office, text):
    await chosen(office, await sent(office))
    office.clock.pass_(minutes=1)
    await office.says("rita", MAX)
    answer = await office.says("rita", text)
    assert "1 waiting for a choice · 1 booked" in answer
    assert "30 minutes · no time chosen yet · open until Friday 27 November" in answer
    assert "45 minutes · booked for" in answer
    assert answer.index("Max Weber") < answer.index("Jo Park")


async def test_a_link_that_nobody_used_is_listed_for_two_weeks(office):
    await sent(office)
    office.clock.pass_(days=6)
    assert "1 expired unused" in await office.says("rita", "my links")
    office.clock.pass_(days=14)
    assert "You have no link that is open or booked." in await office.says("rita", "my links")


async def test_several_links_of_one_candidate_are_a_list(office):
    await sent(office)
    await office.says("rita", "send Jo Park a link for 30 minutes with Mei next week")
    answer = await office.says("rita", "show Jo's link")
    assert "2 waiting for a choice" in answer


async def test_a_link_that_nobody_sent_is_not_made_by_asking_for_it(office):
    answer = await office.says("rita", "show Max's link")
    assert "I couldn’t find that link" in answer
    assert await office.all(CandidateLink) == []


async def test_links_of_others_are_not_shown(office):
    await sent(office)
    answer = await office.says("sam", "has Jo chosen?")
    assert "Jo Park" not in answer
    assert "/c/" not in "\n".join(map(fallback, office.views("sam")))


async def test_in_a_channel_candidates_are_named_to_who_asked_alone(office):
    await sent(office)
    channel = address("team", Place.CHANNEL)
    await office.says("rita", "my links", address=channel)
    assert "Jo Park" not in office.last("team")
    assert "1 waiting for a choice" in office.last("rita")


# --- another link, and whose ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "give Jo Park another link for 30 minutes with Ian next week",
        "can Jo Park have a new link for 30 minutes with Ian next week",
        "Jo Park needs another link for 30 minutes with Ian next week",
        "send Jo Park a second link for 30 minutes with Ian next week",
    ],
)
async def test_another_link_is_for_the_candidate_who_is_named_and_no_colleague(office, text):
    await sent(office)
    await office.says("rita", text)
    view = office.view("rita", CandidateLinkCard)
    assert (view.candidate, view.asked_people, view.left_out) == ("Jo Park", ("Ian Murray",), ())


@pytest.mark.parametrize("text", ["send Jo Park a link", "send Jo another link"])
async def test_a_link_for_somebody_unknown_invites_no_colleague_to_connect(office, text):
    await sent(office)
    await office.says("olivia", text)
    answer = await office.says("rita", text)
    assert "Link for Jo" in answer


async def test_where_a_candidate_is_tells_their_clock_and_asks_for_no_room(office):
    answer = await office.says(
        "rita", "send Kim Bell in New York a link for 45 minutes with Ian next week"
    )
    (link,) = await office.all(CandidateLink)
    assert (link.candidate, link.zone) == ("Kim Bell", "America/New_York")
    view = office.view("rita", CandidateLinkCard)
    assert (view.asked_room, view.left_out) == (None, ())
    assert "Kim Bell’s time zone: New York time." in answer


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("the candidate's time zone: PST", "America/Los_Angeles"),
        ("her time zone is Tokyo", "Asia/Tokyo"),
    ],
)
async def test_where_a_candidate_is_shows_on_a_card_without_listed_times(office, text, zone):
    await sent(office)
    answer = await office.says("rita", text)
    assert "Jo Park’s time zone: " in answer
    (link,) = await office.all(CandidateLink)
    assert link.zone == zone


async def test_a_link_for_another_time_needs_no_extension_and_that_is_said(office):
    await chosen(office, await sent(office))
    assert "has a time already" in await office.says("rita", "extend the link")
    await office.says("rita", "let Jo choose another time")
    assert "can choose another time until the interview starts" in await office.says(
        "rita", "extend Jo's link by 3 days"
    )


async def test_what_expired_is_extended_as_long_as_its_days_last(office):
    await sent(office, "send Jo Park a link for 45 minutes with Ian")
    office.clock.pass_(days=6)
    await office.says("rita", "extend Jo's link by 2 days")
    assert "The link is now open until" in "\n".join(map(fallback, office.views("rita")))
    (link,) = await office.all(CandidateLink)
    assert link.open_until > office.clock.now() + timedelta(days=1)


async def test_where_the_key_is_lost_a_link_still_books_and_its_card_says_what_it_cannot_show(
    office,
):
    token = await sent(office)
    await save(office, replace(await the_link(office), sealed="by a key that is gone"))
    answer = await office.says("rita", "show Jo's link")
    assert "The key that kept this link’s address is gone" in answer
    assert "Text to send" not in answer
    await chosen(office, token)
    assert "Jo Park chose" in await office.says("rita", "has Jo chosen?")


async def test_a_link_whose_address_is_lost_is_not_sent_by_email(office):
    await sent(office)
    await save(office, replace(await the_link(office), sealed="by a key that is gone"))
    await office.says("rita", "show Jo's link")
    view = office.view("rita", CandidateLinkCard)
    assert not can_be_mailed(replace(view, may_mail=True))
    assert can_be_mailed(replace(view, may_mail=True, url="https://bot.example/c/x"))
