"""What people do to an interview in Outlook, behind the bot's back: the card says what is so."""

from datetime import timedelta

from msgspec.structs import replace

from bot.domain.accounts import Connection, Person, Role, person_id
from bot.domain.bookings.interviews import Answer, Interview, ResourceDay, Stage
from bot.domain.intervals import Interval
from bot.domain.search_models import Item
from bot.runtime.ports import DocumentChange
from cards.actions import Accept, Book, Change, Decline, NameCandidate, Replace, Undo
from cards.adaptive_cards import fallback
from cards.interview_views import InterviewCard
from cards.offer_views import OfferCard
from cards.view_models import Problem
from tests.harness.office import a_person
from tests.harness.office_stories import (
    booked,
    declined,
    lose_rooms,
    offered,
    offered_elsewhere,
    proposed,
    save,
)

DAY = timedelta(days=1)


async def passes(office, **time):
    office.clock.pass_(**time)
    await office.works()


async def dragged(office, interview, by=DAY):
    """Rita drags the event to another time in Outlook, and the bot looks again."""
    kept = office.calendars.events[interview.event.id]
    there = Interval(interview.start + by, interview.end + by)
    kept.draft = replace(kept.draft, span=there)
    kept.answers = {}
    await passes(office, seconds=5)
    return there


async def claims_of(office, mail):
    days = [one for one in await office.all(ResourceDay) if one.mail == mail]
    return [(one.start, one.interview) for day in days for one in day.claims]


# --- moved ---------------------------------------------------------------------------------------


async def test_the_card_and_the_room_follow_an_event_that_was_moved_in_outlook(office):
    interview = await booked(office)
    await office.presses("ian", Accept(interview.id))
    there = await dragged(office, interview)
    card = office.view("rita", InterviewCard)
    assert (card.start, card.stage) == (there.start, "standing")
    assert card.people[0].answer == "none"
    assert office.view("ian", InterviewCard).start == there.start
    (reservation,) = [one for one in office.calendars.events.values() if one.place == "scheduler"]
    assert reservation.draft.span == there
    await passes(office, seconds=5)
    assert office.view("rita", InterviewCard).room_state == "confirmed"


async def test_interviewers_read_of_a_move_in_outlook_in_a_new_message(office):
    office.clock.pass_(days=1)
    interview = await booked(office)
    invited = office.message("ian", InterviewCard)
    there = await dragged(office, interview)
    assert office.message("ian", InterviewCard) != invited
    assert office.view("ian", InterviewCard).start == there.start


async def test_a_room_keeps_an_event_that_was_moved_by_half_its_length(office):
    interview = await booked(office)
    await dragged(office, interview, by=timedelta(minutes=30))
    await passes(office, seconds=5)
    assert office.view("rita", InterviewCard).room_state == "confirmed"


async def test_what_was_claimed_follows_too(office):
    interview = await booked(office)
    there = await dragged(office, interview)
    for mail in ("ian@x.example", interview.room):
        assert await claims_of(office, mail) == [(there.start, interview.id)]


async def test_who_answered_after_the_move_has_answered(office):
    interview = await booked(office)
    kept = office.calendars.events[interview.event.id]
    kept.draft = replace(kept.draft, span=Interval(interview.start + DAY, interview.end + DAY))
    kept.answers = {"ian@x.example": Answer.ACCEPTED}
    await passes(office, seconds=5)
    assert office.view("rita", InterviewCard).people[0].answer == "accepted"


async def test_a_room_that_is_busy_at_the_new_time_is_not_called_free(office):
    interview = await booked(office)
    longer = Interval(interview.start + DAY, interview.end + 2 * DAY)
    office.calendars.busy[interview.room] = [Item(longer)]
    await dragged(office, interview)
    await passes(office, seconds=5)
    assert office.view("rita", InterviewCard).room_state == "declined"


async def test_a_room_that_another_interview_has_is_neither_asked_nor_claimed(office):
    office.calendars.may_write = {"thames@x.example"}
    await office.says("rita", "Mei on Wednesday at 9 with Thames")
    await office.presses("rita", Book(office.view("rita", OfferCard).offer, 1))
    await office.works()
    (first,) = await office.all(Interview)
    await office.says("rita", "Ian on Tuesday at 9 with Thames")
    await office.presses("rita", Book(office.view("rita", OfferCard).offer, 1))
    await office.works()
    (second,) = [one for one in await office.all(Interview) if one.id != first.id]
    there = await dragged(office, second)
    assert there.start == first.start
    moved = await office.load(Interview, second.id)
    assert (moved.stage, moved.room_state) == (Stage.STANDING, "declined")
    assert await claims_of(office, "thames@x.example") == [(first.start, first.id)]
    await passes(office, seconds=60)
    assert (await office.load(Interview, first.id)).room_state == "confirmed"
    assert (await office.load(Interview, second.id)).room_state == "declined"


async def test_a_reservation_that_was_moved_away_no_longer_holds_the_room(office):
    interview = await booked(office)
    kept = office.calendars.events[interview.reservation.id]
    kept.answers[interview.room] = Answer.ACCEPTED
    await passes(office, seconds=5)
    assert office.view("rita", InterviewCard).room_state == "confirmed"
    kept.draft = replace(kept.draft, span=Interval(interview.start + DAY, interview.end + DAY))
    await passes(office, seconds=20)
    assert office.view("rita", InterviewCard).room_state == "declined"


# --- deleted -------------------------------------------------------------------------------------


async def assert_nothing_is_left(office, interview):
    await passes(office, minutes=5)
    assert (await office.load(Interview, interview.id)).stage is Stage.ENDED
    assert office.calendars.events == {}
    assert not [claim for one in await office.all(ResourceDay) for claim in one.claims]


async def test_an_event_that_was_deleted_before_its_candidate_is_named_ends_the_interview(office):
    interview = await booked(office)
    del office.calendars.events[interview.event.id]
    await office.presses("rita", NameCandidate(interview.id), inputs={"candidate": "Zoe"})
    await assert_nothing_is_left(office, interview)
    card = office.view("rita", InterviewCard)
    assert (card.ending, card.stage) == ("cancelled", "ended")
    assert "Cancelled: the event was deleted in Outlook" in fallback(card)


async def test_an_event_that_was_deleted_before_it_is_moved_ends_the_interview(office):
    interview = await booked(office)
    view = await offered_elsewhere(office, interview)
    del office.calendars.events[interview.event.id]
    slot = next(one for one in view.slots if one.start != interview.start)
    await office.presses("rita", Book(view.offer, slot.number))
    await assert_nothing_is_left(office, interview)


async def test_what_is_undone_while_it_is_found_deleted_was_undone(office):
    interview = await booked(office)
    del office.calendars.events[interview.event.id]
    await office.presses("rita", NameCandidate(interview.id), inputs={"candidate": "Zoe"})
    await office.presses("rita", Undo(interview.id))
    await assert_nothing_is_left(office, interview)
    assert office.view("rita", InterviewCard).ending == "undone"


async def test_a_direct_reservation_that_gave_way_to_another_entry_is_not_confirmed(office):
    office.calendars.may_write = {"thames@x.example"}
    interview = await booked(office, "Ian on Tuesday at 10 with Thames")
    await passes(office, seconds=5)
    assert office.view("rita", InterviewCard).room_state == "confirmed"
    del office.calendars.events[interview.reservation.id]
    longer = Interval(interview.start - DAY / 24, interview.end)
    office.calendars.busy["thames@x.example"] = [Item(longer)]
    await passes(office, seconds=20)
    assert office.view("rita", InterviewCard).room_state == "declined"


# --- who and what goes while a booking is under way ------------------------------------------------


async def test_a_room_taken_off_the_list_while_it_is_booked_is_still_reserved(office):
    view = await offered(office)
    await office.presses("rita", Book(view.offer, 1))
    await lose_rooms(office)
    await office.works()
    (interview,) = await office.all(Interview)
    assert interview.stage is Stage.STANDING
    assert {one.draft.room.mail for one in office.calendars.events.values()} == {interview.room}


async def test_naming_the_candidate_keeps_the_place_of_a_room_taken_off_the_list(office):
    interview = await booked(office)
    await lose_rooms(office)
    await office.presses("rita", NameCandidate(interview.id), inputs={"candidate": "Zoe"})
    await office.works()
    assert office.calendars.events[interview.event.id].draft.room.mail == interview.room


async def test_a_claim_whose_organizer_is_forgotten_is_let_go(office):
    view = await offered(office)
    await office.presses("rita", Book(view.offer, 1))
    stored = await office.store.load(Person, person_id("t", "rita"))
    await office.store.save([DocumentChange(Person, stored.value.key, None, stored.version)])
    await office.works()
    (interview,) = await office.all(Interview)
    assert interview.stage is Stage.ENDED
    assert await claims_of(office, "ian@x.example") == []


# --- who declined --------------------------------------------------------------------------------


async def declined_long_ago(office):
    """Ian declined before the bot kept what people decline: the interview alone says so."""
    interview = await declined(office)
    await save(office, replace(await office.person("ian"), declined_times=()))
    return interview


async def test_who_declined_can_be_booked_for_something_else_then(office):
    interview = await declined_long_ago(office)
    view = await offered(office, "Ian on Tuesday")
    assert view.slots[0].start == interview.start
    await office.presses("rita", Book(view.offer, 1))
    await office.works()
    assert not [one for one in office.views("rita") if isinstance(one, Problem)]
    assert len([one for one in await office.all(Interview) if one.is_live]) == 2


async def test_who_declined_and_comes_after_all_is_claimed_again(office):
    interview = await declined(office)
    assert await claims_of(office, "ian@x.example") == []
    await office.presses("ian", Accept(interview.id))
    assert await claims_of(office, "ian@x.example") == [(interview.start, interview.id)]


async def test_who_declined_and_was_booked_elsewhere_cannot_come_after_all(office):
    interview = await declined_long_ago(office)
    view = await offered(office, "Ian on Tuesday")
    await office.presses("rita", Book(view.offer, 1))
    await office.works()
    reply = await office.presses("ian", Accept(interview.id))
    assert reply.key == "slot-taken"
    assert (await office.load(Interview, interview.id)).people[0].answer == "declined"


async def test_answers_given_in_outlook_let_go_and_claim_too(office):
    interview = await booked(office)
    answers = office.calendars.events[interview.event.id].answers
    answers["ian@x.example"] = Answer.DECLINED
    await passes(office, seconds=5)
    assert await claims_of(office, "ian@x.example") == []
    answers["ian@x.example"] = Answer.ACCEPTED
    await passes(office, seconds=20)
    assert await claims_of(office, "ian@x.example") == [(interview.start, interview.id)]


async def test_a_substitute_takes_the_resource_day_too(office):
    interview = await declined(office)
    await office.presses("rita", Replace(interview.id, 1))
    assert await claims_of(office, "mei@x.example") == [(interview.start, interview.id)]
    assert await claims_of(office, "ian@x.example") == []
    await office.presses("ian", Decline(interview.id))
    assert len(await claims_of(office, "mei@x.example")) == 1


# --- what was said last --------------------------------------------------------------------------


async def test_what_is_said_in_the_chat_after_outlook_stands(office):
    await office.says("ian", "disconnect")
    interview = await booked(office)
    answers = office.calendars.events[interview.event.id].answers
    answers["ian@x.example"] = Answer.TENTATIVE
    await passes(office, seconds=5)
    assert office.view("rita", InterviewCard).people[0].answer == "tentative"
    await office.presses("ian", Accept(interview.id))
    await passes(office, seconds=20)
    told = office.view("rita", InterviewCard).people[0]
    assert (told.answer, told.said_in_chat) == ("accepted", True)


async def test_an_answer_that_is_known_already_is_no_news(office):
    interview = await booked(office)
    await office.presses("ian", Accept(interview.id))
    before = await office.load(Interview, interview.id)
    await passes(office, seconds=5)
    after = await office.load(Interview, interview.id)
    assert (before.room_state, after.room_state) == ("requested", "confirmed")
    assert after.revision == before.revision + 1
    await passes(office, seconds=20)
    assert (await office.load(Interview, interview.id)).revision == after.revision


async def test_what_is_said_in_outlook_after_the_chat_stands(office):
    await office.says("ian", "disconnect")
    interview = await booked(office)
    await office.presses("ian", Accept(interview.id))
    office.calendars.events[interview.event.id].answers["ian@x.example"] = Answer.TENTATIVE
    await passes(office, seconds=5)
    told = office.view("rita", InterviewCard).people[0]
    assert (told.answer, told.said_in_chat) == ("tentative", False)


async def test_an_organizer_who_took_the_sign_in_back_is_not_said_to_have_lost_it(office):
    await booked(office)
    await office.says("rita", "disconnect")
    await passes(office, seconds=5)
    assert (await office.person("rita")).connection is Connection.NONE


def swapped(office, interview, *mails):
    """Rita changes the attendees in Outlook."""
    kept = office.calendars.events[interview.event.id]
    kept.draft = replace(kept.draft, attendees=tuple((mail, mail) for mail in mails))
    office.clock.pass_(minutes=3)


async def test_who_is_swapped_in_outlook_is_followed(office):
    """Rita replaces Ian by Mei as attendee: Ian is told, Mei is asked, and nobody is taken for another."""
    interview = await booked(office)
    swapped(office, interview, "mei@x.example")
    await office.works()
    (after,) = await office.all(Interview)
    assert [one.mail for one in after.people] == ["mei@x.example"]
    assert office.view("ian", InterviewCard).is_off
    assert office.view("mei", InterviewCard).own_answer == "none"
    claims = {day.mail for day in await office.all(ResourceDay) if day.claims}
    assert "ian@x.example" not in claims
    assert "mei@x.example" in claims


async def test_a_proposal_goes_with_who_is_taken_off_in_outlook(office):
    interview = await booked(office)
    await proposed(office, interview)
    swapped(office, await office.load(Interview, interview.id), "mei@x.example")
    await office.works()
    (after,) = await office.all(Interview)
    assert ([one.mail for one in after.people], after.proposals) == (["mei@x.example"], ())


async def test_who_is_off_an_interview_cannot_answer_it(office):
    interview = await booked(office)
    swapped(office, interview, "mei@x.example")
    await office.works()
    reply = await office.presses("ian", Accept(interview.id))
    assert isinstance(reply, Problem)
    (after,) = await office.all(Interview)
    assert after.people[0].answer is Answer.NONE


async def test_a_stranger_added_in_outlook_is_no_interviewer(office):
    interview = await booked(office)
    swapped(office, interview, "ian@x.example", "guest@elsewhere.example")
    await office.works()
    (after,) = await office.all(Interview)
    assert [one.mail for one in after.people] == ["ian@x.example"]
    assert after.outsiders == ("guest@elsewhere.example",)


async def test_a_stranger_added_in_outlook_stays_whatever_is_changed_here(office):
    interview = await booked(office)
    swapped(office, interview, "ian@x.example", "guest@elsewhere.example")
    await office.presses("rita", Change(interview.id), inputs={"minutes": "30"})
    await office.works()
    (after,) = await office.all(Interview)
    kept = office.calendars.events[after.event.id].draft
    assert kept.span.end - kept.span.start == timedelta(minutes=30)
    assert {*dict(kept.attendees)} == {"ian@x.example", "guest@elsewhere.example"}


async def test_who_was_taken_off_in_outlook_is_no_outsider_any_more(office):
    interview = await booked(office)
    swapped(office, interview, "ian@x.example", "guest@elsewhere.example")
    await office.works()
    (seen,) = await office.all(Interview)
    swapped(office, seen, "ian@x.example")
    await passes(office, minutes=5)
    (after,) = await office.all(Interview)
    assert after.outsiders == ()


async def test_the_text_that_names_who_comes_follows_a_swap_in_outlook_once(office):
    await save(office, a_person("sam", "Sam Okafor", {Role.INTERVIEWER}))
    interview = await booked(office, "Ian and Mei on Tuesday for Jo Park")
    draft = office.calendars.events[interview.event.id].draft
    assert "Ian Murray and Mei Tanaka" in draft.text
    swapped(office, interview, "mei@x.example", "sam@x.example")
    await office.works()
    (after,) = await office.all(Interview)
    text = office.calendars.events[after.event.id].draft.text
    assert (after.stage, after.is_text_stale) == (Stage.STANDING, False)
    assert "Ian" not in text
    assert "Mei Tanaka and Sam Okafor" in text
    told = len(office.views("rita"))
    await passes(office, minutes=5)
    (later,) = await office.all(Interview)
    assert (later.event, len(office.views("rita"))) == (after.event, told)
