"""The candidate chooses a time: what the page shows, what is booked, and who hears of it."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Account, NamesShown
from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.bookings.interviews import Ending, Interview, Stage
from bot.domain.errors import OutsideTrouble, SignInExpired
from bot.domain.intervals import Interval
from bot.domain.search_models import Item
from cards.candidate_views import CandidateLinkCard
from cards.interview_views import InterviewCard
from tests.harness.candidates import (
    ASKED,
    chosen,
    decides,
    opens,
    said,
    sent,
    the_interview,
    the_link,
)
from tests.harness.office import Office
from tests.harness.office_stories import save


@pytest.fixture
async def office():
    return await Office().open()


def busy(office, name, start, end):
    office.calendars.busy.setdefault(f"{name}@x.example", []).append(Item(Interval(start, end)))


# --- looking --------------------------------------------------------------------------------------


async def test_the_page_shows_at_most_twelve_times_four_a_day_over_three_days(office):
    page = await opens(office, await sent(office))
    days = [one.start.date() for one in page.times]
    assert len(page.times) == 12
    assert {days.count(day) for day in days} == {4}
    assert len(set(days)) == 3


async def test_no_two_times_of_a_page_overlap_and_none_is_within_a_day(office):
    page = await opens(office, await sent(office))
    assert all(a.end <= b.start for a, b in zip(page.times, page.times[1:], strict=False))
    assert page.times[0].start >= office.clock.now() + timedelta(hours=24)


async def test_the_days_after_are_on_the_next_page(office):
    token = await sent(office)
    first, second = await opens(office, token), await opens(office, token, page="1")
    assert first.has_more
    assert not second.has_more
    assert second.times[0].start > first.times[-1].start


@pytest.mark.parametrize("page", ["-1", "99", "x", "²", "1e3", "9" * 5000])
async def test_no_number_of_a_page_is_too_odd(office, page):
    assert (await opens(office, await sent(office), page=page)).state == "choose"


async def test_times_are_in_the_zone_of_the_candidate_with_ours_in_brackets(office):
    text = said(await opens(office, await sent(office), zone="Asia/Kolkata"))
    assert "15:30–16:15 (10:00–10:45 London time)" in text
    assert "Times shown in: Kolkata time (London time in brackets)" in text


async def test_a_zone_that_a_browser_tells_by_an_old_name_has_the_name_of_today(office):
    page = await opens(office, await sent(office), zone="Asia/Calcutta")
    assert (page.zone, page.is_zone_chosen) == ("Asia/Kolkata", True)
    assert "Kolkata time" in said(page)
    assert "Asia/Kolkata" in page.zones
    assert "Asia/Calcutta" not in page.zones


@pytest.mark.parametrize("zone", ["Nowhere/At All", "../etc/passwd", "\x00", "X" * 9000])
async def test_what_is_no_zone_is_not_heeded(office, zone):
    assert (await opens(office, await sent(office), zone=zone)).zone == "Europe/London"


async def test_times_that_are_taken_meanwhile_are_not_shown(office):
    token = await sent(office)
    monday = datetime(2026, 11, 23, tzinfo=UTC)
    busy(office, "ian", monday, monday + timedelta(days=1))
    office.clock.pass_(minutes=2)
    page = await opens(office, token)
    assert {one.start.date() for one in page.times} == {
        (monday + timedelta(days=n)).date() for n in (1, 2, 3)
    }


async def test_where_nothing_is_free_any_more_the_candidate_is_asked_when(office):
    token = await sent(office)
    monday = datetime(2026, 11, 23, tzinfo=UTC)
    busy(office, "ian", monday, monday + timedelta(days=7))
    office.clock.pass_(minutes=2)
    text = said(await opens(office, token))
    assert "There’s no free time left right now." in text
    assert "Book this time" not in text


async def test_the_page_tells_no_address_but_that_of_who_sent_it(office):
    text = said(await opens(office, await sent(office)))
    assert "With: Ian\n" in text
    assert text.count("@") == 1
    assert "rita@x.example" in text


# --- choosing -------------------------------------------------------------------------------------


async def test_a_choice_books_and_invites_everybody_at_once(office):
    token = await sent(office)
    await chosen(office, token)
    interview = await the_interview(office)
    places = sorted(one.place for one in office.calendars.events.values())
    assert (interview.stage, interview.candidate) == (Stage.STANDING, "Jo Park")
    assert places == ["primary", "primary", "scheduler"]
    invited = [one.draft.attendees for one in office.calendars.events.values()]
    assert (("jo@gmail.example", "Jo Park"),) in invited


async def test_the_page_shows_the_interview_then(office):
    token = await sent(office)
    first = await chosen(office, token, 2)
    assert not first.interview.is_settled
    text = said(await opens(office, token))
    assert "Your interview is booked" in text
    assert "When: Monday 23 November, 14:00–14:45, London time" in text
    assert "Add to your calendar (.ics)" in text
    assert "Where: Thames, London" in text


async def test_recruiter_and_interviewer_hear_of_it_at_once(office):
    await chosen(office, await sent(office))
    link = office.view("rita", CandidateLinkCard)
    assert link.state == "booked"
    assert "Jo Park chose Monday 23 November" in "\n".join(map(office_text, office.views("rita")))
    assert office.view("rita", InterviewCard).audience == "organizer"
    assert office.view("ian", InterviewCard).audience == "interviewer"


def office_text(view):
    from cards.adaptive_cards import fallback  # noqa: PLC0415 - of this one line

    return fallback(view)


async def test_the_same_choice_sent_twice_is_one_interview(office):
    token = await sent(office)
    value = (await opens(office, token)).times[0].value
    pages = [await decides(office, token, "choose", slot=value) for _ in range(2)]
    await office.works()
    assert [one.told for one in pages] == ["", ""]
    assert len(await office.all(Interview)) == 1


async def test_another_choice_in_a_second_tab_changes_nothing(office):
    token = await sent(office)
    page = await opens(office, token)
    await decides(office, token, "choose", slot=page.times[0].value)
    second = await decides(office, token, "choose", slot=page.times[5].value)
    assert (second.state, second.told) == ("booked", "already")
    assert (await the_interview(office)).start == page.times[0].start


async def test_two_tabs_never_mean_different_times(office):
    token = await sent(office)
    old = await opens(office, token)
    busy(office, "ian", old.times[0].start, old.times[0].end)
    office.clock.pass_(minutes=5)
    new = await opens(office, token)
    assert new.times[0].start != old.times[0].start
    await decides(office, token, "choose", slot=old.times[1].value)
    assert (await the_interview(office)).start == old.times[1].start


async def test_a_time_that_was_taken_meanwhile_is_not_booked_and_others_are_shown(office):
    token = await sent(office)
    page = await opens(office, token)
    busy(office, "ian", page.times[0].start, page.times[0].end)
    answer = await decides(office, token, "choose", slot=page.times[0].value)
    assert (answer.state, answer.told) == ("choose", "taken")
    assert page.times[0].start not in [one.start for one in answer.times]
    assert await office.all(Interview) == []


async def test_another_room_is_taken_where_the_first_is_gone(office):
    token = await sent(office)
    page = await opens(office, token)
    busy(office, "thames", page.times[0].start, page.times[0].end)
    await chosen(office, token)
    assert (await the_interview(office)).room == "camden@x.example"


async def test_who_else_is_free_steps_in_where_anyone_will_do(office):
    token = await sent(office, "send Jo a link for 45 minutes with Ian or Mei on Tuesday")
    page = await opens(office, token)
    for name in ("ian",):
        busy(office, name, page.times[0].start, page.times[0].end)
    await decides(office, token, "choose", slot=page.times[0].value)
    assert [one.mail for one in (await the_interview(office)).people] == ["mei@x.example"]


async def test_of_ten_candidates_on_one_time_one_wins_and_nine_see_the_next(office):
    tokens = []
    for number in range(10):
        name = "Abcdefghij"[number].upper()
        await office.says(
            "rita", f"send Jo {name}{'o' * 4} a link for 45 minutes with Ian next week"
        )
        tokens.append(office.view("rita", CandidateLinkCard).url.rpartition("/")[2])
    pages = [await opens(office, token) for token in tokens]
    assert len({page.times[0].start for page in pages}) == 1
    answers = await asyncio.gather(
        *(
            decides(office, token, "choose", slot=page.times[0].value)
            for token, page in zip(tokens, pages, strict=True)
        )
    )
    await office.works()
    assert sorted(one.state for one in answers) == ["booked", *["choose"] * 9]
    assert {one.told for one in answers if one.state == "choose"} == {"taken"}
    assert len(await office.all(Interview)) == 1
    wanted = pages[0].times[0].start
    assert all(wanted not in [one.start for one in answer.times] for answer in answers)


async def test_a_booking_that_comes_to_nothing_lets_the_candidate_choose_again(office):
    token = await sent(office)
    page = await opens(office, token)
    await decides(office, token, "choose", slot=page.times[0].value)
    busy(office, "ian", page.times[0].start, page.times[0].end)
    await office.works()
    assert (await the_interview(office)).ending is Ending.TAKEN
    again = await opens(office, token)
    assert again.state == "choose"
    await decides(office, token, "choose", slot=again.times[1].value)
    await office.works()
    live = [one for one in await office.all(Interview) if one.is_live]
    assert [one.start for one in live] == [again.times[1].start]


async def test_a_spent_choice_is_outdated(office):
    token = await sent(office)
    page = await opens(office, token)
    await decides(office, token, "choose", slot=page.times[0].value)
    busy(office, "ian", page.times[0].start, page.times[0].end)
    await office.works()
    answer = await decides(office, token, "choose", slot=page.times[0].value)
    assert (answer.state, answer.told) == ("choose", "outdated")


# --- what is no choice ----------------------------------------------------------------------------

TAMPERED = (
    "", "x", "1", ".", "0.1", "1.0", "29922360.0", "29922360.99", "29922360.-1", "29922360.1.1", "29922360.²",
    "2026-11-23T09:00", "../offer.1", f"{'a' * 32}.1", "x" * 100_000, "29922360.1\x00",
)  # fmt: skip


@pytest.mark.parametrize("slot", TAMPERED)
async def test_a_form_that_was_edited_books_nothing(office, slot):
    token = await sent(office)
    await opens(office, token)
    answer = await decides(office, token, "choose", slot=slot)
    assert answer.told in {"outdated", "nothing-chosen"}
    assert await office.all(Interview) == []


async def test_times_of_another_link_cannot_be_chosen(office):
    first = await sent(office)
    theirs = await opens(office, first)
    office.clock.pass_(minutes=2)
    second = await sent(office, ASKED.replace("Jo Park", "Max Roe"))
    answer = await decides(office, second, "choose", slot=theirs.times[0].value)
    assert answer.told == "outdated"
    assert await office.all(Interview) == []


async def test_two_links_show_each_its_own_interview_and_name_no_candidate(office):
    jo = await sent(office)
    max_roe = await sent(
        office, "send Max Roe <max@x.test> a link for 30 minutes with Mei next week"
    )
    await chosen(office, jo, 0)
    await chosen(office, max_roe, 5)
    theirs = {one.candidate: one for one in await office.all(Interview)}
    for token, name, whom in ((jo, "Jo Park", "Ian"), (max_roe, "Max Roe", "Mei")):
        page = await opens(office, token)
        assert (page.interview.start, page.interview.people) == (theirs[name].start, (whom,))
        assert not [one for one in ("Jo", "Park", "Max", "Roe") if one in said(page)]
        own = theirs[name].candidate_invitation.event
        draft = office.calendars.events[own.id].draft
        assert [guest for _, guest in draft.attendees] == [name]
        assert draft.span.start == theirs[name].start


async def test_times_that_were_shown_half_a_day_ago_are_out_of_date(office):
    token = await sent(office)
    page = await opens(office, token)
    office.clock.pass_(hours=13)
    answer = await decides(office, token, "choose", slot=page.times[-1].value)
    assert answer.told == "outdated"


@pytest.mark.parametrize("decision", ["", "book", "CHOOSE", "undo"])
async def test_what_is_no_decision_changes_nothing(office, decision):
    token = await sent(office)
    value = (await opens(office, token)).times[0].value
    page = await decides(office, token, decision, slot=value)
    assert page.state == "choose"
    assert await office.all(Interview) == []


@pytest.mark.parametrize("token", ["", "x", "0" * 64, "\udcff", "a/b", "x" * 10_000])
async def test_a_token_that_is_none_leads_nowhere(office, token):
    await sent(office)
    page = await opens(office, token)
    assert (page.state, page.contact, page.company) == ("unknown", "", "")
    assert (await decides(office, token, "choose", slot="1.1")).state == "unknown"


async def test_the_hash_in_the_store_opens_nothing(office):
    await sent(office)
    link = await the_link(office)
    assert (await opens(office, link.id)).state == "unknown"
    assert (await opens(office, link.id.removeprefix("sha256:"))).state == "unknown"


async def test_after_its_end_nothing_can_be_chosen_and_nothing_is_told(office):
    token = await sent(office)
    value = (await opens(office, token)).times[0].value
    office.clock.pass_(days=6)
    answer = await decides(office, token, "choose", slot=value)
    assert answer.state == "expired"
    assert "Ian" not in said(answer)
    assert "write to Rita Costa" in said(answer)
    assert await office.all(Interview) == []


# --- trouble --------------------------------------------------------------------------------------


async def test_a_sign_in_that_ends_at_the_choice_books_nothing_and_is_told(office):
    token = await sent(office)
    value = (await opens(office, token)).times[0].value
    office.calendars.signed_out["t/rita"] = SignInExpired()
    answer = await decides(office, token, "choose", slot=value)
    assert answer.state == "unavailable"
    assert await office.all(Interview) == []


async def test_an_outage_at_the_choice_books_nothing(office):
    token = await sent(office)
    value = (await opens(office, token)).times[0].value
    office.calendars.trouble = OutsideTrouble(service="Microsoft 365")
    with pytest.raises(OutsideTrouble):
        await decides(office, token, "choose", slot=value)
    assert await office.all(Interview) == []
    assert (await the_link(office)).interview is None


async def test_a_link_says_that_its_interview_was_cancelled(office):
    token = await sent(office)
    await chosen(office, token)
    assert "Undo the booking of" in await office.says("rita", "undo")
    await office.says("rita", "yes")
    await office.works()
    page = await opens(office, token)
    assert page.state == "cancelled"
    assert len(await office.all(CandidateLink)) == 1


@pytest.mark.parametrize(
    ("see", "told"),
    [
        (NamesShown.FIRST, "With: Ian\n"),
        (NamesShown.FULL, "With: Ian Murray"),
        (NamesShown.NONE, ""),
    ],
)
async def test_names_are_told_as_far_as_the_account_wants(office, see, told):
    account = await office.load(Account, "t")
    await save(office, replace(account, candidates_see=see, contact_phone="+44 20 7946 0000"))
    token = await sent(office)
    page = said(await opens(office, token))
    assert told in page
    assert ("Ian" in page) == bool(told)
    assert "call +44 20 7946 0000, or write to Rita Costa" in page
    await chosen(office, token)
    page = said(await opens(office, token))
    assert ("Ian" in page) == bool(told)
