from datetime import timedelta

import pytest

from bot.domain.accounts import Connection, person_id
from bot.domain.bookings.interviews import Answer, Interview, ResourceDay
from bot.domain.errors import SignInExpired, SignInNeeded
from bot.domain.intervals import Interval
from bot.domain.search_models import Item
from cards.actions import Accept, Book, Move, Propose, Undo
from cards.adaptive_cards import fallback
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard
from cards.view_models import Consent, Problem
from tests.harness.office import TENANT
from tests.harness.office_stories import booked, offered_elsewhere, proposed


async def test_moving_offers_times_at_which_the_panel_and_a_room_are_free(office):
    interview = await booked(office)
    view = await offered_elsewhere(office, interview)
    assert (view.purpose, view.interview) == ("move", interview.id)
    assert all(slot.people == ("Ian Murray",) and slot.room for slot in view.slots)


async def test_a_move_shows_the_room_that_the_interview_keeps(office):
    interview = await booked(office, "Ian on Tuesday at 10 with Camden")
    view = await offered_elsewhere(office, interview)
    assert {slot.room for slot in view.slots} == {"Camden"}
    slot = next(one for one in view.slots if one.start != interview.start)
    await office.presses("rita", Book(view.offer, slot.number))
    await office.works()
    assert office.view("rita", InterviewCard).room == "Camden"


async def test_a_move_shows_another_room_where_its_own_is_taken(office):
    interview = await booked(office, "Ian on Tuesday at 10 with Camden")
    week = Interval(interview.end, interview.end + timedelta(days=7))
    office.calendars.busy["camden@x.example"] = [Item(week)]
    view = await offered_elsewhere(office, interview)
    assert {slot.room for slot in view.slots if slot.start >= week.start} == {"Thames"}


async def test_a_moved_interview_keeps_its_event_and_asks_its_people_anew(office):
    interview = await booked(office)
    await office.presses("ian", Accept(interview.id))
    await office.works()
    view = await offered_elsewhere(office, interview)
    slot = next(one for one in view.slots if one.start != interview.start)
    await office.presses("rita", Book(view.offer, slot.number))
    await office.works()
    moved = await office.load(Interview, interview.id)
    assert (moved.start, moved.event) == (slot.start, interview.event)
    assert office.calendars.events[moved.event.id].draft.span == Interval(slot.start, slot.end)
    assert moved.people[0].answer == "none"
    rooms = [one for one in office.calendars.events.values() if one.place == "scheduler"]
    assert [one.draft.span.start for one in rooms] == [slot.start]


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("move it to Wednesday and tell Mei", "tell Mei"),
        ("move it to Wednesday and find Mei an hour on Friday", "find Mei an hour on Friday"),
        ("cancel it and book Mei instead", "book Mei instead"),
    ],
)
async def test_what_is_said_beside_a_move_or_cancellation_is_named_and_not_done(
    office, text, left_out
):
    interview = await booked(office)
    assert f"I left out “{left_out}”" in await office.says("rita", text)
    assert await office.load(Interview, interview.id) == interview


@pytest.mark.parametrize("may_write", [set(), {"thames@x.example"}])
async def test_a_room_keeps_an_interview_that_moves_by_half_its_length(office, may_write):
    office.calendars.may_write = may_write
    await booked(office, "Ian on Tuesday at 10 with Thames")
    await office.says("rita", "move it to Tuesday at 10:30 in Thames")
    await office.presses("rita", Book(office.view("rita", OfferCard).offer, 1))
    await office.works()
    assert office.view("rita", InterviewCard).room_state == "requested"
    office.clock.pass_(seconds=5)
    await office.works()
    card = office.view("rita", InterviewCard)
    assert (card.room, card.room_state) == ("Thames", "confirmed")


async def test_a_reservation_that_is_gone_is_made_anew_by_a_move(office):
    interview = await booked(office)
    view = await offered_elsewhere(office, interview)
    del office.calendars.events[interview.reservation.id]
    slot = next(one for one in view.slots if one.start != interview.start)
    await office.presses("rita", Book(view.offer, slot.number))
    await office.works()
    moved = await office.load(Interview, interview.id)
    assert office.calendars.events[moved.reservation.id].draft.span == Interval(
        slot.start, slot.end
    )


async def test_interviewers_read_of_a_move_and_a_cancellation_in_a_new_message(office):
    office.clock.pass_(days=1)
    interview = await booked(office)
    invited = office.message("ian", InterviewCard)
    view = await offered_elsewhere(office, interview)
    slot = next(one for one in view.slots if one.start > interview.start)
    await office.presses("rita", Book(view.offer, slot.number))
    await office.works()
    moved = office.message("ian", InterviewCard)
    assert moved != invited
    assert office.view("ian", InterviewCard).start == slot.start
    await office.says("rita", "cancel it")
    await office.says("rita", "yes, cancel it")
    await office.works()
    assert office.message("ian", InterviewCard) not in {invited, moved}


async def test_on_a_sunday_what_is_days_away_changes_in_the_card_that_stands(office):
    interview = await booked(office)
    invited = office.message("ian", InterviewCard)
    view = await offered_elsewhere(office, interview)
    slot = next(one for one in view.slots if one.start.date() != interview.start.date())
    await office.presses("rita", Book(view.offer, slot.number))
    await office.works()
    assert office.message("ian", InterviewCard) == invited
    assert office.view("ian", InterviewCard).start == slot.start


async def test_the_old_time_is_free_again_after_a_move(office):
    interview = await booked(office)
    view = await offered_elsewhere(office, interview)
    slot = next(one for one in view.slots if one.start.date() != interview.start.date())
    await office.presses("rita", Book(view.offer, slot.number))
    await office.works()
    claims = [claim for day in await office.all(ResourceDay) for claim in day.claims]
    assert {claim.start for claim in claims} == {slot.start}


async def test_a_time_taken_since_the_offer_is_not_moved_to(office):
    interview = await booked(office)
    view = await offered_elsewhere(office, interview)
    slot = next(one for one in view.slots if one.start != interview.start)
    office.calendars.busy["ian@x.example"] = [Item(Interval(slot.start, slot.end))]
    await office.presses("rita", Book(view.offer, slot.number))
    assert office.view("rita", Problem).key == "slot-taken"
    assert office.view("rita", OfferCard).offer != view.offer
    assert (await office.load(Interview, interview.id)).start == interview.start


async def test_moving_in_words_offers_the_day_that_was_named(office):
    interview = await booked(office)
    await office.says("rita", "move my interview with Ian to Thursday afternoon")
    await office.works()
    view = office.view("rita", OfferCard)
    assert view.interview == interview.id
    assert {(slot.start.weekday(), slot.start.hour >= 12) for slot in view.slots} == {(3, True)}


async def test_right_after_a_booking_it_is_the_interview(office):
    interview = await booked(office)
    await office.says("rita", "move it to Thursday afternoon")
    await office.works()
    assert office.view("rita", OfferCard).interview == interview.id
    await office.says("rita", "move it to Friday at 3pm")
    await office.works()
    moving = office.view("rita", OfferCard)
    assert (moving.interview, moving.slots[0].start.weekday()) == (interview.id, 4)


async def test_after_another_question_it_is_the_question(office):
    await booked(office)
    await office.says("rita", "who is free on Monday with a room")
    await office.says("rita", "move it to Thursday afternoon")
    await office.works()
    assert office.view("rita", OfferCard).interview == ""


async def test_a_follow_up_after_a_booking_moves_what_was_booked(office):
    interview = await booked(office)
    await office.says("rita", "and on Thursday?")
    await office.works()
    view = office.view("rita", OfferCard)
    assert (view.interview, view.slots[0].start.weekday()) == (interview.id, 3)


async def test_an_interviewer_proposes_only_times_that_suit_everybody(office):
    interview = await booked(office)
    slot, _ = await proposed(office, interview)
    assert "Rita will decide" in office.last("ian")
    (told,) = office.view("rita", InterviewCard).proposals
    assert (told.proposer, told.start) == ("Ian Murray", slot.start)
    assert (await office.load(Interview, interview.id)).start == interview.start


async def test_a_proposal_goes_to_outlook_and_is_told_once(office):
    interview = await booked(office)
    slot, _ = await proposed(office, interview)
    span = Interval(slot.start, slot.end)
    (event,) = [one for one in office.calendars.events.values() if one.place == "primary"]
    assert event.proposed == {"ian@x.example": span}
    told = len(office.views("rita"))
    office.clock.pass_(minutes=5)
    await office.works()
    after = await office.load(Interview, interview.id)
    assert [(one.start, one.end) for one in after.proposals] == [(slot.start, slot.end)]
    assert after.people[0].answer is Answer.TENTATIVE
    assert len(office.views("rita")) == told


async def test_who_is_not_connected_proposes_in_the_chat(office):
    interview = await booked(office)
    office.calendars.signed_out[person_id(TENANT, "ian")] = SignInExpired()
    await proposed(office, interview)
    assert all(not one.proposed for one in office.calendars.events.values())
    assert len((await office.load(Interview, interview.id)).proposals) == 1


async def test_the_organizer_takes_a_proposal_with_one_press(office):
    interview = await booked(office)
    slot, _ = await proposed(office, interview)
    (told,) = office.view("rita", InterviewCard).proposals
    await office.presses("rita", Book(told.offer, told.slot_number))
    await office.works()
    moved = await office.load(Interview, interview.id)
    assert (moved.start, moved.proposals) == (slot.start, ())


async def test_nobody_else_may_move_or_propose(office):
    interview = await booked(office)
    moving = await office.presses("olivia", Move(interview.id))
    proposing = await office.presses("mei", Propose(interview.id))
    assert (moving.key, proposing.key) == ("gone", "not-allowed")
    assert (interview.end - interview.start) == timedelta(hours=1)


async def test_long_after_the_booking_the_coming_days_are_offered(office):
    interview = await booked(office, "Ian on 8 December with a room")
    office.clock.pass_(days=12)
    view = await offered_elsewhere(office, interview)
    assert view.slots
    assert all(slot.start >= office.clock.now() for slot in view.slots)


@pytest.mark.parametrize("is_expired", [True, False])
async def test_an_interviewer_is_not_asked_to_sign_in_for_the_organizer(office, is_expired):
    interview = await booked(office)
    organizer = (await office.person("rita")).id
    office.calendars.signed_out[organizer] = SignInExpired() if is_expired else SignInNeeded()
    reply = await office.presses("ian", Propose(interview.id))
    await office.works()
    assert "Rita’s Microsoft 365 sign-in has ended" in reply.lines[0]
    assert (await office.person("rita")).connection is Connection.EXPIRED
    assert (await office.person("ian")).connection is Connection.CONNECTED
    assert not [one for one in office.views("ian") if isinstance(one, Consent)]


async def test_a_time_of_others_is_not_taken_for_a_proposal(office):
    interview = await booked(office)
    assert "recruiter" in await office.says("ian", "who's free Wednesday at 3pm?")
    await office.says("rita", "how about Wednesday at 3pm?")
    view = office.view("rita", OfferCard)
    assert (view.interview, view.purpose) == (interview.id, "move")


async def test_an_interviewer_whom_nobody_asked_proposes_nothing(office):
    assert "recruiter" in await office.says("ian", "how about Wednesday at 3pm?")


async def test_the_organizer_takes_a_proposal_in_a_word(office):
    """The words on the card mean the proposal, whatever offer was shown last in the chat."""
    interview = await booked(office)
    slot, _ = await proposed(office, interview)
    await office.says("rita", "accept the proposal")
    await office.works()
    assert (await office.load(Interview, interview.id)).start == slot.start


@pytest.mark.parametrize("text", ["2", "propose 2", "the second one"])
async def test_a_time_to_propose_is_chosen_in_words(office, text):
    interview = await booked(office)
    await office.says("ian", "can we do Wednesday instead?")
    slot = office.view("ian", OfferCard).slots[1]
    await office.says("ian", text)
    await office.works()
    (proposal,) = (await office.load(Interview, interview.id)).proposals
    assert proposal.start == slot.start


async def test_another_day_is_proposed_after_times_were_shown(office):
    await booked(office)
    await office.says("ian", "can we do Wednesday instead?")
    await office.says("ian", "can we do Thursday instead?")
    view = office.view("ian", OfferCard)
    assert (view.purpose, view.slots[0].start.day) == ("propose", 26)


async def test_a_move_is_undone_though_calendars_still_show_where_it_was(office):
    interview = await booked(office)
    view = await offered_elsewhere(office, interview)
    slot = next(one for one in view.slots if one.start != interview.start)
    await office.presses("rita", Book(view.offer, slot.number))
    await office.works()
    office.calendars.busy["ian@x.example"] = [Item(Interval(interview.start, interview.end))]
    await office.presses("rita", Undo(interview.id))
    await office.works()
    assert (await office.load(Interview, interview.id)).start == interview.start


async def test_a_proposal_is_accepted_of_who_is_named(office):
    """Ian and Mei propose different times: a yes asks whose, a name takes that one's."""
    interview = await booked(office, "Ian and Mei on Tuesday at 14:00")
    starts = {}
    for who, day in (("ian", "Wednesday"), ("mei", "Thursday")):
        await office.says(who, f"propose {day}")
        slot = office.view(who, OfferCard).slots[0]
        await office.says(who, "propose 1")
        await office.works()
        starts[who] = slot.start
    asked = await office.says("rita", "accept the proposal")
    assert "whose" in asked
    await office.says("rita", "ok, go with Ian's time")
    await office.works()
    assert (await office.load(Interview, interview.id)).start == starts["ian"]


async def test_a_yes_after_several_times_to_propose_asks_which(office):
    interview = await booked(office)
    await office.says("ian", "can we do Wednesday instead?")
    assert "propose 2" in await office.says("ian", "yes")
    await office.works()
    after = await office.load(Interview, interview.id)
    assert (after.proposals, after.attendee("ian@x.example").answer) == ((), Answer.NONE)


async def test_the_invitation_is_accepted_by_name_though_times_to_propose_were_shown(office):
    interview = await booked(office)
    await office.says("ian", "how about Wednesday afternoon?")
    await office.says("ian", "accept the original time")
    await office.works()
    after = await office.load(Interview, interview.id)
    assert (after.proposals, after.attendee("ian@x.example").answer) == ((), Answer.ACCEPTED)


async def test_a_yes_after_proposing_says_what_is_open_and_accepts_nothing(office):
    interview = await booked(office)
    office.calendars.signed_out[person_id(TENANT, "ian")] = SignInExpired()
    await proposed(office, interview)
    assert "You proposed" in await office.says("ian", "yes")
    after = await office.load(Interview, interview.id)
    assert after.attendee("ian@x.example").answer is Answer.NONE
    await office.says("ian", "accept")
    await office.works()
    after = await office.load(Interview, interview.id)
    assert after.attendee("ian@x.example").answer is Answer.ACCEPTED


async def test_the_only_proposal_is_meant_though_another_interview_was_shown_last(office):
    interview = await booked(office)
    slot, _ = await proposed(office, interview)
    await office.says("rita", "Mei on Thursday")
    await office.says("rita", "book 1")
    await office.works()
    await office.says("rita", "sounds good, accept the new time")
    await office.works()
    assert (await office.load(Interview, interview.id)).start == slot.start


async def test_a_stand_in_that_is_asked_for_accepts_no_proposal(office):
    interview = await booked(office)
    await proposed(office, interview)
    await office.says("rita", "is there anybody free to take Ian's place?")
    assert office.view("rita", InterviewCard).to_replace == ("Ian Murray",)
    assert "nothing changed" in await office.says("rita", "no, keep Ian's as it was")
    assert (await office.load(Interview, interview.id)).start == interview.start


@pytest.mark.parametrize(
    "text", ["move to 2", "move 2", "move it to the second one", "move to number 2 please", "2"]
)
async def test_a_time_to_move_to_is_chosen_by_its_number_in_any_words(office, text):
    interview = await booked(office)
    await office.says("rita", "move it to Thursday")
    second = office.view("rita", OfferCard).slots[1]
    await office.says("rita", text)
    await office.works()
    assert (await office.load(Interview, interview.id)).start == second.start


async def test_an_hour_to_move_to_is_no_number_of_a_time(office):
    interview = await booked(office)
    await office.says("rita", "move it to Thursday")
    await office.says("rita", "move it to 2")
    await office.works()
    assert (await office.load(Interview, interview.id)).start == interview.start
    assert all(one.start.hour == 14 for one in office.view("rita", OfferCard).slots)


async def test_the_last_of_the_times_to_move_to_is_chosen(office):
    interview = await booked(office)
    await office.says("rita", "move it to Thursday")
    last = office.view("rita", OfferCard).slots[-1]
    await office.says("rita", "move to the last one")
    await office.works()
    assert (await office.load(Interview, interview.id)).start == last.start


async def test_the_time_that_an_interview_has_is_no_other_time(office):
    interview = await booked(office)
    for view in (
        await offered_elsewhere(office, interview),
        await asked_for_tuesday(office, "rita", "move it to Tuesday"),
        await asked_for_tuesday(office, "ian", "can we do Tuesday at another time?"),
    ):
        assert view.slots
        assert interview.start not in {one.start for one in view.slots}


async def asked_for_tuesday(office, who, text):
    await office.says(who, text)
    return office.view(who, OfferCard)


async def test_a_move_to_when_it_is_says_so(office):
    interview = await booked(office, "Ian on Tuesday at 11 with a room")
    said = await office.says("rita", "move it to Tuesday at 11")
    assert "It’s already on Tuesday 24 November, 11:00. Nothing changed." in said
    assert "“move”" in said
    said = await office.says("ian", "can we do Tuesday at 11 instead?")
    assert "To come then, type “accept”" in said
    assert (await office.load(Interview, interview.id)).start == interview.start


@pytest.mark.parametrize("text", ["can we do Wednesday instead?", "propose another time"])
async def test_who_proposes_is_offered_no_button_that_is_a_recruiters(office, text):
    """“More”, “Why not” and “30 minutes instead” are refused to an interviewer."""
    await booked(office)
    await office.says("ian", text)
    view = office.view("ian", OfferCard)
    assert (view.purpose, bool(view.slots)) == ("propose", True)
    said = fallback(view)
    assert "how about Wednesday" in said
    assert not [one for one in ("why not", "“more”", "minutes instead") if one in said]


@pytest.mark.parametrize(
    "text",
    ["no I meant Friday", "sorry, Friday I meant", "typo: Friday", "it was supposed to be Friday"],
)
async def test_another_day_that_was_meant_offers_times_for_the_same_interview(office, text):
    interview = await booked(office)
    await office.says("rita", "move it to Thursday")
    await office.works()
    await office.says("rita", text)
    await office.works()
    view = office.view("rita", OfferCard)
    assert (view.purpose, view.interview) == ("move", interview.id)
    assert {f"{slot.start:%a}" for slot in view.slots} == {"Fri"}
    await office.says("rita", "1")
    await office.works()
    (moved,) = await office.all(Interview)
    assert f"{moved.start:%a}" == "Fri"
