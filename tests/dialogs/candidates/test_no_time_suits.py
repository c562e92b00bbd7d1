"""None of these suits: what the candidate writes reaches who sent the link, with times that match it."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.domain.bookings.candidate_links import WISHES_MOST
from bot.domain.bookings.interviews import Interview
from bot.domain.errors import OutsideTrouble, Unreachable
from bot.domain.jobs import Job, JobKind
from bot.domain.reminders import LastTold
from cards.actions import Book
from cards.adaptive_cards import fallback
from cards.candidate_views import CandidateLinkCard
from cards.offer_views import OfferCard
from tests.harness.candidates import decides, opens, sent, the_interview, the_link
from tests.harness.hostile_views import HOSTILE
from tests.harness.office import Office
from tests.harness.office_stories import save


@pytest.fixture
async def office():
    return await Office().open()


async def wishes(office, text, token=None, **query):
    token = token or await sent(office)
    answer = await decides(office, token, "none", query, message=text)
    await office.works()
    return token, answer


def words(office):
    return "\n".join(map(fallback, office.views("rita")))


async def test_a_wish_reaches_the_recruiter_with_matching_times(office):
    _, answer = await wishes(office, "Wednesday or Thursday afternoon")
    assert answer.done == "passed-on"
    assert "None of the times suits Jo Park: “Wednesday or Thursday afternoon”" in words(office)
    offer = office.view("rita", OfferCard)
    assert offer.candidate == "Jo Park"
    assert {one.start.weekday() for one in offer.slots} == {2, 3}
    assert all(one.start.hour >= 12 for one in offer.slots)


async def test_hours_are_those_of_the_candidates_clock(office):
    await wishes(office, "Tuesday after 7 pm", zone="Asia/Tokyo")
    starts = {one.start.hour for one in office.view("rita", OfferCard).slots}
    assert min(starts) == 10
    assert max(starts) < 12  # nine in the evening there


@pytest.mark.parametrize("text", ["I have no idea", "call me: 0123 456", "…", "with Mei and Ian"])
async def test_a_wish_without_a_time_is_passed_on_with_what_is_free(office, text):
    await wishes(office, text)
    assert f"“{text}”" in words(office)
    assert "I read no day or time in that" in words(office)
    offer = office.view("rita", OfferCard)
    assert offer.asked_people == ("Ian Murray",)
    assert offer.slots


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_whatever_is_written_is_only_text(office, text):
    await wishes(office, text)
    assert await office.all(Interview) == []
    assert [one for one in await office.due() if one.kind is JobKind.WISH] == []


async def test_what_is_written_commands_nothing(office):
    for text in ("disable office365", "book 1", "cancel all interviews", "forget me"):
        await wishes(office, text, token=None)
    assert (await office.load(type(await account(office)), "t")).enabled
    assert await office.all(Interview) == []


async def account(office):
    from bot.domain.accounts import Account  # noqa: PLC0415 - of this one line

    return await office.load(Account, "t")


async def test_an_empty_wish_is_asked_about(office):
    token = await sent(office)
    answer = await decides(office, token, "none", message="  \n ")
    assert (answer.told, answer.done) == ("nothing-said", "")
    assert (await the_link(office)).wishes == 0


async def test_so_many_wishes_are_passed_on_and_no_more(office):
    token = await sent(office)
    for number in range(WISHES_MOST):
        await wishes(office, f"Friday, take {number}", token)
    _, answer = await wishes(office, "Friday again", token)
    assert answer.told == "too-many"
    assert "Friday again" not in words(office)


async def test_what_is_booked_from_it_is_the_links_interview(office):
    token, _ = await wishes(office, "Thursday afternoon")
    offer = office.view("rita", OfferCard).offer
    await office.presses("rita", Book(offer, 1), message=office.message("rita", OfferCard))
    await office.works()
    page = await opens(office, token)
    assert page.state == "booked"
    assert (await the_link(office)).interview == (await the_interview(office)).id


async def test_it_is_not_booked_where_the_candidate_has_chosen_since(office):
    token, _ = await wishes(office, "Thursday afternoon")
    offer = office.view("rita", OfferCard).offer
    page = await opens(office, token)
    await decides(office, token, "choose", slot=page.times[0].value)
    await office.works()
    await office.presses("rita", Book(offer, 1), message=office.message("rita", OfferCard))
    await office.works()
    assert len(await office.all(Interview)) == 1


async def test_a_wish_outlasts_an_outage(office):
    token = await sent(office)
    await opens(office, token)
    answer = await decides(office, token, "none", message="Thursday afternoon")
    assert answer.done == "passed-on"
    office.calendars.trouble = OutsideTrouble(service="Microsoft 365")
    await office.works()
    assert "Thursday afternoon" not in words(office)
    office.calendars.trouble = None
    office.clock.pass_(minutes=10)
    await office.works()
    assert words(office).count("“Thursday afternoon”") == 1


async def test_a_wish_is_told_even_where_calendars_cannot_be_read(office):
    token = await sent(office)
    await opens(office, token)
    await decides(office, token, "none", message="Thursday afternoon")
    office.calendars.signed_out["t/rita"] = None
    await office.works()
    assert "“Thursday afternoon”" in words(office)


# --- nothing chosen yet ---------------------------------------------------------------------------

SILENT = "Jo Park hasn’t chosen a time yet"


async def test_who_sent_a_link_is_told_after_a_day_and_at_half_of_its_life(office):
    await sent(office)
    told = []
    for hour in range(5 * 24):
        await office.works()
        if len(told) < words(office).count(SILENT):
            told.append(hour)
        office.clock.pass_(hours=1)
    assert told == [24, 70]  # Monday at ten; half is Tuesday at 22:00, which waits until eight


async def hours_pass(office, count):
    for _ in range(count):
        office.clock.pass_(hours=1)
        await office.works()


async def test_who_stopped_reminders_is_not_told_until_they_start_them(office):
    await sent(office)
    await office.says("rita", "stop reminders")
    await hours_pass(office, 30)
    assert SILENT not in words(office)
    await office.says("rita", "start reminders")
    await hours_pass(office, 42)
    assert words(office).count(SILENT) == 1


async def test_it_comes_an_hour_after_what_was_told_before(office):
    await sent(office)
    await hours_pass(office, 23)
    rita = await office.person("rita")
    await save(office, LastTold(person=rita.id, at=office.clock.moment + timedelta(minutes=30)))
    await hours_pass(office, 1)
    assert SILENT not in words(office)
    await hours_pass(office, 1)
    assert SILENT in words(office)


@pytest.mark.parametrize(("days", "count"), [(4, 1), (6, 0)])
async def test_who_is_away_until_the_link_is_over_is_not_told_that_it_waits(office, days, count):
    await sent(office)
    await hours_pass(office, 20)
    office.chat.trouble["a:rita"] = Unreachable(service="Teams")
    await hours_pass(office, 5)
    office.clock.pass_(hours=24 * days - 25)
    office.chat.trouble.clear()
    await office.says("rita", "help")
    assert words(office).count(SILENT) == count


async def test_the_links_card_comes_with_it(office):
    await sent(office)
    await hours_pass(office, 24)
    assert isinstance(office.views("rita")[-1], CandidateLinkCard)
    assert "Text to send to the candidate" in fallback(office.views("rita")[-1])


@pytest.mark.parametrize("what", ["chosen", "withdrawn", "gone"])
async def test_nobody_is_told_where_there_is_nothing_to_wait_for(office, what):
    token = await sent(office)
    if what == "chosen":
        page = await opens(office, token)
        await decides(office, token, "choose", slot=page.times[-1].value)
    elif what == "withdrawn":
        await office.says("rita", "withdraw the link")
    else:
        await save(office, replace(await office.person("rita"), addresses=(), roles=frozenset()))
    for _ in range(5):
        office.clock.pass_(hours=24)
        await office.works()
    assert SILENT not in words(office)


async def test_a_link_of_a_few_hours_is_not_nagged_about(office):
    await sent(office, "send Jo Park a link for 45 minutes with Ian tomorrow")
    jobs = [one for one in await office.all(Job) if one.kind is JobKind.UNCHOSEN]
    assert len(jobs) == 1
    office.clock.pass_(hours=40)
    await office.works()
    assert words(office).count(SILENT) <= 1


EXPIRED = "Jo Park’s link expired on"


async def test_who_sent_a_link_is_told_once_by_day_that_it_is_over_and_unused(office):
    await sent(office, "send Jo Park a link for 45 minutes with Ian")
    await hours_pass(office, 5 * 24 - 1)
    assert EXPIRED not in words(office)
    await hours_pass(office, 30)
    assert words(office).count(EXPIRED) == 1
    card = office.views("rita")[-1]
    assert isinstance(card, CandidateLinkCard)
    assert "Type “extend the link” to open it again" in fallback(card)
    await hours_pass(office, 48)
    assert words(office).count(EXPIRED) == 1


async def test_a_link_whose_days_are_over_is_not_said_to_be_one_to_extend(office):
    await sent(office, "send Jo Park a link for 45 minutes with Ian tomorrow")
    await hours_pass(office, 72)
    card = fallback(office.views("rita")[-1])
    assert "the days it was for are over" in card
    assert "extend the link" not in card


async def test_who_extends_a_link_is_told_of_the_new_end(office):
    await sent(office, "send Jo Park a link for 45 minutes with Ian")
    await hours_pass(office, 100)
    await office.says("rita", "extend the link by 3 days")
    await hours_pass(office, 60)
    assert EXPIRED not in words(office)
    await hours_pass(office, 72)
    assert words(office).count(EXPIRED) == 1


async def test_nobody_is_told_that_a_link_is_over_with_which_a_time_was_chosen(office):
    token = await sent(office, "send Jo Park a link for 45 minutes with Ian")
    page = await opens(office, token)
    await decides(office, token, "choose", slot=page.times[-1].value)
    await hours_pass(office, 6 * 24)
    assert EXPIRED not in words(office)


async def test_a_link_is_left_open_until_a_day_that_is_named(office):
    await sent(office, "send Jo Park a link for 45 minutes with Ian")
    before = await the_link(office)
    await office.says("rita", "leave it open till Friday evening")
    after = await the_link(office)
    assert after.open_until.weekday() == 4
    assert after.open_until != before.open_until


@pytest.mark.parametrize("text", ["did Jo pick something?", "did Jo pick a day yet?"])
async def test_who_asks_whether_a_candidate_has_chosen_sees_the_link(office, text):
    await sent(office, "send Jo Park a link for 45 minutes with Ian")
    await office.says("rita", text)
    assert isinstance(office.views("rita")[-1], CandidateLinkCard)
