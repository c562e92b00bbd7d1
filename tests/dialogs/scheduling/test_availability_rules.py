"""Limits, pauses, closed days, notice and declined times hold at every door: Book, Move, rooms, stand-ins, proposals."""

import asyncio
from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Account, Connection
from bot.domain.bookings.interviews import Answer, Interview
from bot.domain.people.limits import Limits
from bot.domain.search_models import Item
from cards.actions import Accept, Book, Cancel, Change, Decline, Move, Propose, Replace, Why
from cards.adaptive_cards import fallback
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard
from cards.view_models import Problem
from cards.words.bookings.unavailability import reasons
from tests.harness.intervals import interval_of
from tests.harness.office import TENANT
from tests.harness.office_stories import (
    booked,
    declined,
    offered,
    offered_elsewhere,
    proposed,
    save,
)

ONE_A_DAY = Limits(per_day=1)
HALF_AN_HOUR = Limits(buffer_minutes=30)


async def limit(office, name, limits):
    await save(office, replace(await office.person(name), limits=limits))


async def close(office, *days, **changes):
    account = await office.load(Account, TENANT)
    await save(office, replace(account, closed_days=frozenset(days), **changes))


async def press(office, offer, number):
    reply = await office.presses("rita", Book(offer.offer, number))
    await office.works()
    return reply


async def live(office):
    return [one for one in await office.all(Interview) if one.is_live]


def facts(office):
    return dict(office.view("rita", Problem).facts)


async def test_the_second_booking_of_one_card_is_refused_by_a_limit_a_day(office):
    await limit(office, "ian", ONE_A_DAY)
    offer = await offered(office)
    await press(office, offer, 1)
    await press(office, offer, 2)
    assert len(await live(office)) == 1
    said = fallback(office.view("rita", Problem))
    assert "Ian takes at most 1 interview a day" in said
    assert "Nothing was booked" in said


async def test_a_refused_booking_comes_with_other_days(office):
    await limit(office, "ian", ONE_A_DAY)
    offer = await offered(office)
    await press(office, offer, 1)
    await press(office, offer, 2)
    again = office.view("rita", OfferCard)
    assert again.offer != offer.offer
    assert any(way.way and way.value == "2026-11-25" for way in again.ways_out)
    assert ("per day", "Ian Murray") in [(one.kind, one.name) for one in again.obstacles]


async def test_a_booking_that_was_taken_back_does_not_count(office):
    await limit(office, "ian", ONE_A_DAY)
    offer = await offered(office)
    await press(office, offer, 1)
    (first,) = await live(office)
    await office.presses("rita", Cancel(first.id, is_sure=True))
    await office.presses("rita", Book(offer.offer, 2))
    await office.works()
    (second,) = await live(office)
    assert second.start == offer.slots[1].start


async def test_a_pause_between_interviews_holds_for_adjacent_bookings(office):
    await limit(office, "ian", HALF_AN_HOUR)
    offer = await offered(office)
    first, second = offer.slots[0], offer.slots[1]
    assert second.start - first.end < timedelta(minutes=30)
    await press(office, offer, 1)
    await press(office, offer, 2)
    assert len(await live(office)) == 1
    assert "wants 30 minutes between interviews" in fallback(office.view("rita", Problem))


async def test_a_limit_a_week_counts_the_days_before(office):
    await limit(office, "ian", Limits(per_week=1))
    tuesday, friday = await offered(office), await offered(office, "Ian on Friday")
    await press(office, tuesday, 1)
    await press(office, friday, 1)
    assert len(await live(office)) == 1
    assert facts(office)["why"] == "per-week"


async def test_a_day_closed_since_the_offer_is_not_booked(office):
    offer = await offered(office)
    await close(office, "2026-11-24")
    await press(office, offer, 1)
    assert await live(office) == []
    assert facts(office)["why"] == "closed"


async def test_notice_wanted_since_the_offer_is_kept(office):
    offer = await offered(office)
    await close(office, notice_minutes=3 * 24 * 60)
    await press(office, offer, 1)
    assert await live(office) == []
    assert "at least 72 hours ahead" in fallback(office.view("rita", Problem))


async def test_a_booking_made_in_time_is_not_lost_to_notice_while_microsoft_is_away(office):
    await close(office, notice_minutes=46 * 60)
    offer = await offered(office)
    office.clock.moment = offer.slots[0].start - timedelta(hours=46)
    await office.presses("rita", Book(offer.offer, 1))
    office.clock.pass_(minutes=5)
    await office.works()
    assert office.view("rita", InterviewCard).stage == "standing"


async def test_a_rule_that_came_after_book_is_named_on_the_card(office):
    offer = await offered(office)
    await office.presses("rita", Book(offer.offer, 1))
    await limit(office, "ian", Limits(never_on=frozenset({1})))
    await office.works()
    card = office.view("rita", InterviewCard)
    assert (card.ending, card.rule) == ("taken", "day off")
    assert "Ian doesn’t interview on that day" in fallback(card)


@pytest.mark.parametrize("limits", [ONE_A_DAY, Limits(per_week=1), HALF_AN_HOUR], ids=str)
async def test_of_two_bookings_that_race_under_a_limit_one_is_refused(office, limits):
    await limit(office, "ian", limits)
    offer = await offered(office)
    await save(office, replace(await office.person("olivia"), connection=Connection.CONNECTED))
    await office.says("olivia", "Ian on Tuesday with a room")
    other = office.view("olivia", OfferCard)
    await asyncio.gather(
        office.presses("rita", Book(offer.offer, 1)), office.presses("olivia", Book(other.offer, 2))
    )
    await office.works()
    assert len(await live(office)) == 1


async def test_a_move_keeps_the_limits_of_the_day_it_goes_to(office):
    interview = await booked(office)
    elsewhere = await offered_elsewhere(office, interview)
    target = next(one for one in elsewhere.slots if one.start.day != interview.start.day)
    day = f"{target.start:%A}"
    await press(office, await offered(office, f"Ian on {day}"), 4)
    await limit(office, "ian", ONE_A_DAY)
    await office.presses("rita", Book(elsewhere.offer, target.number))
    assert (await office.load(Interview, interview.id)).start == interview.start
    assert facts(office)["why"] == "per-day"


async def test_an_interview_moves_within_a_day_that_it_fills_itself(office):
    await limit(office, "ian", Limits(per_day=1, per_week=1))
    interview = await booked(office)
    await office.says("rita", "move it to Tuesday at 15:00")
    await press(office, office.view("rita", OfferCard), 1)
    assert (await office.load(Interview, interview.id)).start != interview.start


async def test_a_move_to_a_day_closed_since_is_refused_and_other_times_follow(office):
    interview = await booked(office)
    elsewhere = await offered_elsewhere(office, interview)
    target = next(one for one in elsewhere.slots if one.start.day != interview.start.day)
    await close(office, f"{target.start:%Y-%m-%d}")
    await press(office, elsewhere, target.number)
    assert (await office.load(Interview, interview.id)).start == interview.start
    assert facts(office)["why"] == "closed"
    again = office.view("rita", OfferCard)
    assert again.offer != elsewhere.offer
    assert again.purpose == "move"
    assert target.start.day not in {one.start.day for one in again.slots}


async def test_another_room_is_not_taken_on_a_day_closed_since(office):
    interview = await booked(office)
    office.calendars.events[interview.reservation.id].answers["thames@x.example"] = Answer.DECLINED
    office.clock.pass_(seconds=5)
    await office.works()
    await close(office, "2026-11-24")
    reply = await office.presses("rita", Move(interview.id, room=1))
    assert (await office.load(Interview, interview.id)).room == interview.room
    assert (reply.key, dict(reply.facts)["why"]) == ("slot-taken", "closed")


async def test_another_room_needs_no_notice_since_the_time_stays(office):
    interview = await booked(office)
    office.calendars.events[interview.reservation.id].answers["thames@x.example"] = Answer.DECLINED
    await close(office, notice_minutes=7 * 24 * 60)
    office.clock.pass_(seconds=5)
    await office.works()
    await office.presses("rita", Move(interview.id, room=1))
    assert (await office.load(Interview, interview.id)).room == "camden@x.example"


async def change_length(office, interview, minutes):
    await office.presses("rita", Change(interview.id), inputs={"minutes": str(minutes)})
    await office.works()
    found = await office.load(Interview, interview.id)
    return (found.end - found.start) // timedelta(minutes=1)


async def test_another_length_needs_no_notice_since_the_start_stays(office):
    interview = await booked(office)
    await close(office, notice_minutes=7 * 24 * 60)
    assert await change_length(office, interview, 45) == 45


async def test_another_length_is_not_refused_for_who_declined_that_interview(office):
    interview = await booked(office, "Ian and Mei on Tuesday with a room")
    await office.presses("ian", Decline(interview.id))
    await office.works()
    assert await change_length(office, interview, 45) == 45


async def test_a_longer_interview_keeps_the_pause_that_somebody_wants(office):
    interview = await booked(office)
    later = interview.end + timedelta(minutes=30)
    office.calendars.busy["ian@x.example"] = [Item(interval_of(later, timedelta(hours=1)))]
    await limit(office, "ian", HALF_AN_HOUR)
    assert await change_length(office, interview, 75) == 60


async def test_whoever_has_their_fill_does_not_stand_in(office):
    await press(office, await offered(office, "Mei on Tuesday at 15:00"), 1)
    await limit(office, "mei", ONE_A_DAY)
    await press(office, await offered(office), 1)
    interview = next(one for one in await live(office) if one.attendee("ian@x.example"))
    await office.presses("ian", Decline(interview.id))
    await office.works()
    found = await office.load(Interview, interview.id)
    assert found.substitutes == ()


async def test_a_stand_in_who_has_their_fill_by_now_is_refused(office):
    interview = await declined(office)
    await press(office, await offered(office, "Mei on Tuesday at 15:00"), 1)
    await limit(office, "mei", ONE_A_DAY)
    reply = await office.presses("rita", Replace(interview.id, 1))
    assert (reply.key, dict(reply.facts)["why"]) == ("slot-taken", "per-day")
    assert (await office.load(Interview, interview.id)).attendee("mei@x.example") is None


async def test_a_time_is_not_proposed_that_a_rule_forbids_by_now(office):
    interview = await booked(office)
    await office.presses("ian", Propose(interview.id))
    await office.works()
    view = office.view("ian", OfferCard)
    slot = next(one for one in view.slots if one.start.day != interview.start.day)
    await close(office, f"{slot.start:%Y-%m-%d}")
    reply = await office.presses("ian", Propose(interview.id, slot.number))
    assert (reply.key, dict(reply.facts)["why"]) == ("slot-taken", "closed")
    assert (await office.load(Interview, interview.id)).proposals == ()


THURSDAY = "Ian on Thursday at 9:45"


async def declined_thursday(office):
    interview = await booked(office, THURSDAY)
    await office.presses("ian", Decline(interview.id))
    await office.works()
    return interview


def starts(view):
    return [f"{one.start:%H:%M}" for one in view.slots]


async def test_whoever_declined_a_time_is_not_offered_it_again(office):
    await declined_thursday(office)
    assert "09:45" not in starts(await offered(office, THURSDAY))
    wide = await offered(office, "Ian on Thursday")
    assert not {"09:00", "09:15", "09:30", "09:45", "10:00"} & set(starts(wide))
    await office.presses("rita", Why(wide.offer), message=office.message("rita", OfferCard))
    said = list(reasons(office.view("rita", OfferCard)))
    assert "Ian declined an interview on Thursday 26 November at 09:45." in said


@pytest.mark.parametrize("by_hand", [False, True], ids=["in the chat", "in Outlook"])
async def test_what_was_declined_is_known_when_the_interview_is_gone(office, by_hand):
    interview = await booked(office, THURSDAY)
    if by_hand:
        event = office.calendars.events[interview.event.id]
        event.answers["ian@x.example"] = Answer.DECLINED
        office.clock.pass_(seconds=5)
    else:
        await office.presses("ian", Decline(interview.id))
    await office.works()
    await office.presses("rita", Cancel(interview.id, is_sure=True))
    await office.works()
    assert "09:45" not in starts(await offered(office, THURSDAY))


async def test_somebody_who_comes_after_all_has_not_declined(office):
    interview = await declined_thursday(office)
    await office.presses("ian", Accept(interview.id))
    await office.presses("rita", Cancel(interview.id, is_sure=True))
    await office.works()
    assert "09:45" in starts(await offered(office, THURSDAY))


async def test_somebody_else_is_asked_for_the_time_that_was_declined(office):
    await declined_thursday(office)
    view = await offered(office, "Ian or Mei on Thursday at 9:45")
    assert view.slots[0].people == ("Mei Tanaka",)


async def test_whoever_proposes_a_time_that_they_declined_before_is_asked_for_it(office):
    interview = await booked(office)
    await office.presses("ian", Decline(interview.id))
    slot, _ = await proposed(office, interview)
    await press(office, await _to_accept(office, interview), slot.number)
    assert (await office.load(Interview, interview.id)).start == slot.start


async def _to_accept(office, interview):
    (proposal,) = (await office.load(Interview, interview.id)).proposals
    return replace(office.view("ian", OfferCard), offer=proposal.offer)
