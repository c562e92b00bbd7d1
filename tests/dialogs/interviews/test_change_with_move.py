"""One interview is moved and changed by one message: looked for, checked, written and undone together."""

from datetime import timedelta

import pytest

from bot.domain.bookings.interviews import Interview
from bot.domain.intervals import Interval
from bot.domain.search_models import Item
from cards.actions import Book, Undo
from cards.adaptive_cards import fallback
from cards.interview_views import AskToGoOffline, InterviewCard
from cards.offer_views import OfferCard
from cards.view_models import Problem
from tests.harness.office_stories import booked


async def offered(office, text, first="Ian on Tuesday with a room"):
    interview = await booked(office, first)
    await office.says("rita", text)
    view = office.view("rita", OfferCard)
    assert (view.purpose, view.interview) == ("move", interview.id)
    assert await office.load(Interview, interview.id) == interview
    return interview, view


async def chosen(office, text, first="Ian on Tuesday with a room"):
    interview, view = await offered(office, text, first)
    await office.presses("rita", Book(view.offer, 1))
    await office.works()
    return interview, await office.load(Interview, interview.id)


def mails(interview):
    return [one.mail.split("@")[0] for one in interview.people]


@pytest.mark.parametrize(
    "text",
    [
        "add Mei and move it to Wednesday",
        "move it to Wednesday and add Mei",
        "can you add Mei, and then push it to Wednesday please",
    ],
)
async def test_who_is_added_and_the_new_time_are_one_change(office, text):
    interview, after = await chosen(office, text)
    assert mails(after) == ["ian", "mei"]
    assert after.start.date() == interview.start.date() + timedelta(days=1)
    draft = office.calendars.events[after.event.id].draft
    assert (after.event, draft.span) == (interview.event, Interval(after.start, after.end))
    assert dict(draft.attendees).keys() == {"ian@x.example", "mei@x.example"}


async def test_the_times_are_free_for_who_is_to_come_and_as_long_as_it_is_to_be(office):
    office.calendars.busy["mei@x.example"] = [
        Item(Interval(one, one + timedelta(hours=3)))
        for one in [(await booked(office)).start.replace(day=25, hour=9, minute=0)]
    ]
    await office.says("rita", "add Mei, make it 30 minutes and move it to Wednesday")
    view = office.view("rita", OfferCard)
    assert {slot.people for slot in view.slots} == {("Ian Murray", "Mei Tanaka")}
    assert {slot.end - slot.start for slot in view.slots} == {timedelta(minutes=30)}
    assert all(slot.start.hour >= 12 for slot in view.slots)


async def test_the_card_says_what_else_becomes_of_it(office):
    _, view = await offered(office, "add Mei, make it 30 minutes and move it to Wednesday")
    assert "Once moved, it lasts 30 minutes and is with Mei too." in fallback(view)


async def test_all_of_it_is_undone_together(office):
    interview, after = await chosen(office, "swap Ian for Mei and move it to Wednesday")
    assert mails(after) == ["mei"]
    await office.presses("rita", Undo(interview.id))
    await office.works()
    undone = await office.load(Interview, interview.id)
    assert (mails(undone), undone.span, undone.room) == (["ian"], interview.span, interview.room)


async def test_who_is_taken_off_is_told_once_it_has_moved(office):
    await chosen(office, "drop Ian, and then postpone it to Wednesday", "Ian and Mei on Tuesday")
    assert office.view("ian", InterviewCard).is_off


async def test_a_room_is_given_up_with_the_time(office):
    interview, after = await chosen(office, "remove the room and move it to Wednesday")
    assert interview.room
    assert after.room == ""
    assert after.start > interview.start


async def test_another_room_is_taken_at_the_new_time(office):
    text = "move it to Wednesday and put it in Thames"
    _, after = await chosen(office, text, "Ian on Tuesday with Camden")
    assert after.room == "thames@x.example"


async def test_a_note_is_added_with_the_time(office):
    _, after = await chosen(office, "add a note: bring laptop and move it to 3pm")
    assert (after.note, after.start.hour) == ("bring laptop", 15)


async def test_a_time_taken_since_changes_nothing_and_offers_the_same_change_elsewhere(office):
    interview, view = await offered(office, "add Mei and move it to Wednesday")
    slot = view.slots[0]
    office.calendars.busy["mei@x.example"] = [Item(Interval(slot.start, slot.end))]
    await office.presses("rita", Book(view.offer, 1))
    assert office.view("rita", Problem).key == "slot-taken"
    assert await office.load(Interview, interview.id) == interview
    again = office.view("rita", OfferCard)
    await office.presses("rita", Book(again.offer, 1))
    await office.works()
    assert mails(await office.load(Interview, interview.id)) == ["ian", "mei"]


async def test_the_meeting_is_taken_off_only_once_that_is_asked(office):
    first = "Ian on Tuesday online"
    _, after = await chosen(office, "move it to Wednesday and make it not online", first)
    assert after.online
    assert office.view("rita", AskToGoOffline).interview == after.id


async def test_where_no_time_is_free_nothing_is_changed(office):
    interview = await booked(office)
    wednesday = interview.start.replace(day=25, hour=0)
    busy = Interval(wednesday, wednesday + timedelta(days=1))
    office.calendars.busy["mei@x.example"] = [Item(busy)]
    said = await office.says("rita", "add Mei and move it to Wednesday at 10am")
    assert "Nothing is changed yet. Moved, it is with Mei too." in said
    assert await office.load(Interview, interview.id) == interview


@pytest.mark.parametrize(
    ("answer", "people", "is_live"), [("add Mei", ["ian", "mei"], True), ("2", ["ian"], True)]
)
async def test_what_cannot_be_done_together_is_asked_about(office, answer, people, is_live):
    interview = await booked(office)
    said = await office.says("rita", "add Mei and cancel it")
    assert "Nothing is done yet" in said
    assert await office.load(Interview, interview.id) == interview
    asked = await office.says("rita", answer)
    await office.works()
    after = await office.load(Interview, interview.id)
    assert (mails(after), after.is_live) == (people, is_live)
    assert ("Cancel" in asked) is (answer == "2")


async def test_what_is_to_be_told_besides_is_named_and_not_done(office):
    _, _ = await offered(office, "add Mei, move it to Wednesday and tell Ian")
    assert "I left out “tell Ian”" in office.last("rita")


async def test_a_booking_beside_another_wish_is_asked_about(office):
    await office.says("rita", "Ian on Tuesday with a room")
    assert "Nothing is done yet" in await office.says("rita", "book the first and add Mei")
    assert not await office.all(Interview)
    await office.says("rita", "add Mei")
    assert {slot.people for slot in office.view("rita", OfferCard).slots} == {
        ("Ian Murray", "Mei Tanaka")
    }


async def test_whether_to_change_is_asked_back_and_a_yes_changes_it(office):
    interview = await booked(office)
    said = await office.says("rita", "is it too late to add Mei?")
    assert said.startswith("Shall I add Mei? It’s the interview on Tue 24 Nov")
    assert await office.load(Interview, interview.id) == interview
    await office.says("rita", "yes")
    await office.works()
    assert mails(await office.load(Interview, interview.id)) == ["ian", "mei"]


async def test_a_no_to_what_was_asked_back_changes_nothing(office):
    interview = await booked(office)
    await office.says("rita", "should we add Mei?")
    await office.says("rita", "no")
    await office.says("rita", "yes")
    assert await office.load(Interview, interview.id) == interview


async def test_a_bigger_room_is_looked_for_at_the_new_time(office):
    first = "Ian on Tuesday with Camden"
    text = "move it to Wednesday and find a bigger room"
    _, view = await offered(office, text, first)
    assert "a room for 7" in fallback(view)
    assert "Camden" not in {slot.room for slot in view.slots}


async def test_who_is_told_of_a_booking_is_named_as_left_out(office):
    await office.says("rita", "Ian on Tuesday with a room")
    assert "I left out “tell Mei”" in await office.says("rita", "book 1 and tell Mei")
    assert await office.all(Interview)
