"""What a candidate does with the interview they have chosen: see it, move it, cancel it, or ask for what comes too late."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Account
from bot.domain.audit import AuditEntry, Deed
from bot.domain.bookings.candidate_links import CandidateLink
from bot.domain.bookings.interviews import Interview, ResourceDay, Stage
from bot.domain.intervals import Interval
from bot.domain.search_models import Item
from cards.actions import Cancel, ChooseAgain, LetCandidateChoose, Move
from cards.adaptive_cards import fallback
from cards.candidate_views import CandidateLinkCard
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard
from dialogs.candidates.forget import ask_to_forget
from tests.harness.candidates import (
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

NEXT_WEEKS = "send Jo Park <jo@gmail.example> a link for 45 minutes with Ian with a room"


@pytest.fixture
async def office():
    return await Office().open()


async def booked(office, number=-1):
    """Let the candidate choose the last of the times shown; gives the token."""
    token = await sent(office, NEXT_WEEKS)
    await chosen(office, token, number)
    return token


def words(office, name="rita"):
    return "\n".join(map(fallback, office.views(name)))


async def moves(office, token, number=0):
    page = await decides(office, token, "move")
    answer = await decides(office, token, "move", slot=page.times[number].value)
    await office.works()
    return page, answer


# --- moving ---------------------------------------------------------------------------------------


async def test_the_same_link_offers_other_times_for_the_interview(office):
    token = await booked(office)
    interview = await the_interview(office)
    page = await decides(office, token, "move")
    assert page.state == "moving"
    assert interview.start not in [one.start for one in page.times]
    assert "Until you choose one, your interview stays as it is." in said(page)
    assert await the_interview(office) == interview


async def test_later_times_to_move_to_are_a_page_further(office):
    token = await booked(office, 0)
    pages = [await opens(office, token, move="1", page=str(number)) for number in range(3)]
    assert [page.state for page in pages] == ["moving"] * 3
    assert [page.has_more for page in pages] == [True, True, False]
    starts = [one.start for page in pages for one in page.times]
    assert starts == sorted(set(starts))
    assert len({one.date() for one in starts}) > 3
    last = pages[-1].times[-1]
    asked = {"move": "1", "page": "2"}
    answer = await decides(office, token, "move", asked, slot=last.value)
    assert (answer.done, (await the_interview(office)).start) == ("moved", last.start)


async def test_nothing_chosen_on_a_later_page_of_times_to_move_to_says_so_there(office):
    token = await booked(office, 0)
    answer = await decides(office, token, "move", {"move": "1", "page": "1"})
    assert (answer.state, answer.told, answer.page) == ("moving", "nothing-chosen", 1)


async def test_times_to_move_to_are_read_from_the_calendars_once_a_minute(office):
    token = await booked(office, 0)
    first, again = [await opens(office, token, move="1") for _ in range(2)]
    assert first.times == again.times
    await decides(office, token, "move", slot=first.times[0].value)
    await office.works()
    moved = await opens(office, token, move="1")
    assert first.times[0].start not in [one.start for one in moved.times]


async def test_the_address_of_times_to_move_to_shows_before_the_choice_what_there_is_to_choose(
    office,
):
    token = await sent(office)
    page = await opens(office, token, move="1")
    assert (page.state, page.told) == ("choose", "")


async def test_a_move_takes_everybody_and_the_room_along(office):
    token = await booked(office)
    page, answer = await moves(office, token)
    interview = await the_interview(office)
    assert answer.done == "moved"
    assert (interview.stage, interview.start) == (Stage.STANDING, page.times[0].start)
    spans = {one.draft.span.start for one in office.calendars.events.values()}
    assert spans == {interview.start}
    claims = [one for day in await office.all(ResourceDay) for one in day.claims]
    assert {one.start for one in claims} == {interview.start}


async def test_the_page_loaded_again_tells_of_no_move_once_the_interview_is_cancelled(office):
    token = await booked(office)
    await moves(office, token)
    assert "your interview has been moved" in said(await opens(office, token, done="moved"))
    await office.presses("rita", Cancel((await the_interview(office)).id, is_sure=True))
    await office.works()
    again = said(await opens(office, token, done="moved"))
    assert "Your interview is cancelled" in again
    assert "has been moved" not in again


async def test_the_recruiter_hears_of_a_move_as_a_new_message(office):
    token = await booked(office)
    before = len(office.views("rita"))
    await moves(office, token)
    assert len(office.views("rita")) > before
    assert "Jo Park moved the interview from" in words(office)
    assert isinstance(office.views("rita")[-1], InterviewCard)


async def test_interviewers_read_of_the_candidates_move_in_a_new_message(office):
    office.clock.pass_(days=1)
    token = await booked(office)
    invited = office.message("ian", InterviewCard)
    page, _ = await moves(office, token)
    assert office.message("ian", InterviewCard) != invited
    assert office.view("ian", InterviewCard).start == page.times[0].start


async def test_the_same_move_sent_twice_is_one_move(office):
    token = await booked(office)
    page = await decides(office, token, "move")
    value = page.times[0].value
    answers = [await decides(office, token, "move", slot=value) for _ in range(2)]
    await office.works()
    assert [one.done for one in answers] == ["moved", "moved"]
    assert (await the_link(office)).moves == 1


@pytest.mark.parametrize("decision", ["choose", "move"])
async def test_a_time_to_move_to_is_meant_by_either_button(office, decision):
    token = await booked(office)
    page = await decides(office, token, "move")
    await decides(office, token, decision, slot=page.times[1].value)
    assert (await the_interview(office)).start == page.times[1].start


async def test_a_candidate_moves_at_most_twice(office):
    token = await booked(office)
    for number in (0, 2):
        await moves(office, token, number)
    page = await opens(office, token)
    assert not page.may_move
    assert "Ask for another time" in said(page)
    start = (await the_interview(office)).start
    await decides(office, token, "move", message="Friday please")
    await office.works()
    assert (await the_interview(office)).start == start
    assert "Jo Park asks for another time: “Friday please”" in words(office)


async def test_a_time_kept_from_before_cannot_be_moved_to_after_the_last_move(office):
    token = await booked(office)
    kept = await decides(office, token, "move")
    for number in (0, 2):
        await moves(office, token, number)
    start = (await the_interview(office)).start
    other = next(one for one in kept.times if one.start != start)
    answer = await decides(office, token, "move", slot=other.value)
    assert answer.told == "too-late"
    assert (await the_interview(office)).start == start


async def test_within_a_day_of_the_start_a_wish_is_passed_on_instead(office):
    token = await booked(office)
    interview = await the_interview(office)
    office.clock.moment = interview.start - timedelta(hours=20)
    answer = await decides(office, token, "move", message="an hour later?")
    await office.works()
    assert answer.done == "passed-on"
    assert "asks for another time: “an hour later?”" in words(office)
    assert (await the_interview(office)).start == interview.start


async def test_the_account_says_until_when(office):
    token = await booked(office)
    account = replace(await office.load(Account, "t"), move_notice_minutes=120)
    await save(office, account)
    office.clock.moment = (await the_interview(office)).start - timedelta(hours=3)
    assert (await opens(office, token)).may_move


async def test_a_time_that_was_taken_meanwhile_is_not_moved_to(office):
    token = await booked(office)
    page = await decides(office, token, "move")
    taken = page.times[0]
    busy = Item(Interval(taken.start, taken.end))
    office.calendars.busy.setdefault("ian@x.example", []).append(busy)
    before = await the_interview(office)
    answer = await decides(office, token, "move", slot=taken.value)
    assert (answer.state, answer.told) == ("moving", "taken")
    assert await the_interview(office) == before
    assert taken.start not in [one.start for one in answer.times]


async def test_times_of_the_first_choice_move_nothing(office):
    token = await sent(office, NEXT_WEEKS)
    page = await opens(office, token)
    await decides(office, token, "choose", slot=page.times[0].value)
    await office.works()
    answer = await decides(office, token, "move", slot=page.times[3].value)
    assert answer.state == "moving"
    assert (await the_interview(office)).start == page.times[0].start


async def test_while_it_is_being_written_an_interview_is_not_moved(office):
    token = await sent(office, NEXT_WEEKS)
    page = await opens(office, token)
    await decides(office, token, "choose", slot=page.times[-1].value)
    assert (await decides(office, token, "move")).told == "settling"


async def test_the_page_follows_a_move_by_the_recruiter(office):
    token = await booked(office)
    interview = await the_interview(office)
    message = office.message("rita", InterviewCard)
    await office.presses("rita", Move(interview.id), message=message)
    offer = office.view("rita", OfferCard)
    await office.says("rita", "book 3")
    await office.works()
    assert (await opens(office, token)).interview.start == offer.slots[2].start


# --- cancelling -----------------------------------------------------------------------------------


async def test_a_candidate_cancels_with_a_word_for_the_recruiter_alone(office):
    token = await booked(office)
    answer = await decides(office, token, "cancel", message="I’ve taken another job")
    await office.works()
    assert answer.done == "cancelled"
    assert office.calendars.events == {}
    assert "Jo Park cancelled the interview on" in words(office)
    assert "“I’ve taken another job”" in words(office)
    assert "another job" not in words(office, "ian")
    assert office.view("ian", InterviewCard).ending == "cancelled"
    assert "The candidate cancelled this interview" in fallback(office.view("ian", InterviewCard))
    assert "Cancelled: the candidate called it off" in fallback(office.view("rita", InterviewCard))
    assert "Your interview is cancelled" in said(await opens(office, token))


async def test_cancelling_twice_is_told_once(office):
    token = await booked(office)
    for _ in range(2):
        assert (await decides(office, token, "cancel")).done == "cancelled"
        await office.works()
    assert words(office).count("cancelled the interview on") == 1
    deeds = [one for one in await office.all(AuditEntry) if one.deed is Deed.CANCELLED]
    assert [one.via for one in deeds] == ["candidate_page"]


async def test_cancelling_what_is_being_written_leaves_nothing(office):
    token = await sent(office, NEXT_WEEKS)
    page = await opens(office, token)
    await decides(office, token, "choose", slot=page.times[0].value)
    await decides(office, token, "cancel")
    await office.works()
    assert office.calendars.events == {}
    assert not (await the_interview(office)).is_live


async def test_too_late_to_cancel_is_a_wish(office):
    token = await booked(office)
    await save(office, replace(await office.load(Account, "t"), cancel_notice_minutes=24 * 60))
    office.clock.moment = (await the_interview(office)).start - timedelta(hours=3)
    assert "Ask to cancel" in said(await opens(office, token))
    await decides(office, token, "cancel", message="ill")
    await office.works()
    assert (await the_interview(office)).is_live
    assert "Jo Park asks to cancel: “ill”" in words(office)


async def test_a_withdrawn_link_moves_and_cancels_nothing_and_still_shows_what_was_chosen(office):
    token = await booked(office)
    page = await decides(office, token, "move")
    before = (await the_interview(office)).span
    answer = await office.says("rita", "withdraw the link")
    assert "The interview with Jo Park on " in answer
    assert "stands" in answer
    for decision in ("move", "cancel", "choose"):
        shown = await decides(office, token, decision, slot=page.times[0].value)
        assert (shown.state, shown.may_move, shown.may_cancel) == ("booked", False, False)
    assert (await the_interview(office)).is_live
    assert (await the_interview(office)).span == before


async def test_a_withdrawn_link_tells_its_candidate_that_the_interview_was_cancelled(office):
    token = await booked(office)
    await office.says("rita", "withdraw the link")
    await office.presses("rita", Cancel((await the_interview(office)).id, is_sure=True))
    await office.works()
    assert (await opens(office, token)).state == "cancelled"


# --- seeing ---------------------------------------------------------------------------------------


async def test_the_candidates_invitation_names_the_page_and_is_in_their_zone(office):
    token = await sent(office, NEXT_WEEKS)
    page = await opens(office, token)
    await decides(office, token, "choose", {"zone": "Asia/Tokyo"}, slot=page.times[0].value)
    await office.works()
    (own,) = [e.draft for e in office.calendars.events.values() if e.draft.is_for_candidate]
    assert f"To move or cancel: https://bot.example/c/{token}" in own.text
    assert "JST" in own.text
    others = [e.draft for e in office.calendars.events.values() if not e.draft.is_for_candidate]
    assert all(token not in one.text for one in others)


async def test_the_link_lives_until_the_interview_ends(office):
    token = await booked(office)
    interview = await the_interview(office)
    office.clock.moment = interview.end - timedelta(minutes=1)
    assert (await opens(office, token)).state == "booked"
    office.clock.moment = interview.end
    page = await opens(office, token)
    assert (page.state, page.interview) == ("over", None)


async def test_a_forgotten_candidates_link_leads_nowhere_and_names_nobody(office):
    token = await booked(office)

    async def asks(turn, unit_of_work, ports):
        return await ask_to_forget(turn, "jo park", unit_of_work, ports)

    await office.does("rita", asks)
    await office.says("rita", "yes")
    await office.works()
    assert (await opens(office, token)).state == "withdrawn"
    assert "Jo Park" not in repr(await the_link(office))
    assert "jo@gmail" not in repr(await the_link(office))
    assert len(await office.all(Interview)) == 1


# --- asked to choose again ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "let Jo choose another time",
        "let the candidate choose another time",
        "send Jo Park a link to choose another time",
        "let Jo choose another time next week",
        "let the candidate choose",
    ],
)
async def test_the_same_link_moves_the_interview_that_is_booked_with_it(office, text):
    token = await booked(office, 0)
    answer = await office.says("rita", text)
    assert "Jo Park can choose another time" in answer
    assert f"/c/{token}" in answer
    before = await the_interview(office)
    await moves(office, token)
    after = await the_interview(office)
    assert (after.id, after.stage) == (before.id, Stage.STANDING)
    assert after.start != before.start
    assert (await the_link(office)).is_move_asked is False


async def test_who_is_asked_to_choose_again_may_once_more_and_later_than_the_account_allows(office):
    token = await booked(office)
    await save(office, replace(await office.load(Account, "t"), candidate_moves=0))
    assert not (await opens(office, token)).may_move
    await office.says("rita", "let Jo choose another time")
    page = await opens(office, token)
    assert page.may_move
    assert "please choose one below" in said(page)
    await moves(office, token)
    assert (await the_link(office)).moves == 0
    assert not (await opens(office, token)).may_move


async def test_other_days_are_named_for_another_time(office):
    token = await booked(office, 0)
    await office.says("rita", "let Jo choose another time on Friday")
    page = await decides(office, token, "move")
    assert {one.start.strftime("%A") for one in page.times} == {"Friday"}


@pytest.mark.parametrize("is_typed", [False, True])
async def test_times_looked_for_to_move_are_given_to_the_candidate(office, is_typed):
    token = await booked(office, 0)
    await office.says("rita", "my interviews")
    await office.says("rita", "move it to Friday")
    if is_typed:
        await office.says("rita", "let the candidate choose")
    else:
        await office.presses("rita", LetCandidateChoose(office.view("rita", OfferCard).offer))
    assert office.view("rita", CandidateLinkCard).is_move_asked
    page = await decides(office, token, "move")
    assert {one.start.strftime("%A") for one in page.times} == {"Friday"}


async def test_an_interview_booked_by_hand_gets_a_link_that_moves_it(office):
    await office.says("rita", "45 min with Ian for Jo Park on Tuesday with a room")
    await office.says("rita", "book 1")
    await office.works()
    before = await the_interview(office)
    await office.says("rita", "let Jo choose another time")
    token = office.view("rita", CandidateLinkCard).url.rpartition("/")[2]
    page, answer = await moves(office, token)
    after = await the_interview(office)
    assert (answer.done, after.id, after.start) == ("moved", before.id, page.times[0].start)
    assert after.link == (await the_link(office)).id


async def test_a_withdrawn_link_stays_withdrawn_and_another_moves_the_interview(office):
    token = await booked(office)
    await office.says("rita", "withdraw the link")
    await office.says("rita", "let Jo choose another time")
    other = office.view("rita", CandidateLinkCard).url.rpartition("/")[2]
    assert other != token
    assert not (await opens(office, token)).may_move
    assert (await opens(office, other)).may_move


async def test_a_second_interview_of_the_candidate_gets_a_link_of_its_own(office):
    await booked(office)
    await office.says("rita", "send Jo Park a link for 30 minutes with Mei next week")
    assert len(await office.all(CandidateLink)) == 2
    assert office.view("rita", CandidateLinkCard).state == "open"


async def test_without_another_free_time_nobody_is_asked_to_choose(office):
    token = await booked(office)
    office.calendars.unread["ian@x.example"] = "refused"
    assert "No other time is free" in await office.says("rita", "let Jo choose another time")
    assert not (await the_link(office)).is_move_asked
    assert token


@pytest.mark.parametrize("name", ["olivia", "ian"])
async def test_nobody_else_asks_the_candidate_to_choose_again(office, name):
    await booked(office)
    await office.presses(name, ChooseAgain((await the_interview(office)).id))
    assert not (await the_link(office)).is_move_asked


async def test_a_link_that_waits_for_a_choice_is_shown_again_where_another_time_is_asked_for(
    office,
):
    await sent(office, NEXT_WEEKS)
    await office.says("rita", "let Jo choose another time")
    assert len(await office.all(CandidateLink)) == 1
    assert office.view("rita", CandidateLinkCard).state == "open"


async def test_nobody_who_has_no_interview_is_asked_to_choose_again(office):
    await booked(office)
    assert "interview" in await office.says("rita", "let Maria choose another time")
    assert not (await the_link(office)).is_move_asked
