"""A link with which the candidate chooses: how it is made, what its card says, how it is taken back."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Account, Connection, Person, Place
from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.bookings.offers import Offer
from bot.domain.jobs import CardLocation
from bot.domain.url_tokens import hash_ticket
from cards.actions import LetCandidateChoose, Refresh, WithdrawLink
from cards.adaptive_cards import fallback
from cards.candidate_views import CandidateLinkCard
from cards.offer_views import OfferCard
from cards.view_models import Consent
from tests.fakes.calendars import FakeCalendars
from tests.harness.candidates import chosen, decides, opens, sent, the_link
from tests.harness.office import SUNDAY, Office, address
from tests.harness.office_stories import save

ANY_DAY = "send Jo Park a link for 45 minutes with Ian"


@pytest.fixture
async def office():
    return await Office().open()


async def test_a_link_is_asked_for_in_words(office):
    text = await office.says("rita", "send Jo Park a link for 45 minutes with Ian next week")
    assert "Link for Jo Park to choose a time" in text
    assert "23–27 November · 45 minutes · Ian · London time" in text
    assert "Hello Jo,\nplease choose a time for your interview (45 minutes):" in text
    assert "https://bot.example/c/" in text


@pytest.mark.parametrize(
    "who", ["Maria Silva (maria@gmail.example)", "Maria Silva, maria@gmail.example,"]
)
async def test_so_many_times_are_given_to_whom_an_address_is_written_behind_the_name(office, who):
    await office.says("rita", f"give {who} three times for an hour with Ian next week")
    link = await the_link(office)
    told = (link.candidate, link.candidate_mail, link.most)
    assert told == ("Maria Silva", "maria@gmail.example", 3)


async def test_the_store_holds_the_token_only_as_a_hash_and_sealed(office):
    token = await sent(office)
    link = await the_link(office)
    assert len(bytes.fromhex(token)) == 32
    assert link.id == hash_ticket(token)
    assert token not in repr(link)


async def test_a_link_is_made_of_an_offer_by_its_button(office):
    await office.says("rita", "45 min with Ian for Jo Park on Tuesday with a room")
    offer = office.view("rita", OfferCard).offer
    await office.presses("rita", LetCandidateChoose(offer))
    view = office.view("rita", CandidateLinkCard)
    assert (view.candidate, view.minutes, view.asked_people) == ("Jo Park", 45, ("Ian Murray",))


@pytest.mark.parametrize("text", ["let the candidate choose", "let them pick a time"])
async def test_the_open_question_is_given_to_the_candidate_in_words(office, text):
    await office.says("rita", "45 min with Ian on Tuesday")
    await office.says("rita", text)
    view = office.view("rita", CandidateLinkCard)
    assert (view.minutes, view.asked_people) == (45, ("Ian Murray",))


async def test_a_number_of_times_stands_in_the_text_to_send(office):
    await office.says("rita", "Ian on Tuesday")
    text = await office.says("rita", "give Maria three times")
    assert text.count("• Tuesday 24 November") == 3
    assert "All times are London time (UTC)." in text


async def test_nobody_can_choose_after_five_days_or_after_the_last_day(office):
    await sent(office, "send Jo a link for 45 minutes with Ian next week")
    assert (await the_link(office)).open_until == SUNDAY + timedelta(days=5)


async def test_a_link_ends_with_the_last_of_its_days(office):
    await sent(office, "send Jo a link for 45 minutes with Ian on Tuesday")
    assert (await the_link(office)).open_until == datetime(2026, 11, 24, 17, 30, tzinfo=UTC)


async def test_without_a_free_time_there_is_no_link_but_the_reason(office):
    office.calendars.unread["ian@x.example"] = "refused"
    await office.says("rita", "send Jo a link for 45 minutes with Ian on Tuesday")
    assert "I made no link" in "\n".join(map(str, office.views("rita")))
    assert office.view("rita", OfferCard).unread == ("Ian Murray",)
    assert await office.all(CandidateLink) == []


async def test_who_may_not_schedule_makes_no_link(office):
    await office.says("ian", "send Jo a link for 45 minutes with me next week")
    assert await office.all(CandidateLink) == []


async def test_who_is_not_connected_is_asked_to_sign_in_first():
    office = await Office().open(connected=("ian",))
    await office.says("rita", "send Jo a link for 45 minutes with Ian next week")
    assert office.view("rita", Consent)
    assert await office.all(CandidateLink) == []


async def test_several_interviews_have_no_link(office):
    text = await office.says(
        "rita", "send Jo Park a link for two rounds with Ian and then Mei on Tuesday"
    )
    assert "A link is for one interview" in text


async def test_in_a_channel_the_link_is_shown_to_who_asked_alone(office):
    channel = address("team", Place.CHANNEL)
    await office.says("rita", "send Jo a link for 45 minutes with Ian next week", address=channel)
    shown = "\n".join(map(str, office.views("team")))
    assert "/c/" not in shown
    assert "Jo" not in shown
    assert office.view("rita", CandidateLinkCard)


@pytest.mark.parametrize(
    "text",
    [
        "withdraw the link",
        "revoke that link",
        "cancel the link",
        "withdraw Jo's link",
        "withdraw the link for Jo",
    ],
)
async def test_a_link_is_withdrawn_in_words(office, text):
    token = await sent(office)
    answer = await office.says("rita", text)
    assert "Withdrawn" in answer
    assert (await opens(office, token)).state == "withdrawn"


async def test_a_link_is_withdrawn_for_a_candidate_with_an_accent_typed_without_it(office):
    await office.says("rita", "send Zoë Ångström a link for 45 minutes with Ian next week")
    assert "Withdrawn" in await office.says("rita", "withdraw Zoe's link")


@pytest.mark.parametrize(
    "text",
    [
        "withdraw Maria's link",
        "withdraw the link for Maria",
    ],
)
async def test_a_link_is_not_withdrawn_for_another(office, text):
    token = await sent(office)
    answer = await office.says("rita", text)
    assert "couldn’t find that link" in answer
    assert (await opens(office, token)).state != "withdrawn"


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("extend the link", SUNDAY + timedelta(days=10)),
        ("extend the link by 3 days", SUNDAY + timedelta(days=8)),
        ("leave the link open for another week", SUNDAY + timedelta(days=12)),
        ("keep Jo's link open until Monday", datetime(2026, 11, 23, 17, 30, tzinfo=UTC)),
        ("keep the link open until Friday", datetime(2026, 11, 27, 17, 30, tzinfo=UTC)),
        ("keep the link open till friday 3pm", datetime(2026, 11, 27, 15, tzinfo=UTC)),
        ("keep the link open until noon on friday", datetime(2026, 11, 27, 12, tzinfo=UTC)),
        ("keep Jo's link open until thursday 10:00", datetime(2026, 11, 26, 10, tzinfo=UTC)),
    ],
)
async def test_a_link_is_kept_open_as_long_as_is_said(office, text, until):
    await sent(office, ANY_DAY)
    answer = await office.says("rita", text)
    assert (await the_link(office)).open_until == until
    assert "Open until" in answer


def told(office):
    """Return what was said above the card."""
    return fallback(office.views("rita")[-2])


async def test_what_an_extension_did_is_said(office):
    await sent(office, ANY_DAY)
    await office.says("rita", "extend the link by 3 days")
    assert told(office) == "The link is now open until Monday 30 November, 10:00."


async def test_a_link_that_is_to_be_open_less_long_than_before_says_so(office):
    await sent(office, ANY_DAY)
    await office.says("rita", "keep the link open until Monday")
    assert "now closes earlier: Monday 23 November, 17:30" in told(office)
    assert "Until now it was open until Friday 27 November, 10:00" in told(office)


async def test_a_link_that_is_as_long_open_as_its_days_allow_says_that_nothing_changed(office):
    await sent(office, "send Jo a link for 45 minutes with Ian on Tuesday")
    await office.says("rita", "extend the link by 9 days")
    assert "nothing was changed" in told(office)
    assert "can’t be open longer than the days it’s for" in told(office)


async def test_a_card_drawn_later_claims_nothing_of_how_many_times_are_free(office):
    await sent(office, ANY_DAY)
    answer = await office.says("rita", "extend the link")
    assert "The page shows what’s free when it’s opened. I book" in answer


async def test_a_link_that_expired_is_opened_again(office):
    token = await sent(office, ANY_DAY)
    office.clock.pass_(days=6)
    assert (await opens(office, token)).state == "expired"
    await office.says("rita", "extend the link by 2 days")
    assert (await opens(office, token)).state == "choose"


async def test_a_link_is_open_no_longer_than_the_days_it_is_for(office):
    await sent(office, "send Jo a link for 45 minutes with Ian on Tuesday")
    await office.says("rita", "extend the link by 9 days")
    assert (await the_link(office)).open_until == datetime(2026, 11, 24, 17, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["keep the link open until 22 January", "extend the link by 40 days"]
)
async def test_a_link_is_open_for_a_month_at_most(office, text):
    await sent(office, ANY_DAY)
    assert "up to 30 days" in await office.says("rita", text)
    assert (await the_link(office)).open_until == SUNDAY + timedelta(days=5)


async def test_a_link_that_was_withdrawn_or_used_is_not_extended(office):
    token = await sent(office, ANY_DAY)
    await chosen(office, token)
    await office.says("rita", "extend the link")
    assert (await the_link(office)).open_until == SUNDAY + timedelta(days=5)


async def test_the_recruiter_is_told_of_silence_for_a_link_that_was_extended(office):
    await sent(office, ANY_DAY)
    office.clock.pass_(days=6)
    await office.works()
    await office.says("rita", "extend the link by 8 days")
    office.clock.pass_(days=6)
    before = len(office.views("rita"))
    await office.works()
    assert "hasn’t chosen a time yet" in "\n".join(map(str, office.views("rita")[before:]))


async def test_a_link_is_withdrawn_by_its_candidates_name_after_another_was_shown(office):
    jo = await sent(office)
    maria = await sent(office, "send Maria a link for 45 minutes with Ian next week")
    await office.says("rita", "withdraw Jo's link")
    assert [(await opens(office, one)).state for one in (jo, maria)] == ["withdrawn", "choose"]


# --- several at once ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["withdraw all links", "cancel all my links", "withdraw the links"]
)
async def test_all_links_are_withdrawn_after_one_question(office, text):
    names = ("Ann", "Ben", "Cem")
    tokens = [
        await sent(office, f"send {name} a link for 45 minutes with Ian next week")
        for name in names
    ]
    answer = await office.says("rita", text)
    assert "Withdraw 3 links?" in answer
    assert all(name in answer for name in names)
    assert [(await opens(office, one)).state for one in tokens] == ["choose"] * 3
    assert "3 links withdrawn" in await office.says("rita", "yes")
    assert [(await opens(office, one)).state for one in tokens] == ["withdrawn"] * 3


async def test_no_link_is_withdrawn_after_a_no(office):
    token = await sent(office)
    await office.says("rita", "withdraw all links")
    await office.says("rita", "no")
    assert (await opens(office, token)).state == "choose"


async def test_nobody_withdraws_the_links_of_another_recruiter(office):
    token = await sent(office)
    await office.says("olivia", "withdraw all links")
    await office.says("olivia", "yes")
    assert (await opens(office, token)).state == "choose"


async def test_a_link_is_withdrawn_by_its_button_once(office):
    token = await sent(office)
    link = await the_link(office)
    for _ in range(2):
        await office.presses("rita", WithdrawLink(link.id))
        office.clock.pass_(minutes=1)
    assert (await the_link(office)).withdrawn_at == SUNDAY
    assert (await opens(office, token)).state == "withdrawn"


@pytest.mark.parametrize("name", ["olivia", "ian"])
async def test_nobody_else_withdraws_or_looks_at_a_link(office, name):
    await sent(office)
    link = await the_link(office)
    await office.presses(name, WithdrawLink(link.id))
    reply = await office.presses(name, Refresh(f"link/{link.id}"))
    assert (await the_link(office)).withdrawn_at is None
    assert "/c/" not in str(reply)


async def test_its_card_is_drawn_anew_as_it_stands(office):
    await sent(office)
    link = await the_link(office)
    office.clock.pass_(days=6)
    reply = await office.presses(
        "rita", Refresh(f"link/{link.id}"), message=office.message("rita", CandidateLinkCard)
    )
    assert (reply.state, reply.url) == ("expired", "")


async def test_a_link_is_forgotten_with_its_times_and_its_card_a_month_after_its_end(office):
    token = await sent(office)
    await opens(office, token)
    office.clock.pass_(days=6)
    assert (await opens(office, token)).state == "expired"
    office.clock.pass_(days=31)
    await office.works()
    assert await office.all(CandidateLink) == []
    assert await office.all(Offer) == []
    shown = [one for one in await office.all(CardLocation) if one.subject.startswith("link/")]
    assert shown == []
    assert (await opens(office, token)).state == "unknown"


async def test_a_sign_in_that_ended_is_told_at_once_to_who_sent_the_link(office):
    token = await sent(office)
    office.calendars.signed_out["t/rita"] = None
    page = await opens(office, token)
    assert (page.state, page.contact, page.times) == ("unavailable", "Rita Costa", ())
    assert (await office.person("rita")).connection is Connection.EXPIRED
    assert office.view("rita", Consent).is_again


async def test_a_disabled_account_shows_no_times(office):
    token = await sent(office)
    await save(office, replace(await office.load(Account, "t"), enabled=False))
    assert (await opens(office, token)).state == "unavailable"


async def test_who_may_not_schedule_any_more_shows_no_times(office):
    token = await sent(office)
    rita = await office.person("rita")
    await save(office, replace(rita, roles=frozenset()))
    assert (await opens(office, token)).state == "unavailable"
    assert isinstance(rita, Person)


async def test_calendars_are_read_once_a_minute_for_all_who_look():
    class Counting(FakeCalendars):
        reads = 0

        async def free_busy(self, *given):
            self.reads += 1
            return await super().free_busy(*given)

    office = await Office(calendars=Counting()).open()
    token = await sent(office)
    before = office.calendars.reads
    pages = [await opens(office, token, zone=zone) for zone in ("", "Asia/Tokyo", "Europe/Berlin")]
    assert office.calendars.reads == before + 1
    assert len({tuple(one.value for one in page.times) for page in pages}) == 1


async def test_who_disconnects_is_told_that_open_links_show_no_times(office):
    token = await sent(office)
    answer = await office.says("rita", "disconnect")
    assert "1 open link to candidates shows no times until you connect again" in answer
    assert (await opens(office, token)).state == "unavailable"


async def test_who_disconnects_without_an_open_link_is_told_of_none(office):
    await sent(office)
    await office.says("rita", "withdraw the link")
    answer = await office.says("rita", "disconnect")
    assert "I deleted your sign-in" in answer
    assert "open link" not in answer


async def test_where_somebody_asked_for_has_left_the_page_says_whom_to_write_to(office):
    token = await sent(office)
    await save(office, replace(await office.person("ian"), roles=frozenset()))
    page = await opens(office, token)
    assert (page.state, page.contact) == ("unavailable", "Rita Costa")


async def test_open_links_go_with_the_interviews_to_another_recruiter(office):
    await office.says("olivia", "make Mei a recruiter")
    await save(office, replace(await office.person("mei"), connection=Connection.CONNECTED))
    token = await sent(office)
    await office.says("rita", "Ian on Wednesday")
    await office.says("rita", "book 1")
    await office.works()
    await office.says("olivia", "hand Rita's interviews to Mei")
    await office.says("olivia", "yes")
    await office.works()
    page = await opens(office, token)
    assert (page.state, page.contact) == ("choose", "Mei Tanaka")
    assert office.view("mei", CandidateLinkCard).state == "open"


async def test_the_page_keeps_the_clock_of_the_invitation_when_another_recruiter_takes_over(office):
    await office.says("olivia", "make Mei a recruiter")
    mei = replace(await office.person("mei"), connection=Connection.CONNECTED, zone="Europe/Berlin")
    await save(office, mei)
    token = await sent(office)
    before = (await chosen(office, token)).interview.start
    await office.says("olivia", "hand Rita's interviews to Mei")
    await office.says("olivia", "yes")
    await office.works()
    page = await opens(office, token)
    assert (page.state, page.contact, page.zone) == ("booked", "Mei Tanaka", "Europe/London")
    assert page.interview.start.isoformat() == before.isoformat()
    assert (await opens(office, token, zone="Asia/Tokyo")).zone == "Asia/Tokyo"


# --- the text to send, on the candidate's clock ----------------------------------------------------


async def told_zone(office, zone="Asia/Tokyo"):
    """Let Jo write in their own zone with a link, which is withdrawn then."""
    token = await sent(office)
    await decides(office, token, "none", {"zone": zone}, message="Thursday afternoon")
    await office.works()
    await office.says("rita", "withdraw the link")


async def test_the_text_tells_the_senders_zone_with_its_distance_where_the_candidates_is_not_known(
    office,
):
    await office.says("olivia", "time zone Europe/Berlin")
    text = await office.says("rita", "give Maria three times with Ian on Tuesday")
    assert "All times are Berlin time (UTC+1). Please choose here, in your own time zone:" in text


async def test_the_text_tells_times_on_the_candidates_clock_once_they_have_told_their_zone(office):
    await told_zone(office)
    text = await office.says("rita", "give Jo Park three times with Ian on Tuesday")
    assert "• Tuesday 24 November, 18:00–19:00 (09:00–10:00 London time)" in text
    assert "All times are Tokyo time." in text


async def test_a_request_for_another_time_names_both_clocks(office):
    token = await sent(office)
    page = await opens(office, token)
    form = {"slot": page.times[0].value}
    await decides(office, token, "choose", {"zone": "America/New_York"}, **form)
    await office.works()
    text = await office.says("rita", "let Jo choose another time")
    assert re.search(r"\d\d:\d\d–\d\d:\d\d New York time \(.+ London time\)\?", text)


async def test_the_page_begins_on_the_clock_that_the_candidate_chose_before(office):
    await told_zone(office)
    token = await sent(office)
    assert (await opens(office, token)).zone == "Asia/Tokyo"


@pytest.mark.parametrize("zone", ["", "Mars/Phobos"])
async def test_what_is_no_zone_is_not_kept(office, zone):
    await told_zone(office, zone)
    await sent(office)
    assert {one.zone for one in await office.all(CandidateLink)} == {""}


async def test_the_zone_of_another_candidate_of_the_same_name_is_not_taken(office):
    await told_zone(office)
    await office.says("rita", "send Jo Park <other@x.org> a link for 45 minutes with Ian next week")
    assert office.view("rita", CandidateLinkCard).candidate_zone == ""


async def test_a_look_tells_no_zone(office):
    token = await sent(office)
    await opens(office, token, zone="Asia/Tokyo")
    assert (await the_link(office)).zone == ""


@pytest.mark.parametrize(
    "text",
    [
        "Jo is in New York",
        "the candidate is in New York",
        "Jo's time zone is New York",
        "candidate's zone New York",
    ],
)
async def test_the_recruiter_says_where_the_candidate_is(office, text):
    await sent(office, "give Jo Park three times for 45 minutes with Ian next week")
    assert "New York time" in await office.says("rita", text)
    assert (await the_link(office)).zone == "America/New_York"


@pytest.mark.parametrize("text", ["Ian is in New York", "I am in New York", "Jo is in Thames"])
async def test_where_a_colleague_or_nobody_is_says_nothing_of_the_candidate(office, text):
    await sent(office, "give Jo Park three times for 45 minutes with Ian next week")
    await office.says("rita", text)
    assert (await the_link(office)).zone == ""
