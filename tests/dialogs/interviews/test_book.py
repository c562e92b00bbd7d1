import asyncio
from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.domain.accounts import Connection
from bot.domain.bookings.interviews import (
    Answer,
    Interview,
    ResourceDay,
    RoomPath,
    RoomState,
    Stage,
)
from bot.domain.bookings.offers import Offer
from bot.domain.errors import OutsideTrouble, SignInExpired
from bot.domain.intervals import Interval
from bot.domain.jobs import JobKind
from bot.domain.search_models import Item
from bot.runtime.ports import DocumentChange
from bot.runtime.turn import Pressed
from cards.actions import Accept, Book, Cancel, Decline, Maybe, Move, Refresh, Undo
from cards.adaptive_cards import fallback
from cards.interview_views import AskToCancel, InterviewCard, InterviewList
from cards.offer_views import OfferCard
from cards.view_models import Consent, Problem
from tests.harness.office import Office
from tests.harness.office_stories import TUESDAY, booked, offered, with_scheduling_user


async def test_an_offer_names_the_day_people_room_and_times(office):
    view = await offered(office)
    assert {one.isoformat() for one in view.asked_days} == {"2026-11-24"}
    assert view.slots[0].people == ("Ian Murray",)
    assert view.slots[0].room == "Thames"
    assert len(view.slots) == 3


async def test_a_busy_person_is_not_offered(office):
    office.calendars.busy["ian@x.example"] = [Item(Interval(TUESDAY, TUESDAY + timedelta(hours=7)))]
    view = await offered(office)
    assert {slot.start.hour for slot in view.slots} == {16}


async def test_an_unread_calendar_is_never_free_and_is_named(office):
    office.calendars.unread["ian@x.example"] = "5009"
    view = await offered(office)
    assert view.slots == ()
    assert view.unread == ("Ian Murray",)


async def test_book_writes_a_reservation_and_an_invitation(office):
    interview = await booked(office)
    places = {one.place for one in office.calendars.events.values()}
    assert places == {"scheduler", "primary"}
    assert (interview.stage, interview.room_state) == (Stage.STANDING, RoomState.REQUESTED)
    assert isinstance(office.view("ian"), InterviewCard)


async def test_the_offer_becomes_the_interviews_card_in_place(office):
    await booked(office)
    assert isinstance(office.views("rita")[-1], InterviewCard)
    assert not [one for one in office.views("rita") if isinstance(one, OfferCard)]


async def test_a_room_that_may_be_written_to_is_reserved_directly(office):
    office.calendars.may_write.add("thames@x.example")
    await booked(office)
    assert {one.place for one in office.calendars.events.values()} == {"room", "primary"}


async def test_a_room_that_refused_is_asked_directly_again_a_day_later(office):
    """What was booked in between, by the scheduler's way, is no new refusal, and saves its organizer no more."""
    texts = [f"Ian on Tuesday at {hour}:00 with Thames" for hour in (9, 11, 13)]
    await booked(office, texts[0])
    refused = await office.person("rita")
    office.clock.pass_(hours=20)
    office.calendars.may_write.add("thames@x.example")
    in_between = await booked(office, texts[1])
    assert in_between.path is RoomPath.SCHEDULER
    assert (await office.person("rita")).direct_rooms == refused.direct_rooms
    office.clock.pass_(hours=5)
    assert (await booked(office, texts[2])).path is RoomPath.DIRECT


async def test_the_room_is_confirmed_only_once_its_calendar_shows_it(office):
    await booked(office)
    assert office.view("rita", InterviewCard).room_state == "requested"
    office.clock.pass_(seconds=5)
    await office.works()
    assert office.view("rita", InterviewCard).room_state == "confirmed"


async def test_pressing_book_twice_books_once(office):
    offer = await offered(office)
    for _ in range(2):
        await office.presses("rita", Book(offer.offer, 1))
    await office.works()
    assert len(await office.all(Interview)) == 1
    assert len(office.calendars.events) == 2


async def test_a_time_that_was_taken_meanwhile_is_not_booked(office):
    offer = await offered(office)
    start = offer.slots[0].start
    office.calendars.busy["ian@x.example"] = [Item(Interval(start, start + timedelta(minutes=30)))]
    await office.presses("rita", Book(offer.offer, 1))
    await office.works()
    assert office.calendars.events == {}
    assert office.view("rita", InterviewCard).ending == "taken"
    assert all(not day.claims for day in await office.all(ResourceDay))


async def test_somebody_who_comes_second_hears_who_was_first(office):
    await office.says("olivia", "connect")
    first = await offered(office)
    await office.says("rita", "Ian on Tuesday with a room")
    second = office.view("rita", OfferCard)
    await office.presses("rita", Book(first.offer, 1))
    await office.presses("rita", Book(second.offer, 1), message=office.message("rita", OfferCard))
    await office.works()
    told = office.view("rita", Problem)
    assert (told.key, dict(told.facts)["who"]) == ("slot-taken", "Rita")
    assert len(await office.all(Interview)) == 1
    assert office.view("rita", OfferCard).slots[0].start != first.slots[0].start


async def test_of_many_who_press_book_at_the_same_moment_exactly_one_wins(office):
    everybody = ("rita", "olivia", "ada")
    office = await Office().open(connected=(*everybody, "ian"))
    for name in everybody:
        await office.says(name, "Ian on Tuesday at 10 with a room")
    offers = {name: office.view(name, OfferCard).offer for name in everybody}
    presses = (office.presses(name, Book(offers[name], 1)) for name in everybody)
    await asyncio.gather(*presses)
    await office.works()
    assert len([one for one in await office.all(Interview) if one.is_live]) == 1
    assert len(office.calendars.events) == 2
    losers = [name for name in everybody if any(isinstance(v, Problem) for v in office.views(name))]
    assert len(losers) == 2


@pytest.mark.parametrize(
    ("action", "answer"),
    [(Accept, Answer.ACCEPTED), (Maybe, Answer.TENTATIVE), (Decline, Answer.DECLINED)],
)
async def test_an_interviewer_answers_through_their_own_calendar(office, action, answer):
    interview = await booked(office)
    message = office.message("ian", InterviewCard)
    await office.presses("ian", action(interview.id), message=message)
    await office.works()
    event = office.calendars.events[interview.event.id]
    assert event.answers["ian@x.example"] is answer
    (line,) = office.view("rita", InterviewCard).people
    assert (line.answer, line.said_in_chat) == (answer.value, False)


async def test_an_answer_without_a_connection_is_shown_as_said_in_chat(office):
    interview = await booked(office, "Mei on Tuesday with a room")
    await office.presses("mei", Accept(interview.id))
    await office.works()
    (line,) = office.view("rita", InterviewCard).people
    assert (line.answer, line.said_in_chat) == ("accepted", True)


async def test_an_answer_given_in_outlook_is_noticed(office):
    interview = await booked(office)
    office.calendars.events[interview.event.id].answers["ian@x.example"] = Answer.DECLINED
    office.clock.pass_(seconds=5)
    await office.works()
    assert office.view("rita", InterviewCard).people[0].answer == "declined"


async def test_only_those_who_are_invited_may_answer(office):
    interview = await booked(office)
    reply = await office.presses("mei", Accept(interview.id))
    assert reply.key == "not-allowed"


async def test_undo_takes_everything_back(office):
    interview = await booked(office)
    await office.presses("rita", Undo(interview.id), message=office.message("rita"))
    await office.works()
    assert office.calendars.events == {}
    assert office.view("rita", InterviewCard).ending == "undone"
    assert office.view("ian", InterviewCard).ending == "undone"


async def test_after_two_minutes_undo_says_that_it_has_closed_and_names_cancel(office):
    interview = await booked(office)
    office.clock.pass_(minutes=3)
    reply = await office.presses("rita", Undo(interview.id))
    assert "cancel it" in fallback(reply)
    assert "two minutes" in await office.says("rita", "undo")
    await office.says("rita", "yes")
    await office.works()
    assert (await office.load(Interview, interview.id)).is_live


async def test_nobody_else_can_cancel_an_interview(office):
    interview = await booked(office)
    reply = await office.presses("olivia", Cancel(interview.id, is_sure=True))
    assert reply.key == "gone"
    assert len(office.calendars.events) == 2


async def test_a_slot_in_the_past_is_not_booked(office):
    offer = await offered(office)
    office.clock.pass_(days=3)
    reply = await office.presses("rita", Book(offer.offer, 1))
    assert reply.key in {"gone", "slot-taken"}


async def test_a_grant_that_ends_before_booking_leaves_nothing(office):
    offer = await offered(office)
    office.calendars.signed_out[(await office.person("rita")).id] = SignInExpired()
    await office.presses("rita", Book(offer.offer, 1))
    await office.works()
    assert office.calendars.events == {}
    assert office.view("rita", InterviewCard).ending == "failed"
    assert (await office.person("rita")).connection is Connection.EXPIRED


async def test_an_outage_of_graph_is_waited_out(office):
    offer = await offered(office)
    office.calendars.trouble = OutsideTrouble(service="Microsoft 365")
    await office.presses("rita", Book(offer.offer, 1))
    await office.works()
    assert office.calendars.events == {}
    office.calendars.trouble = None
    office.clock.pass_(minutes=1)
    await office.works()
    assert len(office.calendars.events) == 2


async def test_a_question_during_an_outage_says_so(office):
    office.calendars.trouble = OutsideTrouble(service="Microsoft 365")
    await office.says("rita", "Ian on Tuesday with a room")
    assert office.view("rita", Problem).key == "outside-trouble"


async def test_the_scheduling_user_reads_what_the_recruiter_may_not(office):
    await with_scheduling_user(office)
    office.calendars.hidden = {("rita@x.example", "ian@x.example")}
    view = await offered(office)
    assert view.slots
    assert view.read_by == "Ada Byrne"


async def test_the_scheduling_user_reads_for_who_is_not_connected_but_books_for_nobody(office):
    await with_scheduling_user(office)
    await office.says("rita", "disconnect")
    view = await offered(office)
    assert view.read_by == "Ada Byrne"
    await office.presses("rita", Book(view.offer, 1))
    await office.works()
    assert isinstance(office.views("rita")[-1], Consent)
    assert office.calendars.events == {}


async def test_the_question_before_cancelling_is_drawn_anew_for_its_form(office):
    interview = await booked(office)
    await office.presses("rita", Cancel(interview.id))
    message = office.message("rita", AskToCancel)
    again = Pressed(Refresh(f"cancel/{interview.id}"), message)
    assert isinstance(await office.turn("rita", again), AskToCancel)
    assert office.message("rita", AskToCancel) == message
    assert (await office.turn("ian", again)).key == "not-allowed"


async def test_a_reason_for_cancelling_is_kept_and_shown(office):
    interview = await booked(office)
    why = {"comment": "The role is on hold"}
    await office.presses("rita", Cancel(interview.id, is_sure=True), inputs=why)
    await office.works()
    assert office.view("ian", InterviewCard).reason == "The role is on hold"


async def test_an_interview_has_one_card_and_its_old_place_says_so(office):
    interview = await booked(office)
    await office.says("rita", "my interviews")
    message = office.message("rita", InterviewList)
    await office.presses("rita", Refresh(f"interview/{interview.id}"), message=message)
    await office.works()
    cards = [one for one in office.views("rita") if isinstance(one, InterviewCard)]
    assert len(cards) == 1
    assert isinstance(office.views("rita")[-1], InterviewCard)
    assert isinstance(office.view("rita", InterviewList), InterviewList)


async def test_a_silent_room_brings_other_rooms_after_a_minute(office):
    interview = await booked(office)
    reservation = office.calendars.events[interview.reservation.id]
    # The room neither takes the time nor answers.
    reservation.draft = replace(reservation.draft, room=None)
    for seconds in (5, 20, 60):
        assert office.view("rita", InterviewCard).spare_rooms == ()
        office.clock.pass_(seconds=seconds)
        await office.works()
    view = office.view("rita", InterviewCard)
    assert (view.room_state, view.spare_rooms) == ("requested", ("Camden",))


async def test_moving_to_a_spare_room_keeps_the_interview(office):
    interview = await booked(office)
    office.calendars.events[interview.reservation.id].answers["thames@x.example"] = Answer.DECLINED
    office.clock.pass_(seconds=5)
    await office.works()
    assert office.view("rita", InterviewCard).spare_rooms == ("Camden",)
    await office.presses("rita", Move(interview.id, 1))
    await office.works()
    rooms = {one.draft.room.name for one in office.calendars.events.values() if one.draft.room}
    assert rooms == {"Camden"}
    assert (await office.load(Interview, interview.id)).event == interview.event


async def test_a_grant_that_ends_while_writing_is_asked_for_and_the_booking_goes_on(office):
    offer = await offered(office)
    office.calendars.may_write.add("thames@x.example")
    rita = await office.person("rita")
    await office.presses("rita", Book(offer.offer, 1))
    (interview,) = await office.all(Interview)
    checked = replace(interview, stage=Stage.CHECKED)
    await office.store.save([DocumentChange(Interview, interview.id, checked, 1)])
    office.calendars.signed_out[rita.id] = SignInExpired()
    await office.works()
    assert (await office.person("rita")).connection is Connection.EXPIRED
    del office.calendars.signed_out[rita.id]
    office.clock.pass_(minutes=6)
    await office.works()
    assert (await office.load(Interview, interview.id)).stage is Stage.STANDING


async def test_only_the_latest_offers_of_a_person_are_kept(office):
    first = await offered(office)
    for _ in range(9):
        office.clock.pass_(minutes=1)
        await office.says("rita", "Ian on Tuesday with a room")
    assert len(await office.all(Offer)) == 5
    reply = await office.presses("rita", Book(first.offer, 1))
    assert (reply.key, dict(reply.facts)["what"]) == ("gone", "offer")


async def test_an_organizer_who_takes_part_is_coming(office):
    await booked(office, "me and Ian on Tuesday with a room")
    view = office.view("rita", InterviewCard)
    assert {one.name: one.answer for one in view.people} == {
        "Ian Murray": "none",
        "Rita Costa": "accepted",
    }
    assert len([one for one in office.views("rita") if isinstance(one, InterviewCard)]) == 1


async def test_an_answer_that_comes_late_is_seen_within_three_minutes(office):
    """A room that declines an hour after the booking is on the card three minutes later."""
    await booked(office)
    for seconds in (5, 20, 60, *[180] * 20):
        office.clock.pass_(seconds=seconds)
        await office.works()
    (kept,) = (one for one in office.calendars.events.values() if one.place == "scheduler")
    kept.room_refused = True
    office.clock.pass_(minutes=3)
    await office.works()
    assert office.view("rita", InterviewCard).room_state == "declined"


async def test_a_look_that_finds_nothing_new_writes_no_more_than_when_to_look_again(office):
    interview = await booked(office)
    for seconds in (5, 20, 60, 180):
        office.clock.pass_(seconds=seconds)
        await office.works()
    before = await office.store.load(Interview, interview.id)
    office.clock.pass_(minutes=3)
    await office.works()
    assert (await office.store.load(Interview, interview.id)).version == before.version
    assert JobKind.LOOK in {one.kind for one in await office.due()}


async def test_the_earliest_is_booked_in_a_word(office):
    await office.says("rita", "Ian on Tuesday with a room")
    earliest = min(one.start for one in office.view("rita", OfferCard).slots)
    await office.says("rita", "book the earliest")
    (interview,) = await office.all(Interview)
    assert interview.start == earliest
